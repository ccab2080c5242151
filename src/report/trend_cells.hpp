// The small trend charts of a scorecard: one within a cell, the range of its figures in words beside it, and the
// figures themselves in cells right of the printed area. A chart alone would say nothing to a screen reader.
#pragma once

#include <cstdint>
#include <string>

#include "report/report_book.hpp"

namespace scorebook {

class TrendCells {
 public:
  // The figures of the last `months` months stand in as many columns, from `first_column` on.
  TrendCells(ReportBook& book, SheetWriter& sheet, int months, std::uint32_t first_column);

  // Title and months over the figures: the title in `row`, the months in the next.
  void write_headings(std::uint32_t row) const;
  // The chart in its cell and its figures in the same row; words where there are too few for a chart.
  void write_chart(CellRef cell, const Rating& rating) const;
  [[nodiscard]] std::uint32_t after() const { return first_column_ + static_cast<std::uint32_t>(months_); }

 private:
  ReportBook& book_;
  SheetWriter& sheet_;
  int months_;
  std::uint32_t first_column_;
};

// "70.0% to 85.9%": the lowest and the highest figure of the last `months` months up to the reporting period.
[[nodiscard]] std::string trend_range_words(const ReportBook& book, const Rating& rating, int months);

}  // namespace scorebook
