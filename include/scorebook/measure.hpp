// The definition of a measure: what it is called, what good performance is, how it is judged. It comes from the measure
// register or, without one, from the columns of the workbook's own scorecard. Tolerances and targets are kept as the
// council types them; rate/ reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"

namespace scorebook {

enum class Polarity : std::uint8_t { unknown, high, low, info, within_limits };

[[nodiscard]] std::string_view polarity_name(Polarity polarity);  // "High", "Low", "Info", "Within limits", ""
// "High", "Low (but in line with National Average)", "Info", "N/A", "Not applicable", "Within Limits".
[[nodiscard]] Polarity parse_polarity(std::string_view text);

enum class YearToDateRule : std::uint8_t {
  not_stated,     // no register and no data note that says: the year to date is taken as given and not checked
  sum,            // counts: the months add up
  ratio_of_sums,  // percentages, from their numerators and denominators
  last,           // a snapshot: the latest month
  rolling_12_months,
  average,
  cumulative,  // the months are already cumulative
  given,       // the workbook's own figure stands
  none,
};

[[nodiscard]] std::string_view year_to_date_rule_name(YearToDateRule rule);
[[nodiscard]] std::optional<YearToDateRule> parse_year_to_date_rule(std::string_view text);

enum class Frequency : std::uint8_t { not_stated, monthly, quarterly, termly, six_monthly, annual, other };

[[nodiscard]] std::string_view frequency_name(Frequency frequency);  // "Monthly", "6 monthly", ...; "" for not_stated
// "Monthly from April 2016", "Quarterly/ Annual" (the more frequent one), "Annual (Autumn Term each year)", "6
// monthly". other: words that say how often, but none of these ("Weekly", "every two years"); not_stated: none at all.
[[nodiscard]] Frequency parse_frequency(std::string_view text);

// What the figure of one period covers.
enum class ReportingBasis : std::uint8_t {
  not_stated,
  in_period,          // what happened in the period
  cumulative,         // what happened since the year began
  rolling_12_months,  // what happened in the twelve months up to its end
  snapshot,           // how things stood at its end
};

[[nodiscard]] std::string_view reporting_basis_name(ReportingBasis basis);
[[nodiscard]] std::optional<ReportingBasis> parse_reporting_basis(std::string_view text);

// Which figure a threshold is meant for.
enum class RagBasis : std::uint8_t {
  not_stated,    // both
  period,        // one period's figure: a yearly threshold never
  year_to_date,  // the year to date: one period's figure never
  both,
};

[[nodiscard]] std::string_view rag_basis_name(RagBasis basis);  // "month", "ytd", "both"
[[nodiscard]] std::optional<RagBasis> parse_rag_basis(std::string_view text);

// What a figure is compared with to find its direction of travel.
enum class DirectionBasis : std::uint8_t {
  not_stated,  // the period before, but for measures that are cumulative
  previous_period,
  previous_quarter,
  same_period_last_year,  // seasonal measures
  previous_year,
  baseline,
  previous_wave,  // of a survey
  none,
};

[[nodiscard]] std::string_view direction_basis_name(DirectionBasis basis);
[[nodiscard]] std::optional<DirectionBasis> parse_direction_basis(std::string_view text);

// The words that a cell of the register may hold, in the order of the enumerations.
[[nodiscard]] std::vector<std::string> year_to_date_rule_names();
[[nodiscard]] std::vector<std::string> frequency_names();
[[nodiscard]] std::vector<std::string> reporting_basis_names();
[[nodiscard]] std::vector<std::string> rag_basis_names();
[[nodiscard]] std::vector<std::string> direction_basis_names();

// Red, amber and target green as typed: "<92%", "92%>", "95%". Empty where the cell is.
struct TypedTolerance {
  std::string red;
  std::string amber;
  std::string green;

