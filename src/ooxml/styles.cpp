#include "ooxml/styles.hpp"

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/xml.hpp"
#include "text/number_format.hpp"

namespace scorebook {
namespace {

// Ids that mean nothing read as 0, as Excel does.
std::uint32_t number_of(std::optional<std::string_view> text) {
  std::uint32_t value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

class StylesHandler : public XmlHandler {
 public:
  explicit StylesHandler(const std::string& path) : path_(path) {}

  bool start(const XmlElement& element) override {
    if (!element.own || !enter(element)) return false;
    ++depth_;
    return true;
  }
  void end(std::string_view) override { --depth_; }
  void text(std::string_view) override {}

  struct Format {
    std::uint32_t number_format = 0;
    std::uint32_t fill = 0;
  };
  std::map<std::uint32_t, std::string> codes;
  std::vector<ColourName> fills;
  std::vector<Format> formats;
  std::vector<std::uint32_t> indexed_colours;

 private:
  enum class Section { none, number_formats, fills, cell_formats, colours };

  // Each section stands directly in styleSheet: the numFmt and fill inside dxfs mean other things.
  bool enter(const XmlElement& element) {
    if (depth_ == 0) return element.name == "styleSheet";
    if (depth_ == 1) {
      section_ = element.name == "numFmts"   ? Section::number_formats
                 : element.name == "fills"   ? Section::fills
                 : element.name == "cellXfs" ? Section::cell_formats
                 : element.name == "colors"  ? Section::colours
                                             : Section::none;
      return section_ != Section::none;
    }
    switch (section_) {
      case Section::number_formats:
        if (element.name == "numFmt") add_code(element);
        return false;
      case Section::fills:
        return enter_fill(element);
      case Section::cell_formats:
        if (element.name == "xf") {
          formats.push_back({number_of(element.attribute("numFmtId")), number_of(element.attribute("fillId"))});
          limit(formats.size(), "cell formats");
        }
        return false;
      case Section::colours:
        if (element.name == "rgbColor")
          indexed_colours.push_back(parse_rgb(element.attribute("rgb").value_or("")).value_or(0));
        limit(indexed_colours.size(), "colours");
        return element.name == "indexedColors";
      case Section::none:
        return false;
    }
    return false;
  }

  void limit(std::size_t number, const std::string& what) {
    if (number > kMaximumStyles)
      refuse(over_limit(path_, "it has over " + std::to_string(kMaximumStyles) + " " + what));
  }

  // Every cell format has its own copy of its code.
  void add_code(const XmlElement& element) {
    std::string code = without_escapes(element.attribute("formatCode").value_or(""));
    if (code.size() > kMaximumNumberFormatBytes)
      refuse(over_limit(path_, "it has a number format of over " + std::to_string(kMaximumNumberFormatBytes) +
                                   " bytes; Excel allows 255 characters"));
    codes[number_of(element.attribute("numFmtId"))] = std::move(code);
    limit(codes.size(), "number formats");
  }

  bool enter_fill(const XmlElement& element) {
    if (element.name == "fill") {
      fills.emplace_back();
      limit(fills.size(), "fills");
      return true;
    }
    if (fills.empty()) return false;
    if (element.name == "patternFill") return element.attribute("patternType").value_or("") == "solid";
    if (element.name == "fgColor") fills.back() = read_colour(element);
    return false;
  }

  std::string path_;
  std::size_t depth_ = 0;
  Section section_ = Section::none;
};

}  // namespace

std::string number_format_code(std::uint32_t id, const std::map<std::uint32_t, std::string>& codes) {
  const auto own = codes.find(id);
  if (own != codes.end() && !own->second.empty()) return own->second;
  const std::string_view built_in = id < 164 ? built_in_number_format(static_cast<int>(id)) : std::string_view();
  return built_in.empty() ? "General" : std::string(built_in);
}

Result<std::vector<Style>> read_styles(PartStream& part, std::vector<std::uint32_t> theme) {
  StylesHandler handler(part.path());
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  const Palettes palettes{std::move(handler.indexed_colours), std::move(theme)};
  std::vector<Style> styles;
  styles.reserve(handler.formats.size());
  for (const auto& format : handler.formats) {
    Style style{number_format_code(format.number_format, handler.codes), std::nullopt};
    if (format.fill < handler.fills.size()) style.fill = resolve_colour(handler.fills[format.fill], palettes);
    styles.push_back(std::move(style));
  }
  if (styles.empty()) styles.push_back({"General", std::nullopt});
  return styles;
}

}  // namespace scorebook
