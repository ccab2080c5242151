#include "ooxml/jobs.hpp"

#include <algorithm>
#include <atomic>

#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
#define SCOREBOOK_THREADS 0
#else
#define SCOREBOOK_THREADS 1
#include <system_error>
#include <thread>
#include <vector>
#endif

namespace scorebook {
namespace {

// The jobs that are left, handed out to whoever asks.
class Queue {
 public:
  Queue(std::size_t count, const std::function<bool(std::size_t)>& job) : count_(count), job_(job) {}

  // Never throws: it runs as a thread.
  void work() noexcept {
    for (std::size_t index = next_++; index < count_ && well_; index = next_++) {
      try {
        if (!job_(index)) well_ = false;
      } catch (...) {
        well_ = false;
      }
    }
  }
  [[nodiscard]] bool well() const { return well_; }

 private:
  std::size_t count_;
  const std::function<bool(std::size_t)>& job_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> well_ = true;
};

}  // namespace

#if SCOREBOOK_THREADS

unsigned possible_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

bool run_jobs(std::size_t count, unsigned at_a_time, const std::function<bool(std::size_t)>& job) {
  Queue queue(count, job);
  std::vector<std::thread> threads;
  const std::size_t helpers = std::min<std::size_t>(std::max(at_a_time, 1U), count) - (count == 0 ? 0 : 1);
  threads.reserve(helpers);
  try {
    for (std::size_t index = 0; index < helpers; ++index) threads.emplace_back([&queue] { queue.work(); });
  } catch (const std::system_error&) {
    // No more threads to be had: those there are do the work.
  } catch (const std::bad_alloc&) {
  }
  queue.work();
  for (std::thread& thread : threads) thread.join();
  return queue.well();
}

#else

unsigned possible_jobs() { return 1; }

bool run_jobs(std::size_t count, unsigned, const std::function<bool(std::size_t)>& job) {
  Queue queue(count, job);
  queue.work();
  return queue.well();
}

#endif

}  // namespace scorebook
