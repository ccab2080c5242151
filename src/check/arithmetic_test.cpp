#include "check/rolling.hpp"
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

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

TEST_CASE("A301: a percentage that its numerator and denominator cannot give is an error at all three cells") {
  const CheckedSubmission checked(outcomes({"36.9%", "28.9%", "33.7%"}, {110, 19, 128}, {298, 53, 380}));
  const Finding finding = checked.only("A301");
  CHECK(finding.message == "3.5 No further action, February 2016: 19 of 53 is 35.8%, but the cell shows 28.9%.");
  CHECK(finding.fix == "Divide C10 by D10, or mend the count that is wrong.");
  CHECK(finding.observed == "28.9%");
  CHECK(finding.expected == "35.8%");
  CHECK(cells_text(finding) == "E10, C10, D10");
  CHECK(checked.summary("A301").passed == 2);
  CHECK(checked.failing_rules() == std::vector<std::string>{"A301"});
}

TEST_CASE("A301: the next row's denominator is named where it gives the printed figure") {
  const CheckedSubmission checked(outcomes({"43.4%", "42.0%", "32.1%"}, {165, 128, 98}, {492, 380, 305}));
  const std::vector<Finding> findings = checked.findings("A301");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message ==
        "3.5 No further action, January 2016: 165 of 492 is 33.5%, but the cell shows 43.4%. 165 over 380, the "
        "denominator of the next row (D10), gives 43.4%: the formula points one row too low. 2 of the 3 months of this "
        "column show the same slip.");
}

TEST_CASE("A301: the previous row's denominator and a neighbour's numerator are named too") {
  const CheckedSubmission denominator(outcomes({"33.5%", "26.0%", "32.1%"}, {165, 128, 98}, {492, 380, 305}));
  CHECK(denominator.only("A301").message ==
        "3.5 No further action, February 2016: 128 of 380 is 33.7%, but the cell shows 26.0%. 128 over 492, the "
        "denominator of the previous row (D9), gives 26.0%: the formula points one row too high.");
  const CheckedSubmission numerator(outcomes({"33.5%", "25.8%", "32.1%"}, {165, 128, 98}, {492, 380, 305}));
  CHECK(numerator.only("A301").message ==
        "3.5 No further action, February 2016: 128 of 380 is 33.7%, but the cell shows 25.8%. 98, the numerator of the "
        "next row (C11), over 380 gives 25.8%: the formula points one row too low.");
}

TEST_CASE("A301: rounding never fails, the last digit always does") {
  CHECK(CheckedSubmission(outcomes({"33.3%", "66.7%", "12.5%"}, {1, 2, 1}, {3, 3, 8})).passes("A301"));
  CHECK(CheckedSubmission(outcomes({"33%", "67%", "13%"}, {1, 2, 1}, {3, 3, 8})).passes("A301"));
  CHECK(CheckedSubmission(outcomes({"33.3%", "66.6%", "12.5%"}, {1, 2, 1}, {3, 3, 8})).findings("A301").size() == 1);
}

TEST_CASE("A301: three numbers in one cell are checked against each other") {
  const auto cell = [](const std::string& text) {
    return CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), {{.ref = "7.6",
                                                                                  .title = "Cases reviewed",
                                                                                  .unit = Unit::per_cent,
                                                                                  .months = {"94.9%", "94.9%", "94.9%"},
                                                                                  .year = text}}));
  };
  CHECK(cell("352/371 94.9%").passes("A301"));
  const Finding finding = cell("352/371 95.9%").only("A301");
  CHECK(finding.message == "7.6 Cases reviewed, 2014/15: 352 of 371 is 94.9%, but the cell shows 95.9%.");
  CHECK(finding.fix == "Mend whichever of the three numbers in the cell is wrong.");
  CHECK(cells_text(finding) == "Q5");
}

