// The words for units that the register takes.
#include <utility>

#include "register/register_columns.hpp"
#include "text/name_table.hpp"

namespace scorebook {
namespace {

constexpr NameTable<Unit, 17> kUnits = {{
    {Unit::per_cent, "%"},
    {Unit::count, "count"},
    {Unit::per_10000, "per 10,000"},
    {Unit::per_100000, "per 100,000"},
    {Unit::days, "days"},
    {Unit::weeks, "weeks"},
    {Unit::cases, "cases"},
    {Unit::money, "£"},
    {Unit::per_cent, "per cent"},
    {Unit::per_cent, "percent"},
    {Unit::per_cent, "percentage"},
    {Unit::count, "number"},
    {Unit::per_10000, "per 10000"},
    {Unit::per_10000, "rate per 10,000"},
    {Unit::per_100000, "per 100000"},
    {Unit::per_100000, "rate per 100,000"},
    {Unit::money, "money"},
}};

}  // namespace

std::vector<std::string> register_unit_names() { return names_in(kUnits); }

std::string register_unit_name(Unit unit) { return std::string(name_in(kUnits, unit)); }

std::optional<Unit> parse_register_unit(std::string_view text) { return value_in(kUnits, text); }

}  // namespace scorebook
