// The word that was probably meant: for misspelt commands, options, measures.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook::cli {

// Letters to insert, drop, replace or swap with their neighbour to turn one word into the other (optimal string
// alignment), ignoring case.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

// The known words within reach of `word`, nearest first, at most `most`: none where nothing is similar. A word that
// begins with `word` counts as near.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known,
                                               std::size_t most);

// "did you mean check?", "did you mean 2.8 or 2.7?"; empty for none.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& words);

}  // namespace scorebook::cli
