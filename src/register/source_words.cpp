// The words for the parts of a table's layout: those that the Sources sheet takes, and that every output uses.
#include "register/sources.hpp"
#include "scorebook/source_table.hpp"
#include "text/name_table.hpp"

namespace scorebook {
namespace {

constexpr NameTable<Orientation, 3> kOrientations = {{
    {Orientation::measures_down, "measures down"},
    {Orientation::periods_down, "periods down"},
    {Orientation::list, "list"},
}};

constexpr NameTable<SourceRole, 20> kRoles = {{
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

}  // namespace

std::string_view orientation_name(Orientation orientation) { return name_in(kOrientations, orientation); }

std::optional<Orientation> parse_orientation(std::string_view text) {
  return value_in(kOrientations, text);
}

std::string_view source_role_name(SourceRole role) { return name_in(kRoles, role); }

std::optional<SourceRole> parse_source_role(std::string_view text) { return value_in(kRoles, text); }

std::vector<std::string> orientation_names() { return names_in(kOrientations); }
std::vector<std::string> source_role_names() { return names_in(kRoles); }

bool holds_figures(SourceRole role) {
  return role == SourceRole::value || role == SourceRole::year_to_date || role == SourceRole::target ||
         role == SourceRole::baseline || role == SourceRole::benchmark;
}

}  // namespace scorebook
