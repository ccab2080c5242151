#include <set>
#include <string>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

ExitStatus run_explain(const Request& request, Console& console) {
  if (request.measures.empty()) {
    console.say("explain needs a measure: --measure and its number or its title; 'scorebook rate' lists them");
    return ExitStatus::wrong_usage;
  }
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  const std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  const CheckResult checked = check(check_input(*job, ratings, *period, request));
  const Explanation explanation{job->submissions, ratings, checked, job->definitions(), *period, choice->names};
  const std::string text = request.format == Format::json ? explain_json(explanation)
                                                          : explain_text(explanation, text_style(request, console));
  const std::set<std::string> names(choice->names.begin(), choice->names.end());
  const std::string about = counted(names.size(), "measure") + " for " + period->words();
  const bool delivered = deliver(text, about, request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
