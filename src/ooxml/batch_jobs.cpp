#include "ooxml/batch_jobs.hpp"

#include <exception>
#include <mutex>
#include <new>
#include <stdexcept>

#include "ooxml/jobs.hpp"

namespace scorebook {

void for_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto one = [&](std::size_t index) {
    try {
      work(index);
    } catch (...) {
      const std::lock_guard<std::mutex> guard(mutex);
      if (!thrown) thrown = std::current_exception();
      return false;
    }
    return true;
  };
  static_cast<void>(run_jobs(count, jobs == 0 ? possible_jobs() : jobs, one));
  if (thrown) std::rethrow_exception(thrown);
}

void run_batch(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& job,
               const std::function<void(std::size_t)>& out_of_memory,
               const std::function<void(std::size_t)>& progress) {
  std::mutex mutex;
  std::size_t done = 0;
  for_all(count, jobs, [&](std::size_t index) {
    bool memory_ran_out = false;
    try {
      job(index);
    } catch (const std::bad_alloc&) {
      memory_ran_out = true;
    } catch (const std::length_error&) {
      memory_ran_out = true;
    }
    const std::lock_guard<std::mutex> guard(mutex);
    if (memory_ran_out) out_of_memory(index);
    if (progress) progress(++done);
  });
}

}  // namespace scorebook
