// The reader of one figure's text: amounts and what joins them (n of m, count with per cent, value with change, notes
// in brackets). What fits none of the forms stays text. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/figure.hpp"
#include "text/amount.hpp"

namespace scorebook {

// Whether folded words begin with one that makes the number before it a difference or a bound and no figure: "up on
// last year", "decrease", "more", "above" ...
[[nodiscard]] bool begins_with_difference(std::string_view words);

// Fills a figure or leaves it untouched.
class FigureReader {
 public:
  FigureReader(std::string_view words, Unit expected, Figure& figure)
      : rest_(words), expected_(expected), figure_(figure) {}
  bool read();

 private:
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip_blanks();
  bool take_figure();
  void set_value(const Amount& amount);
  // "(621/998)"
  bool take_bracketed_ratio();
  // "92 of 280", "13/209", "41 out of 104" and nothing else
  bool read_ratio(std::string_view words);
  static bool take_ratio_sign(std::string_view& words);
  // The rest of "92 of 280 ..." after its first number.
  bool take_of(const Amount& first);
  // After n and m: the per cent, or nothing more.
  bool finish_ratio();
  // n of m without a per cent: the count, or where per cents are expected what the two numbers come to.
  bool worked_out_ratio();
  // "503 (99.8%)", "55 40.44%": the count is the numerator, or the value where counts are expected.
  bool take_joined_per_cent(const Amount& count);
  // "39.4% (41)", "10% (2 leavers)", "32.9% (92 of 280)", "32.9% of 280", "6% 13/209"
  bool take_linked_count();
  // "41" or "2 leavers"
  bool read_count(std::string_view inside);
  static bool is_one_word(std::string_view words);
  // Everything after the figure: notes in brackets, a change, a provisional mark. Words only after a figure with a unit
  // or one noun ("254 incidents"); words that make the figure a difference ("2% up on last year") are refused.
  bool take_notes(bool words_allowed);
  bool take_provisional_word();
  // "(+8)", "(-200k)", "(2014/15)", "(Cumulative)"
  bool take_bracket();
  // "8% decrease": the sign of the change in the bracket that follows.
  bool take_change_in_words();
  // "254 incidents": one word, then nothing but notes.
  bool take_noun();
  // "90% by April 18", "2,141 per 100,000 young people aged 15 to 24 (2014)"
  bool take_trailing_words();
  // A number without a unit has the one of its measure; among per cents that is reported.
  void finish_unit();

  std::string_view rest_;
  Unit expected_;
  Figure& figure_;
  bool plain_ = false;  // nothing but one number, which a cell could hold as a number
  int change_sign_ = 0;
};

}  // namespace scorebook
