#include "cli/job.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/inputs.hpp"
#include "cli/memory.hpp"
#include "cli/nearest.hpp"
#include "cli/progress.hpp"
#include "scorebook/batch.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

constexpr std::size_t kMostSuggested = 5;

// One workbook, or all those of a folder: csv files that are named as the register's sheets. `files` has what was read.
Result<Register> read_definitions_from(const std::string& path, std::vector<CheckedFile>& files_read) {
  std::error_code trouble;
  if (!std::filesystem::is_directory(path, trouble)) {
    const auto workbook = read_workbook_file(path);
    if (!workbook) return workbook.error().within("while reading the measure register");
    files_read.push_back({workbook.value().name, workbook.value().sha256});
    return read_register(workbook.value());
  }
  const auto files = workbooks_of_folder(path, "");
  if (!files) return files.error().within("while reading the measure register");
  std::vector<Workbook> workbooks;
  for (const std::string& file : files.value()) {
    auto workbook = read_workbook_file(file);
    if (!workbook) return workbook.error().within("while reading the measure register");
    files_read.push_back({workbook.value().name, workbook.value().sha256});
    workbooks.push_back(std::move(workbook).value());
  }
  return read_register(workbooks, path);
}

bool read_definitions(Job& job, const Request& request, bool quiet, Console& console) {
  auto definitions = read_definitions_from(request.register_file, job.register_files);
  if (!definitions) {
    console.say(definitions.error().text());
    return false;
  }
  for (const std::string& part : definitions.value().without_effect)
    if (!quiet) console.say(request.register_file + ": read, but without effect so far: " + part);
  job.measure_register = std::move(definitions).value();
  return true;
}

// Where definitions change with time, those of the reporting period are needed before tables are located for good.
void hold_in_force(Job& job, const Inputs& inputs, const Request& request) {
  if (!job.measure_register || !job.measure_register->dated()) return;
  std::vector<Submission> submissions;
  for (std::unique_ptr<Submission>& submission : locate_all(inputs.workbooks, job.definitions(), request.jobs)) {
    if (submission) submissions.push_back(std::move(*submission));
  }
  const auto period = reporting_period(submissions, request.period, job.period_of);
  if (!period) return;
  job.whole_register = std::move(job.measure_register);
  job.measure_register = in_force(*job.whole_register, period.value());
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
std::vector<Submission> located(const Inputs& inputs, const Register* definitions, WithoutTable without_table,
                                const Request& request, bool& some_unread, Console& console) {
  some_unread = some_unread || inputs.some_unread;
  std::vector<std::shared_ptr<const Workbook>> workbooks;
  for (const std::shared_ptr<const Workbook>& workbook : inputs.workbooks) {
    if (without_table == WithoutTable::refuse && is_own_register(*workbook)) {
      console.say(workbook->path + ": not read, because it is a measure register, not a submission; give it with -m");
      some_unread = true;
      continue;
    }
    workbooks.push_back(workbook);
  }
  Progress progress(request, console, "finding the tables of", workbooks.size());
  std::vector<std::unique_ptr<Submission>> found =
      locate_all(workbooks, definitions, request.jobs, [&progress](std::size_t done) { progress.show(done); });
  progress.clear();
  std::vector<Submission> submissions;
  for (std::size_t index = 0; index < found.size(); ++index) {
    const std::string& path = workbooks[index]->path;
    if (!found[index]) {
      static_cast<void>(within_memory(path, "find its tables", console, [] { throw std::bad_alloc(); }));
      some_unread = true;
      continue;
    }
    Submission& submission = *found[index];
    if (without_table == WithoutTable::refuse && !has_table(submission)) {
      console.say(no_table(submission).text());
      some_unread = true;
      continue;
    }
    if (without_table == WithoutTable::refuse && !request.quiet && !submission.not_understood.empty()) {
      console.say(path + ": " + counted(submission.not_understood.size(), "place") +
                  " could not be read; 'scorebook inspect' lists each with the reason");
    }
    submissions.push_back(std::move(submission));
  }
  return submissions;
}

// Where definitions change with time: the tables of those workbooks of another period than `known` with the definitions
// of their own.
void define_anew(const Job& job, std::vector<Submission>& submissions, const std::optional<Period>& known) {
  if (!job.whole_register) return;
  for (Submission& submission : submissions) {
    if (!submission.period || submission.period == known) continue;
    const Register then = in_force(*job.whole_register, *submission.period);
    submission = locate(submission.workbook, &then);
  }
}

// Two copies of one workbook are one submission.
bool is_among(const Workbook& workbook, const std::vector<Submission>& submissions) {
  return std::any_of(submissions.begin(), submissions.end(), [&workbook](const Submission& submission) {
    return submission.workbook->sha256 == workbook.sha256;
  });
}

}  // namespace

