// What a sheet's XML says that matters for comments: the drawing that holds their boxes, or where such a drawing is to
// be named, and the sizes of its rows and columns. Cells are not looked at. Source: ECMA-376 part 1, CT_Worksheet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/result.hpp"
#include "writing/grid_sizes.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {

struct SheetPart {
  XmlForm form;
  std::string prefix;                         // of its elements: "x:" or empty
  bool strict = false;                        // of the Strict namespace
  std::optional<std::string> legacy_drawing;  // the relationship that it names
  std::size_t place = 0;                      // where <legacyDrawing> is to stand
  GridSizes sizes;

  // The sheet with that relationship named.
  [[nodiscard]] std::string with_legacy_drawing(std::string_view bytes, const std::string& relationship) const;
};

// Errors: damaged, also where it is no worksheet or has no content.
[[nodiscard]] Result<SheetPart> scan_sheet_part(std::string_view bytes, const std::string& path,
                                                const std::string& part);

}  // namespace scorebook
