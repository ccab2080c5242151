// The register's sheet Overrides, row by row, what is wrong with it becoming faults.
#pragma once

#include <vector>

#include "register/register_sheet.hpp"

namespace scorebook {

// Sorted by ref. `so_far`: the sheet Measures, by which refs are known.
[[nodiscard]] std::vector<Override> read_overrides(const RegisterSheet& table, const Register& so_far,
                                                   RegisterFaults& faults);
// The words that the column takes for a RAG; "none" where it is not to be rated.
[[nodiscard]] std::string_view override_rag_name(Rag rag);
[[nodiscard]] std::vector<std::string> override_rag_names();

}  // namespace scorebook
