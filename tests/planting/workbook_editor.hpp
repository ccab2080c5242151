// Changes to a workbook in memory, as a person makes them in Excel: a number typed over what stood there, a row taken
// out, a column deleted. Formulas elsewhere are not calculated again; who changes a cell that a formula takes up must
// know that.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scorebook/workbook.hpp"

namespace scorebook::planting {

class WorkbookEditor {
 public:
  explicit WorkbookEditor(const Workbook& workbook) : workbook_(workbook) {}

  [[nodiscard]] const Workbook& workbook() const { return workbook_; }
  [[nodiscard]] Workbook take() { return std::move(workbook_); }

  [[nodiscard]] const Cell* find(const Place& place) const;
  [[nodiscard]] std::string shown(const Place& place) const;  // "" for none
  [[nodiscard]] std::string formula(const Place& place) const;

  // Typed into the cell: a formula that stood there is gone, the format stays.
  void number(const Place& place, double value);
  void text(const Place& place, const std::string& value);
  void error(const Place& place, const std::string& name);
  void clear(const Place& place);
  // The formula with the result that the cell has, or none.
  void formula(const Place& place, const std::string& formula);
  void forget_result(const Place& place);

  void fill(const Place& place, std::uint32_t colour);
  void number_format(const Place& place, const std::string& code);
  void hide_column(const Place& place);
  void link(const std::string& target);  // to another workbook, with one cell that refers to it

  // Cells after it move up, or to the left.
  void delete_row(const std::string& sheet, std::uint32_t row);
  void delete_column(const std::string& sheet, std::uint32_t column);
  // Over what stands there.
  void copy_row(const std::string& sheet, std::uint32_t from, std::uint32_t to);

 private:
  Sheet& sheet(const std::string& name);
  Cell& cell(const Place& place);
  std::uint32_t stored(const std::string& text);
  void change_style(const Place& place, const Style& style);

  Workbook workbook_;
};

// The cells that formulas of the workbook take up, alone or in a range.
[[nodiscard]] std::set<Place> cells_in_formulas(const Workbook& workbook);

}  // namespace scorebook::planting
