#include "report/member_summary_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/chart_scale.hpp"
#include "report/rating_words.hpp"
#include "text/words.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kNow = 0x1F3864, kBefore = 0xBFC8D9, kTarget = 0x2E7D32;
constexpr std::uint32_t kFirstHelper = 10;  // the first column right of the page, with one between
constexpr std::size_t kMostDrawn = 3, kPeriods = 12, kFewest = 3;
constexpr double kChartHeight = 90, kLetters = 8.5;  // points
constexpr double kPixels = 96.0 / 72;
// The thirds of the page.
constexpr std::uint32_t kThirds[3][2] = {{1, 2}, {3, 5}, {6, 7}};

CellFormat helper_format(const ReportBook& book, const std::string& number_format) {
  CellFormat format = book.looks.words;
  format.size = 9;
  format.wrap = false;
  format.number_format = number_format;
  return format;
}

// The last periods that have a figure, at most a year of them.
std::vector<const Observation*> last_figures(const Rating& rating) {
  std::vector<const Observation*> figures;
  for (const Observation* each : rating.history) {
    if (each != nullptr && each->period && each->figure.value && stored_number(each->figure)) figures.push_back(each);
  }
  if (figures.empty()) return figures;
  // Twelve periods back from the latest, whether each has a figure or not.
  Period first = *figures.back()->period;
  for (std::size_t i = 1; i < kPeriods; ++i) first = first.previous();
  figures.erase(figures.begin(), std::find_if(figures.begin(), figures.end(), [&](const Observation* each) {
                  return each->period->last() >= first.last();
                }));
  return figures;
}

std::string caption(const Rating& rating) {
  std::string words = rating.measure.ref.empty() ? "" : rating.measure.ref + " ";
  words += collapsed(rating.measure.title);
  if (rating.measure.polarity == Polarity::low) words += " (low is good)";
  if (rating.measure.polarity == Polarity::high) words += " (high is good)";
  return words;
}

void set_axis(double low, double high, bool per_cent, SmallChart& chart) {
  const ChartScale scale = chart_scale(low, high, per_cent, 3);
  chart.step = scale.step;
  chart.minimum = scale.minimum;
  chart.maximum = scale.maximum;
  chart.number_format = scale.number_format;
}

// The target as a number beside those of the figures; nothing where it is in another unit.
std::optional<double> target_on_axis(const Rating& rating, bool per_cent) {
  const std::optional<Decimal> target = target_number(rating);
  if (!target || rating.measure.rag_basis == RagBasis::year_to_date) return std::nullopt;
  const Unit unit = rating.tolerance.unit != Unit::unknown ? rating.tolerance.unit : rating.target.unit;
  if (unit != Unit::unknown && (unit == Unit::per_cent) != per_cent) return std::nullopt;
  return (per_cent ? target->scaled(-2) : *target).to_double();
}

std::string description_of(const Rating& rating, const std::vector<const Observation*>& figures, bool target) {
  const auto at = [](const Observation& each) { return each.figure.shown() + " in " + each.period->words(); };
  const auto less = [](const Observation* left, const Observation* right) {
    return *left->figure.value < *right->figure.value;
  };
  const Observation& lowest = **std::min_element(figures.begin(), figures.end(), less);
  const Observation& highest = **std::max_element(figures.begin(), figures.end(), less);
  std::string words = fmt::format("Line chart of {}: from {} to {}, lowest {}, highest {}.", caption(rating),
                                  at(*figures.front()), at(*figures.back()), at(lowest), at(highest));
  if (target) words += " The dashed line is the target, " + target_words(rating) + ".";
  return words;
}

