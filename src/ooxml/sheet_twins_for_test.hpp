// The same bytes of a sheet part read by the fast path and by expat, for the tests that hold one to the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ooxml/zip.hpp"

namespace scorebook {

struct SheetTwins {
  // All there is to a sheet and to what it adds to the workbook: every cell with every index and the bits of its
  // number, merges, hidden rows and columns, oddities, texts, formats.
  std::optional<std::string> fast;  // nothing: given up
  std::optional<std::string> expat;
  std::string refusal;  // of expat, where there is one

  // What the fast path promises: where it has a result, expat has the same.
  [[nodiscard]] bool agree() const { return !fast || fast == expat; }
};

// With two shared texts and three formats. `window`: as much as the fast path sees at a time.
[[nodiscard]] SheetTwins read_both_ways(std::string_view xml, std::size_t window);
// The same for a part of a real package.
[[nodiscard]] SheetTwins read_both_ways(const ZipEntry& part, std::size_t window);

}  // namespace scorebook
