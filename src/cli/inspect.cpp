#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

// A workbook without any table is no error here: saying what was looked for is what inspect is for.
ExitStatus run_inspect(const Request& request, Console& console) {
  const std::optional<Job> job = begin_job(request, WithoutTable::keep, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::string text = request.format == Format::json ? inspect_json(job->submissions)
                           : request.format == Format::csv
                               ? inspect_csv(job->submissions)
                               : inspect_text(job->submissions, text_style(request, console));
  const bool delivered = deliver(text, counted(job->submissions.size(), "workbook"), request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
