// Units that stand beside figures: in a column of units, in the brackets of a name, as the sign of a currency.
#pragma once

#include <optional>
#include <string_view>

#include "scorebook/figure.hpp"

namespace scorebook {

// The unit that a cell in a column of units states: "%", "Number of jobs", "n of", "£s", "PER_100000_POP".
// Unit::unknown for one that is none of these ("Km", "Minutes", "USD", "£m"); nothing where the cell states none ("",
// "n/a").
[[nodiscard]] std::optional<Unit> stated_unit(std::string_view text);

// Whether a name says in brackets that its figures are on another scale or of a unit that is none of ours: "(Minutes)",
// "(£m)", "(thousands)". They are no plain counts then, however whole they are.
[[nodiscard]] bool names_other_unit(std::string_view name);

// Whether the figure is an amount of another currency than the pound: its sign is the first of the qualifiers, as typed
// ("$", "US$"), and its unit is unknown whatever was expected.
[[nodiscard]] bool in_other_currency(const Figure& figure);

}  // namespace scorebook
