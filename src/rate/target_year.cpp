// Totals for a year and the parts of it; earlier figures that a change may count from.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "rate/number_words.hpp"
#include "rate/target_reckoner.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kTermsOfYear = 3;
constexpr int kSeptember = 9;

// 1 for the autumn term, 3 for the summer term.
int place_of_term(const Period& term) {
  const int first = month_of(term.first());
  return first == kSeptember ? 1 : first < kSeptember && first > kTermsOfYear ? kTermsOfYear : 2;
}

bool counts(Unit unit) { return unit == Unit::count || unit == Unit::money || unit == Unit::cases; }

}  // namespace

Period years_later(const Period& period, int years) {
  const MonthNumber months = years * kMonthsOfYear;
  switch (period.kind()) {
    case PeriodKind::month:
      return Period::of_month(period.last() + months);
    case PeriodKind::wave:
      return Period::wave(year_of(period.last()) + years, month_of(period.last()));
    case PeriodKind::quarter:
      return Period::quarter(year_of(period.in_financial_year().first()) + years,
                             (place_in_year(month_of(period.first())) - 1) / 3 + 1);
    case PeriodKind::term:
      return Period::term(year_of(period.first()) + years, place_of_term(period) == 1   ? "autumn"
                                                           : place_of_term(period) == 2 ? "spring"
                                                                                        : "summer");
    case PeriodKind::financial_year:
      return Period::financial_year(year_of(period.first()) + years);
    case PeriodKind::academic_year:
      return Period::academic_year(year_of(period.first()) + years);
    case PeriodKind::calendar_year:
      return Period::calendar_year(year_of(period.first()) + years);
    case PeriodKind::span:
      break;
  }
  return Period::span(period.first() + months, period.last() + months);
}

bool TargetReckoner::rolling() const {
  if (measure_.reporting_basis == ReportingBasis::rolling_12_months) return true;
  return measure_.year_to_date_rule == YearToDateRule::rolling_12_months &&
         (basis_ == FigureBasis::year_to_date || measure_.reporting_basis == ReportingBasis::not_stated);
}

bool TargetReckoner::snapshot() const {
  if (measure_.reporting_basis == ReportingBasis::snapshot) return true;
  return measure_.year_to_date_rule == YearToDateRule::last && measure_.reporting_basis == ReportingBasis::not_stated;
}

bool TargetReckoner::covers_year_so_far() const {
  if (rolling() || snapshot()) return false;
  if (measure_.reporting_basis == ReportingBasis::cumulative ||
      measure_.year_to_date_rule == YearToDateRule::cumulative)
    return true;
  // The average of the months is as much as one month; the last of them is one month.
  return basis_ == FigureBasis::year_to_date && measure_.year_to_date_rule != YearToDateRule::average &&
         measure_.year_to_date_rule != YearToDateRule::last;
}

bool TargetReckoner::never_spread() const {
  const Unit unit = measure_.unit;
  return unit == Unit::per_cent || unit == Unit::per_10000 || unit == Unit::per_100000 || unit == Unit::text;
}

// Whether the figures of a year's parts add up to the year's, so that a bare number is the total of the year.
bool TargetReckoner::adds_up() const {
  if (never_spread() || measure_.unit == Unit::unknown || rolling() || snapshot()) return false;
  switch (measure_.year_to_date_rule) {
    case YearToDateRule::sum:
    case YearToDateRule::cumulative:
      return true;
    case YearToDateRule::not_stated:
    case YearToDateRule::given:
      if (measure_.reporting_basis == ReportingBasis::cumulative) return true;
      return basis_ == FigureBasis::year_to_date && counts(measure_.unit);
    default:
      return measure_.reporting_basis == ReportingBasis::cumulative;
  }
}

TargetReckoner::PartOfYear TargetReckoner::part_of_year() const {
  if (period_.months() >= kMonthsOfYear || period_.kind() == PeriodKind::wave || rolling()) return {};
  const bool so_far = covers_year_so_far();
  if (period_.kind() == PeriodKind::term) return {so_far ? place_of_term(period_) : 1, kTermsOfYear, so_far};
  return {so_far ? place_in_year(month_of(period_.last())) : period_.months(), kMonthsOfYear, so_far};
}

std::string TargetReckoner::when() const {
  if (!part_of_year().so_far) return "for " + period_.words();
  return "by the end of " +
         (period_.kind() == PeriodKind::term ? period_.words() : month_words(month_of(period_.last())));
}

