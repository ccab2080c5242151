// Every rule is one function of the evidence of one submission, recording what became of each place it was applied to;
// its entry in the catalogue of its family names it. To add a rule: a function declared in FAMILY_rules.hpp, an entry
// in FAMILY_catalogue.cpp, one failing and one passing test.
#pragma once

#include <string_view>
#include <vector>

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook {

using RuleFunction = void (*)(const Evidence& evidence, Recorder& recorder);

struct Rule {
  RuleEntry entry;
  RuleFunction run;  // null for a rule that looks at all findings when the others have run
};

[[nodiscard]] const std::vector<Rule>& rules();  // of all families, in the order of their ids; catalogue.cpp

// How a finding is waived, on the page of every rule.
inline constexpr std::string_view kWaive =
    "Add a row to the sheet Waivers of the register: this rule (or the fingerprint of one finding), the measure and "
    "the "
    "period or the first period it holds for, a reason, your name, the date and, if it should end, until when. The "
    "finding stays visible in every output as waived, with the reason, and does not count as open.";

}  // namespace scorebook