TEST_CASE("A301: without a denominator, or with one of 0, it is not run and says so") {
  const CheckedSubmission zero(outcomes({"36.9%", "-", "33.7%"}, {110, 0, 128}, {298, 0, 380}));
  CHECK(zero.summary("A301").why_not_run == std::vector<std::string>{"denominator is 0 (1)"});
  const CheckedSubmission none(SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "2.7", .title = "% in time", .unit = Unit::per_cent, .months = {"96.4%", "96.0%", "97.0%"}}}));
  CHECK(none.summary("A301").applied == 0);
  CHECK(none.summary("A301").why_not_run ==
        std::vector<std::string>{"no numerator and denominator beside the percentage (3)"});
}

TEST_CASE("A301: the register says which measures are numerator and denominator") {
  Measure share = registered("2.4");
  share.numerator = "2.3";
  share.denominator = "2.1";
  const Register declared = register_of({registered("2.1"), registered("2.3"), share});
  const SubmissionBuilder builder = SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "1,092"}},
       {.ref = "2.3", .title = "Referrals", .months = {"394", "393", "402"}},
       {.ref = "2.4", .title = "% of contacts", .unit = Unit::per_cent, .months = {"35.8%", "31.8%", "36.8%"}}});
  const Finding finding = CheckedSubmission(builder, &declared).only("A301");
  CHECK(finding.message == "2.4 % of contacts, February 2016: 393 of 1,030 is 38.2%, but the cell shows 31.8%.");
  CHECK(cells_text(finding) == "G7, G6, G5");
}

TEST_CASE("A302: a numerator above its denominator is an error, and A301 leaves it alone") {
  const CheckedSubmission checked(outcomes({"36.9%", "80.0%", "33.7%"}, {110, 57, 128}, {298, 53, 380}));
  const Finding finding = checked.only("A302");
  CHECK(finding.message ==
        "3.5 No further action, February 2016: 57 of 53: the numerator cannot be above the denominator.");
  CHECK(finding.fix == "Mend the count that is wrong; they may have changed places.");
  CHECK(cells_text(finding) == "C10, D10");
  CHECK(checked.failing_rules() == std::vector<std::string>{"A302"});
  CHECK(CheckedSubmission(outcomes({"36.9%", "100.0%", "33.7%"}, {110, 53, 128}, {298, 53, 380})).passes("A302"));
}

SubmissionBuilder year_of(const std::string& march, const std::string& year_to_date) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {{.ref = "4.1",
                                        .title = "Investigations",
                                        .months = {"93", "132", march},
                                        .year_to_date = year_to_date,
                                        .year_to_date_note = "Financial Year",
                                        .rule = YearToDateRule::sum}})
      .page("S47", year_of_months(),
            {{.ref = "4.1",
              .title = "Investigations",
              .months = {"138", "129", "113", "138", "128", "98", "107", "103", "134", "93", "132", march}}});
}

TEST_CASE("A304: months that do not add to the year to date are an error at all their cells") {
  const CheckedSubmission checked(year_of("164", "1478"));
  const Finding finding = checked.only("A304");
  CHECK(finding.message ==
        "4.1 Investigations, year to date to March 2016: the 12 months add to 1,477, but the year to date says 1,478.");
  CHECK(finding.fix == "Mend the month that is wrong, or the year to date (Summary!I5).");
  CHECK(finding.observed == "1478");
  CHECK(finding.expected == "1477");
  REQUIRE(finding.places.size() == 13);
  CHECK(to_string(finding.places.front()) == "Summary!I5");
  CHECK(to_string(finding.places.back()) == "S47!C20");
  CHECK(checked.failing_rules() == std::vector<std::string>{"A304"});
  CHECK(CheckedSubmission(year_of("165", "1,478")).passes("A304"));
}

TEST_CASE("A304: with fewer months it is not run, and says how many there are") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(last_three_months(), {{.ref = "4.1",
                                                                                       .title = "Investigations",
                                                                                       .months = {"93", "132", "164"},
                                                                                       .year_to_date = "1,478",
                                                                                       .rule = YearToDateRule::sum}}));
  CHECK(checked.summary("A304").why_not_run ==
        std::vector<std::string>{"only 3 of the 12 months are in the workbook (1)"});
}

