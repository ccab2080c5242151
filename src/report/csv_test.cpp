#include <doctest/doctest.h>

#include "report/small_submission_for_test.hpp"
#include "scorebook/json.hpp"

namespace scorebook {
namespace {

using test::SmallSubmission;

std::vector<std::string> lines_of(const std::string& rows) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = rows.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(rows.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

TEST_CASE("csv: one row a figure under the names of the JSON document") {
  const SmallSubmission small;
  const auto lines = lines_of(convert_csv(small.submissions));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] ==
        "measure,title,set,breakdown,period,kind,benchmark,value,raw,text,unit,decimals,numerator,denominator,missing,"
        "qualifiers,"
        "workbook,sheet,cell");
  CHECK(lines[2] ==
        "2.8,% re-referral rate in the current month,,,2016-03,value,,27.9,0.279,27.9%,%,1,112,402,,tbc; as at w/e "
        "27/05/16,"
        "march.xlsx,Summary,H13");
}

TEST_CASE("csv: a text that begins like a formula is guarded, a number is not") {
  const SmallSubmission small;
  const auto lines = lines_of(convert_csv(small.submissions));
  CHECK(lines[3] ==
        "2.8,% re-referral rate in the current "
        "month,,,2014/15,benchmark,nat_avg,-1.5,'-1.5%,'-1.5%,%,1,,,,,march.xlsx,Summary,S13");
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r"}) {
    SmallSubmission other;
    other.submissions[0].observations[0].measure = start + "cmd|'/c calc'!A0";
    const std::string rows = convert_csv(other.submissions);
    const bool quoted = start == "\r";
    CHECK(rows.find((quoted ? "\r\n\"'" : "\r\n'") + start + "cmd") != std::string::npos);
  }
}

TEST_CASE("csv: commas, quotes and line breaks are quoted") {
  SmallSubmission small;
  small.submissions[0].observations[0].title = "Contacts, \"all\"\nof them";
  CHECK(convert_csv(small.submissions).find("2.8,\"Contacts, \"\"all\"\"\nof them\",") != std::string::npos);
}

TEST_CASE("csv: a rating has RAG, direction and the cell it came from") {
  const SmallSubmission small;
  const auto lines = lines_of(rate_csv(small.ratings));
  REQUIRE(lines.size() == 2);
  CHECK(lines[1] ==
        "2.8,% re-referral rate in the current month,CONTACT & REFERRAL "
        "(MASH),Children,Low,%,2016-03,27.9,28.6,,red,none,,"
        "27.9% is at or above the red threshold of 26%: red,no figure: n/a,,better,up,good,improvement in performance,"
        "\"27.9% after 28.6%: lower, and low is good\",23,3,red,"
        "March 2016 is within ordinary variation. This is provisional: there are only two months so far.,"
        "march.xlsx,Summary,H13");
}

TEST_CASE("csv: a finding has its cells in one field") {
  const SmallSubmission small;
  const auto lines = lines_of(check_csv(small.checked()));
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].find(",failed,march.xlsx,Referrals,\"D14, C14\",2.8,2016-03,28.9%,35.8%,") != std::string::npos);
  CHECK(lines[2].find(",waived,march.xlsx,Referrals,\"Referrals!D15, Summary!H13\",2.8,,28.9%,,") != std::string::npos);
}

}  // namespace
}  // namespace scorebook
