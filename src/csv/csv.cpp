#include "csv/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "csv/characters.hpp"
#include "csv/delimiter.hpp"
#include "csv/field.hpp"
#include "csv/records.hpp"
#include "csv/separators.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/oddities.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string ending_of(const std::string& path) { return folded(std::filesystem::path(path).extension().string()); }

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

Error unclosed_quote(const std::string& path, std::size_t line) {
  const std::string place = "line " + std::to_string(line);
  return {ErrorCode::damaged, path,
          "the file is damaged: the quotation mark that opens in " + place +
              " is never closed, so that all after it would be one cell",
          "Close or remove the quotation mark in " + place + " in a text editor, or export the file again."};
}

// One text being turned into a workbook.
class CsvAssembly {
 public:
  explicit CsvAssembly(const std::string& path) : path_(path), oddities_(sheet_) {
    workbook_.path = path;
    workbook_.name = std::filesystem::path(path).filename().string();
    sheet_.name = std::make_shared<SheetName>(SheetName{workbook_.name, std::filesystem::path(path).stem().string()});
  }

  Result<Workbook> read(std::string_view bytes);

 private:
  Result<void> choose_delimiter(std::string_view& text);
  Result<void> read_records(std::string_view text);
  Result<void> add_record(const std::vector<std::string>& fields, std::uint32_t row);
  void add_field(const std::string& field, CellRef ref);
  void add_misleading(CellRef ref, const std::string& field);
  void note_separators();
  void keep_month_first_dates_as_text();
  [[nodiscard]] std::size_t lines_before() const { return delimiter_.stated ? 1 : 0; }
  void note_quotes(const RecordReader& records);
  void note_assumptions();

  std::string path_;
  Workbook workbook_;
  Sheet sheet_;
  Oddities oddities_;
  TextArena texts_;
  FormatTable formats_;
  Delimiter delimiter_;
  Separators separators_;
  std::map<std::uint32_t, CellRef> month_first_;  // by column: the first date that shows it
  std::set<std::uint32_t> day_first_;             // columns with a date that shows it
  std::vector<std::size_t> numeric_dates_;        // indices of cells
  std::size_t digits_beyond_ = 0, formulas_ = 0, misleading_ = 0;
  CellRef first_beyond_, first_formula_, first_misleading_;
  std::string misleading_figure_;
  std::size_t usual_fields_ = 0;  // of a record; 0 where they differ
  std::size_t longer_ = 0, first_longer_fields_ = 0;
  std::uint32_t first_longer_ = 0;
};

Result<void> CsvAssembly::choose_delimiter(std::string_view& text) {
  delimiter_ = find_delimiter(text);
  const std::string ending = ending_of(path_);
  if (ending == ".tsv" && !delimiter_.stated) delimiter_.character = '\t';
  const bool named_so = ending == ".csv" || ending == ".tsv";
  if (!named_so && !delimiter_.consistent)
    return not_a_workbook(path_,
                          "the file is a text without columns (no comma, semicolon or tab divides its lines alike), "
                          "not a workbook");
  if (!delimiter_.found)
    oddities_.add("No comma, semicolon or tab divides the lines of the file; each line is one cell in column A");
  if (!named_so && ending.starts_with(".xl"))
    oddities_.add("The file is a text file (CSV), although its name ends in " + ending + "; it is read as one");
  return {};
}

void CsvAssembly::note_separators() {
  constexpr std::string_view kDivided =
      "The file is divided by semicolons, as where decimals are written with a comma, and no figure shows what its ";
  if (!separators_.decimal_comma.empty()) {
    oddities_.add("The file writes decimals with a comma (" + separators_.decimal_comma +
                  "); its figures with a comma or a point are kept as text");
  } else if (separators_.semicolons) {
    if (!separators_.doubtful_comma.empty())
      oddities_.add(std::string(kDivided) + "commas mean; they are read as thousands (" + separators_.doubtful_comma +
                    ")");
    if (!separators_.doubtful_point.empty())
      oddities_.add(std::string(kDivided) + "points mean; they are read as decimal points (" +
                    separators_.doubtful_point +
                    "), and every figure is a thousandth of what is meant where they "
                    "stand between thousands");
  }
}

