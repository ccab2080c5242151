#include "cli/job.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/inputs.hpp"
#include "cli/memory.hpp"
#include "cli/nearest.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

constexpr std::size_t kMostSuggested = 5;

// One workbook, or all those of a folder: csv files that are named as the register's sheets.
Result<Register> read_definitions_from(const std::string& path) {
  std::error_code trouble;
  if (!std::filesystem::is_directory(path, trouble)) {
    const auto workbook = read_workbook_file(path);
    if (!workbook) return workbook.error().within("while reading the measure register");
    return read_register(workbook.value());
  }
  const auto files = workbooks_of_folder(path, "");
  if (!files) return files.error().within("while reading the measure register");
  std::vector<Workbook> workbooks;
  for (const std::string& file : files.value()) {
    auto workbook = read_workbook_file(file);
    if (!workbook) return workbook.error().within("while reading the measure register");
    workbooks.push_back(std::move(workbook).value());
  }
  return read_register(workbooks, path);
}

std::optional<Register> read_definitions(const std::string& path, bool quiet, Console& console) {
  auto definitions = read_definitions_from(path);
  if (definitions) {
    for (const std::string& part : definitions.value().without_effect)
      if (!quiet) console.say(path + ": read, but without effect so far: " + part);
    return std::move(definitions).value();
  }
  console.say(definitions.error().text());
  return std::nullopt;
}

// Where definitions change with time, those of the reporting period are needed before tables are located for good.
void hold_in_force(Job& job, const Inputs& inputs, const Request& request, Console& console) {
  if (!job.measure_register || !job.measure_register->dated()) return;
  std::vector<Submission> submissions;
  for (const std::shared_ptr<const Workbook>& workbook : inputs.workbooks) {
    static_cast<void>(within_memory(workbook->path, "find its tables", console,
                                    [&] { submissions.push_back(locate(workbook, job.definitions())); }));
  }
  const auto period = reporting_period(submissions, request.period);
  if (!period) return;
  job.measure_register = in_force(*job.measure_register, period.value());
  const bool others = std::any_of(submissions.begin(), submissions.end(), [&](const Submission& submission) {
    return submission.period && *submission.period != period.value();
  });
  if (others && request.period.empty())
    console.say("the register's definitions for " + period.value().words() +
                " are used for every workbook, also for those of other periods; run them apart to have each its own");
}

bool has_table(const Submission& submission) {
  return !submission.scorecards.empty() || !submission.pages.empty() || !submission.plans.empty() ||
         !submission.observations.empty();
}

Error no_table(const Submission& submission) {
  std::set<std::string> reasons;
  for (const NotUnderstood& part : submission.not_understood) {
    const std::string sheet = part.place.sheet_name();
    reasons.insert(sheet.empty() ? part.why : sheet + ": " + part.why);
  }
  std::string what = "no table of measures was found in the workbook";
  std::size_t said = 0;
  for (const std::string& reason : reasons) {
    if (++said > kMostSuggested) break;
    what += "; " + reason;
  }
  if (reasons.size() > kMostSuggested) what += "; and " + counted(reasons.size() - kMostSuggested, "more sheet");
  return {ErrorCode::no_table, submission.workbook->path, what,
          "'scorebook inspect' shows what was seen. Is it the right workbook?"};
}

struct KnownMeasure {
  std::string name;
  std::string title;
};

std::vector<KnownMeasure> known_measures(const Job& job) {
  std::vector<KnownMeasure> known;
  std::set<std::string> seen;
  const auto add = [&](const std::string& name, const std::string& title) {
    if (!name.empty() && seen.insert(name + "\n" + title).second) known.push_back({name, title});
  };
  for (const Submission& submission : job.submissions) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) add(row.definition.name, row.definition.title);
    }
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) add(row.definition.name, row.definition.title);
    }
    for (const Observation& observation : submission.observations) add(observation.measure, observation.title);
  }
  if (job.measure_register) {
    for (const RegisterMeasure& measure : job.measure_register->measures)
      add(measure.definition.name, measure.definition.title);
  }
  return known;
}

Error unknown_measure(const std::string& asked, const std::vector<KnownMeasure>& known) {
  std::vector<std::string> names;
  for (const KnownMeasure& measure : known) {
    if (std::find(names.begin(), names.end(), measure.name) == names.end()) names.push_back(measure.name);
  }
  std::vector<std::string> near = nearest(asked, names, kMostSuggested);
  if (near.empty()) {
    // No number like it: perhaps words of a title.
    for (const KnownMeasure& measure : known) {
      if (folded(measure.title).find(folded(asked)) == std::string::npos) continue;
      if (std::find(near.begin(), near.end(), measure.name) == near.end()) near.push_back(measure.name);
      if (near.size() == kMostSuggested) break;
    }
  }
  std::string fix = "'scorebook rate' and 'scorebook inspect' list the measures there are.";
  if (!near.empty()) {
    fix = did_you_mean(near);
    fix.front() = 'D';
  }
  return {ErrorCode::measure_unknown, "--measure", "there is no measure \"" + asked + "\" in what was read", fix};
}

}  // namespace

