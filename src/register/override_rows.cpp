#include "register/override_rows.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "register/register_row.hpp"
#include "register/row_checks.hpp"
#include "scorebook/rating.hpp"
#include "text/name_table.hpp"

namespace scorebook {
namespace {

constexpr NameTable<Rag, 7> kRagWords = {{{Rag::green, "green"},
                                          {Rag::amber, "amber"},
                                          {Rag::red, "red"},
                                          {Rag::none, "none"},
                                          {Rag::green, "g"},
                                          {Rag::amber, "a"},
                                          {Rag::red, "r"}}};

constexpr NameTable<OverrideDirection, 10> kDirectionWords = {{{OverrideDirection::improved, "improved"},
                                                               {OverrideDirection::stable, "stable"},
                                                               {OverrideDirection::got_worse, "got worse"},
                                                               {OverrideDirection::up, "up"},
                                                               {OverrideDirection::level, "level"},
                                                               {OverrideDirection::down, "down"},
                                                               {OverrideDirection::got_worse, "worse"},
                                                               {OverrideDirection::up, "\u2191"},
                                                               {OverrideDirection::level, "\u2192"},
                                                               {OverrideDirection::down, "\u2193"}}};

// Blank cells override nothing.
template <class Value, std::size_t count>
std::optional<Value> stated(const RegisterRow& row, const std::string& column, const NameTable<Value, count>& words) {
  using Stated = std::optional<Value>;
  return row.choice(column, Stated(), [&](const std::string& text) -> std::optional<Stated> {
    const Stated known = value_in(words, text);
    if (!known) return std::nullopt;
    return std::optional<Stated>(std::in_place, known);
  });
}

Override read_row(const RegisterRow& row, const Register& so_far) {
  Override read;
  measure_of(row, "ref", so_far);
  read.ref = row.ref("ref");
  read.place = row.place("ref");
  if (!row.needed("period", "this override names no period").empty())
    read.period = row.period("period").value_or(read.period);
  read.rag_period = stated(row, "RAG in period", kRagWords);
  read.rag_year_end = stated(row, "RAG at year end", kRagWords);
  if (const std::optional<int> status = row.whole("status", 1, 5)) read.status = static_cast<PlanStatus>(*status);
  read.direction = stated(row, "direction", kDirectionWords);
  const bool blank = row.text("RAG in period").empty() && row.text("RAG at year end").empty() &&
                     row.text("status").empty() && row.text("direction").empty();
  if (blank) row.fault("ref", "this row overrides nothing: no RAG, no status and no direction");
  read.reason = row.needed("reason", "this override gives no reason");
  read.name = row.needed("name", "this override does not say who decided it");
  read.date = row.date("date");
  return read;
}

}  // namespace

std::string_view override_direction_name(OverrideDirection direction) { return name_in(kDirectionWords, direction); }

std::optional<OverrideDirection> parse_override_direction(std::string_view text) {
  return value_in(kDirectionWords, text);
}

std::vector<std::string> override_direction_names() {
  return {"improved", "stable", "got worse", "up", "level", "down"};
}

std::string_view override_rag_name(Rag rag) { return name_in(kRagWords, rag); }

std::vector<std::string> override_rag_names() { return {"green", "amber", "red", "none"}; }

std::vector<Override> read_overrides(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults) {
  std::vector<Override> overrides;
  std::map<std::pair<std::string, Period>, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    Override read = read_row(row, so_far);
    if (!read.ref.empty() && read.period != Override().period)
      must_be_new(row, "ref", seen, {read.ref, read.period},
                  "the override of " + read.ref + " for " + row.text("period"));
    overrides.push_back(std::move(read));
  }
  std::stable_sort(overrides.begin(), overrides.end(),
                   [](const Override& left, const Override& right) { return left.ref < right.ref; });
  return overrides;
}

}  // namespace scorebook
