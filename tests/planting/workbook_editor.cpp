#include "workbook_editor.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace scorebook::planting {

namespace {

bool before(const Cell& left, CellRef right) { return left.ref < right; }

// A merge index holds for the merges that it was made of.
void forget_index(Sheet& sheet) {
  sheet.merge_bands.clear();
  sheet.indexed_merges = sheet.merges.size() + 1;
}

}  // namespace

Sheet& WorkbookEditor::sheet(const std::string& name) {
  for (Sheet& sheet : workbook_.sheets) {
    if (sheet.name->sheet == name) return sheet;
  }
  throw std::logic_error("no sheet " + name);
}

Cell& WorkbookEditor::cell(const Place& place) {
  std::vector<Cell>& cells = sheet(place.sheet_name()).cells;
  auto found = std::lower_bound(cells.begin(), cells.end(), place.cell, before);
  if (found == cells.end() || found->ref != place.cell) {
    Cell made;
    made.ref = place.cell;
    found = cells.insert(found, made);
  }
  return *found;
}

const Cell* WorkbookEditor::find(const Place& place) const {
  const Sheet* sheet = workbook_.find_sheet(place.sheet_name());
  return sheet == nullptr ? nullptr : sheet->find(place.cell);
}

std::string WorkbookEditor::shown(const Place& place) const {
  const Cell* found = find(place);
  return found == nullptr ? "" : workbook_.shown(*found);
}

std::string WorkbookEditor::formula(const Place& place) const {
  const Cell* found = find(place);
  return found == nullptr ? "" : workbook_.formula_of(*found);
}

std::uint32_t WorkbookEditor::stored(const std::string& text) {
  if (text.empty()) return 0;
  workbook_.texts.push_back(text);
  return static_cast<std::uint32_t>(workbook_.texts.size() - 1);
}

void WorkbookEditor::number(const Place& place, double value) {
  Cell& made = cell(place);
  made.kind = CellKind::number;
  made.number = value;
  made.text = made.formula = 0;
}

void WorkbookEditor::text(const Place& place, const std::string& value) {
  Cell& made = cell(place);
  made.kind = CellKind::text;
  made.text = stored(value);
  made.number = 0;
  made.formula = 0;
}

void WorkbookEditor::error(const Place& place, const std::string& name) {
  text(place, name);
  cell(place).kind = CellKind::error;
}

void WorkbookEditor::clear(const Place& place) {
  std::vector<Cell>& cells = sheet(place.sheet_name()).cells;
  const auto found = std::lower_bound(cells.begin(), cells.end(), place.cell, before);
  if (found != cells.end() && found->ref == place.cell) cells.erase(found);
}

void WorkbookEditor::formula(const Place& place, const std::string& formula) { cell(place).formula = stored(formula); }

void WorkbookEditor::forget_result(const Place& place) { cell(place).kind = CellKind::not_calculated; }

void WorkbookEditor::change_style(const Place& place, const Style& style) {
  workbook_.styles.push_back(style);
  cell(place).style = static_cast<std::uint32_t>(workbook_.styles.size() - 1);
}

void WorkbookEditor::fill(const Place& place, std::uint32_t colour) {
  Style style = workbook_.styles.at(cell(place).style);
  style.fill = colour;
  change_style(place, style);
}

void WorkbookEditor::number_format(const Place& place, const std::string& code) {
  Style style = workbook_.styles.at(cell(place).style);
  style.number_format = code;
  change_style(place, style);
}

void WorkbookEditor::hide_column(const Place& place) {
  std::vector<std::uint32_t>& hidden = sheet(place.sheet_name()).hidden_columns;
  hidden.push_back(place.cell.column);
  std::sort(hidden.begin(), hidden.end());
}

void WorkbookEditor::link(const std::string& target) { workbook_.external_links.push_back({target, 1}); }

