// How much room printed text takes: neither Excel nor LibreOffice fits the height of merged or wrapped cells by itself,
// so rows are measured here and no word is cut. Widths are those of Arial, which Liberation Sans shares to the unit;
// other fonts are measured as if they were Arial. Lengths are points (1/72 inch), column widths are Excel's characters.
#pragma once

#include <string_view>

namespace scorebook {

struct TextFont {
  double size = 10;
  bool bold = false;
};

// The widest run of one line; line breaks are not looked for.
[[nodiscard]] double text_width(std::string_view text, TextFont font);
// The widest word, which is what a wrapped column must be able to hold.
[[nodiscard]] double widest_word(std::string_view text, TextFont font);
// Lines that the text takes when it is wrapped at blanks and after hyphens to that width; at least 1. A word that is
// wider than the line is broken inside, as Excel does.
[[nodiscard]] int wrapped_lines(std::string_view text, TextFont font, double width);
// Height of one line of text.
[[nodiscard]] double line_height(double font_size);

// What Excel makes of a column width: seven pixels a character and five of padding, at 96 pixels an inch.
[[nodiscard]] double column_points(double characters);
// The room for text in a column, without its padding.
[[nodiscard]] double column_text_points(double characters);

}  // namespace scorebook
