#include "check/formula_references.hpp"

#include <doctest/doctest.h>

#include <random>

#include "check/formula_value.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

std::string in_words(const FormulaReference& reference) {
  std::string words;
  if (reference.workbook != 0) words += "[" + std::to_string(reference.workbook) + "]";
  if (!reference.file.empty()) words += "[" + reference.file + "]";
  if (!reference.sheet.empty()) words += reference.sheet;
  if (reference.last_sheet != reference.sheet) words += ":" + reference.last_sheet;
  if (!words.empty()) words += "!";
  switch (reference.kind) {
    case ReferenceKind::name:
      return words + "name " + reference.name;
    case ReferenceKind::structured:
      return words + "table " + reference.name + reference.columns;
    default:
      break;
  }
  words += to_string(reference.first);
  const bool one_cell = reference.kind == ReferenceKind::cells && reference.first.cell == reference.last.cell;
  return one_cell ? words : words + ":" + to_string(reference.last);
}

// What the formula refers to, one after the other.
std::string references(std::string_view formula) {
  const FormulaText text = read_formula(formula, {10, 5});
  if (!text.read) return "not read";
  std::string words;
  for (const FormulaReference& reference : text.references) {
    if (!words.empty()) words += " | ";
    words += in_words(reference);
  }
  return words;
}

std::string relative(std::string_view formula, const char* cell) {
  return read_formula(formula, *parse_cell_ref(cell)).relative;
}

TEST_CASE("formula: cells, ranges, whole columns and whole rows, with their $") {
  CHECK(references("D9/C9") == "D9 | C9");
  CHECK(references("SUM($D$5:D16)*1.5E+3") == "$D$5:D16");
  CHECK(references("SUM(A:C,$A:$A,3:5,$3:5)") == "A:C | $A:$A | 3:5 | $3:5");
  CHECK(references("xfd1048576+XFE1+A1048577") == "XFD1048576 | name XFE1 | name A1048577");
  CHECK(references("IF(C9=\"\",\"A1\"\"B2\",TRUE)") == "C9");
}

TEST_CASE("formula: sheets with and without quotes, runs of sheets, and other workbooks") {
  CHECK(references("Contacts!C18+'Assess - Started'!$C$1") == "Contacts!C18 | Assess - Started!$C$1");
  CHECK(references("'It''s'!A1:B2") == "It's!A1:B2");
  CHECK(references("SUM(Jan:Mar!A1)+SUM('Jan 16:Mar 16'!A1)") == "Jan:Mar!A1 | Jan 16:Mar 16!A1");
  CHECK(references("[1]Sheet1!A1+'[2]My sheet'!B2+[3]!Rate") == "[1]Sheet1!A1 | [2]My sheet!B2 | [3]!name Rate");
  CHECK(references("'C:\\returns\\[Budget.xlsx]May'!A1") == "[Budget.xlsx]May!A1");
}

TEST_CASE("formula: names, tables, functions and errors") {
  CHECK(references("Rate*LOG10(A1)") == "name Rate | A1");
  CHECK(references("SUM(Table1[Total])/Table1[[#Totals],[No. ']s]]") ==
        "table Table1[Total] | table Table1[[#Totals],[No. ']s]]");
  CHECK(references("[@Met]/[@[In all]]") == "table [@Met] | table [@[In all]]");
  CHECK(references("#REF!+Sheet1!#REF!+A1#+#N/A") == "A1");
}

TEST_CASE("formula: where its references stand in the text") {
  const std::string formula = "1+SUM('A b'!D5:D16)";
  const FormulaText text = read_formula(formula, {1, 1});
  REQUIRE(text.references.size() == 1);
  const FormulaReference& reference = text.references.front();
  CHECK(formula.substr(reference.at, reference.length) == "'A b'!D5:D16");
  CHECK(formula.substr(reference.cells_at, reference.cells_length) == "D5:D16");
  CHECK(to_string(reference.range()) == "D5:D16");
  CHECK(to_string(read_formula("B9:A2", {1, 1}).references.front().range()) == "A2:B9");
  CHECK(to_string(read_formula("B:A", {1, 1}).references.front().range()) == "A1:B1048576");
}

