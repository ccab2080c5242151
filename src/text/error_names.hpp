// The names of Excel's errors, as cells show them and formulas write them, and the numbers that the binary formats have
// for the older ones. Source: ECMA-376 part 1, 18.17.3; MS-XLS 2.5.10.
#pragma once

#include <array>
#include <string_view>

namespace scorebook {

struct ErrorName {
  std::string_view name;
  int number = -1;  // -1 for none
};

inline constexpr std::array<ErrorName, 14> kErrorNames = {{{"#NULL!", 0x00},
                                                           {"#DIV/0!", 0x07},
                                                           {"#VALUE!", 0x0F},
                                                           {"#REF!", 0x17},
                                                           {"#NAME?", 0x1D},
                                                           {"#NUM!", 0x24},
                                                           {"#N/A", 0x2A},
                                                           {"#GETTING_DATA", 0x2B},
                                                           {"#SPILL!", -1},
                                                           {"#CALC!", -1},
                                                           {"#FIELD!", -1},
                                                           {"#BLOCKED!", -1},
                                                           {"#CONNECT!", -1},
                                                           {"#UNKNOWN!", -1}}};

[[nodiscard]] constexpr bool is_error_name(std::string_view text) {
  for (const ErrorName& error : kErrorNames)
    if (error.name == text) return true;
  return false;
}

// "" for a number that Excel does not have.
[[nodiscard]] constexpr std::string_view error_name(unsigned number) {
  for (const ErrorName& error : kErrorNames)
    if (error.number >= 0 && static_cast<unsigned>(error.number) == number) return error.name;
  return {};
}

}  // namespace scorebook
