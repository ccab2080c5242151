// The drawing that holds the boxes of a sheet's comments: VML, which Excel and LibreOffice still want for every comment
// that is no conversation. A new drawing, or an existing one with more boxes; the shapes that are there stay, but for
// those of comments that are gone, and the box of a comment that was added to grows where it has to. Source: ECMA-376
// part 4, 19.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/result.hpp"
#include "writing/grid_sizes.hpp"

namespace scorebook {

struct NoteBox {
  CellRef cell;
  int width = 0, height = 0;  // pixels
  std::uint32_t colour = 0xFFFFE1;
};

// The numbers of shapes are given out by blocks of 1,024, each of which belongs to one drawing of the package.
class ShapeBlocks {
 public:
  // Takes note of those that a drawing uses.
  void add(std::string_view drawing);
  // One that nobody uses.
  [[nodiscard]] std::uint32_t take();

 private:
  std::set<std::uint32_t> used_;
};

[[nodiscard]] std::string new_note_drawing(const std::vector<NoteBox>& boxes, const GridSizes& sizes,
                                           ShapeBlocks& blocks);
struct BoxChanges {
  std::vector<NoteBox> more;
  std::vector<NoteBox> grown;  // of comments that are there, at least so large
  std::set<CellRef> gone;      // cells whose old box is taken out
};
// Errors: damaged.
[[nodiscard]] Result<std::string> note_drawing_with(std::string_view bytes, const BoxChanges& changes,
                                                    const GridSizes& sizes, ShapeBlocks& blocks,
                                                    const std::string& path, const std::string& part);

}  // namespace scorebook
