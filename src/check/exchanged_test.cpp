#include "check/likely_cause.hpp"
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

std::string exchanged(const std::string& number, int decimals) {
  std::string words;
  for (const ExchangedDigits& digits : with_digits_exchanged(*Decimal::parse(number), decimals))
    words += digits.value.to_string(decimals) + (digits.neighbours ? " " : "* ");
  return words;
}

TEST_CASE("exchanged digits: neighbours first, no leading nought, nothing where all digits are the same") {
  CHECK(exchanged("183", 0) == "813 138 381* ");
  CHECK(exchanged("28.9", 1) == "82.9 29.8 98.2* ");
  CHECK(exchanged("105", 0) == "150 501* ");
  CHECK(exchanged("5.0", 1) == "0.5 ");
  CHECK(exchanged("-12", 0) == "-21 ");
  CHECK(exchanged("77", 0).empty());
  CHECK(exchanged("7", 0).empty());
  CHECK(exchanged("1234567890123", 0).empty());
}

TEST_CASE("likely cause: of two that fit none is named, unless the column shows just one") {
  CHECK(!only_cause({}));
  CHECK(only_cause({{"one"}})->words == "one");
  CHECK(!only_cause({{"one"}, {"two"}}));
  CHECK(only_cause({{"one"}, {"two", "", 3}})->words == "two");
  CHECK(!only_cause({{"one", "", 4}, {"two", "", 3}}));
}

SubmissionBuilder outcomes(const std::vector<std::string>& months, const std::vector<int>& numerators,
                           const std::vector<int>& denominators) {
  return SubmissionBuilder().page("Outcomes", last_three_months(),
                                  {{.ref = "3.5",
                                    .title = "No further action",
                                    .unit = Unit::per_cent,
                                    .months = months,
                                    .numerators = numerators,
                                    .denominators = denominators}});
}

TEST_CASE("A310: two digits of a numerator that have changed places are named, once and with the mend") {
  const CheckedSubmission checked(outcomes({"36.9%", "42.2%", "33.7%"}, {110, 214, 128}, {298, 294, 380}));
  const Finding finding = checked.only("A310");
  CHECK(finding.message ==
        "3.5 No further action, February 2016: 214 (C10) looks as if two of its digits had changed places. With 124 "
        "Outcomes!E10 is its numerator over its denominator.");
  CHECK(finding.fix == "Look the figure up; if it is 124, put that in C10.");
  CHECK(finding.observed == "214");
  CHECK(finding.expected == "124");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "C10, E10");
  CHECK(
      checked.only("A301").message ==
      "3.5 No further action, February 2016: 214 of 294 is 72.8%, but the cell shows 42.2%. 124 with two digits of 214 "
      "(C10) exchanged it would fit, so they have probably changed places.");
  CHECK(CheckedSubmission(outcomes({"36.9%", "72.8%", "33.7%"}, {110, 214, 128}, {298, 294, 380})).passes("A310"));
}

TEST_CASE("A310: a month of which two digits have changed places is named where it alone mends the sum") {
  Measure sum = registered("4.1");
  sum.year_to_date_rule = YearToDateRule::sum;
  const Register declared = register_of({sum});
  const auto built = [](const std::string& may) {
    return SubmissionBuilder("2015-06").page(
        "Cases", {"Apr-15", "May-15", "Jun-15"},
        {{.ref = "4.1", .title = "Cases", .months = {"100", may, "155"}, .year_to_date = "393"}});
  };
  const CheckedSubmission checked(built("183"), &declared);
  CHECK(checked.only("A310").message ==
        "4.1 Cases, May 2015: 183 (C10) looks as if two of its digits had changed places. With 138 the 3 months add to "
        "the year to date (Cases!C14).");
  CHECK(CheckedSubmission(built("138"), &declared).passes("A310"));
  CHECK(CheckedSubmission(built("139"), &declared).findings("A310").empty());
}

