#include "rate/tolerance_cell.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

using Form = ToleranceCell::Form;
using Sign = ThresholdSign;

// A cell's wording with every number written as N.
struct Shape {
  std::string_view wording;
  Form form;
  Sign sign;
};

constexpr std::array kShapes = {
    Shape{"N", Form::threshold, Sign::none},
    Shape{"< N", Form::threshold, Sign::below},
    Shape{"less than N", Form::threshold, Sign::below},
    Shape{"fewer than N", Form::threshold, Sign::below},
    Shape{"lower than N", Form::threshold, Sign::below},
    Shape{"below N", Form::threshold, Sign::below},
    Shape{"under N", Form::threshold, Sign::below},
    Shape{"<= N", Form::threshold, Sign::at_most},
    Shape{"at most N", Form::threshold, Sign::at_most},
    Shape{"up to N", Form::threshold, Sign::at_most},
    Shape{"no more than N", Form::threshold, Sign::at_most},
    Shape{"N or less", Form::threshold, Sign::at_most},
    Shape{"N or fewer", Form::threshold, Sign::at_most},
    Shape{"N or lower", Form::threshold, Sign::at_most},
    Shape{"N or below", Form::threshold, Sign::at_most},
    Shape{"N or under", Form::threshold, Sign::at_most},
    Shape{"N and below", Form::threshold, Sign::at_most},
    Shape{"N and under", Form::threshold, Sign::at_most},
    Shape{"> N", Form::threshold, Sign::above},
    Shape{"more than N", Form::threshold, Sign::above},
    Shape{"greater than N", Form::threshold, Sign::above},
    Shape{"higher than N", Form::threshold, Sign::above},
    Shape{"above N", Form::threshold, Sign::above},
    Shape{"over N", Form::threshold, Sign::above},
    Shape{">= N", Form::threshold, Sign::at_least},
    Shape{"at least N", Form::threshold, Sign::at_least},
    Shape{"N +", Form::threshold, Sign::at_least},
    Shape{"N or more", Form::threshold, Sign::at_least},
    Shape{"N or above", Form::threshold, Sign::at_least},
    Shape{"N or over", Form::threshold, Sign::at_least},
    Shape{"N or higher", Form::threshold, Sign::at_least},
    Shape{"N and above", Form::threshold, Sign::at_least},
    Shape{"N and over", Form::threshold, Sign::at_least},
    Shape{"N <", Form::threshold, Sign::after},
    Shape{"N >", Form::threshold, Sign::after},
    Shape{"N <=", Form::threshold, Sign::after},
    Shape{"N >=", Form::threshold, Sign::after},
    Shape{"N - N", Form::range, Sign::none},
    Shape{"N to N", Form::range, Sign::none},
    Shape{"between N and N", Form::range, Sign::none},
    Shape{"+/- N", Form::band, Sign::none},
    Shape{"within +/- N", Form::band, Sign::at_most},
    Shape{"up to +/- N", Form::band, Sign::at_most},
    Shape{"more than +/- N", Form::band, Sign::above},
    Shape{"over +/- N", Form::band, Sign::above},
    Shape{"> +/- N", Form::band, Sign::above},
    Shape{"+/- N of N", Form::band, Sign::none},
    Shape{"within +/- N of N", Form::band, Sign::at_most},
    Shape{"up to +/- N of N", Form::band, Sign::at_most},
    Shape{"more than +/- N of N", Form::band, Sign::above},
    Shape{"over +/- N of N", Form::band, Sign::above},
    Shape{"> +/- N of N", Form::band, Sign::above},
    Shape{"N above range", Form::above_range, Sign::none},
    Shape{"up to N above range", Form::above_range, Sign::at_most},
    Shape{"within N above range", Form::above_range, Sign::at_most},
    Shape{"over N above range", Form::above_range, Sign::above},
    Shape{"more than N above range", Form::above_range, Sign::above},
    Shape{"> N above range", Form::above_range, Sign::above},
};

// Signs that people type with symbols of their own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSymbols = {{
    {"\u2264", "<="},
    {"\u2265", ">="},
    {"\u00b1", "+/-"},
    {"+ / -", "+/-"},
    {"+-", "+/-"},
    {"\u2013", "-"},
    {"\u2014", "-"},
    {"\u2212", "-"},
    {"\u2012", "-"},
}};

// Cells of a tolerance are short; anything longer is prose.
constexpr std::size_t kLongestTolerance = 80;
// Thresholds with more digits than this are slips, and bounding them keeps sums of thresholds exact.
constexpr std::size_t kMostDigits = 12;

std::string with_plain_symbols(std::string text) {
  for (const auto& [symbol, plain] : kSymbols) {
    for (std::size_t at = text.find(symbol); at != std::string::npos; at = text.find(symbol, at + plain.size())) {
      text.replace(at, symbol.size(), plain);
    }
  }
  return text;
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }
bool is_letter(char character) { return character >= 'a' && character <= 'z'; }

// "1,092" and "3.6": commas only where thousands are meant, one point.
std::optional<Decimal> plain_number(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const bool grouped = text.find(',') != std::string_view::npos;
  std::string digits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // Counted from the right of the whole part, a comma stands before every third digit, and nowhere else.
    const bool comma_due = grouped && at > 0 && at < whole.size() && (whole.size() - at) % 4 == 0;
    if ((text[at] == ',') != comma_due) return std::nullopt;
    if (!comma_due) digits += text[at];
  }
  if (digits.size() > kMostDigits || digits.back() == '.') return std::nullopt;
  return Decimal::parse(digits);
}

