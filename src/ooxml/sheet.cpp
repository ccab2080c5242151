#include "ooxml/sheet.hpp"

#include <algorithm>
#include <bitset>
#include <optional>
#include <utility>

#include "ooxml/cell_order.hpp"
#include "ooxml/cell_value.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/merges.hpp"
#include "ooxml/oddities.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/shared_formulas.hpp"
#include "ooxml/xml.hpp"
#include "text/number_format.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// As much of what a file holds as a sentence bears.
std::string in_short(std::string_view text) { return shortened(text, 40); }

// A cell as the XML gives it, before it is understood.
struct RawCell {
  std::optional<CellRef> ref;  // nothing past the grid
  std::string unreadable_ref;  // as stated, where it is no reference
  std::string type;
  std::uint32_t style = 0;
  bool has_value = false, has_inline_text = false, has_formula = false;
  std::string value;
  std::string formula, formula_type, formula_number;
  bool formula_reference = false;

  void clear() { *this = RawCell(); }
};

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(const std::string& path, SheetContext& context, Sheet& sheet)
      : path_(path), context_(context), sheet_(sheet), oddities_(sheet) {}

  bool start(const XmlElement& element) override {
    // The root of a macro sheet is not in the main namespace; its cells are.
    if (depth_ != 0 && !element.own) return false;
    if (!enter(element)) return false;
    ++depth_;
    return true;
  }
  void end(std::string_view name) override;
  void text(std::string_view piece) override {
    if (place_ == Place::value)
      raw_.value += piece;
    else if (place_ == Place::formula)
      raw_.formula += piece;
    else if (place_ == Place::inline_text)
      inline_text_.text(piece);
  }

  void finish();

 private:
  enum class Place { sheet, data, row, cell, value, formula, inline_text, columns, merges };

  bool enter(const XmlElement& element);
  bool enter_section(const XmlElement& element);
  void start_row(const XmlElement& element);
  void start_cell(const XmlElement& element);
  bool start_cell_content(const XmlElement& element);
  void hide_columns(const XmlElement& element);
  void add_merge(const XmlElement& element);

  // Of a budget that was overdrawn.
  void refuse_over(std::size_t& left, const std::string& words) {
    left = 0;
    refuse(over_limit(path_, words));
  }

  void finish_cell();
  bool understand(Cell& cell);
  bool understand_shared_string(Cell& cell);
  void keep_as_text(Cell& cell, const std::string& what);
  void set_formula(Cell& cell);
  std::uint32_t date_style(std::uint32_t style, bool with_time);
  void write_out_waiting_formulas();

  [[nodiscard]] std::string name_of_cell() const { return to_string(*raw_.ref); }

  std::string path_;
  SheetContext& context_;
  Sheet& sheet_;
  Oddities oddities_;
  SharedFormulas shared_formulas_;
  Place place_ = Place::sheet;
  std::size_t depth_ = 0;
  std::uint32_t row_ = 0, column_ = 0;  // of the last row and cell
  bool row_past_grid_ = false;
  RawCell raw_;
  RichText inline_text_;
  std::bitset<kMaximumColumn + 1> hidden_columns_;
};

bool SheetHandler::enter(const XmlElement& element) {
  switch (place_) {
    case Place::sheet:
      return depth_ == 0 || (depth_ == 1 && enter_section(element));
    case Place::data:
      if (element.name != "row") return false;
      start_row(element);
      place_ = Place::row;
      return true;
    case Place::row:
      if (element.name != "c") return false;
      start_cell(element);
      place_ = Place::cell;
      return true;
    case Place::cell:
      return start_cell_content(element);
    case Place::inline_text:
      return inline_text_.start(element.name);
    case Place::columns:
      if (element.name == "col") hide_columns(element);
      return false;
    case Place::merges:
      if (element.name == "mergeCell") add_merge(element);
      return false;
    case Place::value:
    case Place::formula:
      return false;
  }
  return false;
}

