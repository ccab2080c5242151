#include "locate/period_order.hpp"

#include <algorithm>
#include <cstdlib>

#include "locate/vocabulary.hpp"

namespace scorebook {
namespace {

// "April" of April 2016, for a year that is said beside it.
std::string month_word(MonthNumber month) {
  const std::string words = Period::of_month(month).words();
  return words.substr(0, words.find(' '));
}

// December and January, whichever way.
bool year_ends_between(const Period& one, const Period& other) {
  return (month_of(one.last()) == 12 && month_of(other.first()) == 1) ||
         (month_of(one.first()) == 1 && month_of(other.last()) == 12);
}

constexpr int kMonthsInYear = 12;
constexpr std::size_t kStepsAlike = 2;

// "January, April" is as far as "October, January" where the year ends between.
bool same_step(int one, int other) { return (one - other) % kMonthsInYear == 0; }

}  // namespace

std::optional<std::size_t> turned_at(const std::vector<Period>& periods) {
  constexpr int kHalfYear = 6;
  bool up = false, down = false;
  std::optional<std::size_t> to_start, to_end;  // of the year
  for (std::size_t at = 1; at < periods.size(); ++at) {
    const Period& before = periods[at - 1];
    const int step = periods[at].first() - before.first();
    const bool same_year = year_of(before.first()) == year_of(periods[at].first());
    if (step == 0 || before.months() != periods[at].months()) continue;
    if (!same_year || std::abs(step) <= kHalfYear) {
      (step > 0 ? up : down) = true;
    } else if (step < 0 && !to_start) {
      to_start = at;
    } else if (step > 0 && !to_end) {
      to_end = at;
    }
  }
  // December to January alone says enough: no run goes from one to the other within a year.
  if (to_start && (up || periods[*to_start].first() + kMonthsInYear - 1 == periods[*to_start - 1].first()))
    return to_start;
  return to_end && down ? to_end : std::nullopt;
}

void MonthsUnderYears::add(const std::vector<PeriodPart>& parts) {
  std::optional<Period> year;
  bool finer = false;  // a period with a year of its own leaves no doubt
  for (const PeriodPart& part : parts) {
    if (!part.alone) continue;
    if (part.alone->kind() == PeriodKind::calendar_year) {
      year = part.alone;
    } else {
      finer = true;
    }
  }
  const std::optional<Period> period = joined_period(parts);
  if (!year || finer || !period || period->months() >= 12) return;
  if (year_ != year) {
    year_ = year;
    seen_.clear();
    direction_ = 0;
    steps_ = 0;
    regular_ = true;
  }
  const bool known = std::find(seen_.begin(), seen_.end(), *period) != seen_.end();
  if (!seen_.empty() && seen_.back() != *period) {
    const int months = period->first() - seen_.back().first();
    const int step = months > 0 ? 1 : -1;
    regular_ = regular_ && (steps_ == 0 || same_step(months, step_));
    step_ = months;
    // Two steps alike and a third one over the end of the year: three periods in no order are not often so.
    const bool goes_on = regular_ && steps_ >= kStepsAlike;
    ++steps_;
    if (known) {
      regular_ = false;
      direction_ = 0;  // the same months of something else
    } else if (direction_ != 0 && step != direction_ && !goes_on && !year_ends_between(seen_.back(), *period)) {
      direction_ = 0;  // in no order
    } else if (direction_ != 0 && step != direction_) {
      const std::string number = std::to_string(year_of(year->first()));
      const auto latest = direction_ > 0 ? seen_.front() : *period;
      const auto earliest = direction_ > 0 ? *period : seen_.front();
      doubt_ = number + " with the months " + month_word(latest.first()) + " to " + month_word(earliest.last()) +
               " may be " + Period::financial_year(year_of(year->first())).words();
    } else {
      direction_ = step;
    }
  }
  seen_.erase(std::remove(seen_.begin(), seen_.end(), *period), seen_.end());
  seen_.push_back(*period);
}

bool names_split_year(const std::string& heading) {
  const std::vector<std::string> words = words_of(heading);
  return has_word(words, "financial") || has_word(words, "fiscal") || has_word(words, "fy") ||
         has_word(words, "academic") || has_word(words, "school");
}

std::string split_year_doubt(const std::string& heading, const std::string& year) {
  return "\"" + heading + "\" stands over " + year + ", which may be the year that begins or the one that ends then";
}

}  // namespace scorebook
