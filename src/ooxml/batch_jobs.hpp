// Jobs that may run out of memory one by one, with the count of those that are done.
#pragma once

#include <cstddef>
#include <functional>

namespace scorebook {

// Does job(0) to job(count - 1), at most `jobs` at once (0: as many as are worth it). A job that runs out of memory
// calls out_of_memory(index) instead; `progress` is called after each by one thread at a time.
void run_batch(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& job,
               const std::function<void(std::size_t)>& out_of_memory, const std::function<void(std::size_t)>& progress);

}  // namespace scorebook
