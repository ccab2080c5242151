// Reading periods out of labels. A label is cut into tokens (words, numbers, signs); each form of a period is a
// function that takes its tokens from a position on. parse_period wants a form that uses every token, find_period the
// first one.
#include <array>
#include <string>
#include <vector>

#include "scorebook/period.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestLabel = 2000;  // no label is longer; keeps hostile cells cheap

struct Token {
  enum class Kind { word, number, sign, end };
  Kind kind = Kind::end;
  std::string text;  // lower case
  int number = -1;   // of a number of at most 4 digits
  bool blank_before = false;
};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Dashes of every length as "-".
std::string with_plain_dashes(std::string text) {
  constexpr std::array<std::string_view, 5> kDashes = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014"};
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at)) {
      text.replace(at, dash.size(), "-");
    }
  }
  return text;
}

std::vector<Token> tokens_of(std::string_view label) {
  std::vector<Token> tokens;
  const std::string text = with_plain_dashes(folded(label.substr(0, kLongestLabel)));
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      blank = true;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    Token token;
    token.blank_before = blank;
    blank = false;
    if (digit(text[at])) {
      while (at < text.size() && digit(text[at])) ++at;
      token.kind = Token::Kind::number;
      if (at - begin <= 4) token.number = std::stoi(text.substr(begin, at - begin));
    } else if (letter(text[at])) {
      while (at < text.size() && letter(text[at])) ++at;
      token.kind = Token::Kind::word;
    } else {
      ++at;
      token.kind = Token::Kind::sign;
    }
    token.text = text.substr(begin, at - begin);
    tokens.push_back(token);
  }
  return tokens;
}

