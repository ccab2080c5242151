// From what the XML of a sheet says about its rows and cells to Sheet::cells: places, types, values, formulas. Knows
// nothing of XML: whoever reads it, expat or the fast path, tells this class the same things in the same order. What is
// odd is mended and said in Sheet::oddities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ooxml/array_formulas.hpp"
#include "ooxml/inflate.hpp"
#include "ooxml/oddities.hpp"
#include "ooxml/shared_formulas.hpp"
#include "ooxml/sheet_context.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

// The attributes of a <c>, as they are stated.
struct CellStart {
  std::optional<std::string_view> ref, style, type;
};

struct CellFormula {
  std::string_view text, type, shared_number;
  std::optional<std::string_view> reference;  // of the cells that it is for
};

// What stands in a <c>. Escapes (_xHHHH_) are still in the texts.
struct CellParts {
  std::optional<std::string_view> value;
  std::optional<std::string_view> inline_text;
  std::optional<CellFormula> formula;
};

class CellReader {
 public:
  CellReader(const PartStream& part, SheetContext& context, Sheet& sheet);

  void start_row(std::optional<std::string_view> number, bool hidden);
  void start_cell(const CellStart& start);
  // Of the cell that has been started.
  void finish_cell(const CellParts& content);
  // A whole cell that is a number, as start_cell() and finish_cell() would read it.
  void add_number(CellRef ref, std::optional<std::uint32_t> style, double number);
  // A cell with this text comes soon.
  void expect_text(std::string_view text) const { context_.texts.expect(text); }
  void add_merge(std::string_view reference);
  // Once, after the last cell: formulas that wait for their master, order, duplicates.
  void finish();

  [[nodiscard]] Oddities& oddities() { return oddities_; }
  // Why the sheet is refused, if it is.
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 private:
  enum class Type { number, shared_text, formula_text, inline_text, error, boolean, date, unknown };

  void refuse(const std::string& words);
  void refuse_cells();
  [[nodiscard]] static Type type_of(std::optional<std::string_view> stated);
  void set_style(std::optional<std::uint32_t> style);
  void set_ref(CellRef ref);
  void read_ref(std::string_view stated);
  [[nodiscard]] bool understand(Cell& cell, const CellParts& content);
  void set_text(Cell& cell, CellKind kind, std::string_view text);
  void set_shared_text(Cell& cell, std::string_view value);
  void set_boolean(Cell& cell, std::string_view value);
  [[nodiscard]] bool set_date(Cell& cell, std::string_view value);
  void keep_as_text(Cell& cell, const std::string& what, std::string_view value);
  void set_formula(Cell& cell, const CellFormula& formula);
  [[nodiscard]] bool use_formula_bytes(std::size_t count);
  std::uint32_t date_style(std::uint32_t style, bool with_time);
  void write_out_waiting_formulas();
  void store(const Cell& cell);
  void make_room();
  [[nodiscard]] std::string name_of_cell() const { return to_string(ref_); }

  const PartStream& part_;
  SheetContext& context_;
  Sheet& sheet_;
  Oddities oddities_;
  std::optional<Error> refusal_;
  SharedFormulas shared_formulas_;
  ArrayFormulas array_formulas_;
  std::map<DateStyle, std::uint32_t> date_styles_;

  std::uint32_t row_ = 0, column_ = 0;  // of the last row and cell
  bool row_past_grid_ = false;
  bool in_order_ = true;  // of the cells so far, each reference once
  // The cell that has been started.
  CellRef ref_;                 // no row: past the grid, or unreadable
  std::string unreadable_ref_;  // as stated, where it is no reference
  std::uint32_t style_ = 0;
  Type type_ = Type::number;
  std::string unknown_type_;  // as stated, where it is unknown
};

}  // namespace scorebook
