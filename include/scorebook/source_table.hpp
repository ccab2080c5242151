// How a table is laid out: which rows are headings, what each column holds, which way the measures run. One form for
// three uses: what locate() recognised, what the register's Sources sheet states for a table that cannot be recognised,
// and the draft of that sheet that `inspect` prints. No figures here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

enum class Orientation : std::uint8_t {
  measures_down,  // a row is a measure; its figures stand in columns of periods, targets, benchmarks
  periods_down,   // a row is a period; a column is a measure
  list,           // a row is one figure; measure, period and value stand in columns of their own
};

// The words of the Sources sheet: "measures down", "periods down", "list".
[[nodiscard]] std::string_view orientation_name(Orientation orientation);
[[nodiscard]] std::optional<Orientation> parse_orientation(std::string_view text);

enum class SourceRole : std::uint8_t {
  ignored,
  section,  // priority, outcome, theme
  ref,
  title,
  breakdown,  // area, age group, sex ...: what the figure is of, beside the measure
  polarity,
  unit,
  frequency,
  priority_measure,
  lead,
  remark,  // notes, actions, commentary: words about the row
  period,  // of a list, or at the head of the rows
  value,
  numerator,
  denominator,
  year_to_date,
  target,
  baseline,
  benchmark,
  status,  // a typed rating or exception column
};

// "ref", "title", "year to date", ...: the words of the Sources sheet and of `inspect`.
[[nodiscard]] std::string_view source_role_name(SourceRole role);
[[nodiscard]] std::optional<SourceRole> parse_source_role(std::string_view text);
// Whether the cells of such a column become observations.
[[nodiscard]] bool holds_figures(SourceRole role);

struct SourceColumn {
  std::uint32_t column = 0;
  SourceRole role = SourceRole::ignored;
  std::string heading;           // as shown, outermost first, joined by " | "
  std::optional<Period> period;  // of its figures, where headings or the Sources sheet give one
  std::string measure;          // of its figures: the whole name where the rows give none (periods_down, one measure to
                                // a table), else what is added to the row's ("1.A1 | Rate")
  std::string name;             // of a benchmark or a breakdown
  std::uint32_t of_column = 0;  // of a numerator or denominator: the column of its value; of a target that another one
                                // replaced or contests, now a remark: that other one; 0 for none
};

struct SourceTable {
  std::string sheet;
  // The Excel table, or the name of a range, whose headings and body are this table's: found in the workbook, or stated
  // on the Sources sheet in place of rows (which are 0 then, until they are looked up in a workbook). "" for none.
  std::string anchor;
  std::string caption;  // the words that stand above it alone
  Orientation orientation = Orientation::measures_down;
  std::uint32_t first_header_row = 0, last_header_row = 0;  // 1-based; 0 where a table has no heading rows
  std::uint32_t first_row = 0, last_row = 0;                // the body; a last row of 0: to the end of the sheet
  std::vector<SourceColumn> columns;                        // left to right; those not named are ignored
  bool stated = false;                                      // by the register's Sources sheet, not recognised
  bool confident = false;  // whether it was read; a draft that was not is printed for a person to complete
  std::string why;         // how it was recognised, or what is missing before it can be read
};

// The register's sheet Sources: its columns, and what each is for. Every row is one column of a table; rows that agree
// on sheet, table, header rows, body rows and orientation are one table. An Excel table or a named range may be named
// in place of rows, and of the sheet: then the table grows as that does.
struct SourceSheetColumn {
  std::string name;
  std::string what;
  bool required = false;
};
[[nodiscard]] const std::vector<SourceSheetColumn>& source_sheet_columns();
// The sheet for these tables, its headings first. Read back it states the same tables; drafts are marked not to be
// read.
[[nodiscard]] std::vector<std::vector<std::string>> source_sheet_rows(const std::vector<SourceTable>& tables);

}  // namespace scorebook
