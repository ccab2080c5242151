// The reader behind parse_period and find_period. A label is cut into tokens (words, numbers, signs); each form of a
// period is a function that takes its tokens from a position on. Every form looks at a few tokens only, so reading is
// linear in the length of the label. Private to this room.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "scorebook/period.hpp"
#include "text/period_tokens.hpp"

namespace scorebook {

// A period and how many tokens it used.
struct PeriodMatch {
  std::optional<Period> period;
  std::size_t used = 0;
  bool short_year = false;  // rests on a year of two digits
  bool from_front = false;  // counted from the first token, whatever stands there
  bool refused = false;     // made of dates, but no period: "5 April 2016 to 7 June 2016"
  bool open_year = false;   // "Q1 2019", "FY 21": the year may be meant otherwise

  explicit operator bool() const { return period.has_value(); }
};

class PeriodReader {
 public:
  // `year`: where labels without a year of their own lie; nothing where that is not known.
  explicit PeriodReader(std::string_view label, std::optional<Period> year = std::nullopt);
  [[nodiscard]] PeriodMatch whole() const;
  [[nodiscard]] std::optional<Period> first() const;
  // A day and nothing else.
  [[nodiscard]] std::optional<Date> date() const;
  // The period at the front and where it ends in the label.
  [[nodiscard]] std::optional<Period> front(std::size_t& end) const;

 private:
  [[nodiscard]] const PeriodToken& token(std::size_t at) const;
  [[nodiscard]] bool is(std::size_t at, std::string_view text) const { return token(at).text == text; }
  [[nodiscard]] bool is_number(std::size_t at) const { return token(at).kind == PeriodToken::Kind::number; }
  [[nodiscard]] bool is_any(std::size_t at, std::initializer_list<std::string_view> words) const;
  [[nodiscard]] bool is_survey_word(std::size_t at) const { return is_any(at, {"survey", "wave", "poll"}); }
  // "w/e 27/05/16", "week ending ...", "FY 2015/16", "academic year 2014/15", "full academic year 14/15", "as at ..."
  [[nodiscard]] std::size_t skip_lead(std::size_t at) const;
  [[nodiscard]] bool only_closing_words_from(std::size_t at) const;
  // A month that belongs to a survey is a wave of it.
  [[nodiscard]] PeriodMatch as_said(PeriodMatch match) const;
  static constexpr int kEarliestYear = 1990;
  // A year of four digits between that and 2100, or of two (or "'16").
  [[nodiscard]] PeriodMatch year(std::size_t at, int& value) const;
  // "2014/15", "2013/ 14", "2015-16", "16/17", "2014/2015"
  [[nodiscard]] PeriodMatch two_years(std::size_t at) const;
  // "Jan-16", "Feb 16", "March 2016", "Mar'16", "Sept. 12"; as an id "2016-03"
  [[nodiscard]] PeriodMatch month(std::size_t at) const;
  // "2016-03", and "2011-12" too
  [[nodiscard]] PeriodMatch month_by_number(std::size_t at) const;
  // Whether the id of a month says a financial year as well.
  [[nodiscard]] static bool like_two_years(Period month);
  // "Oct FY21": after the month
  [[nodiscard]] PeriodMatch month_in(std::size_t at, int number) const;
  // "March", in the year that is known from elsewhere
  [[nodiscard]] PeriodMatch month_alone(int number) const;
  // The one month of that name in twelve.
  static Period month_within(const Period& twelve, int number);
  // "2016 JAN", "2016/Jan"; not found among words, where "2016 may" is no month
  [[nodiscard]] PeriodMatch year_and_month(std::size_t at) const;
  // "FY 21", "FY2021", "Financial year 2021": the year that ends in March 2021. "FY 2020/21" says both.
  [[nodiscard]] PeriodMatch fiscal_year(std::size_t at) const;
  // A financial year and perhaps its month or quarter: "FY21 Oct", "FY 2020/21 Q2"
  [[nodiscard]] PeriodMatch fiscal(std::size_t at) const;
  // "Academic year 2015" may be the one that begins or the one that ends in it.
  [[nodiscard]] PeriodMatch single_academic_year(std::size_t at) const;
  // "Rolling 12 months to March 2016", "12 months ending 31 March 2016", "year ended March 2016"
  [[nodiscard]] PeriodMatch rolling(std::size_t at) const;
  // "H1 2017/18"
  [[nodiscard]] PeriodMatch half(std::size_t at) const;
  // "1 April 2023 to 30 September 2023": whole months, or no period at all
  [[nodiscard]] PeriodMatch days(std::size_t at) const;
  // "1 April", "1st April": the month, and the token after it
  [[nodiscard]] int day_and_month(std::size_t at, int& number, std::size_t& next) const;
  // "Year to date", "YTD", "full year": the year that is known from elsewhere
  [[nodiscard]] PeriodMatch year_to_date(std::size_t at) const;
  // "31st March 2016", "28-Mar-16", "22/04/2016", "27.05.16", "2016-03-31": the month that the day lies in
  [[nodiscard]] PeriodMatch day(std::size_t at, int* day_number = nullptr) const;
  // "Q2 17/18", "Q2 (17/18)", "Quarter 2 2017/18", "Quarter 2 (July - September 2017)", "2017-Q2", "2017/18 Q2",
  // "Q2 2017", "2017 Q2", "Q2 FY18"
  [[nodiscard]] PeriodMatch quarter(std::size_t at) const;
  // "Q1 - Q3 2016/17"
  [[nodiscard]] PeriodMatch quarters(std::size_t at) const;
  // "2017/18 Q2", "2017-Q2", "2017 Q2", "1718 Q2"
  [[nodiscard]] PeriodMatch year_and_quarter(std::size_t at) const;
  // What follows "Q2": its financial year, or its months.
  [[nodiscard]] PeriodMatch year_of_quarter(std::size_t at, int number) const;
  // "1718" for 2017/18, beside a quarter; 2021 is a year there
  [[nodiscard]] bool compact_years(std::size_t at, int& first_year) const;
  [[nodiscard]] int quarter_number(std::size_t at) const;
  // "June 2015 - May 2016", "Apr-15 to Mar-16", "July - September 2017", "2015-06/2016-05"
  [[nodiscard]] PeriodMatch span(std::size_t at) const;
  // "Summer term 2015", "Autumn 2016", "2015-summer"
  [[nodiscard]] PeriodMatch term(std::size_t at) const;
  static Period term_within(const Period& twelve, std::string_view name);
  [[nodiscard]] PeriodMatch calendar_year(std::size_t at) const;
  // "... (2014)"
  [[nodiscard]] PeriodMatch bracketed_year(std::size_t at) const;
  // Not inside another number, date or word: the 15/16 of "3.15/16", of "x15/16", of "20/15/16".
  [[nodiscard]] bool may_begin(std::size_t at) const;
  // Nothing follows that makes the last number another one: "Mar 23 %", "15/16/17", "March 16 children".
  [[nodiscard]] bool may_end(std::size_t end, const PeriodMatch& match) const;

  std::vector<PeriodToken> tokens_;
  std::optional<Period> year_;
  bool academic_ = false;
  bool survey_ = false;
};

}  // namespace scorebook
