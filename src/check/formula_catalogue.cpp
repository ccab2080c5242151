// The catalogue's pages of the family F formulas: what the figures are worked out from.
#include "check/formula_rules.hpp"

namespace scorebook {

std::vector<Rule> formula_rules() {
  using namespace rule;
  return {
      {{"F704", Severity::query, "formula never calculated, so the figure is not known",
        "Each formula behind a figure, a numerator or a denominator has the result that Excel last worked out.",
        "A workbook that a program has written has formulas and no results; what Excel would show, nobody has seen.",
        "=SUM(F12:H12) without a result.", "Open the workbook in Excel, let it calculate, save it, and check it again.",
        kWaive},
       never_calculated},
  };
}

}  // namespace scorebook