TEST_CASE("formula: two that were filled from one are the same") {
  CHECK(relative("IF(C9=\"\",\"\",D9/C9)", "E9") == "IF(R[0]C[-2]=\"\",\"\",R[0]C[-1]/R[0]C[-2])");
  CHECK(relative("D9/C9", "E9") == relative(" d20 / c20", "E20"));
  CHECK(relative("D9/C9", "E9") == relative("G9/F9", "H9"));
  CHECK(relative("D9/C9", "E9") != relative("D9/C8", "E9"));
  CHECK(relative("D9/$C$9", "E9") == relative("D12/$C$9", "E12"));
  CHECK(relative("D9/$C$9", "E9") != relative("D12/$C$12", "E12"));
  CHECK(relative("contacts!A1", "A1") == relative("'Contacts'!A2", "A2"));
  CHECK(relative("\"a\"&A1", "A1") != relative("\"A\"&A1", "A1"));
  CHECK(relative("SUM(A:A)", "C1") == relative("SUM(B:B)", "D1"));
}

TEST_CASE("formula: what cannot be read to its end is the same as nothing") {
  for (const char* formula : {"\"open", "'open", "'Sheet'", "Sheet1!", "[open", "Table1[open"}) {
    CAPTURE(formula);
    const FormulaText text = read_formula(formula, {1, 1});
    CHECK(!text.read);
    CHECK(text.relative.empty());
  }
  CHECK(!read_formula(std::string(kLongestFormula + 1, '1'), {1, 1}).read);
  CHECK(read_formula(std::string(kLongestFormula, '1'), {1, 1}).read);
}

TEST_CASE("formula: any text is read, and worked out, without harm") {
  std::mt19937 random(20160331);
  const std::string signs = "AZ$19:!'\"[](),+-*/%<>=#.{} \xC3\xA9";
  const std::vector<std::string> words = {"SUM(", "IF(",  "A1:A3", "[1]",    "'S'!", "Sheet!", "\"\"", "1E+",
                                          "$",    "#REF", "(((((", "ROUND(", "3:5",  "T[x]",   "XFD",  "1048576"};
  const auto workbook =
      workbook_of({{"S", {{.cell = "A1", .kind = CellKind::number, .number = 3}, {.cell = "A2", .text = "n/a"}}}});
  FormulaCalculator calculator(*workbook);
  for (int round = 0; round < 20'000; ++round) {
    std::string formula;
    for (auto left = random() % 24; left > 0; --left) {
      if (random() % 3 == 0) {
        formula += words[random() % words.size()];
      } else {
        formula += random() % 8 == 0 ? static_cast<char>(random() % 256) : signs[random() % signs.size()];
      }
    }
    const CellRef cell{static_cast<std::uint32_t>(1 + random() % kMaximumRow),
                       static_cast<std::uint32_t>(1 + random() % kMaximumColumn)};
    const FormulaText text = read_formula(formula, cell);
    std::size_t end = 0;
    for (const FormulaReference& reference : text.references) {
      CAPTURE(formula);
      REQUIRE(reference.at >= end);
      REQUIRE(reference.cells_at >= reference.at);
      end = reference.at + reference.length;
      REQUIRE(end <= formula.size());
      REQUIRE(reference.cells_at + reference.cells_length == end);
      REQUIRE(reference.range().first <= reference.range().last);
      REQUIRE(reference.range().last.row <= kMaximumRow);
      REQUIRE(reference.range().last.column <= kMaximumColumn);
    }
    CHECK(text.relative.size() <= 24 * (formula.size() + 1));
    (void)calculator.work_out(formula, workbook->sheets.front(), cell);
  }
}

