#include "scorebook/report.hpp"

#include <set>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/plan_counts.hpp"
#include "scorebook/plan_outcomes.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

// What the command line lacks, or empty.
std::string missing_option(const Request& request) {
  if (request.layout.empty()) {
    std::string names;
    for (const std::string& name : layout_names()) names += (names.empty() ? "" : ", ") + name;
    return "report needs a layout: -l and the name of one that comes with the program (" + names + ") or of a file";
  }
  if (request.output.empty()) return "report needs the name of the workbook to write: -o appendix.xlsx";
  const std::string ending = ".xlsx";
  if (request.output.size() <= ending.size() ||
      folded(request.output.substr(request.output.size() - ending.size())) != ending)
    return "the report is a workbook: the name after -o must end in .xlsx";
  return "";
}

std::string refusal(const CheckResult& checked) {
  return "the final report is refused: " + counted(checked.errors, "error") + (checked.errors == 1 ? " is" : " are") +
         " open. Mend or waive what 'scorebook check' lists, or write it all the same "
         "with --force; its cover then says so";
}

// The ratings that the layout has places for, and how many are left out of each kind.
struct LeftOut {
  std::size_t of_plans = 0, of_scorecards = 0;
};

LeftOut take_those_of(const std::vector<Rating>& ratings, const LayoutPlaces& places, std::vector<Rating>& kept) {
  std::set<const Rating*> of_plan;
  for (const Rating* rating : plan_ratings(ratings)) of_plan.insert(rating);
  LeftOut left_out;
  for (const Rating& rating : ratings) {
    // A measure of a scorecard that serves an outcome of the plan belongs to both.
    const bool in_plan = of_plan.count(&rating) != 0, in_scorecard = rating.plan == nullptr;
    if ((places.plans && in_plan) || (places.scorecards && in_scorecard)) {
      kept.push_back(rating);
    } else if (in_scorecard) {
      ++left_out.of_scorecards;
    } else {
      ++left_out.of_plans;
    }
  }
  return left_out;
}

// Names the rows of the register's sheet Outcomes that are printed nowhere.
void say_idle_outcomes(const Job& job, const std::vector<Rating>& ratings, const Period& period, Console& console) {
  if (job.definitions() == nullptr) return;
  const Register& known = *job.definitions();
  for (const PlanOutcome* row : rows_without_outcome(plan_priorities(ratings, &known, period), known, period))
    console.say(known.file + ": what " + to_string(row->place) + " says of the outcome " + row->outcome + " of " +
                row->priority + " is not printed: the plan has no measure of that outcome");
}

// Where the workbooks settled the period: those that report on a time that ends otherwise.
void say_other_periods(const Job& job, const Period& period, Console& console) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> others;
  for (const Submission& submission : job.submissions) {
    if (submission.period && submission.period->last() != period.last())
      others.push_back(submission.workbook->name + " reports on " + submission.period->words());
  }
  if (others.empty()) return;
  std::string words = "the report is for " + period.words() + ", but ";
  for (std::size_t at = 0; at < others.size() && at < kMostNamed; ++at) words += (at == 0 ? "" : ", ") + others[at];
  if (others.size() > kMostNamed) words += " and " + counted(others.size() - kMostNamed, "more workbook") + " differ";
  console.say(words + "; -p says another period");
}

std::string nothing_to_report(const LayoutPlaces& places) {
  const std::string otherwise = "'scorebook inspect' says what each sheet was read as, and what was looked for";
  if (!places.plans)
    return "no report is written: no scorecard was read, so there is no measure to report on; this layout has no place "
           "for the measures of plan tables, which 'scorebook rate' rates. " +
           otherwise;
  return "no report is written: no table of a plan was read, so there is no measure to report on; this layout has no "
         "place for the measures of scorecards. " +
         otherwise;
}

