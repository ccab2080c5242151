// The commonest cells, known by their bytes: where nearly all the time goes in a large sheet.
//
//   <c r="B2" s="1" t="s"><v>17</v></c>      r, s and t in any order, each may be missing
//   <c r="B2" s="1"/>
//   <c r="B2"><f>SUM(B3:B9)</f><v>17</v></c>
//   <c r="B2" t="inlineStr"><is><t>Adults</t></is></c>, also with xml:space="preserve"
//
// What differs by a single byte (another attribute, a blank, single quotes, a reference, a cell that the window cuts
// off) is not known here and left to the reader of all common XML (plain_xml.hpp), cell by cell.
#pragma once

#include <cstdint>
#include <optional>

#include "ooxml/cell_reader.hpp"

namespace scorebook {

struct PlainCell {
  CellStart start;
  CellParts content;
};

// A cell of the first form without t: its number is read on the way.
struct PlainNumber {
  CellRef ref;
  std::optional<std::uint32_t> style;
  double value = 0;
};

// Behind the number that begins at `at`, or `at` itself where it is no such cell. The bytes end in NUL.
[[nodiscard]] const char* match_plain_number(const char* at, const char* end, PlainNumber& cell);

// Behind the cell that begins at `at`, or `at` itself where it is none of these. The bytes end in NUL.
[[nodiscard]] const char* match_plain_cell(const char* at, const char* end, PlainCell& cell);

}  // namespace scorebook
