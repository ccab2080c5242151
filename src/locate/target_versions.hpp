// Several columns of targets for the same figures: "Original target" beside "Revised target". Which of them holds is
// told by their headings alone, and only where they say so clearly.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

// A revised one replaces any other; an original, former or stretch target is none beside a plain one.
enum class TargetVersion { plain, revised, set_aside };
[[nodiscard]] TargetVersion target_version(std::string_view heading);
// Whether the word tells one version from another: "revised", "original", "stretch".
[[nodiscard]] bool is_version_word(std::string_view word);

// Which of the headings is that of the target that holds; nothing where they leave it open.
[[nodiscard]] std::optional<std::size_t> target_that_holds(const std::vector<std::string>& headings);

}  // namespace scorebook
