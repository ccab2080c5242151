// Small things that are done to words everywhere. UTF-8 in, UTF-8 out.
#pragma once

#include <string>
#include <string_view>

namespace scorebook {

// Without blanks at both ends: spaces, tabs, line breaks, no-break and narrow spaces, zero-width characters.
[[nodiscard]] std::string trimmed(std::string_view text);
// Trimmed, every run of blanks inside as one space.
[[nodiscard]] std::string collapsed(std::string_view text);
// Collapsed and in lower case (ASCII letters; others stay): for comparing labels.
[[nodiscard]] std::string folded(std::string_view text);
// "1 measure", "2 measures"; the plural is the singular with s unless given.
[[nodiscard]] std::string counted(std::size_t number, std::string_view singular, std::string_view plural = "");
[[nodiscard]] bool valid_utf8(std::string_view text);

}  // namespace scorebook
