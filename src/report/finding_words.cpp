#include "report/finding_words.hpp"

#include <algorithm>
#include <vector>

#include "text/words.hpp"

namespace scorebook {

std::string finding_place(const Finding& finding, bool several_workbooks, std::size_t most) {
  const std::vector<std::string> cells = finding_cells(finding);
  if (cells.empty()) return "whole workbook";
  const std::size_t listed_cells = most == 0 ? cells.size() : std::min(most, cells.size());
  std::string text;
  for (std::size_t index = 0; index < listed_cells; ++index) text += (index == 0 ? "" : ", ") + cells[index];
  if (cells.size() > listed_cells) text += " and " + counted(cells.size() - listed_cells, "more cell");
  const Place& first = finding.places.front();
  if (text.find('!') == std::string::npos) text.insert(0, first.sheet_name() + "!");
  if (several_workbooks && text.front() != '[') text.insert(0, "[" + first.workbook_name() + "]");
  return text;
}

std::string rule_title(const std::string& id) {
  const RuleEntry* rule = find_rule(id);
  return rule == nullptr ? "" : std::string(rule->title);
}

}  // namespace scorebook
