#include "scorebook/suppression.hpp"

#include "check/suppressed_items.hpp"
#include "check/suppression_for_test.hpp"

namespace scorebook {
namespace {

bool tells(const char* text, const std::vector<Decimal>& hidden = {}) {
  return text_tells(text, hidden, Decimal(4), Period::month(2016, 6));
}

}  // namespace

TEST_CASE("suppression: small counts go, noughts and larger ones stay") {
  const Published published(counts({"3", "0", "30"}));
  CHECK(published.shown() == "c 0 30");
  CHECK(published.left.empty());
  CHECK(published.whys() == "Summary!F5: it is a small number\n");
  CHECK(published.edition.figures.front().what == "Apr-16");
}

TEST_CASE("suppression: what is left out has no colour and no arrow") {
  const Published published(SubmissionBuilder("2016-06").scorecard(
      {"Apr-16", "May-16", "Jun-16"},
      {{.ref = "2.1", .months = {"30", "20", "3"}, .polarity = Polarity::low, .tolerance = {"25+", "24>", "22"}}}));
  CHECK(published.ratings.front().rag_period.rag == Rag::green);
  const Rating& rating = published.edition.ratings.front();
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_period.reason == "no figure: c");
  CHECK(rating.direction.state == DirectionState::no_comparison);
  CHECK(rating.direction.working.find('3') == std::string::npos);
}

TEST_CASE("suppression: a month that the year to date would give away takes a second one with it") {
  const Published published(counts({"3", "30", "40"}, "73", YearToDateRule::sum));
  CHECK(published.shown() == "c c 40 | 73");
  CHECK(published.whys() ==
        "Summary!F5: it is a small number\n"
        "Summary!G5: without it one that is left out could be worked out from the total\n");
  CHECK(published.left.empty());
  // Also where nobody states the rule, because the months may add up; not where they cannot.
  CHECK(Published(counts({"3", "30", "40"}, "73")).shown() == "c c 40 | 73");
  CHECK(Published(counts({"3", "30", "40"}, "32")).shown() == "c 30 40 | 32");
  CHECK(Published(counts({"3", "30", "40"}, "40")).shown() == "c 30 40 | 40");  // the last month again
}

TEST_CASE("suppression: one month or the total typed wrong does not take the guard away") {
  CHECK(Published(counts({"3", "30", "40"}, "90")).shown() == "c c 40 | 90");
  CHECK(Published(counts({"3", "30", "400"}, "73")).shown() == "c c 400 | 73");
  CHECK(Published(counts({"c", "30", "41"}, "73")).shown() == "c c 41 | 73");
  CHECK(Published(counts({"-", "3", "40"}, "43", YearToDateRule::sum)).shown() == "- c c | 43");
}

TEST_CASE("suppression: a percentage of a count of its section tells how many, and so does what is left of it") {
  const auto section = [](const std::vector<std::string>& shares) {
    return SubmissionBuilder("2016-06").scorecard(
        {"Apr-16", "May-16", "Jun-16"},
        {{.ref = "7.4", .title = "Children who ceased to be looked after", .months = {"15", "9", "13"}},
         {.ref = "7.7", .title = "Percentage adopted", .unit = Unit::per_cent, .months = shares},
         {.ref = "8.1", .title = "Care leavers", .months = {"15", "9", "13"}, .section = "CARE LEAVERS"}});
  };
  // 2 of 15, 8 of 9, 6 of 13
  CHECK(Published(section({"13.3%", "88.9%", "46.2%"})).shown() == "15 9 13 c c 46.2% 15 9 13");
  // No whole number of them is any of these.
  CHECK(Published(section({"11.0%", "14.9%", "18.1%"})).shown() == "15 9 13 11.0% 14.9% 18.1% 15 9 13");
}

TEST_CASE("suppression: a percentage whose denominator alone is known tells its numerator") {
  Register measures = register_of({registered("1", "Children"), registered("3", "Share")});
  measures.measures[1].definition.denominator = "1";
  const SubmissionBuilder builder = SubmissionBuilder("2016-06").scorecard(
      {"Jun-16"}, {{.ref = "1", .title = "Children", .months = {"150"}, .section = "A"},
                   {.ref = "3", .title = "Share", .unit = Unit::per_cent, .months = {"2%"}, .section = "B"}});
  CHECK(Published(builder, &measures).shown() == "150 c");
}