bool SheetHandler::enter_section(const XmlElement& element) {
  if (element.name == "sheetData")
    place_ = Place::data;
  else if (element.name == "cols")
    place_ = Place::columns;
  else if (element.name == "mergeCells")
    place_ = Place::merges;
  else
    return false;
  return true;
}

void SheetHandler::end(std::string_view name) {
  --depth_;
  switch (place_) {
    case Place::value:
    case Place::formula:
      place_ = Place::cell;
      break;
    case Place::inline_text:
      inline_text_.end(name);
      if (name == "is") place_ = Place::cell;
      break;
    case Place::cell:
      finish_cell();
      place_ = Place::row;
      break;
    case Place::row:
      place_ = Place::data;
      break;
    default:
      place_ = Place::sheet;
      break;
  }
}

void SheetHandler::start_row(const XmlElement& element) {
  const auto stated = element.attribute("r");
  const auto row = stated ? parse_whole(*stated) : std::nullopt;
  row_past_grid_ = stated && row && (*row == 0 || *row > kMaximumRow);
  if (stated && !row)
    oddities_.add("A row is numbered \"" + std::string(*stated) + "\"; it is read as the row after the last one");
  if (!row || row_past_grid_) {
    if (row_ >= kMaximumRow) row_past_grid_ = true;
    if (!row_past_grid_) ++row_;
  } else {
    row_ = *row;
  }
  column_ = 0;
  if (is_true(element.attribute("hidden")) && !row_past_grid_) sheet_.hidden_rows.push_back(row_);
}

void SheetHandler::start_cell(const XmlElement& element) {
  raw_.clear();
  raw_.type = std::string(element.attribute("t").value_or("n"));
  if (const auto style = element.attribute("s")) {
    const auto index = parse_whole(*style);
    raw_.style = index && *index < context_.styles.size() ? *index : 0;
    if (raw_.style == 0 && index != 0U) oddities_.count(Oddities::Kind::unknown_style);
  }
  const auto stated = element.attribute("r");
  if (!stated) {
    ++column_;
    if (!row_past_grid_ && row_ != 0 && column_ <= kMaximumColumn) raw_.ref = CellRef{row_, column_};
    return;
  }
  raw_.ref = parse_cell_ref(*stated);
  if (!raw_.ref) {
    raw_.unreadable_ref = in_short(*stated);
    ++column_;
    return;
  }
  if (raw_.ref->row != row_ && !row_past_grid_)
    oddities_.add(name_of_cell() + " is stored among the cells of row " + std::to_string(row_) + "; it is read as " +
                  name_of_cell());
  column_ = raw_.ref->column;
}

bool SheetHandler::start_cell_content(const XmlElement& element) {
  if (element.name == "v") {
    raw_.has_value = true;
    raw_.value.clear();
    place_ = Place::value;
  } else if (element.name == "f") {
    raw_.has_formula = true;
    raw_.formula.clear();
    raw_.formula_type = std::string(element.attribute("t").value_or(""));
    raw_.formula_number = std::string(element.attribute("si").value_or(""));
    raw_.formula_reference = element.attribute("ref").has_value();
    if (raw_.formula_type == "dataTable")
      raw_.formula = "TABLE(" + std::string(element.attribute("r1").value_or("")) + "," +
                     std::string(element.attribute("r2").value_or("")) + ")";
    place_ = Place::formula;
  } else if (element.name == "is") {
    raw_.has_inline_text = true;
    inline_text_.clear();
    place_ = Place::inline_text;
  } else {
    return false;
  }
  return true;
}

void SheetHandler::hide_columns(const XmlElement& element) {
  if (!is_true(element.attribute("hidden"))) return;
  const std::uint32_t first = parse_whole(element.attribute("min").value_or("")).value_or(0);
  const std::uint32_t last = std::min(parse_whole(element.attribute("max").value_or("")).value_or(0), kMaximumColumn);
  for (std::uint32_t column = std::max(first, 1U); column <= last; ++column) hidden_columns_.set(column);
}

