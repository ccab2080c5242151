#include "report/detail_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/chart_scale.hpp"
#include "report/control_lines.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kValueColours[] = {0x1F3864, 0xB85C00};
constexpr std::size_t kMostBelow = 3;  // names in a legend below the chart: more would take its height
constexpr std::uint32_t kTargetColour = 0x2E7D32, kBenchmarkColour = 0x595959;

// One figure alone makes no chart.
bool can_be_drawn(const Submission& submission, const PageTable& table, const PageColumn& column) {
  return std::count_if(table.months.begin(), table.months.end(), [&](const PageRow& row) {
           const Observation* observation = figure_at(submission, *column.source, row);
           return observation != nullptr && observation->figure.value.has_value();
         }) >= 2;
}

double on_axis(const Decimal& value, Unit unit) {
  return (unit == Unit::per_cent ? value.scaled(-2) : value).to_double();
}

struct Level {
  std::string name;
  double value = 0;
  std::uint32_t colour = kTargetColour;
  Dash dash = Dash::dashes;
};

std::string printed(const Decimal& value, Unit unit) { return value.to_string() + (unit == Unit::per_cent ? "%" : ""); }

// The lines that the tolerance gives: the green threshold, the centre of a band, the ends of a range.
std::vector<Level> target_levels(const Rating* rating) {
  std::vector<Level> levels;
  if (rating == nullptr) return levels;
  const Tolerance& tolerance = rating->tolerance;
  const Unit unit = tolerance.unit == Unit::unknown ? rating->measure.unit : tolerance.unit;
  const auto add = [&](const char* name, const std::optional<Decimal>& value) {
    if (value)
      levels.push_back(
          {std::string(name) + " " + printed(*value, unit), on_axis(*value, unit), kTargetColour, Dash::dashes});
  };
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      add("Target", tolerance.green);
      break;
    case ToleranceKind::band:
      add("Centre of the target band", tolerance.centre);
      break;
    case ToleranceKind::range:
      add("Lower end of the range", tolerance.range_low);
      add("Upper end of the range", tolerance.range_high);
      break;
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  return levels;
}

std::vector<Level> benchmark_levels(const ReportBook& book, const Submission& submission, const PageColumn& column,
                                    const Rating* rating) {
  const PageRow row{"", ObservationKind::benchmark, std::nullopt, "nat_avg"};
  const Observation* observation = figure_at(submission, *column.source, row);
  if (observation == nullptr && rating != nullptr) observation = book.benchmark_of(*rating, "nat_avg");
  if (observation == nullptr) return {};
  const auto number = stored_number(observation->figure);
  if (!number) return {};
  return {{"National average " + observation->figure.shown(), *number, kBenchmarkColour, Dash::dash_dot}};
}

CellFormat line_format(const Looks& looks, const std::string& number_format) {
  CellFormat format = looks.words;
  format.size = 9;
  format.wrap = false;
  format.number_format = number_format;
  return format;
}

// A new column of numbers right of the printed area, one for each month; months without one stay empty, so that the
// line has a gap.
CellRange write_line_column(const ReportBook& book, SheetWriter& sheet, const PageTable& table, ChartFrame& frame,
                            const std::string& name, const std::string& number_format,
                            const std::vector<std::optional<double>>& numbers) {
  const std::uint32_t column = frame.next_lines_column++;
  sheet.column_width(column, column, 14);
  CellFormat heading = line_format(book.looks, "");
  sheet.text({frame.first_month_row - 1, column}, name, heading);
  const CellFormat format = line_format(book.looks, number_format);
  for (std::uint32_t i = 0; i < table.months.size(); ++i) {
    if (numbers[i]) sheet.number({frame.first_month_row + i, column}, *numbers[i], format);
  }
  return {{frame.first_month_row, column},
          {frame.first_month_row + static_cast<std::uint32_t>(table.months.size()) - 1, column}};
}

std::string polarity_words(const Rating* rating) {
  if (rating == nullptr) return "";
  if (rating->measure.polarity == Polarity::low) return " (low is good)";
  if (rating->measure.polarity == Polarity::high) return " (high is good)";
  return "";
}

std::string measure_words(const PageColumn& column) {
  const DetailColumn& source = *column.source;
  std::string words = source.ref.empty() ? "" : source.ref + " ";
  if (!source.heading.empty()) words += source.heading + " - ";
  return words + source.title.text;
}

