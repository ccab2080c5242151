// A label cut into words, numbers and signs for the reader of periods. Private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

struct PeriodToken {
  enum class Kind { word, number, sign, end };
  Kind kind = Kind::end;
  std::string text;  // lower case
  int number = -1;   // of a number of at most 4 digits
  bool blank_before = false;
  std::size_t end = 0;  // where it ends in the label, where that was collapsed and has plain dashes already
};

// No more than the first so many bytes of a label are looked at; keeps hostile cells cheap.
[[nodiscard]] std::vector<PeriodToken> period_tokens(std::string_view label);

// 1 to 12 for "january", "jan", "sept"; 0 for other words.
[[nodiscard]] int month_of_word(std::string_view word);

}  // namespace scorebook
