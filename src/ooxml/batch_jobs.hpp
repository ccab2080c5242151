// Work on many things, several at a time, where one may throw.
#pragma once

#include <cstddef>
#include <functional>

namespace scorebook {

// Does work(0) to work(count - 1), at most `jobs` at once; 0: as many as are worth it on this machine. What one throws
// is thrown again when the others have ended: a defect is never taken for work that is done.
void for_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

// The same, but a job that runs out of memory calls out_of_memory(index) instead; `progress` is called after each with
// how many are done, by one thread at a time.
void run_batch(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& job,
               const std::function<void(std::size_t)>& out_of_memory, const std::function<void(std::size_t)>& progress);

}  // namespace scorebook
