// The charts of a detail page: monthly values with their linear trend, a line at the target, a line at the national
// average, the average and limits of ordinary variation with a mark on every unusual figure. Everything a chart draws
// stands in cells of the same sheet; lines that are in no printed block stand in columns to the right of the printed
// area.
#pragma once

#include <string>
#include <vector>

#include "report/detail_table.hpp"

namespace scorebook {

struct ChartPlan {
  std::vector<const PageColumn*> columns;  // the measures it draws, one or two
};

// As the layout has them, else one for each measure; measures without a single monthly number have none.
[[nodiscard]] std::vector<ChartPlan> plan_charts(const LayoutPage& page, const Submission& submission,
                                                 const PageTable& table);

// What the charts need to know of the sheet.
struct ChartFrame {
  std::uint32_t first_month_row = 0;    // of the printed monthly block
  std::uint32_t period_column = 0;      // its labels
  std::uint32_t lines_column = 0;       // first column right of the printed area
  std::uint32_t next_lines_column = 0;  // first free one, as charts are described
};

// Writes the cells of the lines and describes the chart.
[[nodiscard]] ChartDescription describe_chart(const ReportBook& book, SheetWriter& sheet,
                                              const LayoutSheet& description, const Submission& submission,
                                              const PageTable& table, const ChartPlan& plan, ChartFrame& frame);

}  // namespace scorebook
