// A text is cut into amounts ("1,198", "£6.8m", "-90.5%", "9.7 per 100,000"); the forms that join them (n of m, count
// with per cent, value with change, notes in brackets) are tried in turn. What fits none of them stays text.
#include "text/notation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scorebook/period.hpp"
#include "text/amount.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestFigure = 300;  // longer texts are commentary

// The reader of one text; fills a figure or leaves it untouched.
class FigureReader {
 public:
  FigureReader(std::string_view words, Unit expected, Figure& figure)
      : rest_(words), expected_(expected), figure_(figure) {}

  bool read() {
    Figure found = figure_;
    std::swap(found, figure_);
    if (take_figure()) return true;
    std::swap(found, figure_);
    return false;
  }

 private:
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip_blanks() {
    while (front() == ' ') rest_.remove_prefix(1);
  }

  bool take_figure() {
    std::optional<Amount> first = take_bracketed_ratio() ? std::nullopt : take_amount(rest_, figure_.oddities);
    if (!first) return figure_.denominator && finish_ratio();
    if (take_of(*first)) return finish_ratio();
    if (first->unit == Unit::unknown && take_joined_per_cent(*first)) return take_notes(false);
    set_value(*first);
    plain_ = true;
    if (first->unit == Unit::per_cent && take_linked_count()) plain_ = false;
    return take_notes(first->unit != Unit::unknown && first->unit != Unit::money);
  }

  void set_value(const Amount& amount) {
    figure_.value = amount.value;
    figure_.exact = amount.value;
    figure_.decimals = amount.decimals;
    figure_.unit = amount.unit;
  }

  // "(621/998)"
  bool take_bracketed_ratio() {
    if (front() != '(') return false;
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos) return false;
    if (!read_ratio(rest_.substr(1, end - 1))) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  // "92 of 280", "13/209", "41 out of 104" and nothing else
  bool read_ratio(std::string_view words) {
    std::vector<std::string> oddities;
    const auto one = take_amount(words, oddities);
    if (!one || !one->bare || !take_ratio_sign(words)) return false;
    const auto other = take_amount(words, oddities);
    if (!other || !other->bare || !words.empty()) return false;
    figure_.numerator = one->value;
    figure_.denominator = other->value;
    return true;
  }

  static bool take_ratio_sign(std::string_view& words) {
    for (const std::string_view sign : {" out of ", " of ", " / ", "/ ", " /", "/"}) {
      if (words.substr(0, sign.size()) == sign) {
        words.remove_prefix(sign.size());
        return true;
      }
    }
    return false;
  }

  // The rest of "92 of 280 ..." after its first number.
  bool take_of(const Amount& first) {
    if (!first.bare) return false;
    std::string_view words = rest_;
    std::vector<std::string> oddities;
    if (!take_ratio_sign(words)) return false;
    const auto second = take_amount(words, oddities);
    if (!second || !second->bare) return false;
    figure_.numerator = first.value;
    figure_.denominator = second->value;
    rest_ = words;
    return true;
  }

  // After n and m: the per cent, or nothing more.
  bool finish_ratio() {
    skip_blanks();
    if (!rest_.empty() && (front() == '=' || front() == '-' || front() == ',')) {
      rest_.remove_prefix(1);
      skip_blanks();
    }
    std::string_view words = rest_;
    const bool bracket = front() == '(';
    if (bracket) words.remove_prefix(1);
    const auto per_cent = take_amount(words, figure_.oddities);
    if (per_cent && per_cent->unit == Unit::per_cent && (!bracket || (!words.empty() && words.front() == ')'))) {
      if (bracket) words.remove_prefix(1);
      rest_ = words;
      set_value(*per_cent);
      return take_notes(false);
    }
    return worked_out_ratio();
  }

  // n of m without a per cent: the count, or where per cents are expected what the two numbers come to.
  bool worked_out_ratio() {
    if (*figure_.numerator > *figure_.denominator || figure_.denominator->zero()) return false;
    if (expected_ == Unit::per_cent || expected_ == Unit::unknown) {
      const double share = figure_.numerator->to_double() / figure_.denominator->to_double() * 100;
      const auto exact = Decimal::from_double(share);
      if (!exact) return false;
      figure_.exact = exact;
      figure_.value = exact->rounded(1);
      figure_.decimals = 1;
      figure_.unit = Unit::per_cent;
      figure_.oddities.push_back(fmt::format("no per cent is printed; {}% is {} divided by {}",
                                             figure_.value->to_string(1), figure_.numerator->to_string(),
                                             figure_.denominator->to_string()));
    } else {
      figure_.value = figure_.exact = figure_.numerator;
      figure_.decimals = figure_.numerator->places();
      figure_.unit = expected_;
    }
    return take_notes(false);
  }

