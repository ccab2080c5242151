#include "writing/text_measure.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

TEST_CASE("text measure: a text is as wide as its glyphs in Arial, with a little slack") {
  CHECK(text_width("0000", {10, false}) == doctest::Approx(4 * 5.56 * 1.03));
  CHECK(text_width("MASH", {10, true}) == doctest::Approx((8.33 + 7.22 + 6.67 + 7.22) * 1.03));
}

TEST_CASE("text measure: the widest word decides what a wrapped column must hold") {
  CHECK(widest_word("the threshold of it", {10, false}) == doctest::Approx(text_width("threshold", {10, false})));
  CHECK(widest_word("re-referral", {10, false}) == doctest::Approx(text_width("referral", {10, false})));
}

TEST_CASE("text measure: words that fit stay on the line and the next word starts another") {
  const TextFont font{10, false};
  CHECK(wrapped_lines("", font, 100) == 1);
  CHECK(wrapped_lines("one two", font, text_width("one two", font) + 0.1) == 1);
  CHECK(wrapped_lines("one two", font, text_width("one two", font) - 0.1) == 2);
  CHECK(wrapped_lines("one two three", font, text_width("three", font) + 0.1) == 3);
}

TEST_CASE("text measure: line breaks count, and a word wider than the line is broken inside") {
  const TextFont font{10, false};
  CHECK(wrapped_lines("a\nb\n\nc", font, 100) == 4);
  CHECK(wrapped_lines("mmmmmmmmmm", font, text_width("mmmm", font) + 0.1) == 3);
}

TEST_CASE("text measure: a text breaks after a hyphen") {
  const TextFont font{10, false};
  CHECK(wrapped_lines("re-referral", font, text_width("referral", font) + 0.1) == 2);
}

TEST_CASE("text measure: bytes that are no UTF-8 and a width of nothing do no harm") {
  CHECK(wrapped_lines("\xFF\xC3", {10, false}, 100) == 1);
  CHECK(wrapped_lines("abc", {10, false}, 0) == 3);
}

TEST_CASE("text measure: a column of ten characters is 75 pixels wide") {
  CHECK(column_points(10) == doctest::Approx(56.25));
}
