#include "text/amount.hpp"

#include <algorithm>
#include <array>

#include "text/stated_unit.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::string_view kPound = "\u00A3";

bool digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Cursor {
  std::string_view text;

  [[nodiscard]] char at(std::size_t i) const { return i < text.size() ? text[i] : '\0'; }
  void skip_blanks() {
    while (at(0) == ' ') text.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (text.substr(0, word.size()) != word) return false;
    text.remove_prefix(word.size());
    return true;
  }
  // A word in any case that ends here, after blanks.
  bool take_word(std::string_view word) {
    Cursor ahead = *this;
    ahead.skip_blanks();
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(ahead.at(i)) != word[i]) return false;
    }
    if (letter(ahead.at(word.size())) || (digit(word.back()) && digit(ahead.at(word.size())))) return false;
    text = ahead.text.substr(word.size());
    return true;
  }
};

std::size_t digits_at(const Cursor& cursor, std::size_t from) {
  std::size_t length = 0;
  while (digit(cursor.at(from + length))) ++length;
  return length;
}

// "1,092", "23,699,399", "1, 198", "98.4", ".5"; nothing for "98,4", "1.234.567", "12,34".
std::optional<Decimal> take_number(Cursor& cursor, std::vector<std::string>& oddities) {
  std::string plain;
  std::size_t at = digits_at(cursor, 0);
  plain.append(cursor.text.substr(0, at));
  bool grouped = false;
  bool blank_in_group = false;
  while (!plain.empty() && cursor.at(at) == ',') {
    const std::size_t gap = cursor.at(at + 1) == ' ' ? 1 : 0;
    const bool group = digits_at(cursor, at + 1 + gap) == 3 && (grouped || (at <= 3 && plain.front() != '0'));
    if (!group) {
      if (gap == 0 && digit(cursor.at(at + 1))) return std::nullopt;
      break;
    }
    plain.append(cursor.text.substr(at + 1 + gap, 3));
    at += 4 + gap;
    grouped = true;
    blank_in_group = blank_in_group || gap == 1;
  }
  if (cursor.at(at) == '.' && digit(cursor.at(at + 1))) {
    const std::size_t places = digits_at(cursor, at + 1);
    plain += cursor.text.substr(at, places + 1);
    at += places + 1;
    if ((cursor.at(at) == '.' || cursor.at(at) == ',') && digit(cursor.at(at + 1))) return std::nullopt;
  }
  const auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  cursor.text.remove_prefix(at);
  if (blank_in_group) oddities.emplace_back("a blank after the thousands comma");
  return value;
}

// k, m, bn and their words, as powers of ten.
int take_scale(Cursor& cursor) {
  struct Scale {
    std::string_view word;
    int power;
  };
  static constexpr std::array<Scale, 9> kScales = {{{"k", 3},
                                                    {"thousand", 3},
                                                    {"m", 6},
                                                    {"mn", 6},
                                                    {"million", 6},
                                                    {"bn", 9},
                                                    {"b", 9},
                                                    {"billion", 9},
                                                    {"mill", 6}}};
  for (const auto& [word, power] : kScales) {
    const bool short_form = word.size() <= 2;
    if (short_form && cursor.at(0) == ' ') continue;  // "6.8 m" may be metres
    if (cursor.take_word(word)) return power;
  }
  return 0;
}

Unit take_unit(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.skip_blanks();
  if (ahead.take("%")) {
    cursor = ahead;
    return Unit::per_cent;
  }
  for (const std::string_view word : {"per cent", "percent", "pc"}) {
    if (cursor.take_word(word)) return Unit::per_cent;
  }
  for (const std::string_view word : {"per 100,000", "per 100000", "per 100k"}) {
    if (cursor.take_word(word)) return Unit::per_100000;
  }
  for (const std::string_view word : {"per 10,000", "per 10000", "per 10k"}) {
    if (cursor.take_word(word)) return Unit::per_10000;
  }
  if (cursor.take_word("days") || cursor.take_word("day")) return Unit::days;
  if (cursor.take_word("weeks") || cursor.take_word("week")) return Unit::weeks;
  if (cursor.take_word("cases")) return Unit::cases;
  return Unit::unknown;
}

// "1.15977e+007", as programs print large numbers: the power of ten.
int take_exponent(Cursor& cursor, std::vector<std::string>& oddities) {
  constexpr std::size_t kMostDigits = 3;
  constexpr int kLargestPower = 15;
  if (lower(cursor.at(0)) != 'e' || (cursor.at(1) != '+' && cursor.at(1) != '-')) return 0;
  const std::size_t digits = digits_at(cursor, 2);
  if (digits == 0 || digits > kMostDigits || letter(cursor.at(2 + digits))) return 0;
  int power = 0;
  for (const char c : cursor.text.substr(2, digits)) power = power * 10 + (c - '0');
  if (power > kLargestPower) return 0;
  oddities.emplace_back("the figure is typed with a power of ten");
  power = cursor.at(1) == '-' ? -power : power;
  cursor.text.remove_prefix(2 + digits);
  return power;
}

