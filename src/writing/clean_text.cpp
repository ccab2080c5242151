#include "writing/clean_text.hpp"

#include <cctype>
#include <cstdint>
#include <optional>

#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
  std::size_t bytes = 1;
  std::size_t units = 1;  // of UTF-16
  bool valid = false;     // UTF-8, and a character that XML 1.0 can hold
  char32_t code = 0;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {1, 1, lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r', lead};
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 1;
  if (length == 1 || at + length > text.size()) return {};
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(at + i) & 0x3FU);
  }
  const bool shortest = length == 2 || (length == 3 && code >= 0x800) || (length == 4 && code >= 0x10000);
  if (!shortest || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  const bool in_xml = code != 0xFFFE && code != 0xFFFF;
  return {length, length == 4 ? 2U : 1U, in_xml, code};
}

// "_xHHHH_" with four hexadecimal digits: what a reader of workbooks takes for an escape.
bool looks_like_escape(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return false;
  for (std::size_t i = 2; i < 6; ++i) {
    if (std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

}  // namespace

CleanText clean_cell_text(std::string_view text) {
  CleanText clean;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\r') {  // CR LF and a lone CR are line breaks; written as they are they would read back as escapes
      if (at + 1 >= text.size() || text[at + 1] != '\n') clean.text += '\n', ++units;
      ++at;
      continue;
    }
    const Character character = character_at(text, at);
    const bool escape = looks_like_escape(text.substr(at));
    const std::size_t needed = character.units + (escape ? 6 : 0);
    if (units + needed > kMaximumCellCharacters) {
      clean.cut = true;
      break;
    }
    if (!character.valid) {
      clean.text += kReplacement;
      clean.replaced = true;
    } else {
      if (escape) clean.text += "_x005F";
      clean.text += text.substr(at, character.bytes);
    }
    units += needed;
    at += character.bytes;
  }
  return clean;
}

std::string clean_line(std::string_view text, std::size_t maximum_bytes) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    std::string_view written = text.substr(at, character.bytes);
    if (!character.valid) written = kReplacement;
    if (character.valid && character.code < 0x20) written = " ";
    if (line.size() + written.size() > maximum_bytes) break;
    line += written;
    at += character.bytes;
  }
  return line;
}

std::string clean_sheet_name(std::string_view name) {
  std::string clean;
  std::size_t units = 0;
  const std::string line = trimmed(clean_line(name, name.size() * 3));
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    if (units + character.units > 31) break;
    const bool refused = character.bytes == 1 && std::string_view("[]:*?/\\#").find(line[at]) != std::string_view::npos;
    clean += refused ? std::string("-") : line.substr(at, character.bytes);
    units += character.units;
    at += character.bytes;
  }
  while (!clean.empty() && clean.front() == '\'') clean.erase(clean.begin());
  while (!clean.empty() && (clean.back() == '\'' || clean.back() == ' ')) clean.pop_back();
  if (clean.empty()) return "Sheet";
  if (folded(clean) == "history") return clean + " sheet";  // Excel keeps that name for itself
  return clean;
}

std::string quoted_sheet_name(std::string_view name) {
  std::string quoted = "'";
  for (const char letter : name) {
    quoted += letter;
    if (letter == '\'') quoted += letter;
  }
  return quoted + "'";
}

}  // namespace scorebook
