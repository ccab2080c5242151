// A made-up return of a directorate for the benchmarks: one scorecard over so many months, its detail pages and the
// register that defines its measures. Of ten measures in turn one is a count, seven are shares with their parts, and
// one is a count with its rate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "scorebook/register.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook::bench {

struct ReturnSize {
  std::uint32_t measures = 100;  // a multiple of 10 and of on_a_page
  std::uint32_t months = 24;
  std::uint32_t on_a_page = 10;
};

// The workbook of the return whose last month is `last`.
[[nodiscard]] std::shared_ptr<const Workbook> return_workbook(const ReturnSize& size, const std::string& name,
                                                              MonthNumber last);
[[nodiscard]] Register return_register(const ReturnSize& size);

[[nodiscard]] double cpu_seconds();  // of this process
// The median CPU time of so many runs, in seconds.
[[nodiscard]] double median_of(int rounds, const std::function<void()>& job);

}  // namespace scorebook::bench
