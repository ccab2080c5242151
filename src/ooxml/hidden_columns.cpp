#include "ooxml/hidden_columns.hpp"

#include <algorithm>

namespace scorebook {

void HiddenColumns::hide(std::uint64_t first, std::uint64_t last) {
  first = std::max<std::uint64_t>(first, 1);
  last = std::min<std::uint64_t>(last, kMaximumColumn);
  if (first > last) return;
  ++changes_[static_cast<std::size_t>(first)];
  --changes_[static_cast<std::size_t>(last) + 1];
}

std::vector<std::uint32_t> HiddenColumns::sorted() const {
  std::vector<std::uint32_t> columns;
  std::int64_t open = 0;
  for (std::uint32_t column = 1; column <= kMaximumColumn; ++column) {
    open += changes_[column];
    if (open > 0) columns.push_back(column);
  }
  return columns;
}

}  // namespace scorebook
