// What does not go together in a plan's row, a scorecard's thresholds and a table's benchmarks: C405, C406, C408, C410
// and the second half of C409.
#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"
#include "text/target_words.hpp"

namespace scorebook {
namespace {

struct FigureToBuild {
  std::string measure, value;  // "18.1%"
  std::string text = "";       // where the cell says more
  std::optional<Period> period = Period::financial_year(2015);
};

struct PlanToBuild {
  std::string title;
  std::string polarity = "Low";
  Unit unit = Unit::per_cent;
  std::vector<FigureToBuild> earlier = {};
  std::vector<FigureToBuild> targets = {};
  std::string status = "";
  std::string remark = "";
  std::vector<FigureToBuild> values = {};
};

// One row at 7: D polarity, F the earlier figure, G the target, H the figure, I the remark, M the exception.
SubmissionBuilder plan_of(const PlanToBuild& wanted) {
  return SubmissionBuilder("2016/17").changed([&](Submission& submission) {
    const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", "Priority 1"});
    const auto cell = [&](const std::string& text, std::uint32_t column) {
      return LabelledCell{text, {sheet, {7, column}}, {}};
    };
    PlanRow row;
    row.definition.name = row.definition.ref = "1.C1";
    row.definition.title = wanted.title;
    row.definition.polarity = parse_polarity(wanted.polarity);
    row.definition.unit = wanted.unit;
    row.title = cell(wanted.title, 3);
    row.polarity = cell(wanted.polarity, 4);
    row.status = cell(wanted.status, 13);
    row.remarks = {cell(wanted.remark, 9)};
    const auto add = [&](const FigureToBuild& figure, ObservationKind kind, std::optional<Period> period,
                         std::uint32_t column) {
      Observation observation;
      observation.measure = figure.measure;
      observation.title = wanted.title;
      observation.kind = kind;
      observation.period = period;
      CellContent content;
      content.text = content.shown = figure.value;
      observation.figure = read_figure(content, wanted.unit);
      if (!figure.text.empty()) observation.figure.text = figure.text;
      observation.place = {sheet, {7, column}};
      row.observations.push_back(submission.observations.size());
      submission.observations.push_back(std::move(observation));
    };
    for (const FigureToBuild& figure : wanted.earlier) add(figure, ObservationKind::year, figure.period, 6);
    for (const FigureToBuild& figure : wanted.targets)
      add(figure, ObservationKind::target, Period::financial_year(2016), 7);
    for (const FigureToBuild& figure : wanted.values)
      add(figure, ObservationKind::value, Period::financial_year(2016), 8);
    PlanTable plan;
    plan.sheet = sheet;
    plan.rows = {row};
    submission.plans = {plan};
  });
}

PlanToBuild smoking(const std::string& now, const std::string& target, const std::string& text = "") {
  return {
      .title = "Smoking status at time of delivery", .earlier = {{"1.C1", now}}, .targets = {{"1.C1", target, text}}};
}

TEST_CASE("C405: a target that is worse than the earlier figure is queried") {
  const Finding finding =
      CheckedSubmission(plan_of(smoking("18.1%", "18.4%", "Local target: Reduce to 18.4% by 2016/17"))).only("C405");
  CHECK(finding.message ==
        "1.C1 Smoking status at time of delivery: good performance is “Low”, but the target (Local target: Reduce to "
        "18.4% by 2016/17) is worse than the earlier figure (18.1% of 2015/16).");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "G7, F7, D7");
  CHECK(finding.fingerprint == "C405|1.c1|2016/17|priority 1 target");
  CHECK(CheckedSubmission(plan_of(smoking("18.1%", "18.1%"))).passes("C405"));
  CHECK(CheckedSubmission(plan_of(smoking("18.1%", "17%"))).passes("C405"));
  PlanToBuild high = smoking("18.1%", "17%");
  high.polarity = "High";
  CHECK(CheckedSubmission(plan_of(high)).findings("C405").size() == 1);
  high.polarity = "Not applicable";
  CHECK(CheckedSubmission(plan_of(high)).findings("C405").empty());
}

TEST_CASE("C405: of several earlier figures the target must be worse than all") {
  PlanToBuild plan{.title = "Satisfied with the area", .polarity = "High"};
  plan.earlier = {{"1.C1", "79%", "", Period::wave(2015, 6)}, {"1.C1", "82%", "", Period::wave(2015, 12)}};
  plan.targets = {{"1.C1", "79%", ">79 %"}};
  CHECK(CheckedSubmission(plan_of(plan)).passes("C405"));
  plan.targets = {{"1.C1", "75%"}};
  CHECK(CheckedSubmission(plan_of(plan)).findings("C405").size() == 1);
}

TEST_CASE("C405: a target of the row is set against its sub-measures") {
  PlanToBuild plan{.title = "Persistent absence"};
  plan.earlier = {{"1.C1(a)", "2.8%"}, {"1.C1(b)", "7.0%"}};
  plan.targets = {{"1.C1", "52%", "52% in line with National Average"}};
  CHECK(CheckedSubmission(plan_of(plan)).only("C405").message.find("(2.8% of 2015/16 and 7.0% of 2015/16)") !=
        std::string::npos);
}

TEST_CASE("C405: a target that is a change must go the good way") {
  PlanToBuild plan{.title = "Incidents of anti-social behaviour", .unit = Unit::count};
  plan.earlier = {{"1.C1", "14,355"}};
  plan.targets = {{"1.C1", "5%", "5% reduction on 2015-16"}};
  CHECK(CheckedSubmission(plan_of(plan)).passes("C405"));
  plan.polarity = "High";
  CHECK(CheckedSubmission(plan_of(plan)).only("C405").message ==
        "1.C1 Incidents of anti-social behaviour: good performance is “High”, but the target (5% reduction on 2015-16) "
        "asks for a reduction.");
}

TEST_CASE("C405: counts of periods of different length and other units are not compared") {
  PlanToBuild plan{.title = "Families engaged", .polarity = "High", .unit = Unit::count};
  plan.earlier = {{"1.C1", "700", "", Period::quarter(2015, 4)}};
  plan.targets = {{"1.C1", "633"}};
  CHECK(CheckedSubmission(plan_of(plan)).summary("C405").why_not_run ==
        std::vector<std::string>{"target and baseline are counts of periods of different length (1)"});
  plan.earlier = {};
  CHECK(CheckedSubmission(plan_of(plan)).summary("C405").why_not_run ==
        std::vector<std::string>{"there is no earlier figure to set the target against (1)"});
}

TEST_CASE("C406: a title that contradicts good performance as the target does is an error") {
  PlanToBuild plan{.title = "Attainment for looked after children at the end of primary school"};
  plan.earlier = {{"1.C1", "43%"}};
  plan.targets = {{"1.C1", "52%"}};
  const CheckedSubmission checked(plan_of(plan));
  const Finding finding = checked.only("C406");
  CHECK(finding.message ==
        "1.C1 Attainment for looked after children at the end of primary school: good performance is “Low”, but the "
        "target (52%) is worse than the earlier figure (43% of 2015/16), and the title itself says that high is good.");
  CHECK(finding.severity == Severity::error);
  CHECK(finding.expected == "High");
  CHECK(cells_text(finding) == "D7, G7, F7");
  CHECK(checked.findings("C405").empty());
  plan.polarity = "High";
  CHECK(CheckedSubmission(plan_of(plan)).passes("C406"));
  CHECK(CheckedSubmission(plan_of(plan)).passes("C405"));
}

TEST_CASE("C406: titles that say nothing, or both, leave it a query") {
  for (const char* title : {"Attainment gap of looked after children", "% whose needs are reduced after support",
                            "More children in school, a reduction in absence", "Children achieving below level 4"}) {
    CAPTURE(title);
    PlanToBuild plan{.title = title};
    plan.earlier = {{"1.C1", "43%"}};
    plan.targets = {{"1.C1", "52%"}};
    const CheckedSubmission checked(plan_of(plan));
    CHECK(checked.findings("C406").empty());
    CHECK(checked.findings("C405").size() == 1);
  }
}

RowToBuild discontinued(const std::array<std::string, 3>& months, const std::array<std::string, 3>& tolerance) {
  return {.ref = "6.7",
          .title = "Discontinuations per 10,000",
          .unit = Unit::per_10000,
          .months = {months[0], months[1], months[2]},
          .year_to_date = "105.0",
          .polarity = Polarity::high,
          .tolerance = tolerance,
          .year = "85.4"};
}

TEST_CASE("C408: a year's threshold that judges one month is queried") {
  const SubmissionBuilder built =
      SubmissionBuilder().scorecard(last_three_months(), {discontinued({"8.0", "3.7", "6.7"}, {"<55", "55>", "59.9"})});
  const Finding finding = CheckedSubmission(built).only("C408");
  CHECK(
      finding.message ==
      "6.7 Discontinuations per 10,000, March 2016: one period’s figure, 6.7, is judged red, but the thresholds (<55, "
      "55> and 59.9) are of the size of a whole year’s figure: the year to date is 105.0.");
  CHECK(cells_text(finding) == "H5, N5, O5, P5");
  CHECK(finding.severity == Severity::query);

  const auto ruled = [](Submission& submission) {
    submission.scorecards[0].rows[0].definition.rag_basis = RagBasis::year_to_date;
  };
  CHECK(CheckedSubmission(SubmissionBuilder(built).changed(ruled)).passes("C408"));
}

TEST_CASE("C408: a month's threshold that judges the year to date is queried") {
  const Finding finding =
      CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(),
                                                      {discontinued({"8.0", "7.7", "6.7"}, {"<5.5", "5.5>", "6.0"})}))
          .only("C408");
  CHECK(cells_text(finding) == "I5, N5, O5, P5");
}

