// "5.1 + 6.1": a numerator, or a denominator, that counts several measures together.
#pragma once

#include <string>
#include <vector>

namespace scorebook {

// Their refs, in the canonical form where they are of one; one for a text without a plus.
[[nodiscard]] std::vector<std::string> added_refs(const std::string& typed);

}  // namespace scorebook
