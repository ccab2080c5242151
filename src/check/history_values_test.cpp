#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

using Months = std::vector<std::string>;

SubmissionBuilder page_of(Unit unit, const Months& months, const std::string& period = "2016-03") {
  return SubmissionBuilder(period).page("Contacts", year_of_months(),
                                        {{.ref = "2.1", .title = "Contacts", .unit = unit, .months = months}});
}

SubmissionBuilder three_months(Unit unit, const Months& months) {
  return SubmissionBuilder().scorecard(last_three_months(),
                                       {{.ref = "2.7", .title = "Decided in time", .unit = unit, .months = months}});
}

TEST_CASE("V207: a decimal point that slipped by one place is named with the figure that would fit") {
  const CheckedSubmission checked(three_months(Unit::per_cent, {"92.7%", "96.6%", "9.84%"}));
  const Finding finding = checked.only("V207");
  CHECK(finding.message ==
        "2.7 Decided in time, March 2016: 9.84% is about a tenth of the figures beside it (92.7% in January 2016 and "
        "96.6% in February 2016). 98.4% would fit.");
  CHECK(finding.expected == "98.4%");
  CHECK(finding.observed == "9.84%");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "H5");
  CHECK(finding.fix ==
        "Look the figure up where it comes from. If 98.4% is meant, type that; else say in the commentary why it is "
        "so.");
  CHECK(checked.summary("V207").passed == 2);
}

TEST_CASE("V207: the figure that would fit is made from the number as it is stored") {
  const CheckedSubmission checked(
      three_months(Unit::per_cent, {"92.7%", "96.6%", "9.8%"}).changed([](Submission& submission) {
        submission.observations.back().figure.exact = Decimal(984, 2);
      }));
  CHECK(checked.only("V207").expected == "98.4%");
}

TEST_CASE("V207: a figure ten or a hundred times its neighbours, among them and at the start") {
  const CheckedSubmission ten(page_of(Unit::count, {"879", "864", "1,010", "1,051", "9,040", "1,169"}));
  CHECK(ten.only("V207").message ==
        "2.1 Contacts, August 2015: 9,040 is about ten times the figures beside it (1,051 in July 2015 and 1,169 in "
        "September 2015). 904 would fit.");
  CHECK(cells_text(ten.only("V207")) == "C13");
  const CheckedSubmission hundred(page_of(Unit::per_cent, {"0.944%", "91.1%", "96.2%", "96.3%"}));
  CHECK(hundred.only("V207").message ==
        "2.1 Contacts, April 2015: 0.944% is about a hundredth of the figures beside it (91.1% in May 2015 and 96.2% "
        "in June 2015). 94.4% would fit.");
}

TEST_CASE("V207: where no figure with its point moved would fit none is named") {
  const CheckedSubmission checked(page_of(Unit::count, {"879", "864", "1,010", "1,051", "9,041", "1,169"}));
  CHECK(checked.only("V207").expected.empty());
  CHECK(checked.only("V207").fix ==
        "Look the figure up where it comes from and correct the cell, or say in the commentary why it is so.");
}

TEST_CASE("V207: figures of few cases jump") {
  CHECK(CheckedSubmission(three_months(Unit::count, {"1", "1", "10"})).passes("V207"));
  CHECK(CheckedSubmission(page_of(Unit::count, {"1", "0", "2", "1", "5", "0", "1", "19", "2", "0", "1", "3"}))
            .passes("V207"));
  const CheckedSubmission shares(three_months(Unit::per_cent, {"100.0%", "100.0%", "10.0%"}));
  CHECK(shares.findings("V207").empty());
  CHECK(shares.summary("V207").why_not_run ==
        std::vector<std::string>{"the percentages may be shares of few cases, which jump (3)"});
  const CheckedSubmission counted(SubmissionBuilder().page("Plans", last_three_months(),
                                                           {{.ref = "7.5",
                                                             .unit = Unit::per_cent,
                                                             .months = {"93.8%", "94.1%", "9.1%"},
                                                             .numerators = {15, 16, 1},
                                                             .denominators = {16, 17, 11}}}));
  CHECK(counted.findings("V207").empty());
}

TEST_CASE("V207: a total that runs through the year starts again in April") {
  const CheckedSubmission checked(SubmissionBuilder("2016-04").scorecard(
      {"Feb-16", "Mar-16", "Apr-16"}, {{.ref = "2.1", .title = "Grants since April", .months = {"480", "520", "51"}}}));
  CHECK(checked.findings("V207").empty());
  CHECK(checked.summary("V207").why_not_run ==
        std::vector<std::string>{"a total that runs through the year may start again here (1)"});
}

