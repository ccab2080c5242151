// The catalogue's pages of the family P publication: what must not leave the council in a workbook that is published.
#include "check/publication_rules.hpp"

namespace scorebook {

std::vector<Rule> publication_rules() {
  using namespace rule;
  return {
      {{"P801", Severity::query, "small number in an edition for the public",
        "With --public: no count, numerator or denominator, and nothing that is left of a denominator beside its "
        "numerator, is from 1 to 4 (the register's setting “small number” says which), and none that is suppressed is "
        "the only one suppressed among the parts of a total that is shown: the "
        "register's parts, and the months of a year to date that adds them up.",
        "A count of a few people, or a percentage made of them, can tell neighbours who they are and what happened to "
        "them.",
        "3 children in a month; or “c” for one area, where the other areas and the total are shown.",
        "Put “c” or “<5” in place of the count and of its percentage, and suppress a second part of the same total. "
        "If what is counted are no people, waive it.",
        kWaive},
       small_numbers},
      {{"P802", Severity::note, "personal detail in a text",
        "The texts of an edition for the public hold nothing that usually lets a person be recognised: a name after a "
        "title, the age of one person, a single case, a date of birth, an address, a personal number. Only the usual "
        "forms are found; a person must still read the texts.",
        "In a small place an age and an event are enough to know who is meant.",
        "“One child aged 14 was moved in March.”", "Take it out, or put it so that nobody can be recognised.", kWaive},
       personal_detail},
      {{"P803", Severity::note, "workbook carries what its readers do not see",
        "With --public: the workbook has no comments, no hidden sheets, no hidden rows or columns with something in "
        "them, no names of those who made or saved it, no properties put in by programs and no links to other "
        "workbooks. There is one finding for each kind.",
        "Whoever downloads a workbook has all that is in it.",
        "A hidden sheet with the list of cases that the counts were made from.",
        "File, Info, Check for Issues, Inspect Document in Excel finds and takes out all of them.", kWaive},
       left_behind},
  };
}

}  // namespace scorebook
