// The fast path held to expat: the same bytes of a sheet part, both ways. The first byte chooses how much the fast path
// sees at a time, so that tokens are cut off everywhere.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "ooxml/sheet_twins_for_test.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const std::size_t window = data[0] < 128 ? 4096 : std::size_t{64} + data[0] % 64U;
  const auto twins =
      scorebook::read_both_ways(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1), window);
  if (twins.agree()) return 0;
  std::fprintf(stderr, "fast path:\n%s\nexpat:\n%s%s\n", twins.fast->c_str(), twins.expat.value_or("").c_str(),
               twins.refusal.c_str());
  std::abort();
}
