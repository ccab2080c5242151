#include "rate/threshold_span.hpp"

#include <algorithm>

namespace scorebook {
namespace {

// A threshold counts as one for another span when it is four times any month, or two and a half times any quarter, and
// as one for a span when it lies within a factor of two of its figures.
constexpr double kFarFromAMonth = 4, kFarFromAQuarter = 2.5, kNear = 2;
constexpr int kMonthsOfQuarter = 3;
constexpr MonthNumber kMostOfAYear = 6;

double size_of(const Observation& observation) { return observation.figure.value->absolute().to_double(); }

double largest(const std::vector<const Observation*>& figures) {
  double most = 0;
  for (const Observation* figure : figures) most = std::max(most, size_of(*figure));
  return most;
}

double far_away(const std::vector<const Observation*>& figures) {
  const bool quarters = std::all_of(figures.begin(), figures.end(), [](const Observation* figure) {
    return figure->period && figure->period->months() == kMonthsOfQuarter;
  });
  return quarters ? kFarFromAQuarter : kFarFromAMonth;
}

bool near(double left, double right) { return left <= kNear * right && right <= kNear * left; }

// The figures of a whole year, or of most of one, that a year's threshold would be near to.
std::vector<const Observation*> yearly_figures(const FiguresBySpan& figures, const Period& period) {
  std::vector<const Observation*> yearly;
  const MonthNumber so_far = period.last() - period.in_financial_year().first() + 1;
  if (figures.year_to_date != nullptr && so_far >= kMostOfAYear) yearly.push_back(figures.year_to_date);
  yearly.insert(yearly.end(), figures.years.rbegin(), figures.years.rend());  // the latest first
  return yearly;
}

bool has_size(const Observation* observation) {
  return observation != nullptr && observation->figure.value && observation->figure.value->coefficient();
}

FiguresBySpan figures_of(const Rating& rating) {
  FiguresBySpan figures;
  for (const Observation* each : rating.history) {
    if (has_size(each)) figures.periods.push_back(each);
  }
  for (const Observation* each : rating.years) {
    if (has_size(each)) figures.years.push_back(each);
  }
  if (has_size(rating.year_to_date)) figures.year_to_date = rating.year_to_date;
  return figures;
}

}  // namespace

const Observation* threshold_is_yearly(const FiguresBySpan& figures, double low, double high, const Period& period) {
  const double far = far_away(figures.periods) * largest(figures.periods);
  if (low < far) return nullptr;
  for (const Observation* figure : yearly_figures(figures, period)) {
    const double size = size_of(*figure);
    if (size >= far && (near(size, low) || near(size, high))) return figure;
  }
  return nullptr;
}

bool threshold_is_of_one_period(const FiguresBySpan& figures, double low, double high) {
  if (figures.year_to_date == nullptr || figures.periods.size() < 2) return false;
  const double year = size_of(*figures.year_to_date), far = far_away(figures.periods);
  if (year < far * high || year < far * largest(figures.periods)) return false;
  return std::all_of(figures.periods.begin(), figures.periods.end(), [&](const Observation* figure) {
    return near(size_of(*figure), low) || near(size_of(*figure), high);
  });
}

bool adds_up_over_time(Unit unit) { return unit != Unit::per_cent && unit != Unit::text; }

bool judged_by_threshold_of_year(const Rating& rating) {
  const Tolerance& tolerance = rating.tolerance;
  if (rating.rag_period.rag == Rag::none || !tolerance.green || !tolerance.red) return false;
  if (tolerance.kind == ToleranceKind::band || tolerance.kind == ToleranceKind::range) return false;
  if (!adds_up_over_time(rating.measure.unit) || tolerance.unit == Unit::per_cent) return false;
  const double red = tolerance.red->absolute().to_double(), green = tolerance.green->absolute().to_double();
  const FiguresBySpan figures = figures_of(rating);
  if (figures.periods.empty() || std::min(red, green) <= 0) return false;
  return threshold_is_yearly(figures, std::min(red, green), std::max(red, green), rating.period) != nullptr;
}

}  // namespace scorebook
