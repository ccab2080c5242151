// A copy of a workbook as it was handed in, with comments at cells and nothing else changed: every other part is copied
// byte for byte, and in the parts that must name the comments something is put in at one place. Only .xlsx and .xlsm,
// whose package holds them as notes that every Excel and LibreOffice shows.
//
// A cell that has a comment keeps it, with ours below. What an earlier copy of ours said is taken out, at every cell,
// and a comment that was ours alone goes with its box; where somebody has written into our words they stay (own_words).
// The note that stands for a conversation (a threaded comment)
// must not be changed, for Excel takes it from the conversation: takes() says so, and such a cell is refused.
// Not annotated at all, but refused with words: packages with a digital signature, which would no longer hold; of the
// Strict form; with parts that a repairing Excel alone can find; damaged ones. Never a broken file.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/result.hpp"
#include "writing/comments_part.hpp"

namespace scorebook {

class WorkbookAnnotator {
 public:
  // `original` must outlive it; `path` is for messages. Errors: output_not_written for a package that is no .xlsx or
  // cannot be annotated; damaged, over_limit, encrypted.
  [[nodiscard]] static Result<WorkbookAnnotator> open(std::span<const std::byte> original, const std::string& path);
  WorkbookAnnotator(WorkbookAnnotator&&) noexcept;
  WorkbookAnnotator& operator=(WorkbookAnnotator&&) noexcept;
  ~WorkbookAnnotator();

  // Whether the cell can have a note: a cell of a worksheet of that name, and no conversation.
  [[nodiscard]] bool takes(const std::string& sheet, CellRef cell) const;
  // Whether the comment that is at such a cell, if any, leaves room for the words.
  [[nodiscard]] bool fits(const std::string& sheet, CellRef cell, const std::string& text) const;
  // The cells of a sheet whose comment holds words of an earlier copy that somebody has changed, so that they stay.
  [[nodiscard]] std::set<CellRef> changed_by_hand(const std::string& sheet) const;
  // A note at a cell that takes one; the last for a cell is the one that stands.
  void add(const std::string& sheet, CellNote note);
  // The bytes of the copy: the same for the same original and notes. Call it once. Errors as of open().
  [[nodiscard]] Result<std::string> copy();

 private:
  struct State;
  explicit WorkbookAnnotator(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace scorebook
