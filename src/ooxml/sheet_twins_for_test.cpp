#include "ooxml/sheet_twins_for_test.hpp"

#include <bit>
#include <cstdint>
#include <span>

#include <zlib.h>

#include "ooxml/sheet.hpp"

namespace scorebook {
namespace {

std::string in_full(const Sheet& sheet, TextArena& texts, const std::vector<DateStyle>& date_styles) {
  std::string all;
  const auto add = [&all](auto... values) {
    ((all += std::to_string(values) + " "), ...);
    all += '\n';
  };
  for (const Cell& cell : sheet.cells)
    add(cell.ref.row, cell.ref.column, static_cast<int>(cell.kind), cell.style, cell.text, cell.formula,
        std::bit_cast<std::uint64_t>(cell.number));
  for (const CellRange& merge : sheet.merges) all += "merge " + to_string(merge) + "\n";
  for (const std::uint32_t row : sheet.hidden_rows) all += "row " + std::to_string(row) + "\n";
  for (const std::uint32_t column : sheet.hidden_columns) all += "column " + std::to_string(column) + "\n";
  for (const std::string& oddity : sheet.oddities) all += "oddity " + oddity + "\n";
  for (const std::string& text : texts.take()) all += "text " + text + "\n";
  for (const DateStyle& style : date_styles) add(style.style, style.with_time);
  return all;
}

}  // namespace

SheetTwins read_both_ways(const ZipEntry& entry, std::size_t window) {
  TextArena shared;
  const std::vector<std::uint32_t> table = {0, shared.append("Contacts"), shared.append("95%")};
  const std::vector<Style> styles = {{"General", std::nullopt}, {"0.0%", std::nullopt}, {"mmm-yy", 0xC00000}};
  const std::size_t shared_count = shared.size();
  SheetBudgets budgets;
  ProducedBytes produced;
  SheetTwins twins;
  {
    PartStream part(entry, "twins.xlsx", produced);
    TextArena texts(shared, shared_count);
    SheetContext context(texts, table, styles, false, budgets);
    Sheet sheet;
    if (read_plain_sheet(part, context, sheet, window)) twins.fast = in_full(sheet, texts, context.date_styles);
  }
  PartStream part(entry, "twins.xlsx", produced);
  TextArena texts(shared, shared_count);
  SheetContext context(texts, table, styles, false, budgets);
  Sheet sheet;
  if (const auto read = read_any_sheet(part, context, sheet))
    twins.expat = in_full(sheet, texts, context.date_styles);
  else
    twins.refusal = read.error().what;
  return twins;
}

SheetTwins read_both_ways(std::string_view xml, std::size_t window) {
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(xml.data()), static_cast<uInt>(xml.size()));
  return read_both_ways(ZipEntry{"sheet.xml", 0, false, static_cast<std::uint32_t>(crc), xml.size(),
                                 std::as_bytes(std::span(xml.data(), xml.size()))},
                        window);
}

}  // namespace scorebook
