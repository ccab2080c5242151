#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

using Months = std::vector<std::string>;

SubmissionBuilder page_of(Unit unit, const Months& months) {
  return SubmissionBuilder().page("Contacts", year_of_months(),
                                  {{.ref = "2.1", .title = "Contacts", .unit = unit, .months = months}});
}

// The contacts of eleven months, and the last one.
SubmissionBuilder contacts(const std::string& march) {
  Months months = {"879", "864", "1,010", "1,051", "904", "1,169", "958", "1,056", "1,052", "1,100", "1,030"};
  months.push_back(march);
  return page_of(Unit::count, months);
}

TEST_CASE("V209: a large count that is last month's to the last digit is queried") {
  const CheckedSubmission checked(contacts("1,030"));
  const Finding finding = checked.only("V209");
  CHECK(finding.message ==
        "2.1 Contacts, March 2016: 1,030 is to the last digit the figure of February 2016 too (C19). From one period "
        "to the next the measure usually changes by about 98, and it has never stayed the same in its other 11 "
        "figures.");
  CHECK(finding.fix == "Look whether the figure of February 2016 was carried over, and type the new one.");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "C20, C19");
  CHECK(CheckedSubmission(contacts("1,092")).passes("V209"));
}

TEST_CASE("V209: a percentage of large numbers with the same numerator and denominator") {
  const std::vector<int> of = {330, 348, 342, 350, 347, 380, 281, 395, 389, 292, 249, 249};
  const std::vector<int> done = {311, 338, 327, 337, 336, 340, 242, 331, 340, 271, 240, 240};
  Months months;
  for (std::size_t i = 0; i < of.size(); ++i) months.push_back(std::to_string(1000 * done[i] / of[i]));
  for (std::string& month : months) month = month.substr(0, 2) + "." + month.substr(2) + "%";
  const auto page = [&](int last_of) {
    std::vector<int> denominators = of;
    denominators.back() = last_of;
    return SubmissionBuilder().page("Assessments", year_of_months(),
                                    {{.ref = "3.2",
                                      .title = "In time",
                                      .unit = Unit::per_cent,
                                      .months = months,
                                      .numerators = done,
                                      .denominators = denominators}});
  };
  CHECK(cells_text(CheckedSubmission(page(249)).only("V209")) == "E20, E19");
  CHECK(CheckedSubmission(page(250)).passes("V209"));
}

TEST_CASE("V209: figures that stay by their nature, or by chance, are not asked about") {
  const auto reason = [](const SubmissionBuilder& builder) {
    const CheckedSubmission checked(builder);
    CHECK(checked.findings("V209").empty());
    REQUIRE(checked.summary("V209").why_not_run.size() == 1);
    return checked.summary("V209").why_not_run.front();
  };
  CHECK(reason(page_of(Unit::per_cent, {"94.4%", "91.1%", "96.2%", "96.3%", "93.7%", "97.9%", "97.2%", "97.0%", "98.6%",
                                        "96.4%", "97.7%", "97.7%"})) ==
        "the measure changes so little that the same figure may come by chance (1)");
  CHECK(reason(page_of(Unit::count, {"100", "100", "100", "250", "250", "250", "380", "380", "380", "120", "120",
                                     "120"})) == "the measure's figures have been the same before (1)");
  CHECK(reason(page_of(Unit::count, {"500", "900", "100", "700", "300", "500", "800", "0", "0"})) ==
        "0 and 100% may well come again (1)");
  CHECK(reason(page_of(Unit::count, {"1,100", "1,030", "1,030"})) ==
        "the measure has too few figures to say how much they usually change (1)");
}

SubmissionBuilder columns(const std::vector<Months>& rows) {
  std::vector<RowToBuild> built;
  for (const Months& months : rows)
    built.push_back({.ref = "2." + std::to_string(built.size() + 1), .title = "Contacts", .months = months});
  return SubmissionBuilder().scorecard(last_three_months(), built);
}

TEST_CASE("V209: a column that is a copy of the one before it is one query") {
  const CheckedSubmission checked(columns({{"1,100", "1,030", "1,030"},
                                           {"394", "393", "393"},
                                           {"292", "249", "249"},
                                           {"647", "631", "631"},
                                           {"430", "422", "422"},
                                           {"6", "1", "1"}}));
  const Finding finding = checked.only("V209");
  CHECK(finding.message ==
        "5 of 5 figures in the column “Mar-16” are to the last digit those of “Feb-16”: the column looks like a copy "
        "that was not filled in.");
  CHECK(finding.fix == "Type the figures of March 2016.");
  CHECK(cells_text(finding) == "H4, H5, H6, H7, H8, H9");
}

TEST_CASE("V209: a scorecard whose columns often agree, or agree in part, is none") {
  CHECK(CheckedSubmission(columns({{"1,030", "1,030", "1,030"},
                                   {"393", "393", "393"},
                                   {"249", "249", "249"},
                                   {"631", "631", "631"},
                                   {"422", "422", "422"}}))
            .findings("V209")
            .empty());
  CHECK(CheckedSubmission(columns({{"1,100", "1,030", "1,030"},
                                   {"394", "393", "393"},
                                   {"292", "249", "293"},
                                   {"647", "631", "592"},
                                   {"430", "422", "422"}}))
            .findings("V209")
            .empty());
}

}  // namespace
}  // namespace scorebook
