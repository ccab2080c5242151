// Whether the benchmarks of a table are of a year that is long past, by its heading: "LATEST BENCHMARKING - 2013/14" in
// a report on 2015/16. Part of C409.
#pragma once

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook::rule {

void check_benchmark_years(const Evidence& evidence, Recorder& recorder);

}  // namespace scorebook::rule
