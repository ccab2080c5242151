#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "register/register_columns.hpp"
#include "register/table_for_test.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

Register read(const WorkbookBuilder& made) {
  Result<Register> result = read_register(*made.build());
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  return std::move(result).value();
}

// What a sheet's own description gives as examples, as a row; `other` in place of some.
std::vector<std::string> example_row(const std::string& sheet, const std::map<std::string, std::string>& other) {
  std::vector<std::string> row;
  for (const RegisterColumn& column : register_columns(sheet)) {
    const auto found = other.find(column.name);
    row.push_back(found == other.end() ? column.example : found->second);
  }
  return row;
}

std::vector<std::string> headings(const std::string& sheet) {
  std::vector<std::string> row;
  for (const RegisterColumn& column : register_columns(sheet)) row.push_back(column.name);
  return row;
}

// The sheet with the examples of its description in one row.
WorkbookBuilder& add_examples(WorkbookBuilder& made, const std::string& sheet,
                              const std::map<std::string, std::string>& other = {}) {
  return add_sheet(made, sheet, {headings(sheet), example_row(sheet, other)});
}

WorkbookBuilder register_of_examples() {
  WorkbookBuilder made;
  std::vector<std::vector<std::string>> measures = {headings("Measures"), example_row("Measures", {})};
  for (const char* ref : {"2.1", "2.3", "6.4"}) {
    std::vector<std::string>& row = measures.emplace_back(measures.front().size());
    row[0] = ref;
    row[1] = std::string("Measure ") + ref;
  }
  add_sheet(made, "Measures", measures);
  add_examples(made, "Targets");
  add_examples(made, "Benchmarks");
  add_examples(made, std::string(kHistorySheet));
  add_examples(made, "Populations", {{"population", "56398"}});
  add_examples(made, "Report");
  add_examples(made, "Pages", {{"measures", "2.1; 2.3"}});
  add_examples(made, "Outcomes");
  add_examples(made, "Sources", {{"of column", ""}});
  add_examples(made, "Waivers", {{"period", ""}});
  add_examples(made, "Overrides");
  add_examples(made, "Settings");
  return made;
}