TEST_CASE("suppression: figures that count from the beginning of the year do not tell what came between them") {
  CHECK(Published(counts({"10", "13", "30"}, "", YearToDateRule::cumulative)).shown() == "10 c 30");
  // 2 and 2 more are 4 since April, 2 and 9 are more.
  CHECK(Published(counts({"10", "12", "14"}, "", YearToDateRule::cumulative)).shown() == "10 c c");
  CHECK(Published(counts({"10", "12", "21"}, "", YearToDateRule::cumulative)).shown() == "10 c 21");
  CHECK(Published(counts({"10", "13", "30"}, "", YearToDateRule::last)).shown() == "10 13 30");
}

TEST_CASE("suppression: two that are small together take a third, and the total goes where there is none") {
  CHECK(Published(counts({"1", "1", "40"}, "42", YearToDateRule::sum)).shown() == "c c c | 42");
  CHECK(Published(counts({"3", "4", "40"}, "47", YearToDateRule::sum)).shown() == "c c 40 | 47");
  CHECK(Published(counts({"0", "3", "0"}, "3", YearToDateRule::sum)).shown() == "0 c 0 | c");
}

TEST_CASE("suppression: a cell that says c already is protected too") {
  CHECK(Published(counts({"c", "30", "40"}, "73", YearToDateRule::sum)).shown() == "c c 40 | 73");
}

TEST_CASE("suppression: every copy goes, on pages and under the year to date") {
  SubmissionBuilder builder = counts({"12", "30", "3"}, "3", YearToDateRule::last);
  builder.page("Contacts", {"May-16", "Jun-16"}, {{.ref = "2.1", .months = {"30", "3"}}});
  const Published published(builder);
  CHECK(published.shown() == "12 30 c | c 30 c");
  CHECK(published.left.empty());
}

TEST_CASE("suppression: a percentage goes with a small numerator, denominator or rest") {
  const Published published(SubmissionBuilder("2016-06").page("Outcomes", {"Apr-16", "May-16", "Jun-16"},
                                                              {{.ref = "3.5",
                                                                .title = "No further action",
                                                                .unit = Unit::per_cent,
                                                                .months = {"2%", "40%", "98%"},
                                                                .numerators = {2, 40, 98},
                                                                .denominators = {100, 100, 100}}}));
  CHECK(published.shown() == "c 40% c");
  CHECK(published.left.empty());
  for (const Observation& observation : published.edition.submissions.front().observations) {
    if (!observation.figure.value) CHECK_FALSE(observation.figure.numerator.has_value());
    if (!observation.figure.value) CHECK_FALSE(observation.figure.denominator.has_value());
  }
}

TEST_CASE("suppression: the year to date of a percentage does not give its only hidden month away") {
  SubmissionBuilder builder("2016-06");
  builder.scorecard({"Jun-16"}, {{.ref = "3.5",
                                  .title = "No further action",
                                  .unit = Unit::per_cent,
                                  .months = {"50%"},
                                  .rule = YearToDateRule::ratio_of_sums}});
  builder.page("Outcomes", {"Apr-16", "May-16", "Jun-16"},
               {{.ref = "3.5",
                 .title = "No further action",
                 .unit = Unit::per_cent,
                 .months = {"2%", "40%", "50%"},
                 .numerators = {2, 40, 50},
                 .denominators = {100, 100, 100},
                 .year_to_date = "30.7%"}});
  CHECK(Published(builder).shown() == "50% c c 50% | 30.7%");
}

