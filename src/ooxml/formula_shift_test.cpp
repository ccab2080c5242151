#include "ooxml/formula_shift.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

// One row down and two columns to the right.
std::string shifted(std::string_view formula) { return shift_formula(formula, {1, 1}, {2, 3}); }

}  // namespace

TEST_CASE("formula: relative references move, fixed ones stay") {
  CHECK(shifted("A1+$B1*C$1/$D$1") == "C2+$B2*E$1/$D$1");
  CHECK(shifted("SUM(a1:B2)") == "SUM(C2:D3)");
}

TEST_CASE("formula: references to other sheets move, their names do not") {
  CHECK(shifted("'A1 it''s B2'!A1+AB1!A1+Sheet1!$A1") == "'A1 it''s B2'!C2+AB1!C2+Sheet1!$A2");
  CHECK(shifted("SUM(JAN1:MAR1!A1)") == "SUM(JAN1:MAR1!C2)");
  CHECK(shifted("[1]Data!A1") == "[1]Data!C2");
}

TEST_CASE("formula: quoted texts, functions, names, numbers and errors stay") {
  CHECK(shifted("IF(A1=\"A1 \"\"B2\"\"\",LOG10(A1),1E5+1.5E-3)") == "IF(C2=\"A1 \"\"B2\"\"\",LOG10(C2),1E5+1.5E-3)");
  CHECK(shifted("Rate_A1+A1B+_A1+XFE1+A1.x+#REF!+TRUE") == "Rate_A1+A1B+_A1+XFE1+A1.x+#REF!+TRUE");
  CHECK(shifted("Table1[[#This Row],[A1]]+A1") == "Table1[[#This Row],[A1]]+C2");
}

TEST_CASE("formula: whole columns and rows move") { CHECK(shifted("SUM(A:$B)+SUM(3:$5)") == "SUM(C:$B)+SUM(4:$5)"); }

TEST_CASE("formula: a reference that leaves the grid is lost") {
  CHECK(shift_formula("A1+B2", {2, 2}, {1, 1}) == "#REF!+A1");
  CHECK(shift_formula("XFD1", {1, 1}, {1, 2}) == "#REF!");
  CHECK(shift_formula("A1048576", {1, 1}, {2, 1}) == "#REF!");
}

TEST_CASE("formula: broken formulas are copied to their end") {
  CHECK(shifted("\"A1") == "\"A1");
  CHECK(shifted("[A1") == "[A1");
  CHECK(shifted("'A1") == "'A1");
  CHECK(shifted("A1:") == "C2:");
  CHECK(shifted("$") == "$");
  CHECK(shifted("1E+") == "1E+");
}
