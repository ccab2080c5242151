#include "report/layout.hpp"

#include <doctest/doctest.h>
#include <cstdio>
#include <fstream>

using namespace scorebook;

namespace {

constexpr const char* kSmall = R"(name = "small"
title = "A report"

[[sheet]]
kind = "scorecard"
name = "Summary"
column = [
  { shows = "ref", heading = "NO.", width = 6 },
  { shows = "month", back = 1, heading = "{month}", group = "MONTHS" },
]
)";

std::string fault(const std::string& text) {
  const auto layout = read_layout({"own.toml", text});
  REQUIRE_FALSE(layout.ok());
  CHECK(layout.error().code == ErrorCode::layout_invalid);
  CHECK(layout.error().where == "own.toml");
  return layout.error().what;
}

std::string with(const std::string& found, const std::string& by) {
  std::string text = kSmall;
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  return text.replace(at, found.size(), by);
}

}  // namespace

TEST_CASE("layout: a small one is read, with the usual words where it gives none") {
  const auto layout = read_layout({"own.toml", kSmall});
  REQUIRE_MESSAGE(layout.ok(), (layout.ok() ? "" : layout.error().text()));
  CHECK(layout.value().title_at_year_end == "A report");
  REQUIRE(layout.value().sheets.size() == 1);
  const LayoutSheet& sheet = layout.value().sheets[0];
  CHECK(sheet.kind == SheetKind::scorecard);
  CHECK(sheet.landscape);
  REQUIRE(sheet.columns.size() == 2);
  CHECK(sheet.columns[1].shows == ColumnShows::month);
  CHECK(sheet.columns[1].back == 1);
  CHECK(sheet.columns[1].width == 9);
}

TEST_CASE("layout: the one that comes with the program is valid and known by its name") {
  CHECK(layout_names() == std::vector<std::string>{"cyps-monthly", "council-plan-quarterly"});
  const auto source = find_layout("cyps-monthly");
  REQUIRE(source.ok());
  const auto layout = read_layout(source.value());
  REQUIRE_MESSAGE(layout.ok(), (layout.ok() ? "" : layout.error().text()));
  CHECK(layout.value().sheets.size() == 12);
  CHECK(layout.value().sheets[3].columns.size() == 24);
}

TEST_CASE("layout: the summary for members has headings, a number of lines and reasons of its own") {
  const std::string start = "name = \"x\"\ntitle = \"y\"\n[[sheet]]\nkind = \"member summary\"\nname = \"Summary\"\n";
  const auto layout = read_layout({"x", start + "lines = 3\nchanged_heading = \"New\"\n"});
  REQUIRE(layout.ok());
  const LayoutSheet& sheet = layout.value().sheets.front();
  CHECK(sheet.lines == 3);
  CHECK(sheet.changed_heading == "New");
  CHECK(sheet.concern_heading == "What needs attention");
  CHECK(sheet.concern == std::vector<ExceptionReason>{ExceptionReason::red, ExceptionReason::worse});
  const auto wrong = read_layout({"x", start + "lines = 11\n"});
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().text().find("'lines' of sheet 1 (member summary) must be a whole number from 1 to 10") !=
        std::string::npos);
}

TEST_CASE("layout: a file of one's own is found by its path") {
  const std::string path = std::string(SCOREBOOK_SOURCE_DIR) + "/templates/cyps-monthly.toml";
  const auto source = find_layout(path);
  REQUIRE(source.ok());
  CHECK(source.value().name == path);
  CHECK((source.value().text == find_layout("cyps-monthly").value().text));
}

TEST_CASE("layout: a name that is none says which there are") {
  const auto source = find_layout("cyps-weekly");
  REQUIRE_FALSE(source.ok());
  CHECK(source.error().text() ==
        "cyps-weekly: there is no layout and no file of that name. Layouts that come with the program: cyps-monthly, "
        "council-plan-quarterly; or give the "
        "path of a .toml file of your own.");
}

TEST_CASE("layout: a misspelt key is named with its line and the words that are known") {
  CHECK(fault(with("width = 6", "widht = 6")) ==
        "the layout cannot be used: line 8: 'widht' of column 1 of sheet 1 (scorecard) is not a word of layouts; known "
        "here: back, "
        "benchmark, group, heading, shows, width");
}

TEST_CASE("layout: a wrong value is named with its key and line") {
  CHECK(fault(with("width = 6", "width = \"wide\"")) ==
        "the layout cannot be used: line 8: 'width' of column 1 of sheet 1 (scorecard) must be a number from 1 to 200");
  CHECK(fault(with("back = 1", "back = -1")) ==
        "the layout cannot be used: line 9: 'back' of column 2 of sheet 1 (scorecard) must be a whole number from 0 to "
        "60");
  CHECK(fault(with("{month}", "{day}")) ==
        "the layout cannot be used: line 9: 'heading' of column 2 of sheet 1 (scorecard) holds an unknown word in "
        "braces; known are "
        "{month}, {quarter}, {year}, {year to date}, {benchmark year}, {noun}, {NOUNS} and {compared with}");
}

