#include "writing/text_measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace scorebook {
namespace {

// Advance widths of U+0020 to U+007E in thousandths of the font size.
constexpr std::array<std::int16_t, 95> kRegular = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr std::array<std::int16_t, 95> kBold = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

// Screens round glyphs to whole pixels and printers substitute fonts: a little more than the metrics say.
constexpr double kSlack = 1.03;

// One character of UTF-8 at `at`, which moves behind it. Bytes that are no UTF-8 count as one character each.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++i) {
    code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return code;
}

double advance(char32_t code, bool bold) {
  if (code >= 0x20 && code <= 0x7E) return bold ? kBold[code - 0x20] : kRegular[code - 0x20];
  if (code == 0x2013 || code == 0xA3) return 556;  // en dash, pound sign
  if (code == 0x2018 || code == 0x2019) return bold ? 278 : 222;
  if (code < 0x20) return 0;
  if (code >= 0x2E80) return 1000;                  // wide scripts, pictures
  return code >= 0x2000 ? 1000 : bold ? 722 : 667;  // dashes and arrows; accented letters, Greek, Cyrillic
}

bool is_blank(char32_t code) { return code == ' ' || code == '\t'; }

}  // namespace

double text_width(std::string_view text, TextFont font) {
  double thousandths = 0;
  for (std::size_t at = 0; at < text.size();) thousandths += advance(next_character(text, at), font.bold);
  return thousandths / 1000 * font.size * kSlack;
}

double widest_word(std::string_view text, TextFont font) {
  double widest = 0;
  double word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_character(text, at);
    if (is_blank(code) || code == '\n') {
      word = 0;
    } else {
      word += advance(code, font.bold);
      widest = std::max(widest, word);
      if (code == '-') word = 0;
    }
  }
  return widest / 1000 * font.size * kSlack;
}

int wrapped_lines(std::string_view text, TextFont font, double width) {
  const double room = std::max(width / font.size / kSlack * 1000, 1.0);
  int lines = 1;
  double line = 0;  // filled so far, trailing blanks included
  double word = 0;  // since the last place where the line may break
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_character(text, at);
    if (code == '\r') continue;
    if (code == '\n') {
      ++lines;
      line = word = 0;
      continue;
    }
    const double wide = advance(code, font.bold);
    if (is_blank(code)) {
      line += wide;  // blanks may hang over the edge
      word = 0;
      continue;
    }
    if (line + wide > room && line > 0) {
      ++lines;
      const bool word_fits = word < line && word + wide <= room;
      line = word_fits ? word : 0;  // the whole word moves down, or it is broken here
      if (!word_fits) word = 0;
    }
    line += wide;
    word += wide;
    if (code == '-') word = 0;
  }
  return lines;
}

double line_height(double font_size) { return std::ceil(font_size * 1.22 * 4) / 4; }

double column_points(double characters) { return (std::floor(characters * 7 + 0.5) + 5) * 0.75; }
double column_text_points(double characters) { return std::max(column_points(characters) - 5.25, 1.0); }

}  // namespace scorebook
