#include "trend/sentence_figures.hpp"

#include <algorithm>

#include "text/words.hpp"
#include "trend/figure_kind.hpp"

namespace scorebook {
namespace {

bool is_one(Decimal amount) { return amount.absolute() == Decimal(1); }

// What follows the number; nothing where the sign is part of it or the title says it.
std::string unit_words(Unit unit, Decimal amount, const Measure& measure) {
  const auto noun = [&](std::string_view singular) {
    const std::string plural = std::string(singular) + "s";
    if (holds_word(measure.title, singular) || holds_word(measure.title, plural)) return std::string();
    return " " + (is_one(amount) ? std::string(singular) : plural);
  };
  const auto rate = [&](std::string_view base) {
    return folded(measure.title).find(base) == std::string::npos ? " per " + std::string(base) : std::string();
  };
  switch (unit) {
    case Unit::per_10000:
      return rate("10,000");
    case Unit::per_100000:
      return rate("100,000");
    case Unit::days:
      return noun("day");
    case Unit::weeks:
      return noun("week");
    case Unit::cases:
    case Unit::unknown:
    case Unit::count:
    case Unit::per_cent:
    case Unit::money:
    case Unit::text:
      break;
  }
  return "";
}

bool by_year(const Observation& left, const Observation& right) {
  if (!left.period || !right.period || left.period->kind() != right.period->kind()) return false;
  switch (left.period->kind()) {
    case PeriodKind::month:
    case PeriodKind::term:
      return year_of(left.period->last()) == year_of(right.period->last());
    case PeriodKind::quarter:
      return left.period->in_financial_year() == right.period->in_financial_year();
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
    case PeriodKind::calendar_year:
    case PeriodKind::wave:
    case PeriodKind::span:
      break;
  }
  return false;
}

// "February" of "February 2016", "quarter 1" of "quarter 1 of 2017/18".
std::string without_year(const std::string& words) {
  const std::size_t of = words.find(" of ");
  return words.substr(0, of == std::string::npos ? words.rfind(' ') : of);
}

std::string word_before(const Observation& observation, const Measure& measure) {
  const PeriodKind kind = observation.period->kind();
  const bool month = kind == PeriodKind::month, quarter = kind == PeriodKind::quarter;
  const bool value = observation.kind == ObservationKind::value;
  if (!value || (!month && !quarter)) return "in ";
  switch (kind_of_figures(measure)) {
    case FigureKind::snapshot:
      return "at the end of ";
    case FigureKind::cumulative:
      return "by the end of ";
    case FigureKind::rolling:
      if (holds_word(measure.title, "rolling")) return "in ";
      return month ? "in the 12 months to " : "in the 12 months to the end of ";
    case FigureKind::events:
    case FigureKind::not_stated:
      break;
  }
  return "in ";
}

}  // namespace

std::string sentence_figure(const Figure& figure, const Measure& measure) {
  std::string words = figure.shown();
  if (!figure.value) return words;
  words += unit_words(unit_of(figure, measure), *figure.value, measure);
  return figure.provisional ? words + " (provisional)" : words;
}

std::optional<std::string> sentence_change(const Figure& from, const Figure& to, const Measure& measure) {
  if (!from.value || !to.value || from.unit_missing || to.unit_missing) return std::nullopt;
  const Unit unit = unit_of(to, measure);
  if (unit_of(from, measure) != unit) return std::nullopt;
  const Decimal change = (*to.value - *from.value).absolute().normalized();
  Figure amount;
  amount.value = change;
  amount.decimals = std::max(change.places(), 0);
  amount.unit = unit == Unit::per_cent ? Unit::count : unit;
  const std::string number = amount.shown();
  if (unit == Unit::per_cent) return number + (is_one(change) ? " percentage point" : " percentage points");
  return number + unit_words(unit, change, measure);
}

std::string sentence_period(const Period& period) {
  const std::string words = period.words();
  switch (period.kind()) {
    case PeriodKind::academic_year:
    case PeriodKind::term:
      return "the " + words;
    case PeriodKind::wave:
      return "the survey of " + words;
    case PeriodKind::span:
      return "the months from " + words;
    case PeriodKind::month:
    case PeriodKind::quarter:
    case PeriodKind::financial_year:
    case PeriodKind::calendar_year:
      break;
  }
  return words;
}

std::string sentence_time(const Observation& observation, const Measure& measure, const Observation* beside) {
  if (!observation.period) return "at a time that is not stated";
  const std::string words = sentence_period(*observation.period);
  const bool shorten = beside != nullptr && by_year(observation, *beside);
  return word_before(observation, measure) + (shorten ? without_year(words) : words);
}

}  // namespace scorebook
