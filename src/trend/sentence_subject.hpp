// A measure's title as the subject of a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/figure.hpp"

namespace scorebook {

// "% of adoptions completed within 12 months" -> "The percentage of adoptions completed within 12 months", always in
// the singular. Nothing where the title is no noun beyond doubt: an action ("Reduction in ..."), a title with a verb
// or a second part of its own, a head that does not go with the unit of the figure.
[[nodiscard]] std::optional<std::string> sentence_subject(std::string_view title, Unit unit);

}  // namespace scorebook
