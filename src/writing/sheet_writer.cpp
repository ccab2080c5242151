#include "writing/sheet_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "writing/clean_text.hpp"
#include "writing/text_measure.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {
namespace {

constexpr double kDefaultWidth = 8.43;   // Excel's own, characters
constexpr double kMinimumHeight = 13.5;  // points
constexpr double kMaximumHeight = 409;   // Excel's limit is 409.5
constexpr double kPaddingHeight = 4;
constexpr int kParagraphLines = 18;

lxw_row_t row_index(std::uint32_t row) { return row - 1; }
lxw_col_t column_index(std::uint32_t column) { return static_cast<lxw_col_t>(column - 1); }

lxw_datetime library_date(Date date) {
  lxw_datetime moment{};
  moment.year = date.year;
  moment.month = date.month;
  moment.day = date.day;
  return moment;
}

// The longest beginning of the text that takes at most that many lines, ended at a blank where there is one.
std::size_t beginning_that_fits(const std::string& text, TextFont font, double width, int lines) {
  if (wrapped_lines(text, font, width) <= lines) return text.size();
  std::size_t low = 1, high = text.size();
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    if (wrapped_lines(std::string_view(text).substr(0, middle), font, width) <= lines) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const std::size_t blank = text.find_last_of(" \n", low);
  if (blank != std::string::npos && blank > 0) return blank + 1;
  while (low < text.size() && (static_cast<unsigned char>(text[low]) & 0xC0) == 0x80) ++low;
  return low;
}

}  // namespace

SheetWriter::SheetWriter(WorkbookWriter& book, lxw_worksheet* sheet, std::string name)
    : book_(&book), sheet_(sheet), name_(std::move(name)) {
  if (sheet_ != nullptr) worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
}

bool SheetWriter::in_grid(CellRef cell, std::string_view what) {
  const bool inside = sheet_ != nullptr && cell.row >= 1 && cell.row <= kMaximumRow && cell.column >= 1 &&
                      cell.column <= kMaximumColumn;
  if (!inside && !book_->cell_lost_) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = "a " + std::string(what) + " past the edge of the sheet '" + name_ + "'";
  }
  return inside;
}

std::string SheetWriter::checked_text(CellRef cell, std::string_view text) {
  CleanText clean = clean_cell_text(text);
  const std::string place = name_ + "!" + to_string(cell);
  if (clean.replaced) book_->remark(place + ": characters that no workbook can hold were replaced by \xEF\xBF\xBD.");
  if (clean.cut)
    book_->remark(place + ": the text is longer than the 32,767 characters that a cell can hold and was cut.");
  return std::move(clean.text);
}

void SheetWriter::remember(const CellRange& range, std::vector<TextRun> runs, const CellFormat& format) {
  written_[range.last.row].push_back(
      {range, std::move(runs), format.wrap, format.upwards, format.indent, book_->format(format)});
}

void SheetWriter::put_text(CellRef cell, const std::string& clean, const CellFormat& format) {
  const lxw_error failure = worksheet_write_string(sheet_, row_index(cell.row), column_index(cell.column),
                                                   clean.c_str(), book_->format(format));
  if (failure != LXW_NO_ERROR && !book_->cell_lost_) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = name_ + "!" + to_string(cell) + " (" + lxw_strerror(failure) + ")";
  }
}

void SheetWriter::text(CellRef cell, std::string_view text, const CellFormat& format) {
  if (!in_grid(cell, "text")) return;
  const std::string clean = checked_text(cell, text);
  put_text(cell, clean, format);
  remember({cell, cell}, {{std::string(text), format.size, format.bold, format.colour}}, format);
}

void SheetWriter::number(CellRef cell, double number, const CellFormat& format) {
  if (!in_grid(cell, "number")) return;
  if (!std::isfinite(number)) {  // would be written as it is and make Excel refuse the file
    book_->remark(name_ + "!" + to_string(cell) + ": not a number, written as words.");
    text(cell, "not a number", format);
    return;
  }
  worksheet_write_number(sheet_, row_index(cell.row), column_index(cell.column), number, book_->format(format));
  remember({cell, cell}, {{"0", format.size, format.bold, format.colour}}, format);
}

void SheetWriter::date(CellRef cell, Date date, const CellFormat& format) {
  if (!in_grid(cell, "date")) return;
  if (date.year < 1900 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) {
    book_->remark(name_ + "!" + to_string(cell) + ": not a date that Excel knows, written as words.");
    text(cell, "not a date", format);
    return;
  }
  lxw_datetime moment = library_date(date);
  worksheet_write_datetime(sheet_, row_index(cell.row), column_index(cell.column), &moment, book_->format(format));
  remember({cell, cell}, {{"0", format.size, format.bold, format.colour}}, format);
}

void SheetWriter::blank(CellRef cell, const CellFormat& format) {
  if (!in_grid(cell, "cell")) return;
  worksheet_write_blank(sheet_, row_index(cell.row), column_index(cell.column), book_->format(format));
}

