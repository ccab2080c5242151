// The headings above the columns of a table: one to four rows, with group headings that stand over several columns,
// merged or just typed into the first of them. It says which headings stand over a column, not what they mean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "locate/grid.hpp"

namespace scorebook {

inline constexpr std::uint32_t kMaximumHeaderRows = 4;

struct Heading {
  std::string text;
  CellRef anchor;    // where the words stand
  bool own = false;  // the words stand in this very column
};

struct HeaderColumn {
  std::uint32_t column = 0;
  std::vector<Heading> headings;  // outermost first, each once

  [[nodiscard]] std::vector<std::string> texts() const;
};

// The columns first to last with what stands above each in the rows of the header; columns without any heading too.
// An unmerged heading also counts for the columns to its right that have a heading below and none beside it, up to the
// next one; a measure number never does.
[[nodiscard]] std::vector<HeaderColumn> read_header(const Grid& grid, const std::vector<std::uint32_t>& rows,
                                                    std::uint32_t first_column, std::uint32_t last_column);

}  // namespace scorebook
