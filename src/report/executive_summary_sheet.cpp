// The executive summary of a plan: its counts in sentences, then the statuses of the whole plan with a chart and those
// of each priority. Every number and sentence comes from scorebook/plan_counts.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "report/plan_looks.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kColumns = 3;
constexpr std::uint32_t kChartColumn = 5;  // what the chart draws stands right of the printed area
constexpr double kPixelsPerPoint = 96.0 / 72;
constexpr int kChartHeight = 230;  // pixels

class ExecutiveSummary {
 public:
  ExecutiveSummary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book), sheet_(sheet), description_(description), counts_(book.plan_counts) {}

  void write() {
    sheet_.column_width(1, 1, 8);
    sheet_.column_width(2, 3, description_.landscape ? 70 : 45.5);
    std::uint32_t row = begin_wide_sheet(book_, sheet_, description_, description_.title, kColumns);
    row = write_sentences(row);
    const double first_used = height_to(row);
    row = write_whole(row);
    for (const PriorityCounts& priority : counts_.priorities) {
      const std::uint32_t first = row;
      const std::string name = priority.priority.empty() ? "No priority stated" : priority.priority;
      row = write_status_table(book_, sheet_, row, name, priority.statuses, priority_key(priority.priority), {}) + 1;
      blocks_.push_back({first, row - 1});
    }
    break_pages(sheet_, blocks_, {page_height_of(book_, sheet_, description_, kColumns), first_used});
    sheet_.print_area({{1, 1}, {row - 1, kColumns}});
  }

 private:
  [[nodiscard]] double height_to(std::uint32_t row) const {
    double points = 0;
    for (std::uint32_t each = 1; each < row; ++each) points += sheet_.height_of(each);
    return points;
  }

  std::uint32_t write_sentences(std::uint32_t row) {
    std::vector<std::string> sentences = plan_counts_words(counts_);
    if (sentences.empty()) sentences = {"No measure of a plan was found in the workbooks."};
    CellFormat words = book_.looks.words;
    words.size = 11;
    words.indent = 1;
    for (const std::string& sentence : sentences) {
      row = sheet_.paragraph(row, 1, kColumns, "\xE2\x80\xA2 " + sentence, words);
      sheet_.row_height(row++, 4);
    }
    sheet_.row_height(row, 6);
    return row + 1;
  }

  std::uint32_t write_whole(std::uint32_t row) {
    const std::uint32_t first = row;
    row = write_status_table(book_, sheet_, row, book_.filled(description_.whole), counts_.statuses,
                             std::nullopt, {});
    if (counts_.statuses.measures == 0) return row + 1;
    write_chart(row);
    sheet_.row_height(row, kChartHeight / kPixelsPerPoint + 10);
    blocks_.push_back({first, row});
    return row + 2;
  }

  void write_chart(std::uint32_t row) {
    ChartDescription chart;
    CellFormat small = book_.looks.words;
    small.size = 9;
    small.wrap = false;
    sheet_.column_width(kChartColumn, kChartColumn, 24);
    sheet_.text({3, kChartColumn}, "What the chart draws", small);
    sheet_.text({3, kChartColumn + 1}, "Measures", small);
    std::uint32_t at = 4;
    std::string parts;
    double most = 0;
    StatusCountCells living{&counts_.statuses, std::nullopt, "", {}, 0, small};
    for (const PlanStatus status : plan_statuses()) {
      const std::size_t number = counts_.statuses.of(status);
      if (status == PlanStatus::not_settled && number == 0) continue;
      const std::string short_words(status_in_short(status));
      const std::string label =
          status == PlanStatus::not_settled ? short_words : status_sign(status) + " " + short_words;
      sheet_.text({at, kChartColumn}, label, small);
      sheet_.number({at, kChartColumn + 1}, static_cast<double>(number), small);
      living.at[static_cast<std::size_t>(status)] = {&sheet_, {at, kChartColumn + 1}};
      book_.living.holds(sheet_, {at, kChartColumn + 1}, CellValue::of(static_cast<double>(number)));
      chart.bar_colours.push_back(colour(status));
      parts += (parts.empty() ? "" : ", ") + fmt::format("{}: {}", label, number);
      most = std::max(most, static_cast<double>(number));
      ++at;
    }
    book_.living.statuses(living);
    chart.title = book_.filled(description_.chart);
    chart.alternative_text =
        fmt::format("Bar chart: {} of the whole plan, {}. {}.", counted(counts_.statuses.measures, "measure"),
                    book_.input.period.words(), parts);
    chart.categories = {{4, kChartColumn}, {at - 1, kChartColumn}};
    chart.bars = CellRange{{4, kChartColumn + 1}, {at - 1, kChartColumn + 1}};
    chart.maximum = most * 1.1 + 1;  // room for the number at the longest bar
    chart.width = static_cast<int>(sheet_.width_of(1, kColumns) * kPixelsPerPoint) - 8;
    chart.height = kChartHeight;
    sheet_.chart({row, 1}, chart, 2);
  }

  [[nodiscard]] std::uint32_t colour(PlanStatus status) const {
    const LayoutColours& colours = book_.looks.colours;
    switch (status_rag(status)) {
      case Rag::green:
        return colours.green;
      case Rag::amber:
        return colours.amber;
      case Rag::red:
        return colours.red;
      case Rag::none:
        break;
    }
    return status == PlanStatus::not_settled ? 0xFFFFFF : 0xBFBFBF;
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  const PlanCounts& counts_;
  std::vector<FlowBlock> blocks_;
};

}  // namespace

void write_executive_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  ExecutiveSummary(book, sheet, description).write();
}

}  // namespace scorebook
