// Sentences that state a movement whole, with both figures and the period of each: "rose from 410 in February to 411 in
// March". What they say can be held against the tables, where a measure with just those words has just the first figure
// for the first period.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/commentary.hpp"
#include "check/sentences.hpp"

namespace scorebook {

// All point into the sentence.
struct WholeMovement {
  const DirectionWord* direction = nullptr;
  const TextFigure* from = nullptr;
  const TextFigure* to = nullptr;
  const TextPeriod* from_period = nullptr;  // both have a Period
  const TextPeriod* to_period = nullptr;
};

// "rose (by 4) from 410 in February to 411 in March", and nothing after it that could say that it is of a part.
[[nodiscard]] std::vector<WholeMovement> whole_movements(const Sentence& sentence);

// The measure that moved: the subject is nothing but words of its titles, and its figure for the first period is the
// first figure. Empty where that is true of none or of several, where the sentence speaks of something else as well, or
// where the first figure is so common that it tells nothing (below 10, 0%, 100%).
[[nodiscard]] std::string measure_moved(const Remark& remark, const Sentence& sentence, const WholeMovement& movement);

// Whether the figure of the text is the table's: whole counts must be equal, others as far as they are printed.
[[nodiscard]] bool is_same_figure(const TextFigure& text, const LocatedFigure& held);

}  // namespace scorebook
