#include "text/notation.hpp"

#include <doctest/doctest.h>

#include "text/stated_unit.hpp"

using namespace scorebook;

namespace {

Figure read(const char* text, Unit expected = Unit::per_cent) {
  CellContent cell;
  cell.text = text;
  cell.shown = text;
  return read_figure(cell, expected);
}

std::string value(const Figure& figure) { return figure.value ? figure.value->to_string() : "none"; }

}  // namespace

TEST_CASE("notation: a per cent typed as text is a figure stored as text") {
  for (const char* text : {"92.8%", "92.8 %", "92.8\u00A0%"}) {
    const Figure figure = read(text);
    CHECK(value(figure) == "92.8");
    CHECK(figure.unit == Unit::per_cent);
    CHECK(figure.decimals == 1);
    CHECK(figure.stored_as_text);
    CHECK_FALSE(figure.unit_missing);
    CHECK_FALSE(figure.raw.has_value());
  }
}

TEST_CASE("notation: a bare number among per cents is kept as it is and marked") {
  CHECK(value(read("96.5")) == "96.5");
  CHECK(read("96.5").unit_missing);
  CHECK(value(read("0.965")) == "0.965");
  CHECK_FALSE(read("96.5", Unit::count).unit_missing);
}

TEST_CASE("notation: n of m in every spelling") {
  for (const char* text : {"92 of 280 32.9%", "92/280 32.9%", "32.9% (92 of 280)", "92 out of 280 (32.9%)"}) {
    const Figure figure = read(text);
    CAPTURE(text);
    CHECK(value(figure) == "32.9");
    CHECK(figure.numerator == Decimal(92));
    CHECK(figure.denominator == Decimal(280));
    CHECK_FALSE(figure.stored_as_text);
  }
  const Figure bare = read("41 out of 104");
  CHECK(value(bare) == "39.4");
  CHECK(bare.oddities == std::vector<std::string>{"no per cent is printed; 39.4% is 41 divided by 104"});
  CHECK(value(read("28 of 588", Unit::count)) == "28");
}

TEST_CASE("notation: a count beside a per cent is its numerator") {
  CHECK(value(read("55 40.44%")) == "40.44");
  CHECK(read("55 40.44%").numerator == Decimal(55));
  CHECK(read("39.4% (41)").numerator == Decimal(41));
  CHECK(read("10% (2 leavers)").qualifiers == std::vector<std::string>{"2 leavers"});
  CHECK(value(read("503 (99.8%)", Unit::count)) == "503");
}

TEST_CASE("notation: a change beside a figure") {
  CHECK(read("196 (+8)", Unit::count).change == Decimal(8));
  CHECK(read("12.7m (-200k)", Unit::count).change == Decimal(-200000));
  const Figure figure = read("14,355 incidents 8% decrease (1, 198)", Unit::count);
  CHECK(value(figure) == "14355");
  CHECK(figure.change == Decimal(-1198));
  CHECK_FALSE(read("1,198 (+5%)", Unit::count).change.has_value());
}

TEST_CASE("notation: money, signs and scales") {
  CHECK(read("£6.8m", Unit::money).value == Decimal(6800000));
  CHECK(value(read("£392,377.98", Unit::money)) == "392377.98");
  CHECK(value(read("- 9,262.09", Unit::money)) == "-9262.09");
  CHECK(value(read("(9,262.09)", Unit::money)) == "-9262.09");
  CHECK(value(read("(5.0%)")) == "-5.0");
  CHECK(read("9.7 per 100,000", Unit::unknown).unit == Unit::per_100000);
  CHECK(read("10.4 days", Unit::unknown).unit == Unit::days);
}

TEST_CASE("notation: notes and provisional marks stay beside the figure") {
  CHECK(read("92,300 (2014/15)", Unit::count).qualifiers == std::vector<std::string>{"2014/15"});
  CHECK(read("79% tbc*").provisional);
  CHECK(value(read("79% tbc*")) == "79");
}

