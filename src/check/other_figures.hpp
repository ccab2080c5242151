// The figures of tables that the evidence does not have: neither scorecard nor page nor plan. They are in the order of
// the submission's observations, and say of their table only where they stand.
#pragma once

#include <vector>

#include "check/evidence.hpp"

namespace scorebook {

[[nodiscard]] std::vector<LocatedFigure> figures_of_other_tables(const Evidence& evidence);

}  // namespace scorebook
