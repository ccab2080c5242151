#include "scorebook/plan_counts.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/table_for_test.hpp"

namespace scorebook {
namespace {

using Statuses = std::vector<PlanStatus>;

std::size_t number_in(const TestRow& row) { return std::stoul(row.at("count")); }

// The published headline figures by name, as printed.
std::map<std::string, TestRow> headlines() {
  std::map<std::string, TestRow> found;
  for (const TestRow& row : table_for_test("council-plan-2017-q2-summary.csv")) {
    if (row.at("scope") == "headline") found[row.at("status")] = row;
  }
  return found;
}

std::size_t headline(const std::string& name) { return number_in(headlines().at(name)); }

std::size_t& left_of(std::map<std::string, std::size_t>& left, const std::string& name) {
  return left.emplace(name, headline(name)).first->second;
}

bool take(std::map<std::string, std::size_t>& left, const std::string& name) {
  std::size_t& number = left_of(left, name);
  if (number == 0) return false;
  --number;
  return true;
}

std::string priority_headline(PlanStatus status) {
  if (status == PlanStatus::met) return "priority measures met";
  if (status == PlanStatus::not_met) return "priority measures missed";
  if (status == PlanStatus::not_available) return "priority measures not available";
  return "";
}

// A list of measures that has the published counts: a status for each measure of a priority, and spread over them the
// frequencies, the directions and the marks of priority measures. The shares are not looked at.
std::vector<PlanEntry> published_plan() {
  constexpr std::size_t kCompared = 59;
  const std::vector<std::pair<std::string, Frequency>> frequencies = {{"monthly", Frequency::monthly},
                                                                      {"quarterly", Frequency::quarterly},
                                                                      {"termly", Frequency::termly},
                                                                      {"6 monthly", Frequency::six_monthly},
                                                                      {"annual", Frequency::annual}};
  std::vector<PlanEntry> entries;
  std::map<std::string, std::size_t> left;
  for (const TestRow& row : table_for_test("council-plan-2017-q2-summary.csv")) {
    if (row.at("scope") == "headline") continue;
    const auto status = static_cast<PlanStatus>(std::stoi(row.at("status")));
    for (std::size_t i = 0; i < number_in(row); ++i) {
      PlanEntry entry;
      entry.ref = std::to_string(entries.size() + 1);
      entry.priority = row.at("scope");
      entry.status = status;
      for (const auto& [name, frequency] : frequencies) {
        if (entry.frequency == Frequency::not_stated && take(left, name)) entry.frequency = frequency;
      }
      if (take(left, "improved")) {
        entry.direction = PlanDirection::improved;
      } else if (entries.size() < kCompared) {
        entry.direction = entries.size() % 2 == 0 ? PlanDirection::stable : PlanDirection::got_worse;
      }
      if (const std::string name = priority_headline(status); !name.empty()) entry.priority_measure = take(left, name);
      entries.push_back(entry);
    }
  }
  // The other priority measures are among those with another status.
  std::size_t marked = headline("priority measures met") + headline("priority measures missed") +
                       headline("priority measures not available");
  for (PlanEntry& entry : entries) {
    if (!priority_headline(entry.status).empty() || marked == headline("priority measures")) continue;
    entry.priority_measure = true;
    ++marked;
  }
  return entries;
}

std::vector<PlanEntry> entries_of(const std::string& priority, const Statuses& statuses) {
  std::vector<PlanEntry> entries;
  for (const PlanStatus status : statuses) {
    PlanEntry entry;
    entry.priority = priority;
    entry.status = status;
    entries.push_back(entry);
  }
  return entries;
}

Statuses repeated(std::size_t met, std::size_t satisfactory, std::size_t missed) {
  Statuses statuses(met, PlanStatus::met);
  statuses.insert(statuses.end(), satisfactory, PlanStatus::satisfactory);
  statuses.insert(statuses.end(), missed, PlanStatus::not_met);
  return statuses;
}

const ShareRounding kTotal100 = {SharePlaces::whole, SharePlaces::one, true};

TEST_CASE("plan counts: the published table of statuses by priority, count by count and share by share") {
  const PlanCounts counts = count_plan(published_plan(), kTotal100);
  REQUIRE(counts.priorities.size() == 5);
  std::size_t compared = 0;
  for (const TestRow& row : table_for_test("council-plan-2017-q2-summary.csv")) {
    if (row.at("scope") == "headline") continue;
    CAPTURE(row.at("scope"));
    CAPTURE(row.at("status"));
    const auto status = static_cast<PlanStatus>(std::stoi(row.at("status")));
    const PriorityCounts& of_priority = counts.priorities.at(static_cast<std::size_t>(row.at("scope").back() - '1'));
    CHECK(of_priority.priority == row.at("scope"));
    CHECK(of_priority.statuses.of(status) == number_in(row));
    const std::map<PlanStatus, Share> shares = {{PlanStatus::met, of_priority.statuses.met},
                                                {PlanStatus::satisfactory, of_priority.statuses.satisfactory},
                                                {PlanStatus::not_met, of_priority.statuses.missed}};
    CHECK((shares.count(status) == 0 ? "" : shares.at(status).words()) == row.at("percent"));
    ++compared;
  }
  CHECK(compared == 25);
}

TEST_CASE("plan counts: the published headline figures, every one") {
  const PlanCounts counts = count_plan(published_plan(), kTotal100);
  const StatusCounts& priority = counts.priority_measures;
  const std::map<std::string, std::pair<std::size_t, std::string>> worked_out = {
      {"measures", {counts.statuses.measures, ""}},
      {"monthly", {counts.of(Frequency::monthly), ""}},
      {"quarterly", {counts.of(Frequency::quarterly), ""}},
      {"termly", {counts.of(Frequency::termly), ""}},
      {"6 monthly", {counts.of(Frequency::six_monthly), ""}},
      {"annual", {counts.of(Frequency::annual), ""}},
      {"met", {counts.met.count, counts.met.words()}},
      {"improved", {counts.directions.improved.count, counts.directions.improved.words()}},
      {"priority measures", {priority.measures, ""}},
      {"priority measures met", {priority.of(PlanStatus::met), ""}},
      {"missed", {counts.missed.count, counts.missed.words()}},
      {"priority measures missed", {priority.of(PlanStatus::not_met), ""}},
      {"priority measures not available", {priority.of(PlanStatus::not_available), ""}}};
  for (const auto& [name, figure] : worked_out) {
    CAPTURE(name);
    CHECK(figure.first == headline(name));
    CHECK(figure.second == headlines().at(name).at("percent"));
  }
  CHECK(counts.statuses.rated() == 51);
  CHECK(counts.directions.improved.of == 59);
  CHECK(counts.best_priorities == std::vector<std::string>{"Priority " + headlines().at("best priority").at("count")});
  CHECK(worked_out.size() + 1 == headlines().size());
}

TEST_CASE("plan counts: without the option every share is its own rounded value") {
  const PlanCounts counts = count_plan(published_plan());
  CHECK(counts.priorities[1].statuses.satisfactory.words() == "11%");
  CHECK(counts.priorities[2].statuses.satisfactory.words() == "27%");
  CHECK_FALSE(counts.priorities[1].statuses.satisfactory.adjusted);
  const PlanCounts total_100 = count_plan(published_plan(), kTotal100);
  CHECK(total_100.priorities[1].statuses.satisfactory.adjusted);
  CHECK_FALSE(total_100.priorities[0].statuses.satisfactory.adjusted);  // 13, 27 and 60 add up by themselves
}

TEST_CASE("plan counts: a status 2 without measures keeps its 0% whatever the rounding leaves") {
  const PlanCounts counts = count_plan(entries_of("A", repeated(1, 0, 7)), kTotal100);  // 12.5% and 87.5%
  CHECK(counts.statuses.met.words() == "13%");
  CHECK(counts.statuses.satisfactory.words() == "0%");
  CHECK(counts.statuses.missed.words() == "88%");
  CHECK_FALSE(counts.statuses.satisfactory.adjusted);
}

TEST_CASE("plan counts: shares round half up, and only the half does") {
  CHECK(share_of(1, 8, SharePlaces::whole).words() == "13%");
  CHECK(share_of(1, 3, SharePlaces::whole).words() == "33%");
  CHECK(share_of(1, 2000, SharePlaces::one).words() == "0.1%");
  CHECK(share_of(1, 2001, SharePlaces::one).words() == "0.0%");
  CHECK(share_of(2, 3, SharePlaces::one).words() == "66.7%");
  CHECK(share_of(3, 3, SharePlaces::one).words() == "100.0%");
  CHECK(share_of(0, 0, SharePlaces::one).words() == "");
  const std::size_t most = static_cast<std::size_t>(-1);
  CHECK(share_of(most / 2, most, SharePlaces::one).words() == "50.0%");
}

TEST_CASE("plan counts: statuses that are not settled are in no denominator and told apart") {
  std::vector<PlanEntry> entries = entries_of("A", repeated(1, 0, 1));
  for (const PlanEntry& entry : entries_of("A", {PlanStatus::not_settled, PlanStatus::not_settled,
                                                 PlanStatus::not_applicable, PlanStatus::not_available}))
    entries.push_back(entry);
  const PlanCounts counts = count_plan(entries);
  CHECK(counts.statuses.measures == 6);
  CHECK(counts.statuses.rated() == 2);
  CHECK(counts.statuses.of(PlanStatus::not_settled) == 2);
  CHECK(counts.met.words() == "50.0%");
  const std::vector<std::string> words = plan_counts_words(counts);
  CHECK(words.back() == "2 measures could not be set against their target, and are in none of these shares.");
}

TEST_CASE("plan counts: priorities with equal shares met are named together, also where the numbers differ") {
  std::vector<PlanEntry> entries = entries_of("Priority 10", repeated(2, 0, 2));
  for (const PlanEntry& entry : entries_of("Priority 2", repeated(1, 1, 0))) entries.push_back(entry);
  for (const PlanEntry& entry : entries_of("priority  2", repeated(0, 0, 0))) entries.push_back(entry);
  for (const PlanEntry& entry : entries_of("Priority 3", {PlanStatus::not_available})) entries.push_back(entry);
  for (const PlanEntry& entry : entries_of("", repeated(5, 0, 0))) entries.push_back(entry);
  const PlanCounts counts = count_plan(entries);
  CHECK(counts.best_priorities == std::vector<std::string>{"Priority 2", "Priority 10"});
  CHECK(plan_counts_words(counts)[4] ==
        "Priority 2 and Priority 10 have the highest share of targets met: 50.0% each.");
  CHECK(counts.priorities.back().priority.empty());
}

TEST_CASE("plan counts: no priority is best where none has a denominator") {
  const PlanCounts counts = count_plan(entries_of("A", {PlanStatus::not_available}));
  CHECK(counts.best_priorities.empty());
  CHECK_FALSE(counts.met.per_cent);
  CHECK(plan_counts_words(counts) ==
        std::vector<std::string>{"1 measure is in the plan: 1 without a stated frequency.",
                                 "No measure has both data and a target, so there is no share that met or missed it.",
                                 "No measure can be compared with an earlier figure."});
}

TEST_CASE("plan counts: the sentences of the published summary") {
  const std::vector<std::string> words = plan_counts_words(count_plan(published_plan(), kTotal100));
  REQUIRE(words.size() == 6);
  CHECK(words[0] == "72 measures are in the plan: 27 monthly, 28 quarterly, 2 termly, 4 six-monthly and 11 annual.");
  CHECK(words[1] ==
        "17 measures (33.3%) met or exceeded their target, out of 51 where data is available and a target "
        "has been set.");
  CHECK(words[2] ==
        "23 measures (45.1%) did not hit their target, out of 51 where data is available and a target has "
        "been set.");
  CHECK(words[3] == "33 measures (55.9%) improved, out of 59 with a direction of travel: 13 stable and 13 got worse.");
  CHECK(words[4] == "Priority 5 has the highest share of targets met: 55.6%, 5 of 9 measures.");
  CHECK(words[5].find("25 measures are priority measures: 6 met or exceeded their target, ") == 0);
}

TEST_CASE("plan counts: nouns agree with numbers") {
  std::vector<PlanEntry> entries = entries_of("A", {PlanStatus::met, PlanStatus::not_settled});
  entries[0].priority_measure = true;
  entries[0].frequency = Frequency::annual;
  entries[0].direction = PlanDirection::improved;
  entries[1].due = false;
  const std::vector<std::string> words = plan_counts_words(count_plan(entries));
  CHECK(words[1] ==
        "1 measure (100.0%) met or exceeded its target, out of 1 where data is available and a target has "
        "been set.");
  CHECK(words[2].find("0 measures (0.0%) did not hit their target") == 0);
  CHECK(words[4] == "A has the highest share of targets met: 100.0%, 1 of 1 measure.");
  CHECK(words[5] == "1 measure is a priority measure: 1 met or exceeded its target.");
  CHECK(words[6] == "1 measure was not due.");
  CHECK(words[7] == "1 measure could not be set against its target, and is in none of these shares.");
  CHECK(plan_share_words(share_of(1, 9, SharePlaces::whole), "quarter") ==
        "1 measure (11% of those measured this quarter)");
  CHECK(plan_share_words(share_of(0, 0, SharePlaces::whole), "quarter") == "0 measures");
}

TEST_CASE("plan counts: entries are the ratings of a plan, with what was rated") {
  const PlanRow row;
  std::vector<Rating> ratings(3);
  ratings[0].measure.ref = "1.A1";
  ratings[0].plan = &row;
  ratings[0].measure.frequency = "Quarterly";
  ratings[0].status = {PlanStatus::not_met, "red"};
  ratings[0].direction.state = DirectionState::worse_off_target;
  ratings[1].measure.ref = "2.8";  // of a scorecard alone
  ratings[2].measure.name = "Complaints";
  ratings[2].measure.priority = "Priority 5";
  ratings[2].measure.priority_measure = true;
  ratings[2].due = false;
  const std::vector<PlanEntry> entries = plan_entries(ratings);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].ref == "1.A1");
  CHECK(entries[0].frequency == Frequency::quarterly);
  CHECK(entries[0].status == PlanStatus::not_met);
  CHECK(entries[0].direction == PlanDirection::got_worse);
  CHECK(entries[1].ref == "Complaints");
  CHECK(entries[1].priority == "Priority 5");
  CHECK(entries[1].priority_measure);
  CHECK_FALSE(entries[1].due);
}

TEST_CASE("plan counts: a number that two measures have is counted twice and said") {
  std::vector<PlanEntry> entries = entries_of("A", repeated(2, 0, 0));
  entries[0].ref = entries[1].ref = "1.A1";
  const PlanCounts counts = count_plan(entries);
  CHECK(counts.statuses.measures == 2);
  CHECK(counts.counted_again == std::vector<std::string>{"1.A1"});
  CHECK(plan_counts_words(counts).back() == "More than one measure has the number 1.A1; each of them is counted.");
}

TEST_CASE("plan counts: the total of 100 is a setting of the register, off unless it says otherwise") {
  Settings settings;
  CHECK_FALSE(share_rounding(settings).total_100);
  CHECK_FALSE(set_setting(settings, "Shares total 100", "yes"));
  CHECK(share_rounding(settings).total_100);
  CHECK(set_setting(settings, "shares total 100", "perhaps") ==
        "\"perhaps\" is nothing that the setting \"shares total 100\" takes: yes or no");
}

}  // namespace
}  // namespace scorebook
