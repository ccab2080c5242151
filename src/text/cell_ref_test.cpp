#include <doctest/doctest.h>

#include <scorebook/cell_ref.hpp>

using namespace scorebook;

TEST_CASE("cell ref: letters count from A to XFD") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(28) == "AB");
  CHECK(column_letters(16384) == "XFD");
  CHECK(parse_cell_ref("XFD1048576") == CellRef{1048576, 16384});
  CHECK(parse_cell_ref("$d$14") == CellRef{14, 4});
}

TEST_CASE("cell ref: anything else and cells past the grid are refused") {
  for (const char* text : {"", "A", "1", "A0", "A01", "XFE1", "A1048577", "AAAA1", "A1B", "A 1", "A99999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_cell_ref(text).has_value());
  }
}

TEST_CASE("cell range: the first corner is the top left one") {
  CHECK(to_string(*parse_cell_range("L3:B9")) == "B3:L9");
  CHECK(to_string(*parse_cell_range("B3")) == "B3");
  CHECK_FALSE(parse_cell_range("B3:").has_value());
}

TEST_CASE("place: it is named as Excel names it, and compared by its names") {
  const Place one{std::make_shared<SheetName>(SheetName{"a.xlsx", "Contacts"}), {14, 4}};
  const Place same{std::make_shared<SheetName>(SheetName{"a.xlsx", "Contacts"}), {14, 4}};
  CHECK(to_string(one) == "Contacts!D14");
  CHECK(one == same);
  CHECK_FALSE(one < same);
  CHECK(to_string(Place{}).empty());
}
