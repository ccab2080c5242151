// Characters that look like others, as they come out of copied documents and of typing by eye: Cyrillic and Greek
// letters for Latin ones, full-width digits, O for 0 and l for 1; and blanks that are not the ordinary one. They are
// named here so that a message can say what nobody can see.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

// Cyrillic, Greek and full-width characters as the Latin ones that they look like; everything else as it is.
[[nodiscard]] std::string with_latin_letters(std::string_view text);
// O and o as 0, l and I as 1, in words that hold a digit and otherwise only digits, signs and these letters: "12O",
// "l.5%", "Mar-l6" (the part behind the hyphen). Everything else as it is.
[[nodiscard]] std::string with_digits(std::string_view text);

// "the Cyrillic letter В (U+0412) in place of the Latin B": what with_latin_letters would change, each once. With
// `in_mixed_words` only in words that have Latin letters or digits too: a Greek word is no mistake.
[[nodiscard]] std::vector<std::string> foreign_letters(std::string_view text, bool in_mixed_words);
// "the letter O in place of the digit 0": what with_digits would change, each once.
[[nodiscard]] std::vector<std::string> letters_for_digits(std::string_view text);
// "a no-break blank (U+00A0)", "a zero-width blank (U+200B)": blanks other than space, tab and line break, each once.
[[nodiscard]] std::vector<std::string> odd_blanks(std::string_view text);

}  // namespace scorebook
