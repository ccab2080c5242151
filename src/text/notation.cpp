// What a cell of any kind says: a number as shown and as stored, a text by its words (figure_reader.hpp), or the reason
// why there is no figure.
#include "text/notation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scorebook/period.hpp"
#include "text/amount.hpp"
#include "text/figure_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestFigure = 300;  // longer texts are commentary

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

// The one period that notes beside a figure name. What a figure is compared with, due by or counted from is no period
// of its own.
std::optional<Period> period_named(const std::vector<std::string>& notes) {
  std::optional<Period> named;
  for (const std::string& note : notes) {
    const auto period = find_period(note);
    if (!period) continue;
    const std::string words = folded(note);
    // "8.9% (9.2% in 2016/17)", "41 (36 in 2014/15)": another figure, and its period.
    const bool figure_of_then = words.find(" in ") != std::string::npos && words.find_first_of("0123456789") == 0;
    if (figure_of_then || words.find('%') != std::string::npos) return std::nullopt;
    for (const std::string_view word : {"compared", "than", "target", "previous", "previously", "was", "from", "since",
                                        "against", "by", "due", "until", "last", "baseline"}) {
      if (find_folded_word(words, word) != std::string_view::npos) return std::nullopt;
    }
    if (named && *named != *period) return std::nullopt;
    named = period;
  }
  return named;
}

// "... (2014/15)": what stands in brackets in a text that holds no figure.
std::vector<std::string> brackets_of(std::string_view text) {
  std::vector<std::string> brackets;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t end = text.find_first_of("()", open + 1);
    if (end == std::string_view::npos) break;
    if (text[end] == ')') brackets.emplace_back(text.substr(open + 1, end - open - 1));
  }
  return brackets;
}

Figure read_text(Figure figure, std::string_view text, Unit expected) {
  const bool may_be_figure = text.size() <= 4 * kLongestFigure;
  const std::string words = may_be_figure ? with_plain_signs(text, figure.oddities) : std::string();
  const bool short_enough = may_be_figure && words.size() <= kLongestFigure;
  if (const auto missing = missing_word(text)) {
    figure.oddities.clear();
    figure.unit = expected;
    if (short_enough) figure.stated_period = period_named(brackets_of(words));
    return unreadable(std::move(figure), *missing);
  }
  figure.missing = Missing::text;
  if (short_enough && !stands_for_period(words) && FigureReader(words, expected, figure).read()) {
    note_point_for_thousands(figure);
    figure.stated_period = period_named(figure.qualifiers);
    return figure;
  }
  figure.unit = expected;
  if (!may_be_figure) return unreadable(std::move(figure), Missing::text);
  note_spoilt_number(words, figure);
  if (short_enough) figure.stated_period = period_named(brackets_of(words));
  return unreadable(std::move(figure), Missing::text);
}

// "£-", "$ -", "-": how number formats of money show nothing.
bool shows_dash(std::string_view shown) {
  std::string words = trimmed(shown);
  for (const std::string_view sign : {"£", "€", "$"}) {
    if (words.compare(0, sign.size(), sign) == 0) words = trimmed(std::string_view(words).substr(sign.size()));
  }
  return missing_word(words) == Missing::nil_or_not_meaningful;
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
  figure.unit_missing = !per_cent && figure.unit == Unit::per_cent;
  const bool dash_for_zero = exact.zero() && shows_dash(cell.shown);
  if (dash_for_zero && cell.shown.find("£") != std::string::npos) figure.unit = Unit::money;
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
