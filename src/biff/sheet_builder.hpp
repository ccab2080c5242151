// One sheet of a binary workbook being put together from its records, .xls and .xlsb alike: budgets, cells past the
// grid, formats that do not exist, order and duplicates are seen to here, in the words that the reader of .xlsx uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ooxml/hidden_columns.hpp"
#include "ooxml/oddities.hpp"
#include "ooxml/sheet.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// The number whose IEEE 754 bits these are. std::bit_cast is not in every standard library that this is built with.
[[nodiscard]] double number_of_bits(std::uint64_t bits);
// A number packed into 30 bits: a whole one or the upper half of a double, perhaps in hundredths.
[[nodiscard]] double number_of_rk(std::uint32_t packed);

class BiffSheetBuilder {
 public:
  // All three must outlive the builder.
  BiffSheetBuilder(const std::string& path, SheetContext& context, Sheet& sheet)
      : path_(path), context_(context), sheet_(sheet), oddities_(sheet) {}

  // Where a cell stands, rows and columns from 0 as the records count them, and its format.
  struct Head {
    std::uint64_t row = 0, column = 0;
    std::uint32_t style = 0;
  };

  void add_number(const Head& head, double number);
  void add_text(const Head& head, const std::string& text);
  void add_shared_text(const Head& head, std::uint64_t index);
  void add_boolean(const Head& head, bool value);
  void add_error(const Head& head, unsigned code);
  void add_not_calculated(const Head& head);

  // From 0 as well; the last belongs to the range.
  void hide_row(std::uint64_t row);
  void hide_columns(std::uint64_t first, std::uint64_t last);
  void add_merge(std::uint64_t first_row, std::uint64_t last_row, std::uint64_t first_column,
                 std::uint64_t last_column);

  // Of the first budget that was overdrawn: nothing more need be read.
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }
  // Puts the sheet in order. Once, when all records are there.
  void finish();

 private:
  // The new cell, or null where it lies past the grid or over the budget.
  Cell* add(const Head& head, CellKind kind);
  void set_unreadable(Cell& cell);

  const std::string& path_;
  SheetContext& context_;
  Sheet& sheet_;
  Oddities oddities_;
  HiddenColumns hidden_columns_;
  std::optional<Error> refusal_;
};

}  // namespace scorebook
