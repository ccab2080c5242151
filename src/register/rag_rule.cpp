#include "scorebook/rag_rule.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "register/register_row.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Kind = RagCondition::Kind;

constexpr const char* kConditions =
    "on target, within 10%, within 2 points, within 10% either side, at least 85%, at most 12, 14 to 20, within 1 of the "
    "range, improved on last year or not worse than last year";

bool take_prefix(std::string& words, std::string_view prefix) {
  if (words.compare(0, prefix.size(), prefix) != 0) return false;
  words = trimmed(std::string_view(words).substr(prefix.size()));
  return true;
}

bool take_suffix(std::string& words, std::string_view suffix) {
  if (!words.ends_with(suffix)) return false;
  words = trimmed(std::string_view(words).substr(0, words.size() - suffix.size()));
  return true;
}

// "10", "10%", "1,200"; `per_cent` says whether the sign stood there. Never negative.
std::optional<Decimal> number_of(std::string words, bool* per_cent = nullptr) {
  const bool sign = take_suffix(words, "%") || take_suffix(words, "per cent");
  if (per_cent != nullptr) *per_cent = sign;
  // "1,200": a comma with three digits behind it.
  if (const std::size_t comma = words.find(','); comma != std::string::npos && comma + 4 == words.size()) words.erase(comma, 1);
  const std::optional<Decimal> number = Decimal::parse(words);
  return number && !number->negative() ? number : std::nullopt;
}

std::optional<RagCondition> one_number(Kind kind, const std::string& words) {
  bool per_cent = false;
  const std::optional<Decimal> number = number_of(words, &per_cent);
  return number ? std::make_optional(RagCondition{kind, *number, {}, per_cent}) : std::nullopt;
}

// "10%", "2 points", "10% either side", "1 of the range": what follows "within".
std::optional<RagCondition> within(std::string words) {
  if (take_suffix(words, "of the range") || take_suffix(words, "of range")) return one_number(Kind::within_range, words);
  take_suffix(words, "of the target") || take_suffix(words, "of target");
  const bool either = take_suffix(words, "either side") || take_suffix(words, "on either side");
  const bool points = take_suffix(words, "percentage points") || take_suffix(words, "points") || take_suffix(words, "point");
  bool per_cent = false;
  const std::optional<Decimal> number = number_of(words, &per_cent);
  if (!number || (points && per_cent)) return std::nullopt;
  const Kind kind = per_cent ? (either ? Kind::per_cent_either_side : Kind::within_per_cent)
                             : (either ? Kind::points_either_side : Kind::within_points);
  return RagCondition{kind, *number, {}};
}

std::optional<RagCondition> parse_condition(std::string words) {
  for (const std::string_view on_target : {"on target", "target met", "at target"}) {
    if (words == on_target) return RagCondition{Kind::on_target, {}, {}};
  }
  for (const std::string_view better : {"improved on last year", "better than last year", "improved"}) {
    if (words == better) return RagCondition{Kind::improved, {}, {}};
  }
  for (const std::string_view kept : {"not worse than last year", "maintained on last year", "maintained"}) {
    if (words == kept) return RagCondition{Kind::not_worse, {}, {}};
  }
  if (take_prefix(words, "within ")) return within(words);
  if (take_prefix(words, "at least ")) return one_number(Kind::at_least, words);
  if (take_prefix(words, "at most ")) return one_number(Kind::at_most, words);
  const std::size_t to = words.find(" to ");
  if (to == std::string::npos) return std::nullopt;
  bool low_sign = false, high_sign = false;
  const std::optional<Decimal> low = number_of(words.substr(0, to), &low_sign);
  const std::optional<Decimal> high = number_of(trimmed(words.substr(to + 4)), &high_sign);
  if (!low || !high || *low > *high) return std::nullopt;
  return RagCondition{Kind::range, *low, *high, low_sign || high_sign};
}

Error wrong(const std::string& what) {
  return {ErrorCode::register_invalid, "", what,
          "A rule is written like this: green on target; amber within 10% or not worse than last year."};
}

Result<std::vector<RagCondition>> parse_conditions(const std::string& words) {
  std::vector<RagCondition> conditions;
  std::size_t start = 0;
  while (start <= words.size()) {
    const std::size_t end = std::min(words.find(" or ", start), words.size());
    const std::string one = trimmed(words.substr(start, end - start));
    const std::optional<RagCondition> condition = parse_condition(one);
    if (!condition) return wrong("\"" + one + "\" is no condition of a RAG rule: " + kConditions);
    conditions.push_back(*condition);
    start = end + 4;
  }
  return conditions;
}

}  // namespace

Result<RagRule> parse_rag_rule(std::string_view text) {
  RagRule rule;
  rule.typed = collapsed(text);
  for (std::string clause : split_list(folded(text), ";")) {
    const bool green = take_prefix(clause, "green ");
    const bool amber = !green && take_prefix(clause, "amber ");
    if (!green && !amber) return wrong("\"" + clause + "\" begins with neither green nor amber");
    std::vector<RagCondition>& conditions = green ? rule.green : rule.amber;
    if (!conditions.empty()) return wrong(std::string("the rule says twice what is ") + (green ? "green" : "amber"));
    auto parsed = parse_conditions(clause);
    if (!parsed) return parsed.error();
    conditions = std::move(parsed).value();
  }
  if (rule.green.empty()) return wrong("the rule does not say what is green");
  const bool has_range = std::any_of(rule.green.begin(), rule.green.end(),
                                     [](const RagCondition& condition) { return condition.kind == Kind::range; });
  for (const std::vector<RagCondition>* conditions : {&rule.green, &rule.amber}) {
    for (const RagCondition& condition : *conditions) {
      if (condition.kind == Kind::within_range && !has_range)
        return wrong("the rule names a distance from a range, but green names no range such as 14 to 20");
    }
  }
  return rule;
}

}  // namespace scorebook
