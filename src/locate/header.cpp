#include "locate/header.hpp"

#include <algorithm>
#include <optional>

#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

struct HeaderReader {
  const Grid& grid;
  const std::vector<std::uint32_t>& rows;
  std::uint32_t first_column;
  std::vector<HeaderColumn> columns;

  // Whether some words of its own stand in this column below that row of the header.
  [[nodiscard]] bool has_heading_below(std::size_t row, std::uint32_t column) const {
    for (std::size_t below = row + 1; below < rows.size(); ++below) {
      const CellRef ref{rows[below], column};
      const CellRef anchor = grid.anchor(ref);
      if (anchor.row > rows[row] && grid.filled(anchor) != nullptr) return true;
    }
    return false;
  }

  void add(std::uint32_t column, const std::string& text, CellRef anchor) {
    std::vector<Heading>& headings = columns[column - first_column].headings;
    const bool there =
        std::any_of(headings.begin(), headings.end(), [&](const Heading& heading) { return heading.anchor == anchor; });
    if (!there) headings.push_back({text, anchor, anchor.column == column});
  }

  void read_row(std::size_t row) {
    std::optional<Heading> carried;
    for (const HeaderColumn& header : columns) {
      const CellRef ref{rows[row], header.column};
      const CellRange* merge = grid.merge(ref);
      const CellRef anchor = merge == nullptr ? ref : merge->first;
      const std::string text = grid.shown(anchor);
      if (!text.empty()) {
        add(header.column, text, anchor);
        carried.reset();
        if (merge == nullptr && has_heading_below(row, header.column) && !looks_like_ref(text))
          carried = Heading{text, anchor, false};
      } else if (merge != nullptr || !has_heading_below(row, header.column)) {
        carried.reset();
      } else if (carried) {
        add(header.column, carried->text, carried->anchor);
      }
    }
  }
};

}  // namespace

std::vector<std::string> HeaderColumn::texts() const {
  std::vector<std::string> result;
  result.reserve(headings.size());
  for (const Heading& heading : headings) result.push_back(heading.text);
  return result;
}

std::vector<HeaderColumn> read_header(const Grid& grid, const std::vector<std::uint32_t>& rows,
                                      std::uint32_t first_column, std::uint32_t last_column) {
  HeaderReader reader{grid, rows, first_column, {}};
  for (std::uint32_t column = first_column; column <= last_column; ++column) reader.columns.push_back({column, {}});
  for (std::size_t row = 0; row < rows.size(); ++row) reader.read_row(row);
  return std::move(reader.columns);
}

}  // namespace scorebook
