#include "register/sources.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kRoles =
    "section, ref, title, breakdown, good performance, unit, frequency, priority measure, lead, remark, period, value, "
    "numerator, denominator, year to date, target, baseline, benchmark, status or ignored";

// A run of rows as typed: "4", "4 to 6", "7 to the end". Never "4-6", which Excel turns into a date.
struct RowRange {
  std::uint32_t first = 0, last = 0;
};

std::optional<std::uint32_t> row_number(const std::string& text) {
  constexpr std::size_t kLongestRow = 7;
  if (text.empty() || text.size() > kLongestRow || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  const auto number = static_cast<std::uint32_t>(std::stoul(text));
  return number >= 1 && number <= kMaximumRow ? std::make_optional(number) : std::nullopt;
}

std::optional<RowRange> parse_rows(const std::string& text) {
  const std::string words = folded(text);
  const std::size_t to = words.find(" to ");
  if (to == std::string::npos) {
    const std::optional<std::uint32_t> row = row_number(words);
    return row ? std::make_optional(RowRange{*row, *row}) : std::nullopt;
  }
  const std::optional<std::uint32_t> first = row_number(words.substr(0, to));
  const std::string end = words.substr(to + 4);
  if (!first) return std::nullopt;
  if (end == "the end" || end == "end") return RowRange{*first, 0};
  const std::optional<std::uint32_t> last = row_number(end);
  return last && *last >= *first ? std::make_optional(RowRange{*first, *last}) : std::nullopt;
}

std::string rows_text(std::uint32_t first, std::uint32_t last) {
  if (first == 0) return "";
  if (last == 0) return std::to_string(first) + " to the end";
  return first == last ? std::to_string(first) : std::to_string(first) + " to " + std::to_string(last);
}

std::optional<std::uint32_t> column_number(const std::string& letters) {
  if (letters.find_first_of("0123456789") != std::string::npos) return std::nullopt;
  const std::optional<CellRef> cell = parse_cell_ref(letters + "1");
  return cell ? std::make_optional(cell->column) : std::nullopt;
}

// A period in words that Excel leaves alone or turns into a date that is read as the same month.
std::string period_text(const Period& period) {
  switch (period.kind()) {
    case PeriodKind::financial_year:
      return "FY " + period.id();
    case PeriodKind::calendar_year:
      return period.id();
    case PeriodKind::quarter:
      return period.label();
    case PeriodKind::wave:
      return period.words() + " survey";
    case PeriodKind::month:
    case PeriodKind::academic_year:
    case PeriodKind::term:
    case PeriodKind::span:
      return period.words();
  }
  return {};
}

class SourcesReader {
 public:
  SourcesReader(const RegisterSheet& sheet, RegisterFaults& faults) : sheet_(sheet), faults_(faults) {}

  std::vector<SourceTable> read() {
    for (const std::uint32_t row : sheet_.rows()) {
      if (folded(sheet_.text(row, "read")) == "no") continue;
      read_row(row);
    }
    for (std::size_t at = 0; at < tables_.size(); ++at) check(tables_[at], places_[at]);
    return std::move(tables_);
  }

 private:
  void fault(std::uint32_t row, const std::string& column, const std::string& what) {
    faults_.add(to_string(sheet_.place(row, column)), what);
  }

  void read_row(std::uint32_t row) {
    SourceTable* table = table_of(row);
    if (table == nullptr) return;
    SourceColumn column;
    const std::string letters = sheet_.text(row, "column");
    if (const std::optional<std::uint32_t> number = column_number(letters)) {
      column.column = *number;
    } else {
      fault(row, "column", "\"" + letters + "\" is no column such as A or AB");
    }
    const std::string role = sheet_.text(row, "role");
    if (const std::optional<SourceRole> known = parse_source_role(role)) {
      column.role = *known;
    } else {
      fault(row, "role", "\"" + role + "\" is no role: " + kRoles);
    }
    if (const std::string period = sheet_.text(row, "period"); !period.empty()) {
      column.period = parse_period(period);
      if (!column.period)
        fault(row, "period", "\"" + period + "\" is no period such as March 2016, Q2 2017/18, FY 2015/16 or 2019");
    }
    column.measure = sheet_.text(row, "measure");
    column.name = sheet_.text(row, "name");
    column.heading = sheet_.text(row, "heading");
    if (const std::string of = sheet_.text(row, "of column"); !of.empty()) {
      const std::optional<std::uint32_t> number = column_number(of);
      column.of_column = number.value_or(0);
      if (!number) fault(row, "of column", "\"" + of + "\" is no column such as A or AB");
    }
    add(*table, std::move(column), row);
  }

  void add(SourceTable& table, SourceColumn column, std::uint32_t row) {
    const auto there = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const SourceColumn& other) { return other.column == column.column; });
    if (column.column == 0) return;
    if (there != table.columns.end()) {
      fault(row, "column", "column " + column_letters(column.column) + " of this table stands here a second time");
      return;
    }
    table.columns.push_back(std::move(column));
  }

  // The table that a row belongs to: rows that agree on everything but the column. Null where a part of it is wrong,
  // which is a fault of its first row alone.
  SourceTable* table_of(std::uint32_t row) {
    const std::string key = folded(sheet_.text(row, "sheet")) + '\n' + folded(sheet_.text(row, "table")) + '\n' +
                            folded(sheet_.text(row, "header rows")) + '\n' + folded(sheet_.text(row, "body rows")) +
                            '\n' + folded(sheet_.text(row, "orientation"));
    const auto [known, added] = numbers_.emplace(key, tables_.size());
    if (!added) return known->second == kWrong ? nullptr : &tables_[known->second];
    SourceTable table;
    table.stated = true;
    table.confident = true;
    if (!read_extent(row, table)) {
      known->second = kWrong;
      return nullptr;
    }
    tables_.push_back(std::move(table));
    places_.push_back(row);
    return &tables_.back();
  }

  bool read_extent(std::uint32_t row, SourceTable& table) {
    bool right = true;
    table.sheet = sheet_.text(row, "sheet");
    const std::string body = sheet_.text(row, "body rows");
    const std::string name = sheet_.text(row, "table");
    if (body.empty() && !name.empty() && !row_number(name)) table.anchor = name;
    if (table.sheet.empty() && table.anchor.empty()) {
      fault(row, "sheet", "this row names no sheet");
      right = false;
    }
    const std::string header = sheet_.text(row, "header rows");
    const std::optional<RowRange> header_rows = header.empty() ? RowRange{} : parse_rows(header);
    if (header_rows && (header.empty() || header_rows->last != 0)) {
      table.first_header_row = header_rows->first;
      table.last_header_row = header_rows->last;
    } else {
      fault(row, "header rows", "\"" + header + "\" is no run of rows such as 4 or 4 to 6");
      right = false;
    }
    if (const std::optional<RowRange> body_rows = parse_rows(body)) {
      table.first_row = body_rows->first;
      table.last_row = body_rows->last;
    } else if (table.anchor.empty()) {
      fault(row, "body rows",
            "\"" + body + "\" is no run of rows such as 7 to 120 or 7 to the end" +
                (body.empty() ? ", and the column table names no Excel table and no named range" : ""));
      right = false;
    }
    const std::string orientation = sheet_.text(row, "orientation");
    if (const std::optional<Orientation> known = parse_orientation(orientation)) {
      table.orientation = *known;
    } else {
      fault(row, "orientation", "\"" + orientation + "\" is no orientation: measures down, periods down or list");
      right = false;
    }
    return right;
  }

  // Whether every figure of the table gets a measure and a period.
  void check(SourceTable& table, std::uint32_t row) {
    std::sort(table.columns.begin(), table.columns.end(),
              [](const SourceColumn& left, const SourceColumn& right) { return left.column < right.column; });
    const auto has = [&](SourceRole role) {
      return std::any_of(table.columns.begin(), table.columns.end(),
                         [&](const SourceColumn& column) { return column.role == role; });
    };
    const bool named = has(SourceRole::ref) || has(SourceRole::title);
    bool figures = false;
    for (const SourceColumn& column : table.columns) {
      if (!holds_figures(column.role)) continue;
      figures = true;
      const std::string letters = "column " + column_letters(column.column) + " of the table " + words_of_place(table);
      const bool by_rows = table.orientation != Orientation::periods_down && named;
      if (!by_rows && column.measure.empty())
        fault(row, "measure", letters + " has no measure, and no column with the role ref or title gives one");
      if (column.role == SourceRole::value && !column.period && !has(SourceRole::period))
        fault(row, "period", letters + " has no period, and no column with the role period gives one");
    }
    if (!figures) fault(row, "role", "the table " + words_of_place(table) + " has no column with the role value");
  }

  static std::string words_of_place(const SourceTable& table) {
    return table.sheet.empty() ? table.anchor : "on sheet " + table.sheet;
  }

  static constexpr std::size_t kWrong = static_cast<std::size_t>(-1);

  const RegisterSheet& sheet_;
  RegisterFaults& faults_;
  std::vector<SourceTable> tables_;
  std::vector<std::uint32_t> places_;  // the first row of each
  std::map<std::string, std::size_t> numbers_;
};

}  // namespace

