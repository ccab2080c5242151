#include "locate/fractions.hpp"

#include <algorithm>

namespace scorebook {
namespace {

// A number without a per cent sign, of at most 1.
bool may_be_fraction(const Figure& figure) {
  return figure.unit == Unit::per_cent && figure.value && figure.text.find('%') == std::string::npos &&
         !figure.value->negative() && *figure.value <= Decimal(1);
}

bool is_nought(const Figure& figure) { return figure.value && figure.value->zero(); }

}  // namespace

void settle_fractions(std::vector<DraftObservation>& drafts, const std::vector<std::size_t>& of_measure,
                      const std::string& stated) {
  double largest_fraction = 0;
  double smallest_other = 0;
  double largest_other = 0;
  for (const std::size_t at : of_measure) {
    const Figure& figure = drafts[at].observation.figure;
    if (figure.unit != Unit::per_cent || !figure.value || is_nought(figure)) continue;
    const double size = figure.value->absolute().to_double();
    if (may_be_fraction(figure)) {
      largest_fraction = std::max(largest_fraction, size);
    } else {
      smallest_other = smallest_other == 0 ? size : std::min(smallest_other, size);
      largest_other = std::max(largest_other, size);
    }
  }
  if (largest_fraction == 0) return;
  const bool mixed = largest_other > 0;
  // As per cents they would lie among the others; as they stand they would be a tenth of them at most.
  constexpr double kNear = 3;
  const bool near = largest_fraction * 100 <= largest_other * kNear &&
                    largest_fraction * 100 >= smallest_other / kNear && largest_fraction * 10 <= smallest_other;
  if (mixed && !near) return;
  for (const std::size_t at : of_measure) {
    Figure& figure = drafts[at].observation.figure;
    if (!may_be_fraction(figure) || is_nought(figure)) continue;
    figure.unit = Unit::unknown;
    figure.qualifiers.push_back(stated);
    figure.unit_missing = mixed;
  }
}

}  // namespace scorebook
