// How a finding names its place and its rule for people.
#pragma once

#include <cstddef>
#include <string>

#include "scorebook/finding.hpp"

namespace scorebook {

// "Contacts!D14, E14", "[march.xlsx]Contacts!D14" where there are several workbooks, "whole workbook"; of more cells
// than `most` (0: all) the first, and how many more there are.
[[nodiscard]] std::string finding_place(const Finding& finding, bool several_workbooks, std::size_t most);
[[nodiscard]] std::string rule_title(const std::string& id);  // "" for none

}  // namespace scorebook
