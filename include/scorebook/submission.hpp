// A submitted workbook as located: its tables, their rows and columns, and every observation with the cell it came
// from. Nothing is judged here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/observation.hpp"
#include "scorebook/period.hpp"
#include "scorebook/register.hpp"
#include "scorebook/source_table.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct LabelledCell {
  std::string text;                   // as shown
  Place place;                        // known even where the cell is blank
  std::optional<std::uint32_t> fill;  // 0xRRGGBB
};

// A label that stands for a period, in a heading or at the head of a row.
struct PeriodLabel {
  LabelledCell label;
  Period period;                  // by position, where the run of labels settles it
  std::optional<Period> literal;  // what the label alone says
};

// One row of a scorecard. Indices point into Submission::observations.
struct ScorecardRow {
  Measure definition;
  LabelledCell ref, title, section, polarity, data_note, year_to_date_note;
  LabelledCell red, amber, green;
  bool tolerance_merged = false;  // one text over all three tolerance cells
  LabelledCell typed_direction;   // the arrow
  LabelledCell typed_rag_period, typed_rag_year_end;
  std::vector<std::size_t> observations;
  std::vector<Place> blank_periods;  // cells of period columns that hold nothing, in column order
  Place year_to_date_cell;           // known where the table has that column
};

// Measures down, the last periods across.
struct Scorecard {
  std::shared_ptr<const SheetName> sheet;
  CellRange extent;                  // header and body
  std::vector<PeriodLabel> periods;  // the value columns, left to right
  std::vector<ScorecardRow> rows;
};

// One measure of a detail page: a column of figures, with the columns of its numerator and denominator where it has
// them.
struct DetailColumn {
  std::string measure;  // Observation::measure
  std::string ref;      // canonical, or empty
  LabelledCell ref_cell;
  LabelledCell title;
  std::string heading;  // the group heading above several columns ("(1) POLICE"), or empty
  Unit unit = Unit::unknown;
  std::uint32_t column = 0;                                    // of the value
  std::uint32_t numerator_column = 0, denominator_column = 0;  // 0: none
  std::vector<std::size_t> observations;
};

// Periods down, measures across, with its texts.
struct DetailPage {
  std::shared_ptr<const SheetName> sheet;
  CellRange extent;
  LabelledCell title, definition, analysis;
  std::vector<PeriodLabel> periods;  // the monthly block, top to bottom
  std::vector<DetailColumn> columns;
};

// One measure of a plan: a row, with what the plan says of it. The row's figures may be those of sub-measures that
// share it ("a) 2.8% b) 7.0%"): Observation::measure names each.
struct PlanRow {
  Measure definition;
  LabelledCell ref, title;
  LabelledCell section, accountable;  // the outcome that the measure serves, and who answers for that
  LabelledCell action, polarity, frequency, priority, lead, status;
  std::vector<LabelledCell> remarks;  // notes, commentary
  std::string ref_note;               // how the ref was read, where the cell shows another
  std::vector<std::size_t> observations;
};

// Measures of a plan down, what is said of each across: good performance, baseline or earlier values, target, lead,
// notes. A header that is repeated for each outcome is one table.
struct PlanTable {
  std::shared_ptr<const SheetName> sheet;
  CellRange extent;      // headers and body
  LabelledCell heading;  // the line above it that names it: "PRIORITY 1: EVERY CHILD ..."
  SourceTable layout;
  std::vector<PlanRow> rows;
};

// A sheet or part of one that was not understood, with what was looked for (S111).
struct NotUnderstood {
  Place place;
  std::string why;
};

struct Submission {
  std::shared_ptr<const Workbook> workbook;
  std::string directorate, title;                        // from the cover
  LabelledCell as_at, status, created_by, date_created;  // from the cover, where there is one
  std::optional<Period> period;  // the reporting period: "As at", else the latest period with a figure
  std::string period_source;     // in words: where the period was taken from
  bool marked_final = false;
  std::vector<Scorecard> scorecards;
  std::vector<DetailPage> pages;
  std::vector<PlanTable> plans;
  std::vector<SourceTable> tables;        // every other table: read (confident) or only drafted
  std::vector<Observation> observations;  // in sheet order, then by row and column
  std::vector<NotUnderstood> not_understood;
};

// Finds the tables of a workbook. Never fails: a workbook without any table gives a Submission without observations,
// whose not_understood says what was looked for.
[[nodiscard]] Submission locate(std::shared_ptr<const Workbook> workbook, const Register* measure_register);

}  // namespace scorebook
