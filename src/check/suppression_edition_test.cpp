// What an edition for the public keeps because of a waiver, and what else of it could tell: decimals, texts, findings,
// restated figures.
#include <algorithm>

#include "check/suppressed_items.hpp"
#include "check/suppression_for_test.hpp"

namespace scorebook {

TEST_CASE("suppression: a measure of no people is kept where P801 is waived for it") {
  Register measures = register_of({registered("2.1")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.measure = "2.1";
  waiver.reason = "buildings";
  waiver.name = "J Smith";
  measures.waivers.push_back(waiver);
  CHECK(Published(counts({"3", "0", "30"}), &measures).shown() == "3 0 30");
  measures.waivers.clear();
  measures.settings.small_number = 2;
  CHECK(Published(counts({"3", "2", "30"}), &measures).shown() == "3 c 30");
}

TEST_CASE("suppression: what a waiver keeps is listed with who waived it and why") {
  Register measures = register_of({registered("2.1")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.measure = "2.1";
  waiver.reason = "buildings";
  waiver.name = "J Smith";
  measures.waivers = {waiver};
  const Published published(counts({"3", "0", "30"}), &measures);
  REQUIRE(published.edition.kept.size() == 1);
  CHECK(published.edition.kept.front().what == "Apr-16");
  CHECK(to_string(published.edition.kept.front().place) == "Summary!F5");
  CHECK(published.edition.kept.front().name == "J Smith");
  CHECK(published.edition.kept.front().reason == "buildings");
  // A reason that tells is withheld itself.
  measures.waivers.front().reason = "only 3 children";
  CHECK(Published(counts({"3", "0", "30"}), &measures).edition.kept.front().reason == "reason withheld");
}

TEST_CASE("suppression: a waiver of P801 that names no measure keeps nothing, and says so") {
  Register measures = register_of({registered("2.1")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.reason = "all of it is public";
  waiver.name = "J Smith";
  measures.waivers = {waiver};
  const Published published(counts({"3", "0", "30"}), &measures);
  CHECK(published.shown() == "c 0 30");
  CHECK(published.edition.kept.empty());
  REQUIRE(published.edition.idle_waivers.size() == 1);
  CHECK(published.edition.idle_waivers.front().why ==
        "It names no measure, so it keeps no figure: a waiver for the public names its measure.");
}

TEST_CASE("suppression: a waiver keeps a percentage too that alone tells a small number, and one by its fingerprint") {
  Register measures = register_of({registered("7.7")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.measure = "7.7";
  waiver.reason = "buildings";
  waiver.name = "J Smith";
  measures.waivers = {waiver};
  const SubmissionBuilder builder = SubmissionBuilder("2016-06").scorecard(
      {"Jun-16"}, {{.ref = "7.4", .title = "Homes", .months = {"15"}},
                   {.ref = "7.7", .title = "Share closed", .unit = Unit::per_cent, .months = {"13.3%"}}});
  CHECK(Published(builder, &measures).shown() == "15 13.3%");
  measures.waivers.front().rule.clear();
  measures.waivers.front().measure.clear();
  measures.waivers.front().fingerprint = "P801|2.1|-|small numbers";
  CHECK(Published(builder, &measures).shown() == "15 c");
  CHECK(Published(counts({"3", "2", "30"}), &measures).shown() == "3 2 30");
}

TEST_CASE("suppression: a waiver for one period keeps that period only") {
  Register measures = register_of({registered("2.1")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.measure = "2.1";
  waiver.reason = "buildings";
  waiver.name = "J Smith";
  waiver.period = Period::month(2016, 6);
  measures.waivers = {waiver};
  CHECK(Published(counts({"3", "30", "2"}), &measures).shown() == "c 30 2");
}

TEST_CASE("suppression: a waiver keeps the measure of the register's title, and not another's of the same number") {
  Register measures = register_of({registered("2.1", "Number of buildings")});
  Waiver waiver;
  waiver.rule = "P801";
  waiver.measure = "2.1";
  waiver.reason = "buildings";
  waiver.name = "J Smith";
  measures.waivers = {waiver};
  const auto of = [](const char* directorate, const char* title) {
    SubmissionBuilder builder("2016-06");
    builder.scorecard({"May-16", "Jun-16"}, {{.ref = "2.1", .title = title, .months = {"3", "30"}}});
    Submission submission = builder.submission();
    submission.directorate = directorate;
    return submission;
  };
  const std::vector<Submission> submissions = {of("Estates", "Number of buildings"), of("Children", "Number of moves")};
  const std::vector<Rating> ratings = rate(submissions, &measures, Period::month(2016, 6));
  CheckInput input{submissions, ratings, &measures, Period::month(2016, 6)};
  input.public_edition = true;
  const PublicEdition edition = for_public(input, check(input));
  CHECK(edition.submissions[0].observations.front().figure.value == Decimal(3));
  CHECK(edition.submissions[1].observations.front().figure.missing == Missing::suppressed);
  REQUIRE(edition.idle_waivers.size() == 1);
  CHECK(edition.idle_waivers.front().why ==
        "Several directorates have a measure 2.1, and that of Children is not called as in the register: its figures "
        "are not kept.");
}

TEST_CASE("suppression: a figure that is worked out keeps no more decimals than it is printed with") {
  Register measures = register_of({registered("1", "Children"), registered("2", "Seen"), registered("3", "Share")});
  Measure& share = measures.measures[2].definition;
  share.unit = Unit::per_cent;
  share.polarity = Polarity::high;
  share.numerator = "2";
  share.denominator = "1";
  share.decimals = 1;
  const Published published(SubmissionBuilder("2016-06").scorecard(
                                {"May-16", "Jun-16"}, {{.ref = "1", .title = "Children", .months = {"29", "46"}},
                                                       {.ref = "2", .title = "Seen", .months = {"21", "23"}}}),
                            &measures);
  const auto rating = std::find_if(published.edition.ratings.begin(), published.edition.ratings.end(),
                                   [](const Rating& each) { return each.measure.ref == "3"; });
  REQUIRE(rating != published.edition.ratings.end());
  REQUIRE(rating->value != nullptr);
  CHECK(rating->value->figure.exact == Decimal(50));
  REQUIRE(rating->previous != nullptr);
  CHECK(rating->previous->figure.exact == Decimal(724, 1));  // 21 of 29 are 72.4137931 per cent
  for (const auto& each : rating->worked_out) CHECK(each->figure.exact == each->figure.value);
  for (const Observation* each : rating->history) CHECK(each->figure.exact == each->figure.value);
}

TEST_CASE("suppression: a small rest of the measures that a percentage would be worked out from is left out") {
  Register measures = register_of({registered("1", "Children"), registered("2", "Seen"), registered("3", "Share")});
  measures.measures[2].definition.unit = Unit::per_cent;
  measures.measures[2].definition.numerator = "2";
  measures.measures[2].definition.denominator = "1";
  const Published published(SubmissionBuilder("2016-06").scorecard(
                                {"May-16", "Jun-16"}, {{.ref = "1", .title = "Children", .months = {"29", "46"}},
                                                       {.ref = "2", .title = "Seen", .months = {"21", "44"}}}),
                            &measures);
  CHECK(published.shown() == "29 46 21 c");
}

TEST_CASE("suppression: a definition or a target is withheld where it counts people, not for its other numbers") {
  const auto tells_of = [](const char* text, const std::vector<Decimal>& own = {}) {
    return text_counts_people(text, own, Decimal(4), Period::month(2016, 6));
  };
  CHECK(tells_of("Help for the 3 young people of Elm Road"));
  CHECK(tells_of("In June there were 2 looked after children."));
  CHECK(tells_of("Stay at 4.35%", {*Decimal::parse("4.35")}));
  CHECK_FALSE(tells_of("Stay at 4.35%", {*Decimal::parse("5.35")}));
  CHECK(tells_of("In June 5 families were helped.", {Decimal(5)}));
  CHECK(tells_of("The baseline was 48.", {Decimal(48)}));
  CHECK_FALSE(tells_of("Each assessment ends in one of five outcomes.", {Decimal(5)}));
  CHECK_FALSE(tells_of("Children with 3 or more placements"));
  CHECK_FALSE(tells_of("Families of more than 2 children"));
  CHECK_FALSE(tells_of("Children on a plan for 2 years or more"));
  CHECK_FALSE(tells_of("Visits within 10 working days"));
}

TEST_CASE("suppression: findings stay as counts, without their words, and figures read with those left out") {
  const Published published(counts({"3", "0", "30"}));
  CHECK(published.edition.figures_read == std::vector<std::size_t>{3});
  CHECK_FALSE(published.edition.checked.findings.empty());
  for (const Finding& finding : published.edition.checked.findings) CHECK((finding.message + finding.observed).empty());
  CHECK_FALSE(published.edition.checked.findings.front().places.empty());
}

TEST_CASE("suppression: a figure that was restated by a small number is restated, but not from what") {
  const auto restated = [](const char* before) {
    const std::vector<Submission> now = {counts({"30", "40", "50"}).submission()};
    SubmissionBuilder builder("2016-05");
    builder.scorecard({"Apr-16", "May-16"}, {{.ref = "2.1", .months = {"30", before}}});
    const std::vector<Submission> earlier = {builder.submission()};
    const std::vector<Rating> ratings = rate(now, nullptr, Period::month(2016, 6), earlier);
    CheckInput input{now, ratings, nullptr, Period::month(2016, 6)};
    input.earlier = &earlier;
    const PublicEdition edition = for_public(input, check(input));
    REQUIRE(edition.comparisons.size() == 1);
    REQUIRE(edition.comparisons.front().restated.size() == 1);
    const RestatedFigure& figure = edition.comparisons.front().restated.front();
    CHECK(figure.now.value == Decimal(40));
    return figure.before.value;
  };
  CHECK(restated("35") == Decimal(35));
  CHECK_FALSE(restated("38").has_value());
}

}  // namespace scorebook
