#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/text.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

ExitStatus run_rate(const Request& request, Console& console) {
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  const std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  if (!request.quiet) say_idle_overrides(*job, ratings, *period, console);
  const std::vector<Rating> shown = ratings_of(ratings, choice->names);
  std::string text;
  switch (request.format) {
    case Format::json:
      text = rate_json(job->submissions, ratings, *period, choice->names);
      break;
    case Format::csv:
      text = rate_csv(shown);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text =
          rate_text(job->submissions, ratings, *period, request.working, text_style(request, console), choice->names);
      break;
  }
  // The text and the JSON say it themselves.
  if (request.format == Format::csv && !request.quiet) {
    const std::string unrated = not_rated_words(job->submissions, ratings, choice->names);
    if (!unrated.empty()) console.say(unrated);
  }
  const std::string about = counted(shown.size(), "measure") + " for " + period->words();
  const bool delivered = deliver(text, about, request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
