// Which measures are exceptions, and why. Good or improved, or of concern, by the reasons that a report's layout asks
// for; a measure can be both, and then stands in both lists with its reasons. The shorter lists look at what a member
// asks next: what is newly red, what is red and still getting worse, what falls for the third period in a row, what is
// about to lose its colour. Rules:
//   * the colour of a measure of a plan is that of its status, which may be of the year to date: 1 is green, 2 amber,
//     3 red; of every other measure it is the RAG in the period, or at year end where its thresholds are for the year;
//   * a period that a figure is compared with is named, but for the month, quarter or year right before;
//   * an exception is not the same as a colour: amber and improved is good, green and worse of concern.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

enum class ExceptionReason : std::uint8_t { green, better, amber, red, worse };

struct ExceptionOptions {
  std::vector<ExceptionReason> good = {ExceptionReason::green, ExceptionReason::better};
  std::vector<ExceptionReason> concern = {ExceptionReason::red, ExceptionReason::worse};
  double close_to_threshold = 0.25;  // the largest Rating::margin that counts as close
};

// Points into the ratings, which must outlive it.
struct ExceptionLine {
  const Rating* rating = nullptr;
  std::string why;
};

// Every list is in the order of refs; a measure without one stands where its neighbours say that it belongs, or last.
struct Exceptions {
  std::vector<ExceptionLine> good, concern;
  std::vector<ExceptionLine> in_both;  // with both reasons: "good: improved: ...; of concern: 85% is ...: red"
  std::vector<ExceptionLine> red, newly_red, newly_green;
  std::vector<ExceptionLine> red_and_worse, amber_and_worse;  // off target and still getting worse
  std::vector<ExceptionLine> three_falling, close;
  bool previous_known = false;  // whether any measure has a RAG of the period that it is compared with
  bool three_known = false;     // whether any measure has figures of three periods
  bool colour_known = false;    // whether any measure has a colour
};

// The colour of a measure as the first rule above has it; none where it has none.
[[nodiscard]] Rag standing_colour(const Rating& rating);

// Whether anything can be said of a measure: it has a colour, or was compared with an earlier figure. A measure that was
// not judged is in no list, which is not to be taken for a good word about it.
[[nodiscard]] bool judged(const Rating& rating);

[[nodiscard]] Exceptions find_exceptions(const std::vector<Rating>& ratings, const ExceptionOptions& options = {});

}  // namespace scorebook
