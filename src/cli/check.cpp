#include <algorithm>

#include "cli/annotate.hpp"
#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/receipt.hpp"
#include "scorebook/findings_workbook.hpp"
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

bool deliver_workbook(const Job& job, const CheckResult& result, const Request& request, Console& console) {
  if (const auto written = write_findings_workbook({job.submissions, result, job.definitions()}, request.output);
      !written) {
    console.say(written.error().text());
    return false;
  }
  if (!request.quiet) console.say("wrote " + request.output + ": " + in_words(result));
  return true;
}

std::string text_of(const Job& job, const CheckResult& result, const Request& request, const Console& console) {
  constexpr std::size_t kMostOfARule = 3;  // each is shown with a piece of its sheet
  if (request.format == Format::json) return check_json(job.submissions, result);
  if (request.format == Format::csv) return check_csv(result);
  TextStyle style = text_style(request, console);
  style.most_listed = std::min(style.most_listed, kMostOfARule);
  return check_text(job.submissions, result, style);
}

}  // namespace

ExitStatus run_check(const Request& request, Console& console) {
  std::string problem = annotate_problem(request);
  if (problem.empty()) problem = workbook_name_problem(request, "check", "findings.xlsx");
  if (!problem.empty()) {
    console.say(problem);
    return ExitStatus::wrong_usage;
  }
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  // Of several workbooks check rates each by itself.
  std::vector<Rating> ratings;
  if (job->submissions.size() == 1) ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  CheckInput input = check_input(*job, ratings, *period, request);
  input.public_edition = request.public_edition;
  Progress progress(request, console, "checking", job->submissions.size());
  std::size_t done = 0;
  input.submission_done = [&] { progress.show(++done); };
  CheckResult result = check(input);
  progress.clear();
  const CheckResult whole = result;
  keep_findings_of(*choice, result);
  // Whatever cannot be written, the rest is; the receipt comes last, so that there is none where something else failed.
  bool delivered = request.format == Format::xlsx
                       ? deliver_workbook(*job, result, request, console)
                       : deliver(text_of(*job, result, request, console), in_words(result), request, console);
  delivered = write_annotated_copies(*job, result, request, console) && delivered;
  if (delivered && !request.receipt.empty()) delivered = write_receipt(*job, whole, request, console);
  if (!delivered) return ExitStatus::not_read_or_written;
  return job->status(result.errors > 0 ? ExitStatus::errors_open : ExitStatus::done);
}

}  // namespace scorebook::cli
