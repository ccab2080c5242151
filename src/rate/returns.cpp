#include "rate/returns.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "text/words.hpp"

namespace scorebook {

namespace {

using Titles = std::map<std::string, std::string>;  // of measures, by their numbers

// As the scorecards have them.
Titles titles_of(const Submission& submission) {
  Titles titles;
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) titles.emplace(row.definition.name, folded(row.definition.title));
  }
  return titles;
}

// Tells whether two workbooks are one return; reads the titles of each once.
class SameReturn {
 public:
  [[nodiscard]] bool operator()(const Submission& left, const Submission& right) {
    const std::string directorate = folded(left.directorate);
    if (directorate != folded(right.directorate)) return false;
    if (!directorate.empty()) return true;
    return folded(left.title) == folded(right.title) && measures_agree(titles(left), titles(right));
  }

 private:
  const Titles& titles(const Submission& submission) {
    const auto known = titles_.find(&submission);
    return known != titles_.end() ? known->second : titles_.emplace(&submission, titles_of(submission)).first->second;
  }

  // Where nothing says whose workbooks they are, their measures do: half of the numbers that both have must mean the
  // same. Titles are mended from month to month, so they need not all be alike.
  static bool measures_agree(const Titles& left, const Titles& right) {
    std::size_t shared = 0, alike = 0;
    for (const auto& measure : left) {
      const auto found = right.find(measure.first);
      if (found == right.end()) continue;
      ++shared;
      if (found->second == measure.second) ++alike;
    }
    return 2 * alike >= shared;
  }

  std::map<const Submission*, Titles> titles_;
};

}  // namespace

std::vector<Return> returns_of(const std::vector<const Submission*>& submissions, Period period) {
  std::vector<Return> returns;
  SameReturn same_return;
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
