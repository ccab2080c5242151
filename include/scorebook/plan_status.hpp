// The five statuses and four directions in which the Council Plan reports a measure, beside RAG and the states of the
// monthly scorecard. Source: the key of the Council Plan's quarterly report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scorebook {

enum class PlanStatus : std::uint8_t {
  not_settled,     // there is a figure and a target, and they could not be set against each other: never counted as 4
  met,             // 1: progressing above or in line with the target: green
  satisfactory,    // 2: satisfactory but not fully reaching the target: amber
  not_met,         // 3: not progressed in accordance with the target: red
  not_applicable,  // 4: no target: a baseline year, or no target is appropriate
  not_available,   // 5: not due, or no figure yet
};

[[nodiscard]] int plan_status_number(PlanStatus status);              // 1 to 5, 0 for not_settled
[[nodiscard]] std::string_view plan_status_words(PlanStatus status);  // "Measure progressing above or in line with ..."

struct StatusResult {
  PlanStatus status = PlanStatus::not_settled;
  std::string why;  // "green", "no target set", "not due in quarter 1 of 2017/18", "the target is in words: ..."
};

enum class PlanDirection : std::uint8_t { improved, stable, got_worse, not_applicable };
[[nodiscard]] std::string_view plan_direction_name(PlanDirection direction);  // "improved", "stable", "got worse", ...

}  // namespace scorebook
