#include "trend/sentence_subject.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

std::string subject(std::string_view title, Unit unit = Unit::per_cent) {
  return sentence_subject(title, unit).value_or("");
}

}  // namespace

TEST_CASE("sentence subject: a share, a number, a rate or an average is a noun in the singular") {
  CHECK(subject("% of adoptions completed within 12 months of SHOBPA") ==
        "The percentage of adoptions completed within 12 months of SHOBPA");
  CHECK(subject("Percentage of children adopted") == "The percentage of children adopted");
  CHECK(subject("Number of contacts", Unit::count) == "The number of contacts");
  CHECK(subject("  No. of   missed bins. ", Unit::count) == "The number of missed bins");
  CHECK(subject("Rate of Looked After Children per 10,000 population aged under 18", Unit::per_10000) ==
        "The rate of Looked After Children per 10,000 population aged under 18");
  CHECK(subject("Average number of days between a placement order and a match", Unit::days) ==
        "The average number of days between a placement order and a match");
  CHECK(subject("TOTAL NUMBER OF visits", Unit::count) == "The total number of visits");
}

TEST_CASE("sentence subject: a relative clause may have a verb, the title itself may not") {
  CHECK(subject("% of CP cases which were reviewed within timescales") ==
        "The percentage of CP cases which were reviewed within timescales");
  CHECK(subject("Number of children who have ceased to be Looked After Children", Unit::count) ==
        "The number of children who have ceased to be Looked After Children");
  CHECK(subject("% of referrals where the decision was made in time") ==
        "The percentage of referrals where the decision was made in time");
  CHECK(subject("% of roads are in need of repair").empty());
  CHECK(subject("Number of visits has risen", Unit::count).empty());
}

TEST_CASE("sentence subject: a title that is an action, a comparison or no plain noun is none") {
  for (const char* title : {"Reduction in the number of exclusions from school",
                            "Increase the number of plans",
                            "Reduce repeat victims",
                            "% Contacts with decision within 1 working day",
                            "% Referral decision was made within 48 hours",
                            "% re-referral rate in the current month",
                            "Smoking status at time of delivery",
                            "LAC cases reviewed in time",
                            "% of LAC compared with last year",
                            "% of families (troubled",
                            "% of what?",
                            "% of",
                            "%",
                            "",
                            "% of A: B",
                            "% of plans; others",
                            "% of \"good\" schools",
                            "% of completed assessments ending in - Out of area",
                            "% of children - ever - rolling 12 months",
                            "NUMBER OF CONTACTS",
                            "Increase in % of reports",
                            "% of reports, a 5% reduction on last year",
                            "% of i) boys ii) girls"}) {
    CAPTURE(title);
    CHECK(subject(title).empty());
  }
}

TEST_CASE("sentence subject: a rolling year after a dash stands between commas") {
  CHECK(subject("Number of S47 Investigations - rolling 12 month performance", Unit::count) ==
        "The number of S47 Investigations, rolling 12 month performance,");
}

TEST_CASE("sentence subject: the head must go with the unit") {
  CHECK(subject("Number of families engaged", Unit::per_cent).empty());
  CHECK(subject("% of families engaged", Unit::count).empty());
  CHECK(subject("% of families engaged", Unit::unknown) == "The percentage of families engaged");
  CHECK(subject("% of " + std::string(200, 'x')).empty());
}
