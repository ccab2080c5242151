// How fast a report is written: of 100 measures with 25 detail pages, and of 1,000 measures with 250, each measure with
// 24 months, 12 of them printed. Prints the median CPU time of five runs of writing alone, and the memory that the
// process held at most (report_bench 100 or 1000 for one of them alone, so that the memory is its own). Only figures of
// one run may be compared with each other.
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "made_return.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/report.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;
using namespace scorebook::bench;

namespace {

constexpr int kRounds = 5;

long megabytes_at_most() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

bool measure(std::uint32_t measures, const std::string& folder) {
  const ReturnSize size{measures, 24, 4};
  const Period last = Period::month(2016, 3);
  const Register definitions = return_register(size);
  std::vector<Submission> submissions;
  submissions.push_back(locate(return_workbook(size, "march.xlsx", last.last()), &definitions));
  const std::vector<Rating> ratings = rate(submissions, &definitions, last);
  const CheckResult checked = check({submissions, ratings, &definitions, last});
  const auto layout = find_layout("cyps-monthly");
  if (!layout) return false;
  for (const Edition edition : {Edition::committee, Edition::working}) {
    ReportInput input{submissions, ratings, checked, last, edition, ReportStatus::draft, false, ""};
    input.measure_register = &definitions;
    bool written = true;
    const double seconds = median_of(
        kRounds, [&] { written = written && write_report(input, layout.value(), folder + "/report.xlsx").ok(); });
    if (!written) return false;
    fmt::print("{:>5} measures, {:>3} detail pages, {:9} {:>8.3f} s of CPU, {:>6} kB, {:>4} MB at most\n", measures,
               measures / size.on_a_page, edition == Edition::working ? "working" : "committee", seconds,
               std::filesystem::file_size(folder + "/report.xlsx") / 1024, megabytes_at_most());
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: scorebook_report_bench FOLDER [100|1000]\n");
    return 2;
  }
  const std::string only = count > 2 ? words[2] : "";
  for (const std::uint32_t measures : {100U, 1000U}) {
    if (!only.empty() && only != std::to_string(measures)) continue;
    if (!measure(measures, words[1])) {
      fmt::print(stderr, "scorebook_report_bench: no report was written\n");
      return 1;
    }
  }
  return 0;
}
