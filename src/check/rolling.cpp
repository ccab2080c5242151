#include "check/rolling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/likely_cause.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// The words of a title that say what it is about; "S47's" gives "s47", and single letters say nothing.
std::set<std::string> words_of(const std::string& title) {
  static const std::set<std::string> about_rolling = {"rolling", "12",  "twelve", "month", "months",      "monthly",
                                                      "year",    "the", "last",   "in",    "performance", "of"};
  std::set<std::string> words;
  std::string word;
  for (const char c : folded(title) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else {
      if (word.size() > 1 && about_rolling.count(word) == 0) words.insert(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

bool says_rolling(const std::string& title) { return folded(title).find("rolling") != std::string::npos; }

bool same_but_for_rolling(const std::string& rolling_title, const std::string& monthly_title) {
  if (!says_rolling(rolling_title) || says_rolling(monthly_title)) return false;
  const std::set<std::string> rolling = words_of(rolling_title);
  const std::set<std::string> monthly = words_of(monthly_title);
  if (rolling.empty()) return false;
  const auto shared = static_cast<std::size_t>(
      std::count_if(rolling.begin(), rolling.end(), [&](const std::string& word) { return monthly.count(word) != 0; }));
  // A word more on either side does no harm where most are shared; with one on both sides they are different things.
  const std::size_t unshared = rolling.size() - shared + (monthly.size() - shared);
  return shared > 0 && unshared <= 1 && (shared == rolling.size() || shared >= 3);
}

namespace rule {

namespace {

// A rolling total with the monthly count that it should follow from.
struct Rolling {
  std::string rolling;
  std::string monthly;
};

std::vector<Rolling> rolling_pairs(const Evidence& evidence) {
  std::vector<Rolling> pairs;
  for (const std::string& rolling : evidence.measures()) {
    const FoundFigures& figures = evidence.figures_of(rolling);
    const std::string& title = figures.front()->observation->title;
    if (figures.front()->figure().unit != Unit::count || !says_rolling(title)) continue;
    for (const std::string& count : evidence.counts_before(rolling)) {
      const FoundFigures& counts = evidence.figures_of(count);
      const bool same = std::any_of(counts.begin(), counts.end(), [&](const LocatedFigure* other) {
        return same_but_for_rolling(title, other->observation->title);
      });
      if (!same) continue;
      pairs.push_back({rolling, count});
      break;
    }
  }
  return pairs;
}

// Figures of one measure by month; where places differ, one is taken, as C401 has its own say about that.
std::map<MonthNumber, const LocatedFigure*> months_of(const Evidence& evidence, const std::string& measure) {
  std::map<MonthNumber, const LocatedFigure*> months;
  for (const LocatedFigure* figure : evidence.figures_of(measure)) {
    if (figure->kind != ObservationKind::value || !figure->period || figure->period->kind() != PeriodKind::month)
      continue;
    if (!figure->figure().value || months.count(figure->period->last()) != 0) continue;
    months[figure->period->last()] = evidence.best(measure, ObservationKind::value, *figure->period);
  }
  return months;
}

using Months = std::map<MonthNumber, const LocatedFigure*>;

double number(const LocatedFigure& figure) { return figure.figure().value->to_double(); }
std::string count_words(double value) { return shown(value, Unit::count, 0); }

// A total of the twelve months that end a month earlier or later, or with two of its digits exchanged.
std::optional<LikelyCause> sum_cause(const Months& monthly, MonthNumber month, const LocatedFigure& total) {
  std::vector<LikelyCause> causes;
  for (const MonthNumber other : {month - 1, month + 1}) {
    Interval possible = Interval::exactly(0);
    bool all = true;
    for (MonthNumber part = other - 11; part <= other && all; ++part) {
      const auto found = monthly.find(part);
      all = found != monthly.end();
      if (all) possible = possible + interval_of(found->second->figure());
    }
    if (!all || !possible.agrees_with(interval_of(total.figure()))) continue;
    causes.push_back({fmt::format("It is the total of the twelve months to {}: a row too {}.",
                                  Period::of_month(other).words(), other < month ? "high" : "low")});
  }
  Relation relation;
  relation.terms.push_back(term_of(total.figure(), total.place()));
  for (MonthNumber part = month - 11; part <= month; ++part)
    relation.terms.push_back(term_of(monthly.at(part)->figure(), monthly.at(part)->place()));
  const std::vector<Term> terms = relation.terms;
  relation.holds = [terms](const std::vector<Decimal>& values) {
    Interval sum = Interval::exactly(0);
    for (std::size_t i = 1; i < terms.size(); ++i) sum = sum + terms[i].stands_for(values[i]);
    return sum.agrees_with(terms[0].stands_for(values[0]));
  };
  if (const auto digits = digit_cause(relation, total.place())) causes.push_back(*digits);
  return only_cause(causes);
}

// From one month to the next a rolling total gains this month and loses the same month a year ago, which cannot be
// negative.
void check_step(const Months& rolling, const Months& monthly, MonthNumber month, Recorder& recorder) {
  const LocatedFigure& now = *rolling.at(month);
  const LocatedFigure& before = *rolling.at(month - 1);
  const LocatedFigure& this_month = *monthly.at(month);
  const double lost = number(this_month) - (number(now) - number(before));
  const Interval possible =
      interval_of(this_month.figure()) - (interval_of(now.figure()) - interval_of(before.figure()));
  const auto year_ago = monthly.find(month - 12);
  const bool negative = possible.high < 0;
  const bool contradicts =
      !negative && year_ago != monthly.end() && !possible.agrees_with(interval_of(year_ago->second->figure()));
  if (!negative && !contradicts) return recorder.passed();

  Failure failure = failure_at(now);
  failure.places = {now.place(), before.place(), this_month.place()};
  if (contradicts) failure.places.push_back(year_ago->second->place());
  failure.message = fmt::format(
      "{}: the rolling total goes from {} in {} ({}) to {} with {} in the month, which needs {} in {}{}.", subject(now),
      shown(before.figure()), before.period->words(), cell_words(before.place(), now.place()), shown(now.figure()),
      shown(this_month.figure()), count_words(lost), Period::of_month(month - 12).words(),
      contradicts ? fmt::format("; the workbook has {}", shown(year_ago->second->figure()))
                  : ", and no count can be below 0");
  failure.fix = "Work the rolling total out again for both months.";
  // The earlier total is the odd one out where the months on both sides of it fit each other.
  const auto two_before = rolling.find(month - 2);
  const auto last_month = monthly.find(month - 1);
  if (two_before != rolling.end() && last_month != monthly.end()) {
    const double least = number(now) - number(this_month);
    const double most = number(*two_before->second) + number(*last_month->second);
    if (least <= most && number(before) < least) {
      failure.places = {before.place(), now.place(), this_month.place()};
      failure.measure = before.observation->measure;
      failure.period = before.period;
      failure.observed = before.figure().text;
      failure.expected = fmt::format("{} to {}", expected_at(before, least, 0), expected_at(before, most, 0));
      failure.message += fmt::format(" A total between {} and {} in {} would fit the months beside it.",
                                     count_words(least), count_words(most), before.period->words());
    }
  }
  recorder.failed(std::move(failure));
}

// With all twelve months in the workbook the total is simply their sum.
void check_sum(const Evidence& evidence, const Rolling& pair, const Months& rolling, const Months& monthly,
               MonthNumber month, Recorder& recorder) {
  double sum = 0;
  Interval possible = Interval::exactly(0);
  for (MonthNumber part = month - 11; part <= month; ++part) {
    const auto found = monthly.find(part);
    if (found == monthly.end()) return;
    sum += number(*found->second);
    possible = possible + interval_of(found->second->figure());
  }
  const LocatedFigure& total = *rolling.at(month);
  if (possible.agrees_with(interval_of(total.figure()))) return recorder.passed();
  const LocatedFigure* year_to_date = evidence.best(pair.monthly, ObservationKind::year_to_date, *total.period);
  if (month_of(month) == 3 && year_to_date != nullptr &&
      evidence.year_to_date_rule(pair.monthly) == YearToDateRule::sum &&
      same_figure(year_to_date->figure(), total.figure())) {
    return recorder.not_run("the year to date has the same twelve months and the same total, and A304 reports it");
  }
  Failure failure = failure_at(total);
  for (MonthNumber part = month - 11; part <= month; ++part) failure.places.push_back(monthly.at(part)->place());
  failure.expected = expected_at(total, sum, 0);
  failure.message = fmt::format("{}: the twelve months of {} add to {}, but the rolling total says {}.{}",
                                subject(total), measure_words(*monthly.at(month)->observation), count_words(sum),
                                shown(total.figure()), cause_words(sum_cause(monthly, month, total)));
  failure.fix = "Mend the month that is wrong, or the rolling total.";
  recorder.failed(std::move(failure));
}

}  // namespace

void rolling_total_inconsistent(const Evidence& evidence, Recorder& recorder) {
  for (const Rolling& pair : rolling_pairs(evidence)) {
    const Months rolling = months_of(evidence, pair.rolling);
    const Months monthly = months_of(evidence, pair.monthly);
    for (const auto& entry : rolling) {
      const MonthNumber month = entry.first;
      if (rolling.count(month - 1) != 0 && monthly.count(month) != 0) {
        check_step(rolling, monthly, month, recorder);
      } else {
        recorder.not_run("no rolling total of the month before, or no count of the month");
      }
      check_sum(evidence, pair, rolling, monthly, month, recorder);
    }
  }
}

}  // namespace rule
}  // namespace scorebook