TEST_CASE("notation: ranges, thresholds, differences and spoilt numbers stay text") {
  for (const char* text :
       {"14-20", "7.65% - 11.8%", "+/-5 of 158.8", "<92%", "92%>", "26%+", "2% up on last year", "Up by 3,531",
        "a) 2.8% b) 7.0%", "90% 95%", "89.5.8%", "98,4%", "2015/16", "22/04/2016", "0/0", "Good"}) {
    CAPTURE(text);
    CHECK(value(read(text)) == "none");
    CHECK(read(text).missing == Missing::text);
    CHECK(read(text).text == text);
  }
  CHECK(read("89.5.8%").oddities == std::vector<std::string>{"more than one decimal point"});
  CHECK(read("7.65% - 11.8%").oddities.empty());
}

TEST_CASE("notation: a point for thousands is reported") {
  CHECK(read("4.000", Unit::count).oddities.size() == 1);
  CHECK(read("1, 198", Unit::count).oddities == std::vector<std::string>{"a blank after the thousands comma"});
}

TEST_CASE("notation: a number cell is read as shown and kept at full precision") {
  CellContent cell;
  cell.kind = CellContent::Kind::number;
  cell.number = 0.98437;
  cell.shown = "98.4%";
  cell.format = NumberFormatKind::per_cent;
  const Figure figure = read_figure(cell, Unit::per_cent);
  CHECK(value(figure) == "98.4");
  CHECK(figure.exact == Decimal(98437, 3));
  CHECK(figure.raw == 0.98437);
  CHECK_FALSE(figure.stored_as_text);
  CHECK(figure.shown() == "98.4%");
}

TEST_CASE("notation: a number that its format hides or scales is not lost") {
  CellContent cell;
  cell.kind = CellContent::Kind::number;
  cell.number = 12345;
  cell.format = NumberFormatKind::number;
  cell.shown = "12";
  CHECK(value(read_figure(cell, Unit::count)) == "12345");
  CHECK(read_figure(cell, Unit::count).oddities ==
        std::vector<std::string>{"the cell holds 12345 but its number format shows \"12\""});
  cell.number = 0;
  cell.shown = "-";
  CHECK(value(read_figure(cell, Unit::count)) == "0");
  CHECK(read_figure(cell, Unit::count).oddities.empty());
}

TEST_CASE("notation: missing words have their reason") {
  CHECK(missing_word("-") == Missing::nil_or_not_meaningful);
  CHECK(missing_word("N/A") == Missing::not_applicable);
  CHECK(missing_word("No target - not applicable") == Missing::no_target);
  CHECK(missing_word("Not available as not previously required") == Missing::not_collected);
  CHECK(missing_word("range to be set") == Missing::to_be_confirmed);
  CHECK(missing_word("#DIV/0!") == Missing::error);
  CHECK(missing_word("c") == Missing::suppressed);
  CHECK(missing_word("Further validation underway") == Missing::under_validation);
  CHECK_FALSE(missing_word("Good").has_value());
  CHECK_FALSE(missing_word("42").has_value());
}

TEST_CASE("notation: placeholders are known, sentences that plan something are none") {
  CHECK(is_placeholder("TBC"));
  CHECK(is_placeholder("79% tbc*"));
  CHECK(is_placeholder("range to be set"));
  CHECK(is_placeholder("xx%"));
  CHECK_FALSE(is_placeholder("A recovery plan is to be agreed with partners by the end of June 2016"));
  CHECK_FALSE(is_placeholder("-"));
}

TEST_CASE("notation: the unit comes from the data note, then from the title") {
  CHECK(unit_of_measure("Rolling year - ave count", "Average number of days between placement order and match") ==
        Unit::days);
  CHECK(unit_of_measure("Average count", "Maximum caseload of social workers") == Unit::cases);
  CHECK(unit_of_measure("Count", "Number of open CIN cases") == Unit::count);
  CHECK(unit_of_measure("", "% of CIN (open at least 45 days) with a plan") == Unit::per_cent);
  CHECK(unit_of_measure("", "Rate of S47's per 10K pop. -12 month rolling") == Unit::per_10000);
  CHECK(unit_of_measure("", "No. of Referrals") == Unit::count);
  CHECK(unit_of_measure("", "Smoking status") == Unit::unknown);
}