// Neither a number nor a text, which would be read as a figure later.
void CsvAssembly::add_misleading(CellRef ref, const std::string& field) {
  Cell cell;
  cell.ref = ref;
  cell.kind = CellKind::error;
  cell.text = texts_.intern("#UNREADABLE!");
  sheet_.cells.push_back(cell);
  if (misleading_++ != 0) return;
  first_misleading_ = ref;
  misleading_figure_ = trimmed(field);
}

void CsvAssembly::add_field(const std::string& field, CellRef ref) {
  if (separators_.misleads(field)) return add_misleading(ref, field);
  const auto value = understand_field(field, formats_, separators_.decimal_comma.empty());
  if (!value) return;
  Cell cell;
  cell.ref = ref;
  cell.kind = value->kind;
  cell.style = value->format;
  cell.number = value->number;
  cell.text = texts_.intern(value->text);
  cell.formula = texts_.intern(value->formula);
  if (value->text.size() > kExcelTextCharacters) oddities_.long_text(ref, cell.text, value->text);
  if (value->numeric_date) numeric_dates_.push_back(sheet_.cells.size());
  if (value->day_shown_first) day_first_.insert(ref.column);
  if (value->kind == CellKind::text && has_month_first(trimmed(field))) month_first_.try_emplace(ref.column, ref);
  if (value->note == FieldNote::digits_beyond && digits_beyond_++ == 0) first_beyond_ = ref;
  if (value->note == FieldNote::formula && formulas_++ == 0) first_formula_ = ref;
  sheet_.cells.push_back(cell);
}

Result<void> CsvAssembly::add_record(const std::vector<std::string>& fields, std::uint32_t row) {
  if (fields.size() > kMaximumColumn)
    return over_limit(path_, "its row " + std::to_string(row) + " has over " + std::to_string(kMaximumColumn) +
                                 " fields, more columns than Excel has");
  if (sheet_.cells.size() + fields.size() > kMaximumCells)
    return over_limit(path_, "it has over " + std::to_string(kMaximumCells) + " cells");
  const auto last =
      std::find_if(fields.rbegin(), fields.rend(), [](const std::string& field) { return !trimmed(field).empty(); });
  const auto filled = static_cast<std::size_t>(fields.rend() - last);
  if (usual_fields_ != 0 && filled > usual_fields_ && longer_++ == 0) {
    first_longer_ = row;
    first_longer_fields_ = fields.size();
  }
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!fields[i].empty()) add_field(fields[i], {row, static_cast<std::uint32_t>(i + 1)});
  return {};
}

Result<void> CsvAssembly::read_records(std::string_view text) {
  usual_fields_ = usual_fields(text, delimiter_.character);
  RecordReader records(text, delimiter_.character);
  std::vector<std::string> fields;
  for (std::uint32_t row = 1; records.next(fields, kMaximumColumn); ++row) {
    if (row > kMaximumRow)
      return over_limit(path_, "it has over " + std::to_string(kMaximumRow) + " rows, more than Excel has");
    if (auto added = add_record(fields, row); !added) return added;
  }
  if (records.open_quote() != 0) return unclosed_quote(path_, records.open_quote() + lines_before());
  note_quotes(records);
  return {};
}

void CsvAssembly::note_quotes(const RecordReader& records) {
  if (records.stray_quote() != 0)
    oddities_.add(
        "Line " + std::to_string(records.stray_quote() + lines_before()) +
        " has characters behind a closing quotation mark; they are kept, but cells may be joined that are not "
        "one");
  if (records.blank_before_quote() != 0)
    oddities_.add(
        "Line " + std::to_string(records.blank_before_quote() + lines_before()) +
        " has a blank before an opening quotation mark; the mark is kept as it is written, but one cell may be "
        "divided and those after it may stand in the wrong columns");
}

