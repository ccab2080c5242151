// What a member reads first, on one page: how many measures have which colour now and before, what is good, what needs
// attention, what turned. It decides which measures stand first; how many of them a page has room for is the page's
// business, and it says how many more there are. Rules:
//   * what needs attention are the exceptions of concern: the red measures first, the furthest from target first, then
//     those that got worse: amber, then without a colour, then green;
//   * how far is a share of the target, so that measures in different units can be set side by side: by how much the
//     figure misses the green threshold, the band or the range, over that threshold. A target of 0 has no share: such a
//     measure follows those that have one; after these stand those whose thresholds are of the size of a whole year's
//     figure while one period's is judged by them, because how far they are off says nothing;
//   * what is good are the exceptions that are good: turned green since the period before, then green and improved,
//     then improved, then green; within each in the order of refs;
//   * the colour of a plan's measure is that of its status (exceptions.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/exceptions.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

struct SummaryEntry {
  const Rating* rating = nullptr;     // into the ratings, which must outlive it
  Rag rag = Rag::none;                // its colour now
  std::optional<double> missed_by;    // as a share of the target, 0.12 for 12 %; nothing where it is not missed
  bool by_threshold_of_year = false;  // red in one period by thresholds of the size of a whole year's figure
};

struct MemberSummary {
  std::size_t measures = 0;
  bool of_plan = false;              // its measures have statuses in place of colours
  std::array<std::size_t, 4> now{};  // by Rag
  std::array<std::size_t, 4>
      before{};               // by Rag, in the period that each is compared with; none: not known or not rated
  bool before_known = false;  // any measure has a colour before
  std::array<std::size_t, 6> statuses{};                // of a plan now, by PlanStatus
  std::vector<SummaryEntry> attention, good;            // all of them, in order
  std::vector<const Rating*> turned_red, turned_green;  // since the period before, in the order of refs
  std::size_t improved = 0, level = 0, declined = 0;    // of measures with a good direction
  std::size_t moved = 0;                                // up or down, without a good direction
  std::size_t not_compared = 0;
};

[[nodiscard]] MemberSummary summary_for_members(const std::vector<Rating>& ratings,
                                                const ExceptionOptions& options = {});

// What measures are compared with, as "since" takes it.
struct ComparedWith {
  std::string words;             // "the month before", "the same quarter last year"; of different ones kEachItsOwn
  bool alike = true;             // every measure that is compared is compared with that
  std::string for_most_of_them;  // where they differ; empty where no kind has more than half
};
inline constexpr std::string_view kEachItsOwn = "the period that each is compared with";
[[nodiscard]] ComparedWith compared_with(const std::vector<const Rating*>& ratings);
// Of those that are no plan's: what the arrows of a scorecard are against.
[[nodiscard]] ComparedWith scorecards_compared_with(const std::vector<Rating>& ratings);

// The rules above as a page states them, each a sentence.
[[nodiscard]] std::string_view attention_rule_words();
[[nodiscard]] std::string_view good_rule_words();

}  // namespace scorebook
