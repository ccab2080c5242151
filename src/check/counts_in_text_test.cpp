// Counts in commentary and in sentences about the tables (C411), and the taking apart of sentences.
#include "check/measure_counts.hpp"
#include "check/submission_builder.hpp"
#include "check/text_parts.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

SubmissionBuilder with_remark(const std::string& text) {
  return SubmissionBuilder("2016-03").changed([&](Submission& submission) {
    const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", "Priority 3"});
    PlanRow row;
    row.definition.name = row.definition.ref = "3.B3(i)";
    row.definition.title = "Official complaints";
    row.title = {"Official complaints", {sheet, {5, 2}}, {}};
    row.remarks = {{text, {sheet, {5, 14}}, {}}};
    PlanTable plan;
    plan.sheet = sheet;
    plan.rows = {row};
    submission.plans = {plan};
  });
}

TEST_CASE("C411: a total that its parts do not add up to is an error") {
  const CheckedSubmission checked(
      with_remark("24 complaints: 3 on grounds, 1 on street cleansing, 20 on waste. 11 were upheld: 5 on quality of "
                  "service, 2 on lack of service and 2 on staff."));
  const Finding finding = checked.only("C411");
  CHECK(finding.message ==
        "3.B3(i) Official complaints: the text says “11 were upheld”, but the parts that it lists add to 9 (5 + 2 + "
        "2).");
  CHECK(finding.severity == Severity::error);
  CHECK(finding.observed == "11");
  CHECK(finding.expected == "9");
  CHECK(cells_text(finding) == "N5");
  CHECK(checked.summary("C411").passed == 1);
}

TEST_CASE("C411: lists that are right, of some parts only, or no lists of counts are left alone") {
  CHECK(CheckedSubmission(with_remark("1,198 incidents (1,000 in town, 100 and more in parks)"))
            .findings("C411")
            .empty());
  CHECK(CheckedSubmission(with_remark("8 compliments: 3 in streets and parks, 2 in grounds; 3 in waste."))
            .passes("C411"));
  for (const char* text :
       {"225 providers: 7 require improvement and 3 are inadequate.",
        "12 complaints, including the larger ones: 6 on waste, 4 on roads.",
        "About 12 complaints: 6 on waste, 5 on roads.", "2016/17 was 17.0% (19.1%, 12.1%, 19.9%, 17.0%).",
        "2016 was a good year: 3 awards and 4 visits.", "In quarter 2: 3 awards and 4 visits.",
        "Rates for 3 wards (2.5 and 4.5 per 1,000).", "Took 45 days: 12 for triage and 20 for the plan.",
        "30 reviews: 12 of them late, 12 in time.", "9 visits: the first in May and 2 in June."}) {
    CAPTURE(text);
    CHECK(CheckedSubmission(with_remark(text)).findings("C411").empty());
  }
}

TEST_CASE("C411: parts that add to more than their total may overlap") {
  for (const char* text : {"40 families: 38 felt safer and 5 wanted more help.",
                           "26 complaints: 14 on communication, 9 on delay and 8 on staff attitude."}) {
    CAPTURE(text);
    const CheckedSubmission checked(with_remark(text));
    CHECK(checked.findings("C411").empty());
    CHECK(checked.summary("C411").passed == 0);
    CHECK(checked.summary("C411").why_not_run.front() ==
          "the parts of the list may overlap: they add to more than the total (1)");
  }
}

// Four measures: two red, one amber, one green in month as typed and as worked out.
SubmissionBuilder four_measures(const std::string& sentence) {
  const auto row = [](const std::string& ref, const std::string& value, const std::string& rag) {
    return RowToBuild{.ref = ref,
                      .title = "% in time",
                      .unit = Unit::per_cent,
                      .months = {"96.4%", "97.7%", value},
                      .polarity = Polarity::high,
                      .tolerance = {"<92%", "92%>", "95%"},
                      .rag = rag};
  };
  return SubmissionBuilder()
      .scorecard(last_three_months(), {row("2.1", "90.0%", "R"), row("2.2", "91.0%", "R"), row("2.3", "93.0%", "A"),
                                       row("2.4", "96.0%", "G")})
      .changed([&](Submission& submission) {
        submission.workbook = workbook_of({{"Cover", {{.cell = "B6", .text = sentence}}}});
      });
}

TEST_CASE("C411: measures counted in a sentence against the scorecard") {
  const Finding finding = CheckedSubmission(four_measures("3 of the 4 measures are red.")).only("C411");
  CHECK(finding.message ==
        "The text says “3 of the 4 measures are red”, but of these 4 measures there are 2 red in month as typed, 2 red "
        "in month as worked out or 2 red at year end as worked out.");
  CHECK(to_string(finding.places.front()) == "Cover!B6");
  CHECK(finding.expected == "2");
  CHECK(CheckedSubmission(four_measures("This month 2 out of 4 indicators were rated red.")).passes("C411"));
  CHECK(CheckedSubmission(four_measures("1 of all 4 measures is on target.")).passes("C411"));
  CHECK(CheckedSubmission(four_measures("2 of the 4 measures are on target.")).findings("C411").size() == 1);
}

TEST_CASE("C411: sentences about other measures, other times or other things are left alone") {
  for (const char* text : {"3 of the 5 measures are red.", "3 of the 4 monthly measures are red.",
                           "Last month 3 of the 4 measures were red.", "3 of the 4 measures are red or amber.",
                           "3 of the 4 measures are not on target.", "3 of the 4 measures are new this year.",
                           "In February 2016 3 of the 4 measures were red.", "3 of the 4 teams are on target."}) {
    CAPTURE(text);
    CHECK(CheckedSubmission(four_measures(text)).findings("C411").empty());
  }
}

TEST_CASE("sentences: cut at full stops and line breaks, not in numbers or after abbreviations") {
  CHECK(plain_sentences("It is 17.0% now. Some (e.g. two) rose!\nThe end") ==
        std::vector<std::string>{"It is 17.0% now", "Some (e.g. two) rose", "The end"});
  CHECK(sentence_words("In Q2, (3,659) notices; 17.0%.") ==
        std::vector<std::string>{"in", "q2", "3,659", "notices", "17.0%"});
  CHECK(list_items("3 on a, 1,200 on b; 2 on c and 4 on d, and 5 on e") ==
        std::vector<std::string>{"3 on a", "1,200 on b", "2 on c", "4 on d", "5 on e"});
  CHECK(plain_words("No. of CIN (inc. CPP) per 10,000") ==
        std::vector<std::string>{"no", "of", "cin", "inc", "cpp", "per", "10000"});
  CHECK(plain_sentences("").empty());
}

TEST_CASE("sentences: whole numbers") {
  CHECK(whole_number("3,659") == 3659);
  CHECK(whole_number("1,234,567") == 1234567);
  for (const char* text : {"", ",", "17.0", "17%", "3,65", "1234,567", "3659,", "-3", "2016/17", "12345678901"}) {
    CAPTURE(text);
    CHECK_FALSE(whole_number(text));
  }
}

TEST_CASE("measure claims: what a sentence says of how many measures") {
  const std::vector<MeasureClaim> claims =
      measure_claims("Overall 17 out of 51 measures met their target. 3 of 9 rose.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].number == 17);
  CHECK(claims[0].of == 51);
  CHECK(claims[0].state == MeasureState::on_target);
  CHECK(measure_claims("12 of 9 measures are red").empty());
  CHECK(measure_claims("12 of").empty());
  CHECK_FALSE(measure_claims("1 of 9 measures is red and amber").front().state);
}

}  // namespace
}  // namespace scorebook
