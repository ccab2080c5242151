// What a measure is, from the words of its row in a scorecard and from the measure register. This is the one place
// where the register is laid over the workbook: what the register states wins, what it leaves open stays the
// workbook's. The cells themselves keep their own words (ScorecardRow).
#pragma once

#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// Whether the text of a cell in a scorecard's column of refs is a ref, of the usual form or of the council's own.
[[nodiscard]] bool stands_for_a_ref(const std::string& text);

// Sets ScorecardRow::definition from the row's cells. `unit_of_figures` is used where neither the register nor the
// words say a unit. `measure_register` may be null.
void define_measure(ScorecardRow& row, Unit unit_of_figures, const Register* measure_register);

// Lays what the register says of the measure over what the workbook does; `measure_register` may be null.
void lay_register_over(Measure& measure, const Register* measure_register);

}  // namespace scorebook
