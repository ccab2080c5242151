#include "locate/editions.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "locate/heading_meaning.hpp"
#include "locate/vocabulary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestEdition = 30;

bool may_name_edition(const SourceColumn& column) {
  static constexpr std::array<std::string_view, 6> kWords = {"edition", "version", "release",
                                                             "round",   "vintage", "submission"};
  if (column.role != SourceRole::remark) return false;
  const std::vector<std::string> words = words_of(column.heading);
  return names_periods(column.heading) ||
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return has_word(words, word); });
}

bool tells_apart(SourceRole role) {
  return role == SourceRole::section || role == SourceRole::ref || role == SourceRole::title ||
         role == SourceRole::breakdown;
}

class Editions {
 public:
  Editions(const Grid& grid, const SourceTable& table) : grid_(grid) {
    const std::vector<std::uint32_t>& rows = grid.rows();
    for (auto row = std::lower_bound(rows.begin(), rows.end(), table.first_row);
         row != rows.end() && (table.last_row == 0 || *row <= table.last_row); ++row) {
      std::string key;
      for (const SourceColumn& column : table.columns) {
        if (tells_apart(column.role)) key += folded(grid.shown(CellRef{*row, column.column})) + '\n';
      }
      names_.emplace_back(*row, std::move(key));
    }
    repeated_ = repeated(0);
  }

  [[nodiscard]] std::size_t repeated() const { return repeated_; }

  // Whether the column is filled with few short words that tell nearly all of the repeated rows apart.
  [[nodiscard]] bool resolves(const SourceColumn& column) const {
    for (const auto& name : names_) {
      if (grid_.shown(CellRef{name.first, column.column}).size() > kLongestEdition) return false;
    }
    return repeated(column.column) * 10 <= repeated_;
  }

 private:
  // Rows that say the same as one above, with what stands in that column; 0 for none.
  [[nodiscard]] std::size_t repeated(std::uint32_t column) const {
    std::unordered_map<std::string, std::size_t> seen;
    std::size_t count = 0;
    for (const auto& [row, key] : names_) {
      const std::string edition = column == 0 ? std::string() : folded(grid_.shown(CellRef{row, column}));
      if (seen[key + '\n' + edition]++ > 0) ++count;
    }
    return count;
  }

  const Grid& grid_;
  std::vector<std::pair<std::uint32_t, std::string>> names_;  // by row
  std::size_t repeated_ = 0;
};

}  // namespace

void settle_edition(const Grid& grid, SourceTable& table) {
  if (table.orientation != Orientation::measures_down) return;
  if (std::none_of(table.columns.begin(), table.columns.end(), may_name_edition)) return;
  const Editions editions(grid, table);
  if (editions.repeated() < 2) return;
  for (SourceColumn& column : table.columns) {
    if (!may_name_edition(column) || !editions.resolves(column)) continue;
    column.role = SourceRole::breakdown;
    return;
  }
}

}  // namespace scorebook
