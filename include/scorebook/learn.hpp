// Drafts a measure register from workbooks that exist: the definitions, tolerances, targets, benchmarks, earlier
// figures and pages that a scorecard, its detail pages or a plan state. It is a draft for a person to go through.
//   * What a cell states is taken as typed. What only follows from it (a unit, how the year to date adds up, a number
//     for a measure without one) is a guess, and every guess is noted with the cell and the reason.
//   * Nothing is guessed in silence: where a column cannot be settled it stays blank and is noted; what stands in the
//     workbook and cannot be put into a register is noted too.
//   * Over a register that is there only what is new is put: measures, columns that are blank in it, figures that it
//   has
//     not. Where a workbook says otherwise than the register, the register stands and the difference is noted.
//   * What would change how a workbook is rated (RAG basis, direction basis, rule) is never learned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

enum class LearnedKind : std::uint8_t {
  decide,      // stays blank, or stands as typed and is not understood: a person must say
  left_out,    // stands in a workbook and cannot be put into the register
  difference,  // a workbook says otherwise than the register, or than another cell: nothing was changed
  guess,       // put into the register, to be confirmed
  added,       // put into a register that was there, as a cell states it
};
[[nodiscard]] std::string_view learned_kind_name(LearnedKind kind);  // "decide", "left out", "differs", "guess", "new"

struct LearnedNote {
  LearnedKind kind = LearnedKind::guess;
  std::string sheet;               // of the register; empty where nothing of it is meant
  std::optional<std::size_t> row;  // of the sheet, as register_rows counts
  std::string column;              // its name; empty for the row as a whole
  std::string ref;                 // the measure, or what the note is about
  std::string value;               // what was put there, or what the workbook says
  std::string why;                 // where it comes from and why, in a sentence
  std::string confirm;             // what a person must confirm or do
  Place source;                    // the cell of the workbook; may be unknown
};

struct LearnedCounts {
  std::size_t measures = 0, columns = 0, benchmarks = 0, history = 0, populations = 0, words = 0, pages = 0;
  [[nodiscard]] std::size_t all() const {
    return measures + columns + benchmarks + history + populations + words + pages;
  }
};

struct Learned {
  Register draft;                  // a valid register, unless it has no measures
  std::vector<LearnedNote> notes;  // by sheet and row, those without a row last
  LearnedCounts added;             // what the draft has beyond the register that was there
};

// `known`: the register that is there, or null. The submissions are to be located without its measures, so that they
// say what the workbooks say. Of several workbooks the one of the latest period comes first; never fails.
[[nodiscard]] Learned learn(const std::vector<Submission>& submissions, const Register* known);

}  // namespace scorebook
