#include "locate/anchors.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/words.hpp"

namespace scorebook {
namespace {

// "Column1", as Excel calls the columns of a table that had no headings.
bool is_made_up(const std::string& heading) {
  constexpr std::string_view kColumn = "Column";
  return heading.compare(0, kColumn.size(), kColumn) == 0 && heading.size() > kColumn.size() &&
         heading.find_first_not_of("0123456789", kColumn.size()) == std::string::npos;
}

std::optional<Anchor> anchor_of(const SheetTable& table) {
  Anchor anchor{table.name, table.range, table.header_rows, table.totals_rows, false};
  const std::uint32_t rows = table.range.last.row - table.range.first.row + 1;
  if (table.range.first.row == 0 || table.range.last < table.range.first ||
      std::uint64_t{table.header_rows} + table.totals_rows >= rows)
    return std::nullopt;
  anchor.made_up_headings =
      !table.columns.empty() && std::all_of(table.columns.begin(), table.columns.end(), is_made_up);
  return anchor;
}

// Names with a meaning for Excel, in the spellings of older files too.
bool is_kept_by_excel(const std::string& name) {
  static constexpr std::string_view kNames[] = {"print_area", "print_titles", "criteria", "extract", "auto_open"};
  const std::string words = folded(name);
  return words.empty() || words.front() == '_' ||
         std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view kept) { return words == kept; });
}

// "Sheet1!$A$1:$C$9" or "'Q1 2016'!$A$1:$C$9" as the name of the sheet and the range; nothing for any other formula.
std::optional<std::pair<std::string, CellRange>> parse_plain_range(std::string_view formula) {
  const std::size_t mark = formula.rfind('!');
  if (mark == std::string_view::npos || mark == 0) return std::nullopt;
  std::string sheet(formula.substr(0, mark));
  if (sheet.front() == '\'') {
    if (sheet.size() < 3 || sheet.back() != '\'') return std::nullopt;
    sheet = sheet.substr(1, sheet.size() - 2);
    for (std::size_t at = sheet.find("''"); at != std::string::npos; at = sheet.find("''", at + 1)) sheet.erase(at, 1);
  }
  const std::optional<CellRange> range = parse_cell_range(formula.substr(mark + 1));
  return range ? std::make_optional(std::make_pair(std::move(sheet), *range)) : std::nullopt;
}

std::optional<Anchor> anchor_of(const DefinedName& name, const Sheet& sheet) {
  if (is_kept_by_excel(name.name)) return std::nullopt;
  const auto plain = parse_plain_range(name.refers_to);
  if (!plain || folded(plain->first) != folded(sheet.name->sheet)) return std::nullopt;
  const CellRange& range = plain->second;
  if (range.first.row == range.last.row || range.first.column == range.last.column) return std::nullopt;
  return Anchor{name.name, range, 1, 0, false};
}

std::uint64_t cells_in(const CellRange& range) {
  return std::uint64_t{range.last.row - range.first.row + 1} * (range.last.column - range.first.column + 1);
}

}  // namespace

bool overlap(const CellRange& left, const CellRange& right) {
  return left.first.row <= right.last.row && right.first.row <= left.last.row &&
         left.first.column <= right.last.column && right.first.column <= left.last.column;
}

std::vector<Anchor> excel_tables(const Sheet& sheet) {
  std::vector<Anchor> anchors;
  if (sheet.tables.size() > kMostAnchors) return anchors;
  for (const SheetTable& table : sheet.tables) {
    std::optional<Anchor> anchor = anchor_of(table);
    const bool free = anchor && std::none_of(anchors.begin(), anchors.end(),
                                             [&](const Anchor& other) { return overlap(anchor->range, other.range); });
    if (free) anchors.push_back(std::move(*anchor));
  }
  return anchors;
}

std::vector<Anchor> named_ranges(const Workbook& workbook, std::size_t sheet) {
  std::vector<Anchor> anchors;
  for (const DefinedName& name : workbook.names) {
    std::optional<Anchor> anchor = anchor_of(name, workbook.sheets[sheet]);
    if (!anchor) continue;
    const bool known =
        std::any_of(anchors.begin(), anchors.end(), [&](const Anchor& other) { return other.range == anchor->range; });
    if (!known) anchors.push_back(std::move(*anchor));
    if (anchors.size() > kMostAnchors) return {};
  }
  std::stable_sort(anchors.begin(), anchors.end(), [](const Anchor& left, const Anchor& right) {
    return cells_in(left.range) > cells_in(right.range);
  });
  return anchors;
}

std::optional<Anchor> find_anchor(const Workbook& workbook, std::size_t sheet, const std::string& name) {
  const std::string wanted = folded(name);
  for (const SheetTable& table : workbook.sheets[sheet].tables) {
    if (folded(table.name) == wanted) return anchor_of(table);
  }
  for (const DefinedName& defined : workbook.names) {
    if (folded(defined.name) != wanted) continue;
    if (std::optional<Anchor> anchor = anchor_of(defined, workbook.sheets[sheet])) return anchor;
  }
  return std::nullopt;
}

void take_rows_of(const Anchor& anchor, SourceTable& table) {
  if (table.first_header_row == 0 && anchor.header_rows > 0) {
    table.first_header_row = anchor.range.first.row;
    table.last_header_row = anchor.last_header_row();
  }
  if (table.first_row != 0) return;
  table.first_row = std::max(anchor.first_body_row(), table.last_header_row + 1);
  table.last_row = anchor.last_body_row();
}

}  // namespace scorebook
