#include "ooxml/merges.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "ooxml/mutation_for_test.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

Sheet sheet_with(const std::vector<std::string>& merges) {
  Sheet sheet;
  for (const std::string& merge : merges) sheet.merges.push_back(*parse_cell_range(merge));
  return sheet;
}

// Indexed, and whatever was odd about it.
void index(Sheet& sheet) {
  Oddities oddities(sheet);
  index_merges(sheet, oddities);
}

std::string merge_in_words(const Sheet& sheet, const std::string& cell) {
  const CellRange* merge = sheet.merge_at(*parse_cell_ref(cell));
  return merge == nullptr ? "none" : to_string(*merge);
}

std::string merges_xml(const std::vector<std::string>& merges) {
  std::string xml = "<mergeCells>";
  for (const std::string& merge : merges) xml += "<mergeCell ref=\"" + merge + "\"/>";
  return xml + "</mergeCells>";
}

}  // namespace

TEST_CASE("merges: a sheet put together by hand is searched as it is") {
  const Sheet sheet = sheet_with({"D9:E9", "A1:B2"});
  CHECK(merge_in_words(sheet, "E9") == "D9:E9");
  CHECK(merge_in_words(sheet, "B1") == "A1:B2");
  CHECK(merge_in_words(sheet, "C2") == "none");
  CHECK(merge_in_words(Sheet(), "A1") == "none");
}

TEST_CASE("merges: a merge added after the index was made is found all the same") {
  Sheet sheet = sheet_with({"A1:B2"});
  index(sheet);
  CHECK(sheet.oddities.empty());
  sheet.merges.push_back(*parse_cell_range("D9:E9"));
  CHECK(merge_in_words(sheet, "E9") == "D9:E9");
  CHECK(merge_in_words(sheet, "A2") == "A1:B2");
}

TEST_CASE("merges: the index answers as a walk over all merges does, for tall, wide and small ones") {
  Sheet indexed = sheet_with({"F2:F1048576", "A1:XFD1", "C4:D40", "C41:D41", "A3:B3", "XFD2:XFD7", "G5:K5", "G6:K900"});
  Sheet walked = indexed;
  index(indexed);
  CHECK(indexed.oddities.empty());
  CHECK(std::is_sorted(indexed.merges.begin(), indexed.merges.end()));
  std::vector<CellRef> cells = {{0, 3}, {1'048'576, 6}, {1'048'576, 5}, {1'048'577, 6}, {7, 16'384}, {8, 16'384}};
  for (std::uint32_t row = 1; row <= 50; ++row)
    for (std::uint32_t column = 1; column <= 13; ++column) cells.push_back({row, column});
  walked.indexed_merges = 1;  // as if merges had been added
  for (const CellRef cell : cells) {
    const CellRange* expected = cell.row <= kMaximumRow ? walked.merge_at(cell) : nullptr;
    const CellRange* found = indexed.merge_at(cell);
    REQUIRE((found == nullptr) == (expected == nullptr));
    if (found != nullptr) CHECK(*found == *expected);
  }
}

TEST_CASE("merges: whatever the merges, those kept do not overlap, and the index answers as a walk does") {
  ChanceForTest chance(4'711);
  for (int round = 0; round < 20; ++round) {
    Sheet sheet;
    for (int i = 0; i < 60; ++i) {
      const CellRef first{1 + chance.below(40), 1 + chance.below(20)};
      sheet.merges.push_back(
          {first, {first.row + chance.below(round % 2 == 0 ? 3 : 20), first.column + chance.below(4)}});
    }
    index(sheet);
    REQUIRE(sheet.merges.size() + sheet.oddities.size() == 60);
    for (std::uint32_t row = 1; row <= 62; ++row) {
      for (std::uint32_t column = 1; column <= 25; ++column) {
        std::vector<const CellRange*> expected;
        for (const CellRange& merge : sheet.merges)
          if (merge.contains({row, column})) expected.push_back(&merge);
        REQUIRE(expected.size() <= 1);
        REQUIRE(sheet.merge_at({row, column}) == (expected.empty() ? nullptr : expected.front()));
      }
    }
  }
}

TEST_CASE("merges: of merges that overlap the upper left one stays, and the sheet says so") {
  const auto workbook = workbook_of_rows("", merges_xml({"B2:C3", "C3:D4", "A1:C1", "D3:E3", "B2:C3", "A2:A9"}));
  const Sheet& sheet = workbook.sheets[0];
  REQUIRE(sheet.merges.size() == 4);
  CHECK(merge_in_words(sheet, "C3") == "B2:C3");
  CHECK(merge_in_words(sheet, "D4") == "none");
  CHECK(merge_in_words(sheet, "D3") == "D3:E3");
  CHECK(merge_in_words(sheet, "A9") == "A2:A9");
  REQUIRE(sheet.oddities.size() == 2);
  CHECK(sheet.oddities[0] == "The merged cells B2:C3 are listed more than once");
  CHECK(sheet.oddities[1] == "The merged cells C3:D4 overlap the merged cells B2:C3; they are read as not merged");
}

TEST_CASE("merges: a hundred thousand under one that is very tall are found at once") {
  Sheet sheet = sheet_with({"A1:A1048576"});
  for (std::uint32_t row = 1; row <= 100'000; ++row) sheet.merges.push_back({{row, 3}, {row, 4}});
  index(sheet);
  CHECK(sheet.oddities.empty());
  std::size_t found = 0;
  for (std::uint32_t row = 1; row <= 100'000; ++row) {
    if (sheet.merge_at({row, 1}) == &sheet.merges.front()) ++found;
    if (sheet.merge_at({row, 2}) == nullptr) ++found;
    if (const CellRange* merge = sheet.merge_at({row, 4}); merge != nullptr && merge->first.row == row) ++found;
  }
  CHECK(found == 300'000);
}
