// The catalogue: the pages of all families together. The one place that knows a rule's id, severity and title, and the
// page that the program prints for it, is the catalogue of its family.
#include <algorithm>
#include <array>
#include <cctype>

#include "check/arithmetic_rules.hpp"
#include "check/consistency_rules.hpp"
#include "check/formula_rules.hpp"
#include "check/history_rules.hpp"
#include "check/narrative_rules.hpp"
#include "check/publication_rules.hpp"
#include "check/rules.hpp"
#include "check/structure_rules.hpp"
#include "check/values_rules.hpp"
#include "check/waiver_rules.hpp"

namespace scorebook {

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    constexpr std::array kFamilies = {structure_rules,   values_rules,      arithmetic_rules,
                                      consistency_rules, history_rules,     narrative_rules,
                                      formula_rules,     publication_rules, waiver_rules};
    std::vector<Rule> of_families;
    for (const auto& family : kFamilies) {
      for (const Rule& rule : family()) of_families.push_back(rule);
    }
    return of_families;
  }();
  return all;
}

const std::vector<RuleEntry>& rule_catalogue() {
  static const std::vector<RuleEntry> entries = [] {
    std::vector<RuleEntry> of_rules;
    for (const Rule& rule : rules()) of_rules.push_back(rule.entry);
    return of_rules;
  }();
  return entries;
}

const RuleEntry* find_rule(std::string_view id) {
  const auto same = [](char left, char right) {
    return std::toupper(static_cast<unsigned char>(left)) == std::toupper(static_cast<unsigned char>(right));
  };
  for (const RuleEntry& entry : rule_catalogue()) {
    if (std::equal(entry.id.begin(), entry.id.end(), id.begin(), id.end(), same)) return &entry;
  }
  return nullptr;
}

}  // namespace scorebook
