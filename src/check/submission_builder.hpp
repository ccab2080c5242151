// Submissions for the tests of this room, built as located, without a file: one scorecard on the sheet Summary, pages
// on sheets of their own. Cells stand where a real scorecard has them: B number, C title, D polarity, F onward the
// months, then the year to date, and K arrow, L and M RAG, N to P tolerances, Q 2014/15, S national average. Rows start
// at 5. A figure is given as it is shown; a leading ' makes it text in the cell, as in Excel.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

struct RowToBuild {
  std::string ref = "";
  std::string title = "Number of contacts";
  Unit unit = Unit::count;
  std::vector<std::string> months = {};
  std::string year_to_date = "";
  std::string year_to_date_note = "";
  YearToDateRule rule = YearToDateRule::not_stated;
  Polarity polarity = Polarity::info;
  std::array<std::string, 3> tolerance = {"", "", ""};
  std::string arrow = "";
  std::string rag = "";
  std::string rag_year_end = "";
  std::optional<std::uint32_t> rag_fill = std::nullopt;
  std::string year = "";
  std::string benchmark = "";
  std::string section = "CONTACTS";
  std::string suggested = "";
};

struct ColumnToBuild {
  std::string ref = "";
  std::string title = "Number of contacts";
  Unit unit = Unit::count;
  std::vector<std::string> months = {};
  std::vector<int> numerators = {};  // with denominators: three columns, n, m and the figure
  std::vector<int> denominators = {};
  std::string year_to_date = "";
  std::string year = "";
  std::string benchmark = "";
};

class SubmissionBuilder {
 public:
  explicit SubmissionBuilder(const std::string& period = "2016-03") { submission_.period = parse_period(period); }

  SubmissionBuilder& final() {
    submission_.marked_final = true;
    return *this;
  }

  SubmissionBuilder& scorecard(const std::vector<std::string>& labels, const std::vector<RowToBuild>& rows) {
    const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", "Summary"});
    Scorecard scorecard;
    scorecard.sheet = sheet;
    for (std::uint32_t i = 0; i < labels.size(); ++i)
      scorecard.periods.push_back(label(labels[i], {sheet, {4, 6 + i}}));
    std::uint32_t row = 5;
    for (const RowToBuild& wanted : rows) scorecard.rows.push_back(build(wanted, sheet, row++, scorecard.periods));
    submission_.scorecards.push_back(std::move(scorecard));
    return *this;
  }

  SubmissionBuilder& page(const std::string& name, const std::vector<std::string>& labels,
                          const std::vector<ColumnToBuild>& columns) {
    const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", name});
    DetailPage page;
    page.sheet = sheet;
    for (std::uint32_t i = 0; i < labels.size(); ++i) page.periods.push_back(label(labels[i], {sheet, {9 + i, 2}}));
    std::uint32_t column = 3;
    for (const ColumnToBuild& wanted : columns) page.columns.push_back(build(wanted, sheet, column, page.periods));
    submission_.pages.push_back(std::move(page));
    return *this;
  }

  // For a label whose position says something else than it does itself.
  SubmissionBuilder& label_means(std::size_t number, const std::string& period) {
    submission_.scorecards.back().periods[number].period = *parse_period(period);
    return *this;
  }

  // For what only one test needs: `change` is called with the submission as built so far.
  template <class Change>
  SubmissionBuilder& changed(Change change) {
    change(submission_);
    return *this;
  }

  [[nodiscard]] const Submission& submission() const { return submission_; }

 private:
  static PeriodLabel label(const std::string& text, Place place) {
    const std::optional<Period> period = parse_period(text);
    REQUIRE(period.has_value());
    return {{text, std::move(place), std::nullopt}, *period, period};
  }

  static Figure figure(const std::string& typed, Unit unit) {
    CellContent cell;
    std::string digits = typed;
    for (const char mark : {',', '%'}) digits.erase(std::remove(digits.begin(), digits.end(), mark), digits.end());
    const std::optional<Decimal> number = Decimal::parse(digits);
    cell.shown = cell.text = typed.front() == '\'' ? typed.substr(1) : typed;
    if (typed.front() == '#') {
      cell.kind = CellContent::Kind::error;
    } else if (number) {
      cell.kind = CellContent::Kind::number;
      const bool per_cent = typed.back() == '%';
      cell.number = per_cent ? number->scaled(-2).to_double() : number->to_double();
      cell.format = per_cent ? NumberFormatKind::per_cent : NumberFormatKind::number;
    }
    return read_figure(cell, unit);
  }

