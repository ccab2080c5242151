// Rules of the family P publication: what must not leave the council in a workbook that is published.
#pragma once

#include <string_view>
#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> publication_rules();  // in the order of their ids

namespace rule {

// Why none of them is run otherwise.
inline constexpr std::string_view kNotPublic = "the edition is not for the public: check with --public";

void small_numbers(const Evidence& evidence, Recorder& recorder);    // P801
void personal_detail(const Evidence& evidence, Recorder& recorder);  // P802
void left_behind(const Evidence& evidence, Recorder& recorder);      // P803

}  // namespace rule
}  // namespace scorebook
