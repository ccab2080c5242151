// What C411 reads in a text, for rules that would otherwise report the same once more.
#pragma once

#include <string_view>

namespace scorebook {

// Whether a sentence of the text gives a total that the parts it lists do not add to.
[[nodiscard]] bool lists_add_otherwise(std::string_view text);

}  // namespace scorebook
