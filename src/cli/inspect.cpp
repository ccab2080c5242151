#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

bool deliver_workbook(const Job& job, const std::string& about, const Request& request, Console& console) {
  if (job.submissions.empty()) {  // why is said already; an older draft, perhaps completed, stays
    console.say(request.output + ": not written, because no workbook was read");
    return false;
  }
  if (const auto written = write_sources_workbook(job.submissions, request.output); !written) {
    console.say(written.error().text());
    return false;
  }
  if (!request.quiet) console.say("wrote " + request.output + ": how the tables of " + about + " are laid out");
  return true;
}

std::string text_of(const Job& job, const Request& request, const Console& console) {
  if (request.format == Format::json) return inspect_json(job.submissions);
  if (request.format == Format::csv) return inspect_csv(job.submissions);
  return inspect_text(job.submissions, text_style(request, console));
}

}  // namespace

// A workbook without any table is no error here: saying what was looked for is what inspect is for.
ExitStatus run_inspect(const Request& request, Console& console) {
  if (const std::string problem = workbook_name_problem(request, "inspect", "Sources.xlsx"); !problem.empty()) {
    console.say(problem);
    return ExitStatus::wrong_usage;
  }
  const std::optional<Job> job = begin_job(request, WithoutTable::keep, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::string about = counted(job->submissions.size(), "workbook");
  const bool delivered = request.format == Format::xlsx
                             ? deliver_workbook(*job, about, request, console)
                             : deliver(text_of(*job, request, console), about, request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