TEST_CASE("notation: amounts of other currencies are numbers, whatever unit is expected, and keep their sign") {
  for (const Unit expected : {Unit::unknown, Unit::count, Unit::money, Unit::per_cent}) {
    CAPTURE(unit_name(expected));
    const Figure figure = read("$2,360,000 ", expected);
    CHECK(value(figure) == "2360000");
    CHECK(figure.unit == Unit::unknown);
    CHECK(in_other_currency(figure));
    CHECK(figure.qualifiers == std::vector<std::string>{"$"});
    CHECK_FALSE(figure.unit_missing);
  }
  CHECK(value(read("€1.2m", Unit::unknown)) == "1200000");
  CHECK(read("€1.2m", Unit::unknown).qualifiers == std::vector<std::string>{"€"});
  CHECK(value(read("-US$5.50", Unit::unknown)) == "-5.50");
  CHECK_FALSE(in_other_currency(read("£5", Unit::unknown)));
  CHECK(read("$", Unit::unknown).missing == Missing::text);
}

TEST_CASE("notation: a number typed with a power of ten is read, and told") {
  CHECK(value(read("1.15977e+007", Unit::count)) == "11597700");
  CHECK(read("1.15977e+007", Unit::count).oddities ==
        std::vector<std::string>{"the figure is typed with a power of ten"});
  CHECK(value(read("2.5E-02", Unit::unknown)) == "0.025");
  CHECK(read("5E2", Unit::count).missing == Missing::text);
  CHECK(read("1e+900", Unit::count).missing == Missing::text);
}

TEST_CASE("notation: a dash behind a pound sign is money") {
  CellContent cell;
  cell.kind = CellContent::Kind::number;
  cell.shown = "£-";
  cell.format = NumberFormatKind::number;
  const Figure nought = read_figure(cell, Unit::unknown);
  CHECK(value(nought) == "0");
  CHECK(nought.unit == Unit::money);
  CHECK(nought.oddities.empty());
  CHECK(read("£-", Unit::money).missing == Missing::nil_or_not_meaningful);
}

TEST_CASE("notation: a column of units states a unit, one that is none of ours, or none") {
  CHECK(stated_unit("n of\u202F") == Unit::count);
  CHECK(stated_unit("Number of FTE jobs") == Unit::count);
  CHECK(stated_unit("%") == Unit::per_cent);
  CHECK(stated_unit("PT ") == Unit::per_cent);
  CHECK(stated_unit("PER_100000_POP") == Unit::per_100000);
  CHECK(stated_unit("Working days") == Unit::days);
  CHECK(stated_unit("\u00A3s") == Unit::money);
  for (const char* other : {"Km of cycle way", "Minutes", "Tonnes", "USD", "\u00A3m", "\u00A3000s", "Vehicles per day",
                            "PER_1000_POP", "currency", "Number per household"}) {
    CAPTURE(other);
    CHECK(stated_unit(other) == Unit::unknown);
  }
  for (const char* none : {"", "n/a", "See Section C below", "-"}) {
    CAPTURE(none);
    CHECK(stated_unit(none) == std::nullopt);
  }
}

TEST_CASE("notation: a name says in brackets that its figures are no plain counts") {
  for (const char* name : {"Average LOS (Minutes)", "Total waiting (mil)", "Spend (\u00A3m)", "People (thousands)"}) {
    CAPTURE(name);
    CHECK(names_other_unit(name));
  }
  for (const char* name : {"People seen within 4 hours", "Spend (\u00A3)", "Visits (all)", "Visits", "(", "km"}) {
    CAPTURE(name);
    CHECK_FALSE(names_other_unit(name));
  }
}
