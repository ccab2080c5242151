#include <doctest/doctest.h>

#include "report/json_document.hpp"
#include "report/small_plan_for_test.hpp"
#include "report/small_submission_for_test.hpp"
#include "scorebook/json.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"

namespace scorebook {
namespace {

using test::SmallPlan;
using test::SmallSubmission;

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string explained(const SmallSubmission& small, const Register* measure_register = nullptr) {
  const CheckResult checked = small.checked();
  return explain_text({small.submissions, small.ratings, checked, measure_register, small.march, {"2.8"}}, {});
}

TEST_CASE("explain text: figures with their cells, the definition and the working") {
  SmallSubmission small;
  small.ratings.front().row = &small.submissions.front().scorecards.front().rows.front();
  const std::string text = explained(small);
  CHECK(contains(text,
                 "Explained for March 2016 (\"As at\" in Cover!B8)\n\n2.8 % re-referral rate in the current month\n"
                 "CONTACT & REFERRAL (MASH), Children\n"));
  CHECK(contains(text, "  Latest         March 2016         27.9%  112 of 402  Summary!H13\n"));
  CHECK(contains(text, "  Compared with  February 2016      28.6%              Summary!G13\n"));
  CHECK(contains(text, "  A year before  March 2015     no figure\n"));
  CHECK(contains(text, "  Defined by     the workbook's own row, Summary!C13\n"));
  CHECK(contains(text, "  Tolerance      red \"26%+\", amber \"26%<\", green \"23%\"\n"));
  CHECK(contains(text, "  Read as        green at 23% or less, red at 26% or more, amber between\n"));
  CHECK(contains(text, "  In period      27.9% is at or above the red threshold of 26%: red\n"));
  CHECK(contains(text, "  Direction      ↑ 27.9% after 28.6%: lower, and low is good: improvement in performance\n"));
  CHECK(contains(text, "  Rests on       2 figures from February 2016 to March 2016\n"));
  CHECK(contains(text, "Others, beside the latest figure, 27.9%\n  -1.5%          Worse (higher) than the national"));
}

TEST_CASE("explain text: the findings of check on the measure, each with cells and what to do") {
  const SmallSubmission small;
  const std::string text = explained(small);
  CHECK(contains(text,
                 "What check found\n  error A301, Referrals!D14, C14\n    19 of 53 is 35.8%, shown 28.9%.\n"
                 "    To do: Divide C14 by B14.\n"));
  CHECK(contains(text, "  error V202, Referrals!D15, Summary!H13, waived\n"));
  const CheckResult none{small.march, {}, {}, 0, 0, 0, 0};
  CHECK(contains(explain_text({small.submissions, small.ratings, none, nullptr, small.march, {"2.8"}}, {}),
                 "  Nothing about this measure. What could not be checked: scorebook check.\n"));
}

TEST_CASE("explain text: the cells of a tolerance where the workbook types it") {
  SmallSubmission small;
  ScorecardRow& row = small.submissions.front().scorecards.front().rows.front();
  row.red = {"26%+", {small.summary, {13, 14}}, {}};
  row.amber = {"26%<", {small.summary, {13, 15}}, {}};
  row.green = {"23%", {small.summary, {13, 16}}, {}};
  CHECK(contains(explained(small), "green \"23%\", in Summary!N13, O13, P13\n"));
  row.green.text = "25%";  // the register types another one
  CHECK(contains(explained(small), "green \"23%\"\n"));
}

TEST_CASE("explain text: the row of the register that is in force, with its validity") {
  SmallSubmission small;
  const auto sheet = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Measures"});
  Register definitions;
  RegisterMeasure measure{small.ratings.front().measure, {sheet, {4, 1}}};
  measure.validity.first = Period::month(2015, 4).first();
  definitions.measures = {measure};
  CHECK(contains(explained(small, &definitions),
                 "  Defined by     the measure register, [measures.xlsx]Measures!A4, valid from April 2015; the\n"
                 "                 workbook has it in Summary!C13\n"));
  definitions.measures.front().validity = {std::nullopt, Period::month(2016, 3).first()};
  CHECK(contains(explained(small, &definitions), "valid until March 2016"));
}

TEST_CASE("explain text: a plan's measure has its target, its status and no cells of figures") {
  const SmallPlan small;
  const CheckResult none{small.march, {}, {}, 0, 0, 0, 0};
  const std::string text =
      explain_text({small.submissions, small.ratings, none, nullptr, small.march, {"1.A1", "1.A2", "1.A1"}}, {});
  CHECK(contains(text, "  Latest         March 2016  no figure\n"));
  CHECK(contains(text, "  Target         at least 30, typed as \"30 apprentices\"\n"));
  CHECK(contains(text, "  Judged by      the target: it is met or it is not\n"));
  CHECK(contains(text, "  Status         3: Measure has not progressed in accordance with target set (red)\n"));
  CHECK(contains(text, "1.A2\nIt is not rated: "));
  CHECK(contains(text, "The workbooks have no figure"));
  CHECK(text.find("1.A1", text.find("1.A1") + 1) == std::string::npos);
}

TEST_CASE("explain text: a measure that nothing rates has its figures listed") {
  SmallSubmission small;
  const CheckResult none{small.march, {}, {}, 0, 0, 0, 0};
  const std::string text = explain_text({small.submissions, {}, none, nullptr, small.march, {"2.8"}}, {});
  CHECK(contains(
      text, "It is not rated: the workbooks have no row of a scorecard or plan for it that says how to judge it,"));
  CHECK(contains(text, "Summary!H13\n"));
}

TEST_CASE("explain text: no line is wider than asked for") {
  const SmallSubmission small;
  const CheckResult checked = small.checked();
  for (const std::size_t width : {60U, 80U, 100U}) {
    TextStyle style;
    style.width = width;
    const std::string text =
        explain_text({small.submissions, small.ratings, checked, nullptr, small.march, {"2.8"}}, style);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      CHECK(display_width(std::string_view(text).substr(at, end - at)) <= width);
      at = end + 1;
    }
  }
}

TEST_CASE("explain json: the rating as rate has it, with its figures, its definition and its findings") {
  const SmallSubmission small;
  const CheckResult checked = small.checked();
  const Json document =
      Json::parse(explain_json({small.submissions, small.ratings, checked, nullptr, small.march, {"2.8", "9.9"}}));
  CHECK(document["period"] == "2016-03");
  Json measure = document["measures"][0];
  CHECK(measure["figures"]["value"]["numerator"] == 112);
  CHECK(measure["figures"]["value"]["source"]["cell"] == "H13");
  CHECK(measure["figures"]["history"].size() == 2);
  CHECK(measure["figures"]["ytd"].is_null());
  CHECK(measure["definition"]["source"]["cell"] == "C13");
  CHECK(measure["definition"]["register"].is_null());
  REQUIRE(measure["findings"].size() == 2);
  CHECK(measure["findings"][0]["rule"] == "A301");
  CHECK(
      document["not_rated"] ==
      Json::array(
          {{{"measure", "9.9"},
            {"why",
             "no row of a scorecard or plan says how to judge it, and there is no figure that a register would judge"},
            {"figures", Json::array()}}}));
  for (const char* added : {"figures", "definition", "findings", "tolerance_remarks"}) measure.erase(added);
  CHECK(measure == Json::parse(rate_json(small.submissions, small.ratings, small.march))["measures"][0]);
}

}  // namespace
}  // namespace scorebook