TEST_CASE("A304: a rolling total that agrees with the year to date is named") {
  const CheckedSubmission checked(SubmissionBuilder().page(
      "S47", year_of_months(),
      {{.ref = "4.1",
        .title = "Investigations",
        .months = {"138", "129", "113", "138", "128", "98", "107", "103", "134", "93", "132", "164"},
        .year_to_date = "1478"},
       {.ref = "4.2",
        .title = "Investigations - rolling 12 months",
        .months = {"", "", "", "", "", "", "", "", "", "", "", "1478"}}}));
  CHECK(checked.summary("A304").why_not_run ==
        std::vector<std::string>{"neither a register nor a data note says how the year to date is worked out (1)"});
  Measure sum = registered("4.1");
  sum.year_to_date_rule = YearToDateRule::sum;
  const Register declared = register_of({sum});
  const SubmissionBuilder builder = SubmissionBuilder().page(
      "S47", year_of_months(),
      {{.ref = "4.1",
        .title = "Investigations",
        .months = {"138", "129", "113", "138", "128", "98", "107", "103", "134", "93", "132", "164"},
        .year_to_date = "1478"},
       {.ref = "4.2",
        .title = "Investigations - rolling 12 months",
        .months = {"", "", "", "", "", "", "", "", "", "", "", "1478"}}});
  CHECK(CheckedSubmission(builder, &declared).only("A304").message ==
        "4.1 Investigations, year to date to March 2016: the 12 months add to 1,477, but the year to date says 1,478. "
        "The rolling 12-month total (S47!D20) says 1,478 too, so it is probably a month that is wrong.");
}

TEST_CASE("A304: the register's rule may be a ratio of sums or the latest figure") {
  Measure ratio = registered("3.5");
  ratio.year_to_date_rule = YearToDateRule::ratio_of_sums;
  Measure last = registered("5.1");
  last.year_to_date_rule = YearToDateRule::last;
  const Register declared = register_of({ratio, last});
  const auto built = [](const std::string& share, const std::string& latest) {
    return SubmissionBuilder("2015-06").page(
        "Outcomes", {"Apr-15", "May-15", "Jun-15"},
        {{.ref = "3.5",
          .title = "No further action",
          .unit = Unit::per_cent,
          .months = {"56.4%", "52.9%", "51.4%"},
          .numerators = {158, 173, 186},
          .denominators = {280, 327, 362},
          .year_to_date = share},
         {.ref = "5.1", .title = "Open cases", .months = {"1,453", "1,457", "1,447"}, .year_to_date = latest}});
  };
  CHECK(CheckedSubmission(built("53.4%", "1,447"), &declared).passes("A304"));
  CHECK(CheckedSubmission(built("53.6%", "1,447"), &declared).only("A304").message ==
        "3.5 No further action, year to date to June 2015: over the 3 months 517 of 969 is 53.4%, but the year to date "
        "says 53.6%. It is the average of the months' percentages, which counts a month with few cases as much as one "
        "with many.");
  CHECK(CheckedSubmission(built("53.4%", "1,474"), &declared).only("A304").message ==
        "5.1 Open cases, year to date to June 2015: the year to date should be the latest figure, 1,447 (F11), but "
        "says 1,474.");
}

