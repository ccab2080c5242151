// Enumerations and the words that stand for them in cells, options and outputs: one table for each, read both ways.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/words.hpp"

namespace scorebook {

template <class Value, std::size_t count>
using NameTable = std::array<std::pair<Value, std::string_view>, count>;

// The name of a value; "" where the table has none.
template <class Value, std::size_t count>
std::string_view name_in(const NameTable<Value, count>& table, Value value) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == value; });
  return found == table.end() ? std::string_view() : found->second;
}

// The value of a name, in whatever case, hyphens and underscores as blanks. A value may stand in the table several
// times, its first name being the one that is shown; empty names are never found.
template <class Value, std::size_t count>
std::optional<Value> value_in(const NameTable<Value, count>& table, std::string_view text) {
  std::string words = folded(text);
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  for (const auto& entry : table) {
    if (!entry.second.empty() && entry.second == words) return entry.first;
  }
  return std::nullopt;
}

// The names that are shown, in the table's order, without empty ones.
template <class Value, std::size_t count>
std::vector<std::string> names_in(const NameTable<Value, count>& table) {
  std::vector<std::string> names;
  for (auto entry = table.begin(); entry != table.end(); ++entry) {
    const bool first = std::find_if(table.begin(), entry, [&](const auto& other) {
                         return other.first == entry->first;
                       }) == entry;
    if (first && !entry->second.empty()) names.emplace_back(entry->second);
  }
  return names;
}

}  // namespace scorebook
