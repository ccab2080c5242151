// Files that chance has changed, read one after another: every reader either refuses one in words or gives a workbook
// that keeps its promises (cells in order, each once, indices within their tables). The same changes in every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "scorebook/workbook.hpp"

namespace scorebook {

class ChanceForTest {
 public:
  explicit ChanceForTest(std::uint32_t seed) : state_(seed) {}

  [[nodiscard]] std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1'664'525U + 1'013'904'223U;
    return (state_ >> 8) % limit;
  }
  [[nodiscard]] std::size_t index_in(std::size_t size) { return below(static_cast<std::uint32_t>(size)); }

  // Puts one of the letters in some place of the text from `first` on.
  void put_letter(std::string& text, std::string_view letters, std::size_t first = 0);
  // Turns one bit of some byte of the text, of those from `first` on, at most `range` of them.
  void flip_bit(std::string& text, std::size_t first = 0, std::size_t range = std::string::npos);

 private:
  std::uint32_t state_;
};

struct MutationsForTest {
  std::size_t refused = 0, read_well = 0;
};

// `read` changes the file by chance and reads it; 300 times.
[[nodiscard]] MutationsForTest read_mutations(std::uint32_t seed,
                                              const std::function<Result<Workbook>(ChanceForTest&)>& read);

}  // namespace scorebook