// Where one date of a column has its month first, its others have too, and 03/04/2016 would be read wrong; so may those
// of other columns, unless one of theirs shows that the day comes first.
void CsvAssembly::keep_month_first_dates_as_text() {
  if (month_first_.empty()) return;
  workbook_.styles = formats_.take();
  std::map<std::uint32_t, CellRef> doubtful;
  for (const std::size_t index : numeric_dates_) {
    Cell& cell = sheet_.cells[index];
    if (month_first_.count(cell.ref.column) == 0) {
      if (day_first_.count(cell.ref.column) != 0) continue;
      doubtful.try_emplace(cell.ref.column, cell.ref);
    }
    const std::string written = workbook_.shown(cell);
    cell = Cell{cell.ref, CellKind::text, 0, texts_.intern(written), 0, 0};
  }
  for (const auto& [column, ref] : month_first_)
    oddities_.add("Column " + column_letters(column) + " has dates with the month before the day (" + to_string(ref) +
                  "); its dates in figures are kept as text");
  for (const auto& [column, ref] : doubtful)
    oddities_.add("The dates in figures of column " + column_letters(column) + " (the first in " + to_string(ref) +
                  ") may have the month before the day, as those of column " +
                  column_letters(month_first_.begin()->first) + " have; they are kept as text");
}

void CsvAssembly::note_assumptions() {
  if (misleading_ != 0)
    oddities_.add(counted(misleading_, "figure") + " (the first in " + to_string(first_misleading_) + ": " +
                  misleading_figure_ +
                  ") would be another number where decimals are written with a point, and cannot be read; open the "
                  "file in Excel where it was written and save it as .xlsx");
  if (longer_ != 0)
    oddities_.add(
        "Row " + std::to_string(first_longer_) + " has " + std::to_string(first_longer_fields_) +
        " fields where most have " + std::to_string(usual_fields_) +
        (longer_ == 1 ? std::string("; its") : "; " + counted(longer_, "row") + " have more than most; their") +
        " cells may stand in the wrong columns");
  if (digits_beyond_ != 0)
    oddities_.add(counted(digits_beyond_, "figure") + " (the first in " + to_string(first_beyond_) +
                  (digits_beyond_ == 1 ? ") is" : ") are") +
                  " written with more digits or in another way than Excel shows numbers; the value is kept");
  if (formulas_ != 0)
    oddities_.add(counted(formulas_, "text") + " (the first in " + to_string(first_formula_) +
                  (formulas_ == 1 ? ") begins" : ") begin") +
                  " with = and would be calculated by Excel; nothing is calculated here");
}

Result<Workbook> CsvAssembly::read(std::string_view bytes) {
  DecodedText decoded;
  decode_text(bytes, decoded);
  std::string_view text = decoded.view;
  if (text.ends_with('\x1A')) text.remove_suffix(1);  // the end of a text to old programs
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  if (control != text.end()) {
    const auto line = 1 + std::count(text.begin(), control, '\n');
    return not_a_workbook(path_, "the file is not a workbook and no text either: line " + std::to_string(line) +
                                     " holds the control character " +
                                     std::to_string(static_cast<unsigned char>(*control)));
  }
  if (trimmed(text.substr(0, 65'536)).empty() && trimmed(text).empty())
    return not_a_workbook(path_, "the file is a text with nothing in it but blanks");
  if (auto chosen = choose_delimiter(text); !chosen) return chosen.error();
  for (std::string& oddity : decoded.oddities) oddities_.add(std::move(oddity));
  separators_ = find_separators(text, delimiter_.character);
  note_separators();
  if (auto read = read_records(text); !read) return read.error();
  keep_month_first_dates_as_text();
  note_assumptions();
  oddities_.write();
  if (workbook_.styles.empty()) workbook_.styles = formats_.take();
  workbook_.texts = texts_.take();
  workbook_.sheets.push_back(std::move(sheet_));
  return std::move(workbook_);
}

}  // namespace

Result<Workbook> read_csv(std::span<const std::byte> bytes, const std::string& path) {
  return CsvAssembly(path).read({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace scorebook
