#include "report/period_words.hpp"

#include <doctest/doctest.h>

namespace scorebook {

TEST_CASE("period words: a title names the period as a report does") {
  CHECK(period_title(Period::quarter(2017, 2)) == "Quarter 2 (July \xE2\x80\x93 September 2017)");
  CHECK(period_title(Period::quarter(2017, 4)) == "Quarter 4 (January \xE2\x80\x93 March 2018)");
  CHECK(period_title(Period::financial_year(2016)) == "2016/17 (April 2016 \xE2\x80\x93 March 2017)");
  CHECK(period_title(Period::month(2016, 3)) == "March 2016");
}

TEST_CASE("period words: a sentence calls the period by its kind") {
  CHECK(period_noun(Period::quarter(2017, 2).kind()) == "quarter");
  CHECK(period_noun(Period::month(2016, 3).kind()) == "month");
  CHECK(period_noun(Period::financial_year(2016).kind()) == "year");
  CHECK(period_noun(Period::term(2015, "summer").kind()) == "term");
}

TEST_CASE("period words: the last day of the period") {
  CHECK(last_day_words(Period::month(2016, 3)) == "31st March 2016");
  CHECK(last_day_words(Period::quarter(2017, 2)) == "30th September 2017");
  CHECK(last_day_words(Period::month(2016, 2)) == "29th February 2016");
}

TEST_CASE("period words: words in braces are filled in, what fills them is not looked at again") {
  const std::vector<Submission> submissions;
  const std::vector<Rating> ratings(1);
  const Period quarter = Period::quarter(2017, 2);
  const CheckResult checked{quarter, {}, {}, 0, 0, 0, 0};
  const ReportInput input{submissions, ratings, checked, quarter, Edition::committee, ReportStatus::draft, false, ""};
  CHECK(filled_in("{quarter} of {year}, as at {as at} ({status}): {measures}", input, {}) ==
        "Quarter 2 of 2017/18, as at 30th September 2017 (DRAFT): 1 measure");
  CHECK(filled_in("no words in braces", input, {}) == "no words in braces");
  CHECK(filled_in("{", input, {}) == "{");
  CHECK(filled_in("{priorities}, {outcomes}", input, {{"Priority 1", {{}, {}}}, {"", {{}}}}) ==
        "2 priorities, 3 outcomes");
  CHECK(filled_in("since {compared with}", input, {}) == "since the period before");
}

TEST_CASE("period words: the first unknown word in braces is named") {
  CHECK(unknown_placeholder("{period} and {noun}").empty());
  CHECK(unknown_placeholder("{period} and {perod} and {yaer}") == "{perod}");
  CHECK(unknown_placeholder("an open {brace") == "{brace");
}

}  // namespace scorebook
