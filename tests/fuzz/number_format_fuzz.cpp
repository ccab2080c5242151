// Number formats: any code has a meaning, and a number never shows as nothing where the code has a place for digits.
#include <array>
#include <cmath>
#include <limits>

#include "fuzz.hpp"
#include "text/number_format.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

constexpr std::size_t kLongestCode = 512;
constexpr std::array kNumbers = {0.0,       1.0,       -1.0,   0.5,     0.984,   0.9995, 1092.4,          -0.004,
                                 59.9999,   60.0,      61.0,   42460.0, 1e15,    1.5e-7, 1e300,           -1e300,
                                 2958465.0, 2958466.0, 5e-324, 42460.6, 0.99999, 1.0e21, 123456789.123456};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kLongestCode) return -1;
  const std::string_view code = fuzz::as_text(data, size);
  const NumberFormat format(code);
  const NumberFormat again(code);
  must(format.kind() == again.kind() && format.decimals() == again.decimals(), "a code has one meaning", code);
  must(format.decimals() >= -1 && format.decimals() <= static_cast<int>(size), "decimals are places of the code", code);
  const bool one_section = code.find(';') == std::string_view::npos;
  // A 0 that is quoted, escaped, reserved as a blank or in brackets is no place for a digit.
  const bool has_place =
      code.find('0') != std::string_view::npos && code.find_first_of("[\"\\_*") == std::string_view::npos;
  for (const double number : kNumbers) {
    for (const bool date_1904 : {false, true}) {
      const std::string shown = format.shown(number, date_1904);
      must(shown == again.shown(number, date_1904), "a number is shown the same twice", code);
      must(shown.size() < 16 * (size + 400), "what is shown is no longer than code and digits", code);
      if (one_section && has_place && format.kind() == NumberFormatKind::number && format.understood())
        must(!shown.empty(), "a number with a place for digits is shown", code);
      if (format.kind() == NumberFormatKind::general && one_section)
        must(!shown.empty(), "General shows every number", code);
    }
  }
  for (const double odd : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    (void)format.shown(odd, false);
  must(format.shown(std::string_view("n/a")).size() <= 4 * (size + 4) * 4, "text is shown through the text section",
       code);
  return 0;
}
