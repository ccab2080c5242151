#include "scorebook/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace scorebook {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kGap = 2;              // blanks between columns
constexpr std::size_t kNarrowestColumn = 8;  // a wrapping column keeps at least this
constexpr std::size_t kFewWords = 15;        // and one that wraps first this, as long as others can give way

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Printed over the character before them, or not at all.
constexpr std::array kZeroWidth = {CodePointRange{0x0300, 0x036F}, CodePointRange{0x200B, 0x200D},
                                   CodePointRange{0xFE00, 0xFE0F}};
constexpr std::array kDoubleWidth = {CodePointRange{0x1100, 0x115F}, CodePointRange{0x2E80, 0xA4CF},
                                     CodePointRange{0xAC00, 0xD7A3}, CodePointRange{0xF900, 0xFAFF},
                                     CodePointRange{0xFE30, 0xFE6F}, CodePointRange{0xFF00, 0xFF60},
                                     CodePointRange{0xFFE0, 0xFFE6}, CodePointRange{0x1F300, 0x1FAFF}};
// A terminal obeys these instead of showing them: C0, DEL and C1, and the marks that turn the reading direction.
constexpr std::array kControls = {CodePointRange{0x00, 0x1F}, CodePointRange{0x7F, 0x9F},
                                  CodePointRange{0x200E, 0x200F}, CodePointRange{0x2028, 0x202E},
                                  CodePointRange{0x2066, 0x2069}};

template <std::size_t size>
bool lies_in(const std::array<CodePointRange, size>& ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [point](CodePointRange range) { return point >= range.first && point <= range.last; });
}

struct Decoded {
  char32_t point = kReplacement;
  std::size_t length = 1;
};

// The code point at `at`; one byte of U+FFFD where the bytes are no UTF-8.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  char32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t index = at + 1; index < at + length; ++index) {
    if ((byte(index) & 0xC0U) != 0x80U) return {};
    point = (point << 6U) | (byte(index) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
  return {point, length};
}

std::size_t width_of(char32_t point) {
  if (lies_in(kZeroWidth, point)) return 0;
  return lies_in(kDoubleWidth, point) ? 2 : 1;
}