namespace {

// Takes one line out of rows or columns: what stood in it goes, what stands after it moves up.
void delete_line(Sheet& sheet, std::uint32_t CellRef::*line, std::uint32_t number) {
  const auto moved = [&](std::uint32_t& at) {
    if (at > number) --at;
  };
  sheet.cells.erase(std::remove_if(sheet.cells.begin(), sheet.cells.end(),
                                   [&](const Cell& cell) { return cell.ref.*line == number; }),
                    sheet.cells.end());
  for (Cell& cell : sheet.cells) moved(cell.ref.*line);
  std::vector<CellRange> merges;
  for (CellRange merge : sheet.merges) {
    if (merge.first.*line == number && merge.last.*line == number) continue;
    moved(merge.first.*line);
    if (merge.last.*line >= number) --(merge.last.*line);
    if (merge.first != merge.last) merges.push_back(merge);
  }
  sheet.merges = std::move(merges);
  forget_index(sheet);
}

}  // namespace

void WorkbookEditor::delete_row(const std::string& name, std::uint32_t row) {
  // The text of a merged block stands in its first row and stays when that goes.
  Sheet& changed = sheet(name);
  std::vector<Cell> kept;
  for (const CellRange& merge : changed.merges) {
    const Cell* first = changed.find(merge.first);
    if (merge.first.row != row || merge.last.row == row || first == nullptr) continue;
    kept.push_back(*first);
  }
  delete_line(changed, &CellRef::row, row);
  for (const Cell& cell : kept) {
    const auto at = std::lower_bound(changed.cells.begin(), changed.cells.end(), cell.ref, before);
    if (at != changed.cells.end() && at->ref == cell.ref) {
      *at = cell;
    } else {
      changed.cells.insert(at, cell);
    }
  }
}

void WorkbookEditor::delete_column(const std::string& name, std::uint32_t column) {
  delete_line(sheet(name), &CellRef::column, column);
}

void WorkbookEditor::copy_row(const std::string& name, std::uint32_t from, std::uint32_t to) {
  Sheet& changed = sheet(name);
  std::vector<Cell> copies;
  for (const Cell& cell : changed.cells) {
    if (cell.ref.row == from) copies.push_back(cell);
  }
  changed.cells.erase(
      std::remove_if(changed.cells.begin(), changed.cells.end(), [&](const Cell& cell) { return cell.ref.row == to; }),
      changed.cells.end());
  for (Cell& cell : copies) {
    cell.ref.row = to;
    changed.cells.insert(std::lower_bound(changed.cells.begin(), changed.cells.end(), cell.ref, before), cell);
  }
}

namespace {

// Reads the references of one formula from left to right: "SUM(C9:C20)", "Referrals!C9/'Contacts by source'!C9".
class FormulaReferences {
 public:
  FormulaReferences(const Workbook& workbook, const Sheet& home, std::set<Place>& cells)
      : workbook_(workbook), home_(home), cells_(cells) {}

  void read(const std::string& formula) {
    const Sheet* sheet = &home_;
    std::string word;
    for (std::size_t at = 0; at <= formula.size(); ++at) {
      const char c = at < formula.size() ? formula[at] : ' ';
      if (c == '\'') {
        const std::size_t end = formula.find('\'', at + 1);
        if (end == std::string::npos) return;
        word = formula.substr(at + 1, end - at - 1);
        at = end;
      } else if (c == '!') {
        sheet = workbook_.find_sheet(word);
        word.clear();
      } else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '$' || c == ':' || c == '.' || c == '_') {
        word += c;
      } else {
        if (sheet != nullptr) add(*sheet, word);
        sheet = &home_;
        word.clear();
      }
    }
  }

 private:
  void add(const Sheet& sheet, const std::string& word) {
    const std::optional<CellRange> range = parse_cell_range(word);
    if (!range) return;
    for (std::uint32_t row = range->first.row; row <= range->last.row; ++row) {
      for (std::uint32_t column = range->first.column; column <= range->last.column; ++column)
        cells_.insert(Place{sheet.name, {row, column}});
    }
  }

  const Workbook& workbook_;
  const Sheet& home_;
  std::set<Place>& cells_;
};

}  // namespace

std::set<Place> cells_in_formulas(const Workbook& workbook) {
  std::set<Place> cells;
  for (const Sheet& sheet : workbook.sheets) {
    FormulaReferences references(workbook, sheet, cells);
    for (const Cell& cell : sheet.cells) {
      if (cell.formula != 0) references.read(workbook.formula_of(cell));
    }
  }
  return cells;
}

}  // namespace scorebook::planting