  std::size_t observe(const std::string& name, const std::string& title, ObservationKind kind,
                      std::optional<Period> period, const std::string& typed, Unit unit, Place place) {
    Observation observation;
    observation.measure = name;
    observation.title = title;
    observation.kind = kind;
    observation.period = period;
    observation.figure = figure(typed, unit);
    observation.place = std::move(place);
    if (kind == ObservationKind::benchmark) observation.benchmark = "nat_avg";
    submission_.observations.push_back(std::move(observation));
    return submission_.observations.size() - 1;
  }

  ScorecardRow build(const RowToBuild& wanted, const std::shared_ptr<const SheetName>& sheet, std::uint32_t row,
                     const std::vector<PeriodLabel>& labels) {
    const auto cell = [&](const std::string& text, std::uint32_t column) {
      return LabelledCell{text, {sheet, {row, column}}, {}};
    };
    ScorecardRow built;
    Measure& measure = built.definition;
    measure.ref = wanted.ref;
    measure.name = wanted.ref.empty() ? wanted.title : wanted.ref;
    measure.ref_suggested = wanted.suggested;
    measure.title = wanted.title;
    measure.section = wanted.section;
    measure.polarity = wanted.polarity;
    measure.polarity_text = std::string(polarity_name(wanted.polarity));
    measure.unit = wanted.unit;
    measure.year_to_date_note = wanted.year_to_date_note;
    measure.year_to_date_rule = wanted.rule;
    measure.tolerance = {wanted.tolerance[0], wanted.tolerance[1], wanted.tolerance[2]};
    built.ref = cell(wanted.ref, 2);
    built.title = cell(wanted.title, 3);
    built.polarity = cell(measure.polarity_text, 4);
    const auto width = static_cast<std::uint32_t>(labels.size());
    for (std::uint32_t i = 0; i < width; ++i) {
      const Place place{sheet, {row, 6 + i}};
      if (i >= wanted.months.size() || wanted.months[i].empty()) {
        built.blank_periods.push_back(place);
      } else {
        built.observations.push_back(observe(measure.name, wanted.title, ObservationKind::value, labels[i].period,
                                             wanted.months[i], wanted.unit, place));
      }
    }
    const auto add = [&](const std::string& typed, ObservationKind kind, std::optional<Period> period,
                         const Place& place) {
      if (!typed.empty())
        built.observations.push_back(observe(measure.name, wanted.title, kind, period, typed, wanted.unit, place));
    };
    built.year_to_date_cell = {sheet, {row, 9}};
    add(wanted.year_to_date, ObservationKind::year_to_date, submission_.period, built.year_to_date_cell);
    built.year_to_date_note = cell(wanted.year_to_date_note, 10);
    built.typed_direction = cell(wanted.arrow, 11);
    built.typed_rag_period = cell(wanted.rag, 12);
    built.typed_rag_period.fill = wanted.rag_fill;
    built.typed_rag_year_end = cell(wanted.rag_year_end, 13);
    built.red = cell(wanted.tolerance[0], 14);
    built.amber = cell(wanted.tolerance[1], 15);
    built.green = cell(wanted.tolerance[2], 16);
    add(wanted.year, ObservationKind::year, Period::financial_year(2014), {sheet, {row, 17}});
    add(wanted.benchmark, ObservationKind::benchmark, Period::financial_year(2014), {sheet, {row, 19}});
    return built;
  }

