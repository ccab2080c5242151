#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

// The result of checking what is to be published.
CheckResult published(const SubmissionBuilder& builder, const Register* measure_register = nullptr) {
  const std::vector<Submission> submissions = {builder.submission()};
  const Period period = *submissions.front().period;
  const std::vector<Rating> ratings = rate(submissions, measure_register, period);
  CheckInput input{submissions, ratings, measure_register, period};
  input.public_edition = true;
  return check(input);
}

std::vector<Finding> findings(const CheckResult& result, const std::string& rule) {
  std::vector<Finding> found;
  for (const Finding& finding : result.findings) {
    if (finding.rule == rule) found.push_back(finding);
  }
  return found;
}

Finding only(const CheckResult& result, const std::string& rule) {
  const std::vector<Finding> found = findings(result, rule);
  REQUIRE(found.size() == 1);
  return found.front();
}

const RuleSummary& summary(const CheckResult& result, const std::string& rule) {
  for (const RuleSummary& one : result.rules) {
    if (one.rule == rule) return one;
  }
  FAIL("no such rule");
  return result.rules.front();
}

SubmissionBuilder counts(const std::vector<std::string>& months, const std::string& year_to_date = "",
                         YearToDateRule rule = YearToDateRule::not_stated) {
  return SubmissionBuilder("2016-06").scorecard(
      {"Apr-16", "May-16", "Jun-16"}, {{.ref = "2.1", .months = months, .year_to_date = year_to_date, .rule = rule}});
}

TEST_CASE("P801 and P803: nothing is looked at where the edition is not for the public") {
  const CheckedSubmission checked(counts({"3", "30", "40"}));
  for (const char* rule : {"P801", "P803"}) {
    CHECK(checked.summary(rule).applied == 0);
    CHECK(checked.summary(rule).why_not_run ==
          std::vector<std::string>{"the edition is not for the public: check with --public (1)"});
  }
}

TEST_CASE("P801: small counts are one query a measure, with all their cells") {
  const CheckResult result = published(counts({"3", "0", "4"}));
  const Finding finding = only(result, "P801");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "F5, H5");
  CHECK(finding.message ==
        "2.1 Number of contacts: 2 numbers from 1 to 4 would be published, and may tell who they are about: 3 (April "
        "2016) and 4 (June 2016).");
  CHECK(finding.fix ==
        "If they count people, put “c” or “<5” in place of each, of its percentage and of every copy; where only one "
        "part of a total is suppressed, suppress a second one, or it can be worked out.");
  CHECK(finding.fingerprint == "P801|2.1|-|small numbers");
}

TEST_CASE("P801: noughts, five and more, and percentages of large denominators pass") {
  CHECK(findings(published(counts({"0", "5", "1,092"})), "P801").empty());
  CHECK(summary(published(counts({"0", "5", "1,092"})), "P801").passed == 1);
  const CheckResult rates = published(SubmissionBuilder("2016-06").scorecard(
      {"Apr-16", "May-16", "Jun-16"}, {{.ref = "2.1", .unit = Unit::per_cent, .months = {"3%", "2%", "1%"}}}));
  CHECK(findings(rates, "P801").empty());
  CHECK(summary(rates, "P801").why_not_run == std::vector<std::string>{"no figure is a count or has a numerator (1)"});
}

TEST_CASE("P801: a percentage with a small numerator is named with it") {
  const Finding finding = only(published(SubmissionBuilder("2016-05").page("Outcomes", {"Apr-16", "May-16"},
                                                                           {{.ref = "3.5",
                                                                             .title = "No further action",
                                                                             .unit = Unit::per_cent,
                                                                             .months = {"2%", "40%"},
                                                                             .numerators = {2, 40},
                                                                             .denominators = {100, 100}}})),
                               "P801");
  CHECK(cells_text(finding) == "C9, E9");
  CHECK(finding.period == Period::month(2016, 4));
  CHECK(finding.message ==
        "3.5 No further action: 1 number from 1 to 4 would be published, and may tell who it is about: the numerator 2 "
        "of 2% (April 2016).");
}

TEST_CASE("P801: what is left of a denominator beside its numerator is a number of people too") {
  const Finding finding = only(published(SubmissionBuilder("2016-06").page("Outcomes", {"May-16", "Jun-16"},
                                                                           {{.ref = "3.5",
                                                                             .title = "Seen in time",
                                                                             .unit = Unit::per_cent,
                                                                             .months = {"98%", "40%"},
                                                                             .numerators = {98, 40},
                                                                             .denominators = {100, 100}}})),
                               "P801");
  CHECK(finding.message.find("the rest 2 of 98% (May 2016)") != std::string::npos);
}

TEST_CASE("P801: the register says which numbers are small") {
  Register stated = register_of({registered("2.1", "Number of contacts")});
  stated.settings.small_number = 9;
  const Finding finding = only(published(counts({"8", "10", "40"}), &stated), "P801");
  CHECK(cells_text(finding) == "F5");
  CHECK(finding.fix.find("“<10”") != std::string::npos);
}

