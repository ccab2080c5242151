// The figures of a detail page as they are to be printed: which columns, which months, which annual and benchmark rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

// One measure of the page: one column, or three (number, of, per cent) where numerators and denominators have no column
// of their own.
struct PageColumn {
  const DetailColumn* source = nullptr;
  bool with_parts = false;
  std::uint32_t first = 0;  // sheet column; the figure stands in the last
  [[nodiscard]] std::uint32_t last() const { return with_parts ? first + 2 : first; }
};

struct PageRow {
  std::string label;
  ObservationKind kind = ObservationKind::value;
  std::optional<Period> period;
  std::string benchmark;
};

struct PageTable {
  std::vector<PageColumn> columns;
  std::vector<PageRow> months, annual, benchmarks;
  bool groups = false;  // headings over several columns
};

[[nodiscard]] PageTable plan_page_table(const ReportBook& book, const LayoutSheet& description, const LayoutPage& page,
                                        const Submission& submission, const DetailPage& detail);
// The figure of a column in a row; null where the workbook has none.
[[nodiscard]] const Observation* figure_at(const Submission& submission, const DetailColumn& column,
                                           const PageRow& row);

}  // namespace scorebook
