// One sheet of the register as a table: a header row found by the names of its headings, in any order, with other
// columns left alone, and rows below it. Faults are collected, each with its cell, and told all at once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/register.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

class RegisterFaults {
 public:
  void add(const std::string& where, const std::string& what) {
    faults_.push_back(where.empty() ? what : where + ": " + what);
  }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] std::string words() const;  // all of them, with semicolons between
  // All faults in one error, in the order in which they were found.
  [[nodiscard]] Error error(const std::string& file) const;

 private:
  std::vector<std::string> faults_;
};

class RegisterSheet {
 public:
  // The header is the first of the sheet's first 20 rows that has every required heading.
  RegisterSheet(const Workbook& workbook, const Sheet& sheet, const std::vector<RegisterColumn>& columns,
                RegisterFaults& faults);

  [[nodiscard]] bool found() const { return header_row_ != 0; }
  // Rows below the header in which one of its columns holds something.
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
  // What the cell shows, with single blanks; "" where it is blank or the sheet has no such column.
  [[nodiscard]] std::string text(std::uint32_t row, const std::string& column) const;
  [[nodiscard]] std::optional<Decimal> number(std::uint32_t row, const std::string& column) const;
  [[nodiscard]] std::optional<Period> period(std::uint32_t row, const std::string& column) const;
  [[nodiscard]] std::optional<Date> date(std::uint32_t row, const std::string& column) const;
  // As a workbook's own figure is read; of a blank cell one without value and reason.
  [[nodiscard]] Figure figure(std::uint32_t row, const std::string& column, Unit unit) const;
  // The headings beside those that are read.
  [[nodiscard]] std::vector<std::string> other_headings() const;
  // "a, b or c": the words that a column takes.
  [[nodiscard]] std::string choices(const std::string& column) const;
  [[nodiscard]] Place place(std::uint32_t row, const std::string& column) const;

 private:
  [[nodiscard]] std::map<std::string, std::uint32_t> headings_of(std::uint32_t row,
                                                                 const std::vector<RegisterColumn>& columns) const;
  [[nodiscard]] std::string shown(CellRef ref) const;
  [[nodiscard]] const Cell* cell_at(std::uint32_t row, const std::string& column) const;

  const Workbook& workbook_;
  const Sheet& sheet_;
  const std::vector<RegisterColumn>& described_;
  std::uint32_t header_row_ = 0;
  std::map<std::string, std::uint32_t> columns_;  // number of the column by its name
  std::vector<std::uint32_t> rows_;
};

}  // namespace scorebook
