#include "register/added_refs.hpp"

#include <algorithm>

#include "scorebook/measure.hpp"
#include "text/words.hpp"

namespace scorebook {

std::vector<std::string> added_refs(const std::string& typed) {
  std::vector<std::string> refs;
  std::size_t from = 0;
  while (from <= typed.size()) {
    const std::size_t plus = std::min(typed.find('+', from), typed.size());
    const std::string ref = trimmed(std::string_view(typed).substr(from, plus - from));
    if (!ref.empty()) refs.push_back(looks_like_ref(ref) ? canonical_ref(ref) : ref);
    from = plus + 1;
  }
  return refs;
}

}  // namespace scorebook
