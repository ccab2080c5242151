// The measures that a text names by their numbers. A number such as 6.3 is far more often a figure, so it names a
// measure only where its place in the text leaves no doubt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

// Their canonical numbers, in the order of the text: at the start of a paragraph before a colon, a dash or a title
// ("2.2: ...", "2.2 Calls answered"), in brackets of their own ("(2.2 and 2.3)"), or after "measure", "indicator" or
// "ref". "6.3 days" and "12.5% of" are figures wherever they stand.
[[nodiscard]] std::vector<std::string> refs_named_in(std::string_view text);

}  // namespace scorebook
