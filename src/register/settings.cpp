// The settings: one table of what each is called, takes, changes and sets.
#include "scorebook/settings.hpp"

#include <functional>

#include "text/name_table.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr NameTable<BelowRange, 3> kBelowRange = {
    {{BelowRange::green, "green"}, {BelowRange::amber, "amber"}, {BelowRange::red, "red"}}};
constexpr NameTable<RagPrecision, 2> kRagPrecision = {
    {{RagPrecision::stored, "full precision"}, {RagPrecision::shown, "as shown"}}};
constexpr NameTable<WithinLimits, 2> kWithinLimits = {
    {{WithinLimits::green, "green"}, {WithinLimits::green_or_amber, "green or amber"}}};
constexpr NameTable<PartYearTarget, 2> kPartYearTarget = {
    {{PartYearTarget::evenly, "evenly"}, {PartYearTarget::whole_year, "whole year"}}};
constexpr NameTable<bool, 2> kYesOrNo = {{{true, "yes"}, {false, "no"}}};

// Sets a setting from a cell's words; false where they are none that it takes.
using Setter = std::function<bool(Settings&, const std::string&)>;

using Getter = std::function<std::string(const Settings&)>;

struct Setting {
  SettingDescription description;
  Setter set;
  Getter text;
};

template <class Value, std::size_t count>
Setting one_of(std::string name, const NameTable<Value, count>& words, Value Settings::*value, std::string what) {
  const Setter set = [&words, value](Settings& settings, const std::string& text) {
    const std::optional<Value> known = value_in(words, text);
    if (known) settings.*value = *known;
    return known.has_value();
  };
  const Getter text = [&words, value](const Settings& settings) {
    return std::string(name_in(words, settings.*value));
  };
  return {{std::move(name), text(Settings{}), names_in(words), std::move(what)}, set, text};
}

// "10" and "10%"; never negative.
std::optional<Decimal> plain_number(std::string text) {
  if (!text.empty() && text.back() == '%') text.pop_back();
  const std::optional<Decimal> number = Decimal::parse(trimmed(text));
  return number && !number->negative() ? number : std::nullopt;
}

Setting number(std::string name, Decimal Settings::*value, std::string what) {
  const Setter set = [value](Settings& settings, const std::string& text) {
    const std::optional<Decimal> number = plain_number(text);
    if (number) settings.*value = *number;
    return number.has_value();
  };
  const Getter text = [value](const Settings& settings) { return (settings.*value).to_string(); };
  return {{std::move(name), text(Settings{}), {}, std::move(what)}, set, text};
}

Setting number_or_none(std::string name, std::optional<Decimal> Settings::*value, std::string what) {
  const Setter set = [value](Settings& settings, const std::string& text) {
    const std::optional<Decimal> number = plain_number(text);
    const bool none = folded(text) == "none";
    if (number || none) settings.*value = number;
    return number || none;
  };
  const Getter text = [value](const Settings& settings) {
    return settings.*value ? (settings.*value)->to_string() : std::string("none");
  };
  return {{std::move(name), text(Settings{}), {}, std::move(what)}, set, text};
}

const std::vector<Setting>& settings_table() {
  static const std::vector<Setting> kTable = {
      one_of("below the range", kBelowRange, &Settings::below_range,
             "How a figure below an expected range, such as 12 for 14-20, is rated."),
      one_of("RAG compares", kRagPrecision, &Settings::rag_precision,
             "Whether the figure in the cell at full precision or the figure as it is shown is set against the "
             "thresholds."),
      one_of("within limits of target", kWithinLimits, &Settings::within_limits,
             "Which RAG counts as within limits of target in the words of the direction of travel."),
      one_of("shares total 100", kYesOrNo, &Settings::shares_total_100,
             "Whether the printed shares of statuses 1 to 3 of a plan add up to 100: status 2 then takes what the "
             "rounding leaves."),
      number("stable band", &Settings::stable_band,
             "Changes up to it are no movement, for measures that state no band of their own; in their unit."),
      one_of("part year target", kPartYearTarget, &Settings::part_year_target,
             "Whether a figure of part of a year is set against the year's total spread evenly over its months, or "
             "against the whole of it."),
      number_or_none("amber within", &Settings::amber_within_per_cent,
                     "A target without tolerance and rule is met or missed. With a number here, a figure that misses "
                     "it by up to so many per cent of the target is amber."),
      number(
          "small number", &Settings::small_number,
          "Counts from 1 to this one may tell who is meant: check reports them in an edition for the public. 0: none "
          "is small."),
  };
  return kTable;
}

}  // namespace

const std::vector<SettingDescription>& setting_descriptions() {
  static const std::vector<SettingDescription> kDescriptions = [] {
    std::vector<SettingDescription> descriptions;
    for (const Setting& setting : settings_table()) descriptions.push_back(setting.description);
    return descriptions;
  }();
  return kDescriptions;
}

std::string setting_text(const Settings& settings, std::string_view name) {
  for (const Setting& setting : settings_table()) {
    if (folded(setting.description.name) == folded(name)) return setting.text(settings);
  }
  return {};
}

std::optional<std::string> set_setting(Settings& settings, std::string_view name, std::string_view value) {
  const std::string wanted = folded(name);
  std::vector<std::string> names;
  for (const Setting& setting : settings_table()) {
    const SettingDescription& described = setting.description;
    names.push_back(described.name);
    if (folded(described.name) != wanted) continue;
    const std::string words = collapsed(value);
    if (setting.set(settings, words)) return std::nullopt;
    const std::string takes = !described.choices.empty()     ? listed(described.choices, "or")
                              : described.standard == "none" ? "a number or none"
                                                             : "a number";
    return "\"" + words + "\" is nothing that the setting \"" + described.name + "\" takes: " + takes;
  }
  return "\"" + collapsed(name) + "\" is no setting: " + listed(names, "or");
}

}  // namespace scorebook
