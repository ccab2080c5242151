// What the executive summary of the Council Plan counts: measures by frequency and by status, how many met and missed
// their target and how many improved, for the whole plan and for each priority. Rules:
//   * met is status 1, missed status 3; both are shares of statuses 1 + 2 + 3, of the measures that have data and a
//     target;
//   * improved is a share of improved + stable + got worse;
//   * a status that is not settled is counted apart and in no denominator, and the words say how many there are;
//   * sub-measures a), b) count as measures;
//   * shares round half up, in integers; where the rounding shall make them add up to 100, status 2 takes the rest,
//     as the published report has it: 1 of 9 beside two shares of 44% is printed as 12%.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/plan_status.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

struct PlanEntry {
  std::string ref;       // or the measure's name, where it has no ref
  std::string priority;  // as the plan words it; may be empty
  bool priority_measure = false;
  Frequency frequency = Frequency::not_stated;
  PlanStatus status = PlanStatus::not_settled;
  PlanDirection direction = PlanDirection::not_applicable;
  bool due = true;
};

// The ratings that are of a plan: those that a plan table defines or that the register gives a priority or an outcome.
// In their order.
[[nodiscard]] std::vector<const Rating*> plan_ratings(const std::vector<Rating>& ratings);
[[nodiscard]] std::vector<PlanEntry> plan_entries(const std::vector<Rating>& ratings);

enum class SharePlaces : std::uint8_t { whole, one };

struct ShareRounding {
  SharePlaces in_tables = SharePlaces::whole;
  SharePlaces in_words = SharePlaces::one;
  bool total_100 = false;  // the shares of a table add up to 100
};

// As the register's setting "shares total 100" has it.
[[nodiscard]] ShareRounding share_rounding(const Settings& settings);

struct Share {
  std::size_t count = 0, of = 0;
  std::optional<Decimal> per_cent;  // as printed; nothing where there is nothing to be a share of
  bool adjusted = false;            // it took the rest of the rounding, and is not its own rounded value

  [[nodiscard]] std::string words() const;  // "33.3%"; "" where there is no share
};

// No share where `of` is 0 or less than `count`.
[[nodiscard]] Share share_of(std::size_t count, std::size_t of, SharePlaces places);

struct StatusCounts {
  std::size_t measures = 0;
  std::array<std::size_t, 6> by_status{};  // by PlanStatus
  Share met, satisfactory, missed;         // of rated(), as a table prints them

  [[nodiscard]] std::size_t of(PlanStatus status) const { return by_status[static_cast<std::size_t>(status)]; }
  [[nodiscard]] std::size_t rated() const {
    return of(PlanStatus::met) + of(PlanStatus::satisfactory) + of(PlanStatus::not_met);
  }
};

struct DirectionCounts {
  std::array<std::size_t, 4> by_direction{};  // by PlanDirection
  Share improved;                             // of compared(), as the words print it

  [[nodiscard]] std::size_t of(PlanDirection direction) const {
    return by_direction[static_cast<std::size_t>(direction)];
  }
  [[nodiscard]] std::size_t compared() const {
    return of(PlanDirection::improved) + of(PlanDirection::stable) + of(PlanDirection::got_worse);
  }
};

struct PriorityCounts {
  std::string priority;  // as first worded; empty for measures that no priority is stated of, which stand last
  StatusCounts statuses;
  DirectionCounts directions;
};

struct PlanCounts {
  StatusCounts statuses;                      // of all measures
  DirectionCounts directions;                 // likewise
  Share met, missed;                          // of all measures, as the words print them
  std::array<std::size_t, 7> by_frequency{};  // by Frequency
  std::vector<PriorityCounts> priorities;     // in natural order: Priority 2 before Priority 10
  StatusCounts priority_measures;
  std::size_t not_due = 0;
  std::vector<std::string> best_priorities;  // highest share met; several where they are equal
  Share best_met;                            // their share, as the words print it; of the first of several
  std::vector<std::string> counted_again;    // refs that several entries have: each of them is counted

  [[nodiscard]] std::size_t of(Frequency frequency) const { return by_frequency[static_cast<std::size_t>(frequency)]; }
};

[[nodiscard]] PlanCounts count_plan(const std::vector<PlanEntry>& entries, ShareRounding rounding = {});

// "4 measures (44% of those measured this quarter)"; "0 measures" where none is measured. `period`: "quarter".
[[nodiscard]] std::string plan_share_words(const Share& share, std::string_view period);

// The sentences of the executive summary, each complete: what is counted, out of how many. Nothing for a plan without
// measures.
[[nodiscard]] std::vector<std::string> plan_counts_words(const PlanCounts& counts);

}  // namespace scorebook
