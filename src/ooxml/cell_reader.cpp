#include "ooxml/cell_reader.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/cell_order.hpp"
#include "ooxml/cell_value.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/merges.hpp"
#include "ooxml/refusal.hpp"
#include "text/number_format.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

// As much of what a file holds as a sentence bears.
std::string in_short(std::string_view text) { return shortened(text, 40); }

// Beyond so many cells, room is made for all at once.
constexpr std::size_t kCellsForEstimate = 65'536;
constexpr std::size_t kMostGrowth = 64;

// "A1" to "XFD1048576" in capitals, as nearly all files have it; nothing for other forms, which parse_cell_ref() knows.
std::optional<CellRef> parse_plain_ref(std::string_view text) {
  constexpr std::size_t kMostLetters = 3, kMostDigits = 7;
  CellRef ref;
  std::size_t at = 0;
  for (; at < text.size() && at < kMostLetters && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    ref.column = ref.column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
  if (at == 0 || at == text.size() || text.size() - at > kMostDigits || text[at] == '0') return std::nullopt;
  for (; at < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    ref.row = ref.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  if (ref.row > kMaximumRow || ref.column > kMaximumColumn) return std::nullopt;
  return ref;
}

}  // namespace

CellReader::CellReader(const PartStream& part, SheetContext& context, Sheet& sheet)
    : part_(part), context_(context), sheet_(sheet), oddities_(sheet) {}

// Of a budget that would be overdrawn.
void CellReader::refuse(const std::string& words) {
  if (!refusal_) refusal_ = over_limit(part_.path(), words);
}

void CellReader::refuse_cells() { refuse("it has over " + std::to_string(kMaximumCells) + " cells"); }

void CellReader::start_row(std::optional<std::string_view> stated, bool hidden) {
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
  if (hidden && !row_past_grid_) sheet_.hidden_rows.push_back(row_);
}

CellReader::Type CellReader::type_of(std::optional<std::string_view> stated) {
  if (!stated || *stated == "n") return Type::number;
  if (*stated == "s") return Type::shared_text;
  if (*stated == "str") return Type::formula_text;
  if (*stated == "inlineStr") return Type::inline_text;
  if (*stated == "b") return Type::boolean;
  if (*stated == "e") return Type::error;
  if (*stated == "d") return Type::date;
  return Type::unknown;
}

void CellReader::start_cell(const CellStart& start) {
  type_ = type_of(start.type);
  if (type_ == Type::unknown) unknown_type_ = in_short(*start.type);
  style_ = 0;
  if (start.style) set_style(parse_whole(*start.style));
  ref_ = {};
  unreadable_ref_.clear();
  if (start.ref) return read_ref(*start.ref);
  ++column_;
  if (!row_past_grid_ && row_ != 0 && column_ <= kMaximumColumn) ref_ = CellRef{row_, column_};
}

void CellReader::set_style(std::optional<std::uint32_t> index) {
  style_ = index && *index < context_.styles.size() ? *index : 0;
  if (style_ == 0 && index != 0U) oddities_.count(Oddities::Kind::unknown_style);
}

void CellReader::set_ref(CellRef ref) {
  ref_ = ref;
  if (ref_.row != row_ && !row_past_grid_)
    oddities_.add(name_of_cell() + " is stored among the cells of row " + std::to_string(row_) + "; it is read as " +
                  name_of_cell());
  column_ = ref_.column;
}

void CellReader::add_number(CellRef ref, std::optional<std::uint32_t> style, double number) {
  style_ = 0;
  if (style) set_style(style);
  set_ref(ref);
  Cell cell;
  cell.ref = ref_;
  cell.style = style_;
  cell.number = number;
  if (!context_.cells.use(1)) return refuse_cells();
  store(cell);
}

void CellReader::read_ref(std::string_view stated) {
  auto ref = parse_plain_ref(stated);
  if (!ref) ref = parse_cell_ref(stated);
  if (!ref) {
    unreadable_ref_ = in_short(stated);
    ++column_;
    return;
  }
  set_ref(*ref);
}

void CellReader::add_merge(std::string_view reference) {
  const auto range = parse_cell_range(reference);
  if (range && range->first == range->last) return;
  if (!range)
    oddities_.add("Merged cells are given as \"" + in_short(reference) + "\", which no sheet has; they are left out");
  else if (context_.merges.use(1))
    sheet_.merges.push_back(*range);
  else
    refuse("it has over " + std::to_string(kMaximumMerges) + " merged ranges");
}

void CellReader::finish_cell(const CellParts& content) {
  if (!content.value && !content.formula && !content.inline_text) return;
  if (ref_.row == 0) {
    if (unreadable_ref_.empty())
      oddities_.count(Oddities::Kind::past_the_grid);
    else
      oddities_.add("A cell is referenced as \"" + unreadable_ref_ +
                    "\", which no sheet has; what it holds is left out (" + in_short(content.value.value_or("")) + ")");
    return;
  }
  Cell cell;
  cell.ref = ref_;
  cell.style = style_;
  if (!understand(cell, content)) {
    if (!content.formula) return;
    cell.kind = CellKind::not_calculated;
  }
  if (!context_.cells.use(1)) return refuse_cells();
  if (content.formula) set_formula(cell, *content.formula);
  store(cell);
}

void CellReader::store(const Cell& cell) {
  auto& cells = sheet_.cells;
  if (cells.size() == cells.capacity()) make_room();
  in_order_ = in_order_ && (cells.empty() || cells.back().ref < cell.ref);
  cells.push_back(cell);
}

// In a large sheet, room for the cells that the rest of the part will hold if it goes on like this: growing step by
// step costs time and, while old and new room exist, half as much memory again. Nothing that the file says is believed.
void CellReader::make_room() {
  const std::size_t count = sheet_.cells.size();
  if (count < kCellsForEstimate) return;
  constexpr double kSpare = 1.125;
  const double all = static_cast<double>(count) / std::max(part_.share_read(), 1e-9) * kSpare;
  const auto most = static_cast<double>(std::min(count * kMostGrowth, kMaximumCells));
  sheet_.cells.reserve(std::max(count + count / 2, static_cast<std::size_t>(std::min(all, most))));
}

// False where there is no value: only a formula never calculated, or nothing at all.
bool CellReader::understand(Cell& cell, const CellParts& content) {
  if (content.inline_text && (type_ == Type::inline_text || !content.value)) {
    set_text(cell, CellKind::text, *content.inline_text);
    return true;
  }
  if (!content.value) return false;
  const std::string_view value = *content.value;
  if (type_ == Type::formula_text || type_ == Type::inline_text) {
    set_text(cell, CellKind::text, value);
    return true;
  }
  if (value.empty()) return false;
  switch (type_) {
    case Type::shared_text:
      set_shared_text(cell, value);
      return true;
    case Type::error:
      cell.kind = CellKind::error;
      cell.text = context_.texts.intern(value);
      oddities_.long_text(cell.ref, cell.text, value);
      return true;
    case Type::boolean:
      set_boolean(cell, value);
      return true;
    case Type::date:
      if (set_date(cell, value)) return true;
      break;
    case Type::unknown:
      oddities_.add(name_of_cell() + " has the unknown type \"" + unknown_type_ + "\"");
      break;
    default:
      break;
  }
  const auto number = parse_number(value);
  if (number)
    cell.number = *number;
  else
    keep_as_text(cell, type_ == Type::date ? "the date" : "the number", value);
  return true;
}

void CellReader::set_text(Cell& cell, CellKind kind, std::string_view text) {
  cell.kind = kind;
  cell.text = may_have_escapes(text) ? context_.texts.take_in(without_escapes(text)) : context_.texts.intern(text);
  if (text.size() > kExcelTextCharacters) oddities_.long_text(cell.ref, cell.text, context_.texts.at(cell.text));
}

void CellReader::set_shared_text(Cell& cell, std::string_view value) {
  const auto& table = context_.shared_strings;
  auto index = parse_whole(value);
  if (!index) {
    // "3.0" and "3e0" are 3 too.
    const auto number = parse_number(value);
    if (number && *number >= 0 && *number < static_cast<double>(table.size()) &&
        *number == static_cast<double>(static_cast<std::uint32_t>(*number)))
      index = static_cast<std::uint32_t>(*number);
  }
  if (index && *index < table.size()) {
    cell.kind = CellKind::text;
    cell.text = table[*index];
    // To look at every text would cost more than all else about the cell.
    if (context_.shared_texts_may_be_long) oddities_.long_text(cell.ref, cell.text, context_.texts.at(cell.text));
    return;
  }
  oddities_.add(name_of_cell() + " holds text number " + in_short(value) + ", but the workbook has only " +
                std::to_string(table.size()) + " texts; the cell cannot be read");
  cell.kind = CellKind::error;
  cell.text = context_.texts.intern("#UNREADABLE!"sv);
}

void CellReader::set_boolean(Cell& cell, std::string_view value) {
  const auto truth = parse_boolean(value);
  if (!truth) return keep_as_text(cell, "the logical value", value);
  cell.kind = CellKind::boolean;
  cell.number = *truth ? 1 : 0;
}

bool CellReader::set_date(Cell& cell, std::string_view value) {
  const auto date = parse_iso_date(value, context_.date_1904);
  if (!date) return false;
  cell.number = date->number;
  cell.style = date_style(cell.style, date->with_time);
  return true;
}

void CellReader::keep_as_text(Cell& cell, const std::string& what, std::string_view value) {
  oddities_.add(name_of_cell() + ": " + what + " \"" + in_short(value) + "\" cannot be read; it is kept as text");
  cell.kind = CellKind::text;
  cell.text = context_.texts.intern(value);
}

bool CellReader::use_formula_bytes(std::size_t count) {
  if (context_.formula_bytes.use(count)) return true;
  refuse("its shared formulas hold over " + std::to_string(kMaximumSharedFormulaBytes >> 20) + " MB when written out");
  return false;
}

void CellReader::set_formula(Cell& cell, const CellFormula& stated) {
  if (stated.type != "shared" || stated.shared_number.empty()) {
    cell.formula = may_have_escapes(stated.text) ? context_.texts.take_in(without_escapes(stated.text))
                                                 : context_.texts.intern(stated.text);
    if (!stated.reference || (stated.type != "array" && stated.type != "dataTable")) return;
    if (const auto range = parse_cell_range(*stated.reference)) array_formulas_.add(*range, cell.formula);
    return;
  }
  std::string formula = without_escapes(stated.text);
  if (!formula.empty()) {
    if (stated.reference) shared_formulas_.add_master(stated.shared_number, cell.ref, formula);
  } else {
    formula = shared_formulas_.formula_for(stated.shared_number, cell.ref);
    if (formula.empty()) shared_formulas_.wait(stated.shared_number, cell.ref, sheet_.cells.size());
    if (!use_formula_bytes(formula.size())) return;
  }
  cell.formula = context_.texts.take_in(std::move(formula));
}

// A t="d" cell is a date whatever its format: where the format does not show one, an ISO format takes its place.
std::uint32_t CellReader::date_style(std::uint32_t style, bool with_time) {
  const NumberFormatKind kind = NumberFormat(context_.styles[style].number_format).kind();
  if (kind == NumberFormatKind::date || kind == NumberFormatKind::duration) return style;
  const DateStyle added{style, with_time};
  const auto placed =
      date_styles_.try_emplace(added, static_cast<std::uint32_t>(context_.styles.size() + context_.date_styles.size()));
  if (placed.second) context_.date_styles.push_back(added);
  return placed.first->second;
}

void CellReader::write_out_waiting_formulas() {
  for (const SharedFormulas::Waiting& waiting : shared_formulas_.waiting()) {
    std::string formula = shared_formulas_.formula_for(waiting.number, waiting.ref);
    if (formula.empty()) {
      oddities_.add(to_string(waiting.ref) + " uses shared formula " + in_short(waiting.number) +
                    ", which the sheet does not have");
      formula = "(shared formula that the file does not have)";
    }
    if (!use_formula_bytes(formula.size())) return;
    sheet_.cells[waiting.cell].formula = context_.texts.take_in(std::move(formula));
  }
}

void CellReader::finish() {
  write_out_waiting_formulas();
  index_merges(sheet_, oddities_);
  if (!in_order_) sort_cells(sheet_, context_.texts, oddities_);
  array_formulas_.fill(sheet_, oddities_);
  std::sort(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end());
  sheet_.hidden_rows.erase(std::unique(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end()), sheet_.hidden_rows.end());
}

}  // namespace scorebook
