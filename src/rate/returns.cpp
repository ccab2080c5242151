#include "rate/returns.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "text/words.hpp"

namespace scorebook {

namespace {

// Measure numbers with their titles, as the scorecards have them.
std::map<std::string, std::string> titles_of(const Submission& submission) {
  std::map<std::string, std::string> titles;
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) titles.emplace(row.definition.name, folded(row.definition.title));
  }
  return titles;
}

// Where nothing says whose workbooks they are, their measures do: half of the numbers that both have must mean the
// same. Titles are mended from month to month, so they need not all be alike.
bool measures_agree(const Submission& left, const Submission& right) {
  const std::map<std::string, std::string> others = titles_of(right);
  std::size_t shared = 0, alike = 0;
  for (const auto& measure : titles_of(left)) {
    const auto found = others.find(measure.first);
    if (found == others.end()) continue;
    ++shared;
    if (found->second == measure.second) ++alike;
  }
  return 2 * alike >= shared;
}

bool same_return(const Submission& left, const Submission& right) {
  const std::string directorate = folded(left.directorate);
  if (directorate != folded(right.directorate)) return false;
  if (!directorate.empty()) return true;
  return folded(left.title) == folded(right.title) && measures_agree(left, right);
}

}  // namespace

std::vector<Return> returns_of(const std::vector<const Submission*>& submissions, Period period) {
  std::vector<Return> returns;
  for (const Submission* submission : submissions) {
    const auto own = std::find_if(returns.begin(), returns.end(),
                                  [&](const Return& other) { return same_return(*other.front(), *submission); });
    if (own == returns.end()) {
      returns.push_back({submission});
    } else {
      own->push_back(submission);
    }
  }
  for (Return& one : returns) {
    std::stable_sort(one.begin(), one.end(), [&](const Submission* left, const Submission* right) {
      const bool left_is_it = left->period == period, right_is_it = right->period == period;
      if (left_is_it != right_is_it) return left_is_it;
      if (!left->period || !right->period) return left->period.has_value() && !right->period.has_value();
      return *right->period < *left->period;
    });
  }
  return returns;
}

}  // namespace scorebook
