// What a forecast starts from: the year, how it follows from its months, the figure so far and the target at its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scorebook/forecast.hpp"

namespace scorebook {

inline constexpr int kMonthsOfYear = 12;

enum class YearFollows : std::uint8_t { unknown, sum, cumulative, ratio, average, latest };

struct ForecastBasis {
  const Rating* rating = nullptr;
  const TargetForPeriod* at_year_end = nullptr;
  Period own = Period::of_month(0);  // of the latest figure
  Period year = Period::financial_year(0);
  int months = 0;  // of the year so far
  YearFollows follows = YearFollows::unknown;
  const Figure* so_far = nullptr;  // has a value
  std::string why_not;             // why nothing can be said; empty where so_far is there

  [[nodiscard]] bool total() const { return follows == YearFollows::sum || follows == YearFollows::cumulative; }
  [[nodiscard]] bool complete() const { return months == kMonthsOfYear; }
};

[[nodiscard]] ForecastBasis forecast_basis(const Rating& rating, const TargetForPeriod* at_year_end);

// What the figure of the year is to reach.
struct Goal {
  std::optional<Decimal> value;
  TargetSide side = TargetSide::none;  // never none where there is a value
  std::string why_not;

  [[nodiscard]] bool low() const { return side == TargetSide::at_most || side == TargetSide::below; }
  [[nodiscard]] bool strict() const { return side == TargetSide::above || side == TargetSide::below; }
  [[nodiscard]] bool met_by(Decimal figure) const;
};

[[nodiscard]] Goal goal_of(const ForecastBasis& basis);

[[nodiscard]] RunRate run_rate_of(const ForecastBasis& basis, const Goal& goal);
[[nodiscard]] Gap gap_of(const ForecastBasis& basis, const Goal& goal);

// "1,234.5%": with all its places that are no zeros.
[[nodiscard]] std::string number_words(Decimal number, Unit unit);
}  // namespace scorebook