  // "503 (99.8%)", "55 40.44%": the count is the numerator, or the value where counts are expected.
  bool take_joined_per_cent(const Amount& count) {
    if (!count.bare || count.value.negative()) return false;
    std::string_view words = rest_;
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    const bool bracket = !words.empty() && words.front() == '(';
    if (bracket) words.remove_prefix(1);
    if (words.empty() || words.front() == '+' || words.front() == '-' || words.size() == rest_.size()) return false;
    std::vector<std::string> oddities;
    const std::string_view before = words;
    const auto per_cent = take_amount(words, oddities);
    if (!per_cent || per_cent->unit != Unit::per_cent) return false;
    const std::string typed(before.substr(0, before.size() - words.size()));
    if (bracket && (words.empty() || words.front() != ')')) return false;
    if (bracket) words.remove_prefix(1);
    std::string_view after = words;
    while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
    if (!after.empty() && after.front() != '(' && after.front() != '*') return false;
    rest_ = words;
    if (expected_ == Unit::count) {
      set_value(count);
      figure_.unit = Unit::count;
      figure_.qualifiers.push_back(typed);
    } else {
      set_value(*per_cent);
      figure_.numerator = count.value;
    }
    return true;
  }

  // "39.4% (41)", "10% (2 leavers)", "32.9% (92 of 280)", "32.9% of 280", "6% 13/209"
  bool take_linked_count() {
    std::string_view words = rest_;
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    if (!words.empty() && words.front() == '(') {
      const std::size_t end = words.find(')');
      if (end == std::string_view::npos) return false;
      std::string_view inside = words.substr(1, end - 1);
      if (!parse_period(inside) && (read_ratio(inside) || read_count(inside))) {
        rest_ = words.substr(end + 1);
        return true;
      }
      return false;
    }
    std::vector<std::string> oddities;
    if (words.substr(0, 3) == "of ") {
      words.remove_prefix(3);
      const auto whole = take_amount(words, oddities);
      if (!whole || !whole->bare || !words.empty()) return false;
      figure_.denominator = whole->value;
      rest_ = words;
      return true;
    }
    if (read_ratio(words)) {
      rest_ = {};
      return true;
    }
    return false;
  }

  // "41" or "2 leavers"
  bool read_count(std::string_view inside) {
    std::vector<std::string> oddities;
    std::string_view words = inside;
    const auto count = take_amount(words, oddities);
    if (!count || !count->bare || count->value.negative()) return false;
    if (!words.empty() && !is_one_word(words)) return false;
    figure_.numerator = count->value;
    if (!words.empty()) figure_.qualifiers.emplace_back(inside);
    return true;
  }

  static bool is_one_word(std::string_view words) {
    const std::string word = folded(words);
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Everything after the figure: notes in brackets, a change, a provisional mark. Words only after a figure with a unit
  // or one noun ("254 incidents"); words that make the figure a difference ("2% up on last year") are refused.
  bool take_notes(bool words_allowed) {
    bool noun_allowed = plain_;
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
      if (front() == '(') {
        if (!take_bracket()) return false;
      } else if (front() == '*') {
        rest_.remove_prefix(1);
        figure_.provisional = true;
      } else if (take_provisional_word() || take_change_in_words()) {
        continue;
      } else if (words_allowed) {
        return take_trailing_words();
      } else if (noun_allowed && take_noun()) {
        noun_allowed = false;
        continue;
      } else {
        return false;
      }
      plain_ = false;
      noun_allowed = false;
    }
    finish_unit();
    return true;
  }

  bool take_provisional_word() {
    const std::string words = folded(rest_);
    for (const std::string_view mark : {"tbc", "provisional", "(provisional)", "unvalidated"}) {
      const bool whole = words.size() == mark.size() ||
                         (words.size() > mark.size() && !(words[mark.size()] >= 'a' && words[mark.size()] <= 'z'));
      if (words.compare(0, mark.size(), mark) == 0 && whole) {
        rest_.remove_prefix(mark.size());
        figure_.provisional = true;
        plain_ = false;
        return true;
      }
    }
    return false;
  }

