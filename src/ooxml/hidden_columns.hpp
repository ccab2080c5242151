// The hidden columns of a sheet, collected from ranges of columns. A range costs the same however wide it is: files may
// hold millions of them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

class HiddenColumns {
 public:
  // Both counted from 1; what lies past the grid is left out.
  void hide(std::uint64_t first, std::uint64_t last);
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;

 private:
  // At each column how many ranges begin there, less those that ended on the column before.
  std::array<std::int64_t, kMaximumColumn + 2> changes_{};
};

}  // namespace scorebook
