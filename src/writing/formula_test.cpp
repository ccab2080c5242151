#include "writing/formula.hpp"

#include <doctest/doctest.h>

#include <map>

#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"
#include "writing/workbook_writer.hpp"

using namespace scorebook;

namespace {

// A workbook with two sheets to point at.
struct Book {
  test::Folder folder;
  std::unique_ptr<WorkbookWriter> writer;
  SheetWriter* own = nullptr;
  SheetWriter* other = nullptr;
  std::map<std::pair<const SheetWriter*, CellRef>, CellValue> cells;

  Book() {
    auto made = WorkbookWriter::create(folder.file("out.xlsx"), {});
    REQUIRE(made.ok());
    writer = std::move(made).value();
    own = &writer->add_sheet("Summary");
    other = &writer->add_sheet("S47's & more");
  }

  [[nodiscard]] std::string text(const Formula& formula) const { return formula.text(*own).value_or("(refused)"); }
  [[nodiscard]] std::optional<CellValue> value(const Formula& formula) const {
    return formula.value([this](const SheetWriter& sheet, CellRef cell) -> std::optional<CellValue> {
      const auto found = cells.find({&sheet, cell});
      if (found == cells.end()) return std::nullopt;
      return found->second;
    });
  }
};

Formula number(const char* text) { return Formula::number(*Decimal::parse(text)); }

}  // namespace

TEST_CASE("formula: cells of other sheets are quoted, words doubled, numbers plain decimals") {
  const Book book;
  CHECK(book.text(Formula::cell(*book.own, {3, 2})) == "=B3");
  CHECK(book.text(Formula::cell(*book.other, {3, 2})) == "='S47''s & more'!B3");
  CHECK(book.text(Formula::sum({Formula::range(*book.other, {{3, 2}, {9, 2}})})) == "=SUM('S47''s & more'!B3:B9)");
  CHECK(book.text(Formula::words("a \"word\"")) == "=\"a \"\"word\"\"\"");
  CHECK(book.text(Formula::number(Decimal(9500, 4))) == "=0.95");
  CHECK(book.text(Formula::if_else(Formula::at_most(number("0.95"), Formula::cell(*book.own, {1, 1})),
                                   Formula::words("G"), Formula::words("R"))) == "=IF((0.95<=A1),\"G\",\"R\")");
  CHECK(book.text(Formula::count_words(Formula::range(*book.own, {{1, 1}, {4, 1}}), Formula::words("G"))) ==
        "=COUNTIF(A1:A4,\"G\")");
}

TEST_CASE("formula: words that would be a formula stay words") {
  Book book;
  const Formula words = Formula::words("\"&HYPERLINK(\"http://x\",\"y\")&\"");
  CHECK(book.text(words) == "=\"\"\"&HYPERLINK(\"\"http://x\"\",\"\"y\"\")&\"\"\"");
  CHECK(book.value(words)->words == "\"&HYPERLINK(\"http://x\",\"y\")&\"");
}

TEST_CASE("formula: what Excel would not take is refused") {
  Book book;
  CHECK(book.text(Formula::words(std::string(256, 'a'))) == "(refused)");
  CHECK(book.text(Formula::words("a\x01")) == "(refused)");
  CHECK(book.text(Formula::count_words(Formula::range(*book.own, {{1, 1}, {4, 1}}), Formula::words("<5"))) ==
        "(refused)");
  CHECK(book.text(Formula::count_words(Formula::range(*book.own, {{1, 1}, {4, 1}}), Formula::words("4"))) ==
        "(refused)");
  CHECK(book.text(Formula::count_words(Formula::range(*book.own, {{1, 1}, {4, 1}}), number("4"))) == "(refused)");
  CHECK(book.text(Formula::count_words(Formula::range(*book.own, {{1, 1}, {4, 1}}),
                                       Formula::cell(*book.own, {5, 1}))) == "(refused)");
  std::vector<Formula> many(40, Formula::words(std::string(255, 'a')));
  CHECK(book.text(Formula::joined(many)) == "(refused)");
  CHECK(book.text(Formula::sum(std::vector<Formula>(256, number("1")))) == "(refused)");
  Formula deep = number("1");
  for (int level = 0; level < 70; ++level) deep = Formula::absolute(deep);
  CHECK(book.text(deep) == "(refused)");
  CHECK_FALSE(book.own->formula({1, 1}, deep, CellValue::of(1.0), {}));
}

