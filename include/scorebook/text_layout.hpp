// Lays text out in columns: wrapping, tables, colour. Knows nothing of measures and findings.
// Widths are those of a terminal: one column a character, none for combining marks, two for wide ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/text.hpp"

namespace scorebook {

enum class Ink : std::uint8_t { plain, bold, faint, red, amber, green };

// Safe to print: line breaks and tabs as one space, control and direction-changing characters and bytes that are no
// UTF-8 as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);
[[nodiscard]] std::size_t display_width(std::string_view text);
// Lines of at most `width` columns, broken at blanks, a longer word inside; at least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);
// Wrapped, every line indented, the first after `lead` (which must fit the indent), ending in a line break.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t indent, const TextStyle& style,
                                    std::string_view lead = "");
// The same without indent, every line in that ink.
[[nodiscard]] std::string headline(std::string_view text, Ink ink, const TextStyle& style);
[[nodiscard]] std::string painted(std::string_view text, Ink ink, const TextStyle& style);

// Which columns give way where a table is too wide: those that wrap first, down to a few words, then all that wrap.
enum class Wrap : std::uint8_t { never, late, first };

struct TextColumn {
  std::string heading;
  Wrap wrap = Wrap::never;
  bool right = false;  // figures
};

struct TextCell {
  TextCell(std::string content) : text(std::move(content)) {}  // NOLINT: implicit on purpose
  TextCell(const char* content) : text(content) {}             // NOLINT: implicit on purpose
  TextCell(std::string content, Ink color) : text(std::move(content)), ink(color) {}

  std::string text;
  Ink ink = Ink::plain;
};

class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

  void add_row(std::vector<TextCell> cells);  // as many as there are columns
  void add_band(std::string text);            // a heading over the following rows
  void add_rule();                            // a line, above a total
  [[nodiscard]] std::string to_string(std::size_t indent, const TextStyle& style) const;

 private:
  enum class LineKind : std::uint8_t { row, band, rule };
  struct Line {
    LineKind kind;
    std::vector<TextCell> cells;
  };

  [[nodiscard]] std::vector<std::size_t> column_widths(std::size_t room) const;
  void narrow(std::vector<std::size_t>& widths, std::size_t room, Wrap from, std::size_t narrowest) const;

  std::vector<TextColumn> columns_;
  std::vector<Line> lines_;
};

}  // namespace scorebook