// The bytes of `text` that fill at most `width` columns, one character at least.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    used += width_of(next.point);
    if (used > width && at > 0) break;
    at += next.length;
  }
  return at;
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::size_t used = display_width(text);
  const std::string blanks(used < width ? width - used : 0, ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string_view ink_code(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\x1b[1m";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::red:
      return "\x1b[31m";
    case Ink::amber:
      return "\x1b[33m";
    case Ink::green:
      return "\x1b[32m";
  }
  return "";
}

// A heading of several words may wrap; its longest word must fit.
std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

void drop_blanks_at_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (next.point == '\n' || next.point == '\r' || next.point == '\t') {
      if (result.empty() || result.back() != ' ') result += ' ';
    } else if (next.point == kReplacement || lies_in(kControls, next.point)) {
      result += "\xEF\xBF\xBD";
    } else {
      result += text.substr(at, next.length);
    }
    at += next.length;
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    width += width_of(next.point);
    at += next.length;
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 1);
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(' ', at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(text.find(' ', start), text.size());
    std::string_view word = text.substr(start, end - start);
    at = end;
    std::size_t needed = display_width(word);
    if (!line.empty() && used + 1 + needed > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (needed > width) {
      const std::size_t part = bytes_that_fit(word, width);
      lines.emplace_back(word.substr(0, part));
      word.remove_prefix(part);
      needed = display_width(word);
    }
    if (word.empty()) continue;
    if (!line.empty()) line += ' ';
    used += needed + (used > 0 ? 1 : 0);
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string paragraph(std::string_view text, std::size_t indent, const TextStyle& style, std::string_view lead) {
  const std::size_t room = style.width > indent + kNarrowestColumn ? style.width - indent : kNarrowestColumn;
  std::string result;
  bool first = true;
  for (const std::string& line : wrapped(printable(text), room)) {
    result += first ? padded(lead, indent, false) : std::string(indent, ' ');
    result += line;
    drop_blanks_at_end(result);
    result += '\n';
    first = false;
  }
  return result;
}

std::string painted(std::string_view text, Ink ink, const TextStyle& style) {
  if (!style.color || ink == Ink::plain || text.empty()) return std::string(text);
  return std::string(ink_code(ink)) + std::string(text) + "\x1b[0m";
}

std::string headline(std::string_view text, Ink ink, const TextStyle& style) {
  std::string result;
  for (const std::string& line : wrapped(printable(text), style.width)) result += painted(line, ink, style) + "\n";
  return result;
}

void TextTable::add_row(std::vector<TextCell> cells) {
  assert(cells.size() == columns_.size());
  for (TextCell& cell : cells) cell.text = printable(cell.text);
  lines_.push_back({LineKind::row, std::move(cells)});
}

void TextTable::add_band(std::string text) { lines_.push_back({LineKind::band, {TextCell(printable(text))}}); }

void TextTable::add_rule() { lines_.push_back({LineKind::rule, {}}); }

// The widest column gives way first, so that narrow ones stay readable.
void TextTable::narrow(std::vector<std::size_t>& widths, std::size_t room, Wrap from, std::size_t narrowest) const {
  std::size_t total = kGap * (columns_.size() - 1);
  for (const std::size_t width : widths) total += width;
  while (total > room) {
    std::size_t widest = columns_.size();
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (columns_[column].wrap < from || widths[column] <= narrowest) continue;
      if (widest == columns_.size() || widths[column] > widths[widest]) widest = column;
    }
    if (widest == columns_.size()) return;
    const std::size_t give = std::min(total - room, std::max<std::size_t>(1, (widths[widest] - narrowest) / 8));
    widths[widest] -= give;
    total -= give;
  }
}

std::vector<std::size_t> TextTable::column_widths(std::size_t room) const {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    std::size_t width = longest_word(columns_[column].heading);
    for (const Line& line : lines_) {
      if (line.kind == LineKind::row) width = std::max(width, display_width(line.cells[column].text));
    }
    widths.push_back(width);
  }
  narrow(widths, room, Wrap::first, kFewWords);
  narrow(widths, room, Wrap::late, kNarrowestColumn);
  return widths;
}

std::string TextTable::to_string(std::size_t indent, const TextStyle& style) const {
  const std::vector<std::size_t> widths = column_widths(style.width > indent ? style.width - indent : 1);
  const std::string margin(indent, ' ');
  std::string result;
  const auto add = [&](const std::vector<TextCell>& cells) {
    std::vector<std::vector<std::string>> parts;
    std::size_t height = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      parts.push_back(wrapped(cells[column].text, widths[column]));
      height = std::max(height, parts.back().size());
    }
    for (std::size_t row = 0; row < height; ++row) {
      std::string line = margin;
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        const std::string part = row < parts[column].size() ? parts[column][row] : "";
        const std::string blanks(widths[column] - std::min(widths[column], display_width(part)), ' ');
        if (columns_[column].right) line += blanks;
        line += painted(part, cells[column].ink, style);
        if (!columns_[column].right) line += blanks;
        if (column + 1 < columns_.size()) line += std::string(kGap, ' ');
      }
      drop_blanks_at_end(line);
      result += line + '\n';
    }
  };
  std::size_t full = kGap * (columns_.size() - 1);
  for (const std::size_t width : widths) full += width;
  std::vector<TextCell> headings;
  bool has_headings = false;
  for (const TextColumn& column : columns_) {
    headings.emplace_back(column.heading, Ink::bold);
    has_headings = has_headings || !column.heading.empty();
  }
  if (has_headings) {
    add(headings);
    result += margin + std::string(full, '-') + '\n';
  }
  for (const Line& line : lines_) {
    switch (line.kind) {
      case LineKind::row:
        add(line.cells);
        break;
      case LineKind::rule:
        result += margin + std::string(full, '-') + '\n';
        break;
      case LineKind::band:
        for (const std::string& part : wrapped(line.cells.front().text, full)) {
          result += margin + painted(part, Ink::bold, style) + '\n';
        }
        break;
    }
  }
  return result;
}

}  // namespace scorebook
