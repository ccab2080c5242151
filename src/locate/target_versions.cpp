#include "locate/target_versions.hpp"

#include <algorithm>
#include <array>

#include "locate/vocabulary.hpp"

namespace scorebook {
namespace {

constexpr auto kRevisedWords = std::to_array<std::string_view>({"revised", "amended", "updated"});
constexpr auto kSetAsideWords = std::to_array<std::string_view>(
    {"original", "initial", "former", "old", "superseded", "previous", "stretch", "minimum", "aspirational"});

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

}  // namespace scorebook