TEST_CASE("C408: thresholds of the size of what they judge, and per cents, pass") {
  RowToBuild rolling = discontinued({"114.7", "111.9", "105.0"}, {"<79", "79<", "98.1"});
  CHECK(CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), {rolling})).passes("C408"));
  RowToBuild rare = discontinued({"3.0", "2.0", "1.0"}, {"<9", "9>", "10"});
  rare.year_to_date = "30.0";
  rare.year = "";
  CHECK(CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), {rare})).passes("C408"));
  RowToBuild share = discontinued({"8.0%", "3.7%", "6.7%"}, {"<55%", "55%>", "59.9%"});
  share.unit = Unit::per_cent;
  share.year_to_date = share.year = "60.0%";
  CHECK(CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), {share})).findings("C408").empty());
}

PlanToBuild recycling(const std::string& status, const std::string& remark) {
  return {.title = "% of waste recycled",
          .polarity = "High",
          .earlier = {{"1.C1", "52.53%"}},
          .targets = {{"1.C1", "45%"}},
          .status = status,
          .remark = remark,
          .values = {{"1.C1", "51.75%"}}};
}

TEST_CASE("C410: a measure in one column that its figures put in both is queried") {
  const Finding finding =
      CheckedSubmission(plan_of(recycling("Area of concern", "Lower than last year."))).only("C410");
  CHECK(
      finding.message.find("1.C1 % of waste recycled: it is listed as “Area of concern”, but its figures make it good "
                           "and of concern at once (good: ") == 0);
  CHECK(cells_text(finding) == "M7, H7, G7");
  CHECK(finding.severity == Severity::query);
  CHECK(CheckedSubmission(plan_of(recycling("Area of concern", "Above target, but lower because of the dry summer.")))
            .passes("C410"));
  CHECK(CheckedSubmission(plan_of(recycling("", "Lower than last year."))).findings("C410").empty());
}

