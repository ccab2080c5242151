// How wide the columns and how high the rows of a sheet are, in pixels at 96 to the inch: comment boxes are placed by
// cells and must come out large enough to be read. Measured for Excel's usual font; another one shifts it a little.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

struct GridSizes {
  struct Columns {
    std::uint32_t first = 0, last = 0;  // from 1
    int pixels = 0;
  };
  struct Row {
    std::uint32_t row = 0;  // from 1
    int pixels = 0;
  };
  int column_pixels = 64, row_pixels = 20;  // of those that are not listed
  std::vector<Columns> columns;
  std::vector<Row> rows;  // sorted by sort()

  void sort();
  [[nodiscard]] int width_of(std::uint32_t column) const;
  [[nodiscard]] int height_of(std::uint32_t row) const;
};

// The corners of a box, each as cell and pixels into it; columns and rows count from 0, as VML has them.
struct BoxAnchor {
  std::uint32_t left = 0, top = 0, right = 0, bottom = 0;
  int left_by = 0, top_by = 0, right_by = 0, bottom_by = 0;

  [[nodiscard]] std::string text() const;  // "3, 15, 0, 10, 8, 20, 9, 4"
};

// A box of that size beside the cell, a little to the right of it and above, within the grid.
[[nodiscard]] BoxAnchor box_beside(CellRef cell, int width, int height, const GridSizes& sizes);
// The same corner, and at least that size.
[[nodiscard]] BoxAnchor grown_box(const BoxAnchor& box, int width, int height, const GridSizes& sizes);

}  // namespace scorebook
