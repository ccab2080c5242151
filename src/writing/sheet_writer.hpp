// Writes one sheet, through typed calls only: no formula and no sheet name is ever built from input text, and a link to
// another file only by FileLink, which guards it. Rows and columns count from 1, as in CellRef. Whatever libxlsxwriter
// would write wrongly is mended here and recorded (WorkbookWriter::remarks). Row heights are measured, never left to
// the program that opens the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/period.hpp"
#include "writing/cell_format.hpp"
#include "writing/chart_description.hpp"
#include "writing/file_link.hpp"
#include "writing/formula.hpp"
#include "writing/sparklines.hpp"

struct lxw_worksheet;
struct lxw_format;

namespace scorebook {

class WorkbookWriter;

enum class Paper : std::uint8_t { a4, a3 };

struct PrintSetup {
  Paper paper = Paper::a4;
  bool landscape = true;
  // Inches. The header and footer stand inside the upper and lower margin.
  double left = 0.3, right = 0.3, top = 0.75, bottom = 0.65;
  std::string header_left, header_centre, header_right;
  std::string footer_left, footer_right;  // the footer's centre is "Page n of N"
  bool fit_width = true;
  bool fit_page = false;  // to one page, in height too
  bool centred = true;

  [[nodiscard]] double printable_width() const;  // points
  [[nodiscard]] double printable_height() const;
};

class SheetWriter {
 public:
  [[nodiscard]] const std::string& name() const { return name_; }

  void text(CellRef cell, std::string_view text, const CellFormat& format);
  void number(CellRef cell, double number, const CellFormat& format);
  void date(CellRef cell, Date date, const CellFormat& format);  // number_format must be a date's
  void blank(CellRef cell, const CellFormat& format);
  // A link to a cell of this workbook.
  void link(CellRef cell, std::string_view text, const SheetWriter& target, CellRef target_cell,
            const CellFormat& format);
  // A link to a cell of another workbook. A sheet holds 65,530 links; what comes after them is plain text, with a
  // remark.
  void link(CellRef cell, std::string_view text, const FileLink& target, const CellFormat& format);
  // The sum of the numbers of a range of this sheet, as a formula that keeps up with them; `result` is what it gives
  // now, which a program shows that does not calculate.
  void sum(CellRef cell, const CellRange& range, double result, const CellFormat& format);
  // A formula with what it gives now: a number or words. False, and nothing written, where Excel would not take it.
  [[nodiscard]] bool formula(CellRef cell, const Formula& formula, const CellValue& result, const CellFormat& format);
  // The same over cells that were merged before.
  [[nodiscard]] bool formula_over(const CellRange& merged, const Formula& formula, const CellValue& result,
                                  const CellFormat& format);
  // Two or more runs in one cell, each on its own line.
  void stacked(CellRef cell, const std::vector<TextRun>& runs, const CellFormat& format);
  // The text over the whole range; one cell is just that cell.
  void merge(const CellRange& range, std::string_view text, const CellFormat& format);
  // A long text over the columns first to last, from `row` down, over as many rows as it needs at most 18 lines each,
  // so that no row is higher than Excel or a page can hold. Returns the row after it.
  std::uint32_t paragraph(std::uint32_t row, std::uint32_t first_column, std::uint32_t last_column,
                          std::string_view text, const CellFormat& format);

  void column_width(std::uint32_t first, std::uint32_t last, double characters);
  // The same, and how cells look in which nothing is written yet.
  void column(std::uint32_t first, std::uint32_t last, double characters, const CellFormat& format);
  void row_height(std::uint32_t row, double points);        // fixed, in place of the measured one
  [[nodiscard]] double height_of(std::uint32_t row) const;  // fixed, or measured from what has been written so far
  // The row is complete: its measured height is kept, less so many points, and what it was measured from is let go. A
  // sheet of many rows that settles each needs little memory. Not before table(), where it is the row of the headings.
  void settle_row(std::uint32_t row, double less = 0);
  void settle();  // likewise all rows: the sheet is complete, column widths too
  // Of a row with this text over the columns first to last, before it is written.
  [[nodiscard]] double height_for(std::uint32_t first, std::uint32_t last, std::string_view text,
                                  const CellFormat& format) const;
  [[nodiscard]] double width_of(std::uint32_t first, std::uint32_t last) const;  // points

  // An Excel table over the range, whose first row holds the headings (written as text before). Headings must be there,
  // different but for case, and on one line; otherwise the range stays plain and a remark says so.
  void table(const CellRange& range, const std::string& table_name);
  // The upper left corner stands in that cell, so many points to the right of its edge.
  void chart(CellRef corner, const ChartDescription& description, double to_the_right = 0);
  // A small chart within a cell, of figures that stand in one row or column of this sheet. It says nothing to whoever
  // cannot see it: words belong beside it.
  void sparkline(const Sparkline& chart);
  // Likewise, of a few lines or columns and without a title: the cells around it say what it shows.
  void small_chart(CellRef corner, const SmallChart& description, double to_the_right = 0);

  // Cells that take one of these words only, chosen from a list. Excel allows a list of 255 characters; a longer one is
  // left out with a remark.
  void choices(const CellRange& range, const std::vector<std::string>& words);
  // A note that shows when the mouse rests on the cell, its box as high as its words need.
  void comment(CellRef cell, std::string_view words);
  // Fill, colour and weight of the cells of a range while the condition holds. The condition is that of the range's
  // first cell: every other has its own, moved with it. False, and nothing set, where Excel would not take it.
  [[nodiscard]] bool colour_when(const CellRange& range, const Formula& condition, const CellFormat& format);
  // Numbers that are kept as text on purpose get no green corner.
  void numbers_as_text(const CellRange& range);
  void freeze(CellRef first_moving_cell);
  void print(const PrintSetup& setup);
  void print_area(const CellRange& range);
  void repeat_rows(std::uint32_t first, std::uint32_t last);
  void repeat_columns(std::uint32_t first, std::uint32_t last);
  void page_break_before(std::uint32_t row);
  void tab_colour(std::uint32_t colour);

 private:
  friend class WorkbookWriter;
  struct Written {
    CellRange range;
    std::vector<TextRun> runs;
    bool wrap = false;
    bool upwards = false;
    int indent = 0;
    lxw_format* look = nullptr;
  };

  SheetWriter(WorkbookWriter& book, lxw_worksheet* sheet, std::string name);
  bool in_grid(CellRef cell, std::string_view what);
  std::string checked_text(CellRef cell, std::string_view text);
  void put_text(CellRef cell, const std::string& clean, const CellFormat& format);
  void remember(const CellRange& range, std::vector<TextRun> runs, const CellFormat& format);
  [[nodiscard]] double height_needed(const Written& written) const;
  void finish();  // row heights and page breaks

  WorkbookWriter* book_;
  lxw_worksheet* sheet_;
  std::string name_;
  std::map<std::uint32_t, double> column_widths_;
  std::map<std::uint32_t, double> fixed_heights_;
  std::map<std::uint32_t, std::vector<Written>> written_;  // by the last row of their range
  std::vector<std::uint32_t> breaks_;
  std::vector<Sparkline> sparklines_;
};

}  // namespace scorebook