TEST_CASE("V207: a figure far beyond all others, three times those beside it") {
  const CheckedSubmission checked(
      page_of(Unit::count, {"138", "129", "113", "138", "640", "98", "107", "103", "134", "93", "132", "164"}));
  const Finding finding = checked.only("V207");
  CHECK(finding.message ==
        "2.1 Contacts, August 2015: 640 lies far outside the measure's other 11 figures, which are from 93 to 164; "
        "beside it stand 138 in July 2015 and 98 in September 2015.");
  CHECK(finding.expected.empty());
  CHECK(finding.period == parse_period("2015-08"));
}

TEST_CASE("V207: a percentage forty points from all others") {
  const CheckedSubmission checked(page_of(Unit::per_cent, {"94.2%", "49.7%", "97.2%", "95.5%", "98.0%", "98.6%",
                                                           "99.4%", "99.1%", "98.8%", "98.4%", "98.7%", "96.5%"}));
  CHECK(cells_text(checked.only("V207")) == "C10");
}

TEST_CASE("V207: what is published and true passes") {
  // One month of contacts decided late; a series that rises; months that jump; a level that changes for good.
  for (const Months& months :
       {Months{"94.2%", "80.2%", "97.2%", "95.5%", "98.0%", "98.6%", "99.4%", "99.1%", "98.8%", "98.4%", "98.7%",
               "96.5%"},
        Months{"0.7%", "0.6%", "0.0%", "0.8%", "0.8%", "0.7%", "2.9%", "2.3%", "1.2%", "0.6%", "0.5%", "0.3%"},
        Months{"48.3%", "47.8%", "50.3%", "55.8%", "29.9%", "25.2%", "59.4%", "42.5%", "18.1%", "43.4%", "42.0%",
               "32.1%"}}) {
    CHECK(CheckedSubmission(page_of(Unit::per_cent, months)).findings("V207").empty());
  }
  for (const Months& months :
       {Months{"1,044", "1,097", "1,138", "1,042", "1,268", "1,273", "1,323", "1,333", "1,379", "1,380", "1,404",
               "1,478"},
        Months{"11", "19", "9", "10", "13", "28", "28", "14", "9", "6", "1", "0"},
        Months{"100", "104", "98", "99", "103", "101", "402", "410", "399", "405", "401", "403"}}) {
    CHECK(CheckedSubmission(page_of(Unit::count, months)).passes("V207"));
  }
}

TEST_CASE("V207: what comes every year at the same time is the season") {
  std::vector<std::string> labels, months;
  for (int month = 0; month < 24; ++month) {
    const Period period = Period::of_month(2014 * 12 + 3 + month);
    labels.push_back(period.label());
    months.push_back(month_of(period.first()) == 8 ? (month < 12 ? "55" : "41") : std::to_string(150 + month % 5));
  }
  const auto builder = [&](const std::vector<std::string>& figures) {
    return SubmissionBuilder().page("Schools", labels, {{.ref = "2.1", .months = figures}});
  };
  CHECK(CheckedSubmission(builder(months)).passes("V207"));
  months[4] = "151";  // August 2014
  CHECK(CheckedSubmission(builder(months)).only("V207").period == parse_period("2015-08"));
}

TEST_CASE("V207: two tables with the same slip are one finding") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(), {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "10,920"}}})
          .page("Contacts", last_three_months(),
                {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "10,920"}}}));
  CHECK(checked.only("V207").places.size() == 2);
}

TEST_CASE("V207: where two tables have different figures for one month both are set against the history") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(), {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "1,092"}}})
          .page("Contacts", last_three_months(),
                {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "10,920"}}})
          .page("Others", last_three_months(), {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "0"}}}));
  CHECK(to_string(checked.only("V207").places.front()) == "Contacts!C11");
  CHECK(checked.only("V207").expected == "1,092");
  CHECK(checked.summary("V207").applied == 5);
  CHECK(checked.findings("V208").empty());  // only one figure before it
}

TEST_CASE("V207: a figure is not compared with those before a declared break") {
  Measure measure = registered("2.1", "Contacts");
  Register broken = register_of({measure});
  const SubmissionBuilder builder =
      page_of(Unit::count, {"879", "864", "1,010", "1,051", "98", "95", "101", "99", "100", "97", "98", "96"});
  broken.measures.front().breaks = {{*parse_period("2015-08"), "new case system", ""}};
  CHECK(CheckedSubmission(builder, &broken).findings("V207").empty());
  const CheckedSubmission short_of(page_of(Unit::count, {"1,011", "1,010", "1,051", "1,001", "98"}));
  CHECK(short_of.findings("V207").size() == 1);
}

