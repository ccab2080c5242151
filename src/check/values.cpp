#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "check/other_tables.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// `text` and the words folded; whole words, so that "cabinet" is not net nor "have" an average.
bool mentions_any(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return find_folded_word(text, word) != std::string::npos; });
}

// Title, headings and data note of the measure, in lower case: what says how its figures can be.
std::string description_of(const Evidence& evidence, const LocatedFigure& figure) {
  std::string text = figure.observation->title + " " + figure.observation->measure;
  if (const ScorecardRow* row = evidence.row_of(figure.observation->measure)) {
    text += " " + row->definition.title + " " + row->definition.data_note;
  }
  return folded(text);
}

Unit unit_of(const Evidence& evidence, const LocatedFigure& figure) {
  if (figure.figure().unit != Unit::unknown) return figure.figure().unit;
  const ScorecardRow* row = evidence.row_of(figure.observation->measure);
  return row == nullptr ? Unit::unknown : row->definition.unit;
}

// Two letters side by side: "Up by 3,531", but not "89.5.8%" nor "12o".
bool holds_words(const std::string& text) {
  const auto letter = [](char character) { return std::isalpha(static_cast<unsigned char>(character)) != 0; };
  return std::adjacent_find(text.begin(), text.end(),
                            [&](char left, char right) { return letter(left) && letter(right); }) != text.end();
}

bool measure_has_numbers(const Evidence& evidence, const std::string& measure) {
  const FoundFigures& figures = evidence.figures_of(measure);
  return std::any_of(figures.begin(), figures.end(),
                     [](const LocatedFigure* figure) { return figure->figure().value.has_value(); });
}

}  // namespace

void not_a_figure(const Evidence& evidence, Recorder& recorder) {
  other_not_a_figure(evidence, recorder);
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.kind == ObservationKind::target || figure.figure().missing == Missing::error) continue;
    if (figure.figure().missing != Missing::text) {
      recorder.passed();
      continue;
    }
    if (figure.table == TableKind::plan && holds_words(figure.figure().text)) {
      recorder.not_run("a plan table may say in words how things stand");
      continue;
    }
    const ScorecardRow* row = evidence.row_of(figure.observation->measure);
    const bool states_a_unit =
        row != nullptr && row->definition.unit != Unit::unknown && row->definition.unit != Unit::text;
    if (!states_a_unit && !measure_has_numbers(evidence, figure.observation->measure)) {
      recorder.passed();  // a measure told in words: "Good", "Requires improvement", "On track"
      continue;
    }
    Failure failure = failure_at(figure);
    failure.message = fmt::format("{}: “{}” is neither a number nor a known word for a missing one.", subject(figure),
                                  figure.figure().text);
    failure.fix = "Type the figure, or the reason why there is none: n/a, -, not available, not yet available, tbc.";
    recorder.failed(std::move(failure));
  }
}