TEST_CASE("A310: an exchange that breaks what held before is none") {
  // 35 in place of 53 would mend the sum of the parts, but the percentage was right with 53.
  Measure part = registered("5.1");
  part.parts_of = {"5.9"};
  Measure other = registered("5.2");
  other.parts_of = {"5.9"};
  Measure share = registered("5.5");
  share.numerator = "5.1";
  share.denominator = "5.8";
  const auto checked = [&](const std::string& percentage) {
    const Register declared = register_of({part, other, registered("5.8"), registered("5.9"), share});
    return CheckedSubmission(
        SubmissionBuilder().scorecard(
            last_three_months(),
            {{.ref = "5.1", .title = "A", .months = {"50", "51", "53"}},
             {.ref = "5.2", .title = "B", .months = {"10", "11", "66"}},
             {.ref = "5.5", .title = "% A", .unit = Unit::per_cent, .months = {"50.0%", "51.0%", percentage}},
             {.ref = "5.8", .title = "Of", .months = {"100", "100", "100"}},
             {.ref = "5.9", .title = "All", .months = {"60", "62", "101"}}}),
        &declared);
  };
  CHECK(checked("53.0%").findings("A310").empty());
  CHECK(checked("53.0%").findings("A307").size() == 1);
  const Finding finding = checked("35.0%").only("A310");
  CHECK(finding.message ==
        "5.1 A, March 2016: 53 (H5) looks as if two of its digits had changed places. With 35 Summary!H7 is its "
        "numerator "
        "over its denominator and the parts add to the total (Summary!H9).");
}

// Two rates of a plan with the numbers that stand beside them.
SubmissionBuilder two_rates(const std::vector<std::string>& first, const std::vector<int>& first_numbers,
                            const std::vector<std::string>& second, const std::vector<int>& second_numbers) {
  SubmissionBuilder builder = SubmissionBuilder("2016-03").scorecard(
      last_three_months(), {{.ref = "1.A2", .title = "Plans", .unit = Unit::per_10000, .months = first},
                            {.ref = "1.A3", .title = "Looked after", .unit = Unit::per_10000, .months = second}});
  return builder.changed([&](Submission& submission) {
    for (std::size_t i = 0; i < 6; ++i) {
      Observation& observation = submission.observations[i];
      observation.figure.numerator = i < 3 ? first_numbers[i] : second_numbers[i - 3];
      observation.numerator_place = {observation.place.sheet,
                                     {observation.place.cell.row, observation.place.cell.column + 20}};
    }
  });
}

TEST_CASE("A310: numbers of two measures that have changed places are given away by their rates") {
  const CheckedSubmission checked(
      two_rates({"75.5", "92.0", "92.0"}, {517, 519, 519}, {"91.7", "91.9", "91.9"}, {426, 518, 518}));
  const Finding finding = checked.only("A310");
  CHECK(finding.observed == "517 / 426");
  CHECK(finding.expected == "426 / 517");
  CHECK(finding.fix == "Put 426 in Z5 and 517 in Z6, or exchange the rates in F5 and F6.");
  CHECK(cells_text(finding) == "Z5, F5, Z6, F6");
  CHECK(finding.measure == "1.A2");
  CHECK(finding.message.find("have probably changed places") != std::string::npos);
  const CheckedSubmission right(
      two_rates({"75.5", "92.0", "92.0"}, {426, 519, 519}, {"91.7", "91.9", "91.9"}, {517, 518, 518}));
  CHECK(right.findings("A310").empty());
  CHECK(right.summary("A310").passed > 0);
}

TEST_CASE("A310: rates whose other figures share no population show nothing") {
  const CheckedSubmission checked(
      two_rates({"75.5", "80.0", "70.0"}, {517, 519, 519}, {"91.7", "91.9", "60.0"}, {426, 518, 518}));
  CHECK(checked.findings("A310").empty());
  CHECK(checked.summary("A310").not_run > 0);
}

TEST_CASE("A310: two percentages of one row that are each the other's are named, not the slip of a whole column") {
  const CheckedSubmission checked(SubmissionBuilder().page("Outcomes", last_three_months(),
                                                           {{.ref = "3.4",
                                                             .title = "Involvement",
                                                             .unit = Unit::per_cent,
                                                             .months = {"60.0%", "12.5%", "33.3%"},
                                                             .numerators = {6, 5, 1},
                                                             .denominators = {10, 8, 3}},
                                                            {.ref = "3.5",
                                                             .title = "Early help",
                                                             .unit = Unit::per_cent,
                                                             .months = {"40.0%", "62.5%", "66.7%"},
                                                             .numerators = {4, 1, 2},
                                                             .denominators = {10, 8, 3}}}));
  const Finding finding = checked.only("A310");
  CHECK(finding.fix == "Exchange E10 and H10.");
  CHECK(cells_text(finding) == "E10, H10");
}

}  // namespace
}  // namespace scorebook
