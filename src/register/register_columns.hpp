// The register's sheets and columns, for the readers of its rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/register.hpp"

namespace scorebook {

inline constexpr std::string_view kHistorySheet = "Earlier figures";

// The columns of the sheet of that name; none where the register has no such sheet.
[[nodiscard]] const std::vector<RegisterColumn>& register_columns(const std::string& sheet);

// The words for units that the register takes, the first of each unit being the one that is shown.
[[nodiscard]] std::vector<std::string> register_unit_names();
[[nodiscard]] std::string register_unit_name(Unit unit);  // "" for none that a register states
[[nodiscard]] std::optional<Unit> parse_register_unit(std::string_view text);

}  // namespace scorebook
