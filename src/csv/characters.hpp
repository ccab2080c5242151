// The bytes of a text file as UTF-8: UTF-8 and UTF-16 with or without a byte order mark, and Windows-1252 as Excel
// writes it in the United Kingdom where the bytes are no UTF-8. Whatever is not plain UTF-8 is said in words.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

struct DecodedText {
  std::string owned;      // where the bytes had to be turned into UTF-8
  std::string_view view;  // of `owned` or of the bytes, which must outlive it; without a byte order mark
  std::vector<std::string> oddities;
};

// Whether bytes can be UTF-16: a byte order mark, or a text in which every other byte is nearly always zero.
enum class ByteOrder { none, little, big };
[[nodiscard]] ByteOrder utf16_order(std::string_view bytes);

// Never fails: what stands for no character becomes U+FFFD, and that is said. `text` stays where it is afterwards:
// `view` may point into it.
void decode_text(std::string_view bytes, DecodedText& text);

}  // namespace scorebook
