// What a formula is made of; for formula*.cpp alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "writing/formula.hpp"

namespace scorebook {

enum class FormulaKind : std::uint8_t {
  number,
  words,
  new_line,
  cell,
  range,
  if_else,
  all_of,
  any_of,
  is_number,
  round,
  absolute,
  sum,
  count_numbers,
  count_words,
  equal,
  less,
  at_most,
  minus,
  times,
  over,
  joined,
};

struct Formula::Node {
  FormulaKind kind = FormulaKind::number;
  std::vector<std::shared_ptr<const Node>> parts = {};
  Decimal number = {};  // of a number; the places of round
  std::string words = {};
  const SheetWriter* sheet = nullptr;
  CellRange range = {};
};

// Numbers that differ by less than this share of the greater are not told apart: Excel and LibreOffice compare about 15
// digits, each in its own way.
inline constexpr double kTooClose = 1e-12;

}  // namespace scorebook
