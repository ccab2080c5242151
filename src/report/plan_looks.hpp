// What the sheets of a plan share: how a status and a direction look, the table of statuses, the commentary of a
// measure, and pages that break between blocks. Counts, shares and sentences come from scorebook/plan_counts.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

// The colour that goes with a status; none for 4, 5 and what is not settled.
[[nodiscard]] Rag status_rag(PlanStatus status);
// "1 G", "2 A", "3 R", "4", "5", "none": never a colour without its letter.
[[nodiscard]] std::string status_sign(PlanStatus status);
// "↑", "→", "↓", "none"
[[nodiscard]] std::string direction_sign(PlanDirection direction);
[[nodiscard]] Tone direction_tone(PlanDirection direction);
// The statuses in the order of the key; not_settled last.
[[nodiscard]] const std::vector<PlanStatus>& plan_statuses();

// Sign above words: "3 R" and "not met", "↓" and "got worse".
void write_status(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating);
void write_direction(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating);

// "Reduction in ... (Priority measure)"
[[nodiscard]] std::string plan_measure_title(const Rating& rating);
// "1.A1"; a dash for a measure without a number.
[[nodiscard]] std::string plan_measure_ref(const Rating& rating);
// What the plan's notes and commentary say of the measure, or the analysis of its detail page; the layout's word where
// nobody says anything.
[[nodiscard]] std::string plan_commentary(const ReportBook& book, const Rating& rating);

// The title over the columns, wrapped, and "As at". Returns the first free row.
std::uint32_t begin_wide_sheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description,
                               const std::string& title, std::uint32_t columns);

// Columns of the table of statuses.
struct StatusColumns {
  std::uint32_t sign = 1, words = 2, words_end = 2, counts = 3, counts_end = 3;
};
// A row for each status with its words and "n measures (p% of those measured this quarter)", and one for all.
// `counts` are of book.plan_counts; `priority`: which one they are of, as priority_key() has it; nothing: of the whole
// plan. Returns the first free row.
std::uint32_t write_status_table(ReportBook& book, SheetWriter& sheet, std::uint32_t row, const std::string& heading,
                                 const StatusCounts& counts, const std::optional<std::string>& priority,
                                 const StatusColumns& columns);

// The key of a plan: statuses and directions, each with its sign, colour and words. Three columns. Returns the first
// free row.
std::uint32_t write_plan_key(ReportBook& book, SheetWriter& sheet, std::uint32_t row);

// Page breaks between blocks of rows that stay together: a block that does not fit begins the next page, and so does
// one that `begins_part` where less than a third of the page is left. A block that is higher than a page is broken
// between its rows.
struct FlowBlock {
  std::uint32_t first = 0, last = 0;
  bool begins_part = false;
};
struct FlowPage {
  double height = 0;      // points for rows on a page, repeated rows already taken off
  double first_used = 0;  // on the first page, above the first block
};
void break_pages(SheetWriter& sheet, const std::vector<FlowBlock>& blocks, const FlowPage& page);
// Points that are used of the last page below the last block.
[[nodiscard]] double used_of_page(const SheetWriter& sheet, const std::vector<FlowBlock>& blocks, const FlowPage& page);
// Points for rows on a page of a sheet with so many columns, fitted to the width.
[[nodiscard]] double page_height_of(const ReportBook& book, const SheetWriter& sheet, const LayoutSheet& description,
                                    std::uint32_t columns);

}  // namespace scorebook
