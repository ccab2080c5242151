// A workbook of one scorecard with two measures, made by hand, for the tests of the outputs.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"

namespace scorebook::test {

inline Figure figure(std::string text, std::optional<Decimal> value, std::optional<double> raw, Unit unit,
                     int decimals) {
  Figure made;
  made.text = std::move(text);
  made.value = value;
  made.exact = value;
  made.raw = raw;
  made.unit = unit;
  made.decimals = decimals;
  if (!value) made.missing = Missing::not_applicable;
  return made;
}

struct SmallSubmission {
  std::vector<Submission> submissions;
  std::vector<Rating> ratings;
  std::shared_ptr<const SheetName> summary = std::make_shared<const SheetName>(SheetName{"march.xlsx", "Summary"});
  std::shared_ptr<const SheetName> page = std::make_shared<const SheetName>(SheetName{"march.xlsx", "Referrals"});
  Period march = Period::month(2016, 3);

  SmallSubmission() {
    auto workbook = std::make_shared<Workbook>();
    workbook->name = "march.xlsx";
    workbook->sha256 = std::string(64, 'a');
    workbook->texts = {"", "Number of contacts", "=2+2"};
    workbook->styles = {{"General", std::nullopt}, {"mmm-yy", std::nullopt}, {"0.0%", std::nullopt}};
    Sheet sheet;
    sheet.name = summary;
    sheet.cells = {{{12, 3}, CellKind::text, 0, 1, 0, 0},
                   {{13, 3}, CellKind::number, 2, 0, 2, 0.984},
                   {{14, 3}, CellKind::number, 1, 0, 0, 42430},
                   {{15, 3}, CellKind::boolean, 0, 0, 0, 1},
                   {{16, 3}, CellKind::not_calculated, 0, 0, 2, 0}};
    sheet.hidden_rows = {20, 21};
    workbook->sheets = {sheet};
    Submission submission;
    submission.workbook = workbook;
    submission.directorate = "Children";
    submission.period = march;
    submission.period_source = "\"As at\" in Cover!B8";
    submission.observations = {observation("2.8", Period::month(2016, 2), ObservationKind::value,
                                           figure("28.6%", Decimal(286, 1), 0.286, Unit::per_cent, 1), {13, 7}),
                               observation("2.8", march, ObservationKind::value,
                                           figure("27.9%", Decimal(279, 1), 0.279, Unit::per_cent, 1), {13, 8}),
                               observation("2.8", Period::financial_year(2014), ObservationKind::benchmark,
                                           figure("-1.5%", Decimal(-15, 1), std::nullopt, Unit::per_cent, 1), {13, 19}),
                               observation("2.8", std::nullopt, ObservationKind::year,
                                           figure("n/a", std::nullopt, std::nullopt, Unit::per_cent, 0), {13, 17})};
    submission.observations[2].benchmark = "nat_avg";
    submission.observations[1].figure.numerator = Decimal(112);
    submission.observations[1].figure.denominator = Decimal(402);
    submission.observations[1].figure.qualifiers = {"tbc", "as at w/e 27/05/16"};
    ScorecardRow row;
    row.definition.name = row.definition.ref = "2.8";
    row.definition.title = "% re-referral rate in the current month";
    row.definition.section = "CONTACT & REFERRAL (MASH)";
    row.definition.polarity = Polarity::low;
    row.definition.unit = Unit::per_cent;
    row.definition.tolerance = {"26%+", "26%<", "23%"};
    row.title.place = {summary, {13, 3}};
    row.observations = {0, 1, 2, 3};
    Scorecard scorecard;
    scorecard.sheet = summary;
    scorecard.extent = {{9, 1}, {87, 22}};
    scorecard.rows = {row};
    submission.scorecards = {scorecard};
    submission.not_understood = {{Place{page, {3, 2}}, "no heading of periods was found"}};
    submissions.push_back(std::move(submission));
    ratings.push_back(rating());
  }

  [[nodiscard]] Observation observation(std::string measure, std::optional<Period> period, ObservationKind kind,
                                        Figure shown, CellRef cell) const {
    Observation made;
    made.measure = std::move(measure);
    made.title = "% re-referral rate in the current month";
    made.period = period;
    made.kind = kind;
    made.figure = std::move(shown);
    made.place = {summary, cell};
    return made;
  }

  [[nodiscard]] Rating rating() const {
    const Submission& submission = submissions.front();
    Rating made;
    made.measure = submission.scorecards.front().rows.front().definition;
    made.period = march;
    made.directorate = submission.directorate;
    made.row = &submission.scorecards.front().rows.front();
    made.value = &submission.observations[1];
    made.previous = &submission.observations[0];
    made.tolerance.kind = ToleranceKind::low_red_from;
    made.tolerance.green = Decimal(23);
    made.tolerance.words = "green at 23% or less, red at 26% or more, amber between";
    made.rag_period = {Rag::red, "", "27.9% is at or above the red threshold of 26%: red"};
    made.rag_year_end = {Rag::none, "no figure: n/a", "", WithoutRag::no_figure};
    made.direction = {DirectionState::better, "27.9% after 28.6%: lower, and low is good"};
    made.status = {PlanStatus::not_met, "red"};
    made.history = {&submission.observations[0], &submission.observations[1]};
    made.benchmarks = {&submission.observations[2]};
    return made;
  }

  // A301 fails once, S101 was not run, V202 was waived once.
  [[nodiscard]] CheckResult checked() const {
    CheckResult result{march, {}, {}, 1, 0, 0, 1};
    result.rules = {
        {"S101", 0, 0, 0, 0, 1, {"no measure register (1)"}}, {"V202", 3, 2, 0, 1, 0, {}}, {"A301", 2, 1, 1, 0, 0, {}}};
    Finding failed;
    failed.rule = "A301";
    failed.places = {{page, {14, 4}}, {page, {14, 3}}};
    failed.measure = "2.8";
    failed.period = march;
    failed.observed = "28.9%";
    failed.expected = "35.8%";
    failed.message = "19 of 53 is 35.8%, shown 28.9%.";
    failed.fix = "Divide C14 by B14.";
    failed.fingerprint = "A301-2.8-2016-03";
    Finding waived = failed;
    waived.rule = "V202";
    waived.state = FindingState::waived;
    waived.places = {{page, {15, 4}}, {summary, {13, 8}}};
    waived.period.reset();
    waived.expected.clear();
    result.findings = {failed, waived};
    return result;
  }
};

}  // namespace scorebook::test
