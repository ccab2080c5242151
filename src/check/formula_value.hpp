// What a simple formula gives, worked out from the results that the workbook's cells hold: sums, averages, ratios and
// the IF round them. For messages that say what a cell would show with its formula; it is no calculation engine, and
// where it does not know it says nothing: other functions, names, other workbooks, cells that hold nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "scorebook/workbook.hpp"

namespace scorebook {

enum class WorkedOut : std::uint8_t {
  number,
  no_input,   // a cell that it needs holds nothing, or no number
  not_known,  // more than is worked out here
};

struct FormulaValue {
  WorkedOut outcome = WorkedOut::not_known;
  double number = 0;
};

class FormulaCalculator {
 public:
  explicit FormulaCalculator(const Workbook& workbook) : workbook_(&workbook) {}

  // The formula as it stands in `cell` of the sheet. After a great deal of work altogether it only says not_known.
  [[nodiscard]] FormulaValue work_out(std::string_view formula, const Sheet& sheet, CellRef cell);

 private:
  const Workbook* workbook_;
  std::size_t steps_ = 20'000'000;  // bytes of formulas and cells of ranges that may still be looked at
};

}  // namespace scorebook
