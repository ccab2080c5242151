#include "ods/content.hpp"

#include <memory>
#include <utility>

#include "ods/cell.hpp"
#include "ods/formula.hpp"
#include "ods/odf.hpp"
#include "ods/odf_sheet.hpp"
#include "ods/paragraphs.hpp"
#include "ooxml/cell_value.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/package.hpp"
#include "ooxml/refusal.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kExcerptCharacters = 40;
constexpr std::size_t kExcerptOfTarget = 120;

class ContentHandler : public XmlHandler {
 public:
  ContentHandler(const std::string& path, OdfStyles& styles, TextArena& texts, Workbook& workbook)
      : path_(path), styles_(styles), texts_(texts), workbook_(workbook) {}

  bool start(const XmlElement& element) override {
    const auto place = enter(element);
    if (place) places_.push_back(*place);
    take_refusals();
    return place.has_value();
  }
  void end(std::string_view name) override {
    const Place place = places_.back();
    places_.pop_back();
    leave(place, name);
    take_refusals();
  }
  [[nodiscard]] std::vector<ExternalLink> take_links() { return links_.take(); }

  void text(std::string_view piece) override {
    switch (places_.empty() ? Place::document : places_.back()) {
      case Place::style:
        return styles_.text(piece);
      case Place::paragraph:
        return paragraphs_.text(piece);
      case Place::comment_paragraph:
        return comment_text_.text(piece);
      case Place::comment_author:
        comment_.author += piece;
        return;
      default:
        return;
    }
  }

 private:
  enum class Place {
    document,
    styles,
    style,
    body,
    spreadsheet,
    settings,
    names,
    table,
    group,         // rows or columns taken together; nothing is in them that is not in a table
    hidden_group,  // and hidden together
    row,
    cell,
    cell_part,  // of texts: a list, its items
    paragraph,  // and what it holds
    comment,
    comment_paragraph,
    comment_author,
  };

  std::optional<Place> enter(const XmlElement& element);
  std::optional<Place> enter_document(const XmlElement& element);
  std::optional<Place> enter_body(const XmlElement& element);
  std::optional<Place> enter_spreadsheet(const XmlElement& element);
  std::optional<Place> enter_table(const XmlElement& element);
  std::optional<Place> enter_cell(const XmlElement& element);
  std::optional<Place> enter_comment(const XmlElement& element);
  void leave(Place place, std::string_view name);

  std::optional<Place> start_sheet(const XmlElement& element);
  std::optional<Place> start_group(const XmlElement& element);
  void start_columns(const XmlElement& element);
  void start_row(const XmlElement& element);
  void start_cell(const XmlElement& element);
  void note_copied_cells(const XmlElement& source);
  void note_copied_sheet(const XmlElement& source);
  void finish_cell();
  [[nodiscard]] std::uint32_t style_for(const UnderstoodCell& understood);
  void finish_sheet();
  void add_name(const XmlElement& element);
  void take_refusals() {
    if (styles_.refusal()) refuse(*styles_.refusal());
    if (builder_ && builder_->refusal()) refuse(*builder_->refusal());
    if (paragraphs_.over_limit() || comment_text_.over_limit())
      refuse(over_limit(path_, "its texts hold over " + std::to_string(kMaximumBlanks >> 20) +
                                   " MB of blanks that are only counted"));
    if (links_.size() > kMaximumExternalLinks)
      refuse(over_limit(path_, "it refers to over " + std::to_string(kMaximumExternalLinks) + " other workbooks"));
  }

  std::string path_;
  OdfStyles& styles_;
  TextArena& texts_;
  Workbook& workbook_;
  std::vector<Place> places_;
  OdfBudget budget_;
  OdfLinks links_;
  std::unique_ptr<OdfSheetBuilder> builder_;  // of the sheet that is being read
  std::size_t hidden_groups_ = 0;
  std::string row_style_;
  OdfCell cell_;
  std::string cell_style_, formula_;
  std::uint32_t repeated_ = 1, columns_spanned_ = 1, rows_spanned_ = 1;
  std::uint32_t columns_filled_ = 1, rows_filled_ = 1;  // by the cell's formula, where that is an array's
  Paragraphs paragraphs_{budget_.blanks}, comment_text_{budget_.blanks};
  Comment comment_;
  bool has_comment_ = false;
};

