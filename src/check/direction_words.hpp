// Words that turn a movement into a wish, a fear or its opposite: "no increase", "to fall", "expected to rise".
#pragma once

#include <string_view>

namespace scorebook {

// `word` in lower case; one of those that stand before a movement.
[[nodiscard]] bool takes_back(std::string_view word);

}  // namespace scorebook
