// A period at the front of a text, for readers of cells that hold figures and periods in turn. Private to this room.
#pragma once

#include <optional>
#include <string_view>

#include "scorebook/period.hpp"

namespace scorebook {

// Takes the period from the front of `words`, which must be collapsed and have plain dashes ("June 2015 82% December"
// leaves " 82% December"); left untouched where none stands there. A year alone is none.
[[nodiscard]] std::optional<Period> take_period(std::string_view& words);

}  // namespace scorebook
