// The comments of a sheet (notes, in the words of newer Excels), with their authors.
#pragma once

#include <cstddef>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/limits.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// What the comments of a workbook may still take.
struct CommentBudget {
  std::size_t comments = kMaximumComments;  // authors count too
  std::size_t bytes = kMaximumCommentBytes;
};

// In the order of the part; comments on no cell are left out. Errors: damaged, over_limit.
[[nodiscard]] Result<std::vector<Comment>> read_comments(PartStream& part, CommentBudget& budget);

}  // namespace scorebook