TEST_CASE("C410: words for both columns in one cell, and two columns or lists of the workbook itself") {
  CHECK(CheckedSubmission(plan_of(recycling("Good/improved; area of concern", ""))).findings("C410").size() == 1);
  const auto lists = [](const std::string& concern) {
    return SubmissionBuilder().changed([&](Submission& submission) {
      submission.workbook = workbook_of({{"Exceptions",
                                          {{.cell = "B3", .text = "Good/improved"},
                                           {.cell = "D3", .text = "Areas of concern"},
                                           {.cell = "B4", .text = "1.A5 Repeat plans"},
                                           {.cell = "D4", .text = "1.A2 Plans"},
                                           {.cell = "B5", .text = "3.B5 Recycling"},
                                           {.cell = "D5", .text = concern}}}});
    });
  };
  const Finding finding = CheckedSubmission(lists("1.A5 Repeat plans")).only("C410");
  CHECK(finding.message == "1.A5 stands in both lists of exceptions; no reason is given.");
  CHECK(cells_text(finding) == "D5, B4");
  CHECK(CheckedSubmission(lists("1.A5 Repeat plans: red although improved")).passes("C410"));
  CHECK(CheckedSubmission(lists("1.A8 Placements")).passes("C410"));
}

SubmissionBuilder benchmarks_headed(const std::string& heading, const std::string& period,
                                    const std::vector<std::string>& months) {
  return SubmissionBuilder(period)
      .scorecard(months, {{.ref = "3.1", .months = {"292", "249", "293"}, .benchmark = "280.98"}})
      .changed([&](Submission& submission) {
        submission.scorecards[0].extent = {{3, 2}, {5, 20}};
        submission.workbook = workbook_of({{"Summary", {{.cell = "S3", .text = heading}}}});
      });
}

