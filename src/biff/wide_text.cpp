#include "biff/wide_text.hpp"

#include <utility>

#include "ooxml/strings.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

}  // namespace

void WideText::put(std::uint32_t unit) {
  const bool is_low = unit >= 0xDC00 && unit < 0xE000;
  if (high_ != 0) {
    const std::uint32_t high = std::exchange(high_, 0);
    if (is_low) return append_utf8(text_, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
    append_utf8(text_, kReplacement);
  }
  if (unit >= 0xD800 && unit < 0xDC00)
    high_ = unit;
  else
    append_utf8(text_, is_low || unit == 0 ? kReplacement : unit);
}

std::string WideText::take() {
  if (std::exchange(high_, 0) != 0) append_utf8(text_, kReplacement);
  return std::exchange(text_, std::string());
}

}  // namespace scorebook