TEST_CASE("V207: a measure with one figure, or two, has no history") {
  const CheckedSubmission checked(three_months(Unit::count, {"", "400", "4,000"}));
  CHECK(checked.summary("V207").applied == 0);
  CHECK(checked.summary("V207").why_not_run ==
        std::vector<std::string>{"the measure has too few other figures to compare with (2)"});
}

TEST_CASE("V208: a nought among figures that never come near it is queried") {
  const CheckedSubmission checked(
      page_of(Unit::count, {"129", "122", "138", "119", "0", "151", "147", "183", "155", "168", "133", "141"}));
  const Finding finding = checked.only("V208");
  CHECK(finding.message ==
        "2.1 Contacts, August 2015: 0, although none of the measure's other 11 figures is below 119.");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "C13");
  CHECK(checked.summary("V208").passed == 11);
  CHECK(checked.findings("V207").empty());
}

TEST_CASE("V208: schools are shut in August") {
  const auto builder = [](const std::string& title, const Months& months) {
    return SubmissionBuilder().page("Contacts", year_of_months(), {{.ref = "2.1", .title = title, .months = months}});
  };
  const Months august = {"129", "122", "138", "119", "0", "151", "147", "183", "155", "168", "133", "141"};
  const Months october = {"129", "122", "138", "119", "151", "147", "0", "183", "155", "168", "133", "141"};
  const CheckedSubmission checked(builder("(2) EDUCATION SERVICES (INC SCHOOLS)", august));
  CHECK(checked.findings("V208").empty());
  CHECK(checked.summary("V208").why_not_run == std::vector<std::string>{"schools are shut in August (1)"});
  CHECK(CheckedSubmission(builder("(2) EDUCATION SERVICES (INC SCHOOLS)", october)).findings("V208").size() == 1);
  CHECK(CheckedSubmission(builder("Long term placements", august)).findings("V208").size() == 1);
}

TEST_CASE("V207: a measure that is itself a change is not judged") {
  const auto builder = [](const std::string& title) {
    return SubmissionBuilder().page(
        "Contacts", year_of_months(),
        {{.ref = "2.1", .title = title, .months = {"879", "864", "1,010", "1,051", "9,040", "1,169"}}});
  };
  const CheckedSubmission checked(builder("Change in contacts on last year"));
  CHECK(checked.findings("V207").empty());
  CHECK(checked.summary("V207").why_not_run ==
        std::vector<std::string>{"the measure is itself a change, which jumps (6)"});
  CHECK(CheckedSubmission(builder("Contacts about a change of address")).findings("V207").size() == 1);
}

TEST_CASE("V208: noughts at the end are one finding") {
  const CheckedSubmission checked(
      page_of(Unit::count, {"129", "122", "138", "119", "151", "147", "183", "155", "168", "133", "0", "0"}));
  CHECK(checked.only("V208").message ==
        "2.1 Contacts, February 2016 to March 2016: 0, although none of the measure's other 10 figures is below 119.");
  CHECK(cells_text(checked.only("V208")) == "C19, C20");
  CHECK(cells_text(CheckedSubmission(three_months(Unit::count, {"53", "49", "0"})).only("V208")) == "H5");
}

TEST_CASE("V208: measures that come near nought, or have noughts at other times, pass by") {
  for (const Months& months :
       {Months{"11", "19", "9", "10", "13", "28", "28", "14", "9", "6", "1", "0"},
        Months{"129", "0", "138", "119", "151", "147", "183", "155", "168", "133", "141", "0"},
        Months{"0", "122", "138", "119", "151"}, Months{"129", "122", "138", "119", "0", "0", "0", "0"},
        Months{"12", "300", "280", "310", "290", "0"}}) {
    const CheckedSubmission checked(page_of(Unit::count, months));
    CHECK(checked.findings("V208").empty());
    CHECK(checked.summary("V208").not_run > 0);
  }
}

TEST_CASE("V208: percentages of few cases may well be nought") {
  CHECK(CheckedSubmission(three_months(Unit::per_cent, {"53.3%", "66.7%", "0.0%"})).findings("V208").empty());
  CHECK(CheckedSubmission(three_months(Unit::per_cent, {"8.4%", "9.3%", "0.0%"})).findings("V208").empty());
  CHECK(CheckedSubmission(three_months(Unit::per_cent, {"96.1%", "95.3%", "0.0%"})).findings("V208").size() == 1);
}

TEST_CASE("V208: a total that runs through the year starts again in April") {
  const CheckedSubmission checked(SubmissionBuilder("2016-04").scorecard(
      {"Feb-16", "Mar-16", "Apr-16"}, {{.ref = "2.1", .title = "Grants since April", .months = {"480", "520", "0"}}}));
  CHECK(checked.findings("V208").empty());
}

}  // namespace
}  // namespace scorebook
