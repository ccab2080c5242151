#include <doctest/doctest.h>

#include <scorebook/measure.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace scorebook;

TEST_CASE("ref: the spellings of published reports have one canonical form") {
  const std::pair<const char*, const char*> cases[] = {
      {"2.1", "2.1"},          {"6.2a", "6.2a"},           {"6.10", "6.10"},
      {"1.A1", "1.A1"},        {"1.B1 (a)", "1.B1(a)"},    {"3.B2(b)", "3.B2(b)"},
      {"2.A1 a)", "2.A1(a)"},  {"1.B2 (a) i)", "1.B2(a)"}, {"1.B2 (b) ii)", "1.B2(b)"},
      {"3.B3 i)", "3.B3(i)"},  {"3.B3 ii)", "3.B3(ii)"},   {"3.B3 (iii)", "3.B3(iii)"},
      {"3.B3(A)", "3.B3(a)"},  {"Ref No. 1.A1", "1.A1"},   {"Ref 2.B1", "2.B1"},
      {"Ref No.3.A8", "3.A8"}, {"REF NO 1.A2", "1.A2"},    {"5.B.1", "5.B1"},
      {"1.b1", "1.B1"},        {"CP 10", "CP10"},          {"CP10", "CP10"},
      {"3.A6 & A7", "3.A6"},   {" 1.A1\u00A0", "1.A1"}};
  for (const auto& [text, ref] : cases) {
    CAPTURE(text);
    CHECK(looks_like_ref(text));
    CHECK(canonical_ref(text) == ref);
    CHECK(canonical_ref(ref) == ref);
  }
}

TEST_CASE("ref: what was put right in it is told") {
  const auto two = read_ref("3.A6 & A7");
  REQUIRE(two.has_value());
  CHECK(two->ref == "3.A6");
  CHECK(two->notes ==
        std::vector<std::string>{"the cell names more than one measure: 3.A6 is taken, \"& A7\" follows"});
  const auto greek = read_ref(
      "1.\u0392"
      "2");
  REQUIRE(greek.has_value());
  CHECK(greek->ref == "1.B2");
  CHECK(greek->notes == std::vector<std::string>{"a Greek or Cyrillic letter stands for the Latin one it looks like"});
  CHECK(read_ref("1.\u04101 (\u0430)")->ref == "1.A1(a)");
  CHECK(read_ref("1.B2")->notes.empty());
  for (const char* text : {"3.A6 &", "3.A6 and", "3.A6 ,", "2.1 Number of contacts", "(a)", "ii)", "1.B1(ab)", "1.",
                           "FY 21", "Q2 17/18", "3.B3 (", "98.4%", "Ref", "Ref No."}) {
    CAPTURE(text);
    CHECK_FALSE(read_ref(text).has_value());
  }
}

TEST_CASE("ref: a digit that looks like a letter is the letter only where one reading is left") {
  const std::vector<std::string> neighbours = {"1.B7", "1.B8", "1.C1", "1.A1"};
  CHECK(meant_ref("1.89", neighbours, KnownRefs::of_neighbours) == "1.B9");
  CHECK(meant_ref("1.49", neighbours, KnownRefs::of_neighbours) == std::nullopt);
  CHECK(meant_ref("1.42", neighbours, KnownRefs::of_neighbours) == "1.A2");
  CHECK(meant_ref("1.87", neighbours, KnownRefs::of_neighbours) == std::nullopt);
  CHECK(meant_ref("2.89", neighbours, KnownRefs::of_neighbours) == std::nullopt);
  CHECK(meant_ref("1.89", {"1.88", "1.B8"}, KnownRefs::of_neighbours) == std::nullopt);
  CHECK(meant_ref("1.89", {"1.B8(a)", "1.B8(b)"}, KnownRefs::of_neighbours) == "1.B9");
  CHECK(meant_ref("1.89", {"1.B8", "1.B9(a)"}, KnownRefs::of_neighbours) == std::nullopt);
  CHECK(meant_ref("1.89", {"1.B9"}, KnownRefs::of_register) == "1.B9");
  CHECK(meant_ref("1.89", {"1.B9", "1.89"}, KnownRefs::of_register) == std::nullopt);
  CHECK(meant_ref("1.01", {"1.O1", "1.D1"}, KnownRefs::of_register) == std::nullopt);
  for (const char* text : {"", "1.", "1.9", "1.B9", "89", "1.8", "1.89999999999999999999"}) {
    CAPTURE(text);
    CHECK(meant_ref(text, neighbours, KnownRefs::of_neighbours) == std::nullopt);
  }
}

TEST_CASE("ref: sub-measures are in order too") {
  CHECK(ref_less("1.B1", "1.B1(a)"));
  CHECK(ref_less("1.B1(a)", "1.B1(b)"));
  CHECK(ref_less("3.B3(i)", "3.B3(ii)"));
  CHECK(ref_less("1.A2", "1.A10"));
  CHECK(ref_less("1.A10", "1.B1"));
}
