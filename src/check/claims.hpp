// Which measure a clause is about, and the figures that the workbook has of it. A text speaks of much that a workbook
// does not hold: one school, a subset, another council. So a clause is taken to be about a measure only where its
// subject is nothing but the measure's own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/commentary.hpp"
#include "check/sentences.hpp"

namespace scorebook {

// The words of a title that tell it from others, each without the s of a plural: "number of", "%", "the" are left out.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view title);
[[nodiscard]] std::string without_plural(std::string_view folded);

// The measure that the sentence names up to this token (not included), and nothing else with it; in the first sentence
// of a text about one measure also "it", "the number", "performance" or nothing at all. Empty for none: "in primary
// schools, the figure ..." is of a part.
[[nodiscard]] std::string subject_before(const Remark& remark, const Sentence& sentence, std::size_t token);
// Whether words from this token on may say that only a part is meant: "for boys", "in the north". Periods are none.
[[nodiscard]] bool qualified_after(const Sentence& sentence, std::size_t token);
// The measure whose figure this one is said to be: "contacts rose to 1,095", "there were 1,095 contacts in March", for
// a text about one measure also "it stands at 91.9". Empty where it may be another's, a part's or a change.
[[nodiscard]] std::string level_claimed(const Remark& remark, const Sentence& sentence, const TextFigure& figure);
// The one period that a sentence is about: `reporting` where it names none; nothing where it names several, or one
// that leaves a choice.
[[nodiscard]] std::optional<Period> period_claimed(const Sentence& sentence, Period reporting);

// Whether a figure of the text, by its unit, can be one of such figures.
[[nodiscard]] bool can_be_of(const TextFigure& text, Unit unit);
// The one figure of the measure for that period, all tables agreeing on it; null where there is none or several.
[[nodiscard]] const LocatedFigure* value_for(const Remark& remark, const std::string& measure, Period period);
// What the printed figure can stand for.
[[nodiscard]] Interval printed(const Figure& figure);

// Whether the sentence speaks of others, of plans or of a part: then nothing in it can be held against the measure.
[[nodiscard]] bool speaks_of_something_else(const Sentence& sentence);

// Calls visit(remark, sentence) for every sentence of every text about measures.
template <class Visit>
void for_each_sentence(const Commentary& commentary, Period reporting, Visit visit) {
  for (const Remark& remark : commentary.remarks()) {
    if (remark.kind == RemarkKind::other) continue;
    for (const Sentence& sentence : sentences_of(remark.text, reporting)) visit(remark, sentence);
  }
}

}  // namespace scorebook
