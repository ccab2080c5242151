// The words for the parts of a table's layout: those that the Sources sheet takes, and that every output uses.
#include <algorithm>
#include <array>
#include <utility>

#include "scorebook/source_table.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::array<std::pair<Orientation, std::string_view>, 3> kOrientations = {{
    {Orientation::measures_down, "measures down"},
    {Orientation::periods_down, "periods down"},
    {Orientation::list, "list"},
}};

constexpr std::array<std::pair<SourceRole, std::string_view>, 20> kRoles = {{
    {SourceRole::ignored, "ignored"},
    {SourceRole::section, "section"},
    {SourceRole::ref, "ref"},
    {SourceRole::title, "title"},
    {SourceRole::breakdown, "breakdown"},
    {SourceRole::polarity, "good performance"},
    {SourceRole::unit, "unit"},
    {SourceRole::frequency, "frequency"},
    {SourceRole::priority_measure, "priority measure"},
    {SourceRole::lead, "lead"},
    {SourceRole::remark, "remark"},
    {SourceRole::period, "period"},
    {SourceRole::value, "value"},
    {SourceRole::numerator, "numerator"},
    {SourceRole::denominator, "denominator"},
    {SourceRole::year_to_date, "year to date"},
    {SourceRole::target, "target"},
    {SourceRole::baseline, "baseline"},
    {SourceRole::benchmark, "benchmark"},
    {SourceRole::status, "status"},
}};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == value; });
  return found == table.end() ? std::string_view() : found->second;
}

template <class Value, class Table>
std::optional<Value> value_in(const Table& table, std::string_view text) {
  std::string words = folded(text);
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  for (const auto& entry : table) {
    if (!entry.second.empty() && entry.second == words) return entry.first;
  }
  return std::nullopt;
}

}  // namespace

std::string_view orientation_name(Orientation orientation) { return name_in(kOrientations, orientation); }

std::optional<Orientation> parse_orientation(std::string_view text) {
  return value_in<Orientation>(kOrientations, text);
}

std::string_view source_role_name(SourceRole role) { return name_in(kRoles, role); }

std::optional<SourceRole> parse_source_role(std::string_view text) { return value_in<SourceRole>(kRoles, text); }

bool holds_figures(SourceRole role) {
  return role == SourceRole::value || role == SourceRole::year_to_date || role == SourceRole::target ||
         role == SourceRole::baseline || role == SourceRole::benchmark;
}

}  // namespace scorebook
