#include "ooxml/oddities.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/limits.hpp"
#include "text/words.hpp"

namespace scorebook {

void Oddities::add(std::string words) {
  if (sheet_.oddities.size() < kListedOddities)
    sheet_.oddities.push_back(std::move(words));
  else
    ++unlisted_;
}

void Oddities::long_text(CellRef cell, std::uint32_t index, std::string_view text) {
  if (text.size() <= kExcelTextCharacters) return;
  const auto placed = characters_.try_emplace(index, 0);
  std::size_t& characters = placed.first->second;
  if (placed.second)
    characters = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  if (characters > kExcelTextCharacters)
    add(to_string(cell) + " holds a text of " + std::to_string(characters) + " characters; Excel allows " +
        std::to_string(kExcelTextCharacters));
}

void Oddities::write() {
  if (unlisted_ != 0)
    sheet_.oddities.push_back("... and " + counted(unlisted_, "more oddity", "more oddities") + " of the same kinds");
  const auto past = counts_[static_cast<std::size_t>(Kind::past_the_grid)];
  if (past != 0)
    sheet_.oddities.push_back(counted(past, "cell") + " past the last row or column that Excel has " +
                              (past == 1 ? "is" : "are") + " left out");
  const auto unknown = counts_[static_cast<std::size_t>(Kind::unknown_style)];
  if (unknown != 0)
    sheet_.oddities.push_back(counted(unknown, "cell") + (unknown == 1 ? " has" : " have") +
                              " a format that the workbook does not define; read as General");
}

}  // namespace scorebook
