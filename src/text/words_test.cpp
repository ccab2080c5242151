#include "text/words.hpp"

#include <doctest/doctest.h>

#include <scorebook/figure.hpp>
#include <scorebook/measure.hpp>
#include <scorebook/result.hpp>

using namespace scorebook;

TEST_CASE("words: blanks of every kind are trimmed and collapsed") {
  CHECK(trimmed(" \t\u00A0 a\u00A0b \u200B\n") == "a\u00A0b");
  CHECK(collapsed("\u00A0 a \n\u2009 b\u200Bc ") == "a bc");
  CHECK(folded(" Good  PERFORMANCE ") == "good performance");
  CHECK(trimmed("\xE2\x80").size() == 2);
}

TEST_CASE("words: nouns agree with numbers") {
  CHECK(counted(1, "measure") == "1 measure");
  CHECK(counted(0, "measure") == "0 measures");
  CHECK(counted(2, "query", "queries") == "2 queries");
}

TEST_CASE("words: a word is found only as a whole, in any case") {
  CHECK(holds_word("Sum of\n12 Months", "sum"));
  CHECK(holds_word("Sum of\n12 Months", "12 months"));
  CHECK(holds_word("rolling (SUM)", "Sum"));
  CHECK(holds_word("year\u2013to date", "year"));
  CHECK(holds_word("2\u00D7mean", "mean"));
  CHECK_FALSE(holds_word("Summary", "sum"));
  CHECK_FALSE(holds_word("112 months", "12 months"));
  CHECK_FALSE(holds_word("r\u00E9sum\u00E9", "sum"));
  CHECK_FALSE(holds_word("anything", ""));
  CHECK_FALSE(holds_word("", "sum"));
}

TEST_CASE("words: the edge of a phrase that is no letter needs no end of a word") {
  CHECK(holds_word("No.12", "no."));
  CHECK(holds_word("Time(days)taken", "(days)"));
  CHECK_FALSE(holds_word("casino.", "no."));
  CHECK(find_folded_word("the mean, a mean", "mean") == 4);
  CHECK(find_folded_word("meaning", "mean") == std::string_view::npos);
}

TEST_CASE("words: a text is shortened at the end of a character, and that shows") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("abcd", 3) == "abc...");
  CHECK(shortened("\u00A3\u20AC\U0001F600x", 3) == "\u00A3\u20AC\U0001F600...");
  CHECK(shortened("\u00A3\u20AC\U0001F600", 3) == "\u00A3\u20AC\U0001F600");
  CHECK(shortened("", 3).empty());
  CHECK(shortened(std::string(20, '\x80'), 3) == std::string(12, '\x80') + "...");
}

TEST_CASE("words: what is no UTF-8 is refused") {
  CHECK(valid_utf8("a £ \u20AC"));
  for (const char* text : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"})
    CHECK_FALSE(valid_utf8(text));
}

TEST_CASE("error: place, fault and remedy stand on one line") {
  const Error error{ErrorCode::damaged, "a.xlsx", "the file is cut short", "Save it again in Excel."};
  CHECK(error.text() == "a.xlsx: the file is cut short. Save it again in Excel.");
  CHECK(error.within("while reading the register").where == "while reading the register: a.xlsx");
}

TEST_CASE("ref: every spelling has one canonical form") {
  CHECK(canonical_ref("Ref No. 1.A1") == "1.A1");
  CHECK(canonical_ref("1.B1 (a)") == "1.B1(a)");
  CHECK(canonical_ref("2.A1 a)") == "2.A1(a)");
  CHECK(canonical_ref("3.A6 & A7") == "3.A6");
  CHECK(canonical_ref("5.B.1") == "5.B1");
  CHECK(canonical_ref("6.10") == "6.10");
  CHECK(canonical_ref("1.\u0392"
                      "2") == "1.B2");
  CHECK(canonical_ref("  ").empty());
}

TEST_CASE("ref: figures, months and words are no refs") {
  for (const char* text : {"98.4%", "356", "n/a", "DEC 15", "Jan-16", "Q2", "2.1 Number of contacts", ""}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_ref(text));
  }
  for (const char* text : {"2.1", "6.2a", "6.10", "1.A1", "CP 10"}) CHECK(looks_like_ref(text));
}

TEST_CASE("ref: the order is natural") {
  CHECK(ref_less("6.2a", "6.2b"));
  CHECK(ref_less("6.2b", "6.3"));
  CHECK(ref_less("6.3", "6.10"));
  CHECK_FALSE(ref_less("6.10", "6.10"));
  CHECK(ref_less("9.1", "10.1"));
}

TEST_CASE("measure: polarity may carry a qualifier") {
  CHECK(parse_polarity("Low (but in line with National Average)") == Polarity::low);
  CHECK(parse_polarity("High - very or fairly satisfied") == Polarity::high);
  CHECK(parse_polarity("N/A") == Polarity::info);
  CHECK(parse_polarity("Within Limits") == Polarity::within_limits);
  CHECK(parse_polarity("Highly variable") == Polarity::unknown);
  CHECK(parse_year_to_date_rule("Ratio of sums") == YearToDateRule::ratio_of_sums);
  CHECK_FALSE(parse_year_to_date_rule("sometimes").has_value());
}

TEST_CASE("figure: it is shown with thousands and its unit") {
  Figure figure;
  figure.value = Decimal(12345678, 1);
  figure.decimals = 1;
  figure.unit = Unit::count;
  CHECK(figure.shown() == "1,234,567.8");
  figure.unit = Unit::money;
  figure.value = Decimal(-1500);
  figure.decimals = 0;
  CHECK(figure.shown() == "-£1,500");
}

TEST_CASE("words: a text is blank where trimming leaves nothing of it") {
  for (const char* text : {"", " ", "\t\n ", "\xC2\xA0", " x", "x ", "\xE2\x80\x8B", "0"})
    CHECK(is_blank(text) == trimmed(text).empty());
}
