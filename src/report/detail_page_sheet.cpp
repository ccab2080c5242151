// One detail page: what the measures are, what the service says about them, the figures, the charts.
#include <algorithm>
#include <cmath>

#include "report/detail_charts.hpp"
#include "report/page_source.hpp"
#include "report/sheets.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr double kSmallestFont = 8;  // points on paper
constexpr double kFigureSize = 10;
constexpr double kChartHeight = 230;  // points, at most
constexpr double kLeastChartHeight = 165;
constexpr double kBetweenCharts = 20;
constexpr double kAboveCharts = 6;            // points between the table and what stands below it
constexpr double kWideEnoughForLegend = 320;  // points on paper, for a legend beside the lines
constexpr double kLeastUnderTable = 145;      // where that keeps text, figures and charts on one page
constexpr std::uint32_t kChartRows = 15;      // sheet rows behind one chart
constexpr double kPixelsPerPoint = 96.0 / 72.0;

class DetailPageSheet {
 public:
  DetailPageSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, const LayoutPage& page,
                  const PageSource& source)
      : book_(book),
        sheet_(sheet),
        description_(description),
        page_(page),
        submission_(source.submission),
        detail_(source.detail),
        note_(source.note),
        table_(plan_page_table(book, description, page, source.submission, source.detail)) {}

  void write() {
    book_.living.page(sheet_);
    set_columns();
    const std::string own = page_.title.empty() ? detail_.title.text : page_.title;
    LayoutSheet printed = description_;
    printed.paper = setup_.paper;
    std::uint32_t row = book_.begin_sheet(sheet_, printed, own.empty() ? detail_.sheet->sheet : own) - 1;
    sheet_.repeat_rows(1, 2);
    row = write_text(row, description_.definition, detail_.definition.text, "no definition given");
    row = write_text(row, description_.analysis, detail_.analysis.text, book_.layout.no_commentary);
    if (table_.columns.empty()) {
      row = write_note(row);
      sheet_.print_area({{1, 1}, {row - 1, last_column_}});
      return;
    }
    table_from_ = row;
    row = write_headings(row);
    frame_.first_month_row = row;
    frame_.period_column = 2;
    frame_.lines_column = frame_.next_lines_column = last_column_ + 2;
    row = write_block(row, description_.monthly, table_.months);
    if (!table_.annual.empty()) row = write_block(row + 1, description_.annual, table_.annual);
    if (!table_.benchmarks.empty()) row = write_block(row + 1, description_.benchmarking, table_.benchmarks);
    row = write_note(row);
    fit_on_one_page(row);
    row = write_charts(row);
    sheet_.print_area({{1, 1}, {row - 1, last_column_}});
  }

 private:
  // Figure columns as wide as their headings and figures need; then empty ones up to the width of the paper, for the
  // texts and for charts beside a narrow table. A4, or A3 where the print would be too small to read.
  void set_columns() {
    sheet_.column_width(1, 1, 5);
    sheet_.column_width(2, 2, 14);
    for (const PageColumn& column : table_.columns) {
      if (column.with_parts) {
        sheet_.column_width(column.first, column.first, 8);
        sheet_.column_width(column.first + 1, column.first + 1, 8);
      }
      sheet_.column_width(column.last(), column.last(), figure_width(column));
      last_figure_ = column.last();
    }
    const double table_width = sheet_.width_of(1, last_figure_);
    setup_ = book_.print_setup(sheet_, Paper::a4, true);
    if (print_scale(sheet_, 1, last_figure_, setup_) / kWiderElsewhere * kFigureSize < kSmallestFont)
      setup_ = book_.print_setup(sheet_, Paper::a3, true);
    sheet_.column_width(last_figure_ + 1, last_figure_ + 1, 2);
    last_column_ = last_figure_ + 1;
    while (sheet_.width_of(1, last_column_) + column_points(9) < std::max(setup_.printable_width(), table_width)) {
      ++last_column_;
      sheet_.column_width(last_column_, last_column_, 9);
    }
  }

  [[nodiscard]] double figure_width(const PageColumn& column) const {
    double points = widest_word(column.source->title.text, {kFigureSize, true});
    for (const std::size_t index : column.source->observations) {
      points = std::max(points, text_width(submission_.observations[index].figure.shown(), {kFigureSize, false}));
    }
    const double least = table_.columns.size() <= 8 ? 14 : 7;
    return std::max(least, (points + 9) / 0.75 / 7);
  }

  // Text and figures belong on one page: where they are too high for it, the last, empty column is made wider, and
  // fitting to the width prints everything a little smaller, as far as it stays readable.
  void fit_on_one_page(std::uint32_t end) {
    double last_width = 9;
    sheet_.column_width(last_column_, last_column_, last_width);
    for (;;) {
      const double scale = print_scale(sheet_, 1, last_column_, setup_);
      double height = 0;
      for (std::uint32_t row = 1; row < end; ++row) height += sheet_.height_of(row);
      if (height <= rows_height_of_page(sheet_, last_column_, setup_) ||
          scale / kWiderElsewhere * kFigureSize < kSmallestFont || last_width > 200)
        break;
      last_width += 1;
      sheet_.column_width(last_column_, last_column_, last_width);
    }
    // What is still too high goes on over whole blocks.
    PagePlan plan;
    plan.page_height = rows_height_of_page(sheet_, last_column_, setup_);
    for (std::uint32_t row = 1; row < table_from_; ++row) plan.first_page_used += sheet_.height_of(row);
    for (const std::uint32_t row : plan_page_breaks(sheet_, blocks_, plan)) sheet_.page_break_before(row);
  }

  std::uint32_t write_text(std::uint32_t row, const std::string& heading, const std::string& text,
                           const std::string& otherwise) {
    sheet_.merge({{row, 1}, {row, last_column_}}, heading, book_.looks.band);
    return sheet_.paragraph(row + 1, 1, last_column_, text.empty() ? otherwise : text, book_.looks.words) + 1;
  }

  std::uint32_t write_note(std::uint32_t row) {
    if (note_.empty()) return row;
    CellFormat words = book_.looks.words;
    words.italic = true;
    words.size = 9.5;
    return sheet_.paragraph(row, 1, last_column_, note_, words);
  }

  std::uint32_t write_headings(std::uint32_t row) {
    const Looks& looks = book_.looks;
    const bool refs = std::any_of(table_.columns.begin(), table_.columns.end(),
                                  [](const PageColumn& column) { return !column.source->ref.empty(); });
    const bool parts = std::any_of(table_.columns.begin(), table_.columns.end(),
                                   [](const PageColumn& column) { return column.with_parts; });
    const std::uint32_t ref_row = row + (table_.groups ? 1 : 0), title_row = ref_row + (refs ? 1 : 0);
    if (table_.groups) write_groups(row);
    sheet_.merge({{row, 1}, {title_row + (parts ? 1 : 0), 2}}, "Period", looks.heading);
    for (const PageColumn& column : table_.columns) {
      CellFormat ref = looks.heading;
      ref.number_format = "@";
      if (refs)
        sheet_.merge({{ref_row, column.first}, {ref_row, column.last()}},
                     column.source->ref.empty() ? "\xE2\x80\x93" : column.source->ref, ref);
      sheet_.merge({{title_row, column.first}, {title_row + (parts && !column.with_parts ? 1 : 0), column.last()}},
                   column.source->title.text, looks.heading);
      if (!column.with_parts) continue;
      const char* words[] = {"Number", "of", "%"};
      for (std::uint32_t i = 0; i < 3; ++i) sheet_.text({title_row + 1, column.first + i}, words[i], looks.heading);
    }
    return title_row + (parts ? 2 : 1);
  }

  void write_groups(std::uint32_t row) {
    for (std::size_t i = 0; i < table_.columns.size();) {
      std::size_t end = i + 1;
      const std::string& heading = table_.columns[i].source->heading;
      while (end < table_.columns.size() && table_.columns[end].source->heading == heading) ++end;
      sheet_.merge({{row, table_.columns[i].first}, {row, table_.columns[end - 1].last()}}, heading,
                   book_.looks.heading);
      i = end;
    }
  }

  std::uint32_t write_block(std::uint32_t row, const std::string& label, const std::vector<PageRow>& rows) {
    if (rows.empty()) return row;
    const auto last = row + static_cast<std::uint32_t>(rows.size()) - 1;
    CellFormat turned = book_.looks.band;
    turned.border = book_.looks.cell.border;
    turned.across = Across::centre;
    turned.upwards = true;
    turned.wrap = true;
    turned.size = 9.5;
    CellFormat period = book_.looks.cell;
    period.number_format = "@";
    const double needed =
        text_width(label, {turned.size, true}) / (label.find(' ') == std::string::npos ? 1 : 1.6) + 12;
    const double each = std::max(14.0, needed / static_cast<double>(rows.size()));
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      sheet_.text({row + i, 2}, rows[i].label, period);
      for (const PageColumn& column : table_.columns) write_figure(row + i, column, rows[i]);
      sheet_.row_height(row + i, std::max(each, sheet_.height_of(row + i) - 2));
    }
    sheet_.merge({{row, 1}, {last, 1}}, label, turned);
    blocks_.push_back({blocks_.empty() ? table_from_ : row, last});
    return last + 1;
  }

  void write_figure(std::uint32_t row, const PageColumn& column, const PageRow& description) {
    const CellFormat& format = book_.looks.figure;
    const Observation* observation = figure_at(submission_, *column.source, description);
    if (column.with_parts) {
      for (std::uint32_t i = 0; i < 2; ++i) {
        if (observation == nullptr) {
          sheet_.blank({row, column.first + i}, format);
        } else {
          book_.part_of_figure(sheet_, {row, column.first + i}, *observation, i == 0, format);
        }
      }
    }
    if (observation == nullptr) {
      sheet_.blank({row, column.last()}, format);
    } else {
      book_.figure(sheet_, {row, column.last()}, *observation, format);
    }
  }

  // Beside the table where one or two find room there, else below it, as many across as the paper takes.
  std::uint32_t write_charts(std::uint32_t row) {
    const auto plans = plan_charts(page_, submission_, table_);
    if (plans.empty() || table_.months.empty()) return row;
    const double room = last_column_ > last_figure_ + 1 ? sheet_.width_of(last_figure_ + 2, last_column_) : 0;
    const double full = sheet_.width_of(1, last_column_);
    const std::uint32_t end =
        plans.size() <= 2 && room >= 330 ? beside_table(row, plans, room) : below_table(row, plans, full);
    label_lines();
    return end;
  }

  std::uint32_t beside_table(std::uint32_t row, const std::vector<ChartPlan>& plans, double room) {
    double height = 0;
    for (std::uint32_t each = table_from_; each < row; ++each) height += sheet_.height_of(each);
    // A chart begins at a row, which can be up to a row's height below the end of the one above.
    const auto charts = static_cast<double>(plans.size());
    const double chart_height = std::min(260.0, (height - kBetweenCharts * (charts - 1)) / charts - 6);
    double used = 0;
    std::uint32_t at = table_from_;
    for (const ChartPlan& plan : plans) {
      ChartDescription chart = describe_chart(book_, sheet_, description_, submission_, table_, plan, frame_);
      chart.width = static_cast<int>((room - 6) * kPixelsPerPoint);
      chart.height = static_cast<int>(chart_height * kPixelsPerPoint);
      place_legend(chart);
      sheet_.chart({at, last_figure_ + 2}, chart);
      used += chart_height + 6;
      double passed = 0;
      for (at = table_from_; at < row && passed < used; ++at) passed += sheet_.height_of(at);
      used = passed;
    }
    return row;
  }

  std::uint32_t below_table(std::uint32_t row, const std::vector<ChartPlan>& plans, double full) {
    sheet_.row_height(row++, kAboveCharts);
    const double scale = print_scale(sheet_, 1, last_column_, setup_);
    auto across = static_cast<std::uint32_t>(std::max(1.0, full * scale / 370.0));
    const double page = rows_height_of_page(sheet_, last_column_, setup_);
    const double title = sheet_.height_of(1) + sheet_.height_of(2);
    double down = std::max(1.0, std::floor((page - title) * scale / kLeastChartHeight));
    // One more across where that puts all of them on one page.
    const auto on_a_page = static_cast<std::size_t>(down) * across;
    if (plans.size() > on_a_page && plans.size() <= static_cast<std::size_t>(down) * (across + 1)) ++across;
    down = std::min(down, std::ceil(static_cast<double>(plans.size()) / across));
    double block = std::min(kChartHeight / scale, (page - title) / down);
    double used = 0;
    for (std::uint32_t each = 1; each < row; ++each) used += sheet_.height_of(each);
    // A little lower where all of them then find room under the table.
    const double rows = std::ceil(static_cast<double>(plans.size()) / across);
    if (used + rows * block > page && (page - used) / rows * scale >= kLeastUnderTable) block = (page - used) / rows;
    const double chart_row = std::floor(block / kChartRows * 4) / 4;
    block = chart_row * kChartRows;
    for (std::size_t i = 0; i < plans.size();) {
      if (used + block > page + 1) {
        sheet_.page_break_before(row);
        used = title;
      }
      for (std::uint32_t position = 0; position < across && i < plans.size(); ++position, ++i) {
        ChartDescription chart = describe_chart(book_, sheet_, description_, submission_, table_, plans[i], frame_);
        chart.width = static_cast<int>((full / across - 8) * kPixelsPerPoint);
        chart.height = static_cast<int>((block - 14) * kPixelsPerPoint);
        place_legend(chart);
        const double from = full * position / across;
        const std::uint32_t column = column_at(from);
        sheet_.chart({row, column}, chart, from - (column == 1 ? 0 : sheet_.width_of(1, column - 1)));
      }
      for (std::uint32_t each = 0; each < kChartRows; ++each) sheet_.row_height(row + each, chart_row);
      row += kChartRows;
      used += block;
    }
    return row;
  }

  // A narrow chart would lose its width to a legend beside it.
  void place_legend(ChartDescription& chart) const {
    const double width = chart.width / kPixelsPerPoint * print_scale(sheet_, 1, last_column_, setup_);
    chart.legend_beside = chart.legend_beside && width >= kWideEnoughForLegend;
  }

  // The column in which the point so far from the left edge lies.
  [[nodiscard]] std::uint32_t column_at(double points) const {
    std::uint32_t column = 1;
    while (column < last_column_ && sheet_.width_of(1, column) <= points + 0.5) ++column;
    return column;
  }

  void label_lines() {
    if (frame_.next_lines_column == frame_.lines_column) return;
    CellFormat words = book_.looks.words;
    words.wrap = false;
    words.italic = true;
    sheet_.text({frame_.first_month_row - 2, frame_.lines_column}, "Lines of the charts (not printed)", words);
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  const LayoutPage& page_;
  const Submission& submission_;
  const DetailPage& detail_;
  const std::string& note_;
  PageTable table_;
  PrintSetup setup_;
  ChartFrame frame_;
  std::vector<RowBlock> blocks_;
  std::uint32_t last_figure_ = 2, last_column_ = 2, table_from_ = 1;
};

}  // namespace

void write_detail_page(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, const LayoutPage& page,
                       const Submission* submission, const DetailPage* detail) {
  const PageSource source = page_source(book, description, page, submission, detail);
  DetailPageSheet(book, sheet, description, page, source).write();
}

}  // namespace scorebook