const std::vector<SourceSheetColumn>& source_sheet_columns() {
  static const std::vector<SourceSheetColumn> kColumns = {
      {"sheet", "the sheet that the table stands on; may be blank where table names an Excel table or a range", true},
      {"table",
       "a name or number, where a sheet has several tables; or, with body rows left blank, the name of an Excel table "
       "or "
       "of a range: its first row, or that of header rows, are the headings, and it grows as that does",
       false},
      {"header rows", "the rows of its headings: 4, or 4 to 6; blank for none", false},
      {"body rows", "the rows of its figures: 7 to 120, or 7 to the end; blank for those of the Excel table or range",
       true},
      {"orientation", "which way the table runs", true},
      {"column", "the letters of one of its columns", true},
      {"role", "what the column holds", true},
      {"period", "the period of the column's figures: March 2016, Q2 2017/18, FY 2015/16 or 2019", false},
      {"measure", "the measure of the column's figures, or what is added to the name that its rows give", false},
      {"name", "of a benchmark or a breakdown: what it is called", false},
      {"of column", "of a numerator or denominator: the letters of the column of its value", false},
      {"heading", "what stands above the column, for people", false},
      {"read", "no for a draft that must not be read yet", false},
      {"note", "how the table was recognised, or what is missing, for people", false},
  };
  return kColumns;
}

