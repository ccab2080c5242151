#include "csv/characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ooxml/strings.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::size_t kLookedAt = 4096;

// Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves open stand for no character.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

// How many bytes at the front are one character of UTF-8 beyond ASCII; 0 for none.
std::size_t sequence_length(std::string_view bytes) {
  for (std::size_t length = 2; length <= 4 && length <= bytes.size(); ++length)
    if (valid_utf8(bytes.substr(0, length)) && static_cast<unsigned char>(bytes.front()) >= 0xC2) return length;
  return 0;
}

std::size_t ascii_length(std::string_view bytes) {
  const auto beyond =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(beyond - bytes.begin());
}

std::string without_characters(std::size_t count) {
  return counted(count, "place") + (count == 1 ? " holds" : " hold") +
         " bytes that stand for no character; each is read as \xEF\xBF\xBD";
}

// Sequences of UTF-8 and single bytes beyond ASCII that belong to none.
struct ByteCounts {
  std::size_t sequences = 0;
  std::size_t single = 0;
};

ByteCounts count_bytes(std::string_view bytes) {
  ByteCounts counts;
  while (!bytes.empty()) {
    bytes.remove_prefix(ascii_length(bytes));
    if (bytes.empty()) break;
    const std::size_t length = sequence_length(bytes);
    ++(length != 0 ? counts.sequences : counts.single);
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return counts;
}

// A file put together from pieces of both encodings keeps its UTF-8 where it has more of that.
void decode_single_bytes(std::string_view bytes, DecodedText& text) {
  const ByteCounts counts = count_bytes(bytes);
  const bool mixed = counts.sequences > counts.single;
  std::size_t lost = 0;
  while (!bytes.empty()) {
    const std::size_t plain = ascii_length(bytes);
    text.owned += bytes.substr(0, plain);
    bytes.remove_prefix(plain);
    if (bytes.empty()) break;
    const std::size_t length = mixed ? sequence_length(bytes) : 0;
    if (length != 0) {
      text.owned += bytes.substr(0, length);
      bytes.remove_prefix(length);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes.front());
    const std::uint32_t code = byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
    lost += code == kReplacement ? 1 : 0;
    append_utf8(text.owned, code);
    bytes.remove_prefix(1);
  }
  text.oddities.push_back(
      mixed ? "The file is UTF-8 but for " + counted(counts.single, "byte") +
                  (counts.single == 1 ? ", which is" : ", which are") + " read as Windows-1252"
            : "The file is not UTF-8; its characters beyond ASCII are read as Windows-1252, which Excel writes in the "
              "United Kingdom");
  if (lost != 0) text.oddities.push_back(without_characters(lost));
}

void decode_utf16(std::string_view bytes, bool big, DecodedText& text) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(big ? first << 8 | second : second << 8 | first);
  };
  std::size_t lost = bytes.size() % 2;
  text.owned.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit_at(at);
    if (at == 0 && code == 0xFEFF) continue;
    if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
      const std::uint32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (code >= 0xD800 && code < 0xE000) {
      code = kReplacement;
      ++lost;
    }
    append_utf8(text.owned, code);
  }
  if (bytes.size() % 2 != 0) append_utf8(text.owned, kReplacement);
  if (lost != 0) text.oddities.push_back(without_characters(lost));
}

}  // namespace

ByteOrder utf16_order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrder::big;
  const std::string_view head = bytes.substr(0, kLookedAt);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < head.size(); ++at)
    if (head[at] == '\0') ++zeros[at % 2];
  // A table has digits, delimiters and line ends: most of its characters have a zero byte, and none is zero itself.
  const std::size_t enough = std::max<std::size_t>(head.size() / 4, 2);
  if (zeros[0] == 0 && zeros[1] >= enough) return ByteOrder::little;
  if (zeros[1] == 0 && zeros[0] >= enough) return ByteOrder::big;
  return ByteOrder::none;
}

void decode_text(std::string_view bytes, DecodedText& text) {
  const ByteOrder order = utf16_order(bytes);
  if (order != ByteOrder::none) {
    decode_utf16(bytes, order == ByteOrder::big, text);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
    if (valid_utf8(bytes)) {
      text.view = bytes;
      return;
    }
    decode_single_bytes(bytes, text);
  }
  text.view = text.owned;
}

}  // namespace scorebook
