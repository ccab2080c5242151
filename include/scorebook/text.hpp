// What the program knows, as text for people: on a terminal, in a log, on paper. Wide texts are wrapped, never cut;
// what a list leaves out is counted and said. Control characters that come out of a workbook are never passed on.
// Colour is an addition: every colour has its word. The same things as data: json.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scorebook/comparison.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/explanation.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct TextStyle {
  std::size_t width = 100;      // columns, at least 40
  bool color = false;           // ANSI colours
  std::size_t most_listed = 0;  // entries of one list (findings of one rule); 0: all of them
};

// Sheets, tables, headers, measures, periods, hidden things, and what was not understood and why.
[[nodiscard]] std::string inspect_text(const std::vector<Submission>& submissions, const TextStyle& style);
// The findings by rule, the rules with their sums, what was not run and why, and what that means for the submission.
[[nodiscard]] std::string check_text(const std::vector<Submission>& submissions, const CheckResult& result,
                                     const TextStyle& style);
// What changed from earlier submissions to later ones, with what it changes.
[[nodiscard]] std::string compare_text(const std::vector<Comparison>& comparisons, const TextStyle& style);
// The measures with direction of travel and RAG; with `working` also how each was worked out, its trend and its
// benchmarks. `ratings`: of all measures. `measures`: those to show, by name; all where there is none.
[[nodiscard]] std::string rate_text(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                    Period period, bool working, const TextStyle& style,
                                    const std::vector<std::string>& measures = {});
// The ratings of the measures of those names, and of their sub-measures; all of them where no name is given.
[[nodiscard]] std::vector<Rating> ratings_of(const std::vector<Rating>& ratings,
                                             const std::vector<std::string>& measures);
// How many measures were read and not rated, and why; empty where there are none. Parameters as of rate_text.
[[nodiscard]] std::string not_rated_words(const std::vector<Submission>& submissions,
                                          const std::vector<Rating>& ratings,
                                          const std::vector<std::string>& measures = {});
// All that is known of single measures, each for somebody who has to answer for it.
[[nodiscard]] std::string explain_text(const Explanation& explanation, const TextStyle& style);
// Draft sentences for a cover report, each a paragraph of its own.
[[nodiscard]] std::string sentences_text(const CoverSentences& sentences, const TextStyle& style);
// One line a figure: measure, period, kind, value, cell.
[[nodiscard]] std::string convert_text(const std::vector<Submission>& submissions, const TextStyle& style);
// The catalogue as a list, and one page of it.
[[nodiscard]] std::string rules_text(const TextStyle& style);
[[nodiscard]] std::string rule_text(const RuleEntry& rule, const TextStyle& style);

}  // namespace scorebook
