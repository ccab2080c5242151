// What the fuzz targets share. A target does more than not crash: it asserts what must hold of every answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace scorebook::fuzz {

// libFuzzer keeps the input that broke a promise.
inline void must(bool holds, const char* promise, std::string_view about = {}) {
  if (holds) return;
  std::string printed;
  for (const char c : about.substr(0, 300))
    printed += c >= ' ' && c < '\x7F' ? std::string(1, c)
                                      : "\\x" + std::string(1, "0123456789abcdef"[(c >> 4) & 15]) +
                                            std::string(1, "0123456789abcdef"[c & 15]);
  std::fprintf(stderr, "BROKEN PROMISE: %s: %s\n", promise, printed.c_str());
  std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Whether text is UTF-8 in form, as every text is that comes out of a reader.
inline bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) continue;
    if (lead < 0xC2 || lead > 0xF4) return false;
    for (int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3; more > 0; --more, ++at)
      if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return false;
  }
  return true;
}

inline std::span<const std::byte> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

}  // namespace scorebook::fuzz
