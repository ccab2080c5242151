// Several columns of targets for the same figures: "Original target" beside "Revised target". Which of them holds is
// told by their headings alone, and only where they say so clearly.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/source_table.hpp"

namespace scorebook {

// A revised one replaces any other; an original, former or stretch target is none beside a plain one.
enum class TargetVersion { plain, revised, set_aside };
[[nodiscard]] TargetVersion target_version(std::string_view heading);
// Whether the word tells one version from another: "revised", "original", "stretch".
[[nodiscard]] bool is_version_word(std::string_view word);

// Which of the headings is that of the target that holds; nothing where they leave it open.
[[nodiscard]] std::optional<std::size_t> target_that_holds(const std::vector<std::string>& headings);

// Of columns of targets that are for the same figures, leaves the one that holds its role. The others become remarks,
// words about the row; where nothing says which holds, all do. SourceColumn::of_column of each is one of the others.
void settle_rival_targets(const std::vector<SourceColumn*>& targets);
// Why such a column was not read, as a sentence; empty for any other.
[[nodiscard]] std::string why_target_unread(const SourceTable& table, const SourceColumn& column);

}  // namespace scorebook
