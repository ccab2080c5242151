// Scorecards in a sheet: one row a measure, the last months across, with year to date, tolerances, earlier years and
// benchmarks. Recognised by the words of its header alone: columns in any order, one to four header rows, anything
// above it. What the columns and rows mean is read here; nothing is judged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "locate/draft.hpp"
#include "locate/grid.hpp"
#include "locate/header.hpp"
#include "locate/vocabulary.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct ScorecardColumn {
  std::uint32_t column = 0;
  ColumnRole role = ColumnRole::unknown;
  LabelledCell label;  // the innermost heading
  std::string benchmark;
  std::optional<Period> period;  // of the column's figures, as its headings say
  std::size_t period_label = 0;  // value columns: index into ScorecardHeader::periods
};

// Five years of months and all that stands beside them fit many times over.
inline constexpr std::size_t kMostScorecardColumns = 400;

struct ScorecardHeader {
  std::uint32_t first_row = 0, last_row = 0;
  std::vector<ScorecardColumn> columns;  // left to right, from the first heading to the last
  std::vector<PeriodLabel> periods;      // of the value columns
  std::string doubt;                     // why nothing below it can be read: weeks in place of months; empty for none

  [[nodiscard]] const ScorecardColumn* find(ColumnRole role) const;
  [[nodiscard]] bool same_columns(const ScorecardHeader& other) const;
};

// The header that has its column of titles headed in this row; nothing where there is none, or no month beside it. One
// that is too wide has kMostScorecardColumns + 1 columns or a few more: the rest is not looked at.
[[nodiscard]] std::optional<ScorecardHeader> read_scorecard_header(const Grid& grid, std::uint32_t row,
                                                                   const std::optional<Period>& reporting_period);

struct LocateContext {
  const Register* measure_register = nullptr;
  std::optional<Period> as_at;  // the reporting period, where the workbook says it
  std::vector<DraftObservation>& drafts;
  std::vector<NotUnderstood>& not_understood;
};

// All scorecards of the sheet, top to bottom, cells claimed.
[[nodiscard]] std::vector<Scorecard> find_scorecards(Grid& grid, LocateContext& context);

// Fills in ref_suggested where a row without a ref stands between two refs that leave exactly one number out.
void suggest_refs(Scorecard& scorecard, const Register* measure_register);

}  // namespace scorebook
