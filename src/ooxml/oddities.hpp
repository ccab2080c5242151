// What the reader noticed in one sheet and mended, in words; the list is cut at kListedOddities, the rest counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "scorebook/workbook.hpp"

namespace scorebook {

class Oddities {
 public:
  // Those that come in numbers and are said once, with their count.
  enum class Kind { past_the_grid, unknown_style };

  explicit Oddities(Sheet& sheet) : sheet_(sheet) {}

  void add(std::string words);
  void count(Kind kind) { ++counts_[static_cast<std::size_t>(kind)]; }
  // Says so where a text has more characters than Excel allows. `index`: of the text, whose characters are counted
  // once, however many cells share it.
  void long_text(CellRef cell, std::uint32_t index, std::string_view text);
  // Adds the counts to the sheet. Once, at the end.
  void write();

 private:
  Sheet& sheet_;
  std::array<std::size_t, 2> counts_{};
  std::map<std::uint32_t, std::size_t> characters_;  // of the texts that may be too long
  std::size_t unlisted_ = 0;
};

}  // namespace scorebook
