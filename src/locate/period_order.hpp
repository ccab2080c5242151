// Doubts about periods that follow each other in one column and are in themselves plain: months from April to March
// under "2016" that may be of 2016/17, and "2016" under the heading "Financial year", which may be either of two years.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "locate/period_parts.hpp"

namespace scorebook {

// Takes the periods of rows from top to bottom and notices where those under one plain calendar year turn back.
class MonthsUnderYears {
 public:
  void add(const std::vector<PeriodPart>& parts);
  // "2016 with the months April to March may be 2016/17"; empty where there is no doubt.
  [[nodiscard]] const std::string& doubt() const { return doubt_; }

 private:
  std::optional<Period> year_;
  std::vector<Period> seen_;  // in that year
  int direction_ = 0;
  int step_ = 0;           // from one period to the next, in months, while it is the same in this year
  std::size_t steps_ = 0;  // how many of them; none once they differ
  bool regular_ = true;
  std::string doubt_;
};

// Where periods from left to right turn round within one calendar year by what may be its end, as April, July, October
// and January under "2016": the position of the one behind it; nothing for periods in order. Years have no place in
// them.
[[nodiscard]] std::optional<std::size_t> turned_at(const std::vector<Period>& periods);

// Whether the heading names a year that does not begin in January: "Financial year", "FY", "Academic year".
[[nodiscard]] bool names_split_year(const std::string& heading);
// Why the years of such a column are not read.
[[nodiscard]] std::string split_year_doubt(const std::string& heading, const std::string& year);

}  // namespace scorebook