TEST_CASE("A304: an average of the months, and no ratio of sums but of percentages") {
  Measure mean = registered("5.1");
  mean.year_to_date_rule = YearToDateRule::average;
  Measure rate = registered("2.4");
  rate.year_to_date_rule = YearToDateRule::ratio_of_sums;
  const Register declared = register_of({mean, rate});
  const auto built = [](const std::string& average) {
    return SubmissionBuilder("2015-06").page("Cases", {"Apr-15", "May-15", "Jun-15"},
                                             {{.ref = "5.1",
                                               .title = "Cases per worker",
                                               .unit = Unit::cases,
                                               .months = {"16.0", "17.0", "18.9"},
                                               .year_to_date = average},
                                              {.ref = "2.4",
                                               .title = "Referrals per 10,000",
                                               .unit = Unit::per_10000,
                                               .months = {"50.0", "60.0", "55.0"},
                                               .numerators = {50, 60, 55},
                                               .denominators = {10000, 10000, 10000},
                                               .year_to_date = "165.0"}});
  };
  const CheckedSubmission right(built("17.3"), &declared);
  CHECK(right.passes("A304"));
  CHECK(right.summary("A304").passed == 1);
  CHECK(right.summary("A304").why_not_run ==
        std::vector<std::string>{"a ratio of sums is worked out for percentages only (1)"});
  const Finding finding = CheckedSubmission(built("18.9"), &declared).only("A304");
  CHECK(finding.message ==
        "5.1 Cases per worker, year to date to June 2015: the average of the 3 months is 17.3, but the year to date "
        "says 18.9. It is the figure of June 2015 alone (C11).");
  CHECK(finding.expected == "17.3");
  CHECK(finding.places.size() == 4);
}

SubmissionBuilder rolling(const std::string& july) {
  return SubmissionBuilder("2015-08").page(
      "S47", {"May-15", "Jun-15", "Jul-15", "Aug-15"},
      {{.ref = "4.1", .title = "Number of S47's Investigations - Started", .months = {"129", "113", "138", "128"}},
       {.ref = "4.2",
        .title = "Number of S47's Investigations 12 month rolling",
        .months = {"1097", "1138", july, "1268"}}});
}

TEST_CASE("A305: a rolling total that needs a negative month is an error with the figures that would fit") {
  const CheckedSubmission checked(rolling("1042"));
  const Finding finding = checked.only("A305");
  CHECK(finding.message ==
        "4.2 Number of S47's Investigations 12 month rolling, August 2015: the rolling total goes from 1,042 in July "
        "2015 (D11) to 1,268 with 128 in the month, which needs -98 in August 2014, and no count can be below 0. A "
        "total between 1,140 and 1,276 in July 2015 would fit the months beside it.");
  CHECK(finding.fix == "Work the rolling total out again for both months.");
  CHECK(finding.observed == "1042");
  CHECK(finding.expected == "1140 to 1276");
  CHECK(cells_text(finding) == "D11, D12, C12");
  CHECK(finding.fingerprint == "A305|4.2|2015-07|s47 value");
  CHECK(checked.failing_rules() == std::vector<std::string>{"A305"});
  CHECK(CheckedSubmission(rolling("1242")).passes("A305"));
}

TEST_CASE("A305: a rolling total is matched to its count by the words of their titles") {
  CHECK(same_but_for_rolling("Number of S47's Investigations 12 month rolling",
                             "Number of S47's Investigations - Started"));
  CHECK(same_but_for_rolling("Number of S47 Investigations - rolling 12 month performance",
                             "Number of S47's Investigations"));
  CHECK(same_but_for_rolling("Number of referrals investigated fully - rolling year", "Number of referrals fully"));
  CHECK(!same_but_for_rolling("Number of referrals - rolling 12 months", "Number of contacts"));
  CHECK(!same_but_for_rolling("Number of referrals - rolling 12 months", "Number"));
  CHECK(!same_but_for_rolling("Number of referrals - rolling 12 months", "Number of referrals - rolling year"));
}

