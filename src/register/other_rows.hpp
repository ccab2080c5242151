// The sheets of the register beside Measures and Sources: each row by row, what is wrong with it becoming faults.
#pragma once

#include <vector>

#include "register/register_sheet.hpp"

namespace scorebook {

// `measures`: the sheet Measures, by which the figures of the others are read (their unit) and refs are known.
[[nodiscard]] std::vector<DatedTarget> read_targets(const RegisterSheet& table, const Register& so_far,
                                                    RegisterFaults& faults);
[[nodiscard]] std::vector<RegisterFigure> read_benchmarks(const RegisterSheet& table, const Register& so_far,
                                                          RegisterFaults& faults);
[[nodiscard]] std::vector<RegisterFigure> read_history(const RegisterSheet& table, const Register& so_far,
                                                       RegisterFaults& faults);
[[nodiscard]] std::vector<Population> read_populations(const RegisterSheet& table, const Register& so_far,
                                                       RegisterFaults& faults);
[[nodiscard]] std::vector<ReportWord> read_report_words(const RegisterSheet& table, const Register& so_far,
                                                        RegisterFaults& faults);
[[nodiscard]] std::vector<ReportPage> read_pages(const RegisterSheet& table, const Register& so_far,
                                                 RegisterFaults& faults);
[[nodiscard]] std::vector<PlanOutcome> read_outcomes(const RegisterSheet& table, const Register& so_far,
                                                     RegisterFaults& faults);
[[nodiscard]] std::vector<Waiver> read_waivers(const RegisterSheet& table, const Register& so_far,
                                               RegisterFaults& faults);
[[nodiscard]] Settings read_settings(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults);

}  // namespace scorebook
