// Changes that sentences state beside the two figures they are between: "fallen by 4% from 86.2% to 81.5%". Only forms
// that leave no doubt which figures are meant are read; words like "about" make a change a rough one,
// words like "expected" a wish.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

enum class ChangeUnit : std::uint8_t { plain, per_cent, points };

// A number of a sentence.
struct StatedNumber {
  Decimal value;
  int decimals = 0;
  ChangeUnit unit = ChangeUnit::plain;
  std::string text;  // as typed: "86.2%", "4 percentage points"

  [[nodiscard]] Interval interval() const { return Interval::printed(value, decimals); }
};

struct StatedChange {
  StatedNumber change;
  std::optional<StatedNumber> from, to;  // what it is between, where the sentence says so
  std::optional<std::string> since;      // else the words of the period that it is measured from: "2014/15"
  bool rough = false;                    // "about 4%"
  bool hoped = false;                    // "is expected to fall by 4%", "a 5% reduction is planned"
  std::string quote;                     // the words that state it
};

[[nodiscard]] std::vector<StatedChange> stated_changes(std::string_view text);

// What the change between two figures is, within their printed precision.
struct ActualChange {
  Interval difference;               // in the figures' own unit: percentage points for percentages
  std::optional<Interval> relative;  // in per cent of the first; nothing where that is 0
};
[[nodiscard]] ActualChange change_between(const Interval& from, const Interval& to);
// Whether the stated size fits, whichever way it goes. Per cents of percentages may be points or relative: both count.
[[nodiscard]] bool change_fits(const StatedNumber& change, const ActualChange& actual, bool of_percentages);

}  // namespace scorebook
