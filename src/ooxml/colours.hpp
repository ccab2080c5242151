// The colours that a fill can name: as RGB, from the indexed palette, or from the theme with a tint. Nothing where the
// file leaves the colour to the computer (automatic). Source: ECMA-376 part 1, 18.8.3, 18.8.19, 18.8.27 and 20.1.6.2.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

class XmlElement;

struct ColourName {
  enum class Kind : std::uint8_t { none, rgb, indexed, theme };
  Kind kind = Kind::none;
  std::uint32_t value = 0;  // 0xRRGGBB or the index
  double tint = 0;          // -1 black to 1 white
};

struct Palettes {
  std::vector<std::uint32_t> indexed;  // the workbook's own; empty: Excel's
  std::vector<std::uint32_t> theme;  // in the order of theme indices: light 1, dark 1, light 2, dark 2, accents, links
};

// "FFC00000" or "C00000" as 0xC00000.
[[nodiscard]] std::optional<std::uint32_t> parse_rgb(std::string_view text);
// From the attributes rgb, indexed, theme and tint.
[[nodiscard]] ColourName read_colour(const XmlElement& element);
[[nodiscard]] std::optional<std::uint32_t> resolve_colour(const ColourName& name, const Palettes& palettes);
// The twelve colours of a theme part.
[[nodiscard]] Result<std::vector<std::uint32_t>> read_theme(PartStream& part);

}  // namespace scorebook
