// The proof that Check finds faults and cries no wolf: a workbook in which nothing is wrong, in which one fault is
// planted at a time. Each must be found by its rule at its cells, and nothing may be reported that has nothing to do
// with it. Prints for each rule how many faults were planted and found and how many false alarms there were, then every
// miss and every false alarm. Fails unless the families arithmetic, structure and consistency find all and report
// nothing else.
//
//   scorebook_planting SAMPLES [COUNT [SEED]]
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <map>
#include <mutex>

#include "ooxml/jobs.hpp"
#include "planting.hpp"
#include "scorebook/rating.hpp"

namespace scorebook::planting {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kPlants = 500;  // each takes ten times as long
#else
constexpr std::size_t kPlants = 1000;
#endif
constexpr std::uint64_t kSeed = 2016;
constexpr int kMostTries = 3000;  // until a place is found that will do for the kind
constexpr std::size_t kMostListed = 60;

template <class T>
T checked(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().text());
    std::exit(2);
  }
  return std::move(result).value();
}

Right read_right(const std::string& folder) {
  Right right;
  right.measure_register = checked(read_register(checked(read_workbook_file(folder + "/right-measures.xlsx"))));
  right.workbook = std::make_shared<const Workbook>(checked(read_workbook_file(folder + "/right-2016-03.xlsx")));
  right.submission = locate(right.workbook, &right.measure_register);
  right.earlier.push_back(
      locate(std::make_shared<const Workbook>(checked(read_workbook_file(folder + "/right-2016-02.xlsx"))),
             &right.measure_register));
  right.in_formulas = cells_in_formulas(*right.workbook);
  return right;
}

// As the program does it: tables located, measures rated, all rules run.
CheckResult checked(const Right& right, std::shared_ptr<const Workbook> workbook, bool with_register,
                    bool public_edition) {
  const Register* measure_register = with_register ? &right.measure_register : nullptr;
  std::vector<Submission> submissions;
  submissions.push_back(locate(std::move(workbook), measure_register));
  const Period period = submissions.front().period.value_or(*right.submission.period);
  const std::vector<Rating> ratings = rate(submissions, measure_register, period, right.earlier);
  CheckInput input{submissions, ratings, measure_register, period};
  input.earlier = &right.earlier;
  input.public_edition = public_edition;
  return check(input);
}

struct Outcome {
  std::size_t kind = 0;
  bool planted = false;
  bool found = false;
  std::string what;
  std::vector<std::string> false_alarms;
  std::vector<std::string> followed;  // rules that reported the planted or the concerned cells
};

std::string in_words(const Finding& finding) {
  return fmt::format("{} at {}: {}", finding.rule, cells_text(finding), finding.message);
}

Outcome outcome_of(const Plant& plant, const Kind& kind, const CheckResult& result) {
  Outcome outcome;
  outcome.planted = true;
  outcome.what = plant.what;
  const std::set<Place> planted(plant.planted.begin(), plant.planted.end());
  for (const Finding& finding : result.findings) {
    const auto at = [&](const std::set<Place>& places) {
      return std::any_of(finding.places.begin(), finding.places.end(),
                         [&](const Place& place) { return places.count(place) != 0; });
    };
    const bool of_rule =
        finding.rule == kind.rule ||
        std::any_of(kind.or_rules.begin(), kind.or_rules.end(), [&](const char* rule) { return finding.rule == rule; });
    const bool there = at(planted);
    if (of_rule && there) outcome.found = true;
    if (there || at(plant.concerned)) {
      outcome.followed.push_back(finding.rule);
    } else if (finding.severity != Severity::note) {
      outcome.false_alarms.push_back(in_words(finding));
    }
  }
  return outcome;
}

Outcome one_plant(const Right& right, const Kind& kind, std::uint64_t seed) {
  Random seeds(seed);
  for (int tried = 0; tried < kMostTries; ++tried) {
    Plant plant(right, seeds.next());
    const bool with_register = kind.needs == Needs::a_register || (kind.needs == Needs::either && seeds.either());
    if (!kind.plant(plant)) continue;
    const auto workbook = std::make_shared<const Workbook>(plant.edit.take());
    Outcome outcome = outcome_of(plant, kind, checked(right, workbook, with_register, plant.public_edition));
    outcome.what =
        fmt::format("{} ({}), {}", kind.name, outcome.what, with_register ? "with the register" : "without one");
    return outcome;
  }
  return {};
}

struct Tally {
  std::size_t planted = 0, found = 0, false_alarms = 0;
};

bool is_strict(const std::string& rule) { return rule[0] == 'A' || rule[0] == 'S' || rule[0] == 'C'; }

