// Which character separates the fields of a text, found from the text itself: comma, semicolon or tab, whichever cuts
// the most records into the same number of fields; or what a first line "sep=;" says, as Excel reads it.
#pragma once

#include <cstddef>
#include <string_view>

namespace scorebook {

struct Delimiter {
  char character = ',';
  bool stated = false;      // by a first line "sep=;"
  bool found = false;       // it occurs
  bool consistent = false;  // two thirds of the records have the same number of fields, two at least
};

// Takes a "sep=;" line from the front of the text.
[[nodiscard]] Delimiter find_delimiter(std::string_view& text);

// How many fields the delimiter cuts the records into; 0 where not two thirds of them have the same number, two at
// least.
[[nodiscard]] std::size_t usual_fields(std::string_view text, char delimiter);

}  // namespace scorebook
