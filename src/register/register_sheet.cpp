#include "register/register_sheet.hpp"

#include <algorithm>

#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kHeaderSearched = 20;  // rows with something in them

// "Year-to-date rule:" and "year to date  rule" are one heading.
std::string plain_heading(std::string_view text) {
  std::string result = folded(text);
  std::replace(result.begin(), result.end(), '-', ' ');
  while (!result.empty() && (result.back() == ':' || result.back() == '.')) result.pop_back();
  return collapsed(result);
}

}  // namespace

Error RegisterFaults::error(const std::string& file) const {
  std::string all = counted(faults_.size(), "fault") + " in the measure register: ";
  for (std::size_t at = 0; at < faults_.size(); ++at) all += (at == 0 ? "" : "; ") + faults_[at];
  return {ErrorCode::register_invalid, file, all, "Mend this in Excel, save the register and run this again."};
}

RegisterSheet::RegisterSheet(const Workbook& workbook, const Sheet& sheet, const std::vector<RegisterColumn>& columns,
                             RegisterFaults& faults)
    : workbook_(workbook), sheet_(sheet) {
  std::vector<std::uint32_t> rows;
  for (const Cell& cell : sheet.cells) {
    if (!shown(cell.ref).empty() && (rows.empty() || rows.back() != cell.ref.row)) rows.push_back(cell.ref.row);
  }
  const auto has_all = [&](const std::map<std::string, std::uint32_t>& headings) {
    return std::all_of(columns.begin(), columns.end(), [&](const RegisterColumn& column) {
      return !column.required || headings.count(column.name) != 0;
    });
  };
  for (std::size_t at = 0; at < rows.size() && at < kHeaderSearched && header_row_ == 0; ++at) {
    std::map<std::string, std::uint32_t> headings = headings_of(rows[at], columns);
    if (!has_all(headings)) continue;
    header_row_ = rows[at];
    columns_ = std::move(headings);
  }
  if (header_row_ == 0) {
    std::string wanted;
    for (const RegisterColumn& column : columns) {
      if (column.required) wanted += (wanted.empty() ? "" : " and ") + column.name;
    }
    faults.add(sheet.name->sheet, "no row with the headings " + wanted + " was found");
    return;
  }
  for (const std::uint32_t row : rows) {
    if (row <= header_row_) continue;
    const bool any = std::any_of(columns_.begin(), columns_.end(), [&](const auto& column) {
      return !shown({row, column.second}).empty();
    });
    if (any) rows_.push_back(row);
  }
}

std::map<std::string, std::uint32_t> RegisterSheet::headings_of(std::uint32_t row,
                                                                const std::vector<RegisterColumn>& columns) const {
  std::map<std::string, std::uint32_t> headings;
  const auto first = std::lower_bound(sheet_.cells.begin(), sheet_.cells.end(), row,
                                      [](const Cell& cell, std::uint32_t wanted) { return cell.ref.row < wanted; });
  for (auto cell = first; cell != sheet_.cells.end() && cell->ref.row == row; ++cell) {
    const std::string heading = plain_heading(shown(cell->ref));
    for (const RegisterColumn& column : columns) {
      const bool named = std::any_of(column.spellings.begin(), column.spellings.end(),
                                     [&](const std::string& spelling) { return plain_heading(spelling) == heading; });
      if (named) headings.emplace(column.name, cell->ref.column);
    }
  }
  return headings;
}

std::string RegisterSheet::shown(CellRef ref) const {
  const Cell* cell = sheet_.find(ref);
  return cell == nullptr ? std::string() : collapsed(workbook_.shown(*cell));
}

std::string RegisterSheet::text(std::uint32_t row, const std::string& column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() ? std::string() : shown({row, found->second});
}

std::optional<Decimal> RegisterSheet::number(std::uint32_t row, const std::string& column) const {
  const auto found = columns_.find(column);
  const Cell* cell = found == columns_.end() ? nullptr : sheet_.find({row, found->second});
  if (cell == nullptr) return std::nullopt;
  if (cell->kind == CellKind::number) return Decimal::from_double(cell->number);
  if (cell->kind != CellKind::text) return std::nullopt;
  CellContent content;
  content.text = workbook_.text_of(*cell);
  content.shown = content.text;
  const Figure figure = read_figure(content, Unit::count);
  const bool plain = figure.value && !figure.numerator && !figure.change && figure.qualifiers.empty();
  return plain && (figure.unit == Unit::count || figure.unit == Unit::unknown) ? figure.value : std::nullopt;
}

Place RegisterSheet::place(std::uint32_t row, const std::string& column) const {
  const auto found = columns_.find(column);
  return {sheet_.name, {row, found == columns_.end() ? 1 : found->second}};
}

}  // namespace scorebook
