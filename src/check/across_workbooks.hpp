// The same measure and period in workbooks that are checked together: parts of C401 and C409. Reports from the first
// submission only, each pair of workbooks once.
#pragma once

#include <cstdint>

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook::rule {

enum class AcrossWorkbooks : std::uint8_t {
  current,  // C401: months, quarters, years to date
  earlier,  // C409: earlier years and benchmarks
};

void compare_across_workbooks(const Evidence& evidence, AcrossWorkbooks which, Recorder& recorder);

}  // namespace scorebook::rule