TEST_CASE("C409: benchmarks of a year long past are queried at their heading") {
  const Finding finding =
      CheckedSubmission(benchmarks_headed("LATEST BENCHMARKING - 2013/14", "2016-03", last_three_months()))
          .only("C409");
  CHECK(
      finding.message ==
      "The benchmarks are headed “LATEST BENCHMARKING - 2013/14”, which is two or more years before March 2016: later "
      "ones should be there by now.");
  CHECK(cells_text(finding) == "S3");
  CHECK(finding.severity == Severity::query);
  CHECK(CheckedSubmission(benchmarks_headed("LATEST BENCHMARKING - 2014/15", "2016-03", last_three_months()))
            .passes("C409"));
  // In April 2016 nobody can have those of 2015/16.
  CHECK(CheckedSubmission(benchmarks_headed("LATEST BENCHMARKING - 2014/15", "2016-04", {"Feb-16", "Mar-16", "Apr-16"}))
            .passes("C409"));
}

TEST_CASE("C409: a sentence about benchmarks is not their heading") {
  CHECK(CheckedSubmission(benchmarks_headed("In 2012/13 we were well below the benchmark of our neighbours, and since "
                                            "then the gap has closed.",
                                            "2016-03", last_three_months()))
            .summary("C409")
            .why_not_run == std::vector<std::string>{"the heading of the benchmarks names no year (1)"});
  const auto page = [](const std::string& analysis, const std::string& heading) {
    return SubmissionBuilder()
        .page("Visits", last_three_months(), {{.ref = "1.1", .months = {"292", "249", "293"}, .benchmark = "280.98"}})
        .changed([&](Submission& submission) {
          submission.workbook =
              workbook_of({{"Visits", {{.cell = "B3", .text = analysis}, {.cell = "B14", .text = heading}}}});
          submission.pages[0].analysis = {analysis, {submission.pages[0].sheet, {3, 2}}, {}};
        });
  };
  const CheckedSubmission own(page("Better than the 2012/13 benchmark.", "Benchmarks 2014/15"));
  CHECK(own.findings("C409").empty());
  CHECK(CheckedSubmission(page("Better than the 2014/15 benchmark.", "Benchmarks 2012/13")).only("C409").observed ==
        "2012/13");
}

// "C405 Priority 1!G32" for every finding of the family in a sample workbook, by its first cell.
std::vector<std::string> found_in_sample(const std::string& name) {
  Result<Workbook> workbook = read_workbook_file(std::string(SCOREBOOK_SOURCE_DIR "/samples/") + name);
  REQUIRE(workbook.ok());
  std::vector<Submission> submissions;
  submissions.push_back(locate(std::make_shared<const Workbook>(std::move(workbook).value()), nullptr));
  const Result<Period> period = reporting_period(submissions, "");
  REQUIRE(period.ok());
  const std::vector<Rating> ratings = rate(submissions, nullptr, period.value());
  std::vector<std::string> found;
  for (const Finding& finding : check({submissions, ratings, nullptr, period.value()}).findings) {
    if (finding.rule.front() == 'C') found.push_back(finding.rule + " " + to_string(finding.places.front()));
  }
  return found;
}

TEST_CASE("samples: what does not go together in the published plans, and nothing else") {
  CHECK(found_in_sample("corporate-plan-2016-17.xlsx") ==
        std::vector<std::string>{"C406 Priority 1!D27", "C405 Priority 1!G22", "C405 Priority 1!G32",
                                 "C405 Priority 3!G18", "C405 Priority 3!G19", "C405 Priority 3!G20",
                                 "C405 Priority 3!G21", "C405 Priority 3!G23", "C407 Priority 3!D8",
                                 "C407 Priority 3!D9"});
  CHECK(found_in_sample("council-plan-2017-q2.xlsx") ==
        std::vector<std::string>{"C411 Priority 3!N23", "C410 Priority 3!M26"});
}

}  // namespace
}  // namespace scorebook
