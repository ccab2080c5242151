// The catalogue's pages of the family W waivers.
#include "check/waiver_rules.hpp"

namespace scorebook {

std::vector<Rule> waiver_rules() {
  constexpr std::string_view kNoWaiver = "A waiver's own finding is not waived: mend the waiver.";
  return {
      {{kWaiverRunOut, Severity::query, "waiver that has run out",
        "No waiver of the register would still be needed although it has ended: a waiver holds for reporting periods "
        "that "
        "end on its last day or before. Needs a register with waivers.",
        "What was accepted for a time comes back as a finding, and somebody must decide again.",
        "A rate was accepted until 31/03/2016; in June it still does not fit its count.",
        "Mend what the waiver is about, or renew it with a new reason, name, date and end.", kNoWaiver},
       nullptr},
      {{kWaiverIdle, Severity::note, "waiver that matches nothing",
        "Every waiver of the register holds for some finding. Not run where the waiver's own rule was not run, or its "
        "measure is in none of the workbooks.",
        "A waiver left standing would hide the next fault of its kind.",
        "A304 is waived for 4.1, whose months and year to date agree by now.", "Take the row out of the sheet Waivers.",
        kNoWaiver},
       nullptr},
  };
}

}  // namespace scorebook
