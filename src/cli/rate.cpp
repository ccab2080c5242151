#include <algorithm>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

ExitStatus run_rate(const Request& request, Console& console) {
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period);
  ratings.erase(std::remove_if(ratings.begin(), ratings.end(),
                               [&choice](const Rating& rating) { return !choice->takes(rating.measure.name); }),
                ratings.end());
  std::string text;
  switch (request.format) {
    case Format::json:
      text = rate_json(job->submissions, ratings, *period);
      break;
    case Format::csv:
      text = rate_csv(ratings);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text = rate_text(job->submissions, ratings, *period, request.working, text_style(request, console));
      break;
  }
  std::size_t plan_measures = 0;
  for (const Submission& submission : job->submissions) {
    for (const PlanTable& plan : submission.plans) plan_measures += plan.rows.size();
  }
  // The text and the JSON say it themselves.
  if (plan_measures > 0 && request.format == Format::csv && !request.quiet)
    console.say(counted(plan_measures, "measure") + " of plan tables not rated: ratings are of scorecards only");
  const std::string about = counted(ratings.size(), "measure") + " for " + period->words();
  const bool delivered = deliver(text, about, request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
