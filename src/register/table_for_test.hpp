// Sheets of a register written as rows of texts, for the tests of this room.
#pragma once

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"

namespace scorebook {

using TextRows = std::vector<std::vector<std::string>>;

// Blank words are no cells.
inline WorkbookBuilder& add_sheet(WorkbookBuilder& made, const std::string& name, const TextRows& rows) {
  made.sheet(name);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const CellRef ref{static_cast<std::uint32_t>(row + 1), static_cast<std::uint32_t>(column + 1)};
      if (!rows[row][column].empty()) made.text(to_string(ref), rows[row][column]);
    }
  }
  return made;
}

}  // namespace scorebook
