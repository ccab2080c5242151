// How fast a workbook is checked: 100 measures by 24 months on one scorecard, their register and the workbook of the
// month before, on one core. Prints the median of five runs of Check alone, and of all that the program does between
// reading the workbook and writing the findings. Only figures of one run may be compared with each other.
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "made_return.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;
using namespace scorebook::bench;

namespace {

constexpr int kRounds = 5;

}  // namespace

int main() {
  const ReturnSize size;
  const Period last = Period::month(2016, 3);
  const Register definitions = return_register(size);
  const std::shared_ptr<const Workbook> book = return_workbook(size, "march.xlsx", last.last());
  std::vector<Submission> submissions, earlier;
  submissions.push_back(locate(book, &definitions));
  earlier.push_back(locate(return_workbook(size, "february.xlsx", last.last() - 1), &definitions));
  const std::vector<Rating> ratings = rate(submissions, &definitions, last, earlier);
  CheckInput input{submissions, ratings, &definitions, last};
  input.earlier = &earlier;
  CheckResult result{last, {}, {}};
  const double checking = median_of(kRounds, [&] { result = check(input); });
  const double all = median_of(kRounds, [&] {
    std::vector<Submission> again;
    again.push_back(locate(book, &definitions));
    const std::vector<Rating> rated = rate(again, &definitions, last, earlier);
    CheckInput whole_input{again, rated, &definitions, last};
    whole_input.earlier = &earlier;
    result = check(whole_input);
  });
  std::size_t applied = 0;
  for (const RuleSummary& rule : result.rules) applied += rule.applied;
  fmt::print("{} measures with {} months each, on one core; medians of {}:\n", size.measures, size.months, kRounds);
  fmt::print("{:40} {:>8.1f} ms of CPU\n", "checked against the month before", checking * 1e3);
  fmt::print("{:40} {:>8.1f} ms of CPU\n", "tables found, rated and checked", all * 1e3);
  fmt::print("{} rules applied {} times, {} errors, {} queries\n", result.rules.size(), applied, result.errors,
             result.queries);
  return 0;
}