// Three helper columns of one measure: periods, figures, target. A period without a figure is a gap.
void draw_one(ReportBook& book, SheetWriter& sheet, std::uint32_t row, std::size_t third, const Rating& rating) {
  const std::vector<const Observation*> figures = last_figures(rating);
  const std::uint32_t column = kFirstHelper + 4 + 4 * static_cast<std::uint32_t>(third), first = 4;
  const bool per_cent = figures.back()->figure.unit == Unit::per_cent;
  const std::optional<double> target = target_on_axis(rating, per_cent);
  sheet.text({first - 1, column}, "Chart of", helper_format(book, ""));
  sheet.text({first - 1, column + 1}, rating.measure.ref.empty() ? "figures" : rating.measure.ref,
             helper_format(book, "@"));
  if (target) sheet.text({first - 1, column + 2}, "target", helper_format(book, ""));
  double low = *stored_number(figures.front()->figure), high = low;
  std::uint32_t at = first;
  std::size_t next = 0;
  const std::string format = number_format_of(figures.back()->figure);
  for (Period period = *figures.front()->period; next < figures.size() && at < first + kPeriods; ++at) {
    sheet.text({at, column}, period.label(), helper_format(book, ""));
    if (*figures[next]->period == period) {
      const double number = *stored_number(figures[next]->figure);
      book.figure(sheet, {at, column + 1}, *figures[next], helper_format(book, format));
      low = std::min(low, number);
      high = std::max(high, number);
      ++next;
    }
    if (target) sheet.number({at, column + 2}, *target, helper_format(book, per_cent ? "0.0%" : "#,##0.0"));
    period = period.next();
  }
  if (target) low = std::min(low, *target), high = std::max(high, *target);
  SmallChart chart;
  chart.categories = {{first, column}, {at - 1, column}};
  ChartLine line;
  line.name = "Figure";
  line.values = {{first, column + 1}, {at - 1, column + 1}};
  line.weight = 2;
  line.marker = Marker::circle;
  chart.series.push_back(line);
  if (target) {
    line.name = "Target";
    line.values = {{first, column + 2}, {at - 1, column + 2}};
    line.colour = kTarget;
    line.dash = Dash::dashes;
    line.marker = Marker::none;
    chart.series.push_back(line);
  }
  set_axis(low, high, per_cent, chart);
  chart.alternative_text = description_of(rating, figures, target.has_value());
  chart.width = static_cast<int>((sheet.width_of(kThirds[third][0], kThirds[third][1]) - 4) * kPixels);
  chart.height = static_cast<int>((kChartHeight - 4) * kPixels);
  sheet.small_chart({row, kThirds[third][0]}, chart, 2);
}

}  // namespace

std::vector<StandingCount> standing_counts(const MemberSummary& summary, const std::string& no_rag) {
  const auto of = [](const auto& counts, auto kind) { return counts[static_cast<std::size_t>(kind)]; };
  if (!summary.of_plan) {
    return {{"G green", Rag::green, of(summary.now, Rag::green), of(summary.before, Rag::green)},
            {"A amber", Rag::amber, of(summary.now, Rag::amber), of(summary.before, Rag::amber)},
            {"R red", Rag::red, of(summary.now, Rag::red), of(summary.before, Rag::red)},
            {no_rag, Rag::none, of(summary.now, Rag::none), of(summary.before, Rag::none)}};
  }
  // Which of the statuses without a colour a measure had before is not worked out.
  std::vector<StandingCount> counts;
  for (const auto& [status, rag] :
       {std::pair(PlanStatus::met, Rag::green), std::pair(PlanStatus::satisfactory, Rag::amber),
        std::pair(PlanStatus::not_met, Rag::red), std::pair(PlanStatus::not_applicable, Rag::none),
        std::pair(PlanStatus::not_available, Rag::none), std::pair(PlanStatus::not_settled, Rag::none)}) {
    const std::size_t now = of(summary.statuses, status);
    if (status == PlanStatus::not_settled && now == 0) continue;
    const int number = plan_status_number(status);
    counts.push_back({(number == 0 ? "" : std::to_string(number) + " ") + std::string(status_in_short(status)), rag,
                      now, rag == Rag::none ? std::nullopt : std::optional(of(summary.before, rag))});
  }
  return counts;
}