TEST_CASE("A305: with all twelve months a rolling total is their sum") {
  const auto built = [](const std::string& total) {
    return SubmissionBuilder().page("S47", year_of_months(),
                                    {{.ref = "4.1",
                                      .title = "Investigations",
                                      .months = {"1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "5"}},
                                     {.ref = "4.2",
                                      .title = "Investigations, rolling 12 months",
                                      .months = {"", "", "", "", "", "", "", "", "", "", "", total}}});
  };
  CHECK(CheckedSubmission(built("16")).passes("A305"));
  CHECK(CheckedSubmission(built("17")).only("A305").message ==
        "4.2 Investigations, rolling 12 months, March 2016: the twelve months of 4.1 Investigations add to 16, but the "
        "rolling total says 17.");
}

SubmissionBuilder children_in_need(const std::string& september) {
  return SubmissionBuilder().page(
      "CIN", year_of_months(),
      {{.ref = "5.2",
        .title = "Number of CIN",
        .months = {"1847", "1871", "1858", "1796", "1916", "2022", "1920", "1939", "2015", "1966", "1835", "1805"}},
       {.ref = "5.3",
        .title = "Number of CIN per 10K pop.",
        .unit = Unit::per_10000,
        .months = {"327.5", "331.7", "329.4", "318.5", "339.7", september, "340.4", "343.8", "357.3", "348.6", "325.4",
                   "320.0"}}});
}

TEST_CASE("A306: a rate that the population of the others does not give is an error that names the population") {
  const CheckedSubmission checked(children_in_need("358.3"));
  const Finding finding = checked.only("A306");
  CHECK(finding.message ==
        "5.3 Number of CIN per 10K pop., September 2015: 2,022 (C14) at a population of 56,398 is 358.5 per 10,000, "
        "but the cell shows 358.3. 11 of the 12 counts and rates in the workbook share that population.");
  CHECK(finding.fix == "Work the rate out again from C14 and the population, or mend the count.");
  CHECK(finding.expected == "358.5");
  CHECK(cells_text(finding) == "D14, C14");
  CHECK(checked.summary("A306").passed == 11);
  CHECK(CheckedSubmission(children_in_need("358.5")).passes("A306"));
}

TEST_CASE("A306: fewer than ten pairs, or too few that share a population, show nothing") {
  const CheckedSubmission few(SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "7.1", .title = "Looked after children", .months = {"430", "422", "432"}},
       {.ref = "7.2", .title = "Rate", .unit = Unit::per_10000, .months = {"76.2", "74.8", "99.9"}}}));
  CHECK(few.findings("A306").empty());
  CHECK(few.summary("A306").why_not_run ==
        std::vector<std::string>{"fewer than 10 counts and rates belong together, so the population is not known (3)"});
}

TEST_CASE("A306: the register's population needs no other pairs, and earlier years have their own") {
  Measure rate = registered("7.2");
  rate.numerator = "7.1";
  rate.denominator = "0-17";
  const Register declared =
      register_of({registered("7.1"), rate}, {{"0-17", "2015/16", 56398, {}}, {"0-17", "2014/15", 58143, {}}});
  const auto built = [](const std::string& march, const std::string& year) {
    return SubmissionBuilder().scorecard(
        last_three_months(),
        {{.ref = "7.1", .title = "Looked after children", .months = {"430", "422", "432"}, .year = "407"},
         {.ref = "7.2", .title = "Rate", .unit = Unit::per_10000, .months = {"76.2", "74.8", march}, .year = year}});
  };
  CHECK(CheckedSubmission(built("76.6", "70.0"), &declared).passes("A306"));
  CHECK(CheckedSubmission(built("76.9", "70.0"), &declared).only("A306").message ==
        "7.2 Rate, March 2016: 432 (H5) at a population of 56,398 is 76.6 per 10,000, but the cell shows 76.9. The "
        "population is the register's.");
  CHECK(CheckedSubmission(built("76.6", "71.0"), &declared).only("A306").message ==
        "7.2 Rate, 2014/15: 407 (Q5) at a population of 58,143 is 70.0 per 10,000, but the cell shows 71.0. The "
        "population is the register's.");
}

TEST_CASE("A306: a rate that the register declares is checked though it is wrong every month") {
  Measure rate = registered("7.2");
  rate.numerator = "7.1";
  rate.denominator = "0-17";
  const auto check_with = [&](const std::string& year) {
    const Register declared = register_of({registered("7.1"), rate}, {{"0-17", year, 56398, {}}});
    return CheckedSubmission(
        SubmissionBuilder().scorecard(
            last_three_months(),
            {{.ref = "7.1", .title = "Looked after children", .months = {"430", "422", "432"}, .year = "407"},
             {.ref = "7.2",
              .title = "Rate",
              .unit = Unit::per_10000,
              .months = {"66.2", "64.8", "66.6"},
              .year = "70.0"}}),
        &declared);
  };
  CHECK(check_with("2015/16").findings("A306").size() == 3);
  // A population without a year is the reported year's: it says nothing of 2014/15, whose 70.0 stays unchecked.
  const CheckedSubmission undated = check_with("");
  CHECK(undated.findings("A306").size() == 3);
  CHECK(undated.summary("A306").not_run == 1);
}

