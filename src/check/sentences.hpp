// The sentences of a text in the English of council reports, and what can be found in them without knowing any measure:
// figures with their units, periods, and words for a movement. Every find has its place in the text, so that it can be
// quoted. Nothing is judged here, and what may be something else is not called a figure: dates, years, ordinals, refs,
// ages, durations, telephone numbers, "section 47", "key stage 2".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/figure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

enum class TokenKind : std::uint8_t {
  word,
  number,  // "3,659", "86.2%", "£6.8m"
  code,    // letters or marks and digits together: "2016/17", "31st", "S47", "9-12", "1.A2"
  mark,    // a comma, a bracket, a colon ...
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::size_t begin = 0, end = 0;  // in the text
  std::string folded;              // in lower case
  bool capital = false;            // begins with a capital letter
};

// The numbers of tokens of a sentence: both belong to it.
struct TokenRange {
  std::size_t first = 0, last = 0;
};

struct TextFigure {
  TokenRange tokens;  // with its unit: "4.7 percentage points"
  Decimal value;
  int decimals = 0;          // as printed
  Unit unit = Unit::count;   // count: no unit is printed
  bool points = false;       // percentage points
  bool approximate = false;  // "about 40", "over 90%", one end of "9 to 12"
  bool in_words = false;     // "nine"

  // What the printed figure can stand for.
  [[nodiscard]] Interval interval() const { return Interval::printed(value, decimals); }
};

struct TextPeriod {
  enum class Form : std::uint8_t {
    named,     // "March 2016", "Q2", "2015/16": `period` is it; of a month or quarter without a year the latest one
    current,   // "this quarter"
    previous,  // "last month", "the month before"
    vague,     // "last year", "to date", "since the winter": no one period
  };
  TokenRange tokens;
  Form form = Form::named;
  std::optional<Period> period;  // nothing where the words leave a choice
};

enum class Movement : std::uint8_t { up, down, better, worse };

struct DirectionWord {
  TokenRange tokens;
  Movement movement = Movement::up;
  bool verb = false;  // "rose", "has fallen", "went up": says that it happened
};

struct Sentence {
  std::size_t begin = 0, end = 0;  // in the text
  bool opens_text = false;         // the first one: what "it" is, is what the text is about
  std::string text;                // as it stands there, its blanks collapsed
  std::vector<Token> tokens;
  std::vector<TextFigure> figures;
  std::vector<TextPeriod> periods;
  std::vector<DirectionWord> directions;

  [[nodiscard]] bool has_word(std::string_view folded) const;
  // Whether one of the tokens has one of these words.
  template <class Words>
  [[nodiscard]] bool has_any(const Words& words) const {
    for (const std::string_view word : words) {
      if (has_word(word)) return true;
    }
    return false;
  }
};

// `reporting`: the period of the report, for "last month" and for months without a year.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text, Period reporting);
// The words between two tokens of the sentence, both included, as the text has them.
[[nodiscard]] std::string quoted(std::string_view text, const Sentence& sentence, TokenRange tokens);

// The steps of sentences_of, in their order.
void find_text_periods(Sentence& sentence, Period reporting);  // text_periods.cpp
void find_text_figures(Sentence& sentence);                    // text_figures.cpp; knows the periods
void find_direction_words(Sentence& sentence);                 // direction_words.cpp

}  // namespace scorebook
