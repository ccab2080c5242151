#include <algorithm>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

ExitStatus run_compare(const Request& request, Console& console) {
  std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::vector<std::string> words(request.words.begin(),
                                       request.words.begin() + static_cast<std::ptrdiff_t>(request.earlier_words));
  read_earlier(*job, words, request, console);
  if (job->earlier.empty()) {
    console.say("there is no earlier workbook to compare with");
    return ExitStatus::not_read_or_written;
  }
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  const std::vector<Comparison> comparisons = compare(check_input(*job, ratings, *period, request));
  std::string text;
  switch (request.format) {
    case Format::json:
      text = compare_json(comparisons);
      break;
    case Format::csv:
      text = compare_csv(comparisons);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text = compare_text(comparisons, text_style(request, console));
      break;
  }
  std::size_t differ = 0, compared = 0;
  for (const Comparison& comparison : comparisons) {
    differ += comparison.differs() ? 1 : 0;
    compared += comparison.earlier.empty() ? 0 : 1;
  }
  const std::string about =
      counted(compared, "workbook") + " compared, " + std::to_string(differ) + " with differences";
  if (!deliver(text, about, request, console)) return ExitStatus::not_read_or_written;
  // What could not be compared is no workbook without differences.
  const bool all = std::all_of(comparisons.begin(), comparisons.end(),
                               [](const Comparison& comparison) { return comparison.figures_compared > 0; });
  if (!all) return ExitStatus::not_read_or_written;
  return job->status(differ > 0 ? ExitStatus::errors_open : ExitStatus::done);
}

}  // namespace scorebook::cli
