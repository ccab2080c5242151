// The charts of the summary for members. Their numbers stand right of the printed page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/report_book.hpp"
#include "scorebook/member_summary.hpp"

namespace scorebook {

// A row of the counts: a colour, or a status of a plan.
struct StandingCount {
  std::string words;    // "R red", "3 not met"
  Rag rag = Rag::none;  // its fill
  std::size_t now = 0;
  std::optional<std::size_t> before;  // nothing where it is not worked out for an earlier period
};
// Together all measures.
[[nodiscard]] std::vector<StandingCount> standing_counts(const MemberSummary& summary, const std::string& no_rag);

// Columns of the counts, now and before, over the printed columns from `corner` to the last, so many points high.
void draw_counts(ReportBook& book, SheetWriter& sheet, CellRef corner, const std::vector<StandingCount>& counts,
                 const MemberSummary& summary, double height);

// The measures that need attention most and have figures of three periods: at most three.
[[nodiscard]] std::vector<const Rating*> measures_to_draw(const MemberSummary& summary);
[[nodiscard]] double height_of_drawings(const SheetWriter& sheet, const std::vector<const Rating*>& ratings);
// Their last twelve periods side by side, each with its name above. Returns the row after them.
std::uint32_t draw_measures(ReportBook& book, SheetWriter& sheet, std::uint32_t row,
                            const std::vector<const Rating*>& ratings);

}  // namespace scorebook
