// What the columns of a scorecard have in common, be it of months or of a plan: which period a column is of, its
// heading, its figure of a measure, and the two rows of headings.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

// The period of a column; nothing for columns that are of none.
[[nodiscard]] std::optional<Period> period_of(const LayoutColumn& column, const Period& reported);

// The figure or the words that a measure has for exactly that period, wherever they come from: its row, the history,
// the year that the register states. Null where there is none.
[[nodiscard]] const Observation* figure_of_period(const ReportBook& book, const Rating& rating, const Period& period);

// A heading with {month}, {quarter}, {year}, {year to date} and {benchmark year} filled in.
[[nodiscard]] std::string column_heading(const ReportBook& book, const std::string& words, const LayoutColumn& column);

// Headings over one another: those of groups above, merged over their columns, the others over both rows. Returns the
// row after them.
std::uint32_t write_column_headings(const ReportBook& book, SheetWriter& sheet, std::uint32_t row,
                                    const std::vector<LayoutColumn>& columns);

// The target of a measure as the plan types it, with all its words ("5% reduction on 2016-17" is not 5%), or what the
// register says otherwise; and where it stands.
void write_target_cell(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating);

}  // namespace scorebook