TEST_CASE("suppression: parts that the register declares, and a percentage of measures that it names") {
  Register measures =
      register_of({registered("1"), registered("1.1"), registered("1.2"), registered("2"), registered("3", "Share")});
  measures.measures[1].definition.parts_of = {"1"};
  measures.measures[2].definition.parts_of = {"1"};
  measures.measures[4].definition.numerator = "1.1";
  measures.measures[4].definition.denominator = "2";
  const Published published(SubmissionBuilder("2016-06").scorecard(
                                {"Jun-16"}, {{.ref = "1", .months = {"43"}},
                                             {.ref = "1.1", .title = "Boys", .months = {"3"}},
                                             {.ref = "1.2", .title = "Girls", .months = {"40"}},
                                             {.ref = "2", .title = "Children", .months = {"150"}},
                                             {.ref = "3", .title = "Share", .unit = Unit::per_cent, .months = {"2%"}}}),
                            &measures);
  CHECK(published.shown() == "43 c c 150 c");
}

TEST_CASE("suppression: shares of one number, which together are all of it") {
  SubmissionBuilder builder("2016-06");
  const auto share = [](const char* ref, const char* title, const std::vector<int>& numerators) {
    ColumnToBuild column{.ref = ref, .title = title, .unit = Unit::per_cent};
    for (const int numerator : numerators) {
      column.months.push_back(std::to_string(numerator) + "%");
      column.numerators.push_back(numerator);
      column.denominators.push_back(100);
    }
    return column;
  };
  builder.page("Outcomes", {"Apr-16", "May-16", "Jun-16"},
               {share("3.4", "Ongoing", {57, 60, 50}), share("3.5", "No action", {40, 40, 30}),
                share("3.6", "Other", {3, 0, 20})});
  CHECK(Published(builder).shown() == "57% 60% 50% c 40% 30% c 0% 20%");
}

TEST_CASE("suppression: two shares that are small together take a third, though a scorecard shows them too") {
  SubmissionBuilder builder("2016-06");
  std::vector<RowToBuild> rows;
  std::vector<ColumnToBuild> columns;
  const std::vector<std::vector<int>> numerators = {{57, 50, 50}, {41, 30, 30}, {1, 10, 10}, {1, 10, 10}};
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    ColumnToBuild column{
        .ref = "3." + std::to_string(i + 4), .title = "Outcome " + std::to_string(i), .unit = Unit::per_cent};
    RowToBuild row{.ref = column.ref, .title = column.title, .unit = Unit::per_cent};
    for (const int numerator : numerators[i]) {
      column.months.push_back(std::to_string(numerator) + "%");
      column.numerators.push_back(numerator);
      column.denominators.push_back(100);
    }
    row.months = column.months;
    rows.push_back(row);
    columns.push_back(column);
  }
  const std::vector<std::string> months = {"Apr-16", "May-16", "Jun-16"};
  const Published published(builder.scorecard(months, rows).page("Outcomes", months, columns));
  std::size_t hidden = 0;
  for (const Observation& observation : published.edition.submissions.front().observations) {
    if (observation.period == Period::month(2016, 4) && observation.figure.missing == Missing::suppressed) ++hidden;
    if (observation.period == Period::month(2016, 5)) CHECK(observation.figure.missing != Missing::suppressed);
  }
  CHECK(hidden == 2 * 3);  // the two and the next smallest, on the scorecard and on the page
}

TEST_CASE("suppression: columns of a page that add up to another count") {
  SubmissionBuilder builder("2016-06");
  builder.page("Contacts", {"Apr-16", "May-16", "Jun-16"},
               {{.ref = "2.1", .title = "All", .months = {"103", "110", "120"}}});
  builder.page("By source", {"Apr-16", "May-16", "Jun-16"},
               {{.ref = "a", .title = "Total", .months = {"3", "10", "20"}},
                {.ref = "b", .title = "Total", .months = {"60", "60", "60"}},
                {.ref = "d", .title = "Total", .months = {"40", "40", "40"}}});
  Submission submission = builder.submission();
  for (DetailColumn& column : submission.pages[1].columns) column.heading = "SOURCE " + column.ref;
  const std::vector<Submission> submissions = {submission};
  const std::vector<Rating> ratings = rate(submissions, nullptr, *submission.period);
  const CheckInput input{submissions, ratings, nullptr, *submission.period};
  const PublicEdition edition = for_public(input, check(input));
  std::string words;
  for (const Observation& observation : edition.submissions.front().observations)
    words += observation.figure.shown() + " ";
  CHECK(words == "103 110 120 c 10 20 60 60 60 c 40 40 ");
}

