// Running text taken apart: sentences, the words and whole numbers in them, the items of a list. English, as far as
// commentaries go; what is not understood is left alone by those who ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

// Cut after . ! ? before a blank, and at line breaks; not inside a number or after an abbreviation ("e.g.").
[[nodiscard]] std::vector<std::string> plain_sentences(std::string_view text);
// In lower case, without the punctuation round them: "3,659", "17.0%", "2016/17", "upheld".
[[nodiscard]] std::vector<std::string> sentence_words(std::string_view sentence);
[[nodiscard]] bool has_digit(const std::string& word);
// "3,659" as 3659; nothing for anything else, "17.0%" and "2016/17" among it. At most nine digits.
[[nodiscard]] std::optional<std::int64_t> whole_number(const std::string& word);
// Letters and digits only, in lower case: "(inc. CPP)" is inc and cpp, "10,000" is 10000.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view text);
// Cut at commas that are not inside a number, at semicolons and at "and".
[[nodiscard]] std::vector<std::string> list_items(std::string_view list);

}  // namespace scorebook
