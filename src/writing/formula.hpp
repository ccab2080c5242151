// A formula of a cell, put together from typed pieces only: cells, numbers, words of ours, a few functions that every
// Excel since 2010 and LibreOffice have. Nothing of it is ever text from an input: words become literals, their quotes
// doubled. The same formula can be worked out here, as Excel does it, so that nobody writes one that gives something
// else than the cell is to show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/decimal.hpp"

namespace scorebook {

class SheetWriter;
enum class FormulaKind : std::uint8_t;  // formula_node.hpp

// What a cell holds, or a formula gives.
struct CellValue {
  enum class Kind : std::uint8_t { blank, number, words, truth };
  Kind kind = Kind::blank;
  double number = 0;
  std::string words;
  bool truth = false;

  [[nodiscard]] static CellValue of(double value) { return {Kind::number, value, {}, false}; }
  [[nodiscard]] static CellValue of(std::string text) { return {Kind::words, 0, std::move(text), false}; }
  [[nodiscard]] static CellValue of_truth(bool value) { return {Kind::truth, 0, {}, value}; }
  friend bool operator==(const CellValue&, const CellValue&) = default;
};

// What a cell holds; nothing where that is not known.
using CellLookup = std::function<std::optional<CellValue>(const SheetWriter& sheet, CellRef cell)>;

class Formula {
 public:
  [[nodiscard]] static Formula number(Decimal value);
  [[nodiscard]] static Formula words(std::string_view text);
  [[nodiscard]] static Formula new_line();
  [[nodiscard]] static Formula cell(const SheetWriter& sheet, CellRef cell);
  // Of cells: for sum, count_numbers and count_words alone.
  [[nodiscard]] static Formula range(const SheetWriter& sheet, const CellRange& range);

  [[nodiscard]] static Formula if_else(const Formula& condition, const Formula& then, const Formula& otherwise);
  [[nodiscard]] static Formula all_of(const std::vector<Formula>& conditions);
  [[nodiscard]] static Formula any_of(const std::vector<Formula>& conditions);
  [[nodiscard]] static Formula is_number(const Formula& value);
  [[nodiscard]] static Formula round(const Formula& value, int places);  // half away from zero
  [[nodiscard]] static Formula absolute(const Formula& value);
  [[nodiscard]] static Formula sum(const std::vector<Formula>& values);
  [[nodiscard]] static Formula count_numbers(const std::vector<Formula>& values);
  // Cells that hold just these words, which are made of literals alone.
  [[nodiscard]] static Formula count_words(const Formula& range, const Formula& words);
  [[nodiscard]] static Formula equal(const Formula& left, const Formula& right);
  [[nodiscard]] static Formula less(const Formula& left, const Formula& right);
  [[nodiscard]] static Formula at_most(const Formula& left, const Formula& right);
  [[nodiscard]] static Formula minus(const Formula& left, const Formula& right);
  [[nodiscard]] static Formula times(const Formula& left, const Formula& right);
  [[nodiscard]] static Formula over(const Formula& left, const Formula& right);
  // Texts and whole numbers: others are written differently from country to country.
  [[nodiscard]] static Formula joined(const std::vector<Formula>& texts);

  // As a cell of that sheet holds it, with its "=". Nothing where Excel would not take it: longer than 8,192
  // characters, a literal longer than 255, more than 64 functions inside each other, more than 255 arguments.
  [[nodiscard]] std::optional<std::string> text(const SheetWriter& on) const;
  // What it gives. Nothing where that is not certain: a cell that is not known, a mistake (a division by nothing), or
  // two numbers so close to each other that programs differ on which is the greater.
  [[nodiscard]] std::optional<CellValue> value(const CellLookup& cells) const;

  struct Node;

 private:
  explicit Formula(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  [[nodiscard]] static Formula make(Node node);
  [[nodiscard]] static Formula of_all(FormulaKind kind, const std::vector<Formula>& parts);
  std::shared_ptr<const Node> node_;
};

}  // namespace scorebook
