#include "text/ref_in_column.hpp"

#include <algorithm>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "text/words.hpp"

namespace scorebook {

// What stands in a column of refs is a ref though its form is a council's own: "7", "H1.2", "KPI-3", "ASC/01". Words
// and months are none.
std::string ref_in_its_column(const std::string& text) {
  constexpr std::size_t kLongestRef = 12;
  if (looks_like_ref(text)) return canonical_ref(text);
  const std::string ref = collapsed(text);
  const bool short_enough = ref.size() <= kLongestRef && std::count(ref.begin(), ref.end(), ' ') <= 1;
  const bool numbered = ref.find_first_of("0123456789") != std::string::npos;
  return short_enough && numbered && !parse_period(ref) ? ref : "";
}

}  // namespace scorebook