int month_of_word(const std::string& word) {
  constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (word == kNames[i] || word == kNames[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool day_exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// A period and how many tokens it used.
struct Match {
  std::optional<Period> period;
  std::size_t used = 0;
  bool short_year = false;  // rests on a year of two digits

  explicit operator bool() const { return period.has_value(); }
};

class PeriodReader {
 public:
  explicit PeriodReader(std::string_view label) : tokens_(tokens_of(label)) {
    for (const Token& token : tokens_) academic_ = academic_ || token.text == "academic";
  }

  [[nodiscard]] std::optional<Period> whole() const {
    const std::size_t begin = skip_lead(0);
    for (const Match& match :
         {quarter(begin), span(begin), day(begin), month(begin), two_years(begin), term(begin), calendar_year(begin)}) {
      if (match && only_year_words_from(begin + match.used)) return match.period;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Period> first() const {
    if (auto period = whole()) return period;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!may_begin(at)) continue;
      for (const Match& match :
           {quarter(at), span(at), day(at), month(at), two_years(at), term(at), bracketed_year(at)}) {
        if (match && may_end(at + match.used, match)) return match.period;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] const Token& token(std::size_t at) const {
    static const Token kEnd;
    return at < tokens_.size() ? tokens_[at] : kEnd;
  }
  [[nodiscard]] bool is(std::size_t at, std::string_view text) const { return token(at).text == text; }
  [[nodiscard]] bool is_number(std::size_t at) const { return token(at).kind == Token::Kind::number; }

  // "w/e 27/05/16", "week ending ...", "FY 2015/16", "academic year 2014/15", "full academic year 14/15"
  [[nodiscard]] std::size_t skip_lead(std::size_t at) const {
    if (is(at, "w") && is(at + 1, "/") && is(at + 2, "e")) return at + 3;
    if (is(at, "week") && is(at + 1, "ending")) return at + 2;
    if (is(at, "full")) ++at;
    if (is(at, "fy") || is(at, "ay")) return at + 1;
    if (is(at, "academic") || is(at, "financial") || is(at, "school")) ++at;
    if (at > 0 && is(at, "year")) return at + 1;
    return at;
  }

  [[nodiscard]] bool only_year_words_from(std::size_t at) const {
    if (is(at, "academic") || is(at, "financial") || is(at, "school")) at += is(at + 1, "year") ? 2U : 0U;
    return at == tokens_.size();
  }

  // A year of four digits between 1990 and 2100, or of two (or "'16").
  [[nodiscard]] Match year(std::size_t at, int& value) const {
    Match match;
    if (is(at, "'") || is(at, "\u2019")) {
      ++at;
      ++match.used;
      if (token(at).text.size() != 2) return {};
    }
    if (!is_number(at)) return {};
    ++match.used;
    const int number = token(at).number;
    if (token(at).text.size() == 2) {
      value = number >= 90 ? 1900 + number : 2000 + number;
      match.short_year = true;
      if (number >= 70 && number < 90) return {};
    } else {
      value = number;
      if (token(at).text.size() != 4 || number < 1990 || number > 2100) return {};
    }
    match.period = Period::calendar_year(value);
    return match;
  }

  // "2014/15", "2013/ 14", "2015-16", "16/17", "2014/2015"
  [[nodiscard]] Match two_years(std::size_t at) const {
    int first_year = 0;
    Match match = year(at, first_year);
    if (!match || match.used != 1) return {};
    const bool slash = is(at + 1, "/");
    if (!slash && !is(at + 1, "-")) return {};
    if (!slash && match.short_year) return {};  // 15-16 may be anything
    const Token& second = token(at + 2);
    if (second.kind != Token::Kind::number) return {};
    const bool follows = (second.text.size() == 2 && second.number == (first_year + 1) % 100) ||
                         (second.text.size() == 4 && second.number == first_year + 1 && !match.short_year);
    if (!follows) return {};
    match.used = 3;
    match.period = academic_ ? Period::academic_year(first_year) : Period::financial_year(first_year);
    return match;
  }

  // "Jan-16", "Feb 16", "March 2016", "Mar'16", "Sept. 12"; as an id "2016-03"
  [[nodiscard]] Match month(std::size_t at) const {
    int value = 0;
    if (const int number = month_of_word(token(at).text)) {
      std::size_t next = at + 1;
      if (is(next, "-") || is(next, ".") || is(next, ",")) ++next;
      Match match = year(next, value);
      if (!match) return {};
      match.used += next - at;
      match.period = Period::month(value, number);
      return match;
    }
    Match match = year(at, value);
    const Token& second = token(at + 2);
    // 2011-12 is the year 2011/12, as everywhere in the published tables.
    const bool id = match && !match.short_year && match.used == 1 && is(at + 1, "-") && second.text.size() == 2 &&
                    second.number >= 1 && second.number <= 12 && second.number != (value + 1) % 100;
    if (!id) return {};
    match.period = Period::month(value, second.number);
    match.used = 3;
    return match;
  }

  // "31st March 2016", "28-Mar-16", "22/04/2016", "27.05.16", "2016-03-31": the month that the day lies in
  [[nodiscard]] Match day(std::size_t at) const {
    if (!is_number(at)) return {};
    int value = 0;
    const int number = token(at).number;
    std::size_t next = at + 1;
    if (token(at).text.size() == 4) {  // ISO 8601
      const bool iso = is(next, "-") && is(next + 2, "-") && token(next + 1).text.size() == 2 &&
                       token(next + 3).text.size() == 2 &&
                       day_exists(number, token(next + 1).number, token(next + 3).number);
      if (!iso || !year(at, value)) return {};
      return {Period::month(number, token(next + 1).number), 5, false};
    }
    const std::string& sign = token(next).text;
    if (sign == "/" || sign == "." || sign == "-") {
      if (is_number(next + 1) && token(next + 1).text.size() <= 2 && is(next + 2, sign)) {
        Match match = year(next + 3, value);
        if (!match || !day_exists(value, token(next + 1).number, number)) return {};
        match.used += 4;
        match.period = Period::month(value, token(next + 1).number);
        return match;
      }
      if (sign != "-") return {};
      ++next;
    } else if (sign == "st" || sign == "nd" || sign == "rd" || sign == "th") {
      ++next;
    }
    if (is(next, "of")) ++next;
    Match match = month(next);
    if (!match || token(next).kind != Token::Kind::word) return {};
    const MonthNumber found = match.period->first();
    if (!day_exists(year_of(found), month_of(found), number)) return {};
    match.used += next - at;
    return match;
  }

  // "Q2 17/18", "Q2 (17/18)", "Quarter 2 2017/18", "Quarter 2 (July - September 2017)", "2017-Q2", "2017/18 Q2"
  [[nodiscard]] Match quarter(std::size_t at) const {
    int value = 0;
    if (const Match lead = year(at, value)) {
      const Match both = two_years(at);
      const std::size_t used = both ? both.used : lead.used;
      const bool id = !both && !lead.short_year && is(at + 1, "-");
      if (!both && !id) return {};
      const std::size_t q = at + used + (id ? 1U : 0U);
      const int number = is(q, "q") ? quarter_number(q + 1) : 0;
      if (number == 0) return {};
      return {Period::quarter(value, number), q + 2 - at, false};
    }
    if (!is(at, "q") && !is(at, "qtr") && !is(at, "quarter")) return {};
    const int number = quarter_number(at + 1);
    if (number == 0) return {};
    std::size_t next = at + 2;
    if (is(next, "-") || is(next, ":") || is(next, ",") || is(next, "of")) ++next;
    const bool bracket = is(next, "(");
    if (bracket) ++next;
    std::optional<Period> found;
    std::size_t used = 0;
    if (const Match both = two_years(next)) {
      found = Period::quarter(year_of(both.period->first()), number);
      used = both.used;
    } else if (const Match months = span(next)) {
      const Period candidate = Period::quarter(year_of(months.period->in_financial_year().first()), number);
      if (candidate.first() != months.period->first() || candidate.last() != months.period->last()) return {};
      found = candidate;
      used = months.used;
    }
    if (!found) return {};
    next += used;
    if (bracket) {
      if (!is(next, ")")) return {};
      ++next;
    }
    return {found, next - at, false};
  }

  [[nodiscard]] int quarter_number(std::size_t at) const {
    const int number = token(at).number;
    return token(at).text.size() == 1 && number >= 1 && number <= 4 ? number : 0;
  }

  // "June 2015 - May 2016", "Apr-15 to Mar-16", "July - September 2017", "2015-06/2016-05"
  [[nodiscard]] Match span(std::size_t at) const {
    std::size_t next = at;
    MonthNumber begin = -1;
    int month_alone = 0;
    const Match one = month(at);
    if (one) {
      begin = one.period->first();
      next += one.used;
    } else {
      month_alone = month_of_word(token(at).text);
      if (month_alone == 0) return {};
      ++next;
    }
    const bool id = one && token(at).kind == Token::Kind::number;
    if (id ? !is(next, "/") : !(is(next, "-") || is(next, "to"))) return {};
    ++next;
    Match match = month(next);
    if (!match || (token(next).kind == Token::Kind::number) != id) return {};
    const MonthNumber last = match.period->last();
    if (month_alone != 0) {
      begin = Period::month(year_of(last), month_alone).first();
      if (begin > last) begin -= 12;
    }
    if (begin > last) return {};
    match.period = Period::span(begin, last);
    match.used += next - at;
    return match;
  }

  // "Summer term 2015", "Autumn 2016", "2015-summer"
  [[nodiscard]] Match term(std::size_t at) const {
    int value = 0;
    const auto is_term = [this](std::size_t i) { return is(i, "spring") || is(i, "summer") || is(i, "autumn"); };
    if (is_term(at)) {
      const std::size_t next = at + (is(at + 1, "term") ? 2U : 1U);
      const Match match = year(next, value);
      if (!match || match.short_year) return {};
      return {Period::term(value, token(at).text), next + match.used - at, false};
    }
    const Match match = year(at, value);
    if (!match || match.short_year || !is(at + 1, "-") || !is_term(at + 2)) return {};
    return {Period::term(value, token(at + 2).text), 3, false};
  }

  [[nodiscard]] Match calendar_year(std::size_t at) const {
    int value = 0;
    const Match match = year(at, value);
    return match.short_year ? Match{} : match;
  }

  // "... (2014)"
  [[nodiscard]] Match bracketed_year(std::size_t at) const {
    if (at == 0 || !is(at - 1, "(") || !is(at + 1, ")")) return {};
    return calendar_year(at);
  }

  // Not inside another number, date or word: the 15/16 of "3.15/16", of "x15/16", of "20/15/16".
  [[nodiscard]] bool may_begin(std::size_t at) const {
    if (at == 0) return true;
    if (is(at - 1, "of")) return !is_number(at) || token(at).text.size() == 4;
    if (token(at).blank_before) return true;
    const Token& before = token(at - 1);
    if (before.kind == Token::Kind::sign) {
      const bool joins = before.text == "." || before.text == "/" || before.text == "," || before.text == "-";
      return !joins || before.blank_before || !is_number(at);
    }
    return before.kind != token(at).kind && !(before.kind == Token::Kind::word && is_number(at));
  }

  // Nothing follows that makes the last number another one: "Mar 23 %", "15/16/17", "March 16 children".
  [[nodiscard]] bool may_end(std::size_t end, const Match& match) const {
    const Token& after = token(end);
    if (after.kind == Token::Kind::end) return true;
    if (after.text == "%") return false;
    if (!after.blank_before && (after.text == "/" || after.text == "." || after.text == "," || after.text == "-")) {
      return !is_number(end + 1);
    }
    if (after.text == "-" && !match.short_year) return true;
    if (match.short_year && after.kind == Token::Kind::word) {
      const bool year_word = after.text == "ytd" || after.text == "year" || after.text == "academic" ||
                             after.text == "financial" || after.text == "to" || after.text == "performance" ||
                             after.text == "target" || after.text == "actual" || after.text == "outturn";
      return year_word && after.blank_before;
    }
    if (match.short_year && after.kind == Token::Kind::number) return false;
    return after.blank_before || after.kind == Token::Kind::sign;
  }

  std::vector<Token> tokens_;
  bool academic_ = false;
};

}  // namespace

std::optional<Period> parse_period(std::string_view text) { return PeriodReader(text).whole(); }
std::optional<Period> find_period(std::string_view text) { return PeriodReader(text).first(); }

}  // namespace scorebook
