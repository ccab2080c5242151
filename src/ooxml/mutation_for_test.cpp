#include "ooxml/mutation_for_test.hpp"

#include <algorithm>

#include <doctest/doctest.h>

namespace scorebook {
namespace {

void check_promises(const Workbook& workbook) {
  for (const Sheet& sheet : workbook.sheets) {
    CellRef last;
    for (const Cell& cell : sheet.cells) {
      CHECK(last < cell.ref);
      last = cell.ref;
      CHECK(cell.style < workbook.styles.size());
      CHECK(cell.text < workbook.texts.size());
      CHECK(cell.formula < workbook.texts.size());
      CHECK_FALSE((cell.kind == CellKind::number && workbook.shown(cell).empty()));
    }
  }
}

}  // namespace

void ChanceForTest::put_letter(std::string& text, std::string_view letters, std::size_t first) {
  const char letter = letters[index_in(letters.size())];
  text[first + index_in(text.size() - first)] = letter;
}

void ChanceForTest::flip_bit(std::string& text, std::size_t first, std::size_t range) {
  char& byte = text[first + index_in(std::min(range, text.size() - first))];
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << below(8)));
}

MutationsForTest read_mutations(std::uint32_t seed, const std::function<Result<Workbook>(ChanceForTest&)>& read) {
  ChanceForTest chance(seed);
  MutationsForTest mutations;
  for (int round = 0; round < 300; ++round) {
    const auto workbook = read(chance);
    if (!workbook) {
      ++mutations.refused;
      CHECK_FALSE(workbook.error().what.empty());
      continue;
    }
    ++mutations.read_well;
    check_promises(workbook.value());
  }
  return mutations;
}

}  // namespace scorebook
