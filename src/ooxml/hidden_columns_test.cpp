#include "ooxml/hidden_columns.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

TEST_CASE("hidden columns: ranges over one another, from the first column to the last") {
  HiddenColumns columns;
  CHECK(columns.sorted().empty());
  columns.hide(3, 5);
  columns.hide(4, 4);
  columns.hide(7, 7);
  CHECK(columns.sorted() == std::vector<std::uint32_t>{3, 4, 5, 7});
  columns.hide(kMaximumColumn, kMaximumColumn + 10);
  columns.hide(0, 1);
  CHECK(columns.sorted() == std::vector<std::uint32_t>{1, 3, 4, 5, 7, kMaximumColumn});
}

TEST_CASE("hidden columns: a range that ends before it begins, or lies past the grid, hides nothing") {
  HiddenColumns columns;
  columns.hide(5, 4);
  columns.hide(kMaximumColumn + 1, kMaximumColumn + 1);
  columns.hide(0, 0);
  CHECK(columns.sorted().empty());
}

TEST_CASE("hidden columns: millions of ranges over the whole sheet are quickly told") {
  HiddenColumns columns;
  for (int i = 0; i < 3'000'000; ++i) columns.hide(1, kMaximumColumn);
  CHECK(columns.sorted().size() == kMaximumColumn);
}
