// What the sheets of a report share: the layout, the looks, how a figure is put in a cell, and the list of where each
// came from. It computes no figure, colour or word: those come with the ratings and findings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/layout.hpp"
#include "report/living_cells.hpp"
#include "report/period_words.hpp"
#include "scorebook/plan_counts.hpp"
#include "scorebook/plan_outcomes.hpp"
#include "scorebook/remarks.hpp"
#include "scorebook/report.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {

// One figure of the report and the cell of the input that it came from.
struct SourceLine {
  std::string report_sheet;
  CellRef report_cell;
  std::string measure;
  std::string what;  // "Mar-16", "2015/16 year to date", "national average 2014/15", "numerator of Mar-16"
  std::string shown;
  Place place;
};

// The looks that several sheets use.
struct Looks {
  explicit Looks(const LayoutColours& layout_colours);

  LayoutColours colours;
  CellFormat title;     // of a sheet
  CellFormat subtitle;  // "As at: 31st March 2016"
  CellFormat heading;   // of a column: white on the heading colour, centred, wrapped
  CellFormat band;      // heading of a block
  CellFormat words;     // wrapped text without borders
  CellFormat cell;      // text in a table, wrapped
  CellFormat centred;   // the same, centred
  CellFormat figure;    // a number in a table

  [[nodiscard]] CellFormat rag(Rag rag) const;  // fill, and letters that can be read on it
  [[nodiscard]] CellFormat tone(Tone tone) const;
};

// The number format that shows a figure with its unit and printed decimals: "0.0%", "#,##0".
[[nodiscard]] std::string number_format_of(const Figure& figure);
// The stored number at full precision: 0.98437 for 98.437 %. Nothing where there is no value. What a text says beside
// its number
// ("20/478 4.18%") is listed in the data notes.
[[nodiscard]] std::optional<double> stored_number(const Figure& figure);
// Whose report it is: as the register says, else of one directorate its own name, of several the layout's.
[[nodiscard]] std::string report_directorate(const ReportInput& input, const Layout& layout);
[[nodiscard]] std::string report_title(const ReportInput& input, const Layout& layout,
                                       const std::vector<PriorityReport>& priorities);
// The submissions with those of the reported period first, then the others, the latest before the earlier.
[[nodiscard]] std::vector<const Submission*> latest_first(const ReportInput& input);

class ReportBook {
 public:
  // `of_plan`: the priorities, which title and properties may speak of before there is a book.
  ReportBook(const ReportInput& report_input, const Layout& report_layout, std::vector<PriorityReport> of_plan,
             WorkbookWriter& workbook);

  const ReportInput& input;
  const Layout& layout;
  WorkbookWriter& writer;
  Looks looks;
  std::string directorate, title, as_at, status;
  std::vector<SourceLine> sources;
  std::vector<PriorityReport> priorities;  // of the measures of a plan; empty where there are none
  PlanCounts plan_counts;                  // likewise
  LivingCells living;                      // for the formulas of the working edition

  // The layout's text with its words in braces filled in.
  [[nodiscard]] std::string filled(const std::string& text) const { return filled_in(text, input, priorities); }
  // Title at A1, "As at" at A2, paper, header and footer. Returns the first free row.
  std::uint32_t begin_sheet(SheetWriter& sheet, const LayoutSheet& description, const std::string& sheet_title) const;
  [[nodiscard]] PrintSetup print_setup(const SheetWriter& sheet, Paper paper, bool landscape) const;
  // A figure as a number under its format, or as the words that stand in its place; where it came from is noted.
  void figure(SheetWriter& sheet, CellRef cell, const Observation& observation, CellFormat format);
  // A numerator or denominator beside its percentage.
  void part_of_figure(SheetWriter& sheet, CellRef cell, const Observation& observation, bool numerator,
                      CellFormat format);

  [[nodiscard]] const Submission* submission_of(
      const Rating& rating) const;  // null for a measure without a scorecard row
  // The rating of a directorate's measure; of a measure that no directorate's workbook defines the register's. Without
  // a directorate the only one of that name. Null where there is none: never another directorate's.
  [[nodiscard]] const Rating* rating_of(const std::string& measure, const std::string& of_directorate) const;
  // What stands beside a measure in the stated tables of a workbook.
  [[nodiscard]] const std::vector<MeasureRemark>& remarks(const Submission& submission,
                                                          const std::string& measure) const;
  // The benchmark in a measure's scorecard row, else the latest that the workbooks or the register have; null without.
  [[nodiscard]] const Observation* benchmark_of(const Rating& rating, const std::string& benchmark) const;

 private:
  std::map<const ScorecardRow*, const Submission*> rows_;
  std::map<std::pair<std::string, std::string>, const Rating*> ratings_;  // by measure and folded directorate
  std::map<std::pair<const Submission*, std::string>, std::vector<MeasureRemark>> remarks_;  // by measure
};

// Page breaks before blocks of rows that would not fit on the rest of a page, and inside blocks where too much paper
// would stay empty. Rows are never split. Heights are those of the sheet at 100 %; `scale` is what fitting to the width
// makes of it.
struct RowBlock {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
struct PagePlan {
  double page_height = 0;           // points for rows on a page, repeated rows already taken off
  double first_page_used = 0;       // on the first page, above the first block
  std::uint32_t rows_together = 3;  // at least so many rows of a block stay together
};
[[nodiscard]] std::vector<std::uint32_t> plan_page_breaks(const SheetWriter& sheet, const std::vector<RowBlock>& blocks,
                                                          const PagePlan& plan);
// How much smaller the columns first to last are printed to fit the width of the paper: at most 1.
[[nodiscard]] double print_scale(const SheetWriter& sheet, std::uint32_t first, std::uint32_t last,
                                 const PrintSetup& setup);
// Points for rows on a page, at the scale of the sheet: a little less than the paper holds, since programs measure
// letters differently.
[[nodiscard]] double rows_height_of_page(const SheetWriter& sheet, std::uint32_t last_column, const PrintSetup& setup);
// LibreOffice does not round the width of a digit to whole pixels, which makes the same columns this much wider than in
// Excel: whether print stays readable is judged by the smaller of the two scales.
inline constexpr double kWiderElsewhere = 1.06;

}  // namespace scorebook
