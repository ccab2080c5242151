// The catalogue's pages of the family P publication: what must not leave the council in a workbook that is published.
#include "check/publication_rules.hpp"

namespace scorebook {

std::vector<Rule> publication_rules() {
  using namespace rule;
  return {
      {{"P802", Severity::note, "personal detail in a text",
        "The texts of an edition for the public hold nothing that usually lets a person be recognised: a name after a "
        "title, the age of one person, a single case, a date of birth, an address, a personal number. Only the usual "
        "forms are found; a person must still read the texts.",
        "In a small place an age and an event are enough to know who is meant.",
        "“One child aged 14 was moved in March.”", "Take it out, or put it so that nobody can be recognised.", kWaive},
       personal_detail},
  };
}

}  // namespace scorebook
