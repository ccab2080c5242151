#include <algorithm>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/receipt.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

// Leaves out the findings of other measures. The counts and the sums of the rules stay those of the whole: what is not
// shown has not passed.
void keep_findings_of(const MeasureChoice& choice, CheckResult& result) {
  result.findings.erase(std::remove_if(result.findings.begin(), result.findings.end(),
                                       [&choice](const Finding& finding) { return !choice.takes(finding.measure); }),
                        result.findings.end());
}

std::string in_words(const CheckResult& result) {
  return counted(result.errors, "error") + ", " + counted(result.queries, "query", "queries") + " and " +
         counted(result.notes, "note") + " for " + result.period.words();
}

}  // namespace

ExitStatus run_check(const Request& request, Console& console) {
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  const std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  CheckInput input = check_input(*job, ratings, *period, request);
  Progress progress(request, console, "checking", job->submissions.size());
  std::size_t done = 0;
  input.submission_done = [&] { progress.show(++done); };
  CheckResult result = check(input);
  progress.clear();
  if (!request.receipt.empty() && !write_receipt(*job, result, request, console))
    return ExitStatus::not_read_or_written;
  keep_findings_of(*choice, result);
  std::string text;
  switch (request.format) {
    case Format::json:
      text = check_json(job->submissions, result);
      break;
    case Format::csv:
      text = check_csv(result);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text = check_text(job->submissions, result, text_style(request, console));
      break;
  }
  if (!deliver(text, in_words(result), request, console)) return ExitStatus::not_read_or_written;
  return job->status(result.errors > 0 ? ExitStatus::errors_open : ExitStatus::done);
}

}  // namespace scorebook::cli
