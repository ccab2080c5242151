// The catalogue's pages of the family P publication: what must not leave the council in a workbook that is published.
#include "check/publication_rules.hpp"

namespace scorebook {

std::vector<Rule> publication_rules() { return {}; }

}  // namespace scorebook
