// Looks up the cell behind a place, for the rules that ask the workbook itself and not what was read from it: whether a
// formula was ever calculated, what a heading that nobody read says. Finds nothing where there is no workbook.
#pragma once

#include <map>
#include <string>

#include "scorebook/submission.hpp"

namespace scorebook {

class CellFinder {
 public:
  explicit CellFinder(const Submission& submission) : workbook_(submission.workbook.get()) {}

  [[nodiscard]] const Sheet* sheet(const Place& place);
  // The cell, or null where nothing is stored.
  [[nodiscard]] const Cell* find(const Place& place);
  // Whether the cell holds a formula whose result was never calculated, so that nobody knows its figure.
  [[nodiscard]] bool never_calculated(const Place& place);
  // What Excel shows for the cell; "" where nothing is stored.
  [[nodiscard]] std::string shown(const Place& place);
  // Its formula without the leading =; "" for none.
  [[nodiscard]] std::string formula(const Place& place);

 private:
  const Workbook* workbook_;
  std::map<const SheetName*, const Sheet*> sheets_;  // looking a sheet up by its name is slow
};

}  // namespace scorebook
