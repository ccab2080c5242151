// The sheets of a measure register as Excel shows them: headings with notes, lists of words to choose from, every cell
// as text so that "6.10", "4 to 6" and "March 2016" stay as they are typed. One writer for the empty register, a
// learned one and the draft of the sheet Sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/register.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {

// What is to be seen of a cell beside its words.
struct CellMark {
  std::uint32_t fill = 0xFFF2CC;
  std::string note;
};
// By row and column of the rows, from 0.
using CellMarks = std::map<std::pair<std::size_t, std::size_t>, CellMark>;

[[nodiscard]] CellFormat register_heading_format();
[[nodiscard]] CellFormat register_cell_format();

// The row and column of the sheet in which a cell of the rows stands.
[[nodiscard]] CellRef register_cell_ref(std::size_t row, std::size_t column);

// One sheet of the register, with room for more rows below.
void write_register_sheet(SheetWriter& sheet, const RegisterSheetKind& kind, const RegisterRows& rows,
                          const CellMarks& marks = {});
// A table of the sheets' columns: what belongs there, what they take, an example. Returns the row after it.
std::uint32_t write_register_columns(SheetWriter& sheet, std::uint32_t row,
                                     const std::vector<RegisterSheetKind>& kinds);

// All sheets, the first of them "Read me", which says what each is for. `before`: written between the two; `marks` by
// the names of the sheets. The sheets of the register are returned by their names.
struct RegisterBook {
  SheetWriter* read_me = nullptr;
  std::map<std::string, SheetWriter*> sheets;
};
[[nodiscard]] RegisterBook add_register_sheets(WorkbookWriter& writer, const Register& measure_register,
                                               const std::map<std::string, CellMarks>& marks,
                                               const std::string& sheet_between);

}  // namespace scorebook