struct Extremes {
  const Observation* first = nullptr;
  const Observation* last = nullptr;
  const Observation* lowest = nullptr;
  const Observation* highest = nullptr;
  std::size_t numbers = 0;
};

Extremes extremes_of(const Submission& submission, const PageTable& table, const PageColumn& column) {
  Extremes found;
  for (const PageRow& row : table.months) {
    const Observation* observation = figure_at(submission, *column.source, row);
    if (observation == nullptr || !observation->figure.value) continue;
    ++found.numbers;
    if (found.first == nullptr) found.first = found.lowest = found.highest = observation;
    found.last = observation;
    if (*observation->figure.value < *found.lowest->figure.value) found.lowest = observation;
    if (*observation->figure.value > *found.highest->figure.value) found.highest = observation;
  }
  return found;
}

std::string extremes_words(const PageColumn& column, const Extremes& extremes) {
  const auto at = [](const Observation* observation) {
    return observation->figure.shown() + " in " + observation->period->words();
  };
  return fmt::format("{}: from {} to {}, lowest {}, highest {}", measure_words(column), at(extremes.first),
                     at(extremes.last), at(extremes.lowest), at(extremes.highest));
}

void add_values(const ReportBook& book, SheetWriter& sheet, const Submission& submission, const PageTable& table,
                const PageColumn& column, std::size_t position, bool only, const LayoutSheet& description,
                ChartFrame& frame, ChartDescription& chart) {
  std::vector<std::optional<double>> numbers;
  bool all = true;
  std::string format = "#,##0";
  for (const PageRow& row : table.months) {
    const Observation* observation = figure_at(submission, *column.source, row);
    numbers.push_back(observation == nullptr ? std::nullopt : stored_number(observation->figure));
    all = all && numbers.back().has_value();
    if (numbers.back()) format = number_format_of(observation->figure);
  }
  ChartLine line;
  line.name = only ? "Month" : column.source->title.text;
  line.colour = kValueColours[position % 2];
  line.weight = 2.25;
  line.marker = position == 0 ? Marker::circle : Marker::triangle;
  line.dash = position == 0 ? Dash::solid : Dash::dashes;
  const auto months = static_cast<std::uint32_t>(table.months.size());
  // Words in the printed block would be drawn as 0: a column with gaps is drawn in its place.
  line.values =
      all ? CellRange{{frame.first_month_row, column.last()}, {frame.first_month_row + months - 1, column.last()}}
          : write_line_column(book, sheet, table, frame, measure_words(column), format, numbers);
  if (description.trend_line && position == 0 && extremes_of(submission, table, column).numbers >= 3)
    line.trend = "Trend (linear)";
  chart.lines.push_back(line);
}

// An axis that uses its room: from 0 where the figures come near it, else from a round number below them, and then the
// axis says so. Per cents end at 100.
void set_axis(const Submission& submission, const PageTable& table, const ChartPlan& plan,
              const std::vector<double>& levels, bool per_cent, ChartDescription& chart) {
  double low = 0, high = 0;
  bool any = false;
  const auto include = [&](double value) {
    low = any ? std::min(low, value) : value;
    high = any ? std::max(high, value) : value;
    any = true;
  };
  for (const PageColumn* column : plan.columns) {
    for (const PageRow& row : table.months) {
      const Observation* observation = figure_at(submission, *column->source, row);
      if (observation == nullptr) continue;
      if (const auto number = stored_number(observation->figure)) include(*number);
    }
  }
  for (const double level : levels) include(level);
  const ChartScale scale = chart_scale(low, high, per_cent, 5);
  chart.step = scale.step;
  chart.minimum = scale.minimum;
  chart.maximum = scale.maximum;
  chart.number_format = scale.number_format;
  chart.value_axis = per_cent ? "Per cent" : "Number";
  if (*chart.minimum != 0) {
    chart.value_axis += " (from " +
                        chart_number_words(per_cent ? *chart.minimum * 100 : *chart.minimum,
                                           per_cent ? Unit::per_cent : Unit::count, scale.places) +
                        ")";
  }
}

}  // namespace

