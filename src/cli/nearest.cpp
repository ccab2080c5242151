#include "cli/nearest.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace scorebook::cli {
namespace {

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& letter : result) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return result;
}

// Long texts are no misspellings of each other; and the table below grows with the product of both lengths.
constexpr std::size_t kLongestCompared = 100;

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const std::string a = lower(left.substr(0, kLongestCompared));
  const std::string b = lower(right.substr(0, kLongestCompared));
  std::vector<std::vector<std::size_t>> distance(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) distance[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) distance[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      distance[i][j] = std::min({distance[i - 1][j] + 1, distance[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) distance[i][j] = std::min(distance[i][j], distance[i - 2][j - 2] + 1);
    }
  }
  return distance[a.size()][b.size()];
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known, std::size_t most) {
  const std::size_t reach = std::max<std::size_t>(1, word.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : known) {
    const bool begins = word.size() > 1 && lower(candidate).rfind(lower(word), 0) == 0;
    const std::size_t distance = begins ? 1 : edit_distance(word, candidate);
    if (distance <= reach && distance < std::max(word.size(), candidate.size())) near.emplace_back(distance, candidate);
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<std::string> words;
  for (std::size_t index = 0; index < std::min(most, near.size()); ++index) words.push_back(near[index].second);
  return words;
}

std::string did_you_mean(const std::vector<std::string>& words) {
  if (words.empty()) return "";
  std::string question = "did you mean ";
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) question += index + 1 == words.size() ? " or " : ", ";
    question += words[index];
  }
  return question + "?";
}

}  // namespace scorebook::cli