struct Sign {
  bool minus = false;
  bool any = false;
  bool bracket = false;  // (9,262.09)
  bool pound = false;
  std::string_view currency = {};  // another one
};

constexpr std::array<std::string_view, 5> kOtherCurrencies = {"US$", "USD", "$", "EUR", "\u20AC"};

// The sign of a currency that is not the pound; "" for none.
std::string_view take_other_currency(Cursor& cursor) {
  for (const std::string_view sign : kOtherCurrencies) {
    if (cursor.take(sign)) return sign;
  }
  return {};
}

Sign take_sign(Cursor& cursor, std::vector<std::string>& oddities, Currencies currencies) {
  Sign sign;
  sign.bracket = cursor.take("(");
  if (cursor.take("-")) {
    sign.minus = sign.any = true;
    if (cursor.at(0) == ' ') oddities.emplace_back("a blank after the minus sign");
  } else if (cursor.take("+")) {
    sign.any = true;
  }
  cursor.skip_blanks();
  sign.pound = cursor.take(kPound);
  if (!sign.pound && currencies == Currencies::any) sign.currency = take_other_currency(cursor);
  if (!sign.pound && sign.currency.empty()) return sign;
  cursor.skip_blanks();
  if (!sign.any && cursor.take("-")) {
    sign.minus = sign.any = true;
    cursor.skip_blanks();
  }
  return sign;
}

}  // namespace

bool in_other_currency(const Figure& figure) {
  return figure.unit == Unit::unknown && !figure.qualifiers.empty() &&
         std::find(kOtherCurrencies.begin(), kOtherCurrencies.end(), figure.qualifiers.front()) !=
             kOtherCurrencies.end();
}

std::optional<Amount> take_amount(std::string_view& text, std::vector<std::string>& oddities, Currencies currencies) {
  Cursor cursor{text};
  std::vector<std::string> noticed;
  const Sign sign = take_sign(cursor, noticed, currencies);
  const auto number = take_number(cursor, noticed);
  if (!number) return std::nullopt;
  Amount amount;
  const int exponent = take_exponent(cursor, noticed);
  const int power = exponent != 0 ? exponent : take_scale(cursor);
  amount.value = Decimal(number->coefficient(), number->places() - power).normalized();
  amount.decimals = number->places() - power;
  // Printed places stay with the value: 98.40 has two.
  if (power == 0) amount.value = *number;
  if (sign.pound) amount.unit = Unit::money;
  if (sign.bracket && !cursor.take(")")) {  // "(5.0%)"
    amount.unit = take_unit(cursor);
    if (!cursor.take(")")) return std::nullopt;
  }
  amount.currency = sign.currency;
  if (sign.minus || sign.bracket) amount.value = -amount.value;
  if (amount.unit == Unit::unknown && sign.currency.empty()) amount.unit = take_unit(cursor);
  amount.bare =
      !sign.any && !sign.bracket && !sign.pound && sign.currency.empty() && power == 0 && amount.unit == Unit::unknown;
  // A figure ends where a word or a sign of comparison begins: "6th", "26%+", "92%>", "14-20" are none.
  const char next = cursor.at(0);
  if (letter(next) || digit(next) || next == '+' || next == '<' || next == '>' || next == '%') return std::nullopt;
  text = cursor.text;
  oddities.insert(oddities.end(), noticed.begin(), noticed.end());
  return amount;
}

std::string with_plain_signs(std::string_view text, std::vector<std::string>& oddities) {
  struct Dash {
    std::string_view bytes;
    bool reported;
  };
  static constexpr std::array<Dash, 6> kDashes = {
      {{"\u2212", false}, {"\u2010", true}, {"\u2011", true}, {"\u2012", true}, {"\u2013", true}, {"\u2014", true}}};
  const std::string words = collapsed(text);
  std::string plain;
  plain.reserve(words.size());
  for (std::string_view rest = words; !rest.empty();) {
    const auto* const dash = std::find_if(kDashes.begin(), kDashes.end(), [rest](const Dash& candidate) {
      return rest.substr(0, candidate.bytes.size()) == candidate.bytes;
    });
    if (dash == kDashes.end()) {
      plain += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    if (dash->reported && plain.empty()) oddities.emplace_back("a dash stands for the minus sign");
    plain += '-';
    rest.remove_prefix(dash->bytes.size());
  }
  const std::size_t apostrophes = std::min(plain.find_first_not_of('\''), plain.size());
  if (apostrophes > 0) oddities.emplace_back("an apostrophe stands before the figure");
  return trimmed(std::string_view(plain).substr(apostrophes));
}

}  // namespace scorebook
