#include "scorebook/member_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "rate/compared_period.hpp"
#include "rate/standing_rag.hpp"
#include "rate/threshold_span.hpp"
#include "text/period_noun.hpp"

namespace scorebook {
namespace {

bool improved(const Rating& rating) { return rating.direction.state == DirectionState::better; }

std::optional<double> share(Decimal missing, Decimal of) {
  if (of.zero()) return std::nullopt;
  return std::fabs(missing.to_double() / of.to_double());
}

std::optional<double> outside(Decimal value, Decimal low, Decimal high, Decimal of_low, Decimal of_high) {
  if (value < low) return share(low - value, of_low);
  if (value > high) return share(value - high, of_high);
  return std::nullopt;
}

std::optional<double> missed_tolerance(Decimal value, const Tolerance& tolerance) {
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
      if (!tolerance.green || value >= *tolerance.green) return std::nullopt;
      return share(*tolerance.green - value, *tolerance.green);
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      if (!tolerance.green || value <= *tolerance.green) return std::nullopt;
      return share(value - *tolerance.green, *tolerance.green);
    case ToleranceKind::band:
      if (!tolerance.centre || !tolerance.green) return std::nullopt;
      return outside(value, *tolerance.centre - *tolerance.green, *tolerance.centre + *tolerance.green,
                     *tolerance.centre, *tolerance.centre);
    case ToleranceKind::range:
      if (!tolerance.range_low || !tolerance.range_high) return std::nullopt;
      return outside(value, *tolerance.range_low, *tolerance.range_high, *tolerance.range_low, *tolerance.range_high);
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  return std::nullopt;
}

std::optional<double> missed_target(Decimal value, const TargetForPeriod& target) {
  if (target.measured) value = *target.measured;
  if (target.range_low && target.range_high)
    return outside(value, *target.range_low, *target.range_high, *target.range_low, *target.range_high);
  if (!target.value || target.met_by(value).value_or(true)) return std::nullopt;
  return share(*target.value - value, *target.value);
}

// Of the figure that has the colour: the period's, or the year to date where the thresholds are for the year.
std::optional<double> missed_by(const Rating& rating) {
  const bool of_year = &standing_rag(rating) == &rating.rag_year_end && rating.year_to_date != nullptr;
  const Observation* judged = of_year ? rating.year_to_date : rating.value;
  if (judged == nullptr || !judged->figure.value) return std::nullopt;
  const bool stored = judged->figure.exact && rating.settings.rag_precision == RagPrecision::stored;
  const Decimal value = stored ? *judged->figure.exact : *judged->figure.value;
  if (rating.rated_by == RatedBy::tolerance || rating.rated_by == RatedBy::dated_tolerance)
    return missed_tolerance(value, rating.tolerance);
  return missed_target(value, of_year ? rating.target_year_end : rating.target);
}

// The lower, the earlier on the page.
int rank_of_concern(Rag rag) {
  switch (rag) {
    case Rag::red:
      return 0;
    case Rag::amber:
      return 1;
    case Rag::none:
      return 2;
    case Rag::green:
      break;
  }
  return 3;
}

int rank_of_good(const SummaryEntry& entry, bool turned_green) {
  if (turned_green) return 0;
  if (entry.rag == Rag::green && improved(*entry.rating)) return 1;
  return improved(*entry.rating) ? 2 : 3;
}

bool attention_before(const SummaryEntry& left, const SummaryEntry& right) {
  const int of_left = rank_of_concern(left.rag), of_right = rank_of_concern(right.rag);
  if (of_left != of_right) return of_left < of_right;
  if (left.by_threshold_of_year != right.by_threshold_of_year) return right.by_threshold_of_year;
  if (left.missed_by.has_value() != right.missed_by.has_value()) return left.missed_by.has_value();
  return left.missed_by && *left.missed_by > *right.missed_by;
}

std::vector<SummaryEntry> entries_of(const std::vector<ExceptionLine>& lines) {
  std::vector<SummaryEntry> entries;
  for (const ExceptionLine& line : lines) {
    const Rating& rating = *line.rating;
    const Rag rag = standing_colour(rating);
    const bool of_year = rag == Rag::red && rag == rating.rag_period.rag && judged_by_threshold_of_year(rating);
    entries.push_back({line.rating, rag, missed_by(rating), of_year});
  }
  return entries;
}

// "the quarter before", "the same quarter last year", "the year before"; of another period its name.
std::string compared_with(const Period& earlier, const Period& own) {
  if (earlier == own.previous()) return fmt::format("the {} before", period_noun(own.kind()));
  if (earlier == year_before(own)) return fmt::format("the same {} last year", period_noun(own.kind()));
  if (earlier == own.in_financial_year().previous()) return "the year before";
  return earlier.words();
}

void count(const Rating& rating, MemberSummary& summary) {
  const Rag now = standing_colour(rating);
  ++summary.measures;
  ++summary.now[static_cast<std::size_t>(now)];
  const Rag before = rating.previous == nullptr ? Rag::none : rating.rag_previous.rag;
  ++summary.before[static_cast<std::size_t>(before)];
  summary.before_known = summary.before_known || before != Rag::none;
  ++summary.statuses[static_cast<std::size_t>(rating.status.status)];
  switch (rating.direction.state) {
    case DirectionState::no_comparison:
      ++summary.not_compared;
      break;
    case DirectionState::better:
      ++summary.improved;
      break;
    case DirectionState::number_up:
    case DirectionState::number_down:
      ++summary.moved;
      break;
    case DirectionState::number_level:
    case DirectionState::level_within_target:
    case DirectionState::level_off_target:
    case DirectionState::level_no_target:
      ++summary.level;
      break;
    case DirectionState::worse_within_target:
    case DirectionState::worse_off_target:
    case DirectionState::worse_no_target:
      ++summary.declined;
      break;
  }
}

}  // namespace

MemberSummary summary_for_members(const std::vector<Rating>& ratings, const ExceptionOptions& options) {
  MemberSummary summary;
  bool plan = false, scorecard = false;
  for (const Rating& rating : ratings) {
    count(rating, summary);
    plan = plan || rating.plan != nullptr;
    scorecard = scorecard || rating.row != nullptr;
  }
  summary.of_plan = plan && !scorecard;
  const Exceptions exceptions = find_exceptions(ratings, options);
  for (const ExceptionLine& line : exceptions.newly_red) summary.turned_red.push_back(line.rating);
  for (const ExceptionLine& line : exceptions.newly_green) summary.turned_green.push_back(line.rating);
  summary.attention = entries_of(exceptions.concern);
  std::stable_sort(summary.attention.begin(), summary.attention.end(), attention_before);
  summary.good = entries_of(exceptions.good);
  const std::set<const Rating*> turned(summary.turned_green.begin(), summary.turned_green.end());
  const auto rank = [&](const SummaryEntry& entry) { return rank_of_good(entry, turned.count(entry.rating) != 0); };
  std::stable_sort(summary.good.begin(), summary.good.end(),
                   [&](const SummaryEntry& left, const SummaryEntry& right) { return rank(left) < rank(right); });
  return summary;
}

ComparedWith compared_with(const std::vector<const Rating*>& ratings) {
  std::map<std::string, std::size_t> counts;
  std::size_t all = 0;
  for (const Rating* rating : ratings) {
    if (rating->previous == nullptr || !rating->previous->period || !rating->previous->figure.value) continue;
    const bool own = rating->value != nullptr && rating->value->period;
    ++counts[compared_with(*rating->previous->period, own ? *rating->value->period : rating->period)];
    ++all;
  }
  if (counts.empty()) return {"the period before", true, ""};
  if (counts.size() == 1) return {counts.begin()->first, true, ""};
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& left, const auto& right) { return left.second < right.second; });
  return {std::string(kEachItsOwn), false, most->second * 2 > all ? most->first : ""};
}

ComparedWith scorecards_compared_with(const std::vector<Rating>& ratings) {
  std::vector<const Rating*> of_scorecards;
  for (const Rating& rating : ratings) {
    if (rating.plan == nullptr) of_scorecards.push_back(&rating);
  }
  return compared_with(of_scorecards);
}

std::string_view attention_rule_words() {
  return "Red measures first, the furthest from target first, as a share of the target; then those that got worse: "
         "amber, then without a colour, then green.";
}

std::string_view good_rule_words() {
  return "Turned green; then green and improved; then improved; then green. Each in the order "
         "of numbers.";
}

}  // namespace scorebook
