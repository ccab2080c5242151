// One amount at the front of a text: sign, currency, digits with thousands, scale, unit. The brick that notation.cpp
// builds with; it knows nothing of what stands beside it. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"

namespace scorebook {

struct Amount {
  Decimal value;     // with its scale: 6800000 for "£6.8m"
  int decimals = 0;  // printed places; negative for scales: -5 for "6.8m"
  Unit unit = Unit::unknown;
  bool bare = false;          // digits only: no sign, currency, scale or unit
  std::string currency = {};  // the sign of one that is not the pound, as typed: "$", "US$"; the unit is then unknown
};

enum class Currencies : std::uint8_t { pounds, any };

// Takes an amount and the unit behind it from the front of `text`, which is left untouched where there is none. Stray
// blanks and the like are told in `oddities`.
[[nodiscard]] std::optional<Amount> take_amount(std::string_view& text, std::vector<std::string>& oddities,
                                                Currencies currencies = Currencies::pounds);

// The text collapsed, with plain minus signs and dashes and without apostrophes at its front; look-alikes are told.
[[nodiscard]] std::string with_plain_signs(std::string_view text, std::vector<std::string>& oddities);

}  // namespace scorebook
