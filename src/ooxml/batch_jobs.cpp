#include "ooxml/batch_jobs.hpp"

#include <exception>
#include <mutex>
#include <new>
#include <stdexcept>

#include "ooxml/jobs.hpp"

namespace scorebook {

void run_batch(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& job,
               const std::function<void(std::size_t)>& out_of_memory,
               const std::function<void(std::size_t)>& progress) {
  std::mutex mutex;
  std::size_t done = 0;
  std::exception_ptr defect;
  const auto one = [&](std::size_t index) {
    bool memory_ran_out = false;
    try {
      job(index);
    } catch (const std::bad_alloc&) {
      memory_ran_out = true;
    } catch (const std::length_error&) {
      memory_ran_out = true;
    } catch (...) {
      const std::lock_guard<std::mutex> guard(mutex);
      if (!defect) defect = std::current_exception();
      return false;
    }
    const std::lock_guard<std::mutex> guard(mutex);
    if (memory_ran_out) out_of_memory(index);
    if (progress) progress(++done);
    return true;
  };
  static_cast<void>(run_jobs(count, jobs == 0 ? possible_jobs() : jobs, one));
  if (defect) std::rethrow_exception(defect);
}

}  // namespace scorebook
