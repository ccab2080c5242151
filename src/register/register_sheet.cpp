#include "register/register_sheet.hpp"

#include <algorithm>

#include "ooxml/cell_content.hpp"
#include "scorebook/period.hpp"
#include "text/notation.hpp"
#include "text/number_format.hpp"
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

std::string RegisterFaults::words() const {
  std::string all;
  for (const std::string& fault : faults_) all += (all.empty() ? "" : "; ") + fault;
  return all;
}

Error RegisterFaults::error(const std::string& file) const {
  const std::string all = counted(faults_.size(), "fault") + " in the measure register: " + words();
  return {ErrorCode::register_invalid, file, all, "Mend this in Excel, save the register and run this again."};
}

RegisterSheet::RegisterSheet(const Workbook& workbook, const Sheet& sheet, const std::vector<RegisterColumn>& columns,
                             RegisterFaults& faults)
    : workbook_(workbook), sheet_(sheet), described_(columns) {
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
    bool several = false;
    for (const RegisterColumn& column : columns) {
      if (!column.required) continue;
      several = !wanted.empty();
      wanted += (several ? " and " : "") + column.name;
    }
    faults.add(sheet.name->sheet,
               (several ? "no row with the headings " : "no row with the heading ") + wanted + " was found");
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

const Cell* RegisterSheet::cell_at(std::uint32_t row, const std::string& column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() ? nullptr : sheet_.find({row, found->second});
}

std::optional<Decimal> RegisterSheet::number(std::uint32_t row, const std::string& column) const {
  const Cell* cell = cell_at(row, column);
  if (cell == nullptr) return std::nullopt;
  if (cell->kind == CellKind::number) {
    const bool per_cent = cell_content(workbook_, *cell).format == NumberFormatKind::per_cent;
    const std::optional<Decimal> number = Decimal::from_double(cell->number);
    return number && per_cent ? number->scaled(2) : number;  // 0.5% is half a point
  }
  if (cell->kind != CellKind::text) return std::nullopt;
  const Figure figure = read_figure(cell_content(workbook_, *cell), Unit::count);
  const bool plain = figure.value && !figure.numerator && !figure.change && figure.qualifiers.empty();
  return plain && (figure.unit == Unit::count || figure.unit == Unit::unknown) ? figure.value : std::nullopt;
}

std::optional<Period> RegisterSheet::period(std::uint32_t row, const std::string& column) const {
  const Cell* cell = cell_at(row, column);
  if (cell == nullptr) return std::nullopt;
  if (const std::optional<Date> day = date(row, column); day && cell->kind == CellKind::number)
    return Period::month(day->year, day->month);
  return parse_period(text(row, column));
}

std::optional<Date> RegisterSheet::date(std::uint32_t row, const std::string& column) const {
  const Cell* cell = cell_at(row, column);
  if (cell == nullptr) return std::nullopt;
  if (cell->kind == CellKind::text) return parse_date(text(row, column));
  constexpr double kPastTheCalendar = 2'958'466;  // 1 January 10000
  const bool is_date = cell->kind == CellKind::number && cell->number >= 1 && cell->number < kPastTheCalendar &&
                       cell_content(workbook_, *cell).format == NumberFormatKind::date;
  return is_date ? std::make_optional(date_of_serial(cell->number, workbook_.date_1904)) : std::nullopt;
}

Figure RegisterSheet::figure(std::uint32_t row, const std::string& column, Unit unit) const {
  const Cell* cell = cell_at(row, column);
  return cell == nullptr ? Figure{} : read_figure(cell_content(workbook_, *cell), unit);
}

std::vector<std::string> RegisterSheet::other_headings() const {
  std::vector<std::string> headings;
  const auto first = std::lower_bound(sheet_.cells.begin(), sheet_.cells.end(), header_row_,
                                      [](const Cell& cell, std::uint32_t wanted) { return cell.ref.row < wanted; });
  for (auto cell = first; header_row_ != 0 && cell != sheet_.cells.end() && cell->ref.row == header_row_; ++cell) {
    const std::uint32_t number = cell->ref.column;
    const bool read =
        std::any_of(columns_.begin(), columns_.end(), [number](const auto& column) { return column.second == number; });
    if (!read && !shown(cell->ref).empty()) headings.push_back(shown(cell->ref));
  }
  return headings;
}

std::string RegisterSheet::choices(const std::string& column) const {
  for (const RegisterColumn& described : described_) {
    if (described.name == column) return listed(described.choices, "or");
  }
  return {};
}

Place RegisterSheet::place(std::uint32_t row, const std::string& column) const {
  const auto found = columns_.find(column);
  return {sheet_.name, {row, found == columns_.end() ? 1 : found->second}};
}

}  // namespace scorebook
