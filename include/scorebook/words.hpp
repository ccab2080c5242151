// What callers do to words before they show or compare them. UTF-8 in, UTF-8 out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scorebook {

// Without blanks at both ends, every run of blanks inside as one space, in lower case (ASCII letters; others stay): for
// comparing labels.
[[nodiscard]] std::string folded(std::string_view text);
// "1 measure", "2 measures"; the plural is the singular with s unless given.
[[nodiscard]] std::string counted(std::size_t number, std::string_view singular, std::string_view plural = "");

}  // namespace scorebook
