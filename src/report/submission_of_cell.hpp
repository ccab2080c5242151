// Which submission a cell is of. Files of different folders may have one name, so that the name of a cell's workbook
// does not tell.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "scorebook/submission.hpp"

namespace scorebook {

class SubmissionOfCell {
 public:
  SubmissionOfCell() = default;
  // `earlier` may be null. Both must outlive this.
  SubmissionOfCell(const std::vector<Submission>& submissions, const std::vector<Submission>* earlier);

  // Null for a cell of no submission: of the register, or unknown.
  [[nodiscard]] const Submission* of(const Place& place) const;
  // Whether two known cells stand in one workbook.
  [[nodiscard]] bool together(const Place& left, const Place& right) const;
  // Tells cells of different workbooks apart, whatever these are called.
  using Key = std::pair<const Submission*, Place>;
  [[nodiscard]] Key key(const Place& place) const { return {of(place), place}; }

 private:
  void take(const Submission& submission);
  std::map<const SheetName*, const Submission*> by_sheet_;  // of each workbook its own
};

}  // namespace scorebook