TEST_CASE("suppression: decimals that are not printed go, after the colours were settled") {
  SubmissionBuilder builder("2016-06");
  builder.scorecard({"Jun-16"}, {{.ref = "2.2",
                                  .title = "Share",
                                  .unit = Unit::per_cent,
                                  .months = {"92.0%"},
                                  .polarity = Polarity::high,
                                  .tolerance = {"<92%", "92%>", "95%"}}});
  std::vector<Submission> submissions = {builder.submission()};
  Figure& figure = submissions.front().observations.front().figure;
  figure.exact = Decimal(919565217, 7);  // 84.6 of 92
  figure.raw = 0.919565217;
  const std::vector<Rating> ratings = rate(submissions, nullptr, *submissions.front().period);
  const CheckInput input{submissions, ratings, nullptr, *submissions.front().period};
  const PublicEdition edition = for_public(input, check(input));
  const Rating& rating = edition.ratings.front();
  CHECK(rating.rag_period.rag == Rag::red);
  CHECK(rating.rag_period.working == "92.0% is below the red threshold of 92%: red");
  CHECK(*rating.value->figure.exact == *Decimal::parse("92.0"));
  CHECK_FALSE(rating.value->figure.raw.has_value());
}

TEST_CASE("suppression: nor does an override quote them") {
  SubmissionBuilder builder("2016-06");
  builder.scorecard({"Jun-16"}, {{.ref = "2.2",
                                  .title = "Share",
                                  .unit = Unit::per_cent,
                                  .months = {"92.0%"},
                                  .polarity = Polarity::high,
                                  .tolerance = {"<92%", "92%>", "95%"}}});
  std::vector<Submission> submissions = {builder.submission()};
  submissions.front().observations.front().figure.exact = Decimal(919565217, 7);
  Register measures;
  Override amber;
  amber.ref = "2.2";
  amber.period = Period::month(2016, 6);
  amber.rag_period = Rag::amber;
  amber.reason = "natural variation";
  amber.name = "J Smith";
  measures.overrides.push_back(amber);
  const Period june = *submissions.front().period;
  const std::vector<Rating> ratings = rate(submissions, &measures, june);
  REQUIRE(ratings.front().overrides.front().words.find("91.9565217% before rounding") != std::string::npos);
  const CheckInput input{submissions, ratings, &measures, june};
  const PublicEdition edition = for_public(input, check(input));
  const Rating& rating = edition.ratings.front();
  REQUIRE_FALSE(rating.overrides.empty());
  CHECK(rating.rag_period.working.find("worked out: red, 92.0% is below the red threshold of 92%: red") !=
        std::string::npos);
  for (const AppliedOverride& each : rating.overrides) {
    CHECK(each.words.find("91.9") == std::string::npos);
    CHECK(each.working.find("91.9") == std::string::npos);
  }
}

TEST_CASE("suppression: texts that quote a small number or one that is left out tell") {
  CHECK(tells("Three children were moved."));
  CHECK(tells("There were 2 placements."));
  CHECK(tells("A single case was late."));
  CHECK(tells("Both were siblings."));
  CHECK(tells("It fell to 4.2% in June.", {*Decimal::parse("4.2")}));
  CHECK(tells("It fell to about 4% in June.", {*Decimal::parse("4.2")}));
  CHECK(tells("Of 1,092 contacts 38 were late (3/41).", {}));
  CHECK_FALSE(tells("Performance improved on 3rd March 2016 and in June 2016."));
  CHECK_FALSE(tells("Of 1,092 contacts 98.4% were decided, up by 2%."));
  CHECK(tells("Of 1,092 contacts all were decided.", {Decimal(1092)}));
  CHECK_FALSE(tells(""));
}

