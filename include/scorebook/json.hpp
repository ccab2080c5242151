// Everything the program knows, as data: JSON and CSV, UTF-8, with the stable names that the command line documents.
// `schema_version` changes when a name or a meaning does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scorebook/comparison.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/explanation.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

inline constexpr int kSchemaVersion = 2;

// One JSON object a line: {workbook, sheet, visible, cell, type, value, format, formula, shown}.
[[nodiscard]] std::string cells_json_lines(const Workbook& workbook);
[[nodiscard]] std::string cells_text_lines(
    const Workbook& workbook);  // for people: "Contacts!C9  number  879  (General)"
[[nodiscard]] std::string inspect_json(const std::vector<Submission>& submissions);
// The register's sheet Sources for what was read as no scorecard and no detail page, and for what could not be read.
[[nodiscard]] std::string inspect_csv(const std::vector<Submission>& submissions);
// Without a period (no sheet gives one) it is null; the figures are all there.
[[nodiscard]] std::string convert_json(const std::vector<Submission>& submissions, std::optional<Period> period);
// One row per measure and period, in a text field a leading = + - @ tab or CR is guarded by an apostrophe.
[[nodiscard]] std::string convert_csv(const std::vector<Submission>& submissions);
// `ratings`: of all measures. `measures`: those to show, by name; all where there is none.
[[nodiscard]] std::string rate_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                    Period period, const std::vector<std::string>& measures = {});
[[nodiscard]] std::string rate_csv(const std::vector<Rating>& ratings);
[[nodiscard]] std::string explain_json(const Explanation& explanation);
[[nodiscard]] std::string check_json(const std::vector<Submission>& submissions, const CheckResult& result);
[[nodiscard]] std::string check_csv(const CheckResult& result);
[[nodiscard]] std::string compare_json(const std::vector<Comparison>& comparisons);
// One row for each change.
[[nodiscard]] std::string compare_csv(const std::vector<Comparison>& comparisons);
// {schema_version, workbooks, period, good, improvement, others: [{measure, title, directorate, sentence, in_both,
// places: [{workbook, sheet, cell}]}], restated: {known, extent: [], sentences: [{measure, title, period, sentence,
// places}]}}
[[nodiscard]] std::string sentences_json(const std::vector<Submission>& submissions, Period period,
                                         const CoverSentences& sentences);
[[nodiscard]] std::string sentences_csv(const CoverSentences& sentences);  // one row for each sentence
[[nodiscard]] std::string rules_json();

}  // namespace scorebook