struct Token {
  std::string text;  // "N" for a number
  Decimal number;
};

Unit unit_of_word(std::string_view word) {
  if (word == "%" || word == "percent") return Unit::per_cent;
  if (word == "days" || word == "day") return Unit::days;
  if (word == "weeks" || word == "week") return Unit::weeks;
  if (word == "cases" || word == "case") return Unit::cases;
  return Unit::unknown;
}

// Splits a cell into numbers, signs and words. The unit beside a number is taken out into `unit`.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // Nothing where a number cannot be read or two units contradict each other.
  std::optional<std::vector<Token>> tokens() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        ++at_;
      } else if (!take()) {
        return std::nullopt;
      }
    }
    return std::move(tokens_);
  }
  [[nodiscard]] Unit unit() const { return unit_; }

 private:
  bool take() {
    const char character = text_[at_];
    if (is_digit(character) || character == '.') return take_number();
    if (is_letter(character)) return take_word();
    if (character == '%') return ++at_, take_unit(Unit::per_cent);
    for (const std::string_view sign : {"+/-", "<=", ">=", "<", ">", "+", "-"}) {
      if (text_.substr(at_, sign.size()) != sign) continue;
      at_ += sign.size();
      tokens_.push_back({std::string(sign), {}});
      return true;
    }
    return false;
  }

  bool take_number() {
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.' || text_[end] == ',')) ++end;
    const std::optional<Decimal> number = plain_number(text_.substr(at_, end - at_));
    if (!number) return false;
    at_ = end;
    tokens_.push_back({"N", signed_number(*number)});
    return true;
  }

  // A minus with nothing numeric before it belongs to the number: "-5%", "< -5", but not "14-20".
  Decimal signed_number(Decimal number) {
    if (tokens_.empty() || tokens_.back().text != "-") return number;
    if (tokens_.size() > 1 && tokens_[tokens_.size() - 2].text == "N") return number;
    tokens_.pop_back();
    return -number;
  }

  bool take_word() {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    std::string word(text_.substr(at_, end - at_));
    at_ = end;
    if (word == "per" && text_.substr(at_, 5) == " cent") {
      at_ += 5;
      word = "percent";
    }
    const Unit unit = unit_of_word(word);
    if (unit != Unit::unknown) return take_unit(unit);
    if (word != "the") tokens_.push_back({std::move(word), {}});
    return true;
  }

  bool take_unit(Unit unit) {
    if (tokens_.empty() || tokens_.back().text != "N") return false;
    if (unit_ != Unit::unknown && unit_ != unit) return false;
    unit_ = unit;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  Unit unit_ = Unit::unknown;
};

const Shape* shape_of(const std::vector<Token>& tokens) {
  std::string wording;
  for (const Token& token : tokens) {
    if (!wording.empty()) wording += ' ';
    wording += token.text;
  }
  const auto* found =
      std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& shape) { return shape.wording == wording; });
  return found == kShapes.end() ? nullptr : &*found;
}

void keep_numbers(ToleranceCell& cell, const std::vector<Token>& tokens) {
  std::vector<Decimal> numbers;
  for (const Token& token : tokens) {
    if (token.text == "N") numbers.push_back(token.number);
  }
  if (cell.form == Form::range) {
    cell.range_low = numbers[0];
    cell.range_high = numbers[1];
    return;
  }
  cell.number = numbers[0];
  if (numbers.size() > 1) cell.centre = numbers[1];
}

std::optional<Form> form_of_missing(const std::string& text) {
  const std::optional<Missing> missing = missing_word(text);
  if (!missing) return std::nullopt;
  switch (*missing) {
    case Missing::nil_or_not_meaningful:
    case Missing::not_applicable:
    case Missing::no_target:
    case Missing::baseline_year:
      return Form::blank;
    case Missing::to_be_confirmed:
      return Form::to_be_set;
    default:
      return Form::words;
  }
}

}  // namespace

bool says_to_be_set(std::string_view text) {
  const std::string words = folded(text);
  if (words.empty()) return false;
  if (is_placeholder(words)) return true;
  for (const std::string_view phrase : {"to be set", "to be confirmed", "to be agreed", "to be determined"}) {
    if (words.find(phrase) != std::string::npos) return true;
  }
  return words == "tbc" || words == "tba" || words == "target tbc" || words == "range tbc";
}

ToleranceCell read_tolerance_cell(std::string_view typed) {
  ToleranceCell cell;
  cell.text = collapsed(typed);
  if (cell.text.empty()) return cell;
  cell.form = Form::words;
  if (cell.text.size() > kLongestTolerance) return cell;
  if (says_to_be_set(cell.text)) {
    cell.form = Form::to_be_set;
    return cell;
  }
  if (const std::optional<Form> missing = form_of_missing(cell.text)) {
    cell.form = *missing;
    return cell;
  }
  const std::string plain = with_plain_symbols(folded(cell.text));
  Lexer lexer(plain);
  const std::optional<std::vector<Token>> tokens = lexer.tokens();
  if (!tokens) return cell;
  const Shape* shape = shape_of(*tokens);
  if (shape == nullptr) return cell;
  cell.form = shape->form;
  cell.sign = shape->sign;
  cell.unit = lexer.unit();
  keep_numbers(cell, *tokens);
  // A width or a margin below zero is a slip.
  const bool width = cell.form == Form::band || cell.form == Form::above_range;
  if (width && cell.number->negative()) cell.form = Form::words;
  return cell;
}

}  // namespace scorebook
