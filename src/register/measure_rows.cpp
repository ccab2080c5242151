#include "register/measure_rows.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "register/register_columns.hpp"
#include "register/register_row.hpp"
#include "scorebook/period.hpp"
#include "scorebook/rag_rule.hpp"
#include "text/ref_in_column.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kMostDecimals = 9;

void read_name(const RegisterRow& row, RegisterMeasure& read) {
  Measure& measure = read.definition;
  const std::string ref = row.text("ref");
  read.place = row.place("ref");
  measure.title = row.text("title");
  if (ref.empty()) {
    row.fault("ref", "the measure \"" + measure.title + "\" has no ref");
  } else if (ref_in_its_column(ref).empty()) {
    row.fault("ref", "\"" + ref + "\" is no measure number such as 2.1, 6.2a, 1.A1 or KPI-3");
  }
  measure.ref = ref_in_its_column(ref);
  measure.name = measure.ref;
  if (measure.title.empty()) row.fault("title", "measure " + ref + " has no title");
  measure.set = row.text("set");
  measure.section = row.text("section");
  measure.outcome = row.text("outcome");
  measure.priority = row.text("priority");
  measure.priority_measure = row.yes("priority measure");
  measure.lead = row.text("lead");
  measure.source_system = row.text("source system");
  measure.definition_text = row.text("definition");
  measure.external_ids = split_list(row.text("external ids"), ";");
}

std::vector<int> read_months_due(const RegisterRow& row) {
  std::vector<int> months;
  for (const std::string& word : split_list(row.text("months due"), ",;")) {
    const std::optional<Period> month = parse_period_in(word, Period::calendar_year(2016));
    if (month && month->kind() == PeriodKind::month) {
      months.push_back(month_of(month->last()));
    } else {
      row.fault("months due", "\"" + word + "\" is no month such as June");
    }
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

void read_counting(const RegisterRow& row, Measure& measure) {
  measure.unit = row.choice("unit", Unit::unknown, parse_register_unit);
  measure.decimals = row.whole("decimals", 0, kMostDecimals);
  measure.frequency = row.text("frequency");
  if (!measure.frequency.empty() && parse_frequency(measure.frequency) == Frequency::not_stated)
    row.fault("frequency", "\"" + measure.frequency + "\" says not how often: " + listed(frequency_names(), "or"));
  measure.months_due = read_months_due(row);
  measure.reporting_basis = row.choice("reporting basis", ReportingBasis::not_stated, parse_reporting_basis);
  measure.year_to_date_rule = row.choice("year-to-date rule", YearToDateRule::not_stated, parse_year_to_date_rule);
  measure.numerator = row.ref("numerator");
  measure.denominator = row.ref("denominator");
  measure.rate_base = row.number("rate base");
  if (measure.rate_base && (measure.rate_base->negative() || measure.rate_base->zero()))
    row.fault("rate base", "\"" + row.text("rate base") + "\" is nothing that a rate can be per");
  measure.population = row.text("population");
  measure.parts_of = row.refs("parts of");
  measure.sub_measure_of = row.ref("sub-measure of");
}

void read_judging(const RegisterRow& row, Measure& measure) {
  measure.polarity_text = row.text("good performance");
  measure.polarity = parse_polarity(measure.polarity_text);
  if (!measure.polarity_text.empty() && measure.polarity == Polarity::unknown)
    row.fault("good performance", "\"" + measure.polarity_text +
                                      "\" is no good performance: High, Low, Info, Not applicable or Within limits");
  measure.target = row.text("target");
  measure.tolerance = {row.text("red"), row.text("amber"), row.text("green")};
  measure.rule = row.text("rule");
  if (!measure.rule.empty()) {
    if (const Result<RagRule> rule = parse_rag_rule(measure.rule); !rule) row.fault("rule", rule.error().what);
  }
  measure.rag_basis = row.choice("RAG basis", RagBasis::not_stated, parse_rag_basis);
  measure.direction_basis = row.choice("direction basis", DirectionBasis::not_stated, parse_direction_basis);
  measure.stable_band = row.number("stable band");
  if (measure.stable_band && measure.stable_band->negative())
    row.fault("stable band", "a band cannot be below 0 (\"" + row.text("stable band") + "\")");
}

// "April 2015: new recording system (J Smith)"
std::optional<Break> parse_break(const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::optional<Period> from = parse_period(trimmed(text.substr(0, colon)));
  if (colon == std::string::npos || !from) return std::nullopt;
  Break result{*from, trimmed(text.substr(colon + 1)), ""};
  if (const std::size_t bracket = result.reason.rfind('(');
      bracket != std::string::npos && result.reason.ends_with(')')) {
    result.name = trimmed(result.reason.substr(bracket + 1, result.reason.size() - bracket - 2));
    result.reason = trimmed(result.reason.substr(0, bracket));
  }
  return result.reason.empty() ? std::nullopt : std::make_optional(std::move(result));
}

std::vector<Break> read_breaks(const RegisterRow& row) {
  std::vector<Break> breaks;
  for (const std::string& text : split_list(row.text("breaks"), ";")) {
    if (std::optional<Break> read = parse_break(text)) {
      breaks.push_back(std::move(*read));
    } else {
      row.fault("breaks",
                "\"" + text + "\" is no period, colon and reason, such as April 2015: new recording system (J Smith)");
    }
  }
  std::sort(breaks.begin(), breaks.end(), [](const Break& left, const Break& right) { return left.from < right.from; });
  return breaks;
}

// Rows of one measure must not hold at the same time.
void check_versions(const std::vector<RegisterMeasure>& measures, RegisterFaults& faults) {
  std::map<std::string, std::vector<const RegisterMeasure*>> versions;
  for (const RegisterMeasure& measure : measures) {
    if (measure.definition.ref.empty()) continue;
    std::vector<const RegisterMeasure*>& earlier = versions[measure.definition.ref];
    const auto clash = std::find_if(earlier.begin(), earlier.end(), [&](const RegisterMeasure* other) {
      return other->validity.overlaps(measure.validity);
    });
    if (clash != earlier.end()) {
      const bool dated = measure.validity != Validity{} || (*clash)->validity != Validity{};
      faults.add(to_string(measure.place), "measure " + measure.definition.ref +
                                               " stands here a second time, first in " + to_string((*clash)->place) +
                                               (dated ? ", and both rows hold at the same time" : ""));
    }
    earlier.push_back(&measure);
  }
}

}  // namespace

std::vector<RegisterMeasure> read_measures(const RegisterSheet& table, RegisterFaults& faults) {
  std::vector<RegisterMeasure> measures;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    RegisterMeasure read;
    read_name(row, read);
    read_counting(row, read.definition);
    read_judging(row, read.definition);
    read.validity = row.validity("valid from", "valid to");
    read.breaks = read_breaks(row);
    measures.push_back(std::move(read));
  }
  check_versions(measures, faults);
  return measures;
}

}  // namespace scorebook
