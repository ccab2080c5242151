#include "register/other_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "register/register_row.hpp"
#include "register/row_checks.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// Measure, period and figure of a row, in the unit of the measure.
Observation observation_of(const RegisterRow& row, ObservationKind kind, const Register& so_far) {
  Observation read;
  const RegisterMeasure* measure = measure_of(row, "ref", so_far);
  read.measure = row.ref("ref");
  read.kind = kind;
  read.place = row.place("value");
  if (measure != nullptr) read.title = measure->definition.title;
  if (!row.needed("period", "this row has no period").empty()) read.period = row.period("period");
  if (!row.needed("value", "this row has no figure").empty())
    read.figure = row.figure("value", measure == nullptr ? Unit::unknown : measure->definition.unit);
  return read;
}

}  // namespace

std::vector<DatedTarget> read_targets(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults) {
  std::vector<DatedTarget> targets;
  std::map<std::string, std::vector<std::size_t>> of_measure;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    DatedTarget read;
    measure_of(row, "ref", so_far);
    read.ref = row.ref("ref");
    read.place = row.place("ref");
    read.validity = row.validity("from", "to");
    read.target = row.text("target");
    read.tolerance = {row.text("red"), row.text("amber"), row.text("green")};
    read.note = row.text("note");
    if (read.target.empty() && read.tolerance.empty()) row.fault("target", "this row has no target and no tolerance");
    std::vector<std::size_t>& others = of_measure[read.ref];
    const auto clash = std::find_if(others.begin(), others.end(),
                                    [&](std::size_t at) { return targets[at].validity.overlaps(read.validity); });
    if (clash != others.end() && !read.ref.empty())
      row.fault("ref", "a target of " + read.ref + " holds already for some of these periods, in " +
                           to_string(targets[*clash].place));
    others.push_back(targets.size());
    targets.push_back(std::move(read));
  }
  std::stable_sort(targets.begin(), targets.end(),
                   [](const DatedTarget& left, const DatedTarget& right) { return left.ref < right.ref; });
  return targets;
}

std::vector<RegisterFigure> read_benchmarks(const RegisterSheet& table, const Register& so_far,
                                            RegisterFaults& faults) {
  std::vector<RegisterFigure> benchmarks;
  std::map<std::tuple<std::string, std::string, Period>, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    Observation read = observation_of(row, ObservationKind::benchmark, so_far);
    read.benchmark = row.needed("benchmark", "this row does not say whose figure it is");
    if (read.period)
      must_be_new(row, "ref", seen, {read.measure, folded(read.benchmark), *read.period},
                  "the " + read.benchmark + " of " + read.measure + " for " + row.text("period"));
    benchmarks.push_back({std::move(read), row.text("source")});
  }
  return benchmarks;
}

std::vector<RegisterFigure> read_history(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults) {
  std::vector<RegisterFigure> history;
  std::map<std::tuple<std::string, ObservationKind, Period>, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    const auto kind_of = [](const std::string& words) -> std::optional<ObservationKind> {
      const std::string kind = folded(words);
      if (kind == "value") return ObservationKind::value;
      if (kind == "ytd" || kind == "year to date") return ObservationKind::year_to_date;
      return std::nullopt;
    };
    Observation read = observation_of(row, row.choice("kind", ObservationKind::value, kind_of), so_far);
    if (const std::optional<Decimal> numerator = row.number("numerator")) read.figure.numerator = numerator;
    if (const std::optional<Decimal> denominator = row.number("denominator")) read.figure.denominator = denominator;
    if (read.period)
      must_be_new(row, "ref", seen, {read.measure, read.kind, *read.period},
                  "the figure of " + read.measure + " for " + row.text("period"));
    history.push_back({std::move(read), row.text("note")});
  }
  return history;
}

std::vector<Population> read_populations(const RegisterSheet& table, const Register&, RegisterFaults& faults) {
  std::vector<Population> populations;
  std::map<std::pair<std::string, std::string>, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    Population read;
    read.name = row.needed("name", "the population in this row has no name");
    read.place = row.place("population");
    if (const std::string year = row.text("year"); !year.empty()) {
      const std::optional<Period> period = table.period(number, "year");
      if (!period) row.fault("year", "\"" + year + "\" is no year such as 2015/16");
      read.year = period ? period->id() : "";
    }
    const std::optional<Decimal> people = table.number(number, "population");
    if (people && !people->negative() && !people->zero()) {
      read.people = *people;
    } else {
      row.fault("population", "\"" + row.text("population") + "\" is no number of people");
    }
    if (!read.name.empty())
      must_be_new(row, "name", seen, {folded(read.name), read.year}, "the population " + read.name + " of this year");
    populations.push_back(std::move(read));
  }
  return populations;
}

