#include "writing/grid_sizes.hpp"

#include <algorithm>

namespace scorebook {
namespace {

// Hidden rows and columns have no size: a walk over them ends here, and the box comes out smaller.
constexpr std::uint32_t kMostSteps = 5'000;

struct Corner {
  std::uint32_t index = 0;  // from 0
  int by = 0;
};

// The place `pixels` behind a corner.
template <class Size>
Corner behind(Corner corner, int pixels, std::uint32_t count, const Size& size) {
  pixels += corner.by;
  for (std::uint32_t steps = 0; steps < kMostSteps && corner.index + 1 < count; ++steps) {
    const int here = size(corner.index + 1);
    if (pixels < here) break;
    pixels -= here;
    ++corner.index;
  }
  corner.by = std::clamp(pixels, 0, std::max(size(corner.index + 1) - 1, 0));
  return corner;
}

// How far apart two places are.
template <class Size>
int between(Corner first, Corner second, const Size& size) {
  int pixels = second.by - first.by;
  const std::uint32_t last = std::min(second.index, first.index + kMostSteps);
  for (std::uint32_t index = first.index; index < last; ++index) pixels += size(index + 1);
  return pixels;
}

// Where a box begins: at `wanted`, or so far before the end of the grid that it has room.
template <class Size>
Corner beginning(Corner wanted, int pixels, std::uint32_t count, const Size& size) {
  const Corner end{count - 1, std::max(size(count) - 1, 0)};
  if (count - wanted.index > kMostSteps) return wanted;
  for (std::uint32_t steps = 0; steps < kMostSteps && wanted.index > 0 && between(wanted, end, size) < pixels; ++steps)
    wanted = {wanted.index - 1, 0};
  return wanted;
}

}  // namespace

void GridSizes::sort() {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) { return left.row < right.row; });
}

int GridSizes::width_of(std::uint32_t column) const {
  for (const Columns& each : columns)
    if (column >= each.first && column <= each.last) return each.pixels;
  return column_pixels;
}

int GridSizes::height_of(std::uint32_t row) const {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), row, [](const Row& each, std::uint32_t at) { return each.row < at; });
  return found != rows.end() && found->row == row ? found->pixels : row_pixels;
}

std::string BoxAnchor::text() const {
  const auto pair = [](std::uint32_t index, int by) { return std::to_string(index) + ", " + std::to_string(by); };
  return pair(left, left_by) + ", " + pair(top, top_by) + ", " + pair(right, right_by) + ", " + pair(bottom, bottom_by);
}

BoxAnchor box_beside(CellRef cell, int width, int height, const GridSizes& sizes) {
  const auto across = [&sizes](std::uint32_t column) { return sizes.width_of(column); };
  const auto down = [&sizes](std::uint32_t row) { return sizes.height_of(row); };
  constexpr int kRight = 15, kAbove = 10;
  const Corner left = beginning(behind({std::min(cell.column, kMaximumColumn - 1), 0}, kRight, kMaximumColumn, across),
                                width, kMaximumColumn, across);
  const Corner top = beginning({cell.row < 2 ? 0 : cell.row - 2, cell.row < 2 ? 2 : kAbove}, height, kMaximumRow, down);
  const Corner right = behind(left, width, kMaximumColumn, across);
  const Corner bottom = behind(top, height, kMaximumRow, down);
  return {left.index, top.index, right.index, bottom.index, left.by, top.by, right.by, bottom.by};
}

BoxAnchor grown_box(const BoxAnchor& box, int width, int height, const GridSizes& sizes) {
  const auto across = [&sizes](std::uint32_t column) { return sizes.width_of(column); };
  const auto down = [&sizes](std::uint32_t row) { return sizes.height_of(row); };
  const Corner left{box.left, box.left_by}, top{box.top, box.top_by};
  BoxAnchor grown = box;
  if (between(left, {box.right, box.right_by}, across) < width) {
    const Corner right = behind(left, width, kMaximumColumn, across);
    grown.right = right.index, grown.right_by = right.by;
  }
  if (between(top, {box.bottom, box.bottom_by}, down) < height) {
    const Corner bottom = behind(top, height, kMaximumRow, down);
    grown.bottom = bottom.index, grown.bottom_by = bottom.by;
  }
  return grown;
}

}  // namespace scorebook
