#include "ooxml/merges.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <queue>
#include <utility>
#include <vector>

namespace scorebook {
namespace {

// The rows of the grid are the leaves of a binary tree: node 1 stands for all of them, nodes 2n and 2n + 1 for the two
// halves of node n's. A merge is entered under the few nodes that add up to its rows. As merges do not overlap, those
// under one node follow one another from left to right, and the one at a cell is found by its column.
constexpr std::uint32_t kLeaves = kMaximumRow;
static_assert((kLeaves & (kLeaves - 1)) == 0, "the tree needs a power of two");

std::uint64_t key(const MergeBand& band) { return std::uint64_t{band.rows} << 32 | band.column; }
bool before(const MergeBand& left, const MergeBand& right) { return key(left) < key(right); }

// Passes over the sheet from the first row to the last, and knows the merges that reach the present row, by first
// column.
class OverlapSearch {
 public:
  // A merge that overlaps this one, or null and this one is remembered. First rows must not decrease.
  const CellRange* find_or_add(const CellRange& merge) {
    while (!ends_.empty() && ends_.top().first < merge.first.row) {
      open_.erase(ends_.top().second);
      ends_.pop();
    }
    const auto after = open_.upper_bound(merge.last.column);
    if (after != open_.begin() && std::prev(after)->second.last.column >= merge.first.column)
      return &std::prev(after)->second;
    open_.emplace(merge.first.column, merge);
    ends_.emplace(merge.last.row, merge.first.column);
    return nullptr;
  }

 private:
  using End = std::pair<std::uint32_t, std::uint32_t>;  // last row, first column

  std::map<std::uint32_t, CellRange> open_;
  std::priority_queue<End, std::vector<End>, std::greater<>> ends_;
};

void add_bands(const CellRange& range, std::uint32_t merge, std::vector<MergeBand>& bands) {
  std::uint32_t begin = kLeaves + range.first.row - 1;
  std::uint32_t end = kLeaves + range.last.row;
  for (; begin < end; begin /= 2, end /= 2) {
    if (begin % 2 == 1) bands.push_back({begin++, range.first.column, merge});
    if (end % 2 == 1) bands.push_back({--end, range.first.column, merge});
  }
}

}  // namespace

void index_merges(Sheet& sheet, Oddities& oddities) {
  std::vector<CellRange> kept;
  OverlapSearch search;
  std::sort(sheet.merges.begin(), sheet.merges.end());
  for (const CellRange& merge : sheet.merges) {
    const CellRange* other = search.find_or_add(merge);
    if (other == nullptr)
      kept.push_back(merge);
    else if (*other == merge)
      oddities.add("The merged cells " + to_string(merge) + " are listed more than once");
    else
      oddities.add("The merged cells " + to_string(merge) + " overlap the merged cells " + to_string(*other) +
                   "; they are read as not merged");
  }
  sheet.merges = std::move(kept);
  sheet.merge_bands.clear();
  for (std::size_t i = 0; i < sheet.merges.size(); ++i)
    add_bands(sheet.merges[i], static_cast<std::uint32_t>(i), sheet.merge_bands);
  std::sort(sheet.merge_bands.begin(), sheet.merge_bands.end(), before);
  sheet.indexed_merges = sheet.merges.size();
}

const CellRange* Sheet::merge_at(CellRef ref) const {
  if (indexed_merges != merges.size()) {
    const auto found =
        std::find_if(merges.begin(), merges.end(), [ref](const CellRange& merge) { return merge.contains(ref); });
    return found == merges.end() ? nullptr : &*found;
  }
  if (merges.empty() || ref.row == 0 || ref.row > kMaximumRow) return nullptr;
  auto end = merge_bands.end();
  for (std::uint32_t rows = kLeaves + ref.row - 1; rows > 0; rows /= 2) {
    end = std::upper_bound(merge_bands.begin(), end, MergeBand{rows, ref.column, 0}, before);
    if (end == merge_bands.begin()) return nullptr;
    const MergeBand& band = *std::prev(end);
    if (band.rows == rows && merges[band.merge].contains(ref)) return &merges[band.merge];
    while (rows / 2 > band.rows) rows /= 2;  // the nodes in between have no merges
  }
  return nullptr;
}

}  // namespace scorebook
