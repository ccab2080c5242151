// What the commas and points in the figures of a text mean, found from all of them: a file says nothing of it,
// and 1.234 is one thing where decimals are written with a point and a thousand times as much where they are written
// with a comma.
#pragma once

#include <string>
#include <string_view>

namespace scorebook {

// Each text is the first such figure of the file, "" where it has none.
struct Separators {
  std::string decimal_comma;   // 98,4
  std::string doubtful_comma;  // 1,234, where no figure shows what commas mean
  std::string doubtful_point;  // 1.234, where none shows what points mean
  bool semicolons = false;     // divide the fields, as where decimals are written with a comma

  // Whether the field is a figure that would be read as another than is meant: 1.234 and 1,234 in a file that writes
  // decimals with a comma and nothing with a point.
  [[nodiscard]] bool misleads(std::string_view field) const;
};

[[nodiscard]] Separators find_separators(std::string_view text, char delimiter);

}  // namespace scorebook