  [[nodiscard]] bool empty() const { return red.empty() && amber.empty() && green.empty(); }
};

struct Measure {
  std::string name;           // the ref, or without one the title, or the headings, outermost first, joined by " | "
  std::string ref;            // canonical: "2.8", "6.10", "1.B1(a)"; empty where the workbook gives none
  std::string ref_suggested;  // where the ref is blank and its neighbours leave one possibility
  std::string title;
  std::string section;
  Polarity polarity = Polarity::unknown;
  std::string polarity_text;      // as typed
  std::string data_note;          // "Percentage", "Count", "Rate per 10,000", ... as typed
  std::string year_to_date_note;  // "Financial Year", "Rolling Year", "As at mth end" as typed
  std::string frequency;          // "Monthly", "6 monthly", "Annual (Autumn Term each year)" as typed
  std::string lead;               // who answers for it, as typed
  std::string action;             // of a plan: what the measure shows the progress of
  bool priority_measure = false;  // of a plan, which marks some as such
  Unit unit = Unit::unknown;
  YearToDateRule year_to_date_rule = YearToDateRule::not_stated;
  TypedTolerance tolerance;
  std::vector<std::string> parts_of;  // refs of the totals that this measure is a part of
  std::string numerator;              // ref of the measure that is the numerator
  std::string denominator;            // ref of the measure that is the denominator, or of a population

  // What only a register states.
  std::string set;                // the measure set: polarity belongs to a measure in its set
  std::string outcome, priority;  // that the measure serves, as the plan words them
  std::optional<int> decimals;    // places that its figures are printed with
  std::vector<int> months_due;    // calendar months, 1 to 12, that have a figure; empty: as the frequency says
  ReportingBasis reporting_basis = ReportingBasis::not_stated;
  std::optional<Decimal> rate_base;  // 10000 of a rate per 10,000
  std::string population;            // name of the population that a rate is per
  std::string sub_measure_of;        // ref
  std::string target;                // as typed; read_target reads it
  std::string rule;                  // how green, amber and red follow from the target, as typed
  RagBasis rag_basis = RagBasis::not_stated;
  DirectionBasis direction_basis = DirectionBasis::not_stated;
  std::optional<Decimal> stable_band;  // changes up to it, in the measure's unit, are no movement
  std::string source_system, definition_text;
  std::vector<std::string> external_ids;  // "NI 59", "SSDA903 3.2": one entry each
};

// Whether the words say how often a measure is reported: "Monthly", "Quarterly/ Annual", "6 monthly", "Monthly from
// April 2016", "Annual (Autumn Term each year)".
[[nodiscard]] bool says_frequency(std::string_view text);

// The canonical form of a ref: "Ref No. 1.A1" -> "1.A1", "1.B1 (a)" and "1.B1 a)" -> "1.B1(a)", "3.B3 ii)" ->
// "3.B3(ii)", "6.10" stays. Empty for blanks.
[[nodiscard]] std::string canonical_ref(std::string_view text);
// The same with what had to be put right, in words: look-alike letters, a second ref in the cell. Nothing where the
// text is no ref.
struct RefAsRead {
  std::string ref;
  std::vector<std::string> notes;
};
[[nodiscard]] std::optional<RefAsRead> read_ref(std::string_view text);
// The ref that is meant where a digit stands for the letter it looks like: 1.B9 for 1.89. Only where one reading is
// left: a register that has 1.B9 and no 1.89; neighbours in the table (no register) that have 1.B8 or 1.B10, no 1.B9
// and nothing else of the form of 1.89. Both refs canonical.
enum class KnownRefs : std::uint8_t { of_register, of_neighbours };
[[nodiscard]] std::optional<std::string> meant_ref(std::string_view ref, const std::vector<std::string>& known,
                                                   KnownRefs whose);
// Whether text looks like a measure number at all ("2.1", "6.2a", "1.A1", "CP 10").
[[nodiscard]] bool looks_like_ref(std::string_view text);
// Natural order: 6.2a, 6.2b, 6.3 ... 6.10.
[[nodiscard]] bool ref_less(std::string_view left, std::string_view right);

}  // namespace scorebook
