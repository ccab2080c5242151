// Rows that head columns with periods: found by the periods in them, and with the rows above and below that belong to
// the same header.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "locate/grid.hpp"

namespace scorebook {

struct PeriodHeader {
  std::vector<std::uint32_t> rows;  // top to bottom
  std::uint32_t first_column = 0, last_column = 0;
  std::uint32_t first_period_column = 0;
};

// The header that has its periods in this row, where figures stand under them; nothing for other rows.
[[nodiscard]] std::optional<PeriodHeader> period_header_at(const Grid& grid, std::size_t position);

// Whether the row says periods in two or more of these columns and no figures in them.
[[nodiscard]] bool heads_columns(const Grid& grid, std::uint32_t row, const std::vector<std::uint32_t>& columns);

}  // namespace scorebook