  DetailColumn build(const ColumnToBuild& wanted, const std::shared_ptr<const SheetName>& sheet, std::uint32_t& column,
                     const std::vector<PeriodLabel>& labels) {
    DetailColumn built;
    built.ref = wanted.ref;
    built.measure = wanted.ref.empty() ? wanted.title : wanted.ref;
    built.unit = wanted.unit;
    if (!wanted.numerators.empty()) {
      built.numerator_column = column++;
      built.denominator_column = column++;
    }
    built.column = column++;
    built.ref_cell = {wanted.ref, {sheet, {7, built.column}}, {}};
    built.title = {wanted.title, {sheet, {8, built.column}}, {}};
    const auto add = [&](const std::string& typed, ObservationKind kind, std::optional<Period> period,
                         std::uint32_t row) {
      if (typed.empty()) return;
      built.observations.push_back(
          observe(built.measure, wanted.title, kind, period, typed, wanted.unit, {sheet, {row, built.column}}));
    };
    for (std::uint32_t i = 0; i < labels.size() && i < wanted.months.size(); ++i) {
      add(wanted.months[i], ObservationKind::value, labels[i].period, 9 + i);
      if (i >= wanted.numerators.size() || wanted.months[i].empty()) continue;
      Observation& observation = submission_.observations.back();
      observation.figure.numerator = wanted.numerators[i];
      observation.figure.denominator = wanted.denominators[i];
      observation.numerator_place = {sheet, {9 + i, built.numerator_column}};
      observation.denominator_place = {sheet, {9 + i, built.denominator_column}};
    }
    const auto below = static_cast<std::uint32_t>(10 + labels.size());
    add(wanted.year, ObservationKind::year, Period::financial_year(2014), below);
    add(wanted.year_to_date, ObservationKind::year_to_date, submission_.period, below + 1);
    add(wanted.benchmark, ObservationKind::benchmark, std::nullopt, below + 2);
    return built;
  }

  Submission submission_;
};

// A submission checked, with what the tests ask of the result.
class CheckedSubmission {
 public:
  explicit CheckedSubmission(const SubmissionBuilder& builder, const Register* measure_register = nullptr)
      : submissions_{builder.submission()},
        ratings_(rate(submissions_, measure_register, *submissions_.front().period)),
        result_(check({submissions_, ratings_, measure_register, *submissions_.front().period})) {}

  [[nodiscard]] const CheckResult& result() const { return result_; }

  [[nodiscard]] std::vector<Finding> findings(const std::string& rule) const {
    std::vector<Finding> found;
    for (const Finding& finding : result_.findings) {
      if (finding.rule == rule) found.push_back(finding);
    }
    return found;
  }

  [[nodiscard]] const RuleSummary& summary(const std::string& rule) const {
    for (const RuleSummary& summary : result_.rules) {
      if (summary.rule == rule) return summary;
    }
    FAIL("no such rule: " << rule);
    return result_.rules.front();
  }

  // The one finding of the rule.
  [[nodiscard]] Finding only(const std::string& rule) const {
    const std::vector<Finding> found = findings(rule);
    REQUIRE(found.size() == 1);
    return found.front();
  }

  // The rule was applied, and nothing failed.
  [[nodiscard]] bool passes(const std::string& rule) const {
    return summary(rule).passed > 0 && summary(rule).failed == 0 && findings(rule).empty();
  }

  // The ids of the rules that found something, each once.
  [[nodiscard]] std::vector<std::string> failing_rules() const {
    std::vector<std::string> rules;
    for (const RuleSummary& summary : result_.rules) {
      if (summary.failed > 0) rules.push_back(summary.rule);
    }
    return rules;
  }

 private:
  std::vector<Submission> submissions_;
  std::vector<Rating> ratings_;
  CheckResult result_;
};

inline Register register_of(const std::vector<Measure>& measures, const std::vector<Population>& populations = {}) {
  Register made;
  made.file = "measures.xlsx";
  const auto sheet = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Measures"});
  std::uint32_t row = 2;
  for (const Measure& measure : measures) made.measures.push_back({measure, {sheet, {row++, 1}}});
  made.populations = populations;
  return made;
}

inline Measure registered(const std::string& ref, const std::string& title = "") {
  Measure measure;
  measure.name = measure.ref = ref;
  measure.title = title;
  return measure;
}

inline const std::vector<std::string>& last_three_months() {
  static const std::vector<std::string> labels = {"Jan-16", "Feb-16", "Mar-16"};
  return labels;
}

inline const std::vector<std::string>& year_of_months() {
  static const std::vector<std::string> labels = {"Apr-15", "May-15", "Jun-15", "Jul-15", "Aug-15", "Sep-15",
                                                  "Oct-15", "Nov-15", "Dec-15", "Jan-16", "Feb-16", "Mar-16"};
  return labels;
}

}  // namespace scorebook