void draw_counts(ReportBook& book, SheetWriter& sheet, CellRef corner, const std::vector<StandingCount>& counts,
                 const MemberSummary& summary, double height) {
  const std::uint32_t first = 4, column = kFirstHelper;
  sheet.column_width(column, column + 15, 10);
  sheet.text({first - 1, column}, "Chart of counts", helper_format(book, ""));
  sheet.text({first - 1, column + 1}, "Now", helper_format(book, ""));
  sheet.text({first - 1, column + 2}, "Before", helper_format(book, ""));
  std::string now = "now ", before = "before ";
  std::uint32_t row = first;
  for (const StandingCount& count : counts) {
    const std::string between = row == first ? "" : ", ";
    sheet.text({row, column}, count.words, helper_format(book, ""));
    sheet.number({row, column + 1}, static_cast<double>(count.now), helper_format(book, "#,##0"));
    now += fmt::format("{}{} {}", between, count.now, count.words);
    if (summary.before_known && count.before) {
      sheet.number({row, column + 2}, static_cast<double>(*count.before), helper_format(book, "#,##0"));
      before += fmt::format("{}{} {}", between, *count.before, count.words);
    } else {
      before += fmt::format("{}{} not known", between, count.words);
    }
    ++row;
  }
  SmallChart chart;
  chart.columns = chart.legend = true;
  chart.categories = {{first, column}, {row - 1, column}};
  const auto series = [&](const char* name, std::uint32_t values, std::uint32_t colour) {
    ChartLine line;
    line.name = name;
    line.values = {{first, values}, {row - 1, values}};
    line.colour = colour;
    chart.series.push_back(line);
  };
  if (summary.before_known) series("Before", column + 2, kBefore);
  series("Now", column + 1, kNow);
  chart.alternative_text = fmt::format("Column chart of {} by {}: {}; {}.", counted(summary.measures, "measure"),
                                       summary.of_plan ? "status" : "colour", now, before);
  chart.number_format = "#,##0";
  chart.minimum = 0;
  chart.width = static_cast<int>((sheet.width_of(corner.column, kThirds[2][1]) - 10) * kPixels);
  chart.height = static_cast<int>((height - 4) * kPixels);
  sheet.small_chart(corner, chart, 8);
}

std::vector<const Rating*> measures_to_draw(const MemberSummary& summary) {
  std::vector<const Rating*> drawn;
  for (const SummaryEntry& entry : summary.attention) {
    if (drawn.size() < kMostDrawn && last_figures(*entry.rating).size() >= kFewest) drawn.push_back(entry.rating);
  }
  return drawn;
}

double height_of_drawings(const SheetWriter& sheet, const std::vector<const Rating*>& ratings) {
  constexpr double kRow = 15;
  if (ratings.empty()) return kRow;
  double captions = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const double width = sheet.width_of(kThirds[i][0], kThirds[i][1]) - 5.25;
    captions = std::max(captions, wrapped_lines(caption(*ratings[i]), {kLetters, true}, width) * line_height(kLetters));
  }
  return kRow + captions + kChartHeight;
}

std::uint32_t draw_measures(ReportBook& book, SheetWriter& sheet, std::uint32_t row,
                            const std::vector<const Rating*>& ratings) {
  CellFormat words = book.looks.words;
  words.size = kLetters;
  if (ratings.empty()) {
    sheet.merge({{row, 1}, {row, kThirds[2][1]}},
                "No charts: no measure that needs attention has figures of three periods.", words);
    return row + 1;
  }
  sheet.merge(
      {{row, 1}, {row, kThirds[2][1]}},
      "The first of them that have figures of three periods or more, over up to twelve periods; the dashed line "
      "is the target, or the middle of its band.",
      words);
  ++row;
  words.bold = true;
  words.border = book.looks.cell.border;  // or two captions would read as one
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    sheet.merge({{row, kThirds[i][0]}, {row, kThirds[i][1]}}, caption(*ratings[i]), words);
    draw_one(book, sheet, row + 1, i, *ratings[i]);
  }
  sheet.row_height(row + 1, kChartHeight);
  return row + 2;
}

}  // namespace scorebook
