// The measure register: the council's own definitions, targets, benchmarks, earlier figures, populations, waivers and
// settings, kept in Excel and versioned by year. It is one workbook, or a folder of files that together have its sheets
// (csv files named as the sheets are); waivers may stand in several of them.
// Every sheet and every column is described once (register_sheets): what is read, the empty register and its
// documentation follow from that.
//   * One of the sheets Measures, Sources, Outcomes and Waivers must be there; columns are found by their headings, in
//     any order.
//   * A ref may stand in several rows of Measures where their validity does not overlap: in_force gives the definitions
//     of one period.
//   * Everything is kept as typed that rating reads (tolerances, targets, rules).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/observation.hpp"
#include "scorebook/override.hpp"
#include "scorebook/settings.hpp"
#include "scorebook/source_table.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// The months from `first` to `last` for which a row holds; an end that is not stated is open.
struct Validity {
  std::optional<MonthNumber> first, last;

  [[nodiscard]] bool holds_for(const Period& period) const;  // by its last month
  [[nodiscard]] bool overlaps(const Validity& other) const;
  friend bool operator==(const Validity&, const Validity&) = default;
};

// From this period on, figures of a measure are not to be compared with earlier ones.
struct Break {
  Period from = Period::of_month(0);
  std::string reason;
  std::string name;  // who declared it; may be empty
};

struct RegisterMeasure {
  Measure definition;
  Place place;  // its row, in the ref's cell
  Validity validity = {};
  std::vector<Break> breaks = {};  // by period
};

struct Population {
  std::string name;  // "0-17"
  std::string year;  // "2015/16"; empty for all years
  Decimal people;
  Place place;
};

// A target for some periods: it wins over the one that the measure's row types.
struct DatedTarget {
  std::string ref;
  Validity validity;
  std::string target;        // as typed
  TypedTolerance tolerance;  // for these periods; empty where the measure's own holds
  std::string note;          // who agreed it, where it comes from
  Place place;
};

// A benchmark or an earlier figure that the register holds: of kind benchmark, value or year_to_date, named by ref.
struct RegisterFigure {
  Observation observation;
  std::string source;  // where it comes from; may be empty
};

struct Waiver {
  std::string rule;         // "A301", or
  std::string fingerprint;  // of one finding
  std::string measure;      // ref; empty for all
  std::optional<Period> period;
  std::optional<Period> from;  // for this period and all later ones
  std::string reason, name;
  std::optional<Date> date, until;
  Place place;
};

// A page of the report, in the order of the rows.
struct ReportPage {
  std::string page;  // the sheet of the workbook; without one the page is made of the history of its measures
  std::string name;  // the sheet of the report
  std::string title;
  std::vector<std::string> measures;  // refs in their order; empty: all of them
  Place place;
};

// What a plan's report says of one of its outcomes beside the measures.
struct PlanOutcome {
  std::string priority, outcome;  // as the plan words them, or their beginnings: "Priority 1", "A"
  std::string lead;               // who answers for the outcome
  std::optional<Period> period;   // the row holds for it and for what lies in it; nothing: for every period
  std::string overview, risks;    // only where there is a period
  Place place;
};

// What a report says of itself, over what its layout says: "title", "title at year end", "directorate", "appendix",
// "subject", "created by", "note".
struct ReportWord {
  std::string what, value;
  Place place;
};

struct Register {
  std::string file;  // the register's file name
  std::vector<RegisterMeasure> measures;
  std::vector<DatedTarget> targets;  // sorted by ref
  std::vector<RegisterFigure> benchmarks;
  std::vector<RegisterFigure> history;  // earlier figures that no workbook at hand has
  std::vector<Population> populations;
  std::vector<ReportWord> report;
  std::vector<ReportPage> pages;
  std::vector<SourceTable> sources;  // how tables are laid out that cannot be recognised
  std::vector<Waiver> waivers;
  std::vector<Override> overrides;  // sorted by ref
  std::vector<PlanOutcome> outcomes;
  Settings settings;
  // What stands in the register and changes nothing, in words: "sheet Pages: no row with the heading page was found".
  std::vector<std::string> without_effect;

  // The definition of a measure; of several in force at different times the latest. Logarithmic for a register that was
  // read; a walk over all measures where their number has changed since or it was put together by hand.
  [[nodiscard]] const RegisterMeasure* find(std::string_view ref) const;
  // Whether anything in it depends on the period.
  [[nodiscard]] bool dated() const;

  void index();                     // what find() searches, after measures have changed
  std::vector<std::size_t> by_ref;  // the index of measures, for find() alone

  // What stands beside it and is no register's, in words: other sheets and columns, tables that are not to be read yet.
  std::vector<std::string> left_alone;
};

// The register as it holds for a period: of each measure the one definition in force then, none where none is.
[[nodiscard]] Register in_force(const Register& measure_register, const Period& period);

// Reads the register from a workbook. An invalid one is refused with every fault, cell by cell (register_invalid).
[[nodiscard]] Result<Register> read_register(const Workbook& workbook);
// The same from several files, which together have its sheets. `name` is for messages.
[[nodiscard]] Result<Register> read_register(const std::vector<Workbook>& workbooks, const std::string& name);

// One column of a sheet of the register.
struct RegisterColumn {
  std::string name;                    // its heading; messages call it so
  std::vector<std::string> spellings;  // headings that are understood, its name among them, folded
  bool required = false;               // the heading must be there
  std::string what;                    // what belongs there, in a sentence
  std::vector<std::string> choices;    // the words it takes, where it takes only these
  std::string example;
};

struct RegisterSheetKind {
  std::string name;
  std::string what;
  std::vector<RegisterColumn> columns;
  std::vector<std::string> other_names = {};  // that are understood too: Excel refuses a sheet called History
};

// All sheets of the register, in their order.
[[nodiscard]] const std::vector<RegisterSheetKind>& register_sheets();

// A cell of the register as it is written: words, or a number in a format that shows them.
struct RegisterCell {
  std::string text;  // what it shows; "" for a blank one
  std::optional<double> number = {};
  std::string number_format = {};
};
using RegisterRows = std::vector<std::vector<RegisterCell>>;

// The rows of one sheet, a cell for each of its columns (RegisterSheetKind::columns), in the order that the register
// has them. Read back they state the same. The sheet Settings has every setting, with what holds.
[[nodiscard]] RegisterRows register_rows(const Register& measure_register, const std::string& sheet);
// What a column of the sheet Measures says of a measure; "" where that is nothing.
[[nodiscard]] std::string register_cell(const RegisterMeasure& measure, const std::string& column);

}  // namespace scorebook