TEST_CASE("layout: what is missing is named") {
  CHECK(fault(with("title = \"A report\"\n", "")) == "the layout cannot be used: line 1: 'title' is missing");
  CHECK(fault("name = \"x\"\ntitle = \"y\"\n") ==
        "the layout cannot be used: line 1: 'sheet' is missing: a layout needs at least one [[sheet]]");
  CHECK(fault(with("kind = \"scorecard\"", "kind = \"scorecards\"")) ==
        "the layout cannot be used: line 5: 'kind' of sheet 1 must be one of 'cover', 'key', 'scorecard', "
        "'exceptions', 'pages', "
        "'notes', 'findings', 'sources', 'data', 'about', 'outcomes', 'executive summary', 'priorities', "
        "'plan scorecard', 'submissions', 'member summary', 'draft sentences'");
}

TEST_CASE("layout: words in braces are filled in where they are known, and a fault where they are not") {
  CHECK(fault(with("title = \"A report\"", "title = \"A report, {perod}\""))
            .find("line 2: 'title' holds {perod}, which is unknown; known are {period}, ") != std::string::npos);
  CHECK(read_layout({"test.toml", with("title = \"A report\"", "title = \"A report, {period}\"")}).ok());
}

TEST_CASE("layout: a column of a plan has no place in a scorecard, and the other way round") {
  const std::string plan = with("kind = \"scorecard\"", "kind = \"plan scorecard\"");
  CHECK(
      fault(with("shows = \"month\"", "shows = \"status\"")).find("shows 'status', which a scorecard does not have") !=
      std::string::npos);
  CHECK(read_layout({"test.toml", plan}).ok());
  std::string with_rag = plan;
  with_rag.replace(with_rag.find("shows = \"month\""), 15, "shows = \"rag\"");
  CHECK(fault(with_rag).find("shows 'rag', which a plan scorecard does not have") != std::string::npos);
}

TEST_CASE("layout: its sheets say which measures it has places for") {
  const LayoutPlaces monthly = layout_places(find_layout("cyps-monthly").value()).value();
  CHECK(monthly.scorecards);
  CHECK_FALSE(monthly.plans);
  const LayoutPlaces plan = layout_places(find_layout("council-plan-quarterly").value()).value();
  CHECK_FALSE(plan.scorecards);
  CHECK(plan.plans);
}

TEST_CASE("layout: every fault is told at once") {
  const std::string text = with("width = 6", "width = 0");
  const std::size_t at = text.find("back = 1");
  CHECK(fault(std::string(text).replace(at, 8, "back = 99")) ==
        "the layout cannot be used: line 8: 'width' of column 1 of sheet 1 (scorecard) must be a number from 1 to 200; "
        "line 9: 'back' "
        "of column 2 of sheet 1 (scorecard) must be a whole number from 0 to 60");
}

TEST_CASE("layout: text that is no TOML at all is refused with the line") {
  CHECK(fault("name = \"x\"\ntitle = \n").find("the layout cannot be used: line 2: ") == 0);
  CHECK(fault(std::string("\xFF\xFE\x00", 3)).find("the layout cannot be used: line 1: ") == 0);
}

TEST_CASE("layout: colours are six hexadecimal digits") {
  CHECK(fault(std::string(kSmall) + "\n[colours]\ngreen = \"green\"\n") ==
        "the layout cannot be used: line 13: 'green' of colours must be a colour such as \"#6CBF6C\"");
}

TEST_CASE("layout: a trend line stands beside words that say as much") {
  const std::string trend = "{ shows = \"trend\", months = 18, heading = \"TREND\" },\n  ";
  const std::string range = "{ shows = \"trend range\", months = 18, heading = \"LOWEST TO HIGHEST\" },\n  ";
  const std::string month = "{ shows = \"month\", back = 1";
  CHECK(fault(with(month, trend + month)).find("a 'trend' without a 'trend range' of as many months") !=
        std::string::npos);
  CHECK(fault(with(month, range + trend + month)).find("without a 'trend range'") != std::string::npos);
  CHECK(fault(with("back = 1", "months = 18")).find("'months' of column 2") != std::string::npos);
  const auto layout = read_layout({"own.toml", with(month, trend + range + month)});
  REQUIRE_MESSAGE(layout.ok(), (layout.ok() ? "" : layout.error().text()));
  CHECK(layout.value().sheets[0].columns[1].shows == ColumnShows::trend);
  CHECK(layout.value().sheets[0].columns[1].months == 18);
  CHECK(layout.value().sheets[0].columns[2].shows == ColumnShows::trend_range);
}

TEST_CASE("layout: the limits and the trend line of charts can be left out") {
  const std::string pages = std::string(kSmall) + "[[sheet]]\nkind = \"pages\"\n";
  const auto usual = read_layout({"own.toml", pages});
  REQUIRE(usual.ok());
  CHECK(usual.value().sheets[1].limits);
  CHECK(usual.value().sheets[1].trend_line);
  const auto none = read_layout({"own.toml", pages + "limits = false\ntrend_line = false\n"});
  REQUIRE(none.ok());
  CHECK_FALSE(none.value().sheets[1].limits);
  CHECK_FALSE(none.value().sheets[1].trend_line);
  CHECK(fault(pages + "limits = \"no\"\n").find("must be true or false, without quotes") != std::string::npos);
}
