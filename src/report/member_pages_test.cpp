// The pages for members and for the cover report's author, written from submissions made by hand and read back.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "report/member_summary_charts.hpp"
#include "report/small_plan_for_test.hpp"
#include "report/small_submission_for_test.hpp"
#include "scorebook/json.hpp"
#include "scorebook/report.hpp"
#include "scorebook/text.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;
using scorebook::test::Folder;

namespace {

constexpr const char* kLayout =
    "name = \"members\"\ntitle = \"Report\"\n"
    "[[sheet]]\nkind = \"member summary\"\nname = \"Summary\"\n"
    "[[sheet]]\nkind = \"exceptions\"\nname = \"Exceptions\"\n"
    "[[sheet]]\nkind = \"draft sentences\"\nname = \"Sentences\"\n"
    "[[sheet]]\nkind = \"submissions\"\nname = \"Submissions\"\n";

Workbook written(const ReportInput& input) {
  const Folder folder;
  const auto result = write_report(input, {"members", kLayout}, folder.file("report.xlsx"));
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  auto workbook = read_workbook_file(folder.file("report.xlsx"));
  REQUIRE(workbook.ok());
  return std::move(workbook).value();
}

std::string all_text(const Workbook& report, const std::string& name) {
  const Sheet* sheet = report.find_sheet(name);
  REQUIRE_MESSAGE(sheet != nullptr, name);
  std::string text;
  for (const Cell& cell : sheet->cells) text += report.shown(cell) + "\n";
  return text;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

ReportInput input_of(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                     const CheckResult& checked, Period period) {
  ReportInput input{submissions, ratings, checked, period, Edition::working, ReportStatus::draft, false, ""};
  return input;
}

}  // namespace

TEST_CASE("pages for members: without an earlier submission what was restated is not known, never none") {
  const test::SmallSubmission small;
  const CheckResult checked = small.checked();
  const Workbook report = written(input_of(small.submissions, small.ratings, checked, small.march));
  for (const char* sheet : {"Summary", "Exceptions", "Sentences"}) {
    CAPTURE(sheet);
    CHECK(has(all_text(report, sheet), "Whether figures were restated is not known: no earlier submission was given."));
  }
  CHECK(has(all_text(report, "Exceptions"), "Restated since the last submission (not known)"));
  CHECK(has(all_text(report, "Submissions"), "None was given: whether figures were restated is not known"));
}

TEST_CASE("pages for members: nothing restated is said with what was compared") {
  const test::SmallSubmission small;
  test::SmallSubmission february;
  Comparison comparison;
  comparison.later = small.submissions.data();
  comparison.earlier = {february.submissions.data()};
  comparison.figures_compared = 3;
  const std::vector<Comparison> comparisons = {comparison};
  const CheckResult checked = small.checked();
  ReportInput input = input_of(small.submissions, small.ratings, checked, small.march);
  input.earlier = &february.submissions;
  input.comparisons = &comparisons;
  const Workbook report = written(input);
  CHECK(has(all_text(report, "Exceptions"), "Restated since the last submission (0)"));
  CHECK(
      has(all_text(report, "Summary"), "Nothing was restated in march.xlsx: 3 figures were compared with march.xlsx."));
  CHECK_FALSE(has(all_text(report, "Summary"), "restated is not known"));
}

TEST_CASE("pages for members: a restated figure is named by the measure of its own directorate") {
  test::SmallSubmission small, february;
  Rating other = small.rating();
  other.directorate = "Housing";
  other.measure.title = "Empty homes";
  small.ratings.insert(small.ratings.begin(), other);
  Comparison comparison;
  comparison.later = small.submissions.data();
  comparison.earlier = {february.submissions.data()};
  comparison.figures_compared = 3;
  RestatedFigure figure;
  figure.measure = "2.8";
  figure.title = "re-referrals";
  figure.period = Period::month(2016, 2);
  figure.before = small.submissions.front().observations[0].figure;
  figure.now = small.submissions.front().observations[1].figure;
  figure.effect = "the RAG stays red";
  comparison.restated = {figure};
  const std::vector<Comparison> comparisons = {comparison};
  const CheckResult checked = small.checked();
  ReportInput input = input_of(small.submissions, small.ratings, checked, small.march);
  input.earlier = &february.submissions;
  input.comparisons = &comparisons;
  const Workbook report = written(input);
  CHECK(has(
      all_text(report, "Summary"),
      "2.8 % re-referral rate in the current month: the figure for February 2016: 28.6% before, 27.9% now (down 0.7 "
      "percentage points)."));
  CHECK(has(
      all_text(report, "Exceptions"),
      "the figure for February 2016: 28.6% before, 27.9% now (down 0.7 percentage points)\nEffect: the RAG stays red"));
}

TEST_CASE("pages for members: commentary is in full, by reference or said to be missing, and never cut") {
  test::SmallSubmission small;
  Submission& submission = small.submissions.front();
  CHECK(has(all_text(written(input_of(small.submissions, small.ratings, small.checked(), small.march)), "Exceptions"),
            "no commentary provided"));
  DetailPage page;
  page.sheet = small.page;
  page.analysis.text = "The rate fell because of the new front door.";
  DetailColumn column;
  column.measure = column.ref = "2.8";
  page.columns = {column};
  submission.pages = {page};
  const std::string in_full =
      all_text(written(input_of(small.submissions, small.ratings, small.checked(), small.march)), "Exceptions");
  CHECK(has(in_full, "Commentary: The rate fell because of the new front door."));
  CHECK(has(in_full, "as for 2.8 among the areas of concern\n"));
  CHECK_FALSE(has(in_full, "no commentary provided"));
  std::string long_one;
  for (int i = 1; i <= 400; ++i) long_one += "Sentence " + std::to_string(i) + " of a long analysis. ";
  submission.pages.front().analysis.text = long_one;
  std::string at_the_end =
      all_text(written(input_of(small.submissions, small.ratings, small.checked(), small.march)), "Exceptions");
  CHECK(has(at_the_end, "Commentary: in full at the end of this sheet, with 2.8"));
  // It goes on from row to row.
  at_the_end.erase(std::remove(at_the_end.begin(), at_the_end.end(), '\n'), at_the_end.end());
  for (int i = 1; i <= 400; ++i) CHECK(has(at_the_end, "Sentence " + std::to_string(i) + " of"));
}

TEST_CASE("pages for members: a plan has its statuses, its remarks and its quarter") {
  test::SmallPlan small;
  PlanRow& row = small.submissions.front().plans.front().rows.front();
  LabelledCell remark;
  remark.text = "Two employers withdrew.";
  row.remarks = {remark};
  const Period quarter = Period::quarter(2017, 2);
  small.ratings.front().period = quarter;
  const CheckResult checked{quarter, {}, {}, 0, 0, 0, 0};
  const Workbook report = written(input_of(small.submissions, small.ratings, checked, quarter));
  const std::string summary = all_text(report, "Summary");
  CHECK(has(summary, "Measures by status"));
  CHECK(has(summary, "3 not met"));
  CHECK(has(summary, "1.A1"));
  CHECK(has(summary, "Turned red: not known"));
  const std::string exceptions = all_text(report, "Exceptions");
  CHECK(has(exceptions, "Commentary: Two employers withdrew."));
  CHECK(has(exceptions, "There are no exceptions to report this quarter."));
  CHECK(has(exceptions, "at least 30"));
}

TEST_CASE("pages for members: the draft sentences are for the office alone") {
  const test::SmallSubmission small;
  const CheckResult checked = small.checked();
  ReportInput input = input_of(small.submissions, small.ratings, checked, small.march);
  CHECK(has(
      all_text(written(input), "Sentences"),
      "2.8 \u201c% re-referral rate in the current month\u201d: 27.9% in March 2016, down 0.7 percentage points from "
      "28.6% in February, an improvement, but still rated red"));
  for (const Edition edition : {Edition::committee, Edition::for_public}) {
    input.edition = edition;
    CHECK(written(input).find_sheet("Sentences") == nullptr);
  }
}

TEST_CASE("pages for members: submissions count each finding once and say what is missing") {
  const test::SmallSubmission small;
  CheckResult checked = small.checked();
  Finding stray = checked.findings.front();
  stray.places = {{std::make_shared<const SheetName>(SheetName{"register.xlsx", "Measures"}), {2, 1}}};
  stray.severity = Severity::note;
  checked.findings.push_back(stray);
  const std::string text =
      all_text(written(input_of(small.submissions, small.ratings, checked, small.march)), "Submissions");
  CHECK(has(text, "march.xlsx\n"));
  CHECK(has(text, std::string(12, 'a') + "\n"));
  CHECK(has(text, "1 place on Referrals"));
  CHECK(has(text, "It does not say who made it."));
  CHECK(has(text, "Not everything was understood"));
  CHECK(has(text,
            "In other files, such as the measure register, or in none: 0 errors open, 0 queries open, 1 note open, 0 "
            "waived."));
  CHECK(has(text, "Altogether: 1 error open, 0 queries open, 1 note open, 1 waived."));
}

TEST_CASE("pages for members: the counts of a page add up to all measures") {
  MemberSummary summary;
  summary.now = {4, 3, 2, 1};
  summary.before = {1, 2, 3, 4};
  std::size_t now = 0;
  for (const StandingCount& count : standing_counts(summary, "no rating")) now += count.now;
  CHECK(now == 10);
  summary.of_plan = true;
  summary.statuses = {1, 2, 3, 4, 5, 6};
  const std::vector<StandingCount> statuses = standing_counts(summary, "no rating");
  REQUIRE(statuses.size() == 6);
  CHECK(statuses[0].words == "1 met");
  CHECK(*statuses[0].before == 2);
  CHECK(statuses[3].words == "4 no target");
  CHECK_FALSE(statuses[3].before);
  CHECK(statuses[5].words == "not settled");
}

TEST_CASE("draft sentences: text, csv and JSON hold the same sentences, and the data the cells") {
  const test::SmallSubmission small;
  const CoverSentences sentences = cover_sentences(small.ratings, nullptr, false);
  const std::string start = "2.8 \u201c% re-referral rate in the current month\u201d: 27.9% in March 2016";
  TextStyle style;
  style.width = 100000;
  const std::string text = sentences_text(sentences, style);
  CHECK(has(text, "Good and improved performance (1)\n\n" + start));
  CHECK(has(text, "Areas for further improvement (1)\n\n" + start));
  CHECK(has(text, "Restated since earlier submissions (0)\n\nWhether figures were restated is not known"));
  const std::string csv = sentences_csv(sentences);
  CHECK(has(csv, "block,measure,title,directorate,sentence,in_both,cells\r\n"));
  CHECK(has(csv, "[march.xlsx]Summary!G13, [march.xlsx]Summary!H13"));
  const std::string json = sentences_json(small.submissions, small.march, sentences);
  CHECK(has(json, "\"in_both\": true"));
  CHECK(has(json, "\"cell\": \"H13\""));
  CHECK(has(json, "\"known\": false"));
}