  // "(+8)", "(-200k)", "(2014/15)", "(Cumulative)"
  bool take_bracket() {
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos) return false;
    const std::string inside = trimmed(rest_.substr(1, end - 1));
    if (inside.empty() || inside.find('(') != std::string::npos) return false;
    rest_.remove_prefix(end + 1);
    std::string_view words = inside;
    const bool change = inside.front() == '+' || inside.front() == '-' || change_sign_ != 0;
    std::vector<std::string> oddities;
    const auto amount = change && !figure_.change ? take_amount(words, oddities) : std::nullopt;
    const bool same_unit = amount && (amount->unit == figure_.unit || amount->unit == Unit::unknown);
    if (same_unit && words.empty() && !parse_period(inside)) {
      figure_.change = change_sign_ < 0 && !amount->value.negative() ? -amount->value : amount->value;
      figure_.oddities.insert(figure_.oddities.end(), oddities.begin(), oddities.end());
      return true;
    }
    const std::string note = folded(inside);
    if (note == "p" || note.find("tbc") != std::string::npos || note.find("provisional") != std::string::npos) {
      figure_.provisional = true;
    }
    figure_.qualifiers.push_back(inside);
    return true;
  }

  // "8% decrease": the sign of the change in the bracket that follows.
  bool take_change_in_words() {
    if (change_sign_ != 0) return false;
    std::string_view words = rest_;
    std::vector<std::string> oddities;
    const auto amount = take_amount(words, oddities);
    if (!amount || amount->unit != Unit::per_cent) return false;
    const std::string following = folded(words);
    const bool decrease = following.compare(0, 8, "decrease") == 0 || following.compare(0, 9, "reduction") == 0;
    const bool increase = following.compare(0, 8, "increase") == 0;
    if (!decrease && !increase) return false;
    const std::size_t end = std::min(rest_.find('('), rest_.size());
    const std::string phrase = trimmed(rest_.substr(0, end));
    if (std::count(phrase.begin(), phrase.end(), ' ') > 2) return false;
    rest_.remove_prefix(end);
    change_sign_ = decrease ? -1 : 1;
    figure_.qualifiers.push_back(phrase);
    plain_ = false;
    return true;
  }

  // "254 incidents": one word, then nothing but notes.
  bool take_noun() {
    std::size_t length = 0;
    while (length < rest_.size() &&
           ((rest_[length] >= 'a' && rest_[length] <= 'z') || (rest_[length] >= 'A' && rest_[length] <= 'Z')))
      ++length;
    if (length < 3 || (length < rest_.size() && rest_[length] != ' ')) return false;
    const std::string noun = folded(rest_.substr(0, length));
    if (names_difference(noun)) return false;
    figure_.qualifiers.push_back(noun);
    rest_.remove_prefix(length);
    plain_ = false;
    return true;
  }

  static bool names_difference(const std::string& words) {
    for (const std::string_view word :
         {"up",          "down",   "increase", "increased", "decrease", "decreased", "more",   "less",
          "fewer",       "higher", "lower",    "above",     "below",    "over",      "under",  "reduction",
          "improvement", "better", "worse",    "rise",      "fall",     "point",     "points", "pp",
          "stage",       "and",    "or",       "to",        "plus",     "minus"}) {
      if (words.compare(0, word.size(), word) == 0 &&
          (words.size() == word.size() || words[word.size()] < 'a' || words[word.size()] > 'z')) {
        return true;
      }
    }
    return false;
  }

  // "90% by April 18", "2,141 per 100,000 young people aged 15 to 24 (2014)"
  bool take_trailing_words() {
    std::string words = trimmed(rest_);
    const std::string lower = folded(words);
    if (names_difference(lower) || !((lower[0] >= 'a' && lower[0] <= 'z'))) return false;
    if (words.find('%') != std::string::npos) return false;
    figure_.qualifiers.push_back(std::move(words));
    rest_ = {};
    plain_ = false;
    finish_unit();
    return true;
  }

  // A number without a unit has the one of its measure; among per cents that is reported.
  void finish_unit() {
    figure_.missing.reset();
    figure_.stored_as_text =
        plain_ && (figure_.unit == Unit::unknown || figure_.unit == Unit::per_cent || figure_.unit == Unit::money);
    if (figure_.unit != Unit::unknown) return;
    figure_.unit = expected_;
    figure_.unit_missing = expected_ == Unit::per_cent;
  }

  std::string_view rest_;
  Unit expected_;
  Figure& figure_;
  bool plain_ = false;  // nothing but one number, which a cell could hold as a number
  int change_sign_ = 0;
};

// "4.000" among counts: a point where a thousands comma is meant?
void note_point_for_thousands(Figure& figure) {
  const bool counted = figure.unit == Unit::count || figure.unit == Unit::cases || figure.unit == Unit::money;
  if (!figure.value || !counted || figure.decimals != 3) return;
  if (figure.value->absolute() >= Decimal(1000) || figure.value->absolute() < Decimal(1)) return;
  figure.oddities.push_back(fmt::format(
      "{} may be meant as thousands: it has a point and three digits among whole numbers", figure.value->to_string(3)));
}