TargetForPeriod TargetReckoner::spread(const TargetPart& part, TargetForPeriod result) const {
  const bool rate = result.unit == Unit::per_cent || result.unit == Unit::per_10000 || result.unit == Unit::per_100000;
  if (never_spread() || rate || snapshot()) return result;
  // "633 families in 2017/18" is the total of that year.
  const bool of_year = part.in_due && part.due->months() == kMonthsOfYear;
  const int each = part.per_months != 0 ? part.per_months : of_year ? kMonthsOfYear : 0;
  if (each == 0) {
    if (profiled_ || !adds_up()) return result;
    if (measure_.rag_basis == RagBasis::period && !covers_year_so_far()) return result;
  }
  if (each == 0 || each == kMonthsOfYear)
    return take_share(std::move(result), part.per_months != 0 ? " a year" : " over the year");
  if (period_.kind() == PeriodKind::wave) return result;
  const PartOfYear covered = part_of_year();
  const int parts = covered.parts * kMonthsOfYear, whole = covered.whole * each;
  if (parts == whole) return result;
  const std::optional<Share> share = share_of(*result.value, parts, whole);
  if (!share)
    return without(std::move(result), NoTarget::not_usable,
                   "the target, " + result.shown + ", is too long a number to be multiplied");
  const std::string each_words = each == 1 ? " a month" : " a quarter";
  result.value = share->value;
  const std::string one = result.shown;
  result.shown = share_text(*share, result.unit);
  result.working = fmt::format("{}{}: {} {}", one, each_words, result.shown, when());
  return result;
}

// The share of a year's total that falls to the part of the year that the figure covers. `of`: " a year", " over the
// year".
TargetForPeriod TargetReckoner::take_share(TargetForPeriod result, const std::string& of) const {
  const PartOfYear covered = part_of_year();
  if (settings_.part_year_target == PartYearTarget::whole_year || covered.parts == covered.whole) return result;
  const std::optional<Share> share = share_of(*result.value, covered.parts, covered.whole);
  if (!share)
    return without(std::move(result), NoTarget::not_usable,
                   "the target, " + result.shown + ", is too long a number to be spread over the year");
  const std::string year = result.working.empty() ? result.shown : result.working;
  result.value = share->value;
  result.shown = share_text(*share, result.unit);
  result.working = fmt::format("{}{}, spread evenly: {} {}", year, of, result.shown, when());
  return result;
}

Period TargetReckoner::own_year() const {
  const int year = year_of(period_.last()), month = month_of(period_.last());
  if (period_.kind() == PeriodKind::term || period_.kind() == PeriodKind::academic_year)
    return Period::academic_year(month >= kSeptember ? year : year - 1);
  if (period_.kind() == PeriodKind::calendar_year) return period_;
  return period_.in_financial_year();
}

// The figures that a change may count from, the best first; none where the words name a period that is none of those.
std::vector<TargetReckoner::Candidate> TargetReckoner::candidates(const std::optional<Period>& named) const {
  const Period own = own_year();
  if (named && named->months() < kMonthsOfYear) {
    // Of a month or a quarter: only where it is as long as what is judged.
    const bool as_long = named->months() == period_.months() && basis_ == FigureBasis::period;
    return as_long || !adds_up() ? std::vector<Candidate>{{*named}} : std::vector<Candidate>{};
  }
  const int years = named ? year_of(named->first()) - year_of(own.first()) : -1;
  if (years >= 0) return {};
  const Period year = years_later(own, years), same = years_later(period_, years);
  if (period_.months() >= kMonthsOfYear) return {{same}};
  const bool whole = part_of_year().parts == part_of_year().whole;
  // Rates of a year and of a month are on one scale; so is what stood at a year's end.
  const bool one_scale = never_spread() || snapshot();
  std::vector<Candidate> found;
  if (rolling()) {
    if (named) return {{year}, {Period::of_month(year.last())}};
    return {{same}, {year}};
  }
  if (adds_up()) {
    const bool of_period = basis_ == FigureBasis::period || measure_.reporting_basis == ReportingBasis::cumulative ||
                           measure_.year_to_date_rule == YearToDateRule::cumulative;
    if (!named && of_period) found.push_back({same});
    found.push_back({year, !whole});
    if (named && of_period) found.push_back({same});
    return found;
  }
  // The average of the months so far is set against a year's, not against one month's.
  const bool so_far = covers_year_so_far() ||
                      (basis_ == FigureBasis::year_to_date && measure_.year_to_date_rule == YearToDateRule::average);
  if (so_far) {
    found.push_back(whole ? Candidate{year} : Candidate{Period::span(year.first(), same.last())});
  } else {
    found.push_back({same});
  }
  if (one_scale && !whole) found.push_back({year});
  return found;
}

TargetReckoner::Base TargetReckoner::base_figure(const std::optional<Period>& named) const {
  Base base;
  std::vector<std::string> wanted;
  for (const auto& [period, total] : candidates(named)) {
    wanted.push_back(period.words());
    const Figure* figure = references_.figure_of ? references_.figure_of(period) : nullptr;
    if (figure == nullptr || !figure->value) continue;
    if (const std::string why = unusable(*figure); !why.empty()) {
      if (base.why.empty()) base.why = fmt::format("the {} of {} {}", shown(*figure), period.words(), why);
      continue;
    }
    return {figure, period, total, ""};
  }
  if (wanted.empty()) {
    base.why =
        fmt::format("the target counts from {}, which is nothing to set {} against", named->words(), period_.words());
  } else if (base.why.empty()) {
    base.why = "no figure for " + listed(wanted, "or") + " to set it against";
  }
  return base;
}

}  // namespace scorebook