namespace {

// Why the figure cannot be, or nothing.
std::string impossibility(const Evidence& evidence, const LocatedFigure& figure) {
  const Figure& shown_figure = figure.figure();
  const Decimal value = *shown_figure.value;
  const Unit unit = unit_of(evidence, figure);
  const std::string description = description_of(evidence, figure);
  const bool of_change =
      mentions_any(description, {"change",     "changes",   "changed",    "difference", "differences", "variance",
                                 "variances",  "variation", "variations", "gap",        "gaps",        "growth",
                                 "net",        "increase",  "increases",  "decrease",   "decreases",   "reduction",
                                 "reductions", "deficit",   "surplus",    "overspend",  "underspend"});
  if (unit == Unit::per_cent) {
    if (value.negative() && !of_change) return "a percentage cannot be below 0";
    const bool share =
        (shown_figure.numerator && shown_figure.denominator) ||
        mentions_any(description, {"% of", "%age of", "percentage of", "proportion of", "per cent of", "share of"});
    const bool against_plan =
        of_change || mentions_any(description, {"target", "targets", "plan to date", "profile", "profiled", "capacity",
                                                "increase", "increases", "increased", "budget", "budgets", "budgeted"});
    if (share && !against_plan && Decimal(100) < value) return "a share of a whole cannot be above 100%";
  }
  if (unit == Unit::count) {
    if (value.negative() && !of_change) return "a count cannot be negative";
    const bool averaged =
        mentions_any(description, {"average", "averages", "averaged", "ave", "avg", "mean", "median", "per", "fte",
                                   "ftes", "full time equivalent", "full time equivalents", "hours", "thousand",
                                   "thousands", "000s", "million", "millions"});
    if (!averaged && !value.whole()) return "a count cannot have a fraction";
  }
  return "";
}

// "% of investigations - Not substantiated" -> "% of investigations".
std::string stem_of(const std::string& title) {
  const std::size_t dash = title.rfind(" - ");
  return dash == std::string::npos ? "" : folded(title.substr(0, dash));
}

// The measures of the scorecard whose titles begin alike, the figure's own among them.
std::vector<std::string> measures_of_stem(const Evidence& evidence, const LocatedFigure& figure) {
  constexpr std::size_t kMostShares = 20;
  std::vector<std::string> measures;
  if (figure.table != TableKind::scorecard) return measures;
  const std::string stem = stem_of(figure.observation->title);
  for (const ScorecardRow& row : evidence.submission().scorecards[figure.table_number].rows) {
    const bool alike = !stem.empty() && stem_of(row.definition.title) == stem;
    if (!alike || row.definition.unit != Unit::per_cent) continue;
    if (std::find(measures.begin(), measures.end(), row.definition.name) != measures.end()) continue;
    if (measures.size() == kMostShares) return {};
    measures.push_back(row.definition.name);
  }
  return measures;
}

// The sum of the measures' figures for the period, leaving one out; nothing where one has no figure.
std::optional<Interval> sum_for(const Evidence& evidence, const std::vector<std::string>& measures,
                                const std::string& left_out, ObservationKind kind, const Period& period) {
  Interval sum = Interval::exactly(0);
  for (const std::string& measure : measures) {
    if (measure == left_out) continue;
    const LocatedFigure* figure = evidence.best(measure, kind, period);
    if (figure == nullptr) return std::nullopt;
    sum = sum + interval_of(figure->figure());
  }
  return sum;
}

// What the other shares of the whole leave for an impossible one, where the shares of some month do make 100%.
std::optional<double> left_by_the_others(const Evidence& evidence, const LocatedFigure& figure) {
  const std::vector<std::string> measures = measures_of_stem(evidence, figure);
  if (measures.size() < 3 || !figure.period) return std::nullopt;
  const FoundFigures& own = evidence.figures_of(figure.observation->measure);
  const bool shares = std::any_of(own.begin(), own.end(), [&](const LocatedFigure* other) {
    if (other->kind != ObservationKind::value || !other->period) return false;
    const std::optional<Interval> whole = sum_for(evidence, measures, "", other->kind, *other->period);
    return whole && whole->agrees_with(Interval::exactly(100));
  });
  if (!shares) return std::nullopt;
  const std::optional<Interval> others =
      sum_for(evidence, measures, figure.observation->measure, figure.kind, *figure.period);
  if (!others) return std::nullopt;
  const double left = 100 - (others->low + others->high) / 2;
  return left >= 0 && left <= 100 ? std::optional(left) : std::nullopt;
}

}  // namespace

void impossible_figure(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.kind == ObservationKind::target || !figure.figure().value) continue;
    const std::string reason = impossibility(evidence, figure);
    if (reason.empty()) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_at(figure);
    failure.message = fmt::format("{}: {} is impossible: {}.", subject(figure), shown(figure.figure()), reason);
    if (const std::optional<double> left = left_by_the_others(evidence, figure)) {
      failure.expected = expected_at(figure, *left, figure.figure().decimals);
      failure.message += fmt::format(
          " The measures whose titles begin alike make 100% in other months; here they leave {}.", failure.expected);
    }
    failure.fix = "Look the figure up where it comes from and correct the cell.";
    recorder.failed(std::move(failure));
  }
}