TEST_CASE("formula: it is worked out as a spreadsheet does") {
  Book book;
  const Formula cell = Formula::cell(*book.own, {1, 1});
  const Formula blank = Formula::cell(*book.own, {2, 1});
  book.cells[{book.own, {1, 1}}] = CellValue::of(0.965);
  book.cells[{book.own, {2, 1}}] = {};
  book.cells[{book.own, {3, 1}}] = CellValue::of(std::string("n/a"));
  CHECK(book.value(Formula::is_number(cell))->truth);
  CHECK_FALSE(book.value(Formula::is_number(blank))->truth);
  CHECK(book.value(Formula::equal(blank, Formula::words("")))->truth);
  CHECK(book.value(Formula::round(number("2.5"), 0))->number == 3);
  CHECK(book.value(Formula::round(number("-2.5"), 0))->number == -3);
  CHECK(book.value(Formula::round(cell, 2))->number == 0.97);
  const Formula range = Formula::range(*book.own, {{1, 1}, {3, 1}});
  CHECK(book.value(Formula::count_numbers({range}))->number == 1);
  CHECK(book.value(Formula::sum({range}))->number == 0.965);
  CHECK(book.value(Formula::count_words(range, Formula::words("n/a")))->number == 1);
  CHECK(book.value(Formula::joined({Formula::words("a"), Formula::new_line(), Formula::words("b")}))->words == "a\nb");
  CHECK(book.value(Formula::at_most(number("0.965"), cell))->truth);
  // As spreadsheets compare words.
  CHECK(book.value(Formula::equal(Formula::words("N/A"), Formula::cell(*book.own, {3, 1})))->truth);
  CHECK(book.value(Formula::times(number("100"), number("7")))->number == 700);
  CHECK(book.value(Formula::joined({number("4"), Formula::words(" measures")}))->words == "4 measures");
  // "0,965" elsewhere.
  CHECK_FALSE(book.value(Formula::joined({cell, Formula::words("")})));
  const Formula two_lines = Formula::joined({Formula::words("1 G"), Formula::new_line(), Formula::words("met")});
  CHECK(book.text(Formula::count_words(range, two_lines)) == "=COUNTIF(A1:A3,(\"1 G\"&CHAR(10)&\"met\"))");
  CHECK(book.value(Formula::count_words(range, two_lines))->number == 0);
  book.cells[{book.own, {3, 1}}] = CellValue::of(std::string("1 G\nmet"));
  CHECK(book.value(Formula::count_words(range, two_lines))->number == 1);
  CHECK_FALSE(book.value(Formula::less(number("0.965"), cell))->truth);
}

TEST_CASE("formula: what is not certain has no value") {
  Book book;
  const Formula unknown = Formula::cell(*book.own, {9, 9});
  CHECK_FALSE(book.value(unknown));
  CHECK_FALSE(book.value(Formula::is_number(unknown)));
  CHECK_FALSE(book.value(Formula::over(number("1"), number("0"))));
  // 0.1 + 0.2 and 0.3 differ in the last bit: programs differ on whether they are equal.
  const Formula sum = Formula::sum({number("0.1"), number("0.2")});
  CHECK_FALSE(book.value(Formula::equal(sum, number("0.3"))));
  CHECK_FALSE(book.value(Formula::less(number("0.3"), sum)));
  CHECK(book.value(Formula::equal(Formula::round(sum, 2), number("0.3")))->truth);
}

TEST_CASE("formula: a cell keeps its formula and what it gives") {
  Book book;
  CHECK(book.own->formula({1, 1}, Formula::joined({Formula::words("a<b&c"), Formula::new_line(), Formula::words("d")}),
                          CellValue::of(std::string("a<b&c\nd")), {}));
  CHECK(book.own->formula({1, 2}, Formula::sum({number("1"), number("2")}), CellValue::of(3.0), {}));
  CHECK_FALSE(book.own->formula({1, 3}, number("1"), {}, {}));
  CellFormat red;
  red.fill = 0xB00020;
  CHECK(book.own->colour_when({{1, 1}, {4, 1}}, Formula::equal(Formula::cell(*book.own, {1, 1}), Formula::words("R")),
                              red));
  REQUIRE(book.writer->close().ok());
  const auto back = read_workbook_file(book.folder.file("out.xlsx"));
  REQUIRE(back.ok());
  const Sheet& sheet = *back.value().find_sheet("Summary");
  CHECK(back.value().formula_of(*sheet.find({1, 1})) == "(\"a<b&c\"&CHAR(10)&\"d\")");
  CHECK(back.value().shown(*sheet.find({1, 1})) == "a<b&c\nd");
  CHECK(sheet.find({1, 2})->number == 3);
}