void SheetHandler::add_merge(const XmlElement& element) {
  const std::string_view text = element.attribute("ref").value_or("");
  const auto range = parse_cell_range(text);
  if (range && range->first == range->last) return;
  if (!range)
    oddities_.add("Merged cells are given as \"" + in_short(text) + "\", which no sheet has; they are left out");
  else if (context_.merges_left-- != 0)
    sheet_.merges.push_back(*range);
  else
    refuse_over(context_.merges_left, "it has over " + std::to_string(kMaximumMerges) + " merged ranges");
}

void SheetHandler::finish_cell() {
  if (!raw_.has_value && !raw_.has_formula && !raw_.has_inline_text) return;
  if (!raw_.ref) {
    if (raw_.unreadable_ref.empty())
      oddities_.count(Oddities::Kind::past_the_grid);
    else
      oddities_.add("A cell is referenced as \"" + raw_.unreadable_ref +
                    "\", which no sheet has; what it holds is left out (" + in_short(raw_.value) + ")");
    return;
  }
  Cell cell;
  cell.ref = *raw_.ref;
  cell.style = raw_.style;
  if (!understand(cell)) {
    if (!raw_.has_formula) return;
    cell.kind = CellKind::not_calculated;
  }
  if (context_.cells_left-- == 0)
    return refuse_over(context_.cells_left, "it has over " + std::to_string(kMaximumCells) + " cells");
  if (raw_.has_formula) set_formula(cell);
  sheet_.cells.push_back(cell);
}

// False where there is no value: only a formula never calculated, or nothing at all.
bool SheetHandler::understand(Cell& cell) {
  const std::string& type = raw_.type;
  const auto set_text = [&](CellKind kind, const std::string& text) {
    cell.kind = kind;
    cell.text = context_.texts.intern(text);
    if (text.size() > kExcelTextCharacters) oddities_.long_text(cell.ref, text);
    return true;
  };
  if (raw_.has_inline_text && (type == "inlineStr" || !raw_.has_value))
    return set_text(CellKind::text, inline_text_.finished());
  if (!raw_.has_value) return false;
  if (type == "str" || type == "inlineStr") return set_text(CellKind::text, without_escapes(raw_.value));
  if (raw_.value.empty()) return false;
  if (type == "s") return understand_shared_string(cell);
  if (type == "e") return set_text(CellKind::error, raw_.value);
  if (type == "b") {
    const auto truth = parse_boolean(raw_.value);
    if (!truth) return keep_as_text(cell, "the logical value"), true;
    cell.kind = CellKind::boolean;
    cell.number = *truth ? 1 : 0;
    return true;
  }
  if (type == "d") {
    if (const auto date = parse_iso_date(raw_.value, context_.date_1904)) {
      cell.number = date->number;
      cell.style = date_style(cell.style, date->with_time);
      return true;
    }
  } else if (type != "n") {
    oddities_.add(name_of_cell() + " has the unknown type \"" + in_short(type) + "\"");
  }
  const auto number = parse_number(raw_.value);
  if (!number) return keep_as_text(cell, type == "d" ? "the date" : "the number"), true;
  cell.number = *number;
  return true;
}

bool SheetHandler::understand_shared_string(Cell& cell) {
  const auto number = parse_number(raw_.value);
  const auto& table = context_.shared_strings;
  if (number && *number >= 0 && *number < static_cast<double>(table.size()) &&
      *number == static_cast<double>(static_cast<std::size_t>(*number))) {
    cell.kind = CellKind::text;
    cell.text = table[static_cast<std::size_t>(*number)];
    const std::string& text = context_.texts.at(cell.text);
    if (text.size() > kExcelTextCharacters) oddities_.long_text(cell.ref, text);
    return true;
  }
  oddities_.add(name_of_cell() + " holds text number " + in_short(raw_.value) + ", but the workbook has only " +
                std::to_string(table.size()) + " texts; the cell cannot be read");
  cell.kind = CellKind::error;
  cell.text = context_.texts.intern("#UNREADABLE!");
  return true;
}

