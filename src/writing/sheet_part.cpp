#include "writing/sheet_part.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

// What may come after <legacyDrawing>, in the order of the schema.
constexpr std::array<std::string_view, 8> kAfter = {"legacyDrawingHF", "drawingHF",       "picture",    "oleObjects",
                                                    "controls",        "webPublishItems", "tableParts", "extLst"};

double number_of(std::optional<std::string_view> text, double otherwise) {
  double number = otherwise;
  if (!text) return otherwise;
  const auto read = fast_float::from_chars(text->data(), text->data() + text->size(), number);
  return read.ec == std::errc{} && std::isfinite(number) && number >= 0 ? number : otherwise;
}

std::uint32_t index_of(std::optional<std::string_view> text, std::uint32_t otherwise) {
  std::uint32_t number = otherwise;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

int column_pixels(double characters) { return static_cast<int>(std::min(characters, 255.0) * 7 + 0.5); }
int row_pixels(double points) { return static_cast<int>(std::min(points, 409.5) * 4 / 3 + 0.5); }

class SheetVisitor : public XmlVisitor {
 public:
  explicit SheetVisitor(SheetPart& sheet) : sheet_(sheet) {}

  void start(const ScannedTag& tag) override {
    ++depth_;
    const XmlElement& element = tag.element;
    if (depth_ == 1) {
      root_known_ = element.name == "worksheet" && element.own;
      sheet_.prefix = tag.prefix;
      sheet_.strict = element.space == kSpreadsheetNamespaces[1];
      return;
    }
    const bool own = element.own && element.space != kCompatibilityNamespace;
    if (depth_ == 2) {
      alternatives_ = element.space == kCompatibilityNamespace && element.name == "AlternateContent";
      child_ = tag.begin;
      has_cells_ = has_cells_ || (own && element.name == "sheetData");
    }
    if (own && (depth_ == 2 || alternatives_)) {
      alternatives_ = false;  // the first of its elements says what it stands for
      if (element.name == "legacyDrawing") sheet_.legacy_drawing = element.relationship_attribute("id").value_or("");
      if (!placed_ && std::find(kAfter.begin(), kAfter.end(), element.name) != kAfter.end()) {
        sheet_.place = child_;
        placed_ = true;
      }
    }
    if (own && depth_ <= 3) take_sizes(element);
  }
  void end(std::string_view, std::size_t begin, std::size_t) override {
    if (--depth_ == 0 && !placed_) sheet_.place = begin;
  }

  [[nodiscard]] bool is_sheet() const { return root_known_ && has_cells_; }

 private:
  void take_sizes(const XmlElement& element) {
    GridSizes& sizes = sheet_.sizes;
    const bool hidden = is_true(element.attribute("hidden"));
    if (element.name == "sheetFormatPr") {
      const double characters = number_of(element.attribute("baseColWidth"), 8);
      sizes.column_pixels = element.attribute("defaultColWidth")
                                ? column_pixels(number_of(element.attribute("defaultColWidth"), 9.140625))
                                : std::min(static_cast<int>(characters) * 7 + 8, 1790);
      sizes.row_pixels = row_pixels(number_of(element.attribute("defaultRowHeight"), 15));
      if (is_true(element.attribute("zeroHeight"))) sizes.row_pixels = 0;
    } else if (element.name == "col" && sizes.columns.size() < kMaximumColumn) {
      const std::uint32_t first = index_of(element.attribute("min"), 0);
      const double width = number_of(element.attribute("width"), 9.140625);
      sizes.columns.push_back({first, index_of(element.attribute("max"), first), hidden ? 0 : column_pixels(width)});
    } else if (element.name == "row") {
      row_ = index_of(element.attribute("r"), row_ + 1);
      if (hidden)
        sizes.rows.push_back({row_, 0});
      else if (const auto height = element.attribute("ht"))
        sizes.rows.push_back({row_, row_pixels(number_of(height, 15))});
    }
  }

  SheetPart& sheet_;
  std::size_t depth_ = 0;
  std::size_t child_ = 0;  // where the present child of the root begins
  std::uint32_t row_ = 0;
  bool root_known_ = false, has_cells_ = false, alternatives_ = false, placed_ = false;
};

}  // namespace

std::string SheetPart::with_legacy_drawing(std::string_view bytes, const std::string& relationship) const {
  // The prefix is bound here, for the sheet may have another for that namespace, or none.
  const std::string markup = "<" + prefix +
                             "legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                             "relationships\" r:id=\"" +
                             relationship + "\"/>";
  return with_edits(bytes, {{place, 0, markup}}, form);
}

Result<SheetPart> scan_sheet_part(std::string_view bytes, const std::string& path, const std::string& part) {
  SheetPart sheet;
  SheetVisitor visitor(sheet);
  const auto form = scan_xml(bytes, visitor, path, part);
  if (!form) return form.error();
  if (!visitor.is_sheet()) return damaged(path, "its part " + part + " is no worksheet or has no cells");
  sheet.form = form.value();
  sheet.sizes.sort();
  return sheet;
}

}  // namespace scorebook
