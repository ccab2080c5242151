// Draft sentences for the cover report that goes before the members with the workbook: "good and improved performance"
// and "areas for further improvement", one sentence a measure, for an officer to paste and to edit. They say nothing
// that the figures do not:
//   * "rose", "fell" and "stayed at" follow the number, "an improvement" and "a decline" what good performance is;
//   * the difference of two per cents is in percentage points;
//   * a period names its year where the other one is of another year: "in December 2015", "in February";
//   * the target is the one that the colour was given by; where nobody set one the sentence says so;
//   * a benchmark stands there with its year, and only where the figure may be set beside it (measure_trend.hpp): most
//     often that is the year to date;
//   * numerators and denominators are never named, since a small one may tell who is meant;
//   * a title becomes the subject of the sentence only where it is one beyond doubt ("% of ...", "Number of ..."),
//     and stands in quotation marks in front of its figures otherwise.
// Which measures are good or to be improved is find_exceptions' business; a measure can be both.
#pragma once

#include <string>
#include <vector>

#include "scorebook/comparison.hpp"
#include "scorebook/exceptions.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

struct CoverSentence {
  const Rating* rating = nullptr;  // into the ratings, which must outlive it
  std::string words;               // ends with a full stop and has no line break
  std::vector<Place> places;  // of the figures, targets and benchmarks that it states, as they are named; each once
  bool in_both = false;       // the measure stands in both blocks
};

// The sentence of one measure, whatever it is.
[[nodiscard]] CoverSentence cover_sentence(const Rating& rating);

struct RestatedSentence {
  const RestatedFigure* figure = nullptr;  // into the comparisons, which must outlive it
  std::string words;
  // "the figure for December 2015: 85.2% before, 87.3% now (up 2.1 percentage points)": where the measure is named
  // already.
  std::string change;
  std::vector<Place> places;  // now, then before
};

struct RestatedSentences {
  std::vector<RestatedSentence> sentences;  // in the order of the comparisons
  // How far it is known: a sentence for each workbook ("Nothing was restated in march.xlsx: ..."), or one that says
  // that it is not known. Never empty.
  std::vector<std::string> extent;
  bool known = false;  // at least one figure was compared with an earlier one
  bool all = false;    // every workbook was compared in full: an empty list means that nothing was restated
};

// `comparisons`: of every submission; null where nothing was compared. `earlier_given`: whether there was any earlier
// submission at all, so that "none was given" is told from "none is of this return".
[[nodiscard]] RestatedSentences restated_sentences(const std::vector<Comparison>* comparisons, bool earlier_given);

struct CoverSentences {
  std::vector<CoverSentence> good, improvement;  // in the order of find_exceptions
  std::vector<CoverSentence> others;             // measures that are in neither, in the order of the ratings
  RestatedSentences restated;
};

[[nodiscard]] CoverSentences cover_sentences(const std::vector<Rating>& ratings,
                                             const std::vector<Comparison>* comparisons, bool earlier_given,
                                             const ExceptionOptions& options = {});

// "3.2", or the measure's title in quotation marks where it has no ref: how a list of measures names one.
[[nodiscard]] std::string measure_in_a_list(const Rating& rating);

}  // namespace scorebook
