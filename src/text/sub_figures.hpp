// Several values in one cell, each with the mark of its sub-measure or the period that its words name:
//   "a) 2.8% b) 7.0% (Autumn term 2015)"           a: 2.8 % and b: 7.0 %, both of the autumn term 2015
//   "a) 43% b) n/a (2014/15)"                      b: missing, not applicable
//   "a) 79% June 2015 82% December 2015 satisfied or fairly satisfied b) 69% June 2015 ..."
//                                                  a: 79 % and 82 %, waves of June and December 2015; b likewise
//   "90% 95%" under a title that names a) and b)   a: 90 %, b: 95 %
// and the marks in titles and cells that such values belong to. What fits none of the forms gives nothing: the cell is
// then what read_figure says of it, one figure or words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"

namespace scorebook {

// A part of a text that a mark stands before: "(a) fixed term (b) permanent" is {"a", "fixed term"}, {"b",
// "permanent"}.
struct MarkedPart {
  std::string mark;   // as canonical_ref has it in its brackets: "a", "ii"; empty for the words before the first mark
  std::string words;  // collapsed
};

// The parts of a title or a cell, in order; the words before the first mark come first, with an empty mark. Empty where
// there is no mark. Marks: "a)", "(a)", "A)", "ii)", "(ii)", and "(a Primary" where "(b)" follows. They must rise; the
// first is a or i, or stands at the very front ("b) % of the non-principal roads" of a row of its own).
[[nodiscard]] std::vector<MarkedPart> marked_parts(std::string_view text);

struct SubFigure {
  std::string mark;   // "a": the measure is REF(a); empty where the value is one of the measure itself (survey waves)
  std::string words;  // what is typed for it: "79% June 2015"
  Figure figure;  // its `text` is the whole cell's, its `stated_period` what its words or the cell's last bracket name
};

// `expected` as for read_figure. `title_marks`: the marks that the measure's title or the column's heading names
// (marked_parts of it), for values that stand side by side without marks of their own; none where it names none.
// Values of the same measure with a month each are survey waves: Period::wave.
[[nodiscard]] std::vector<SubFigure> read_sub_figures(std::string_view text, Unit expected,
                                                      const std::vector<std::string>& title_marks = {});

}  // namespace scorebook
