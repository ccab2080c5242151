// The comments of a sheet (notes, in the words of newer Excels), with their authors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

  // For one comment or author, and for the bytes of a comment with its author: why the workbook is refused where there
  // is no room left.
  [[nodiscard]] std::optional<Error> take_one(const std::string& path);
  [[nodiscard]] std::optional<Error> take_bytes(const std::string& path, const Comment& comment);
};

// In the order of the part; comments on no cell are left out. Errors: damaged, over_limit.
[[nodiscard]] Result<std::vector<Comment>> read_comments(PartStream& part, CommentBudget& budget);

}  // namespace scorebook