void SheetHandler::keep_as_text(Cell& cell, const std::string& what) {
  oddities_.add(name_of_cell() + ": " + what + " \"" + in_short(raw_.value) + "\" cannot be read; it is kept as text");
  cell.kind = CellKind::text;
  cell.text = context_.texts.intern(raw_.value);
}

void SheetHandler::set_formula(Cell& cell) {
  std::string formula = without_escapes(raw_.formula);
  if (raw_.formula_type == "shared" && !raw_.formula_number.empty()) {
    if (!formula.empty()) {
      if (raw_.formula_reference) shared_formulas_.add_master(raw_.formula_number, cell.ref, formula);
    } else {
      formula = shared_formulas_.formula_for(raw_.formula_number, cell.ref);
      if (formula.empty()) shared_formulas_.wait(raw_.formula_number, cell.ref, sheet_.cells.size());
      if (formula.size() > context_.formula_bytes_left)
        return refuse(over_limit(path_, "its shared formulas hold over " +
                                            std::to_string(kMaximumSharedFormulaBytes >> 20) + " MB when written out"));
      context_.formula_bytes_left -= formula.size();
    }
  }
  cell.formula = context_.texts.intern(formula);
}

// A t="d" cell is a date whatever its format: where the format does not show one, an ISO format takes its place.
std::uint32_t SheetHandler::date_style(std::uint32_t style, bool with_time) {
  const NumberFormatKind kind = NumberFormat(context_.styles[style].number_format).kind();
  if (kind == NumberFormatKind::date || kind == NumberFormatKind::duration) return style;
  const auto placed =
      context_.date_styles.try_emplace({style, with_time}, static_cast<std::uint32_t>(context_.styles.size()));
  if (placed.second) {
    context_.styles.push_back(
        {with_time ? "yyyy\\-mm\\-dd\\ hh:mm:ss" : "yyyy\\-mm\\-dd", context_.styles[style].fill});
  }
  return placed.first->second;
}

void SheetHandler::write_out_waiting_formulas() {
  for (const SharedFormulas::Waiting& waiting : shared_formulas_.waiting()) {
    std::string formula = shared_formulas_.formula_for(waiting.number, waiting.ref);
    if (formula.empty()) {
      oddities_.add(to_string(waiting.ref) + " uses shared formula " + in_short(waiting.number) +
                    ", which the sheet does not have");
      formula = "(shared formula that the file does not have)";
    }
    if (formula.size() > context_.formula_bytes_left)
      return refuse(over_limit(path_, "its shared formulas hold over " +
                                          std::to_string(kMaximumSharedFormulaBytes >> 20) + " MB when written out"));
    context_.formula_bytes_left -= formula.size();
    sheet_.cells[waiting.cell].formula = context_.texts.intern(formula);
  }
}

void SheetHandler::finish() {
  write_out_waiting_formulas();
  index_merges(sheet_, oddities_);
  sort_cells(sheet_, context_.texts, oddities_);
  std::sort(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end());
  sheet_.hidden_rows.erase(std::unique(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end()), sheet_.hidden_rows.end());
  for (std::uint32_t column = 1; column <= kMaximumColumn; ++column)
    if (hidden_columns_.test(column)) sheet_.hidden_columns.push_back(column);
  oddities_.write();
}

}  // namespace

Result<void> read_sheet(PartStream& part, SheetContext& context, Sheet& sheet) {
  SheetHandler handler(part.path(), context, sheet);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  handler.finish();
  if (handler.refusal()) return *handler.refusal();
  return {};
}

}  // namespace scorebook