TEST_CASE("P801: a small month of a year to date that gives it away needs a second one suppressed") {
  const Finding finding = only(published(counts({"3", "30", "40"}, "73", YearToDateRule::sum)), "P801");
  CHECK(
      finding.message ==
      "2.1 Number of contacts: 1 number from 1 to 4 would be published, and may tell who it is about: 3 (April 2016). "
      "It is the only one to suppress among the parts of 2.1 Number of contacts, year to date to June 2016 (73 in "
      "I5), from which it could be worked out: suppress a second one too: the next smallest is 2.1 Number of "
      "contacts, May 2016, 30 in G5.");
}

TEST_CASE("P801: what is suppressed alone among the parts of a total is not hidden") {
  const Finding finding = only(published(counts({"c", "30", "40"}, "73", YearToDateRule::sum)), "P801");
  CHECK(cells_text(finding) == "F5, I5");
  CHECK(finding.message ==
        "2.1 Number of contacts, April 2016 is suppressed, but it is the only part of 2.1 Number of contacts, year to "
        "date to June 2016 that is: 73 less the other parts (70) gives it away.");
  CHECK(finding.fix == "Suppress a second one too: the next smallest is 2.1 Number of contacts, May 2016, 30 in G5.");
  CHECK(findings(published(counts({"c", "c", "40"}, "73", YearToDateRule::sum)), "P801").empty());
  CHECK(findings(published(counts({"c", "30", "40"}, "73")), "P801").empty());  // nothing says that it adds up
}

TEST_CASE("P801: the parts of a total that the register declares give a suppressed one away too") {
  Register stated = register_of({registered("1"), registered("1a"), registered("1b"), registered("1c")});
  for (std::size_t part = 1; part < 4; ++part) stated.measures[part].definition.parts_of = {"1"};
  stated.index();
  const auto of = [&](const std::string& third) {
    return published(
        SubmissionBuilder("2016-04").scorecard({"Apr-16"}, {{.ref = "1", .title = "All", .months = {"60"}},
                                                            {.ref = "1a", .title = "A", .months = {"c"}},
                                                            {.ref = "1b", .title = "B", .months = {"20"}},
                                                            {.ref = "1c", .title = "C", .months = {third}}}),
        &stated);
  };
  CHECK(cells_text(only(of("38"), "P801")) == "F6, F5");
  CHECK(findings(of("c"), "P801").empty());
}

Workbook plain_workbook() {
  return *workbook_of({{"Summary", {{.cell = "F5", .kind = CellKind::number, .number = 30}}},
                       {"Lists", {{.cell = "B2", .text = "names"}}}});
}

CheckResult published(const Workbook& workbook) {
  return published(counts({"30", "30", "40"}).changed([&workbook](Submission& submission) {
    submission.workbook = std::make_shared<const Workbook>(workbook);
  }));
}

TEST_CASE("P803: a workbook that carries nothing unseen passes") {
  const CheckResult result = published(plain_workbook());
  CHECK(findings(result, "P803").empty());
  CHECK(summary(result, "P803").passed == 6);
}

TEST_CASE("P803: comments, hidden parts, names, properties and links are one note each") {
  Workbook workbook = plain_workbook();
  workbook.sheets[0].comments = {{{5, 6}, "A. Officer", "see the case"}, {{6, 6}, "A. Officer", "and this"}};
  workbook.sheets[0].hidden_rows = {5, 900};
  workbook.sheets[0].hidden_columns = {7};
  workbook.sheets[1].visibility = Visibility::very_hidden;
  workbook.creator = "A. Officer";
  workbook.last_modified_by = "B. Officer";
  workbook.custom_properties = {{"Owner", "a.officer@council"}};
  workbook.external_links = {{"file:///share/cases.xlsx", 0}};
  std::string all;
  const CheckResult result = published(workbook);
  for (const Finding& finding : findings(result, "P803")) {
    CHECK(finding.severity == Severity::note);
    all += cells_text(finding) + ": " + finding.message + "\n";
  }
  CHECK(all ==
        "A1: The workbook has 1 hidden sheet that anyone can show: “Lists”.\n"
        "A1: The workbook carries 1 link to other workbooks, with what was last read from them: "
        "“file:///share/cases.xlsx”.\n"
        "A1: The workbook carries 1 property that programs have put into it: “Owner”.\n"
        "A1: The workbook's properties say who made it or saved it last: “A. Officer” and “B. Officer”.\n"
        "F5, F6: The workbook carries 2 comments by “A. Officer”.\n"
        "F5: The workbook has 1 hidden row with something in it, that anyone can show; the first cell of each is "
        "named.\n");
  CHECK(summary(result, "P803").failed == 6);
}

TEST_CASE("P803: what the format's reader does not know is not run, not passed") {
  Workbook workbook = plain_workbook();
  workbook.formulas_read = false;
  const CheckResult result = published(workbook);
  CHECK(summary(result, "P803").passed == 4);
  CHECK(summary(result, "P803").not_run == 2);
}

}  // namespace
}  // namespace scorebook