// Nothing may be reported of the workbook as it is.
std::size_t alarms_of_the_right_workbook(const Right& right) {
  std::size_t alarms = 0;
  for (const bool with_register : {false, true}) {
    for (const Finding& finding : checked(right, right.workbook, with_register, false).findings) {
      fmt::print("{} in the right workbook, {}: {}\n", severity_name(finding.severity),
                 with_register ? "with the register" : "without one", in_words(finding));
      if (finding.severity != Severity::note) ++alarms;
    }
  }
  return alarms;
}

std::vector<Kind> all_kinds() {
  std::vector<Kind> kinds;
  for (const auto& family :
       {structure_kinds(), values_kinds(), arithmetic_kinds(), consistency_kinds(), other_kinds()}) {
    for (const Kind& kind : family) {
      if (find_rule(kind.rule) != nullptr) {
        kinds.push_back(kind);
      } else {
        fmt::print("not planted, as there is no rule {} yet: {}\n", kind.rule, kind.name);
      }
    }
  }
  return kinds;
}

bool report(const std::vector<Kind>& kinds, const std::vector<Outcome>& outcomes) {
  std::map<std::string, Tally> rules;
  std::vector<std::string> complaints;
  bool well = true;
  for (const Outcome& outcome : outcomes) {
    const Kind& kind = kinds[outcome.kind];
    Tally& tally = rules[kind.rule];
    if (!outcome.planted) {
      complaints.push_back(fmt::format("no place found for {}: {}", kind.rule, kind.name));
      well = false;
      continue;
    }
    ++tally.planted;
    if (outcome.found) {
      ++tally.found;
    } else {
      complaints.push_back(
          fmt::format("missed by {}: {}; reported: {}", kind.rule, outcome.what,
                      outcome.followed.empty() ? "nothing" : fmt::format("{}", fmt::join(outcome.followed, " "))));
    }
    tally.false_alarms += outcome.false_alarms.size();
    for (const std::string& alarm : outcome.false_alarms)
      complaints.push_back(fmt::format("false alarm after {} {}: {}", kind.rule, outcome.what, alarm));
    if (is_strict(kind.rule) && (!outcome.found || !outcome.false_alarms.empty())) well = false;
  }
  fmt::print("{:6}{:>8}{:>8}{:>9}{:>14}\n", "rule", "planted", "found", "recall", "false alarms");
  Tally all;
  for (const auto& [rule, tally] : rules) {
    fmt::print("{:6}{:>8}{:>8}{:>8.1f}%{:>14}\n", rule, tally.planted, tally.found,
               tally.planted == 0 ? 0.0 : 100.0 * static_cast<double>(tally.found) / static_cast<double>(tally.planted),
               tally.false_alarms);
    all.planted += tally.planted;
    all.found += tally.found;
    all.false_alarms += tally.false_alarms;
  }
  fmt::print("{:6}{:>8}{:>8}{:>8.1f}%{:>14}\n", "all", all.planted, all.found,
             all.planted == 0 ? 0.0 : 100.0 * static_cast<double>(all.found) / static_cast<double>(all.planted),
             all.false_alarms);
  for (std::size_t at = 0; at < complaints.size() && at < kMostListed; ++at) fmt::print("{}\n", complaints[at]);
  if (complaints.size() > kMostListed) fmt::print("and {} more\n", complaints.size() - kMostListed);
  return well;
}

int run(const std::string& folder, std::size_t count, std::uint64_t seed, const std::string& only) {
  const Right right = read_right(folder);
  std::vector<Kind> kinds = all_kinds();
  if (!only.empty())
    kinds.erase(std::remove_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return only != kind.rule; }),
                kinds.end());
  if (kinds.empty()) return 2;
  const std::size_t alarms = alarms_of_the_right_workbook(right);
  fmt::print("{} faults of {} kinds, one at a time:\n", count, kinds.size());
  std::vector<Outcome> outcomes(count);
  const auto job = [&](std::size_t index) {
    const std::size_t kind = index % kinds.size();
    outcomes[index] = one_plant(right, kinds[kind], seed * 1'000'003 + index);
    outcomes[index].kind = kind;
    return true;
  };
  if (!run_jobs(count, possible_jobs(), job)) {
    fmt::print(stderr, "a plant failed\n");
    return 2;
  }
  return report(kinds, outcomes) && alarms == 0 ? 0 : 1;
}

}  // namespace
}  // namespace scorebook::planting

int main(int count, char** arguments) {
  using namespace scorebook::planting;
  if (count < 2) {
    fmt::print(stderr, "scorebook_planting SAMPLES [COUNT [SEED [RULE]]]\n");
    return 2;
  }
  try {
    const std::size_t plants = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : kPlants;
    const std::uint64_t seed = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : kSeed;
    return run(arguments[1], plants, seed, count > 4 ? arguments[4] : "");
  } catch (const std::exception& thrown) {
    fmt::print(stderr, "{}\n", thrown.what());
    return 2;
  }
}
