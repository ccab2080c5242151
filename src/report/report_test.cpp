// The committee workbook, made from the sample workbook and read back with the program's own reader.
#include "scorebook/report.hpp"

#include <unistd.h>

#include <doctest/doctest.h>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "report/exception_lists.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace fs = std::filesystem;

namespace {

using test::Folder;

// Everything that a report is made from, read once.
struct Job {
  std::vector<Submission> submissions;
  std::vector<Rating> ratings;
  CheckResult checked{Period::month(2016, 3), {}, {}, 0, 0, 0, 0};
};

const Job& sample_job() {
  static const std::unique_ptr<Job> job = [] {
    auto made = std::make_unique<Job>();
    auto workbook = read_workbook_file(std::string(SCOREBOOK_SOURCE_DIR) + "/samples/cyps-2016-03.xlsx");
    REQUIRE(workbook.ok());
    made->submissions.push_back(locate(std::make_shared<const Workbook>(std::move(workbook).value()), nullptr));
    const Period period = Period::month(2016, 3);
    made->ratings = rate(made->submissions, nullptr, period);
    made->checked = check({made->submissions, made->ratings, nullptr, period});
    return made;
  }();
  return *job;
}

ReportInput sample_input() {
  const Job& job = sample_job();
  return {job.submissions,    job.ratings,         job.checked, Period::month(2016, 3),
          Edition::committee, ReportStatus::draft, false,       ""};
}

Workbook written(const ReportInput& input) {
  const Folder folder;
  const auto layout = find_layout("cyps-monthly");
  REQUIRE(layout.ok());
  const auto result = write_report(input, layout.value(), folder.file("report.xlsx"));
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  auto workbook = read_workbook_file(folder.file("report.xlsx"));
  REQUIRE_MESSAGE(workbook.ok(), (workbook.ok() ? "" : workbook.error().text()));
  return std::move(workbook).value();
}

const Workbook& sample_report() {
  static const Workbook report = written(sample_input());
  return report;
}

const Sheet& sheet_of(const Workbook& report, const std::string& name) {
  const Sheet* sheet = report.find_sheet(name);
  REQUIRE_MESSAGE(sheet != nullptr, name);
  return *sheet;
}

std::string shown(const Workbook& report, const Sheet& sheet, CellRef ref) {
  const Cell* cell = sheet.find(ref);
  return cell == nullptr ? "" : report.shown(*cell);
}

std::string all_text(const Workbook& report, const std::string& sheet) {
  std::string text;
  for (const Cell& cell : sheet_of(report, sheet).cells) text += report.shown(cell) + "\n";
  return text;
}

CellRef find_text(const Workbook& report, const Sheet& sheet, const std::string& text) {
  for (const Cell& cell : sheet.cells) {
    if (report.shown(cell) == text) return cell.ref;
  }
  return {};
}

// The rows of the performance summary by measure, and its columns by heading.
struct Summary {
  const Sheet* sheet = nullptr;
  std::map<std::string, std::uint32_t> rows, columns;

  explicit Summary(const Workbook& report) : sheet(&sheet_of(report, "Performance Summary")) {
    const CellRef header = find_text(report, *sheet, "INDICATOR");
    REQUIRE(header.row != 0);
    for (const Cell& cell : sheet->cells) {
      if (cell.ref.row == header.row || cell.ref.row == header.row + 1)
        columns.emplace(report.shown(cell), cell.ref.column);
      if (cell.ref.row > header.row + 1 && cell.ref.column == columns["NO."] && report.shown(cell) != "\xE2\x80\x93")
        rows[report.shown(cell)] = cell.ref.row;
      if (cell.ref.row > header.row + 1 && cell.ref.column == header.column)
        rows.emplace(report.shown(cell), cell.ref.row);
    }
  }
};

}  // namespace

TEST_CASE("report: the sheets stand in the order of the layout, findings in the working edition only") {
  std::vector<std::string> names;
  for (const Sheet& sheet : sample_report().sheets) names.push_back(sheet.name->sheet);
  CHECK(names == std::vector<std::string>{"Cover", "Summary for members", "Key", "Performance Summary", "Exceptions",
                                          "Contacts", "Contacts by source", "Referrals", "Assess - Started",
                                          "Assess - Completed", "Assess - Outcomes", "S47", "CIN", "Submissions",
                                          "Data notes", "Sources", "Data"});
  ReportInput working = sample_input();
  working.edition = Edition::working;
  const Workbook report = written(working);
  const std::string findings = all_text(report, "Findings");
  for (const Finding& finding : sample_job().checked.findings)
    CHECK(findings.find(finding.message) != std::string::npos);
  for (const RuleSummary& rule : sample_job().checked.rules)
    CHECK(findings.find(rule.rule + "\n") != std::string::npos);
}