// Writes it, for the public without what may tell who is meant.
Result<void> write_edition(const ReportInput& input, const Job& job, const CheckInput& as_checked,
                           const LayoutSource& layout, const LayoutPlaces& places, const std::string& path) {
  if (input.edition != Edition::for_public) {
    const std::vector<Comparison> comparisons = compare(as_checked);
    ReportInput whole = input;
    whole.comparisons = &comparisons;
    return write_report(whole, layout, path);
  }
  CheckInput to_publish{job.submissions, input.ratings, job.definitions(), input.period, as_checked.period_asked};
  to_publish.earlier = &job.earlier;
  PublicEdition published = for_public(to_publish, input.checked);
  std::vector<Rating> shown;
  (void)take_those_of(published.ratings, places, shown);
  const ReportInput whole{published.submissions,
                          shown,
                          published.checked,
                          input.period,
                          input.edition,
                          input.status,
                          input.forced,
                          input.created_on,
                          published.measure_register.get(),
                          &published.earlier,
                          &published.comparisons,
                          &published,
                          input.register_files};
  return write_report(whole, layout, path);
}

}  // namespace

ExitStatus run_report(const Request& request, Console& console) {
  if (const std::string problem = missing_option(request); !problem.empty()) {
    console.say(problem);
    return ExitStatus::wrong_usage;
  }
  const auto layout = find_layout(request.layout);
  if (!layout) {
    console.say(layout.error().text());
    return ExitStatus::not_read_or_written;
  }
  const auto places = layout_places(layout.value());
  if (!places) {
    console.say(places.error().text());
    return ExitStatus::not_read_or_written;
  }
  const std::optional<Job> job =
      begin_job(request, WithoutTable::refuse, console, {places.value().scorecards, places.value().plans});
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  if (!request.quiet && request.period.empty()) say_other_periods(*job, *period, console);
  const std::vector<Rating> all = rate(job->submissions, job->definitions(), *period, job->earlier);
  if (!request.quiet) say_idle_overrides(*job, all, *period, console);
  std::vector<Rating> ratings;
  const LeftOut left_out = take_those_of(all, places.value(), ratings);
  if (ratings.empty()) {
    console.say(nothing_to_report(places.value()));
    return ExitStatus::not_read_or_written;
  }
  if (places.value().plans && !request.quiet) say_idle_outcomes(*job, ratings, *period, console);
  // What has no place in the report is checked with it: an error in a workbook is one.
  CheckInput to_check = check_input(*job, all, *period, request);
  to_check.public_edition = request.edition == Edition::for_public;
  const CheckResult checked = check(to_check);
  const bool final_with_errors = request.status == ReportStatus::final && checked.errors > 0;
  if (final_with_errors && !request.force) {
    console.say(refusal(checked));
    return job->status(ExitStatus::errors_open);
  }
  ReportInput input{job->submissions,   ratings,        checked,           *period,
                    request.edition,    request.status, final_with_errors, request.created_on,
                    job->definitions(), &job->earlier};
  input.register_files = job->register_files;
  if (const auto written = write_edition(input, *job, to_check, layout.value(), places.value(), request.output);
      !written) {
    console.say(written.error().text());
    return ExitStatus::not_read_or_written;
  }
  if (left_out.of_plans > 0 && !request.quiet)
    console.say(counted(left_out.of_plans, "measure") + " of plan tables left out: this layout has no place for them");
  if (left_out.of_scorecards > 0 && !request.quiet)
    console.say(counted(left_out.of_scorecards, "measure") +
                " of scorecards left out: this layout has no place for them");
  if (!request.quiet) {
    console.say("wrote " + request.output + ": " + counted(ratings.size(), "measure") + " for " + period->words() +
                "; " + counted(checked.errors, "error") + " and " + counted(checked.queries, "query", "queries") +
                " found on the way" + (checked.errors + checked.queries > 0 ? " ('scorebook check' lists them)" : ""));
  }
  return job->status(ExitStatus::done);
}

}  // namespace scorebook::cli
