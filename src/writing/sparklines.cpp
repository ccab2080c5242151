#include "writing/sparklines.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "ooxml/inflate.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/zip.hpp"
#include "writing/clean_text.hpp"
#include "writing/package_patch.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kMainNamespace = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
constexpr std::string_view kFormulaNamespace = "http://schemas.microsoft.com/office/excel/2006/main";
constexpr std::string_view kSparklinesUri = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}";

// Where the extensions of a sheet stand, or may stand: they are the last of its elements.
class ExtensionsVisitor : public XmlVisitor {
 public:
  void start(const ScannedTag& tag) override {
    ++depth_;
    const RootElement here{
        tag.prefix, std::string(tag.element.name), std::string(tag.element.space), tag.begin, tag.end, tag.empty,
        tag.begin};
    if (depth_ == 1) root = here;
    if (depth_ == 2 && tag.element.own && tag.element.name == "extLst") {
      extensions = here;
      within_ = true;
    }
  }
  void end(std::string_view, std::size_t begin, std::size_t) override {
    --depth_;
    if (depth_ == 0) root.closing = begin;
    if (depth_ == 1 && within_) {
      extensions->closing = begin;
      within_ = false;
    }
  }

  RootElement root;
  std::optional<RootElement> extensions;

 private:
  std::size_t depth_ = 0;
  bool within_ = false;
};

// 'Children''s services'!X5:AI5.
std::string range_of_sheet(const std::string& sheet, const CellRange& range) {
  return quoted_sheet_name(sheet) + "!" + to_string(range);
}

// Dark columns on a scale of their own; the last one stands out.
std::string group_markup(const std::string& sheet, const Sparkline& chart) {
  const bool foot = chart.foot && std::isfinite(*chart.foot);
  std::string markup = "<x14:sparklineGroup" + (foot ? fmt::format(" manualMin=\"{}\"", *chart.foot) : "") +
                       " type=\"column\" displayEmptyCellsAs=\"gap\" last=\"1\"" +
                       (foot ? " minAxisType=\"custom\">" : ">");
  const std::pair<const char*, const char*> colours[] = {
      {"Series", "FF1F3864"}, {"Negative", "FF1F3864"}, {"Axis", "FF000000"}, {"Markers", "FF1F3864"},
      {"First", "FF1F3864"},  {"Last", "FFB85C00"},     {"High", "FF1F3864"}, {"Low", "FF1F3864"}};
  for (const auto& [name, colour] : colours) markup += std::string("<x14:color") + name + " rgb=\"" + colour + "\"/>";
  return markup + "<x14:sparklines><x14:sparkline><xm:f>" + xml_escaped(range_of_sheet(sheet, chart.figures)) +
         "</xm:f><xm:sqref>" + to_string(chart.cell) +
         "</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>";
}

Result<std::string> whole_part(const ZipEntry& entry, const std::string& path) {
  ProducedBytes produced;
  PartStream part(entry, path, produced);
  std::string content;
  for (;;) {
    const auto block = part.next();
    if (!block) return block.error();
    if (block.value().empty()) return content;
    content.append(reinterpret_cast<const char*>(block.value().data()), block.value().size());
  }
}

}  // namespace

Result<std::string> with_sparklines(std::string_view bytes, const SheetSparklines& sparklines,
                                    const std::string& path) {
  if (sparklines.charts.empty()) return std::string(bytes);
  ExtensionsVisitor visitor;
  const auto form = scan_xml(bytes, visitor, path, sparklines.part);
  if (!form) return form.error();
  if (visitor.root.name != "worksheet") return damaged(path, "its part " + sparklines.part + " is no worksheet");
  const std::string& prefix = visitor.root.prefix;
  std::string extension = "<" + prefix + "ext xmlns:x14=\"" + std::string(kMainNamespace) + "\" uri=\"" +
                          std::string(kSparklinesUri) + "\"><x14:sparklineGroups xmlns:xm=\"" +
                          std::string(kFormulaNamespace) + "\">";
  for (const Sparkline& chart : sparklines.charts) extension += group_markup(sparklines.sheet, chart);
  extension += "</x14:sparklineGroups></" + prefix + "ext>";
  const XmlEdit edit =
      visitor.extensions
          ? visitor.extensions->appended(extension, form.value())
          : visitor.root.appended("<" + prefix + "extLst>" + extension + "</" + prefix + "extLst>", form.value());
  return with_edits(bytes, {edit}, form.value());
}

Result<std::string> with_sparklines_of(std::string_view package, const std::vector<SheetSparklines>& sheets,
                                       const std::string& path) {
  const auto bytes = std::as_bytes(std::span(package.data(), package.size()));
  const auto entries = read_zip(bytes, path);
  if (!entries) return entries.error();
  std::vector<PatchedPart> patched;
  for (const SheetSparklines& sheet : sheets) {
    const ZipEntry* found = nullptr;
    for (const ZipEntry& entry : entries.value()) {
      if (entry.name == sheet.part) found = &entry;
    }
    if (found == nullptr) return damaged(path, "it has no part " + sheet.part);
    const auto content = whole_part(*found, path);
    if (!content) return content.error();
    auto with_charts = with_sparklines(content.value(), sheet, path);
    if (!with_charts) return with_charts.error();
    patched.push_back({sheet.part, std::move(with_charts).value()});
  }
  return patched_package(bytes, path, patched);
}

}  // namespace scorebook