TEST_CASE("report: every figure of the scorecard stands in the summary at full precision, as the workbook shows it") {
  const Summary summary(sample_report());
  std::size_t compared = 0;
  const std::map<std::string, std::string> columns = {{"2016-01", "Jan-16"},
                                                      {"2016-02", "Feb-16"},
                                                      {"2016-03", "Mar-16"},
                                                      {"2013/14", "2013/14"},
                                                      {"2014/15", "2014/15"}};
  const std::map<std::string, std::string> benchmarks = {{"stat_neigh_avg", "STAT NEIGH AVE"},
                                                         {"best_stat_neigh", "BEST STAT NEIGH"},
                                                         {"nat_avg", "NAT AVE"},
                                                         {"nat_top_quartile", "NAT TOP QTILE THRESHOLD"}};
  const Submission& submission = sample_job().submissions.front();
  for (const Rating& rating : sample_job().ratings) {
    REQUIRE(summary.rows.count(rating.measure.name) == 1);
    for (const std::size_t index : rating.row->observations) {
      const Observation& observation = submission.observations[index];
      std::string heading = observation.kind == ObservationKind::benchmark      ? benchmarks.at(observation.benchmark)
                            : observation.kind == ObservationKind::year_to_date ? "YTD"
                                                                                : columns.at(observation.period->id());
      const Cell* cell = summary.sheet->find({summary.rows.at(rating.measure.name), summary.columns.at(heading)});
      REQUIRE(cell != nullptr);
      ++compared;
      if (observation.figure.value) {
        CHECK(cell->kind == CellKind::number);
        if (observation.figure.raw && !observation.figure.stored_as_text && !observation.figure.unit_missing)
          CHECK(cell->number == *observation.figure.raw);
        CHECK_MESSAGE(sample_report().shown(*cell) == observation.figure.shown(), rating.measure.name, " ", heading);
      } else {
        CHECK(sample_report().shown(*cell) == observation.figure.text);
      }
    }
  }
  CHECK(compared > 450);
}

TEST_CASE("report: every RAG stands as a letter on its colour, every direction as arrow and words") {
  const Workbook& report = sample_report();
  const Summary summary(report);
  const std::map<Rag, std::uint32_t> fills = {{Rag::green, 0x6CBF6C}, {Rag::amber, 0xFFC000}, {Rag::red, 0xB00020}};
  for (const Rating& rating : sample_job().ratings) {
    const std::uint32_t row = summary.rows.at(rating.measure.name);
    const std::pair<const char*, const RagResult*> places[] = {{"(in month)", &rating.rag_period},
                                                               {"(Year End)", &rating.rag_year_end}};
    for (const auto& [heading, result] : places) {
      const Cell* cell = summary.sheet->find({row, summary.columns.at(heading)});
      REQUIRE(cell != nullptr);
      CHECK(report.shown(*cell) == (result->rag == Rag::none ? result->reason : std::string(rag_letter(result->rag))));
      if (result->rag != Rag::none) CHECK(report.styles[cell->style].fill == fills.at(result->rag));
    }
    const std::string arrow(arrow_sign(direction_arrow(rating.direction.state)));
    const std::string words(direction_state_name(rating.direction.state));
    CHECK(shown(report, *summary.sheet, {row, summary.columns.at("(Month on Month)")}) ==
          (arrow.empty() ? words : arrow + "\n" + words));
  }
}

TEST_CASE("report: a ref such as 6.10 is text and never becomes 6.1") {
  const Summary summary(sample_report());
  for (const char* ref : {"6.10", "7.10", "10.1", "6.2a"}) {
    REQUIRE(summary.rows.count(ref) == 1);
    CHECK(summary.sheet->find({summary.rows.at(ref), summary.columns.at("NO.")})->kind == CellKind::text);
  }
}