TEST_CASE("suppression: numbers in words tell, to ninety-nine") {
  CHECK(tells("There were seventeen removals in January.", {Decimal(17)}));
  CHECK(tells("Thirteen were late.", {Decimal(13)}));
  CHECK(tells("Of twenty-one removals all were planned.", {Decimal(21)}));
  CHECK(tells("Of twenty\u2011one removals all were planned.", {Decimal(21)}));
  CHECK(tells("Of twenty one removals all were planned.", {Decimal(21)}));
  CHECK(tells("Ninety-nine, and forty in May.", {Decimal(99)}));
  CHECK(tells("Ninety-nine, and forty in May.", {Decimal(40)}));
  CHECK(tells("Of twenty, three were late."));
  // Neither 20 nor 1 is said where 21 is.
  CHECK_FALSE(tells("Of twenty-one removals all were planned.", {Decimal(20)}));
  CHECK_FALSE(tells("Of twenty one removals all were planned.", {Decimal(20)}));
  CHECK_FALSE(tells("There were seventeen removals in January.", {Decimal(70)}));
}

TEST_CASE("suppression: earlier figures and reasons that only the register has") {
  Register measures = register_of({registered("2.1")});
  Observation before;
  before.measure = before.title = "2.1";
  before.period = Period::month(2016, 3);
  before.figure.value = before.figure.exact = Decimal(2);
  before.figure.unit = Unit::count;
  before.figure.text = "2";
  measures.history.push_back({before, ""});
  before.period = Period::month(2016, 2);
  before.figure.value = before.figure.exact = Decimal(44);
  measures.history.push_back({before, ""});
  measures.measures.front().breaks.push_back({Period::month(2016, 5), "two children moved in", "J Smith"});
  const Published published(counts({"30", "31", "32"}), &measures);
  const Register& left = *published.edition.measure_register;
  REQUIRE(left.history.size() == 1);
  CHECK(left.history.front().observation.period == Period::month(2016, 2));
  CHECK(left.measures.front().breaks.front().reason == "reason withheld");
  CHECK(published.edition.texts.size() == 1);
  for (const Observation* earlier : published.edition.ratings.front().history)
    CHECK(*earlier->figure.value != Decimal(2));
}

TEST_CASE("suppression: an earlier figure of the register is left out whichever directorate gives it away") {
  Register measures = register_of({registered("2.1")});
  Observation before;
  before.measure = before.title = "2.1";
  before.period = Period::month(2016, 4);
  before.figure.value = before.figure.exact = Decimal(30);
  before.figure.unit = Unit::count;
  before.figure.text = "30";
  measures.history.push_back({before, ""});
  std::vector<Submission> submissions = {counts({"30", "31", "32"}).submission(),
                                         counts({"30", "3", "32"}, "65", YearToDateRule::sum).submission()};
  submissions[0].directorate = "Adult Care";
  submissions[1].directorate = "Children";
  const std::vector<Rating> ratings = rate(submissions, &measures, Period::month(2016, 6));
  CheckInput input{submissions, ratings, &measures, Period::month(2016, 6)};
  input.public_edition = true;
  const PublicEdition edition = for_public(input, check(input));
  CHECK(edition.submissions[0].observations.front().figure.value == Decimal(30));
  CHECK(edition.submissions[1].observations.front().figure.missing == Missing::suppressed);
  CHECK(edition.measure_register->history.empty());
}

TEST_CASE("suppression: an overview or a risk that quotes a small number is withheld, the others stay") {
  Register measures = register_of({registered("2.1")});
  measures.outcomes.push_back(
      {"1", "A", "", Period::quarter(2016, 1), "Three children were moved.", "Places are few.", {}});
  const Published published(counts({"30", "31", "32"}), &measures);
  const PlanOutcome& left = published.edition.measure_register->outcomes.front();
  CHECK(left.overview == kWithheld);
  CHECK(left.risks == "Places are few.");
  REQUIRE(published.edition.texts.size() == 1);
  CHECK(published.edition.texts.front().what == "overview of progress");
}

TEST_CASE("suppression: no word of the list holds the number") {
  const Published published(counts({"3", "30", "40"}, "73", YearToDateRule::sum));
  for (const SuppressedFigure& figure : published.edition.figures) {
    CHECK(suppressed_because(figure.why).find_first_of("0123456789") == std::string::npos);
    CHECK(figure.what == (figure.place.cell.column == 6 ? "Apr-16" : "May-16"));
  }
}

}  // namespace scorebook
