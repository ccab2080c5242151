#include "text/look_alikes.hpp"

#include <doctest/doctest.h>

namespace scorebook {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("look-alikes: letters of other alphabets become the Latin ones, everything else stays") {
  CHECK(with_latin_letters("1.\u04129") == "1.B9");          // Cyrillic
  CHECK(with_latin_letters("\u039Car-16") == "Mar-16");      // Greek
  CHECK(with_latin_letters("\uFF19\uFF15\uFF05") == "95%");  // full width
  CHECK(with_latin_letters("Caf\u00E9 \u20AC5 \u03B1") == "Caf\u00E9 \u20AC5 \u03B1");
  CHECK(with_latin_letters("").empty());
  CHECK(with_latin_letters("\xD0") == "\xD0");  // damaged
}

TEST_CASE("look-alikes: O and l become digits among digits only") {
  CHECK(with_digits("1O2") == "102");
  CHECK(with_digits("l.5%") == "1.5%");
  CHECK(with_digits("Mar-l6") == "Mar-16");
  CHECK(with_digits("2O15/l6") == "2015/16");
  CHECK(with_digits("6.1O") == "6.10");
  CHECK(with_digits("Oil") == "Oil");
  CHECK(with_digits("CO2 per 10 l") == "CO2 per 10 l");
  CHECK(with_digits("O") == "O");
  CHECK(with_digits("Q1 low 12") == "Q1 low 12");
}

TEST_CASE("look-alikes: each is named once, with its code") {
  CHECK(foreign_letters("1.\u04129 \u0412", false) ==
        Words{"the Cyrillic letter \u0412 (U+0412) in place of the Latin B"});
  CHECK(foreign_letters("\u039F", false) == Words{"the Greek letter \u039F (U+039F) in place of the Latin O"});
  CHECK(foreign_letters("\uFF15", false) == Words{"the full-width \uFF15 (U+FF15) in place of the plain 5"});
  CHECK(foreign_letters("plain 5%", false).empty());
  CHECK(letters_for_digits("1O2 3OO l5") ==
        Words{"the letter O in place of the digit 0", "the letter l in place of the digit 1"});
  CHECK(letters_for_digits("Oil and 12").empty());
}

TEST_CASE("look-alikes: a word of another alphabet is no mistake") {
  CHECK(foreign_letters("\u0410\u041C \u0422", true).empty());
  CHECK(foreign_letters("\u039Car", true).size() == 1);
}

TEST_CASE("look-alikes: blanks that are no ordinary ones are named") {
  CHECK(odd_blanks("95.8\u00A0%") == Words{"a no-break blank (U+00A0)"});
  CHECK(odd_blanks("\uFEFFMar\u200B-16\u00A0\u00A0") ==
        Words{"a byte order mark (U+FEFF)", "a zero-width blank (U+200B)", "a no-break blank (U+00A0)"});
  CHECK(odd_blanks("two ordinary\tblanks\n").empty());
}

}  // namespace
}  // namespace scorebook
