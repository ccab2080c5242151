#include "report/living_writer.hpp"

#include <doctest/doctest.h>

#include "report/living_formulas.hpp"
#include "report/small_submission_for_test.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace {

constexpr CellRef kFigure = {1, 1}, kRag = {1, 2}, kFirstNote = {1, 1};

// A scorecard of one row as the sheets note it: a red figure of the small submission, and a sheet for the notes.
struct OneRow {
  test::SmallSubmission small;
  CheckResult checked{Period::month(2016, 3), {}, {}, 0, 0, 0, 0};
  test::Folder folder;
  Layout layout;
  std::unique_ptr<WorkbookWriter> writer;
  SheetWriter* sheet = nullptr;
  std::string path = folder.file("out.xlsx");

  OneRow() {
    Rating& rating = small.ratings.front();
    rating.rated_by = RatedBy::tolerance;
    rating.tolerance.red = Decimal(26);
    rating.tolerance.red_inclusive = true;
  }

  // What the workbook holds when its conditions were taken, or when that of `refused` was not.
  Workbook written(std::string_view refused) {
    auto made = WorkbookWriter::create(path, {});
    REQUIRE(made.ok());
    writer = std::move(made).value();
    const ReportInput input{small.submissions, small.ratings,       checked, small.march,
                            Edition::working,  ReportStatus::draft, false,   ""};
    ReportBook book(input, layout, {}, *writer);
    sheet = &writer->add_sheet("Summary");
    SheetWriter& notes = writer->add_sheet("Data notes");
    const Rating& rating = small.ratings.front();
    book.figure(*sheet, kFigure, *rating.value, book.looks.figure);
    sheet->text(kRag, "R", book.looks.rag(Rag::red));
    book.living.holds(*sheet, kRag, CellValue::of(std::string("R")));
    RatedRow row;
    row.rating = &rating;
    row.value = {sheet, kFigure};
    row.rag = {sheet, kRag};
    row.figures = {{row.value, rating.value}};
    book.living.row(row);
    book.living.notes(notes, kFirstNote.row);
    write_living_formulas(
        book, [&](SheetWriter& on, const CellRange& range, const Formula& condition, const CellFormat& format) {
          const std::string words = condition.text(on).value_or("");
          return words.find(refused) == std::string::npos && on.colour_when(range, condition, format);
        });
    REQUIRE(writer->close().ok());
    auto back = read_workbook_file(path);
    REQUIRE(back.ok());
    return std::move(back).value();
  }
};

std::optional<std::uint32_t> fill_of(const Workbook& workbook, const Cell& cell) {
  return workbook.styles.at(cell.style).fill;
}

std::string text_of(const Workbook& workbook, const std::string& sheet) {
  std::string words;
  for (const Cell& cell : workbook.find_sheet(sheet)->cells) words += workbook.shown(cell) + "\n";
  return words;
}

}  // namespace

TEST_CASE("living writer: a RAG becomes a formula whose colour follows, and has none of its own") {
  OneRow row;
  const Workbook workbook = row.written("no condition");
  const Cell& rag = *workbook.find_sheet("Summary")->find(kRag);
  CHECK(workbook.formula_of(rag).rfind("IF(ISNUMBER(A1),", 0) == 0);
  CHECK(workbook.shown(rag) == "R");
  CHECK_FALSE(fill_of(workbook, rag).has_value());
  CHECK(text_of(workbook, "Data notes").find("1 cell is a formula") != std::string::npos);
}

TEST_CASE("living writer: where a colour cannot follow, the RAG keeps its value and its colour") {
  for (const char* letter : {"\"G\"", "\"A\"", "\"R\""}) {
    OneRow row;
    const Workbook workbook = row.written(letter);
    const Cell& rag = *workbook.find_sheet("Summary")->find(kRag);
    CHECK(workbook.formula_of(rag).empty());
    CHECK(workbook.shown(rag) == "R");
    REQUIRE(fill_of(workbook, rag).has_value());
    CHECK(*fill_of(workbook, rag) == row.layout.colours.red);
    const std::string notes = text_of(workbook, "Data notes");
    CHECK(notes.find("No cell is a formula.") != std::string::npos);
    CHECK(notes.find("its colour could not be made to follow it") != std::string::npos);
  }
}
