// The surroundings of a cell that a finding is about, so that a reader knows it again without opening the workbook: the
// cells beside it with the headings that the sheet shows, a few of them. What a cell is called comes from the tables as
// they were located; outside of them the cells have no headings, and nothing is guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/text_layout.hpp"

namespace scorebook {

inline constexpr std::size_t kMostNeighbours = 6;

struct NeighbourCell {
  CellRef cell;
  std::string heading;       // of its column, or of its row where the cells stand below one another; may be empty
  std::string shown;         // what Excel shows, a long text shortened; "" for a blank cell
  bool in_question = false;  // the cell that the finding is about
};

struct Neighbourhood {
  bool down = false;                 // the cells stand below one another, not beside one another
  std::string label;                 // of the row they stand in, or of the column where they run down; may be empty
  std::vector<NeighbourCell> cells;  // in the order of the sheet, at most kMostNeighbours, two at least
};

// Of the first place, with those of the others that stand in its row or column. Nothing where the cell stands alone or
// the workbook has no such sheet.
[[nodiscard]] std::optional<Neighbourhood> neighbourhood_of(const Submission& submission,
                                                            const std::vector<Place>& places);
// The same, in whichever of the submissions the finding is about.
[[nodiscard]] std::optional<Neighbourhood> neighbourhood_of(const std::vector<Submission>& submissions,
                                                            const Finding& finding);

// As lines of text: the names of the cells, their headings, what they show, the cell in question in [brackets]. Cells
// that the width has no room for are left out, the farthest first.
[[nodiscard]] std::string neighbourhood_text(const Neighbourhood& neighbourhood, std::size_t indent, Ink ink,
                                             const TextStyle& style);

}  // namespace scorebook
