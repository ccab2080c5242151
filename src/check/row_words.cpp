// What a scorecard's row says beside its figures: what good performance is, and whether its other cells could be
// calculated.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

#include "check/cell_finder.hpp"
#include "check/plan_rules.hpp"
#include "check/structure_rules.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr const char* kPolarityFix = "Type High, Low, Info, Within limits or N/A.";

bool has_figure(const Submission& submission, const ScorecardRow& row) {
  return std::any_of(row.observations.begin(), row.observations.end(), [&](std::size_t number) {
    return number < submission.observations.size() && submission.observations[number].figure.value;
  });
}

bool polarity_known(const Evidence& evidence, const ScorecardRow& row) {
  if (row.definition.polarity != Polarity::unknown) return true;
  const Measure* registered = evidence.registered(row.definition.name);
  return registered != nullptr && registered->polarity != Polarity::unknown;
}

void report_no_column(const Scorecard& scorecard, std::size_t rows, Recorder& recorder) {
  Failure failure;
  failure.places = {scorecard.extent.first.row != 0 ? Place{scorecard.sheet, scorecard.extent.first}
                                                    : scorecard.rows.front().title.place};
  failure.kind_of_place = "scorecard polarity";
  failure.message = fmt::format(
      "The scorecard has no column that says what good performance is: for {} no direction of good performance is "
      "known, so the direction of travel is neutral.",
      rows == 1 ? "1 measure" : fmt::format("{} measures", rows));
  failure.fix = "Add a column headed GOOD PERF IS, with High, Low, Info, Within limits or N/A in each row.";
  recorder.failed(std::move(failure));
}

void report_polarity(const ScorecardRow& row, Recorder& recorder) {
  Failure failure;
  failure.places = {row.polarity.place};
  failure.measure = row.definition.name;
  failure.observed = collapsed(row.polarity.text);
  failure.kind_of_place = "scorecard polarity";
  failure.message = fmt::format(
      "{}: {}, so no direction of good performance is known and the direction of travel is neutral. Known are High, "
      "Low, Info, Within limits and N/A.",
      measure_words(row.definition),
      failure.observed.empty() ? "the cell that says what good performance is, is blank"
                               : fmt::format("“{}” is no known word for what good performance is", failure.observed));
  failure.fix = kPolarityFix;
  recorder.failed(std::move(failure));
}

// The word in the row, where it and the register's are known words and say different things.
bool differs_from_register(const Evidence& evidence, const ScorecardRow& row) {
  const Measure* registered = evidence.registered(row.definition.name);
  const Polarity typed = parse_polarity(row.polarity.text);
  return registered != nullptr && registered->polarity != Polarity::unknown && typed != Polarity::unknown &&
         typed != registered->polarity;
}

void report_different(const Evidence& evidence, const ScorecardRow& row, Recorder& recorder) {
  const std::string_view name = polarity_name(evidence.registered(row.definition.name)->polarity);
  Failure failure;
  failure.places = {row.polarity.place};
  failure.measure = row.definition.name;
  failure.observed = collapsed(row.polarity.text);
  failure.expected = std::string(name);
  failure.kind_of_place = "scorecard polarity";
  failure.message = fmt::format("{}: good performance is “{}” here and “{}” in the register, which is the one used.",
                                measure_words(row.definition), failure.observed, name);
  failure.fix = fmt::format("Type {}, or change the register if what good performance is has changed.", name);
  recorder.failed(std::move(failure));
}

// Units that cannot be taken for each other. A number of days or cases is a count too, and its note often says so.
enum class Scale : std::uint8_t { unknown, number, per_cent, per_10000, per_100000, money };

Scale scale_of(Unit unit) {
  switch (unit) {
    case Unit::per_cent:
      return Scale::per_cent;
    case Unit::per_10000:
      return Scale::per_10000;
    case Unit::per_100000:
      return Scale::per_100000;
    case Unit::money:
      return Scale::money;
    case Unit::count:
    case Unit::days:
    case Unit::weeks:
    case Unit::cases:
      return Scale::number;
    case Unit::unknown:
    case Unit::text:
      break;
  }
  return Scale::unknown;
}

