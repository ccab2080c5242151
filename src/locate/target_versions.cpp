#include "locate/target_versions.hpp"

#include <algorithm>
#include <array>

#include "locate/vocabulary.hpp"
#include "scorebook/cell_ref.hpp"

namespace scorebook {
namespace {

constexpr auto kRevisedWords = std::to_array<std::string_view>({"revised", "amended", "updated"});
constexpr auto kSetAsideWords = std::to_array<std::string_view>(
    {"original", "initial", "former", "old", "superseded", "previous", "stretch", "minimum", "aspirational"});

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Without a period of its own a target that is called revised or original is of the same one as its neighbour.
bool are_rivals(const SourceColumn& one, const SourceColumn& other) {
  if (one.measure != other.measure || one.name != other.name) return false;
  if (one.period == other.period) return true;
  const bool versions =
      target_version(one.heading) != TargetVersion::plain || target_version(other.heading) != TargetVersion::plain;
  return versions && (!one.period || !other.period);
}

std::string named(const SourceColumn& column) {
  return column_letters(column.column) + ", headed \"" + column.heading + "\"";
}

bool names_target(const SourceColumn& column) {
  const std::vector<std::string> words = words_of(column.heading);
  return has_word(words, "target") || has_word(words, "targets");
}

void settle_rivals(const std::vector<SourceColumn*>& rivals) {
  std::vector<std::string> headings;
  for (const SourceColumn* column : rivals) headings.push_back(column->heading);
  const std::optional<std::size_t> holds = target_that_holds(headings);
  for (std::size_t at = 0; at < rivals.size(); ++at) {
    if (holds == at) continue;
    rivals[at]->role = SourceRole::remark;
    rivals[at]->of_column = rivals[holds ? *holds : at == 0 ? 1 : 0]->column;
  }
}

}  // namespace

bool is_version_word(std::string_view word) {
  return is_one_of(word, kRevisedWords) || is_one_of(word, kSetAsideWords);
}

TargetVersion target_version(std::string_view heading) {
  const std::vector<std::string> words = words_of(heading);
  const auto any = [&](const auto& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_one_of(word, wanted); });
  };
  if (any(kSetAsideWords)) return TargetVersion::set_aside;  // "Original target (before it was revised)"
  return any(kRevisedWords) ? TargetVersion::revised : TargetVersion::plain;
}

std::optional<std::size_t> target_that_holds(const std::vector<std::string>& headings) {
  for (const TargetVersion wanted : {TargetVersion::revised, TargetVersion::plain}) {
    std::optional<std::size_t> found;
    for (std::size_t at = 0; at < headings.size(); ++at) {
      if (target_version(headings[at]) != wanted) continue;
      if (found) return std::nullopt;
      found = at;
    }
    if (found) return found;
  }
  return std::nullopt;
}

void settle_rival_targets(const std::vector<SourceColumn*>& targets) {
  std::vector<bool> done(targets.size(), false);
  for (std::size_t at = 0; at < targets.size(); ++at) {
    std::vector<SourceColumn*> rivals = {targets[at]};
    for (std::size_t other = at + 1; other < targets.size() && !done[at]; ++other) {
      if (done[other] || !are_rivals(*targets[at], *targets[other])) continue;
      rivals.push_back(targets[other]);
      done[other] = true;
    }
    if (rivals.size() > 1) settle_rivals(rivals);
  }
}

std::string why_target_unread(const SourceTable& table, const SourceColumn& column) {
  if (column.role != SourceRole::remark || column.of_column == 0 || !names_target(column)) return {};
  const auto rival = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const SourceColumn& other) { return other.column == column.of_column; });
  if (rival == table.columns.end()) return {};
  if (rival->role == SourceRole::target)
    return "Column " + named(column) + ", stands beside column " + named(*rival) +
           ", which was read as the target, so column " + column_letters(column.column) +
           " was not, not even where the other is blank.";
  return "Column " + named(column) + ", and column " + named(*rival) + ", are both targets" +
         (column.period ? " of " + column.period->words() : std::string()) +
         ", and nothing says which holds, so neither was read. Call the one that holds \"Revised target\", or give "
         "each the period that it is for.";
}

}  // namespace scorebook
