// The parts of an .xlsb beside its sheets: the workbook itself, styles, the table of texts, comments. They say what
// their namesakes of .xlsx say, in records. Source: MS-XLSB 2.1.7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ooxml/comments.hpp"
#include "ooxml/inflate.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/workbook_part.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Errors of all: damaged, over_limit.
[[nodiscard]] Result<WorkbookPart> read_xlsb_workbook(PartStream& part);
[[nodiscard]] Result<std::vector<Style>> read_xlsb_styles(PartStream& part, std::vector<std::uint32_t> theme);
[[nodiscard]] Result<std::vector<std::uint32_t>> read_xlsb_strings(PartStream& part, TextArena& arena,
                                                                   std::size_t maximum);
[[nodiscard]] Result<std::vector<Comment>> read_xlsb_comments(PartStream& part, CommentBudget& budget);

}  // namespace scorebook
