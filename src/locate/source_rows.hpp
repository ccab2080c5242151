// The rows of a table as the engine walks them: what stands in each column that names something, carried down through
// merges and from the row above where the layout of the rows says so. No figures here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "locate/grid.hpp"
#include "locate/period_parts.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// What a row says about its figures.
struct RowLabels {
  std::string section, ref, title;
  std::string title_heading;           // for a breakdown by title, where several share one ref
  bool own_name = false;               // the ref or the title stands in this very row
  std::string unit;                    // as typed
  std::vector<std::string> breakdown;  // beside SourceRows::breakdowns()
  std::optional<Period> period;
  bool period_stated = false;  // the cells of the period hold something, understood or not
};

// Whether a name is no measure's but says that figures are no outturn: "Target", "Forecasts", "Baseline".
[[nodiscard]] bool names_no_outturn(const std::string& name);

// Whether a name is that of no measure but of a row or column made out of others: "Total", "Grand total", "Averages".
[[nodiscard]] bool names_summary(const std::string& name);

class SourceRows {
 public:
  SourceRows(const Grid& grid, const SourceTable& table);

  // Filled cells of a row that stand between the first and the last column of the table.
  [[nodiscard]] std::vector<const Cell*> cells(std::uint32_t row) const;
  // The column that a cell stands in; null where the layout names none.
  [[nodiscard]] const SourceColumn* column_of(const Cell& cell) const;
  // Whether the cells repeat the headings of the table, as at the top of a printed page.
  [[nodiscard]] bool repeats_header(const std::vector<const Cell*>& cells) const;
  // Whether a row without figures is a band with the name of a section, which holds for the rows below it.
  [[nodiscard]] bool take_band(std::uint32_t row, const std::vector<const Cell*>& cells);
  // Rows must be asked for from top to bottom.
  [[nodiscard]] RowLabels labels(std::uint32_t row);
  [[nodiscard]] const std::vector<const SourceColumn*>& breakdowns() const { return breakdowns_; }
  [[nodiscard]] bool has_period_columns() const { return !periods_.empty(); }
  [[nodiscard]] bool has_names() const { return !refs_.empty() || !titles_.empty(); }
  // Whether the row is a total or an average of others by its only name.
  [[nodiscard]] bool is_summary(const RowLabels& labels) const;

 private:
  [[nodiscard]] std::string text(std::uint32_t row, std::uint32_t column) const;
  [[nodiscard]] bool merged_from_above(std::uint32_t row, std::uint32_t column) const;
  void read_section(std::uint32_t row, RowLabels& labels);
  void read_names(std::uint32_t row, RowLabels& labels);
  void read_period(std::uint32_t row, RowLabels& labels);

  const Grid& grid_;
  std::uint32_t first_column_ = 0, last_column_ = 0;
  std::vector<const SourceColumn*> by_column_;  // from first_column_ on
  std::vector<const SourceColumn*> sections_, refs_, titles_, breakdowns_, units_, periods_;
  std::unordered_map<std::uint32_t, std::unordered_set<std::string>> headings_;
  std::string band_, carried_section_;
  std::vector<std::string> carried_titles_;
  std::string carried_ref_;
  std::uint32_t last_named_row_ = 0;
  std::vector<std::optional<PeriodPart>> carried_periods_;
};

}  // namespace scorebook
