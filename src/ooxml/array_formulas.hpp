// The array formulas of a sheet, and what-if tables: one cell has the text, and the file names the cells that it fills
// together. Excel shows the formula in each of them, and lets nobody type over one alone: so each has it here too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ooxml/oddities.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

class ArrayFormulas {
 public:
  // A range of one cell, or a formula that is not there, needs nothing.
  void add(const CellRange& range, std::uint32_t formula);
  // Gives the cells of every range its formula, where they have none of their own. The cells are sorted. Linear in them
  // for ranges as Excel writes them, of which none lies over another; a file in which they do is left half done and
  // said to be odd.
  void fill(Sheet& sheet, Oddities& oddities) const;

 private:
  struct Filled {
    CellRange range;
    std::uint32_t formula = 0;
  };

  std::vector<Filled> ranges_;
};

}  // namespace scorebook
