// What stands beside the measures of a table that the register's Sources sheet states, in its columns of remarks. Only
// there: what looks like a column of remarks may be anything. The remarks of plans stand in their rows
// (submission.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/submission.hpp"

namespace scorebook {

// Said of the figures of its row, in the words of its cell; a cell that is merged down over several rows is of each.
struct MeasureRemark {
  std::string measure;    // Observation::measure
  LabelledCell words;     // never blank
  std::uint32_t row = 0;  // of the figures on its sheet, from 1
};

// From top to bottom, table after table; of tables with measures down alone. Empty where no table is stated.
[[nodiscard]] std::vector<MeasureRemark> remarks_of(const Submission& submission);

}  // namespace scorebook