const std::vector<RegisterColumn>& source_register_columns() {
  static const std::vector<RegisterColumn> kColumns = [] {
    std::vector<RegisterColumn> columns;
    const std::map<std::string, std::vector<std::string>> choices = {
        {"orientation", orientation_names()}, {"role", source_role_names()}, {"read", {"yes", "no"}}};
    const std::map<std::string, std::string> examples = {
        {"sheet", "Figures"}, {"table", "1"}, {"header rows", "4 to 6"}, {"body rows", "7 to the end"},
        {"orientation", "measures down"}, {"column", "C"}, {"role", "value"}, {"period", "FY 2015/16"},
        {"measure", "2.1"}, {"name", "nat_avg"}, {"of column", "D"}, {"heading", "2015/16"}, {"read", "yes"}};
    for (const SourceSheetColumn& column : source_sheet_columns()) {
      const auto words = choices.find(column.name);
      const auto example = examples.find(column.name);
      std::string what = column.what + ".";
      what.front() = static_cast<char>(what.front() - 'a' + 'A');
      columns.push_back({column.name, {column.name}, column.required, std::move(what),
                         words == choices.end() ? std::vector<std::string>() : words->second,
                         example == examples.end() ? "" : example->second});
    }
    return columns;
  }();
  return kColumns;
}

std::vector<SourceTable> read_sources(const RegisterSheet& sheet, RegisterFaults& faults) {
  return SourcesReader(sheet, faults).read();
}

std::vector<std::vector<std::string>> source_sheet_rows(const std::vector<SourceTable>& tables) {
  std::vector<std::vector<std::string>> rows(1);
  for (const SourceSheetColumn& column : source_sheet_columns()) rows.front().push_back(column.name);
  std::map<std::string, std::size_t> tables_of_sheet;
  std::set<std::string> anchors;
  for (const SourceTable& table : tables) {
    const std::string number = std::to_string(++tables_of_sheet[table.sheet]);
    // Workbooks may have Excel tables of one name: then the rows tell the others apart.
    const bool by_anchor = !table.anchor.empty() && anchors.insert(folded(table.sheet + '\n' + table.anchor)).second;
    bool first = true;
    for (const SourceColumn& column : table.columns) {
      rows.push_back({table.sheet, by_anchor ? table.anchor : number,
                      by_anchor ? "" : rows_text(table.first_header_row, table.last_header_row),
                      by_anchor ? "" : rows_text(table.first_row, table.last_row),
                      std::string(orientation_name(table.orientation)), column_letters(column.column),
                      std::string(source_role_name(column.role)), column.period ? period_text(*column.period) : "",
                      column.measure, column.name, column.of_column == 0 ? "" : column_letters(column.of_column),
                      column.heading, table.confident ? "yes" : "no", first ? table.why : ""});
      first = false;
    }
  }
  return rows;
}

}  // namespace scorebook
