// What all sheets of a workbook together may have of something (limits.hpp), counted while several of them are read at
// a time. A sheet draws from it by way of a share of its own, in portions, so that sheets do not wait for each other;
// what it has not used goes back.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <utility>

namespace scorebook {

class Budget {
 public:
  explicit Budget(std::size_t total) : left_(total) {}

  // At least `least` and at most `most`, or 0 where there is less left than `least`.
  [[nodiscard]] std::size_t draw(std::size_t least, std::size_t most) {
    std::size_t left = left_.load();
    while (left >= least) {
      const std::size_t drawn = std::min(left, most);
      if (left_.compare_exchange_weak(left, left - drawn)) return drawn;
    }
    return 0;
  }
  void give_back(std::size_t count) { left_ += count; }

 private:
  std::atomic<std::size_t> left_;
};

class BudgetShare {
 public:
  explicit BudgetShare(Budget& budget) : budget_(budget) {}
  ~BudgetShare() { budget_.give_back(left_); }
  BudgetShare(const BudgetShare&) = delete;
  BudgetShare& operator=(const BudgetShare&) = delete;

  // False where there is not so much left.
  [[nodiscard]] bool use(std::size_t count) {
    if (count > left_ && !draw(count - left_)) return false;
    left_ -= count;
    used_ += count;
    return true;
  }
  // What was used is not used after all: the sheet is read again, or thrown away.
  void start_over() { left_ += std::exchange(used_, 0); }
  // Only what was used is still held.
  void settle() { budget_.give_back(std::exchange(left_, 0)); }

 private:
  static constexpr std::size_t kPortion = 4096;

  bool draw(std::size_t missing) {
    const std::size_t drawn = budget_.draw(missing, std::max(missing, kPortion));
    left_ += drawn;
    return drawn != 0;
  }

  Budget& budget_;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
};

}  // namespace scorebook
