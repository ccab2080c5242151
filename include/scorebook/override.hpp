// An officer's ruling on one measure in one period, which stands against what the rules work out: with a reason and a
// name, as a row of the register's sheet Overrides. What was worked out is kept beside it and shown.
//   * What follows from an overridden colour follows from the new one: whether a decline is within target, and the
//     status that was that colour's.
//   * "improved", "stable" and "got worse" speak of performance, for every measure; "up", "level" and "down" of
//     performance too, but of the number for measures without good or bad.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/period.hpp"
#include "scorebook/plan_status.hpp"

namespace scorebook {

enum class Rag : std::uint8_t;  // rating.hpp

enum class OverrideDirection : std::uint8_t { improved, stable, got_worse, up, level, down };
[[nodiscard]] std::string_view override_direction_name(OverrideDirection direction);  // "improved", "got worse", "up"
[[nodiscard]] std::optional<OverrideDirection> parse_override_direction(std::string_view text);
[[nodiscard]] std::vector<std::string> override_direction_names();

// At least one of the four is stated.
struct Override {
  std::string ref;
  Period period = Period::of_month(0);          // the measure's own: a quarter for a quarterly measure
  std::optional<Rag> rag_period, rag_year_end;  // Rag::none: it is not to be rated
  std::optional<PlanStatus> status;             // never not_settled
  std::optional<OverrideDirection> direction;
  std::string reason, name;
  std::optional<Date> date;
  Place place;  // its row, in the ref's cell
};

// What an override changed in a rating. `previous_rag` and `previous_direction`: an override of the period that the
// rating compares with.
enum class OverriddenPart : std::uint8_t {
  rag_period,
  rag_year_end,
  status,
  direction,
  previous_rag,
  previous_direction
};
// "RAG in period", "RAG at year end", "status", "direction", "RAG before", "direction before"
[[nodiscard]] std::string_view overridden_part_name(OverriddenPart part);

struct AppliedOverride {
  OverriddenPart part = OverriddenPart::rag_period;
  std::string now;         // "green", "1", "level, within target"
  std::string worked_out;  // likewise, by the rules
  std::string working;     // of what was worked out, or the reason why there was nothing
  bool follows = false;    // the override is of the colour that this follows from
  std::string reason, name;
  std::optional<Date> date;
  Place place;
  // "green by override: natural variation (J Smith, 12/04/2016); worked out: red, 85% is below ..."
  std::string words;
};

}  // namespace scorebook
