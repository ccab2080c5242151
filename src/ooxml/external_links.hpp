// Formulas that refer to other workbooks: "[1]Sheet1!A1" for the first of the workbook's external links. What such a
// cell holds is what the other workbook said when this one was last calculated, so it is said which cells they are.
// Source: ECMA-376 part 1, 18.14 and 18.17.2.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scorebook/workbook.hpp"

namespace scorebook {

// The numbers of the links that a formula refers to, each once, in order; up to `links`. Columns of tables in brackets
// ("Table1[2016]") and quoted texts are none.
[[nodiscard]] std::vector<std::uint32_t> external_links_in(std::string_view formula, std::size_t links);

// Counts the cells of each link, and says in each sheet's oddities which they are.
void flag_external_links(Workbook& workbook);

}  // namespace scorebook
