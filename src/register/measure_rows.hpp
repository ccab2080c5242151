// The sheet Measures.
#pragma once

#include <vector>

#include "register/register_sheet.hpp"

namespace scorebook {

// Its rows in their order; what is wrong with them becomes faults.
[[nodiscard]] std::vector<RegisterMeasure> read_measures(const RegisterSheet& table, RegisterFaults& faults);

}  // namespace scorebook