namespace {

// "95.8 %", "1,092", "-3": text that Excel could hold as a number as it stands. "20/478 4.18%" is more than one number.
bool plain_number(std::string_view text) {
  std::string digits = trimmed(text);
  if (!digits.empty() && digits.back() == '%') digits = trimmed(std::string_view(digits).substr(0, digits.size() - 1));
  std::string without_commas;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit_at = [&](std::size_t at) {
      return at < digits.size() && std::isdigit(static_cast<unsigned char>(digits[at])) != 0;
    };
    const bool thousands =
        digits[i] == ',' && digit_at(i + 1) && digit_at(i + 2) && digit_at(i + 3) && !digit_at(i + 4);
    if (!thousands) without_commas += digits[i];
  }
  return Decimal::parse(without_commas).has_value();
}

}  // namespace

void number_as_text(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.kind == ObservationKind::target || !figure.figure().value) continue;
    if (!figure.figure().stored_as_text || !plain_number(figure.figure().text)) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_at(figure);
    failure.expected = shown(figure.figure());
    failure.message =
        fmt::format("{}: “{}” is text, so Excel leaves it out of every sum, average and chart. It was read as {}.",
                    subject(figure), figure.figure().text, failure.expected);
    failure.fix =
        fmt::format("Clear the cell, format it as a number or a percentage, and type {} again.", failure.expected);
    recorder.failed(std::move(failure));
  }
}

void unit_missing(const Evidence& evidence, Recorder& recorder) {
  other_unit_missing(evidence, recorder);
  for (const LocatedFigure& figure : evidence.figures()) {
    const Figure& cell = figure.figure();
    if (figure.kind == ObservationKind::target || !cell.value || unit_of(evidence, figure) != Unit::per_cent) continue;
    const bool nought = cell.value->zero();  // 0 is 0% however it is written
    if (!cell.unit_missing || nought) {
      recorder.passed();
      continue;
    }
    const bool fraction = cell.raw && *cell.raw > 0 && *cell.raw <= 1;
    const std::string meant = fraction ? shown(*cell.raw * 100, Unit::per_cent, std::max(0, cell.decimals - 2))
                                       : shown(*cell.value, Unit::per_cent, cell.decimals);
    Failure failure = failure_at(figure);
    failure.expected = meant;
    failure.message = fraction
                          ? fmt::format(
                                "{}: {} is shown without a per cent sign where per cents are meant: it looks like the "
                                "fraction that stands for {}.",
                                subject(figure), cell.text, meant)
                          : fmt::format("{}: {} has no per cent sign where per cents are meant; it was read as {}.",
                                        subject(figure), cell.text, meant);
    failure.fix = fraction ? "Format the cell as a percentage, or type the percentage that is meant."
                           : fmt::format("Type {} into the cell, with the sign.", meant);
    recorder.failed(std::move(failure));
  }
}

void excel_error(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.figure().missing != Missing::error) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_at(figure);
    const Place& place = figure.place();
    std::string formula;
    if (const Workbook* workbook = evidence.submission().workbook.get()) {
      const Sheet* sheet = workbook->find_sheet(place.sheet_name());
      const Cell* cell = sheet == nullptr ? nullptr : sheet->find(place.cell);
      if (cell != nullptr) formula = workbook->formula_of(*cell);
    }
    failure.message = fmt::format("{}: the cell shows the Excel error {}{}.", subject(figure), figure.figure().text,
                                  formula.empty() ? "" : fmt::format(" (its formula is ={})", formula));
    failure.fix = "Mend the formula or what it refers to; where there is no figure, type the reason (n/a, -).";
    recorder.failed(std::move(failure));
  }
}

}  // namespace scorebook::rule