namespace {

// Finds the tables of all workbooks; those that cannot be worked on are said and left.
void locate_inputs(Job& job, Inputs inputs, const Register* definitions, WithoutTable without_table,
                   const Request& request, Console& console) {
  job.some_unread = inputs.some_unread;
  for (std::shared_ptr<const Workbook>& workbook : inputs.workbooks) {
    Submission submission;
    const std::string path = workbook->path;
    if (without_table == WithoutTable::refuse && is_own_register(*workbook)) {
      console.say(path + ": not read, because it is a measure register, not a submission; give it with -m");
      job.some_unread = true;
      continue;
    }
    if (!within_memory(path, "find its tables", console,
                       [&] { submission = locate(std::move(workbook), definitions); })) {
      job.some_unread = true;
      continue;
    }
    if (without_table == WithoutTable::refuse && !has_table(submission)) {
      console.say(no_table(submission).text());
      job.some_unread = true;
      continue;
    }
    if (without_table == WithoutTable::refuse && !request.quiet && !submission.not_understood.empty()) {
      console.say(path + ": " + counted(submission.not_understood.size(), "place") +
                  " could not be read; 'scorebook inspect' lists each with the reason");
    }
    job.submissions.push_back(std::move(submission));
  }
}

}  // namespace

std::optional<Job> begin_job(const Request& request, WithoutTable without_table, Console& console) {
  Job job;
  if (!request.register_file.empty()) {
    job.measure_register = read_definitions(request.register_file, request.quiet, console);
    if (!job.measure_register) return std::nullopt;
  }
  Inputs inputs = read_inputs(request, console);
  hold_in_force(job, inputs, request, console);
  locate_inputs(job, std::move(inputs), job.definitions(), without_table, request, console);
  if (job.submissions.empty() && without_table == WithoutTable::refuse) return std::nullopt;
  return job;
}

std::optional<Job> begin_learning(const Request& request, Console& console) {
  Job job;
  Register layouts;
  if (!request.register_file.empty()) {
    job.measure_register = read_definitions(request.register_file, true, console);
    if (!job.measure_register) return std::nullopt;
    layouts.file = job.measure_register->file;
    layouts.sources = job.measure_register->sources;
  }
  locate_inputs(job, read_inputs(request, console), &layouts, WithoutTable::refuse, request, console);
  if (job.submissions.empty()) return std::nullopt;
  return job;
}

std::optional<Period> settle_period(const Job& job, const Request& request, Console& console) {
  auto period = reporting_period(job.submissions, request.period);
  if (period) return period.value();
  console.say(period.error().text());
  const auto latest = request.period.empty() ? std::move(period) : reporting_period(job.submissions, "");
  if (latest) console.say("the latest reporting period of these workbooks is --period " + latest.value().id());
  return std::nullopt;
}

void say_idle_overrides(const Job& job, const std::vector<Rating>& ratings, const Period& period, Console& console) {
  if (!job.measure_register || job.measure_register->overrides.empty()) return;
  std::set<std::string> applied;
  for (const Rating& rating : ratings) {
    for (const AppliedOverride& each : rating.overrides) applied.insert(to_string(each.place));
  }
  for (const Override& each : job.measure_register->overrides) {
    if (each.period.last() != period.last() || applied.count(to_string(each.place)) != 0) continue;
    console.say(job.measure_register->file + ": the override of " + each.ref + " in " + to_string(each.place) +
                " changed nothing: the measure has no rating of its own for " + each.period.words() +
                ", or is rated so already");
  }
}

bool MeasureChoice::takes(const std::string& measure) const {
  return names.empty() || std::find(names.begin(), names.end(), measure) != names.end();
}

std::optional<MeasureChoice> choose_measures(const Job& job, const Request& request, Console& console) {
  MeasureChoice choice;
  if (request.measures.empty()) return choice;
  const std::vector<KnownMeasure> known = known_measures(job);
  for (const std::string& asked : request.measures) {
    const std::string ref = canonical_ref(asked);
    bool found = false;
    for (const KnownMeasure& measure : known) {
      if (measure.name != ref && folded(measure.name) != folded(asked) && folded(measure.title) != folded(asked))
        continue;
      choice.names.push_back(measure.name);
      found = true;
    }
    if (!found) {
      console.say(unknown_measure(asked, known).text());
      return std::nullopt;
    }
  }
  return choice;
}

}  // namespace scorebook::cli
