#include "ooxml/colours.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include <fast_float/fast_float.h>

#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

// Indices 0 to 7 repeat 8 to 15. 64 and 65 are the system's own and not known.
constexpr std::array<std::uint32_t, 64> kExcelPalette = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x000000, 0xFFFFFF, 0xFF0000,
    0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080,
    0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080,
    0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99,
    0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699,
    0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

// The order of the elements in a theme's clrScheme, and where each stands among theme indices (dark and light change
// places).
constexpr std::array<std::string_view, 12> kThemeElements = {
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"};

std::optional<std::uint32_t> parse_index(std::string_view text) {
  std::uint32_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// Lightness moves towards white or black, hue and saturation stay: in RGB that is a mix for white and a factor for
// black only along HLS lines, so it is done there.
std::uint32_t tinted(std::uint32_t rgb, double tint) {
  if (tint == 0) return rgb;
  const double red = (rgb >> 16) / 255.0, green = (rgb >> 8 & 0xFF) / 255.0, blue = (rgb & 0xFF) / 255.0;
  const double high = std::max({red, green, blue}), low = std::min({red, green, blue});
  const double spread = high - low;
  double lightness = (high + low) / 2, saturation = 0, hue = 0;
  if (spread > 0) {
    saturation = lightness > 0.5 ? spread / (2 - high - low) : spread / (high + low);
    if (high == red)
      hue = (green - blue) / spread + (green < blue ? 6 : 0);
    else if (high == green)
      hue = (blue - red) / spread + 2;
    else
      hue = (red - green) / spread + 4;
    hue /= 6;
  }
  lightness = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const double q = lightness < 0.5 ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation;
  const double p = 2 * lightness - q;
  const auto channel = [p, q](double t) {
    t -= std::floor(t);
    double value = p;
    if (t < 1.0 / 6)
      value = p + (q - p) * 6 * t;
    else if (t < 0.5)
      value = q;
    else if (t < 2.0 / 3)
      value = p + (q - p) * (2.0 / 3 - t) * 6;
    return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
  };
  return channel(hue + 1.0 / 3) << 16 | channel(hue) << 8 | channel(hue - 1.0 / 3);
}

class ThemeHandler : public XmlHandler {
 public:
  ThemeHandler() : colours(kThemeElements.size(), 0) {}

  bool start(const XmlElement& element) override {
    if (element.name == "theme" || element.name == "themeElements" || element.name == "clrScheme") return true;
    const auto found = std::find(kThemeElements.begin(), kThemeElements.end(), element.name);
    if (found != kThemeElements.end()) {
      current_ = static_cast<std::size_t>(found - kThemeElements.begin());
      return true;
    }
    const auto rgb = element.name == "srgbClr"  ? element.attribute("val")
                     : element.name == "sysClr" ? element.attribute("lastClr")
                                                : std::nullopt;
    if (rgb) colours[current_] = parse_rgb(*rgb).value_or(0);
    return false;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::uint32_t> colours;

 private:
  std::size_t current_ = 0;
};

}  // namespace

std::optional<std::uint32_t> parse_rgb(std::string_view text) {
  if (text.size() == 8) text.remove_prefix(2);  // alpha, which fills ignore
  if (text.size() != 6) return std::nullopt;
  std::uint32_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

ColourName read_colour(const XmlElement& element) {
  ColourName name;
  if (const auto tint = element.attribute("tint")) {
    double value = 0;
    const auto read = fast_float::from_chars(tint->data(), tint->data() + tint->size(), value);
    if (read.ec == std::errc{} && std::abs(value) <= 1) name.tint = value;
  }
  const auto take = [&name](ColourName::Kind kind, std::optional<std::uint32_t> value) {
    if (!value) return;
    name.kind = kind;
    name.value = *value;
  };
  if (const auto rgb = element.attribute("rgb"))
    take(ColourName::Kind::rgb, parse_rgb(*rgb));
  else if (const auto theme = element.attribute("theme"))
    take(ColourName::Kind::theme, parse_index(*theme));
  else if (const auto indexed = element.attribute("indexed"))
    take(ColourName::Kind::indexed, parse_index(*indexed));
  return name;
}

std::optional<std::uint32_t> resolve_colour(const ColourName& name, const Palettes& palettes) {
  switch (name.kind) {
    case ColourName::Kind::none:
      return std::nullopt;
    case ColourName::Kind::rgb:
      return tinted(name.value, name.tint);
    case ColourName::Kind::theme:
      if (name.value >= palettes.theme.size()) return std::nullopt;
      return tinted(palettes.theme[name.value], name.tint);
    case ColourName::Kind::indexed:
      if (name.value < palettes.indexed.size()) return tinted(palettes.indexed[name.value], name.tint);
      if (name.value < kExcelPalette.size()) return tinted(kExcelPalette[name.value], name.tint);
      return std::nullopt;
  }
  return std::nullopt;
}

Result<std::vector<std::uint32_t>> read_theme(PartStream& part) {
  ThemeHandler handler;
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return std::move(handler.colours);
}

}  // namespace scorebook
