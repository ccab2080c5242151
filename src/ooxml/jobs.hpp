// Work on several things at a time, one thread each, where the platform has threads; one after the other where it has
// none (WebAssembly).
#pragma once

#include <cstddef>
#include <functional>

namespace scorebook {

// As many as are worth running at a time on this machine; at least 1.
[[nodiscard]] unsigned possible_jobs();

// Does job(0) to job(count - 1), at most `at_a_time` at once. False as soon as a job has said false or thrown: those
// that have not begun are left out.
[[nodiscard]] bool run_jobs(std::size_t count, unsigned at_a_time, const std::function<bool(std::size_t)>& job);

}  // namespace scorebook
