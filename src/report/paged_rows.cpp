#include "report/paged_rows.hpp"

#include <algorithm>
#include <utility>

namespace scorebook {

PagedRows::PagedRows(SheetWriter& sheet, const PrintSetup& setup, std::uint32_t row, std::uint32_t last_column,
                     std::uint32_t first_repeated, std::uint32_t last_repeated)
    : sheet_(sheet), row_(row) {
  double repeated = 0;
  for (std::uint32_t each = first_repeated; each != 0 && each <= last_repeated; ++each)
    repeated += sheet.height_of(each);
  for (std::uint32_t each = 1; each < row; ++each) used_ += sheet.height_of(each);
  used_ -= repeated;
  page_height_ = rows_height_of_page(sheet, last_column, setup) - repeated;
}

double PagedRows::height(const PagedRow& row) const {
  double height = row.empty() ? 0 : sheet_.height_for(1, 1, "", {});
  for (const PagedCell& cell : row)
    height = std::max(height, sheet_.height_for(cell.first_column, cell.last_column, cell.text, cell.format));
  return height;
}

void PagedRows::put(const PagedRow& row) {
  if (row.empty()) return;
  for (const PagedCell& cell : row)
    sheet_.merge({{row_, cell.first_column}, {row_, cell.last_column}}, cell.text, cell.format);
  used_ += sheet_.height_of(row_);
  ++row_;
}

void PagedRows::break_page() {
  sheet_.page_break_before(row_);
  used_ = 0;
}

void PagedRows::keep_together(const std::vector<PagedRow>& rows) {
  double needed = 0;
  for (const PagedRow& row : rows) needed += height(row);
  if (used_ > 0 && used_ + needed > page_height_) break_page();
}

void PagedRows::begin_table(PagedRow band, PagedRow headings) {
  if (held_back_) put(band_);
  band_ = std::move(band);
  headings_ = std::move(headings);
  held_back_ = true;
}

std::uint32_t PagedRows::add(const PagedRow& row) {
  const double needed = height(row) + (held_back_ ? height(band_) + height(headings_) : 0);
  const bool breaks = used_ > 0 && used_ + needed > page_height_;
  if (breaks) break_page();
  if (held_back_) put(band_);
  if (held_back_ || breaks) put(headings_);
  held_back_ = false;
  put(row);
  return row_ - 1;
}

void PagedRows::end_table() {
  if (held_back_) put(band_);
  held_back_ = false;
  used_ += sheet_.height_of(row_);
  ++row_;
  headings_.clear();
}

}  // namespace scorebook
