// The figures of a submission as a sheet of formulas: the cells that hold them, with their numerators and denominators,
// in the rows and columns of their tables, each with its formula read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/cell_finder.hpp"
#include "check/evidence.hpp"
#include "check/formula_references.hpp"

namespace scorebook {

enum class FigurePart : std::uint8_t { value, ratio, numerator, denominator };  // ratio: a value that has those two

struct FormulaFigure {
  const Sheet* sheet = nullptr;
  const Cell* cell = nullptr;  // never null
  Place place;
  const LocatedFigure* figure = nullptr;  // that the cell is, or is a part of
  FigurePart part = FigurePart::value;
  std::size_t table = 0;  // two figures of one table have the same
  FormulaText formula;    // of a cell that has one

  [[nodiscard]] bool has_formula() const { return cell->formula != 0; }
  // A number, or a text that is read as one.
  [[nodiscard]] bool has_number() const;
  [[nodiscard]] ObservationKind kind() const { return figure->kind; }
};

// Figures that stand side by side in one row, or one above the other, and are of one kind.
struct FigureLine {
  bool down = false;  // a column
  std::vector<const FormulaFigure*> figures;
};

class FormulaFigures {
 public:
  // Not copied: the figures point to each other. The evidence must outlive it.
  explicit FormulaFigures(const Evidence& evidence);
  FormulaFigures(const FormulaFigures&) = delete;
  FormulaFigures& operator=(const FormulaFigures&) = delete;

  // Why formulas cannot be looked at in this workbook; "" where they can.
  [[nodiscard]] static std::string why_not(const Evidence& evidence);

  [[nodiscard]] const std::vector<FormulaFigure>& figures() const { return figures_; }
  [[nodiscard]] std::vector<FigureLine> lines() const;
  // Null where the cell holds none.
  [[nodiscard]] const FormulaFigure* at(const Sheet& sheet, CellRef cell) const;
  // False where there is more text of formulas than is read; the figures that come last have theirs unread.
  [[nodiscard]] bool all_read() const { return all_read_; }

 private:
  void add(const LocatedFigure& figure, std::size_t table);
  void add_cell(const Place& place, const LocatedFigure& figure, FigurePart part, std::size_t table);
  [[nodiscard]] std::size_t table_of_other(const Place& place) const;

  const Evidence* evidence_;
  CellFinder finder_;
  std::vector<LocatedFigure> others_;  // of tables that the evidence does not have
  std::vector<FormulaFigure> figures_;
  std::map<std::pair<const Sheet*, CellRef>, std::size_t> by_cell_;
  std::size_t bytes_left_;
  bool all_read_ = true;
};

}  // namespace scorebook