std::vector<ChartPlan> plan_charts(const LayoutPage& page, const Submission& submission, const PageTable& table) {
  std::vector<ChartPlan> plans;
  const auto column_of = [&](const std::string& measure) -> const PageColumn* {
    for (const PageColumn& column : table.columns) {
      if (column.source->measure == measure && can_be_drawn(submission, table, column)) return &column;
    }
    return nullptr;
  };
  for (const auto& measures : page.charts) {
    ChartPlan plan;
    for (const std::string& measure : measures) {
      if (const PageColumn* column = column_of(measure)) plan.columns.push_back(column);
    }
    // Per cents and numbers have no axis in common: a chart for each.
    ChartPlan others;
    const auto in_per_cent = [&](const PageColumn* column) {
      return extremes_of(submission, table, *column).first->figure.unit == Unit::per_cent;
    };
    for (auto column = plan.columns.begin(); column != plan.columns.end();) {
      if (in_per_cent(*column) == in_per_cent(plan.columns.front())) {
        ++column;
      } else {
        others.columns.push_back(*column);
        column = plan.columns.erase(column);
      }
    }
    if (!plan.columns.empty()) plans.push_back(std::move(plan));
    if (!others.columns.empty()) plans.push_back(std::move(others));
  }
  if (!page.charts.empty()) return plans;
  for (const PageColumn& column : table.columns) {
    if (can_be_drawn(submission, table, column)) plans.push_back({{&column}});
  }
  return plans;
}

ChartDescription describe_chart(const ReportBook& book, SheetWriter& sheet, const LayoutSheet& description,
                                const Submission& submission, const PageTable& table, const ChartPlan& plan,
                                ChartFrame& frame) {
  ChartDescription chart;
  const auto months = static_cast<std::uint32_t>(table.months.size());
  chart.categories = {{frame.first_month_row, frame.period_column},
                      {frame.first_month_row + months - 1, frame.period_column}};
  const PageColumn& first = *plan.columns.front();
  const Rating* rating = book.rating_of(first.source->measure, submission.directorate);
  const bool only = plan.columns.size() == 1;
  chart.title = only ? measure_words(first) + polarity_words(rating) : first.source->heading;
  if (!only && chart.title.empty()) chart.title = measure_words(first) + " and others";
  std::string words = "Line chart. ";
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    add_values(book, sheet, submission, table, *plan.columns[i], i, only, description, frame, chart);
    words += extremes_words(*plan.columns[i], extremes_of(submission, table, *plan.columns[i])) + ". ";
  }
  const bool per_cent = extremes_of(submission, table, first).first->figure.unit == Unit::per_cent;
  std::vector<double> levels;
  const auto add = [&](ControlLine line) {
    for (const auto& number : line.numbers) {
      if (number) levels.push_back(*number);
    }
    line.look.values =
        write_line_column(book, sheet, table, frame, line.look.name, per_cent ? "0.0%" : "#,##0.0", line.numbers);
    chart.lines.push_back(line.look);
  };
  if (only) {
    std::vector<Level> known = target_levels(rating);
    for (const Level& level : benchmark_levels(book, submission, first, rating)) known.push_back(level);
    for (const Level& level : known) {
      ControlLine line;
      line.look.name = level.name;
      line.look.colour = level.colour;
      line.look.dash = level.dash;
      line.numbers.assign(table.months.size(), level.value);
      add(std::move(line));
      words += level.name + ". ";
    }
  }
  if (only && description.limits && rating != nullptr) {
    std::vector<DrawnFigure> figures;
    for (const PageRow& row : table.months) {
      const Observation* observation = figure_at(submission, *first.source, row);
      figures.push_back({row.period, observation == nullptr ? nullptr : &observation->figure});
    }
    ControlLines control = control_lines(trend_of(*rating).chart, figures, per_cent);
    for (ControlLine& line : control.lines) add(std::move(line));
    for (ControlLine& marks : control.marks) add(std::move(marks));
    words += control.words;
  }
  set_axis(submission, table, plan, levels, per_cent, chart);
  std::size_t named = 0;  // in the legend
  for (const ChartLine& line : chart.lines) named += (line.in_legend ? 1U : 0U) + (line.trend ? 1U : 0U);
  chart.legend_beside = named > kMostBelow;
  chart.alternative_text = words;
  return chart;
}

}  // namespace scorebook
