#include <cctype>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "locate/scorecard.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// "4.5" is {"4.", 5}; nothing for refs that end in a letter.
std::optional<std::pair<std::string, int>> numbered(const std::string& ref) {
  std::size_t digits = 0;
  while (digits < ref.size() && std::isdigit(static_cast<unsigned char>(ref[ref.size() - 1 - digits])) != 0) ++digits;
  if (digits == 0 || digits > 4 || digits == ref.size()) return std::nullopt;
  int number = 0;
  std::from_chars(ref.data() + ref.size() - digits, ref.data() + ref.size(), number);
  return std::make_pair(ref.substr(0, ref.size() - digits), number);
}

}  // namespace

void suggest_refs(Scorecard& scorecard, const Register* measure_register) {
  std::vector<ScorecardRow>& rows = scorecard.rows;
  std::set<std::string> used;
  for (const ScorecardRow& row : rows) used.insert(row.definition.ref);
  for (std::size_t at = 1; at + 1 < rows.size(); ++at) {
    Measure& measure = rows[at].definition;
    if (!measure.ref.empty() || !measure.ref_suggested.empty()) continue;
    const auto before = numbered(rows[at - 1].definition.ref);
    const auto after = numbered(rows[at + 1].definition.ref);
    if (!before || !after || before->first != after->first || before->second + 2 != after->second) continue;
    const std::string ref = before->first + std::to_string(before->second + 1);
    const RegisterMeasure* defined = measure_register == nullptr ? nullptr : measure_register->find(ref);
    const bool another = defined != nullptr && !defined->definition.title.empty() &&
                         folded(defined->definition.title) != folded(measure.title);
    if (used.count(ref) == 0 && !another) measure.ref_suggested = ref;
  }
}

}  // namespace scorebook
