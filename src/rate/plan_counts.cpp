#include "scorebook/plan_counts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "scorebook/plan_outcomes.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

__extension__ using Wide = __int128;

int places_of(SharePlaces places) { return places == SharePlaces::one ? 1 : 0; }

// A share in units of its last printed place: tenths of a per cent, or whole ones. Half up, without a fraction.
std::int64_t in_units(std::size_t count, std::size_t of, SharePlaces places) {
  const Wide whole = places == SharePlaces::one ? 1000 : 100;
  return static_cast<std::int64_t>((2 * Wide{count} * whole + of) / (2 * Wide{of}));
}

// Status 2 takes what the rounding leaves, where it has measures: a share of none must stay 0.
void make_total_100(StatusCounts& counts, SharePlaces places) {
  if (counts.rated() == 0 || counts.satisfactory.count == 0) return;
  const Decimal total = *counts.met.per_cent + *counts.satisfactory.per_cent + *counts.missed.per_cent;
  const Decimal rest = Decimal(100) - total;
  if (rest.zero()) return;
  counts.satisfactory.per_cent = (*counts.satisfactory.per_cent + rest).rounded(places_of(places));
  counts.satisfactory.adjusted = true;
}

void work_out_shares(StatusCounts& counts, ShareRounding rounding) {
  const std::size_t rated = counts.rated();
  counts.met = share_of(counts.of(PlanStatus::met), rated, rounding.in_tables);
  counts.satisfactory = share_of(counts.of(PlanStatus::satisfactory), rated, rounding.in_tables);
  counts.missed = share_of(counts.of(PlanStatus::not_met), rated, rounding.in_tables);
  if (rounding.total_100) make_total_100(counts, rounding.in_tables);
}

void work_out_shares(DirectionCounts& counts, ShareRounding rounding) {
  counts.improved = share_of(counts.of(PlanDirection::improved), counts.compared(), rounding.in_words);
}

void count(StatusCounts& counts, const PlanEntry& entry) {
  ++counts.measures;
  ++counts.by_status[static_cast<std::size_t>(entry.status)];
}

void count(DirectionCounts& counts, const PlanEntry& entry) {
  ++counts.by_direction[static_cast<std::size_t>(entry.direction)];
}

// Measures of the same priority, however its words are written.
std::vector<PriorityCounts> count_priorities(const std::vector<PlanEntry>& entries, ShareRounding rounding) {
  std::vector<PriorityCounts> priorities;
  std::map<std::string, std::size_t> known;
  for (const PlanEntry& entry : entries) {
    const auto [found, added] = known.emplace(priority_key(entry.priority), priorities.size());
    if (added) priorities.push_back({collapsed(entry.priority), {}, {}});
    PriorityCounts& of_priority = priorities[found->second];
    count(of_priority.statuses, entry);
    count(of_priority.directions, entry);
  }
  for (PriorityCounts& each : priorities) {
    work_out_shares(each.statuses, rounding);
    work_out_shares(each.directions, rounding);
  }
  std::stable_sort(priorities.begin(), priorities.end(), [](const PriorityCounts& left, const PriorityCounts& right) {
    if (left.priority.empty() || right.priority.empty()) return !left.priority.empty() && right.priority.empty();
    return ref_less(priority_key(left.priority), priority_key(right.priority));
  });
  return priorities;
}

// Compared as fractions, so that no rounding makes two shares equal or different.
int compare_met(const StatusCounts& left, const StatusCounts& right) {
  const std::size_t one = left.of(PlanStatus::met) * right.rated(), other = right.of(PlanStatus::met) * left.rated();
  return one < other ? -1 : one > other ? 1 : 0;
}

void find_best(PlanCounts& counts, ShareRounding rounding) {
  const StatusCounts* best = nullptr;
  for (const PriorityCounts& each : counts.priorities) {
    if (each.priority.empty() || each.statuses.rated() == 0) continue;
    const int compared = best == nullptr ? 1 : compare_met(each.statuses, *best);
    if (compared < 0) continue;
    if (compared > 0) {
      best = &each.statuses;
      counts.best_priorities.clear();
    }
    counts.best_priorities.push_back(each.priority);
  }
  if (best != nullptr) counts.best_met = share_of(best->of(PlanStatus::met), best->rated(), rounding.in_words);
}

std::vector<std::string> refs_again(const std::vector<PlanEntry>& entries) {
  std::set<std::string> seen, again;
  for (const PlanEntry& entry : entries) {
    if (!entry.ref.empty() && !seen.insert(entry.ref).second) again.insert(entry.ref);
  }
  return {again.begin(), again.end()};
}

}  // namespace

std::vector<const Rating*> plan_ratings(const std::vector<Rating>& ratings) {
  std::vector<const Rating*> of_plan;
  std::set<std::string> in_tables;
  for (const Rating& rating : ratings) {
    if (rating.plan != nullptr) in_tables.insert(rating.measure.name);
  }
  for (const Rating& rating : ratings) {
    const Measure& measure = rating.measure;
    const bool by_register = !measure.priority.empty() || !measure.outcome.empty();
    if (rating.plan != nullptr || (by_register && in_tables.count(measure.name) == 0)) of_plan.push_back(&rating);
  }
  return of_plan;
}

std::vector<PlanEntry> plan_entries(const std::vector<Rating>& ratings) {
  std::vector<PlanEntry> entries;
  for (const Rating* rating : plan_ratings(ratings)) {
    const Measure& measure = rating->measure;
    entries.push_back({measure.ref.empty() ? measure.name : measure.ref, measure.priority, measure.priority_measure,
                       parse_frequency(measure.frequency), rating->status.status,
                       plan_direction(rating->direction.state), rating->due});
  }
  return entries;
}

ShareRounding share_rounding(const Settings& settings) {
  ShareRounding rounding;
  rounding.total_100 = settings.shares_total_100;
  return rounding;
}

std::string Share::words() const {
  if (!per_cent) return "";
  return per_cent->to_string() + "%";
}

Share share_of(std::size_t count, std::size_t of, SharePlaces places) {
  Share share;
  share.count = count;
  share.of = of;
  if (of > 0 && count <= of) share.per_cent = Decimal(in_units(count, of, places), places_of(places));
  return share;
}

PlanCounts count_plan(const std::vector<PlanEntry>& entries, ShareRounding rounding) {
  PlanCounts counts;
  for (const PlanEntry& entry : entries) {
    count(counts.statuses, entry);
    count(counts.directions, entry);
    if (entry.priority_measure) count(counts.priority_measures, entry);
    ++counts.by_frequency[static_cast<std::size_t>(entry.frequency)];
    if (!entry.due) ++counts.not_due;
  }
  work_out_shares(counts.statuses, rounding);
  work_out_shares(counts.directions, rounding);
  work_out_shares(counts.priority_measures, rounding);
  counts.met = share_of(counts.statuses.of(PlanStatus::met), counts.statuses.rated(), rounding.in_words);
  counts.missed = share_of(counts.statuses.of(PlanStatus::not_met), counts.statuses.rated(), rounding.in_words);
  counts.priorities = count_priorities(entries, rounding);
  find_best(counts, rounding);
  counts.counted_again = refs_again(entries);
  return counts;
}

}  // namespace scorebook
