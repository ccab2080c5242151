// The part that holds the comments of a sheet: a new one, or an existing one with more. What is there stays as it is,
// byte for byte: a cell that has a comment keeps it, with ours below it under a line "Scorebook:".
// Source: ECMA-376 part 1, 18.7.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/result.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {

inline constexpr std::string_view kCommentAuthor = "Scorebook";

struct CellNote {
  CellRef cell;
  std::string text;                 // any UTF-8; lines by LF
  std::uint32_t colour = 0xFFFFE1;  // of the box, 0xRRGGBB
};

struct CommentsPart {
  std::string bytes;
  std::set<CellRef> commented;  // the cells that had a comment before
  std::set<CellRef> unchanged;  // those of them to whose comment nothing was added, for it says the same already
  bool strict = false;          // of the Strict namespace
};

// Notes sorted by cell, one a cell.
[[nodiscard]] std::string new_comments_part(const std::vector<CellNote>& notes);
// Errors: damaged, also where it is no list of comments.
[[nodiscard]] Result<CommentsPart> comments_part_with(std::string_view bytes, const std::vector<CellNote>& notes,
                                                      const std::string& path, const std::string& part);

// The cells of a sheet's conversations (threaded comments), which Excel keeps in a part of their own.
[[nodiscard]] Result<std::set<CellRef>> cells_of_conversations(std::string_view bytes, const std::string& path,
                                                               const std::string& part);

}  // namespace scorebook