// The texts of the rows, below the headings: a sheet as it is written.
TextRows texts_of(const Register& written, const std::string& sheet) {
  TextRows texts = {headings(sheet)};
  for (const std::vector<RegisterCell>& row : register_rows(written, sheet)) {
    std::vector<std::string>& cells = texts.emplace_back();
    for (const RegisterCell& cell : row) cells.push_back(cell.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("register written: every column that is described is read and written as it was") {
  const Register examples = read(register_of_examples());
  const std::map<std::string, std::string> otherwise = {{"months due", "June; December"}, {"rate base", "10000"}};
  const TextRows written = texts_of(examples, "Measures");
  REQUIRE(written.size() == 5);
  const std::vector<RegisterColumn>& columns = register_columns("Measures");
  for (std::size_t at = 0; at < columns.size(); ++at) {
    CAPTURE(columns[at].name);
    REQUIRE_FALSE(columns[at].example.empty());
    const auto other = otherwise.find(columns[at].name);
    CHECK(written[1][at] == (other == otherwise.end() ? columns[at].example : other->second));
  }
}

TEST_CASE("register written: what is written states the same when it is read again") {
  const Register first = read(register_of_examples());
  WorkbookBuilder again;
  for (const RegisterSheetKind& kind : register_sheets()) add_sheet(again, kind.name, texts_of(first, kind.name));
  const Register second = read(again);
  for (const RegisterSheetKind& kind : register_sheets()) {
    CAPTURE(kind.name);
    const TextRows texts = texts_of(first, kind.name);
    CHECK(texts.size() >= 2);
    for (const std::vector<std::string>& row : texts) CHECK(row.size() == kind.columns.size());
    CHECK(texts == texts_of(second, kind.name));
  }
  CHECK(second.settings.below_range == BelowRange::amber);
  CHECK(second.history.at(0).observation.figure.numerator == Decimal(1029));
  CHECK(second.waivers.at(0).until == Date{2017, 3, 31});
}

TEST_CASE("register written: periods of every kind are read as what they were") {
  Register made;
  RegisterMeasure& measure = made.measures.emplace_back();
  measure.definition.ref = "2.1";
  for (const Period& period :
       {Period::month(2016, 3), Period::quarter(2017, 2), Period::financial_year(2015), Period::academic_year(2014),
        Period::calendar_year(2014), Period::term(2015, "summer"), Period::wave(2015, 6),
        Period::span(2015 * 12 + 5, 2016 * 12 + 4), Period::span(2016 * 12 + 3, 2016 * 12 + 5)}) {
    CAPTURE(period.id());
    made.history = {{}};
    made.history.front().observation.period = period;
    const std::string text = register_rows(made, std::string(kHistorySheet)).at(0).at(1).text;
    CAPTURE(text);
    CHECK(parse_period(text) == period);
  }
}

TEST_CASE("register written: a stored number stays one, in the format that shows it") {
  Register made;
  RegisterFigure& figure = made.benchmarks.emplace_back();
  figure.observation.figure.raw = 0.18437;
  figure.observation.figure.text = "18.4%";
  figure.observation.figure.decimals = 1;
  const RegisterCell cell = register_rows(made, "Benchmarks").at(0).at(3);
  CHECK(cell.number == 0.18437);
  CHECK(cell.number_format == "0.0%");
  // Of a format that is none of the usual ones the stored number counts.
  made.benchmarks.front().observation.figure.text = "18.4 per cent";
  CHECK(register_rows(made, "Benchmarks").at(0).at(3).number == 0.18437);
  made.benchmarks.front().observation.figure.value = Decimal(184, 1);
  made.benchmarks.front().observation.figure.provisional = true;
  CHECK(register_rows(made, "Benchmarks").at(0).at(3).text.back() == '*');
}

TEST_CASE("register written: the empty register has every setting with its default") {
  const RegisterRows rows = register_rows({}, "Settings");
  REQUIRE(rows.size() == setting_descriptions().size());
  for (std::size_t at = 0; at < rows.size(); ++at) CHECK(rows[at][1].text == setting_descriptions()[at].standard);
  CHECK(register_rows({}, "Measures").empty());
}

TEST_CASE("register: a sheet History is the one of earlier figures, and one of the two is enough") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", {{"Ref", "Title"}, {"2.1", "Contacts"}});
  add_sheet(made, "History", {{"Ref", "Period", "Value"}, {"2.1", "2014/15", "10,517"}});
  CHECK(read(made).history.size() == 1);
}

TEST_CASE("register: an empty sheet Sources or Measures beside a filled one is no fault, both empty are") {
  WorkbookBuilder measures;
  add_sheet(measures, "Measures", {{"Ref", "Title"}, {"2.1", "Contacts"}});
  add_sheet(measures, "Sources", {headings("Sources")});
  CHECK(read(measures).measures.size() == 1);
  WorkbookBuilder nothing;
  add_sheet(nothing, "Measures", {headings("Measures")});
  add_sheet(nothing, "Sources", {headings("Sources")});
  const Result<Register> result = read_register(*nothing.build());
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().text().find("Measures: the sheet has headings but no measure below them") != std::string::npos);
}

TEST_CASE("register: what stands beside it is named, so that it is not lost with a new file") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", {{"Ref", "Title", "My notes", "Asked"}, {"2.1", "Contacts", "ask Jo", "May"}});
  add_sheet(made, "Sources", {headings("Sources"), example_row("Sources", {{"read", "no"}})});
  add_sheet(made, "Rough work", {{"1"}});
  add_sheet(made, "To confirm", {{"Kind"}});
  CHECK(read(made).left_alone == std::vector<std::string>{"on sheet Measures the columns My notes and Asked",
                                                          "on sheet Sources 1 row with no under read",
                                                          "the sheet Rough work"});
}

TEST_CASE("register: a word of a list may lack its commas, as a list of Excel's cannot have any") {
  for (const std::string& name : register_unit_names()) {
    std::string without = name;
    without.erase(std::remove(without.begin(), without.end(), ','), without.end());
    CAPTURE(name);
    CHECK(parse_register_unit(without) == parse_register_unit(name));
  }
  for (const RegisterSheetKind& kind : register_sheets()) {
    for (const RegisterColumn& column : kind.columns) {
      const bool commas = std::any_of(column.choices.begin(), column.choices.end(),
                                      [](const std::string& word) { return word.find(',') != std::string::npos; });
      CHECK((!commas || column.name == "unit"));
    }
  }
}
