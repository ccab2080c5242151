// Tables one below another on a sheet, whose headings are different: print titles can repeat the rows of one of them
// only. Here every page begins with the headings of the table that goes on, and no heading stands at the foot of a page
// without a row of its table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

// One cell of a row, or several merged.
struct PagedCell {
  std::uint32_t first_column = 1;
  std::uint32_t last_column = 1;
  std::string text;
  CellFormat format;
};
using PagedRow = std::vector<PagedCell>;

class PagedRows {
 public:
  // Rows go on from `row`, below what is written above it. Column widths, and the rows first_repeated to last_repeated
  // that are print titles (0 and 0: none), must be settled; last_column is the last that is printed.
  PagedRows(SheetWriter& sheet, const PrintSetup& setup, std::uint32_t row, std::uint32_t last_column,
            std::uint32_t first_repeated = 0, std::uint32_t last_repeated = 0);

  // A table's band and headings, held back until its first row is known. Headings may be empty.
  void begin_table(PagedRow band, PagedRow headings);
  // The row that it was written to.
  std::uint32_t add(const PagedRow& row);
  // After the last row of a table an empty one.
  void end_table();
  // Rows that follow, written by other means, begin a page where they would not stand on the rest of this one.
  void keep_together(const std::vector<PagedRow>& rows);
  [[nodiscard]] std::uint32_t next_row() const { return row_; }

 private:
  [[nodiscard]] double height(const PagedRow& row) const;
  void put(const PagedRow& row);
  void break_page();

  SheetWriter& sheet_;
  std::uint32_t row_;
  double page_height_ = 0;
  double used_ = 0;
  PagedRow band_, headings_;
  bool held_back_ = false;
};

}  // namespace scorebook
