// A ref in a column of refs: of the usual form ("2.8", "1.B1(a)"), or of a council's own ("7", "H1.2", "KPI-3").
#pragma once

#include <string>

namespace scorebook {

// In its canonical form where it is of the usual one, else as typed; empty for words and periods.
[[nodiscard]] std::string ref_in_its_column(const std::string& text);

}  // namespace scorebook