std::vector<ReportWord> read_report_words(const RegisterSheet& table, const Register&, RegisterFaults& faults) {
  constexpr std::array<std::string_view, 7> kKnown = {"title",   "title at year end", "directorate", "appendix",
                                                      "subject", "created by",        "note"};
  std::vector<ReportWord> words;
  std::map<std::string, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    const std::string what = folded(row.needed("what", "this row does not say what it is"));
    if (std::find(kKnown.begin(), kKnown.end(), what) == kKnown.end() && !what.empty())
      row.fault("what", "\"" + row.text("what") + "\" is nothing that a report says of itself: " +
                            listed({kKnown.begin(), kKnown.end()}, "or"));
    must_be_new(row, "what", seen, what, "\"" + what + "\"");
    words.push_back({what, row.text("value"), row.place("what")});
  }
  return words;
}

std::vector<ReportPage> read_pages(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults) {
  std::vector<ReportPage> pages;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    ReportPage read;
    read.page = row.needed("page", "this row names no sheet of the workbook");
    read.name = row.text("name");
    read.title = row.text("title");
    read.measures = row.refs("measures");
    for (const std::string& ref : read.measures) {
      if (so_far.find(ref) == nullptr && !so_far.measures.empty())
        row.fault("measures", "\"" + ref + "\" is no measure of the sheet Measures");
    }
    read.place = row.place("page");
    pages.push_back(std::move(read));
  }
  return pages;
}

std::vector<PlanOutcome> read_outcomes(const RegisterSheet& table, const Register&, RegisterFaults& faults) {
  std::vector<PlanOutcome> outcomes;
  std::map<std::tuple<std::string, std::string, std::optional<Period>>, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    PlanOutcome read;
    read.place = row.place("outcome");
    read.priority = row.needed("priority", "this row names no priority");
    read.outcome = row.needed("outcome", "this row names no outcome");
    read.lead = row.text("lead accountability");
    read.period = row.period("period");
    read.overview = row.text("overview of progress");
    read.risks = row.text("risks and challenges");
    const bool reports = !read.overview.empty() || !read.risks.empty();
    // Without one, what was written for one quarter would be printed in all that follow.
    if (reports && row.text("period").empty())
      row.fault("period", "an overview or risks need the period that they are about, such as Q2 2017/18");
    if (!reports && read.lead.empty())
      row.fault("outcome", "this row states no lead accountability, no overview and no risks");
    if (!read.priority.empty() && !read.outcome.empty())
      must_be_new(row, "outcome", seen, {folded(read.priority), folded(read.outcome), read.period},
                  "the outcome " + read.outcome + " of " + read.priority +
                      (read.period ? " for " + row.text("period") : std::string()));
    outcomes.push_back(std::move(read));
  }
  return outcomes;
}

std::vector<Waiver> read_waivers(const RegisterSheet& table, const Register& so_far, RegisterFaults& faults) {
  std::vector<Waiver> waivers;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    Waiver read;
    read.rule = row.text("rule");
    read.fingerprint = row.text("fingerprint");
    if (read.rule.empty() == read.fingerprint.empty())
      row.fault("rule", read.rule.empty() ? "this waiver names no rule and no fingerprint"
                                          : "this waiver names a rule and a fingerprint: one of them is enough");
    read.measure = row.ref("measure");
    if (!read.measure.empty()) measure_of(row, "measure", so_far);
    read.period = row.period("period");
    read.from = row.period("from");
    if (read.period && read.from)
      row.fault("from", "this waiver holds for one period and from one on: say one of them");
    read.reason = row.needed("reason", "this waiver gives no reason");
    read.name = row.needed("name", "this waiver says not who accepted the finding");
    if (!row.needed("date", "this waiver has no date").empty()) read.date = row.date("date");
    read.until = row.date("until");
    if (read.date && read.until && *read.until < *read.date)
      row.fault("until",
                "this waiver ends (" + to_string(*read.until) + ") before it was made (" + to_string(*read.date) + ")");
    read.place = row.place("rule");
    waivers.push_back(std::move(read));
  }
  return waivers;
}

namespace {

// The default of a setting, "" where there is none of that name.
std::string default_of(const std::string& name) {
  for (const SettingDescription& setting : setting_descriptions()) {
    if (folded(setting.name) == folded(name)) return setting.standard;
  }
  return {};
}

}  // namespace

Settings read_settings(const RegisterSheet& table, const Register&, RegisterFaults& faults) {
  Settings settings;
  std::map<std::string, Place> seen;
  for (const std::uint32_t number : table.rows()) {
    const RegisterRow row(table, number, faults);
    const std::string name = row.needed("setting", "this row names no setting");
    if (name.empty()) continue;
    must_be_new(row, "setting", seen, folded(name), "\"" + name + "\"");
    std::string value = row.text("value");
    if (value.empty()) value = default_of(name);
    if (const std::optional<std::string> wrong = set_setting(settings, name, value)) row.fault("value", *wrong);
  }
  return settings;
}

}  // namespace scorebook
