#include "locate/period_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "locate/period_order.hpp"
#include "locate/vocabulary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

bool is_year(const Period& period) {
  return period.kind() == PeriodKind::financial_year || period.kind() == PeriodKind::academic_year ||
         period.kind() == PeriodKind::calendar_year;
}

// Months of a year, counted in calendar order from its January: 4 to 6 for April to June.
struct PartOfYear {
  enum class Kind { month, quarter, half } kind = Kind::month;
  int number = 0;
};

int month_named(const std::string& word) {
  constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    if (word == kNames[at] || word == kNames[at].substr(0, 3)) return static_cast<int>(at) + 1;
  }
  return 0;
}

// 1 to 12 of a text of digits; 0 for others.
int small_number(const std::string& text) {
  if (text.empty() || text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  const int number = std::stoi(text);
  return number <= 12 ? number : 0;
}

std::optional<PartOfYear> numbered(PartOfYear::Kind kind, int number) {
  const int most = kind == PartOfYear::Kind::month ? 12 : kind == PartOfYear::Kind::quarter ? 4 : 2;
  if (number < 1 || number > most) return std::nullopt;
  return PartOfYear{kind, number};
}

// "Q2", "Qtr 2", "Quarter 2", "H1", "Half 1", "March"; a bare number by the words of its heading.
std::optional<PartOfYear> part_of_year(const PeriodPart& part) {
  constexpr std::size_t kLongestPart = 20;
  if (part.text.size() > kLongestPart || part.text.compare(0, 1, "-") == 0) return std::nullopt;
  const std::vector<std::string> words = words_of(part.text);
  if (words.size() == 1) {
    const std::string& word = words.front();
    if (const int month = month_named(word)) return PartOfYear{PartOfYear::Kind::month, month};
    if (word.size() == 2 && word[0] == 'q') return numbered(PartOfYear::Kind::quarter, small_number(word.substr(1)));
    if (word.size() == 2 && word[0] == 'h') return numbered(PartOfYear::Kind::half, small_number(word.substr(1)));
    const std::vector<std::string> heading = words_of(part.heading);
    if (has_word(heading, "quarter") || has_word(heading, "qtr"))
      return numbered(PartOfYear::Kind::quarter, small_number(word));
    if (has_word(heading, "month")) return numbered(PartOfYear::Kind::month, small_number(word));
  }
  if (words.size() == 2) {
    if (words[0] == "quarter" || words[0] == "qtr" || words[0] == "q")
      return numbered(PartOfYear::Kind::quarter, small_number(words[1]));
    if (words[0] == "half") return numbered(PartOfYear::Kind::half, small_number(words[1]));
  }
  return std::nullopt;
}

std::optional<Period> within(const Period& year, const PartOfYear& part) {
  const MonthNumber first = year.first();
  switch (part.kind) {
    case PartOfYear::Kind::month: {
      const MonthNumber from_first = (part.number - month_of(first) + 12) % 12;
      return Period::of_month(first + from_first);
    }
    case PartOfYear::Kind::quarter:
      // As in one label: "2019 Q1" is the first quarter of the calendar year, "2019/20 Q1" of the financial year.
      if (year.kind() == PeriodKind::academic_year) return std::nullopt;
      if (year.kind() == PeriodKind::calendar_year)
        return Period::span(first + (part.number - 1) * 3, first + part.number * 3 - 1);
      return Period::quarter(year_of(first), part.number);
    case PartOfYear::Kind::half:
      if (year.kind() != PeriodKind::financial_year) return std::nullopt;
      return Period::span(first + (part.number - 1) * 6, first + part.number * 6 - 1);
  }
  return std::nullopt;
}

// "(Jan to Mar)", "Summer term": what the words mean in that year; nothing for the whole of it.
std::optional<Period> months_in(const PeriodPart& part, const Period& year) {
  constexpr std::size_t kLongestPart = 20;
  std::string text = part.text;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  if (text.size() > kLongestPart || text.find_first_of("0123456789") != std::string::npos) return std::nullopt;
  const std::optional<Period> period = parse_period_in(text, year);
  return period && !is_year(*period) ? period : std::nullopt;
}

// "Q1 2016/17" over "May" is May 2016; over "August" it is nothing.
std::optional<Period> month_within(const Period& period, int number) {
  for (MonthNumber month = period.first(); month <= period.last(); ++month) {
    if (month_of(month) == number) return Period::of_month(month);
  }
  return std::nullopt;
}

bool overlap(const Period& one, const Period& other) {
  return one.first() <= other.last() && other.first() <= one.last();
}

}  // namespace

PeriodPart period_part(const Grid& grid, const Cell& cell, const std::string& heading) {
  PeriodPart part{heading, grid.label(cell), grid.period(cell)};
  const bool year_number = grid.is_number(cell) && std::floor(cell.number) == cell.number &&
                           cell.number >= kFirstYear && cell.number <= kLastYear;
  const bool four_digits = part.text.size() == 4 && part.text.find_first_not_of("0123456789") == std::string::npos;
  // 2016 as a financial or academic year may be the one that begins or the one that ends then.
  if ((year_number || four_digits) && names_split_year(heading)) {
    part.alone.reset();
    return part;
  }
  if (year_number) part.alone = Period::calendar_year(static_cast<int>(cell.number));
  return part;
}

bool is_part_of_year(const PeriodPart& part) {
  if (part.alone) return false;
  return part_of_year(part) || months_in(part, Period::financial_year(2015));
}

std::optional<Period> joined_period(const std::vector<PeriodPart>& parts) {
  std::optional<Period> year;
  std::optional<Period> finer;
  std::optional<PartOfYear> of_year;
  const PeriodPart* months = nullptr;
  for (const PeriodPart& part : parts) {
    if (part.alone) {
      std::optional<Period>& held = is_year(*part.alone) ? year : finer;
      if (held && *held != *part.alone) return std::nullopt;
      held = part.alone;
    } else if (const std::optional<PartOfYear> found = part_of_year(part)) {
      // A month within a quarter says more than the quarter.
      if (!of_year || found->kind < of_year->kind) of_year = found;
    } else if (is_part_of_year(part)) {
      months = &part;
    }
  }
  const std::optional<Period> in_year = year && of_year ? within(*year, *of_year) : std::nullopt;
  if (finer && year && !overlap(in_year ? *in_year : *year, *finer)) return std::nullopt;
  if (finer && of_year && of_year->kind == PartOfYear::Kind::month) return month_within(*finer, of_year->number);
  if (finer) return finer;
  if (year && of_year) return in_year;
  if (year && months != nullptr) return months_in(*months, *year);
  return of_year || months != nullptr ? std::nullopt : year;
}

}  // namespace scorebook