TEST_CASE("A307: parts that the register declares add to their total") {
  Measure open = registered("5.1");
  open.parts_of = {"5.2"};
  Measure plans = registered("6.1");
  plans.parts_of = {"5.2"};
  const Register declared = register_of({open, plans, registered("5.2")});
  const auto built = [](const std::string& total) {
    return SubmissionBuilder().scorecard(last_three_months(),
                                         {{.ref = "5.1", .title = "Open CIN", .months = {"1598", "1437", "1430"}},
                                          {.ref = "5.2", .title = "CIN and plans", .months = {"1966", "1835", total}},
                                          {.ref = "6.1", .title = "Open plans", .months = {"368", "398", "369"}}});
  };
  CHECK(CheckedSubmission(built("1799"), &declared).passes("A307"));
  const Finding finding = CheckedSubmission(built("1805"), &declared).only("A307");
  CHECK(finding.message ==
        "5.2 CIN and plans, March 2016: its parts 5.1 and 6.1 (1,430 and 369) add to 1,799, but the total says 1,805.");
  CHECK(finding.expected == "1799");
  CHECK(cells_text(finding) == "H6, H5, H7");
  CHECK(CheckedSubmission(built("1805")).summary("A307").why_not_run ==
        std::vector<std::string>{"no measure register (1)"});
}

SubmissionBuilder two_outcomes(const std::string& second) {
  return SubmissionBuilder().page("Outcomes", last_three_months(),
                                  {{.ref = "3.4",
                                    .title = "Involvement",
                                    .unit = Unit::per_cent,
                                    .months = {"60.0%", "62.5%", "33.3%"},
                                    .numerators = {6, 5, 1},
                                    .denominators = {10, 8, 3}},
                                   {.ref = "3.5",
                                    .title = "No action",
                                    .unit = Unit::per_cent,
                                    .months = {"40.0%", second, "66.7%"},
                                    .numerators = {4, 3, 2},
                                    .denominators = {10, 8, 3}}});
}

TEST_CASE("A308: shares of one denominator to which their numerators add make 100%") {
  CHECK(CheckedSubmission(two_outcomes("37.5%")).passes("A308"));
  const CheckedSubmission checked(two_outcomes("47.5%"));
  const Finding finding = checked.only("A308");
  CHECK(finding.message ==
        "Outcomes, February 2016: the shares 62.5% and 47.5% add to 110.0%, not to 100%. 47.5% (H10) is not its own "
        "numerator over its denominator.");
  CHECK(finding.fix == "Mend the share that is wrong.");
  CHECK(cells_text(finding) == "H10, E10");
  CHECK(checked.summary("A308").passed == 2);
}

TEST_CASE("A308: the register may declare shares of 100 among the measures of a scorecard") {
  Measure one = registered("4.5");
  one.parts_of = {"100"};
  Measure other = registered("4.6");
  other.parts_of = {"100"};
  const Register declared = register_of({one, other});
  const auto built = [](const std::string& march) {
    return SubmissionBuilder().scorecard(
        last_three_months(),
        {{.ref = "4.5", .title = "Substantiated", .unit = Unit::per_cent, .months = {"52.5%", "58.8%", "41.9%"}},
         {.ref = "4.6", .title = "Not so", .unit = Unit::per_cent, .months = {"47.5%", "41.2%", march}}});
  };
  CHECK(CheckedSubmission(built("58.1%"), &declared).passes("A308"));
  CHECK(CheckedSubmission(built("85.1%"), &declared).only("A308").message ==
        "Shares of 100%, March 2016: the shares 41.9% and 85.1% add to 127.0%, not to 100%.");
}

}  // namespace
}  // namespace scorebook
