#include <algorithm>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

// Tables point at figures by their position, so they go where figures are left out.
void keep_figures_of(const MeasureChoice& choice, Submission& submission) {
  if (choice.names.empty()) return;
  submission.scorecards.clear();
  submission.pages.clear();
  submission.plans.clear();
  auto& figures = submission.observations;
  figures.erase(
      std::remove_if(figures.begin(), figures.end(),
                     [&choice](const Observation& observation) { return !choice.takes(observation.measure); }),
      figures.end());
}

}  // namespace

// All figures of all periods; the period is only stated. Figures are handed on even where no sheet gives a period.
ExitStatus run_convert(const Request& request, Console& console) {
  std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  std::optional<Period> period;
  if (request.period.empty()) {
    if (const auto latest = reporting_period(job->submissions, "")) period = latest.value();
  } else {
    period = settle_period(*job, request, console);
    if (!period) return ExitStatus::not_read_or_written;
  }
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  std::size_t figures = 0;
  for (Submission& submission : job->submissions) {
    keep_figures_of(*choice, submission);
    figures += submission.observations.size();
  }
  std::string text;
  switch (request.format) {
    case Format::json:
      text = convert_json(job->submissions, period);
      break;
    case Format::csv:
      text = convert_csv(job->submissions);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text = convert_text(job->submissions, text_style(request, console));
      break;
  }
  const bool delivered = deliver(text, counted(figures, "figure"), request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
