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
  CHECK(tells_of("In June seventeen families were helped.", {Decimal(17)}));
  CHECK(tells_of("In June twenty-one families were helped.", {Decimal(21)}));
  CHECK_FALSE(tells_of("Reviews of seventeen kinds", {Decimal(17)}));
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

namespace {

// 1.1 and 1.2 of May and June, and what an earlier workbook of the same months had.
struct Restated {
  std::vector<Submission> now, earlier;
  std::vector<Rating> ratings;
  PublicEdition edition;

  Restated(const RowToBuild& count, const RowToBuild& share, const RowToBuild& count_before,
           const RowToBuild& share_before, const Register* measures = nullptr) {
    now = {built({count, share})};
    earlier = {built({count_before, share_before})};
    ratings = rate(now, measures, Period::month(2016, 6), earlier);
    CheckInput input{now, ratings, measures, Period::month(2016, 6)};
    input.earlier = &earlier;
    input.public_edition = true;
    edition = for_public(input, check(input));
  }

  static Submission built(const std::vector<RowToBuild>& rows) {
    return SubmissionBuilder("2016-06").scorecard({"May-16", "Jun-16"}, rows).submission();
  }
  static RowToBuild counted(const std::vector<std::string>& months) {
    return {.ref = "1.1", .title = "Children in need", .months = months};
  }
  static RowToBuild share(const std::vector<std::string>& months) {
    return {.ref = "1.2", .title = "Children in need visited", .unit = Unit::per_cent, .months = months};
  }

  [[nodiscard]] static std::string words(const std::vector<Submission>& submissions) {
    std::string words;
    for (const Observation& observation : submissions.front().observations) words += observation.figure.shown() + " ";
    return words;
  }
  // "30.8% to 38.5%, " of each
  [[nodiscard]] std::string changes() const {
    std::string words;
    for (const RestatedFigure& figure : edition.comparisons.front().restated)
      words += figure.before.shown() + " to " + figure.now.shown() + ", ";
    return words;
  }
};

constexpr const char* kLeftOut = "left out, because it differs by a small number";

}  // namespace

TEST_CASE("suppression: what a percentage was before it was restated tells as well") {
  const RowToBuild thirteen = Restated::counted({"13", "13"});
  // 5 of 13 are shown, 1 of 13 is not: not as what stood before either.
  const Restated of_section(thirteen, Restated::share({"46.2%", "38.5%"}), thirteen,
                            Restated::share({"46.2%", "7.7%"}));
  CHECK(Restated::words(of_section.edition.submissions) == "13 13 46.2% c ");
  CHECK(Restated::words(of_section.edition.earlier) == "13 13 46.2% c ");
  CHECK(of_section.changes().empty());
  // Also by the denominator that the register names, and where that was restated: 10% of 10 were 1.
  Register measures = register_of({registered("1.1", "Children in need"), registered("1.2", "Visited")});
  measures.measures[1].definition.denominator = "1.1";
  const Restated registered_one(Restated::counted({"130", "90"}), Restated::share({"46%", "10%"}),
                                Restated::counted({"130", "10"}), Restated::share({"46%", "10%"}), &measures);
  CHECK(Restated::words(registered_one.edition.submissions) == "130 90 46% c ");
}

TEST_CASE("suppression: a scorecard's percentage was another one than its page's, whose denominator stands beside it") {
  const auto built = [](const char* share) {
    SubmissionBuilder builder("2016-06");
    builder.scorecard({"Jun-16"}, {{.ref = "1.2", .title = "Visited", .unit = Unit::per_cent, .months = {share}}});
    builder.page("Visits", {"Jun-16"},
                 {{.ref = "1.2",
                   .title = "Visited",
                   .unit = Unit::per_cent,
                   .months = {"38.5%"},
                   .numerators = {5},
                   .denominators = {13}}});
    return std::vector<Submission>{builder.submission()};
  };
  const auto shown = [&](const char* share) {
    const std::vector<Submission> now = built("38.5%"), earlier = built(share);
    const std::vector<Rating> ratings = rate(now, nullptr, Period::month(2016, 6), earlier);
    CheckInput input{now, ratings, nullptr, Period::month(2016, 6)};
    input.earlier = &earlier;
    const PublicEdition edition = for_public(input, check(input));
    std::string words = Restated::words(edition.submissions);
    for (const RestatedFigure& figure : edition.comparisons.front().restated) words += "was " + figure.before.shown();
    return words;
  };
  CHECK(shown("7.7%") == "c c ");
  CHECK(shown("46.2%") == std::string("38.5% 38.5% was ") + kLeftOut);  // 6 of 13: one more than now
  CHECK(shown("0.0%") == "38.5% 38.5% was 0.0%");
  CHECK(shown("76.9%") == "c c ");  // 10 of 13, all but 3
}

TEST_CASE("suppression: a figure that the workbook leaves out itself is not shown as it was before") {
  const RowToBuild share = Restated::share({"0.0%", "0.0%"});
  const Restated typed(Restated::counted({"c", "50"}), share, Restated::counted({"30", "50"}), share);
  CHECK(Restated::words(typed.edition.submissions) == "c 50 0.0% 0.0% ");
  CHECK(Restated::words(typed.edition.earlier) == "c 50 0.0% 0.0% ");
  CHECK(typed.changes().empty());
}

TEST_CASE("suppression: a percentage that was restated by a small number of its denominator is not said from what") {
  const RowToBuild children = Restated::counted({"26", "26"});
  const auto changes = [&](const char* before) {
    return Restated(children, Restated::share({"46.2%", "38.5%"}), children, Restated::share({"46.2%", before}))
        .changes();
  };
  CHECK(changes("34.6%") == std::string(kLeftOut) + " to 38.5%, ");  // 9 and 10 of 26
  CHECK(changes("53.8%") == std::string(kLeftOut) + " to 38.5%, ");  // 14
  CHECK(changes("57.7%") == "57.7% to 38.5%, ");                     // 15
}

TEST_CASE("suppression: a percentage or rate whose numerator was restated by a small number does not tell it") {
  Register measures = register_of({registered("1.1", "Visited"), registered("1.2", "Rate")});
  measures.measures[1].definition.numerator = "1.1";
  for (const Unit unit : {Unit::per_cent, Unit::per_10000}) {
    RowToBuild now = Restated::share({"31.0", "31.5"}), before = Restated::share({"31.0", "31.2"});
    now.unit = before.unit = unit;
    const std::string changes =
        Restated(Restated::counted({"118", "120"}), now, Restated::counted({"118", "119"}), before, &measures)
            .changes();
    CHECK(changes.find("119") == std::string::npos);
    CHECK(changes.find("31.2") == std::string::npos);
  }
}

}  // namespace scorebook