// Why something that begins like a number is none, where that can be said.
void note_spoilt_number(std::string_view words, Figure& figure) {
  if (words.size() > 40) return;
  const std::string text = folded(words);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_digit = i > 0 && digit(text[i - 1]);
    const bool before_digit = i + 1 < text.size() && digit(text[i + 1]);
    if ((text[i] == 'o' || text[i] == 'l') && after_digit && before_digit) {
      figure.oddities.push_back(fmt::format("the letter {} stands among digits", words[i]));
      return;
    }
    if (text[i] == ',' && after_digit && before_digit && text.find(',') == text.rfind(',') &&
        text.find('.') == std::string::npos && text.find_first_not_of("0123456789,% -") == std::string::npos) {
      figure.oddities.emplace_back("a comma stands where a decimal point may be meant");
      return;
    }
  }
  if (std::count(text.begin(), text.end(), '.') > 1 && text.find_first_not_of("0123456789.,%") == std::string::npos) {
    figure.oddities.emplace_back("more than one decimal point");
  }
}

Figure unreadable(Figure figure, Missing why) {
  figure.missing = why;
  figure.value.reset();
  figure.exact.reset();
  figure.decimals = 0;
  return figure;
}

// A range, a date or a reading such as "2015/16" is no figure although it is made of numbers.
bool stands_for_period(std::string_view words) {
  const auto period = parse_period(words);
  return period && words.find_first_not_of("0123456789") != std::string_view::npos;
}

Figure read_text(Figure figure, std::string_view text, Unit expected) {
  const std::string words = with_plain_signs(text, figure.oddities);
  if (const auto missing = missing_word(text)) {
    figure.oddities.clear();
    figure.unit = expected;
    return unreadable(std::move(figure), *missing);
  }
  figure.missing = Missing::text;
  if (words.size() <= kLongestFigure && !stands_for_period(words) && FigureReader(words, expected, figure).read()) {
    note_point_for_thousands(figure);
    return figure;
  }
  figure.unit = expected;
  note_spoilt_number(words, figure);
  return unreadable(std::move(figure), Missing::text);
}

// The figure of a number cell: as shown, and at full precision on the same scale.
Figure read_number(Figure figure, const CellContent& cell, Unit expected) {
  figure.raw = cell.number;
  figure.unit = expected;
  const auto stored = Decimal::from_double(cell.number);
  if (!stored) return unreadable(std::move(figure), Missing::error);
  if (cell.format == NumberFormatKind::date || cell.format == NumberFormatKind::duration) {
    figure.oddities.emplace_back(cell.format == NumberFormatKind::date ? "a date stands where a figure is expected"
                                                                       : "a time stands where a figure is expected");
    return unreadable(std::move(figure), Missing::text);
  }
  const bool per_cent = cell.format == NumberFormatKind::per_cent;
  const Decimal exact = per_cent ? stored->scaled(2) : *stored;
  Figure shown = figure;
  shown.missing = Missing::text;
  const std::string words = with_plain_signs(cell.shown, shown.oddities);
  if (FigureReader(words, expected, shown).read() && !shown.denominator && !shown.numerator) {
    // Half a unit of the last place shown is all that may lie between the two.
    const Decimal half(5, shown.decimals + 1);
    const Decimal distance = (exact - *shown.value).absolute();
    if (distance <= half ||
        (cell.format == NumberFormatKind::general && distance <= (exact * Decimal(1, 5)).absolute())) {
      shown.exact = exact;
      shown.stored_as_text = false;
      note_point_for_thousands(shown);
      return shown;
    }
  }
  // The format hides the number or shows it on another scale: the stored number counts.
  figure.value = figure.exact = exact;
  figure.decimals = std::max(exact.places(), 0);
  if (per_cent) figure.unit = Unit::per_cent;
  figure.unit_missing = !per_cent && expected == Unit::per_cent;
  const bool dash_for_zero = exact.zero() && missing_word(cell.shown) == Missing::nil_or_not_meaningful;
  if (!dash_for_zero) {
    figure.oddities.push_back(
        fmt::format("the cell holds {} but its number format shows \"{}\"", stored->to_string(), cell.shown));
  }
  return figure;
}

}  // namespace

Figure read_figure(const CellContent& cell, Unit expected) {
  Figure figure;
  switch (cell.kind) {
    case CellContent::Kind::number:
      figure.text = cell.shown;
      return read_number(std::move(figure), cell, expected);
    case CellContent::Kind::text:
      figure.text = cell.text;
      if (trimmed(cell.text).empty()) return unreadable(std::move(figure), Missing::nil_or_not_meaningful);
      return read_text(std::move(figure), cell.text, expected);
    case CellContent::Kind::boolean:
      figure.text = cell.shown;
      return unreadable(std::move(figure), Missing::text);
    case CellContent::Kind::error:
      figure.text = cell.text;
      figure.unit = expected;
      return unreadable(std::move(figure), Missing::error);
    case CellContent::Kind::not_calculated:
      figure.unit = expected;
      figure.oddities.emplace_back("the formula has never been calculated, so its figure is not known");
      return unreadable(std::move(figure), Missing::not_available);
  }
  return figure;
}

}  // namespace scorebook