void SheetWriter::link(CellRef cell, std::string_view text, const SheetWriter& target, CellRef target_cell,
                       const CellFormat& format) {
  if (!in_grid(cell, "link")) return;
  std::string quoted;
  for (const char letter : target.name()) quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
  const std::string place = "internal:'" + quoted + "'!" + to_string(target_cell);
  const std::string clean = checked_text(cell, text);
  worksheet_write_url_opt(sheet_, row_index(cell.row), column_index(cell.column), place.c_str(), book_->format(format),
                          clean.empty() ? target.name().c_str() : clean.c_str(), nullptr);
  remember({cell, cell}, {{std::string(text), format.size, format.bold, format.colour}}, format);
}

void SheetWriter::link(CellRef cell, std::string_view text, const FileLink& target, const CellFormat& format) {
  const std::string clean = in_grid(cell, "link") ? checked_text(cell, text) : std::string();
  if (clean.empty()) return;
  // Given as an address, not as the library's "external:", which would turn every / of the shown text into a backslash.
  const lxw_error failure =
      worksheet_write_url_opt(sheet_, row_index(cell.row), column_index(cell.column), target.address().c_str(),
                              book_->format(format), clean.c_str(), nullptr);
  if (failure == LXW_NO_ERROR) {
    remember({cell, cell}, {{std::string(text), format.size, format.bold, format.colour}}, format);
    return;
  }
  book_->remark(name_ + "!" + to_string(cell) + ": the link could not be added, so this is plain text.");
  this->text(cell, text, format);
}

void SheetWriter::sum(CellRef cell, const CellRange& range, double result, const CellFormat& format) {
  if (!in_grid(cell, "sum") || !in_grid(range.first, "sum") || !in_grid(range.last, "sum")) return;
  const std::string formula = "=SUM(" + to_string(range) + ")";
  const lxw_error failure =
      worksheet_write_formula_num(sheet_, row_index(cell.row), column_index(cell.column), formula.c_str(),
                                  book_->format(format), std::isfinite(result) ? result : 0);
  if (failure != LXW_NO_ERROR && !book_->cell_lost_) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = name_ + "!" + to_string(cell) + " (" + lxw_strerror(failure) + ")";
  }
  remember({cell, cell}, {{"0", format.size, format.bold, format.colour}}, format);
}

bool SheetWriter::formula(CellRef cell, const Formula& formula, const CellValue& result, const CellFormat& format) {
  return formula_over({cell, cell}, formula, result, format);
}

bool SheetWriter::formula_over(const CellRange& merged, const Formula& formula, const CellValue& result,
                               const CellFormat& format) {
  const CellRef cell = merged.first;
  if (!in_grid(cell, "formula")) return false;
  const std::optional<std::string> text = formula.text(*this);
  const bool number = result.kind == CellValue::Kind::number;
  if (!text || (!number && result.kind != CellValue::Kind::words) || !std::isfinite(result.number)) return false;
  lxw_format* look = book_->format(format);
  const std::string words = number ? std::string() : checked_text(cell, result.words);
  const lxw_error failure = number ? worksheet_write_formula_num(sheet_, row_index(cell.row), column_index(cell.column),
                                                                 text->c_str(), look, result.number)
                                   : worksheet_write_formula_str(sheet_, row_index(cell.row), column_index(cell.column),
                                                                 text->c_str(), look, words.c_str());
  if (failure != LXW_NO_ERROR && !book_->cell_lost_) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = name_ + "!" + to_string(cell) + " (" + lxw_strerror(failure) + ")";
  }
  remember(merged, {{number ? "0" : words, format.size, format.bold, format.colour}}, format);
  return true;
}

void SheetWriter::stacked(CellRef cell, const std::vector<TextRun>& runs, const CellFormat& format) {
  if (!in_grid(cell, "text")) return;
  std::vector<std::string> texts;
  std::vector<lxw_rich_string_tuple> pieces;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    texts.push_back(checked_text(cell, runs[i].text) + (i + 1 < runs.size() ? "\n" : ""));
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    CellFormat font;
    font.size = runs[i].size;
    font.bold = runs[i].bold;
    font.colour = runs[i].colour;
    pieces.push_back({book_->format(font), texts[i].data()});
  }
  std::vector<lxw_rich_string_tuple*> list;
  for (auto& piece : pieces) list.push_back(&piece);
  list.push_back(nullptr);
  CellFormat wrapped = format;
  wrapped.wrap = true;
  const bool rich =
      runs.size() >= 2 && worksheet_write_rich_string(sheet_, row_index(cell.row), column_index(cell.column),
                                                      list.data(), book_->format(wrapped)) == LXW_NO_ERROR;
  if (!rich) {  // one run, an empty one, or no temporary file: the words matter more than their fonts
    std::string joined;
    for (const std::string& piece : texts) joined += piece;
    put_text(cell, joined, wrapped);
  }
  remember({cell, cell}, runs, wrapped);
}

