#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "learn/tables.hpp"
#include "register/workbook_builder.hpp"
#include "scorebook/learn.hpp"

using namespace scorebook;

namespace {

// A scorecard of three measures, the second without a number.
WorkbookBuilder scorecard() {
  WorkbookBuilder made("march.xlsx");
  made.sheet("Summary");
  made.text("A1", "NO.").text("B1", "INDICATOR").text("C1", "GOOD PERF IS").text("D1", "DATA NOTE (Monthly)");
  made.text("E1", "LAST MONTHS")
      .text("G1", "Year to Date 15/16")
      .text("I1", "Target and Tolerances")
      .text("L1", "YR ON YR TREND");
  made.date("E2", 42401).date("F2", 42430).text("G2", "YTD").text("H2", "DATA NOTE").text("I2", "Red");
  made.text("J2", "Amber").text("K2", "Target Green").text("L2", "2014/15");
  made.text("A3", "2.1").text("B3", "Number of contacts").text("C3", "Info").text("D3", "Count");
  made.number("E3", 1030).number("F3", 1092).number("G3", 12165).text("H3", "Financial Year").text("K3", "n/a");
  made.number("L3", 10517);
  made.text("B4", "% of contacts decided in a day").text("C4", "High").text("D4", "Percentage");
  made.number("E4", 0.987, "0.0%").number("F4", 0.965, "0.0%").number("G4", 0.965, "0.0%").text("H4", "Financial Year");
  made.text("I4", "<92%").text("J4", "92%>").text("K4", "95%");
  made.text("A5", "2.3").text("B5", "Open cases").text("C5", "Medium").text("D5", "Count");
  made.number("E5", 6).number("F5", 1).text("H5", "As at mth end").text("K5", "n/a");
  return made;
}

Learned learned_from(const WorkbookBuilder& made, const Register* known = nullptr) {
  std::vector<Submission> submissions;
  submissions.push_back(locate(made.build(), nullptr));
  return learn(submissions, known);
}

const LearnedNote* note_of(const Learned& learned, LearnedKind kind, const std::string& ref,
                           const std::string& column) {
  const auto found = std::find_if(learned.notes.begin(), learned.notes.end(), [&](const LearnedNote& note) {
    return note.kind == kind && note.ref == ref && note.column == column;
  });
  return found == learned.notes.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("learn: a scorecard's rows become measures as typed, and what only follows is noted as a guess") {
  const Learned learned = learned_from(scorecard());
  REQUIRE(learned.draft.measures.size() == 3);
  CHECK(learned.added.measures == 3);
  const Measure& first = learned.draft.measures[0].definition;
  CHECK(first.ref == "2.1");
  CHECK(first.unit == Unit::count);
  CHECK(first.decimals == 0);
  CHECK(first.tolerance.green == "n/a");
  CHECK(first.year_to_date_rule == YearToDateRule::sum);
  const LearnedNote* rule = note_of(learned, LearnedKind::guess, "2.1", "year-to-date rule");
  REQUIRE(rule != nullptr);
  CHECK(rule->value == "sum");
  CHECK(rule->row == 0);
  CHECK(to_string(rule->source) == "Summary!H3");
  CHECK(rule->why == "its data note is \"Financial Year\" and it is a count: the months add up");
  CHECK(note_of(learned, LearnedKind::guess, "2.1", "title") == nullptr);
}

TEST_CASE("learn: a measure without a number gets the one its neighbours leave, to be confirmed") {
  const Learned learned = learned_from(scorecard());
  CHECK(learned.draft.measures[1].definition.ref == "2.2");
  REQUIRE(note_of(learned, LearnedKind::guess, "2.2", "ref") != nullptr);
}

TEST_CASE("learn: what cannot be settled stays blank and is asked") {
  const Learned learned = learned_from(scorecard());
  CHECK(learned.draft.measures[1].definition.year_to_date_rule == YearToDateRule::not_stated);
  CHECK(note_of(learned, LearnedKind::decide, "2.2", "year-to-date rule") != nullptr);
  CHECK(note_of(learned, LearnedKind::decide, "2.2", "RAG basis") != nullptr);
  CHECK(learned.draft.measures[2].definition.polarity_text.empty());
  const LearnedNote* polarity = note_of(learned, LearnedKind::decide, "2.3", "good performance");
  REQUIRE(polarity != nullptr);
  CHECK(polarity->value == "Medium");
  CHECK(learned.draft.measures[2].definition.year_to_date_rule == YearToDateRule::last);
  CHECK(learned.draft.measures[2].definition.reporting_basis == ReportingBasis::snapshot);
}

TEST_CASE("learn: earlier years are kept with their cells, the workbook's own year is not") {
  const Learned learned = learned_from(scorecard());
  REQUIRE(learned.draft.history.size() == 1);
  CHECK(learned.draft.history[0].observation.measure == "2.1");
  CHECK(learned.draft.history[0].observation.period == Period::financial_year(2014));
  CHECK(learned.draft.history[0].source == "march.xlsx, Summary!L3");
}

TEST_CASE("learn: over a register what is there stands, blanks are filled, differences are listed") {
  Register known;
  RegisterMeasure& measure = known.measures.emplace_back();
  measure.definition.ref = measure.definition.name = "2.1";
  measure.definition.title = "Number of contacts";
  measure.definition.tolerance.green = "1,000";
  known.index();
  const Learned learned = learned_from(scorecard(), &known);
  CHECK(learned.added.measures == 2);
  const Measure& there = learned.draft.measures[0].definition;
  CHECK(there.tolerance.green == "1,000");
  const LearnedNote* green = note_of(learned, LearnedKind::difference, "2.1", "green");
  REQUIRE(green != nullptr);
  CHECK(green->value == "n/a");
  CHECK(there.unit == Unit::count);
  CHECK(note_of(learned, LearnedKind::added, "2.1", "unit") != nullptr);
  const Learned again = learned_from(scorecard(), &learned.draft);
  CHECK(again.added.all() == 0);
  for (const RegisterSheetKind& kind : register_sheets()) {
    const RegisterRows before = register_rows(learned.draft, kind.name), after = register_rows(again.draft, kind.name);
    REQUIRE(before.size() == after.size());
    for (std::size_t row = 0; row < before.size(); ++row) {
      for (std::size_t column = 0; column < before[row].size(); ++column)
        CHECK(before[row][column].text == after[row][column].text);
    }
  }
}

TEST_CASE("learn: a number that the register gives to another measure takes nothing from the workbook's row") {
  Register known;
  RegisterMeasure& measure = known.measures.emplace_back();
  measure.definition.ref = measure.definition.name = "2.1";
  measure.definition.title = "Something else";
  known.index();
  const Learned learned = learned_from(scorecard(), &known);
  CHECK(learned.draft.measures[0].definition.unit == Unit::unknown);
  CHECK(note_of(learned, LearnedKind::difference, "2.1", "title") != nullptr);
  CHECK(learned.draft.history.empty());
}

TEST_CASE("learn: a definition that holds for other periods only is not added a second time") {
  Register known;
  RegisterMeasure& measure = known.measures.emplace_back();
  measure.definition.ref = measure.definition.name = "2.1";
  measure.definition.title = "Number of contacts";
  measure.validity.last = Period::month(2014, 3).last();
  known.index();
  const Learned learned = learned_from(scorecard(), &known);
  CHECK(learned.added.measures == 2);
  CHECK(note_of(learned, LearnedKind::left_out, "2.1", "") != nullptr);
}

TEST_CASE("learn: two rows of one number, and words in place of one, are left out and said") {
  WorkbookBuilder made = scorecard();
  made.text("A6", "2.3").text("B6", "Open cases").text("C6", "Low").number("E6", 3).number("F6", 3);
  const Learned learned = learned_from(made);
  CHECK(learned.draft.measures.size() == 3);
  const LearnedNote* twice = note_of(learned, LearnedKind::left_out, "2.3", "");
  REQUIRE(twice != nullptr);
  CHECK(twice->why == "number 2.3 stands here a second time, first in Summary!B5");
}

TEST_CASE("learn: what the notes say of the year to date") {
  Measure measure;
  measure.unit = Unit::per_cent;
  measure.year_to_date_note = "Financial Year";
  CHECK(year_to_date_words(measure, nullptr).rule == YearToDateRule::not_stated);
  PageFact page;
  page.has_parts = true;
  CHECK(year_to_date_words(measure, &page).rule == YearToDateRule::ratio_of_sums);
  measure.title = "% re-referrals - rolling 12 months";
  CHECK(year_to_date_words(measure, &page).rule == YearToDateRule::not_stated);
  measure.year_to_date_note = "Rolling Year";
  CHECK(year_to_date_words(measure, nullptr).rule == YearToDateRule::rolling_12_months);
  measure.year_to_date_note = "";
  CHECK(year_to_date_words(measure, nullptr).basis == ReportingBasis::rolling_12_months);
}

TEST_CASE("learn: a population is one that a label names by its ages, beside the number") {
  WorkbookBuilder made = scorecard();
  made.sheet("Notes").text("A1", "Population aged 0-17 (2015/16)").number("B1", 56398, "#,##0");
  made.text("A2", "Population").number("B2", 260800);
  const Learned learned = learned_from(made);
  REQUIRE(learned.draft.populations.size() == 1);
  CHECK(learned.draft.populations[0].name == "0-17");
  CHECK(learned.draft.populations[0].year == "2015/16");
  CHECK(learned.draft.populations[0].people == Decimal(56398));
}

TEST_CASE("learn: nothing is learned from nothing") {
  const Learned learned = learn({}, nullptr);
  CHECK(learned.added.all() == 0);
  CHECK(learned.notes.empty());
}
