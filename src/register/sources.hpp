// The sheet Sources of the register: how a table that cannot be recognised is laid out, one row a column of it. Its
// columns are described here once: for reading, for the draft that `inspect` writes, and for its documentation.
#pragma once

#include <string>
#include <vector>

#include "register/register_sheet.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// The columns as the reader of a register sheet wants them.
[[nodiscard]] const std::vector<RegisterColumn>& source_register_columns();

// The words that cells of the columns orientation and role hold.
[[nodiscard]] std::vector<std::string> orientation_names();
[[nodiscard]] std::vector<std::string> source_role_names();

// The tables that the sheet states, in its order; faults recorded cell by cell.
[[nodiscard]] std::vector<SourceTable> read_sources(const RegisterSheet& sheet, RegisterFaults& faults);

}  // namespace scorebook