std::optional<Job> begin_job(const Request& request, WithoutTable without_table, Console& console, PeriodOf period_of) {
  Job job;
  job.period_of = period_of;
  if (!request.register_file.empty() && !read_definitions(job, request, request.quiet, console)) return std::nullopt;
  const std::vector<std::string> words(request.words.begin() + static_cast<std::ptrdiff_t>(request.earlier_words),
                                       request.words.end());
  const Inputs inputs = read_inputs(words, request, console);
  hold_in_force(job, inputs, request);
  job.submissions = located(inputs, job.definitions(), without_table, request, job.some_unread, console);
  job.left_out = inputs.left_out;
  if (job.submissions.empty() && without_table == WithoutTable::refuse) return std::nullopt;
  // Asked for one period, all are taken for that one.
  if (request.period.empty()) {
    const auto latest = reporting_period(job.submissions, "", period_of);
    if (latest) define_anew(job, job.submissions, latest.value());
  }
  read_earlier(job, request.against, request, console);
  return job;
}

void read_earlier(Job& job, const std::vector<std::string>& words, const Request& request, Console& console) {
  if (words.empty()) return;
  Inputs inputs = read_inputs(words, request, console);
  const auto known = [&](const std::shared_ptr<const Workbook>& workbook) {
    if (!is_among(*workbook, job.submissions)) return false;
    if (!request.quiet)
      console.say(workbook->path + ": no earlier submission, because it is one of the workbooks themselves");
    return true;
  };
  inputs.workbooks.erase(std::remove_if(inputs.workbooks.begin(), inputs.workbooks.end(), known),
                         inputs.workbooks.end());
  job.earlier = located(inputs, job.definitions(), WithoutTable::refuse, request, job.some_unread, console);
  define_anew(job, job.earlier, std::nullopt);
}

std::optional<Job> begin_learning(const Request& request, Console& console) {
  Job job;
  Register layouts;
  if (!request.register_file.empty()) {
    if (!read_definitions(job, request, true, console)) return std::nullopt;
    layouts.file = job.measure_register->file;
    layouts.sources = job.measure_register->sources;
  }
  job.submissions = located(read_inputs(request.words, request, console), &layouts, WithoutTable::refuse, request,
                            job.some_unread, console);
  if (job.submissions.empty()) return std::nullopt;
  return job;
}

std::optional<Period> settle_period(const Job& job, const Request& request, Console& console) {
  auto period = reporting_period(job.submissions, request.period, job.period_of);
  if (period) return period.value();
  console.say(period.error().text());
  const auto latest = request.period.empty() ? std::move(period) : reporting_period(job.submissions, "", job.period_of);
  if (latest) console.say("the latest reporting period of these workbooks is --period " + latest.value().id());
  return std::nullopt;
}

CheckInput check_input(const Job& job, const std::vector<Rating>& ratings, const Period& period,
                       const Request& request) {
  const Register* definitions = job.whole_register ? &*job.whole_register : job.definitions();
  CheckInput input{job.submissions, ratings, definitions, period, !request.period.empty()};
  input.earlier = &job.earlier;
  input.jobs = request.jobs;
  return input;
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
