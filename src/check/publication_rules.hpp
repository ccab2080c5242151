// Rules of the family P publication: what must not leave the council in a workbook that is published.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

namespace rule {

void personal_detail(const Evidence& evidence, Recorder& recorder);  // P802

}  // namespace rule

[[nodiscard]] std::vector<Rule> publication_rules();  // in the order of their ids

}  // namespace scorebook
