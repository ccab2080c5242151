// A report layout: sheets, their order, headings, widths, the measures and charts of each page. It is data, read from
// TOML; nothing of a particular report is known to the code. The words that a layout may use are explained in
// templates/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/exceptions.hpp"
#include "scorebook/report.hpp"
#include "scorebook/result.hpp"
#include "writing/sheet_writer.hpp"

namespace scorebook {

enum class SheetKind : std::uint8_t {
  cover,
  key,
  scorecard,
  exceptions,
  pages,
  notes,
  findings,
  sources,
  data,
  about,
  outcomes,
  executive_summary,
  priorities,
  plan_scorecard,
  submissions,
  member_summary,
  draft_sentences,
};

// What a column of the scorecard shows.
enum class ColumnShows : std::uint8_t {
  section,
  ref,
  title,
  polarity,
  data_note,
  month,
  year_to_date,
  year_to_date_note,
  direction,
  rag,
  rag_year_end,
  red,
  amber,
  green,
  year,
  benchmark,
  // of a plan's scorecard alone
  action,
  lead,
  frequency,
  target,
  status,
  quarter,
  other_figure,
  notes,
  trend,
  trend_range,
};

struct LayoutColumn {
  ColumnShows shows = ColumnShows::title;
  std::string heading;    // may hold {month}, {quarter}, {year}, {year to date}, {benchmark year}
  std::string group;      // heading over several columns; neighbours with the same one share it
  double width = 9;       // characters
  int back = 0;           // months or quarters before the reporting period; financial years before its own
  std::string benchmark;  // stat_neigh_avg, ...
  int months = 12;        // of a trend and its range
};

struct LayoutPage {
  std::string source;                            // the sheet of the workbook that it shows
  std::string name;                              // the sheet of the report
  std::string title;                             // empty: the workbook's own
  std::vector<std::string> measures;             // empty: all, in the workbook's order
  std::vector<std::vector<std::string>> charts;  // the measures of each chart; empty: a chart for each measure
};

struct LayoutSheet {
  SheetKind kind = SheetKind::cover;
  std::string name;
  std::string title;
  Paper paper = Paper::a4;
  bool landscape = true;
  // cover
  std::string contents, counts;
  // scorecard
  std::string key;
  std::vector<std::string> sections;
  std::vector<LayoutColumn> columns;
  // exceptions
  std::string good_heading, concern_heading;
  std::vector<ExceptionReason> good, concern;
  double close_to_threshold = 0.25;
  // about: a paragraph each; one that begins with # is a heading
  std::vector<std::string> paragraphs;
  // executive summary
  std::string whole, chart;
  // priorities
  std::string outcome, accountable, overview, exceptions, story, risks;
  // member summary, beside good_heading and concern_heading
  std::string changed_heading;
  int lines = 5;  // of each list, where the page has room
  // pages
  int months = 12;
  bool limits = true;      // charts show average, limits and unusual figures, where there are enough
  bool trend_line = true;  // charts show a linear trend
  std::string definition, analysis, monthly, annual, benchmarking;
  std::vector<LayoutPage> pages;
};

struct LayoutColours {
  std::uint32_t green = 0x6CBF6C, amber = 0xFFC000, red = 0xB00020, heading = 0x1F3864, band = 0xDCE6F1;
};

struct Layout {
  std::string name, directorate, title, title_at_year_end, subject, note, appendix;
  std::string own_directorate, created_by;  // of the register: they win over what the workbooks say
  LayoutColours colours;
  std::string no_rag = "no rating", no_commentary = "no commentary provided", no_figure = "no figure";
  std::string no_overview = "no overview provided", no_risks = "no risks or challenges provided",
              no_lead = "not stated";
  std::vector<LayoutSheet> sheets;
};

// Every fault of the layout is named with its key and line (layout_invalid).
[[nodiscard]] Result<Layout> read_layout(const LayoutSource& source);

}  // namespace scorebook
