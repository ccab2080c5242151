#include "check/submission_builder.hpp"
#include "scorebook/comparison.hpp"

namespace scorebook {
namespace {

RowToBuild assessments(const std::vector<std::string>& months) {
  return {.ref = "3.2",
          .title = "% of assessments in time",
          .unit = Unit::per_cent,
          .months = months,
          .polarity = Polarity::high,
          .tolerance = {"<81%", "81%>", "86%"}};
}

Submission named(Submission submission, const std::string& file) {
  auto workbook = std::make_shared<Workbook>();
  workbook->name = workbook->path = file;
  submission.workbook = workbook;
  submission.directorate = "Children";
  return submission;
}

Submission february(const std::vector<RowToBuild>& rows) {
  return named(SubmissionBuilder("2016-02").scorecard({"Dec-15", "Jan-16", "Feb-16"}, rows).submission(),
               "february.xlsx");
}

Submission march(const std::vector<RowToBuild>& rows) {
  return named(SubmissionBuilder("2016-03").scorecard(last_three_months(), rows).submission(), "march.xlsx");
}

struct Checked {
  Checked(Submission now, std::vector<Submission> before)
      : submissions{std::move(now)},
        earlier(std::move(before)),
        ratings(rate(submissions, nullptr, *submissions.front().period, earlier)),
        input(input_of(*this)),
        result(check(input)) {}
  Checked(const Checked&) = delete;

  static CheckInput input_of(const Checked& checked) {
    CheckInput input{checked.submissions, checked.ratings, nullptr, *checked.submissions.front().period};
    input.earlier = &checked.earlier;
    return input;
  }

  [[nodiscard]] std::vector<Finding> findings(const std::string& rule) const {
    std::vector<Finding> found;
    for (const Finding& finding : result.findings) {
      if (finding.rule == rule) found.push_back(finding);
    }
    return found;
  }
  [[nodiscard]] RuleSummary summary(const std::string& rule) const {
    for (const RuleSummary& summary : result.rules) {
      if (summary.rule == rule) return summary;
    }
    return {};
  }

