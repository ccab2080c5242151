// The part that holds the comments of a sheet: a new one, or an existing one with more. What others wrote there stays
// as it is: a cell that has a comment keeps it, with ours below it under a line "Scorebook:". What an earlier copy of
// ours said is taken out, for what has been mended since must not look open. Source: ECMA-376 part 1, 18.7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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
  std::set<CellRef> emptied;    // those of them whose comment was ours alone, and is gone or made anew: no box fits it
  bool strict = false;          // of the Strict namespace
};

// What is there before anything is added.
struct CommentsBefore {
  std::map<CellRef, std::size_t> taken;  // the cells with a comment: bytes in it that stay
  std::set<CellRef> changed;             // those with words of ours that somebody has changed, so that they stay
  bool ours = false;                     // some words are ours and will be taken out
};
// `untouched`: cells whose comment stays as it is. Errors: damaged.
[[nodiscard]] Result<CommentsBefore> comments_before(std::string_view bytes, const std::set<CellRef>& untouched,
                                                     const std::string& path, const std::string& part);

// Whether a comment that holds so many bytes can hold those words of ours too, whole.
[[nodiscard]] bool fits_comment(std::size_t taken, std::string_view words);

// Notes sorted by cell, one a cell.
[[nodiscard]] std::string new_comments_part(const std::vector<CellNote>& notes);
// `untouched`: cells without a note whose comment stays as it is. Errors: damaged, also where it is no list of
// comments.
[[nodiscard]] Result<CommentsPart> comments_part_with(std::string_view bytes, const std::vector<CellNote>& notes,
                                                      const std::set<CellRef>& untouched, const std::string& path,
                                                      const std::string& part);

// The cells of a sheet's conversations (threaded comments), which Excel keeps in a part of their own.
[[nodiscard]] Result<std::set<CellRef>> cells_of_conversations(std::string_view bytes, const std::string& path,
                                                               const std::string& part);

}  // namespace scorebook
