#include "ooxml/sheet.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "ooxml/cell_reader.hpp"
#include "ooxml/cell_value.hpp"
#include "ooxml/hidden_columns.hpp"
#include "ooxml/plain_cell.hpp"
#include "ooxml/plain_xml.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(const PartStream& part, SheetContext& context, Sheet& sheet)
      : sheet_(sheet), cells_(part, context, sheet) {}

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
      value_ += piece;
    else if (place_ == Place::formula)
      formula_ += piece;
    else if (place_ == Place::inline_text)
      inline_text_.text(piece);
  }
  const char* take_plain(const char* at, const char* end) override;

  // Once the part is over and nothing has been refused.
  Result<void> finish();

 private:
  enum class Place { sheet, data, row, cell, value, formula, inline_text, columns, merges };

  const char* take_plain_numbers(const char* at, const char* end);
  const char* take_plain_cells(const char* at, const char* end);
  bool enter(const XmlElement& element);
  bool enter_section(const XmlElement& element);
  void start_cell(const XmlElement& element);
  bool start_cell_content(const XmlElement& element);
  void start_formula(const XmlElement& element);
  void finish_cell();
  void hide_columns(const XmlElement& element);
  void refuse_as_cells_do() {
    if (cells_.refusal()) refuse(*cells_.refusal());
  }

  Sheet& sheet_;
  CellReader cells_;
  Place place_ = Place::sheet;
  std::size_t depth_ = 0;
  HiddenColumns hidden_columns_;
  // What stands in the cell that is being read.
  bool has_value_ = false, has_inline_text_ = false, has_formula_ = false;
  std::string value_;
  RichText inline_text_;
  std::string formula_, formula_type_, formula_number_;
  std::optional<std::string> formula_reference_;
};

bool SheetHandler::enter(const XmlElement& element) {
  switch (place_) {
    case Place::sheet:
      return depth_ == 0 || (depth_ == 1 && enter_section(element));
    case Place::data:
      if (element.name != "row") return false;
      cells_.start_row(element.attribute("r"), is_true(element.attribute("hidden")));
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
      if (element.name == "mergeCell") cells_.add_merge(element.attribute("ref").value_or(""));
      refuse_as_cells_do();
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

void SheetHandler::start_cell(const XmlElement& element) {
  has_value_ = has_inline_text_ = has_formula_ = false;
  value_.clear();
  cells_.start_cell({element.attribute("r"), element.attribute("s"), element.attribute("t")});
}

bool SheetHandler::start_cell_content(const XmlElement& element) {
  if (element.name == "v") {
    has_value_ = true;
    value_.clear();
    place_ = Place::value;
  } else if (element.name == "f") {
    start_formula(element);
    place_ = Place::formula;
  } else if (element.name == "is") {
    has_inline_text_ = true;
    inline_text_.clear();
    place_ = Place::inline_text;
  } else {
    return false;
  }
  return true;
}

void SheetHandler::start_formula(const XmlElement& element) {
  has_formula_ = true;
  formula_.clear();
  formula_type_ = element.attribute("t").value_or("");
  formula_number_ = element.attribute("si").value_or("");
  formula_reference_.reset();
  if (const auto reference = element.attribute("ref")) formula_reference_ = std::string(*reference);
  if (formula_type_ == "dataTable")
    formula_ = "TABLE(" + std::string(element.attribute("r1").value_or("")) + "," +
               std::string(element.attribute("r2").value_or("")) + ")";
}

void SheetHandler::finish_cell() {
  CellParts content;
  if (has_value_) content.value = value_;
  if (has_inline_text_) content.inline_text = inline_text_.unfinished();
  if (has_formula_) content.formula = CellFormula{formula_, formula_type_, formula_number_, formula_reference_};
  cells_.finish_cell(content);
  refuse_as_cells_do();
}

const char* SheetHandler::take_plain(const char* at, const char* end) {
  if (place_ != Place::row) return at;
  for (;;) {
    const char* const before = at;
    at = take_plain_cells(take_plain_numbers(at, end), end);
    if (at == before || refusal()) return at;
  }
}

const char* SheetHandler::take_plain_numbers(const char* at, const char* end) {
  PlainNumber cell;
  for (;;) {
    const char* const behind = match_plain_number(at, end, cell);
    if (behind == at) return at;
    cells_.add_number(cell.ref, cell.style, cell.value);
    refuse_as_cells_do();
    if (refusal()) return behind;
    at = behind;
  }
}

// Those that have a type. The next is looked at before this one is stored: what storing it will need from memory is on
// its way by then.
const char* SheetHandler::take_plain_cells(const char* at, const char* end) {
  std::array<PlainCell, 2> cells;
  PlainCell *cell = &cells[0], *next = &cells[1];
  const char* behind = match_plain_cell(at, end, *cell);
  while (behind != at && !refusal()) {
    const char* behind_next = match_plain_cell(behind, end, *next);
    if (!next->start.type) behind_next = behind;
    if (behind_next != behind && next->content.inline_text) cells_.expect_text(*next->content.inline_text);
    cells_.start_cell(cell->start);
    cells_.finish_cell(cell->content);
    refuse_as_cells_do();
    at = std::exchange(behind, behind_next);
    std::swap(cell, next);
  }
  return at;
}

void SheetHandler::hide_columns(const XmlElement& element) {
  if (!is_true(element.attribute("hidden"))) return;
  const std::uint32_t first = parse_whole(element.attribute("min").value_or("")).value_or(0);
  hidden_columns_.hide(first, parse_whole(element.attribute("max").value_or("")).value_or(0));
}

Result<void> SheetHandler::finish() {
  cells_.finish();
  if (cells_.refusal()) return *cells_.refusal();
  sheet_.hidden_columns = hidden_columns_.sorted();
  cells_.oddities().write();
  return {};
}

}  // namespace

bool read_plain_sheet(PartStream& part, SheetContext& context, Sheet& sheet, std::size_t window) {
  SheetHandler handler(part, context, sheet);
  return read_plain_xml(part, handler, window) && handler.finish().ok();
}

Result<void> read_any_sheet(PartStream& part, SheetContext& context, Sheet& sheet) {
  SheetHandler handler(part, context, sheet);
  if (auto read = read_xml(part, handler); !read) return read;
  return handler.finish();
}

Result<void> read_sheet(PartStream& part, SheetContext& context, Sheet& sheet) {
  const Sheet before = sheet;
  if (read_plain_sheet(part, context, sheet, kWindowBytes)) return {};
  sheet = before;
  context.start_over();
  part.restart();
  return read_any_sheet(part, context, sheet);
}

}  // namespace scorebook