void SheetWriter::merge(const CellRange& range, std::string_view text, const CellFormat& format) {
  if (!in_grid(range.first, "merged cell") || !in_grid(range.last, "merged cell")) return;
  if (range.first == range.last) {
    this->text(range.first, text, format);
    return;
  }
  const std::string clean = checked_text(range.first, text);
  const lxw_error failure =
      worksheet_merge_range(sheet_, row_index(range.first.row), column_index(range.first.column),
                            row_index(range.last.row), column_index(range.last.column), "", book_->format(format));
  if (failure == LXW_NO_ERROR) put_text(range.first, clean, format);
  remember(range, {{std::string(text), format.size, format.bold, format.colour}}, format);
}

std::uint32_t SheetWriter::paragraph(std::uint32_t row, std::uint32_t first_column, std::uint32_t last_column,
                                     std::string_view text, const CellFormat& format) {
  CellFormat wrapped = format;
  wrapped.wrap = true;
  const double width = width_of(first_column, last_column) - 5.25;
  const TextFont font{format.size, format.bold};
  std::string rest(text);
  do {
    const std::size_t length = beginning_that_fits(rest, font, width, kParagraphLines);
    merge({{row, first_column}, {row, last_column}}, rest.substr(0, length), wrapped);
    rest.erase(0, length);
    ++row;
  } while (!rest.empty());
  return row;
}

void SheetWriter::column_width(std::uint32_t first, std::uint32_t last, double characters) {
  if (!in_grid({1, first}, "column") || !in_grid({1, last}, "column")) return;
  const double width = std::clamp(characters, 0.5, 255.0);
  worksheet_set_column(sheet_, column_index(first), column_index(last), width, nullptr);
  for (std::uint32_t column = first; column <= last; ++column) column_widths_[column] = width;
}

void SheetWriter::column(std::uint32_t first, std::uint32_t last, double characters, const CellFormat& format) {
  if (!in_grid({1, first}, "column") || !in_grid({1, last}, "column")) return;
  column_width(first, last, characters);
  worksheet_set_column(sheet_, column_index(first), column_index(last), column_widths_[first], book_->format(format));
}

void SheetWriter::row_height(std::uint32_t row, double points) {
  fixed_heights_[row] = std::min(points, kMaximumHeight);
}

double SheetWriter::width_of(std::uint32_t first, std::uint32_t last) const {
  double width = 0;
  for (std::uint32_t column = first; column <= last; ++column) {
    const auto known = column_widths_.find(column);
    width += column_points(known == column_widths_.end() ? kDefaultWidth : known->second);
  }
  return width;
}

double SheetWriter::height_needed(const Written& written) const {
  double height = kPaddingHeight;
  if (written.upwards) {
    for (const TextRun& run : written.runs) height += text_width(run.text, {run.size, run.bold});
    return height;
  }
  const double width = width_of(written.range.first.column, written.range.last.column) - 5.25 - written.indent * 7.0;
  for (const TextRun& run : written.runs) {
    const int lines = written.wrap ? wrapped_lines(run.text, {run.size, run.bold}, width) : 1;
    height += lines * line_height(run.size);
  }
  return height;
}

double SheetWriter::height_of(std::uint32_t row) const {
  const auto fixed = fixed_heights_.find(row);
  if (fixed != fixed_heights_.end()) return fixed->second;
  double height = kMinimumHeight;
  const auto here = written_.find(row);
  if (here == written_.end()) return height;
  for (const Written& written : here->second) {
    // A turned label runs over as many rows as it is merged over; it never makes one of them higher.
    if (written.upwards && written.range.first.row != written.range.last.row) continue;
    double needed = height_needed(written);
    for (std::uint32_t above = written.range.first.row; above < row; ++above) needed -= height_of(above);
    height = std::max(height, needed);
  }
  return std::min(height, kMaximumHeight);
}

void SheetWriter::settle_row(std::uint32_t row, double less) {
  row_height(row, height_of(row) - less);
  written_.erase(row);
}

void SheetWriter::settle() {
  for (const auto& [row, cells] : written_) {
    if (fixed_heights_.count(row) == 0) fixed_heights_[row] = height_of(row);
  }
  written_.clear();
}

double SheetWriter::height_for(std::uint32_t first, std::uint32_t last, std::string_view text,
                               const CellFormat& format) const {
  const TextRun run{std::string(text), format.size, format.bold, format.colour};
  const double needed =
      height_needed({{{1, first}, {1, last}}, {run}, format.wrap, format.upwards, format.indent, nullptr});
  return std::clamp(needed, kMinimumHeight, kMaximumHeight);
}

void SheetWriter::finish() {
  if (sheet_ == nullptr) return;
  settle();
  for (const auto& [row, height] : fixed_heights_) worksheet_set_row(sheet_, row_index(row), height, nullptr);
  if (breaks_.empty()) return;
  std::sort(breaks_.begin(), breaks_.end());
  std::vector<lxw_row_t> breaks;
  for (const std::uint32_t row : breaks_) {
    if (row > 1 && (breaks.empty() || breaks.back() != row - 1)) breaks.push_back(row - 1);
  }
  breaks.push_back(0);
  worksheet_set_h_pagebreaks(sheet_, breaks.data());
}

}  // namespace scorebook