// The value as its type has it; where the type is none of them, any that is there.
std::string value_in(const XmlElement& element, std::string_view type) {
  if (type == "date") return text_in(element, kOffice, "date-value");
  if (type == "time") return text_in(element, kOffice, "time-value");
  if (type == "boolean") return text_in(element, kOffice, "boolean-value");
  std::string value = text_in(element, kOffice, "value");
  if (type == "float" || type == "percentage" || type == "currency") return value;
  for (const char* name : {"date-value", "time-value", "boolean-value"})
    if (value.empty()) value = text_in(element, kOffice, name);
  return value;
}

bool is_hidden(const XmlElement& element) {
  const auto visibility = element.attribute_in(kTable, "visibility");
  return visibility == "collapse" || visibility == "filter";
}

std::optional<ContentHandler::Place> ContentHandler::enter(const XmlElement& element) {
  if (places_.empty()) return enter_document(element);
  switch (places_.back()) {
    case Place::document:
      if (is(element, kOffice, "automatic-styles")) return Place::styles;
      if (is(element, kOffice, "body")) return Place::body;
      return std::nullopt;
    case Place::styles:
    case Place::style:
      return styles_.start(element) ? std::optional(Place::style) : std::nullopt;
    case Place::body:
      return enter_body(element);
    case Place::spreadsheet:
      return enter_spreadsheet(element);
    case Place::settings:
      if (is(element, kTable, "null-date"))
        workbook_.date_1904 = element.attribute_in(kTable, "date-value").value_or("").starts_with("1904-01-01");
      return std::nullopt;
    case Place::names:
      add_name(element);
      return std::nullopt;
    case Place::table:
    case Place::group:
    case Place::hidden_group:
      return enter_table(element);
    case Place::row:
      if (!is(element, kTable, "table-cell") && !is(element, kTable, "covered-table-cell")) return std::nullopt;
      start_cell(element);
      return Place::cell;
    case Place::cell:
    case Place::cell_part:
      return enter_cell(element);
    case Place::paragraph:
      return paragraphs_.start(element) ? std::optional(Place::paragraph) : std::nullopt;
    case Place::comment:
      return enter_comment(element);
    case Place::comment_paragraph:
      return comment_text_.start(element) ? std::optional(Place::comment_paragraph) : std::nullopt;
    case Place::comment_author:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ContentHandler::Place> ContentHandler::enter_document(const XmlElement& element) {
  if (is(element, kOffice, "document-content")) return Place::document;
  if (element.space == "http://openoffice.org/2000/office")
    refuse(format_not_read(path_, "an OpenOffice.org 1 (.sxc)"));
  else
    refuse(not_a_workbook(path_, "the file is a zip archive that holds no workbook"));
  return std::nullopt;
}

std::optional<ContentHandler::Place> ContentHandler::enter_body(const XmlElement& element) {
  if (is(element, kOffice, "spreadsheet")) return Place::spreadsheet;
  const std::string kind = element.name == "text"           ? "text"
                           : element.name == "presentation" ? "presentation"
                                                            : "document of another kind";
  refuse(not_a_workbook(path_, "the file is an OpenDocument " + kind + ", not a workbook, whatever its name says"));
  return std::nullopt;
}

std::optional<ContentHandler::Place> ContentHandler::enter_spreadsheet(const XmlElement& element) {
  if (element.space != kTable) return std::nullopt;
  if (element.name == "calculation-settings") return Place::settings;
  if (element.name == "named-expressions") return Place::names;
  if (element.name == "table") return start_sheet(element);
  return std::nullopt;
}

std::optional<ContentHandler::Place> ContentHandler::start_sheet(const XmlElement& element) {
  std::string name = text_in(element, kTable, "name");
  if (is_external_copy(name)) return std::nullopt;
  if (workbook_.sheets.size() == kMaximumSheets) {
    refuse(over_limit(path_, "it has over " + std::to_string(kMaximumSheets) + " sheets"));
    return std::nullopt;
  }
  Sheet sheet;
  sheet.name = std::make_shared<SheetName>(SheetName{workbook_.name, std::move(name)});
  if (styles_.hides_sheet(text_in(element, kTable, "style-name"))) sheet.visibility = Visibility::hidden;
  builder_ = std::make_unique<OdfSheetBuilder>(path_, std::move(sheet), budget_);
  hidden_groups_ = 0;
  return Place::table;
}

std::optional<ContentHandler::Place> ContentHandler::enter_table(const XmlElement& element) {
  if (element.space != kTable) return std::nullopt;
  if (element.name == "table-row") {
    start_row(element);
    return Place::row;
  }
  if (element.name == "table-column") {
    start_columns(element);
    return std::nullopt;
  }
  if (element.name == "named-expressions") return Place::names;
  if (element.name == "table-source") note_copied_sheet(element);
  return start_group(element);
}

std::optional<ContentHandler::Place> ContentHandler::start_group(const XmlElement& element) {
  const std::string_view name = element.name;
  if (name == "table-row-group" || name == "table-column-group") {
    if (element.attribute_in(kTable, "display").value_or("true") != "false") return Place::group;
    ++hidden_groups_;
    return Place::hidden_group;
  }
  const bool container =
      name == "table-header-rows" || name == "table-rows" || name == "table-header-columns" || name == "table-columns";
  return container ? std::optional(Place::group) : std::nullopt;
}

void ContentHandler::start_columns(const XmlElement& element) {
  builder_->add_columns(count_in(element, kTable, "number-columns-repeated", kMaximumColumn),
                        is_hidden(element) || hidden_groups_ != 0, text_in(element, kTable, "default-cell-style-name"));
}

// Repeats may be one past the grid, so that the builder sees that they are too many.
void ContentHandler::start_row(const XmlElement& element) {
  row_style_ = text_in(element, kTable, "default-cell-style-name");
  builder_->begin_row(count_in(element, kTable, "number-rows-repeated", kMaximumRow + 1),
                      is_hidden(element) || hidden_groups_ != 0);
}

void ContentHandler::start_cell(const XmlElement& element) {
  cell_ = OdfCell();
  cell_.type = text_in(element, kOffice, "value-type");
  cell_.error = element.attribute_in(kCalcExtension, "value-type") == "error";
  cell_.value = value_in(element, cell_.type);
  cell_.currency = text_in(element, kOffice, "currency");
  if (const auto text = element.attribute_in(kOffice, "string-value")) cell_.string_value = std::string(*text);
  const auto formula = element.attribute_in(kTable, "formula");
  cell_.has_formula = formula.has_value();
  formula_ = formula ? excel_formula(*formula, links_) : "";
  cell_style_ = text_in(element, kTable, "style-name");
  repeated_ = count_in(element, kTable, "number-columns-repeated", kMaximumColumn + 1);
  columns_spanned_ = count_in(element, kTable, "number-columns-spanned", kMaximumColumn);
  rows_spanned_ = count_in(element, kTable, "number-rows-spanned", kMaximumRow);
  columns_filled_ = count_in(element, kTable, "number-matrix-columns-spanned", kMaximumColumn);
  rows_filled_ = count_in(element, kTable, "number-matrix-rows-spanned", kMaximumRow);
  paragraphs_.clear();
  has_comment_ = false;
}

void ContentHandler::note_copied_cells(const XmlElement& source) {
  const std::string target = text_in(source, kLink, "href");
  (void)links_.number_of(target);
  const CellRef first = builder_->here();
  const CellRef last{first.row + count_in(source, kTable, "last-row-spanned", kMaximumRow) - 1,
                     first.column + count_in(source, kTable, "last-column-spanned", kMaximumColumn) - 1};
  builder_->oddities().add(to_string(CellRange{first, last}) + " is copied from another workbook (" +
                           shortened(without_percent_escapes(target), kExcerptOfTarget) +
                           "), which is not opened; what it held when this one was last brought up to date is read");
}

void ContentHandler::note_copied_sheet(const XmlElement& source) {
  const std::string target = text_in(source, kLink, "href");
  (void)links_.number_of(target);
  builder_->oddities().add("The sheet is copied from another workbook (" +
                           shortened(without_percent_escapes(target), kExcerptOfTarget) +
                           "), which is not opened; what it held when this one was last brought up to date is read");
}

// What texts may be put into besides paragraphs.
bool holds_paragraphs(const XmlElement& element) {
  if (element.space != kText) return false;
  const std::string_view name = element.name;
  return name == "list" || name == "list-header" || name == "list-item" || name == "numbered-paragraph" ||
         name == "section";
}

std::optional<ContentHandler::Place> ContentHandler::enter_cell(const XmlElement& element) {
  if (is(element, kText, "p") || is(element, kText, "h")) {
    paragraphs_.begin();
    return Place::paragraph;
  }
  if (holds_paragraphs(element)) return Place::cell_part;
  if (is(element, kTable, "table"))
    builder_->oddities().add(to_string(builder_->here()) + ": a table inside the cell is not read");
  if (is(element, kTable, "cell-range-source")) note_copied_cells(element);
  if (!is(element, kOffice, "annotation")) return std::nullopt;
  comment_ = Comment();
  comment_text_.clear();
  has_comment_ = true;
  return Place::comment;
}

std::optional<ContentHandler::Place> ContentHandler::enter_comment(const XmlElement& element) {
  if (is(element, kDublinCore, "creator")) return Place::comment_author;
  if (element.space != kText) return std::nullopt;
  if (element.name == "p" || element.name == "h") {
    comment_text_.begin();
    return Place::comment_paragraph;
  }
  return holds_paragraphs(element) ? std::optional(Place::comment) : std::nullopt;
}

void ContentHandler::leave(Place place, std::string_view name) {
  if (place == Place::style)
    styles_.end(name);
  else if (place == Place::hidden_group)
    --hidden_groups_;
  else if (place == Place::cell)
    finish_cell();
  else if (place == Place::row)
    builder_->end_row();
  else if (place == Place::table)
    finish_sheet();
}

// The cell's own style, or its row's, or its column's; with a code that can show the value.
std::uint32_t ContentHandler::style_for(const UnderstoodCell& understood) {
  const std::string& name = !cell_style_.empty()  ? cell_style_
                            : !row_style_.empty() ? row_style_
                                                  : builder_->default_style(builder_->here().column);
  auto style = styles_.index_of(name);
  if (!style) {
    if (name != "Default") builder_->oddities().count(Oddities::Kind::unknown_style);
    style = 0;
  }
  if (understood.kind != CellKind::number) return *style;
  const std::string code = other_code(styles_.code_of(*style), understood, cell_.currency);
  return code.empty() ? *style : styles_.with_code(*style, code);
}

void ContentHandler::finish_cell() {
  cell_.has_text = paragraphs_.any();
  cell_.text = paragraphs_.joined();
  const auto understood = understand_cell(cell_, workbook_.date_1904);
  std::optional<Cell> cell;
  if (understood) {
    const std::string name = to_string(builder_->here());
    cell = Cell();
    cell->kind = understood->kind;
    cell->number = understood->number;
    cell->style = style_for(*understood);
    cell->text = texts_.intern(understood->text);
    cell->formula = texts_.intern(formula_);
    builder_->add_array(columns_filled_, rows_filled_, cell->formula);
    if (!understood->trouble.empty())
      builder_->oddities().add(name + ": " + understood->trouble + " \"" +
                               shortened(cell_.value.empty() ? understood->text : cell_.value, kExcerptCharacters) +
                               (understood->kind == CellKind::number
                                    ? "\" is one that Excel counts otherwise or not at all; its number of days is kept"
                                    : "\" cannot be read; it is kept as text"));
    if (understood->text.size() > kExcelTextCharacters)
      builder_->oddities().long_text(builder_->here(), cell->text, understood->text);
  }
  if (has_comment_) {
    comment_.text = comment_text_.joined();
    builder_->add_comment(std::move(comment_));
  }
  builder_->add_merge(columns_spanned_, rows_spanned_);
  builder_->add_cell(cell, repeated_);
}

void ContentHandler::finish_sheet() {
  workbook_.sheets.push_back(builder_->finish());
  take_refusals();
  builder_.reset();
}

void ContentHandler::add_name(const XmlElement& element) {
  const bool range = is(element, kTable, "named-range");
  if (!range && !is(element, kTable, "named-expression")) return;
  if (workbook_.names.size() == kMaximumNames)
    return refuse(over_limit(path_, "it has over " + std::to_string(kMaximumNames) + " defined names"));
  DefinedName name;
  name.name = text_in(element, kTable, "name");
  name.refers_to = range ? excel_reference(element.attribute_in(kTable, "cell-range-address").value_or(""), links_)
                         : excel_formula(element.attribute_in(kTable, "expression").value_or(""), links_);
  if (builder_) name.sheet = workbook_.sheets.size();
  workbook_.names.push_back(std::move(name));
}

}  // namespace

Result<void> read_odf_content(PartStream& part, OdfStyles& styles, TextArena& texts, Workbook& workbook) {
  ContentHandler handler(part.path(), styles, texts, workbook);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  if (handler.refusal()) return *handler.refusal();
  if (workbook.sheets.empty()) return damaged(part.path(), "the workbook lists no sheet");
  workbook.external_links = handler.take_links();
  return {};
}

}  // namespace scorebook
