#include "ods/styles.hpp"

#include <charconv>
#include <utility>

#include "ods/odf.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostParents = 16;  // styles made from styles; a circle ends there

// "#ff0000"; nothing for "transparent" and what else may stand there.
std::optional<std::uint32_t> colour_of(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (read.ec != std::errc{} || read.ptr != text.data() + 7) return std::nullopt;
  return value;
}

class StylesPart : public XmlHandler {
 public:
  explicit StylesPart(OdfStyles& styles) : styles_(styles) {}

  bool start(const XmlElement& element) override {
    if (depth_ < 2) {
      const bool wanted = depth_ == 0 || is(element, kOffice, "styles") || is(element, kOffice, "automatic-styles");
      depth_ += wanted ? 1 : 0;
      return wanted;
    }
    const bool wanted = styles_.start(element);
    if (styles_.refusal()) refuse(*styles_.refusal());
    depth_ += wanted ? 1 : 0;
    return wanted;
  }
  void end(std::string_view name) override {
    if (--depth_ < 2) return;
    styles_.end(name);
    if (styles_.refusal()) refuse(*styles_.refusal());
  }
  void text(std::string_view piece) override { styles_.text(piece); }

 private:
  OdfStyles& styles_;
  std::size_t depth_ = 0;
};

}  // namespace

void OdfStyles::limit(std::size_t number, const std::string& what) {
  if (number > kMaximumStyles && !refusal_)
    refusal_ = over_limit(path_, "it has over " + std::to_string(kMaximumStyles) + " " + what);
}

bool OdfStyles::start(const XmlElement& element) {
  if (in_number_) {
    const bool wanted = number_.start(element);
    depth_ += wanted ? 1 : 0;
    return wanted;
  }
  if (depth_ == 0) {
    if (NumberStyleReader::begins(element)) {
      number_.open(element);
      in_number_ = true;
    } else if (is(element, kStyle, "style")) {
      open_style(element);
    } else {
      return false;
    }
    ++depth_;
    return true;
  }
  if (is(element, kStyle, "table-properties") && family_ == "table")
    hidden_[name_] = element.attribute_in(kTable, "display").value_or("true") == "false";
  if (is(element, kStyle, "table-cell-properties") && family_ == "table-cell")
    cell_styles_[name_].fill = colour_of(element.attribute_in(kFormatting, "background-color").value_or(""));
  return false;
}

void OdfStyles::open_style(const XmlElement& element) {
  family_ = text_in(element, kStyle, "family");
  name_ = text_in(element, kStyle, "name");
  if (family_ != "table-cell") return;
  cell_styles_[name_] = {text_in(element, kStyle, "parent-style-name"), text_in(element, kStyle, "data-style-name"),
                         std::nullopt};
  limit(cell_styles_.size(), "cell styles");
}

void OdfStyles::end(std::string_view name) {
  --depth_;
  if (!in_number_) return;
  if (depth_ != 0) return number_.end(name);
  NumberStyle style = number_.close();
  in_number_ = false;
  if (style.code.size() > kMaximumNumberFormatBytes || style.sections.size() > 3) {
    refusal_ = over_limit(path_, "it has a number format of over " + std::to_string(kMaximumNumberFormatBytes) +
                                     " bytes or over 4 sections; Excel allows 255 characters");
    return;
  }
  const std::string key = style.name;
  number_styles_[key] = std::move(style);
  limit(number_styles_.size(), "number formats");
}

void OdfStyles::text(std::string_view piece) {
  if (in_number_) number_.text(piece);
}

bool OdfStyles::hides_sheet(const std::string& table_style) const {
  const auto found = hidden_.find(table_style);
  return found != hidden_.end() && found->second;
}

Style OdfStyles::resolved(const std::string& name) const {
  Style style{"General", std::nullopt};
  bool coded = false;
  std::string at = name;
  for (std::size_t step = 0; step < kMostParents; ++step) {
    const auto found = cell_styles_.find(at);
    if (found == cell_styles_.end()) break;
    if (!style.fill) style.fill = found->second.fill;
    const auto number = number_styles_.find(found->second.data_style);
    if (!coded && number != number_styles_.end()) {
      const std::string code = format_code(number->second, [this](const std::string& applied) {
        const auto other = number_styles_.find(applied);
        return other == number_styles_.end() ? nullptr : &other->second;
      });
      if (!code.empty()) style.number_format = code;
      coded = true;
    }
    at = found->second.parent;
  }
  return style;
}

std::uint32_t OdfStyles::add(Style style) {
  const std::int64_t fill = style.fill ? static_cast<std::int64_t>(*style.fill) : -1;
  const auto placed = by_content_.try_emplace({style.number_format, fill}, static_cast<std::uint32_t>(styles_.size()));
  if (placed.second) styles_.push_back(std::move(style));
  return placed.first->second;
}

std::optional<std::uint32_t> OdfStyles::index_of(const std::string& cell_style) {
  if (cell_style.empty()) return 0;
  const auto known = by_name_.find(cell_style);
  if (known != by_name_.end()) return known->second;
  if (cell_styles_.find(cell_style) == cell_styles_.end()) return std::nullopt;
  const std::uint32_t index = add(resolved(cell_style));
  by_name_.emplace(cell_style, index);
  return index;
}

std::uint32_t OdfStyles::with_code(std::uint32_t style, const std::string& code) {
  return add({code, styles_[style].fill});
}

Result<void> read_odf_styles(PartStream& part, OdfStyles& styles) {
  StylesPart handler(styles);
  return read_xml(part, handler);
}

}  // namespace scorebook
