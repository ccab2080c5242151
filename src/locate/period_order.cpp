#include "locate/period_order.hpp"

#include <algorithm>

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

}  // namespace

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
  }
  const bool known = std::find(seen_.begin(), seen_.end(), *period) != seen_.end();
  if (!seen_.empty() && seen_.back() != *period) {
    const int step = period->first() > seen_.back().first() ? 1 : -1;
    if (known) {
      direction_ = 0;  // the same months of something else
    } else if (direction_ != 0 && step != direction_ && !year_ends_between(seen_.back(), *period)) {
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