TEST_CASE("report: a detail page has its texts, its months and its numerators and denominators") {
  const Workbook& report = sample_report();
  const std::string outcomes = all_text(report, "Assess - Outcomes");
  const DetailPage* page = nullptr;
  for (const DetailPage& each : sample_job().submissions.front().pages) {
    if (each.sheet->sheet == "Assess - Outcomes") page = &each;
  }
  REQUIRE(page != nullptr);
  CHECK(outcomes.find(page->definition.text) != std::string::npos);
  CHECK(outcomes.find(page->analysis.text) != std::string::npos);
  const Sheet& sheet = sheet_of(report, "Assess - Outcomes");
  const CellRef march = find_text(report, sheet, "Mar-16");
  REQUIRE(march.row != 0);
  CHECK(shown(report, sheet, {march.row, march.column + 1}) == "158");
  CHECK(shown(report, sheet, {march.row, march.column + 2}) == "305");
  CHECK(shown(report, sheet, {march.row, march.column + 3}) == "51.8%");
}

TEST_CASE("report: sources name workbook, sheet and cell of every figure, and the fingerprint of the input") {
  const Workbook& report = sample_report();
  const Sheet& sources = sheet_of(report, "Sources");
  CHECK(all_text(report, "Sources").find(sample_job().submissions.front().workbook->sha256) != std::string::npos);
  const CellRef heading = find_text(report, sources, "Sheet of this report");
  REQUIRE(heading.row != 0);
  std::size_t lines = 0;
  const Workbook& input = *sample_job().submissions.front().workbook;
  for (std::uint32_t row = heading.row + 1; sources.find({row, 1}) != nullptr; ++row, ++lines) {
    const auto here = parse_cell_ref(shown(report, sources, {row, 2})),
               there = parse_cell_ref(shown(report, sources, {row, 8}));
    REQUIRE(here);
    REQUIRE(there);
    const Cell* figure = sheet_of(report, shown(report, sources, {row, 1})).find(*here);
    const Cell* origin = sheet_of(input, shown(report, sources, {row, 7})).find(*there);
    REQUIRE(figure != nullptr);
    REQUIRE(origin != nullptr);
    if (figure->kind == CellKind::number && origin->kind == CellKind::number) {
      CHECK(std::fabs(figure->number - origin->number) <=
            std::fabs(origin->number) * 0.9900001);  // 96.5 for 96.5 % is mended
    }
  }
  CHECK(lines > 1'000);
}

TEST_CASE("report: the data sheet is one tidy table from A1 with a word in every cell") {
  const Workbook& report = sample_report();
  const Sheet& data = sheet_of(report, "Data");
  CHECK(data.merges.empty());
  const std::size_t observations = sample_job().submissions.front().observations.size();
  CHECK(data.cells.size() == (observations + 1) * 16);
  for (const Cell& cell : data.cells) REQUIRE_FALSE(report.shown(cell).empty());
  CHECK(shown(report, data, {1, 1}) == "Measure");
}

TEST_CASE("report: the cover says draft unless asked otherwise, and that a final was forced") {
  CHECK(all_text(sample_report(), "Cover").find("DRAFT\n") != std::string::npos);
  CHECK(all_text(sample_report(), "Cover").find("FINAL") == std::string::npos);
  CHECK(all_text(sample_report(), "Cover").find("22/04/2016") != std::string::npos);  // from the workbook's own cover
  CHECK(all_text(sample_report(), "Cover").find("Safeguarding Children & Families Annual Performance Report") !=
        std::string::npos);
  ReportInput final_input = sample_input();
  final_input.status = ReportStatus::final;
  final_input.forced = true;
  final_input.created_on = "2016-05-03";
  const std::string cover = all_text(written(final_input), "Cover");
  CHECK(cover.find("FINAL\n") != std::string::npos);
  CHECK(cover.find("2016-05-03") != std::string::npos);
  CHECK(cover.find("made final although ") != std::string::npos);
}

TEST_CASE("report: two runs give the same bytes") {
  const Folder folder;
  const auto layout = find_layout("cyps-monthly").value();
  const auto bytes = [&](const std::string& name) {
    REQUIRE(write_report(sample_input(), layout, folder.file(name)).ok());
    std::ifstream file(folder.file(name), std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  };
  CHECK(bytes("one.xlsx") == bytes("two.xlsx"));
}

TEST_CASE("report: a wrong layout and a place that cannot be written to leave no file") {
  const Folder folder;
  const auto wrong = write_report(sample_input(), {"own.toml", "name = 1"}, folder.file("report.xlsx"));
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().code == ErrorCode::layout_invalid);
  const auto nowhere =
      write_report(sample_input(), find_layout("cyps-monthly").value(), folder.file("missing/report.xlsx"));
  REQUIRE_FALSE(nowhere.ok());
  CHECK(nowhere.error().code == ErrorCode::output_not_written);
  CHECK_FALSE(fs::exists(folder.file("report.xlsx")));
}

TEST_CASE("report: workbooks without any measure still give a report that says so") {
  const std::vector<Submission> none;
  const std::vector<Rating> no_ratings;
  const CheckResult checked{Period::month(2016, 3), {}, {}, 0, 0, 0, 0};
  const Workbook report =
      written({none, no_ratings, checked, Period::month(2016, 3), Edition::committee, ReportStatus::draft, false, ""});
  CHECK(all_text(report, "Performance Summary").find("No measure with a scorecard row was found in the workbooks.") !=
        std::string::npos);
  CHECK(all_text(report, "Exceptions").find("There is no measure to look for exceptions among.") != std::string::npos);
}

TEST_CASE("report: no exceptions where nothing could be judged is not the same as none") {
  const Period year = Period::financial_year(2016);
  CHECK(no_exceptions_words(8, 8, year) == "There are no exceptions to report this year.");
  CHECK(no_exceptions_words(8, 5, year) ==
        "There are no exceptions to report this year. 3 of 8 measures could not be judged.");
  CHECK(no_exceptions_words(8, 0, year) ==
        "Exceptions are not known: each of the 8 measures has neither a colour nor a direction of travel for 2016/17.");
  CHECK(no_exceptions_words(1, 0, year) ==
        "Exceptions are not known: the only measure has neither a colour nor a direction of travel for 2016/17.");
}

TEST_CASE("report: exceptions stand with figures, reason and commentary") {
  const Workbook& report = sample_report();
  const std::string text = all_text(report, "Exceptions");
  for (const Rating& rating : sample_job().ratings) {
    if (rating.rag_period.rag == Rag::red) CHECK(text.find(rating.rag_period.working) != std::string::npos);
  }
  CHECK(text.find("Mar-16 77.6%\nFeb-16 70.0%\nyear to date 77.6%\ntarget 86%") != std::string::npos);
  CHECK(text.find("Commentary: no commentary provided") != std::string::npos);
  CHECK(text.find("Commentary: as for 2.6") != std::string::npos);
  CHECK(text.find("green the month before (100.0%), now ") != std::string::npos);  // 10.1
  for (const std::string colour : {"green", "amber", "red"}) {  // said once, at the end of the working
    CHECK(text.find("\n" + colour + ": ") == std::string::npos);
  }
  CHECK(text.find("98.1%, then 98.0%, then 94.1%") != std::string::npos);  // 6.4
}

TEST_CASE("report: it is known again by its mark, whatever sheets its layout has") {
  CHECK(is_own_report(sample_report()));
  const Folder folder;
  const LayoutSource source{"own.toml", "name = 'own'\ntitle = 'Own'\n[[sheet]]\nkind = 'data'\nname = 'Data'\n"};
  REQUIRE(write_report(sample_input(), source, folder.file("own.xlsx")).ok());
  CHECK(is_own_report(read_workbook_file(folder.file("own.xlsx")).value()));
  Workbook foreign;
  foreign.texts = {"", "Sheet of this report"};
  foreign.sheets.emplace_back();
  foreign.sheets.front().cells = {{{1, 1}, CellKind::text, 0, 1, 0, 0}};
  CHECK_FALSE(is_own_report(foreign));
  foreign.custom_properties = {{"Scorebook", "scores"}, {"Department", "report"}};
  CHECK_FALSE(is_own_report(foreign));
}

TEST_CASE("report: page breaks keep short blocks whole and never leave fewer rows than stay together") {
  const Folder folder;
  auto writer = WorkbookWriter::create(folder.file("out.xlsx"), {});
  REQUIRE(writer.ok());
  SheetWriter& sheet = writer.value()->add_sheet("Rows");
  for (std::uint32_t row = 1; row <= 30; ++row) sheet.row_height(row, 10);
  const PagePlan plan{100, 0, 3};
  CHECK(plan_page_breaks(sheet, {{1, 9}, {10, 18}}, plan) == std::vector<std::uint32_t>{10});
  CHECK(plan_page_breaks(sheet, {{1, 5}, {6, 20}}, plan) == std::vector<std::uint32_t>{11});
  CHECK(plan_page_breaks(sheet, {{1, 11}}, plan) == std::vector<std::uint32_t>{9});
  CHECK(plan_page_breaks(sheet, {}, plan).empty());
}
