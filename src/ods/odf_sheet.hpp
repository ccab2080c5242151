// One sheet being put together from rows and cells that say how often they are repeated. Positions come from the counts
// alone, so the cells come out in order, each once. Budgets are shared by the sheets of a workbook.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ooxml/array_formulas.hpp"
#include "ooxml/comments.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/oddities.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// What the sheets of a workbook may still take.
struct OdfBudget {
  std::size_t cells = kMaximumCells;
  std::size_t repeated_cells = kMaximumRepeatedCells;
  std::size_t merges = kMaximumMerges;
  std::size_t hidden = kMaximumHiddenRows;
  std::size_t blanks = kMaximumBlanks;
  CommentBudget comments;
};

class OdfSheetBuilder {
 public:
  OdfSheetBuilder(const std::string& path, Sheet sheet, OdfBudget& budget)
      : path_(path), sheet_(std::move(sheet)), oddities_(sheet_), budget_(budget) {}
  OdfSheetBuilder(const OdfSheetBuilder&) = delete;
  OdfSheetBuilder& operator=(const OdfSheetBuilder&) = delete;

  void add_columns(std::uint32_t count, bool hidden, const std::string& default_style);
  // The style of a column's cells that have none of their own; "" for none.
  [[nodiscard]] const std::string& default_style(std::uint32_t column) const;

  void begin_row(std::uint32_t repeated, bool hidden);
  void end_row();
  // Where the next cell of the row stands; past the grid too.
  [[nodiscard]] CellRef here() const { return {row_, column_}; }
  void add_cell(const std::optional<Cell>& cell, std::uint32_t repeated);            // its place is set here
  void add_merge(std::uint32_t columns, std::uint32_t rows);                         // from here
  void add_comment(Comment comment);                                                 // on the cell that is here
  void add_array(std::uint32_t columns, std::uint32_t rows, std::uint32_t formula);  // that it fills, from here
  [[nodiscard]] Oddities& oddities() { return oddities_; }

  [[nodiscard]] Sheet finish();
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 private:
  struct Columns {
    std::uint32_t last = 0;
    std::string default_style;
  };
  struct RowOfCells {
    std::uint32_t column = 0;
    std::uint32_t repeated = 1;
    Cell cell;
  };

  void put_row(std::uint32_t row);
  bool take(std::size_t& left, std::size_t number, const std::string& words);

  std::string path_;
  Sheet sheet_;
  Oddities oddities_;
  ArrayFormulas arrays_;
  OdfBudget& budget_;
  std::vector<Columns> columns_;
  std::bitset<kMaximumColumn + 1> hidden_columns_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_rows_;  // first and last
  std::uint32_t row_ = 1, column_ = 1, row_repeated_ = 1;
  std::uint32_t last_column_ = 0;  // with a cell in it
  std::vector<RowOfCells> cells_;  // of the row
  std::optional<Error> refusal_;
};

}  // namespace scorebook
