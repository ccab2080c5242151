#include "locate/periods.hpp"

#include <cstdint>
#include <map>

namespace scorebook {
namespace {

constexpr int kMonths = 12;

bool same_month_of_year(MonthNumber left, MonthNumber right) { return (left - right) % kMonths == 0; }

std::vector<std::size_t> month_positions(const std::vector<PeriodLabel>& labels) {
  std::vector<std::size_t> positions;
  for (std::size_t at = 0; at < labels.size(); ++at) {
    if (labels[at].literal && labels[at].literal->kind() == PeriodKind::month) positions.push_back(at);
  }
  return positions;
}

// The first months that the labels vouch for, with how many do, if the run goes up or down by one month a step.
std::map<MonthNumber, std::size_t> first_months(const std::vector<PeriodLabel>& labels,
                                                const std::vector<std::size_t>& positions, int step) {
  std::map<MonthNumber, std::size_t> votes;
  const MonthNumber start = labels[positions.front()].literal->last();
  for (std::size_t at = 0; at < positions.size(); ++at) {
    const MonthNumber implied = labels[positions[at]].literal->last() - step * static_cast<int>(at);
    if (!same_month_of_year(implied, start)) return {};
    ++votes[implied];
  }
  return votes;
}

// The first month of the run; nothing where it stays open.
std::optional<MonthNumber> settled_start(const std::map<MonthNumber, std::size_t>& votes, std::size_t length, int step,
                                         const std::optional<Period>& reporting_period) {
  std::optional<MonthNumber> holding;
  if (reporting_period && reporting_period->kind() == PeriodKind::month) {
    for (const auto& vote : votes) {
      const MonthNumber end = vote.first + step * static_cast<int>(length - 1);
      const MonthNumber month = reporting_period->last();
      const bool holds = step > 0 ? vote.first <= month && month <= end : end <= month && month <= vote.first;
      if (holds && !holding) holding = vote.first;
    }
  }
  if (holding) return holding;
  std::optional<MonthNumber> best;
  std::size_t most = 0;
  for (const auto& vote : votes) {
    if (vote.second == most) best.reset();
    if (vote.second > most) {
      most = vote.second;
      best = vote.first;
    }
  }
  return best;
}

}  // namespace

void settle_months(std::vector<PeriodLabel>& labels, const std::optional<Period>& reporting_period) {
  const std::vector<std::size_t> positions = month_positions(labels);
  if (positions.size() < 2) return;
  for (const int step : {1, -1}) {
    const std::map<MonthNumber, std::size_t> votes = first_months(labels, positions, step);
    if (votes.size() < 2) {
      if (votes.size() == 1) return;  // the labels agree with each other
      continue;
    }
    const std::optional<MonthNumber> start = settled_start(votes, positions.size(), step, reporting_period);
    if (!start) return;
    for (std::size_t at = 0; at < positions.size(); ++at) {
      labels[positions[at]].period = Period::of_month(*start + step * static_cast<int>(at));
    }
    return;
  }
}

std::size_t monthly_steps(const std::vector<PeriodLabel>& labels) {
  const std::vector<std::size_t> positions = month_positions(labels);
  std::size_t steps = 0;
  for (std::size_t at = 1; at < positions.size(); ++at) {
    const MonthNumber difference = labels[positions[at]].literal->last() - labels[positions[at - 1]].literal->last();
    if (same_month_of_year(difference, 1) || same_month_of_year(difference, -1)) ++steps;
  }
  return steps;
}

}  // namespace scorebook
