// UTF-16 as the binary formats keep it, turned into UTF-8 as it comes. Half a surrogate pair and the character 0 become
// U+FFFD, for no text may break the reports that quote it.
#pragma once

#include <cstdint>
#include <string>

namespace scorebook {

class WideText {
 public:
  void put(std::uint32_t unit);
  // The text so far; begins anew.
  [[nodiscard]] std::string take();

 private:
  std::string text_;
  std::uint32_t high_ = 0;  // half of a pair that waits for the other half
};

}  // namespace scorebook