// A data note that states another unit than the register. Only where both are known; many notes state none.
void check_unit(const Evidence& evidence, const ScorecardRow& row, Recorder& recorder) {
  const Measure* registered = evidence.registered(row.definition.name);
  if (registered == nullptr || !row.data_note.place.known()) return;
  const Scale typed = scale_of(unit_of_measure(row.data_note.text, row.title.text));
  const Scale own = scale_of(registered->unit);
  if (trimmed(row.data_note.text).empty() || typed == Scale::unknown || own == Scale::unknown) return;
  if (typed == own) return recorder.passed();
  Failure failure;
  failure.places = {row.data_note.place};
  failure.measure = row.definition.name;
  failure.observed = collapsed(row.data_note.text);
  failure.expected = std::string(unit_name(registered->unit));
  failure.kind_of_place = "scorecard unit";
  failure.message = fmt::format("{}: the note “{}” says that the figures are in another unit than the register's: {}.",
                                measure_words(row.definition), failure.observed, failure.expected);
  failure.fix = "Correct the note, or the unit in the register if the measure has changed.";
  recorder.failed(std::move(failure));
}

}  // namespace

void polarity_word_unknown(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  for (const Scorecard& scorecard : submission.scorecards) {
    const bool has_column = std::any_of(scorecard.rows.begin(), scorecard.rows.end(),
                                        [](const ScorecardRow& row) { return row.polarity.place.known(); });
    std::size_t without = 0;
    for (const ScorecardRow& row : scorecard.rows) {
      if (!has_figure(submission, row)) {
        recorder.not_run("the measure has no figure in this table");
      } else if (differs_from_register(evidence, row)) {
        report_different(evidence, row, recorder);
      } else if (polarity_known(evidence, row)) {
        recorder.passed();
      } else if (has_column) {
        report_polarity(row, recorder);
      } else {
        ++without;
      }
      check_unit(evidence, row, recorder);
    }
    if (without > 0) report_no_column(scorecard, without, recorder);
  }
  plan_words_unknown(evidence, recorder);
}

namespace {

bool is_excel_error(const std::string& text) {
  static const std::array<const char*, 13> kErrors = {"#N/A",          "#DIV/0!", "#REF!",    "#NAME?", "#VALUE!",
                                                      "#NUM!",         "#NULL!",  "#SPILL!",  "#CALC!", "#FIELD!",
                                                      "#GETTING_DATA", "#BUSY!",  "#BLOCKED!"};
  return std::any_of(kErrors.begin(), kErrors.end(), [&](const char* error) { return text == error; });
}

void check_row_cells(const Evidence& evidence, const ScorecardRow& row, CellFinder& finder, std::set<Place>& seen,
                     Recorder& recorder) {
  const std::array<std::pair<const char*, const LabelledCell*>, 12> cells = {
      {{"section", &row.section},
       {"measure number", &row.ref},
       {"title", &row.title},
       {"good performance", &row.polarity},
       {"data note", &row.data_note},
       {"year to date note", &row.year_to_date_note},
       {"direction", &row.typed_direction},
       {"RAG in the period", &row.typed_rag_period},
       {"RAG at year end", &row.typed_rag_year_end},
       {"red tolerance", &row.red},
       {"amber tolerance", &row.amber},
       {"green target", &row.green}}};
  for (const auto& named : cells) {
    const LabelledCell& cell = *named.second;
    const std::string text = trimmed(cell.text);
    if (!cell.place.known() || text.empty() || evidence.at(cell.place) != nullptr) continue;
    if (!seen.insert(cell.place).second) continue;  // a section over several rows, a tolerance over three cells
    if (!is_excel_error(text)) {
      recorder.passed();
      continue;
    }
    if (row.tolerance_merged && (named.second == &row.amber || named.second == &row.green)) continue;
    const std::string formula = finder.formula(cell.place);
    Failure failure;
    failure.places = {cell.place};
    failure.measure = row.definition.name;
    failure.observed = text;
    failure.kind_of_place = fmt::format("scorecard {}", named.first);
    failure.message =
        fmt::format("{}: the cell for the {} shows the Excel error {}{}.", measure_words(row.definition), named.first,
                    text, formula.empty() ? "" : fmt::format(" (its formula is ={})", formula));
    failure.fix = "Mend the formula or what it refers to, or type what is meant.";
    recorder.failed(std::move(failure));
  }
}

}  // namespace

void excel_error_in_table(const Evidence& evidence, Recorder& recorder) {
  excel_error(evidence, recorder);
  CellFinder finder(evidence.submission());
  std::set<Place> seen;
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    for (const ScorecardRow& row : scorecard.rows) check_row_cells(evidence, row, finder, seen, recorder);
  }
}

}  // namespace scorebook::rule
