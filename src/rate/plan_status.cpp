// The words of the Council Plan's key.
#include "scorebook/plan_status.hpp"

#include "scorebook/rating.hpp"

namespace scorebook {

int plan_status_number(PlanStatus status) { return static_cast<int>(status); }

std::string_view plan_status_words(PlanStatus status) {
  switch (status) {
    case PlanStatus::not_settled:
      return "Measure could not be set against its target";
    case PlanStatus::met:
      return "Measure progressing above or in line with target set";
    case PlanStatus::satisfactory:
      return "Measure progress has been satisfactory but is not fully reaching target set";
    case PlanStatus::not_met:
      return "Measure has not progressed in accordance with target set";
    case PlanStatus::not_applicable:
      return "Measure not applicable for target (e.g. baseline year, or not appropriate to set a specific target)";
    case PlanStatus::not_available:
      return "Measure information not yet available (e.g. due to infrequency or timing of information/data)";
  }
  return "";
}

std::string_view plan_direction_name(PlanDirection direction) {
  switch (direction) {
    case PlanDirection::improved:
      return "improved";
    case PlanDirection::stable:
      return "stable";
    case PlanDirection::got_worse:
      return "got worse";
    case PlanDirection::not_applicable:
      return "not applicable";
  }
  return "";
}

PlanDirection plan_direction(DirectionState state) {
  switch (state) {
    case DirectionState::better:
      return PlanDirection::improved;
    case DirectionState::level_within_target:
    case DirectionState::level_off_target:
    case DirectionState::level_no_target:
      return PlanDirection::stable;
    case DirectionState::worse_within_target:
    case DirectionState::worse_off_target:
    case DirectionState::worse_no_target:
      return PlanDirection::got_worse;
    case DirectionState::number_up:
    case DirectionState::number_level:
    case DirectionState::number_down:
    case DirectionState::no_comparison:
      return PlanDirection::not_applicable;
  }
  return PlanDirection::not_applicable;
}

}  // namespace scorebook
