// The rulings of the rating rules that a council may decide otherwise. Each has a default, the words that it takes and
// a sentence on what it changes: all in one table, from which the register's sheet Settings is read and written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"

namespace scorebook {

// How a figure below an expected range ("14-20") is rated.
enum class BelowRange : std::uint8_t { green, amber, red };
// Which figure RAG compares with the thresholds.
enum class RagPrecision : std::uint8_t { stored, shown };
// Which RAG counts as "within limits of target" in the words of a direction of travel.
enum class WithinLimits : std::uint8_t { green, green_or_amber };
// What a figure of part of a year is set against, where the target is a total for the year.
enum class PartYearTarget : std::uint8_t { evenly, whole_year };

struct Settings {
  BelowRange below_range = BelowRange::green;
  RagPrecision rag_precision = RagPrecision::stored;
  WithinLimits within_limits = WithinLimits::green;
  Decimal stable_band;  // of measures that state none, in their unit
  PartYearTarget part_year_target = PartYearTarget::evenly;
  // A target without tolerance and rule: missed by up to so many per cent of itself is amber. Nothing: met or missed.
  std::optional<Decimal> amber_within_per_cent;
  bool shares_total_100 = false;  // the shares of a table of statuses, as printed
  // Counts of people from 1 to this one may tell who they are: they do not stand in what is published.
  Decimal small_number = 4;
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct SettingDescription {
  std::string name;                  // "below the range"
  std::string standard;              // the default, as a cell says it
  std::vector<std::string> choices;  // empty: a number, or "none" where the default is that
  std::string what;                  // what it changes
};

// In the order of the sheet.
[[nodiscard]] const std::vector<SettingDescription>& setting_descriptions();

// What holds, as a cell says it; "" for no setting of that name.
[[nodiscard]] std::string setting_text(const Settings& settings, std::string_view name);

// Sets what a row of the sheet states; what is wrong with it in words, nothing where it is right. Settings stay as they
// are where it is wrong.
[[nodiscard]] std::optional<std::string> set_setting(Settings& settings, std::string_view name, std::string_view value);

}  // namespace scorebook