TEST_CASE("formula: brackets without end are neither slow nor deep") {
  for (const char* piece : {"(", "[", "IF(", "-", "'", "A1:", "Sheet!A1:", "\"", "A:", "SUM(A1,", "1E+"}) {
    std::string formula;
    while (formula.size() + 12 < kLongestFormula) formula += piece;
    CAPTURE(piece);
    CHECK(read_formula(formula, {5, 5}).references.size() <= formula.size());
    const auto workbook = workbook_of({{"Sheet", {{.cell = "A1", .kind = CellKind::number, .number = 3}}}});
    CHECK(FormulaCalculator(*workbook).work_out(formula, workbook->sheets.front(), {5, 5}).outcome !=
          WorkedOut::number);
  }
}

FormulaValue worked_out(const std::string& formula) {
  static const auto workbook = workbook_of({{"S",
                                             {{.cell = "A1", .kind = CellKind::number, .number = 19},
                                              {.cell = "A2", .kind = CellKind::number, .number = 53},
                                              {.cell = "A3", .text = "n/a"},
                                              {.cell = "A4", .kind = CellKind::number, .number = 0},
                                              {.cell = "A5", .kind = CellKind::not_calculated, .formula = "A1"},
                                              {.cell = "A6", .kind = CellKind::error, .text = "#DIV/0!"}}},
                                            {"Other sheet", {{.cell = "B2", .kind = CellKind::number, .number = 7}}}});
  return FormulaCalculator(*workbook).work_out(formula, workbook->sheets.front(), {9, 9});
}

double number_of(const std::string& formula) {
  const FormulaValue value = worked_out(formula);
  CAPTURE(formula);
  REQUIRE(value.outcome == WorkedOut::number);
  return value.number;
}

TEST_CASE("formula value: arithmetic, sums and averages of what the cells hold") {
  CHECK(number_of("A1/A2") == doctest::Approx(0.358490566));
  CHECK(number_of("-2*(A1+1)+10%") == doctest::Approx(-39.9));
  CHECK(number_of("SUM(A1:A4)") == 72);
  CHECK(number_of("SUM(A1:A3)/SUM(A2)") == doctest::Approx(72.0 / 53));
  CHECK(number_of("average(A1,A2)") == 36);
  CHECK(number_of("MAX(A1:A4)-MIN(A1:A4)") == 53);
  CHECK(number_of("ROUND(A1/A2,2)") == doctest::Approx(0.36));
  CHECK(number_of("'Other sheet'!B2-'other sheet'!$B$2+ABS(-1.25)") == 1.25);
}

TEST_CASE("formula value: the IF round a ratio") {
  CHECK(number_of("IF(A2=\"\",\"\",IF(A2=0,\"-\",A1/A2))") == doctest::Approx(0.358490566));
  CHECK(number_of("IFERROR(A1/A4,5)") == 5);
  CHECK(number_of("IF(ISERROR(A1/A4),6,A1/A4)") == 6);
  CHECK(number_of("IF(A9<>\"\",1,2)") == 2);
  CHECK(worked_out("IF(A9=\"\",\"\",A1/A9)").outcome == WorkedOut::no_input);
  CHECK(worked_out("IF(A4=0,\"-\",A1/A4)").outcome == WorkedOut::no_input);
}

TEST_CASE("formula value: what lacks its figures, and what is not known") {
  for (const char* formula : {"A9", "A1/A9", "A1+A3", "A1/A4", "A6", "SUM(A9:A12)", "A6+1"}) {
    CAPTURE(formula);
    CHECK(worked_out(formula).outcome == WorkedOut::no_input);
  }
  for (const char* formula : {"A5", "VLOOKUP(A1,A1:A2,1)", "A1&A2", "Rate*A1", "[1]S!A1", "A1:A2", "2^3", "Lost!A1",
                              "SUM(A:A)", "1 2", "", "SUM(A1", "SUM(Table1[x])"}) {
    CAPTURE(formula);
    CHECK(worked_out(formula).outcome == WorkedOut::not_known);
  }
}

}  // namespace
}  // namespace scorebook