  std::vector<Submission> submissions, earlier;
  std::vector<Rating> ratings;
  CheckInput input;
  CheckResult result;
};

TEST_CASE("history: a restated figure is said with what it does to RAG and direction") {
  const Checked checked(march({assessments({"84.0%", "90.0%", "88.0%"})}),
                        {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  const std::vector<Finding> findings = checked.findings("H501");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].observed == "84.0%");
  CHECK(findings[0].period == Period::month(2016, 1));
  CHECK(
      findings[0].message ==
      "3.2 % of assessments in time, January 2016 was 87.0% in february.xlsx (February 2016) and is 84.0% now: the RAG "
      "moves from green to amber.");
  CHECK(checked.summary("H501").passed == 1);   // February
  CHECK(checked.summary("H501").not_run == 1);  // March
}

TEST_CASE("history: a restated figure that turns the direction round says so") {
  const Checked checked(march({assessments({"91.0%", "90.0%", "88.0%"})}),
                        {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  const std::vector<Finding> findings = checked.findings("H501");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.find("the direction into February 2016 turns from “improvement in performance” to “decline "
                                 "in performance but still within limits of target”") != std::string::npos);
}

TEST_CASE("history: the same figure to another precision is no restatement, nor is one that was missing before") {
  const Checked checked(march({assessments({"87%", "90.0%", "88.0%"})}),
                        {february({assessments({"80.0%", "87.0%", "'n/a"})})});
  CHECK(checked.findings("H501").empty());
  CHECK(checked.summary("H501").passed == 2);
}

TEST_CASE("history: a figure that is gone is a restatement") {
  const Checked checked(march({assessments({"'n/a", "90.0%", "88.0%"})}),
                        {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  REQUIRE(checked.findings("H501").size() == 1);
  CHECK(checked.findings("H501")[0].message.find("and has no figure now") != std::string::npos);
}

TEST_CASE("history: a figure that is not there any more is one too, where its table should still have it") {
  RowToBuild blank = assessments({"", "90.0%", "88.0%"});
  const Checked checked(march({blank}), {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  REQUIRE(checked.findings("H501").size() == 1);
  const Finding finding = checked.findings("H501")[0];
  CHECK(finding.message.find("was 87.0% in february.xlsx (February 2016) and has no figure now") != std::string::npos);
  CHECK(to_string(finding.places.front()) == "Summary!F5");
  CHECK(checked.summary("H501").passed == 1);  // December has moved out of the scorecard by itself

  RowToBuild with_year = assessments({"80.0%", "87.0%", "90.0%"});
  with_year.year = "85.0%";
  const Checked without_year(march({assessments({"87.0%", "90.0%", "88.0%"})}), {february({with_year})});
  REQUIRE(without_year.findings("H501").size() == 1);
  CHECK(without_year.findings("H501")[0].period == Period::financial_year(2014));
  Submission april = named(SubmissionBuilder("2016-04")
                               .scorecard({"Feb-16", "Mar-16", "Apr-16"}, {assessments({"90.0%", "88.0%", "89.0%"})})
                               .submission(),
                           "april.xlsx");
  CHECK(Checked(april, {february({with_year})}).findings("H501").empty());  // in a new year others stand there
}

TEST_CASE("history: without an earlier submission of the return nothing passes") {
  const Checked alone(march({assessments({"84.0%", "90.0%", "88.0%"})}), {});
  for (const char* rule : {"H501", "H502", "H503", "S112"}) {
    CAPTURE(rule);
    CHECK(alone.summary(rule).applied == 0);
    CHECK(alone.summary(rule).why_not_run == std::vector<std::string>{"no earlier submission (--against) (1)"});
  }
  Submission other = february({assessments({"80.0%", "87.0%", "90.0%"})});
  other.directorate = "Housing";
  const Checked of_another(march({assessments({"84.0%", "90.0%", "88.0%"})}), {other});
  CHECK(of_another.summary("H501").why_not_run ==
        std::vector<std::string>{"none of the earlier submissions is of this return and of no later period (1)"});
}

TEST_CASE("history: a later submission is no earlier one, and the latest that has the figure counts") {
  Submission january = named(SubmissionBuilder("2016-01")
                                 .scorecard({"Nov-15", "Dec-15", "Jan-16"}, {assessments({"80.0%", "80.0%", "70.0%"})})
                                 .submission(),
                             "january.xlsx");
  Submission april = named(SubmissionBuilder("2016-04")
                               .scorecard({"Feb-16", "Mar-16", "Apr-16"}, {assessments({"1.0%", "1.0%", "1.0%"})})
                               .submission(),
                           "april.xlsx");
  const Checked checked(march({assessments({"87.0%", "90.0%", "88.0%"})}),
                        {january, april, february({assessments({"80.0%", "87.0%", "90.0%"})})});
  CHECK(checked.findings("H501").empty());
  CHECK(checked.summary("H501").passed == 2);
}

CheckResult checked_together(const std::vector<Submission>& submissions) {
  const std::vector<Rating> none;
  return check({submissions, none, nullptr, Period::month(2016, 3)});
}

TEST_CASE("history: two months of one return checked together are compared as with compare") {
  const Submission before = february({assessments({"80.0%", "87.0%", "90.0%"})});
  const Submission now = march({assessments({"84.0%", "90.0%", "88.0%"})});
  const Checked against(now, {before});
  REQUIRE(against.findings("H501").size() == 1);
  for (const bool earlier_first : {true, false}) {
    CAPTURE(earlier_first);
    const CheckResult result = checked_together(earlier_first ? std::vector<Submission>{before, now}  //
                                                              : std::vector<Submission>{now, before});
    std::vector<Finding> found;
    for (const Finding& finding : result.findings) {
      if (finding.rule == "H501") found.push_back(finding);
    }
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == against.findings("H501")[0].message);
    CHECK(cells_text(found[0]) == cells_text(against.findings("H501")[0]));
    for (const RuleSummary& summary : result.rules) {
      if (summary.rule != "H501") continue;
      CHECK(summary.passed == 1);
      CHECK(summary.why_not_run.back() != "none of the earlier submissions is of this return (1)");
      CHECK(std::count(summary.why_not_run.begin(), summary.why_not_run.end(),
                       "no earlier submission (--against) (1)") == 1);  // for February
    }
  }
}

TEST_CASE("history: other workbooks of the directorate that are checked with it are no earlier submissions") {
  RowToBuild other = assessments({"80.0%", "87.0%", "90.0%"});
  other.ref = "7.1";
  const Submission now = march({assessments({"84.0%", "90.0%", "88.0%"})});
  Submission same_month = now;
  same_month.observations[0].figure.value = Decimal(70);
  for (const Submission& with : {february({other}), same_month}) {
    for (const RuleSummary& summary : checked_together({now, with}).rules) {
      if (summary.rule != "H501" && summary.rule != "H503") continue;
      CAPTURE(summary.rule);
      CHECK(summary.applied == 0);
      CHECK(summary.why_not_run == std::vector<std::string>{"no earlier submission (--against) (2)"});
    }
  }
}

TEST_CASE("history: a changed tolerance, polarity or title is named with both texts") {
  RowToBuild changed = assessments({"87.0%", "90.0%", "88.0%"});
  changed.tolerance = {"<81%", "81%>", "90%"};
  changed.title = "% of assessments within 45 days";
  const Checked checked(march({changed}), {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  const std::vector<Finding> findings = checked.findings("H502");
  REQUIRE(findings.size() == 1);
  CHECK(
      findings[0].message ==
      "3.2 % of assessments within 45 days is defined otherwise than in february.xlsx (February 2016): title was “% of "
      "assessments in time” and is “% of assessments within 45 days” and target green was “86%” and is “90%”.");
  CHECK(checked.summary("H502").passed == 0);
  const Checked same(march({assessments({"87.0%", "90.0%", "88.0%"})}),
                     {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  CHECK(same.findings("H502").empty());
  CHECK(same.summary("H502").passed == 1);
}

TEST_CASE("history: the date in a title moves on by itself, another number does not") {
  const auto changed = [](const std::string& title_now, const std::string& title_before) {
    RowToBuild now = assessments({"87.0%", "90.0%", "88.0%"}), before = assessments({"80.0%", "87.0%", "90.0%"});
    now.title = title_now;
    before.title = title_before;
    return !Checked(march({now}), {february({before})}).findings("H502").empty();
  };
  CHECK(!changed("Number of Looked After Children at 31 March 2016",
                 "Number of Looked After Children at 29 February 2016"));
  CHECK(!changed("Looked after at 31st March", "Looked after at 29th February"));
  CHECK(!changed("Contacts (Mar-16)", "Contacts (Feb-16)"));
  CHECK(!changed("Contacts, March 16", "Contacts, February 16"));
  CHECK(!changed("Contacts in Q4 2015/16", "Contacts in Q3 2015/16"));
  CHECK(changed("% of assessments within 45 days at 31 March 2016",
                "% of assessments within 35 days at 29 February 2016"));
  CHECK(changed("% of 16/17 year olds in education", "% of 17/18 year olds in education"));
  CHECK(changed("Children looked after at 31 March 2016", "Children in need at 29 February 2016"));
}

TEST_CASE("history: a title that two measures have recognises neither") {
  RowToBuild first = assessments({"87.0%", "90.0%", "88.0%"}), second = first;
  first.ref = "3.8";
  second.ref = "3.9";
  const Checked checked(march({first, second}), {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  for (const Finding& finding : checked.findings("H503")) {
    const bool recognised = finding.message.find("another number now") != std::string::npos;
    CHECK(recognised == (finding.message.rfind("3.2", 0) != 0));
  }
  CHECK(checked.findings("H503").size() == 3);
}

TEST_CASE("V209: the figure before is named with its workbook where an earlier submission has it") {
  const auto contacts = [](const std::string& period, const std::vector<std::string>& months) {
    return SubmissionBuilder(period)
        .page("Contacts", year_of_months(), {{.ref = "2.1", .title = "Contacts", .months = months}})
        .submission();
  };
  const std::vector<std::string> before = {"879", "864",   "1,010", "1,051", "904",  "1,169",
                                           "958", "1,056", "1,052", "1,100", "1,030"};
  std::vector<std::string> now = before;
  now.back().clear();
  now.push_back("1,030");
  Submission earlier = named(contacts("2016-02", before), "february.xlsx");
  const auto sheet = std::make_shared<const SheetName>(SheetName{"february.xlsx", "Contacts"});
  for (Observation& observation : earlier.observations) observation.place.sheet = sheet;
  const Checked checked(named(contacts("2016-03", now), "test.xlsx"), {earlier});
  REQUIRE(checked.findings("V209").size() == 1);
  CHECK(checked.findings("V209").front().message.find(
            "the figure of February 2016 too (Contacts!C19 in february.xlsx).") != std::string::npos);
}

TEST_CASE("history: added and dropped measures are notes, and a renumbered one is recognised") {
  RowToBuild renumbered = assessments({"87.0%", "90.0%", "88.0%"});
  renumbered.ref = "3.9";
  const RowToBuild contacts = {.ref = "2.1", .months = {"1", "2", "3"}};
  const Checked checked(march({contacts, renumbered}),
                        {february({contacts, assessments({"80.0%", "87.0%", "90.0%"})})});
  const std::vector<Finding> findings = checked.findings("H503");
  REQUIRE(findings.size() == 2);
  std::vector<std::string> messages = {findings[0].message, findings[1].message};
  std::sort(messages.begin(), messages.end());
  CHECK(
      messages[0] ==
      "3.2 % of assessments in time is in february.xlsx and not here any more. Its title is that of 3.9, which is new: "
      "it seems to have another number now.");
  CHECK(
      messages[1] ==
      "3.9 % of assessments in time is not in february.xlsx. Its title is that of 3.2, which is not here any more: it "
      "seems to have another number now.");
  CHECK(findings[0].severity == Severity::note);
  CHECK(checked.summary("H503").passed == 1);
}

TEST_CASE("history: earlier submissions lend their figures to the rating and are not rated") {
  const Checked checked(
      march({assessments({"87.0%", "90.0%", "88.0%"})}),
      {february({assessments({"80.0%", "87.0%", "90.0%"}), {.ref = "2.1", .months = {"1", "2", "3"}}})});
  REQUIRE(checked.ratings.size() == 1);
  CHECK(checked.ratings[0].history.size() == 4);
}

TEST_CASE("history: compare gives the same as one comparison") {
  const Checked checked(march({assessments({"84.0%", "90.0%", "88.0%"})}),
                        {february({assessments({"80.0%", "87.0%", "90.0%"})})});
  const std::vector<Comparison> comparisons = compare(checked.input);
  REQUIRE(comparisons.size() == 1);
  REQUIRE(comparisons[0].restated.size() == 1);
  const RestatedFigure& restated = comparisons[0].restated[0];
  CHECK(restated.rag_before == Rag::green);
  CHECK(restated.rag_now == Rag::amber);
  CHECK(restated.next_before == DirectionState::better);
  CHECK(restated.next_now == DirectionState::better);
  CHECK(to_string(restated.places_now.front()) == "Summary!F5");
  CHECK(to_string(restated.places_before.front()) == "Summary!G5");
  CHECK(comparisons[0].figures_compared == 2);
  CHECK(comparisons[0].figures_new == 1);
}

// Headings stand in the workbook itself.
Submission with_headings(Submission submission, const std::vector<std::pair<std::uint32_t, std::string>>& headings) {
  auto workbook = std::make_shared<Workbook>(*submission.workbook);
  workbook->texts = {""};
  Sheet sheet;
  sheet.name = submission.scorecards.front().sheet;
  for (const auto& [column, text] : headings) {
    Cell cell;
    cell.ref = {4, column};
    cell.kind = CellKind::text;
    cell.text = static_cast<std::uint32_t>(workbook->texts.size());
    workbook->texts.push_back(text);
    sheet.cells.push_back(cell);
  }
  workbook->styles = {{"General", std::nullopt}};
  workbook->sheets.push_back(std::move(sheet));
  submission.workbook = workbook;
  submission.scorecards.front().extent = {{4, 2}, {5, 19}};
  return submission;
}

TEST_CASE(
    "history: headings that moved, came, went or were renamed are one finding a table; periods move on by themselves") {
  const Submission now = march({assessments({"87.0%", "90.0%", "88.0%"})});
  const Submission before = february({assessments({"80.0%", "87.0%", "90.0%"})});
  const auto message = [&](const std::vector<std::pair<std::uint32_t, std::string>>& headings_now,
                           const std::vector<std::pair<std::uint32_t, std::string>>& headings_before) {
    const Checked checked(with_headings(now, headings_now), {with_headings(before, headings_before)});
    const std::vector<Finding> findings = checked.findings("S112");
    CHECK(checked.summary("S112").applied == 1);
    return findings.empty() ? std::string() : findings[0].message;
  };
  const std::string start = "The headings of Summary are not those of february.xlsx: ";
  CHECK(message({{2, "No."}, {3, "Indicator"}, {6, "Jan-16"}}, {{2, "No."}, {3, "Indicator"}, {6, "Dec-15"}}).empty());
  CHECK(message({{2, "RAG at 31 March 2016"}, {3, "(in month - Mar)"}, {6, "1st Sept"}},
                {{2, "RAG at 29 February 2016"}, {3, "(in month - Feb)"}, {6, "31st Aug"}})
            .empty());
  CHECK(message({{2, "No."}, {3, "In 100 days"}}, {{2, "No."}, {3, "In 45 days"}}) ==
        start + "“In 45 days” is now called “In 100 days”.");
  CHECK(message({{2, "No."}, {3, "Measure"}}, {{2, "No."}, {3, "Indicator"}}) ==
        start + "“Indicator” is now called “Measure”.");
  CHECK(message({{2, "No."}, {3, "Red"}, {4, "Amber"}}, {{2, "No."}, {3, "Amber"}, {4, "Red"}}) ==
        start + "“Amber” stands in column D, before in C.");
  CHECK(message({{2, "No."}, {3, "Lead"}, {4, "Red"}}, {{2, "No."}, {3, "Red"}}) == start + "“Lead” is new.");
  CHECK(message({{3, "No."}, {4, "Red"}}, {{2, "No."}, {3, "Red"}}) ==
        start + "“No.” and what follows stands in column C, before in B.");
}

}  // namespace
}  // namespace scorebook
