// The register as the rows that state it: what its readers read, the other way round.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "register/override_rows.hpp"
#include "register/register_columns.hpp"
#include "scorebook/register.hpp"
#include "text/number_format.hpp"

namespace scorebook {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

// A period in words that are read as the same one, the plainest first.
std::string text_of(const Period& period) {
  const bool by_label = period.kind() == PeriodKind::quarter || period.kind() == PeriodKind::financial_year;
  for (const std::string& words :
       {by_label ? period.label() : period.words(), period.label(), period.words() + " survey", period.id()}) {
    if (parse_period(words) == period) return words;
  }
  return period.id();
}

std::string text_of(const std::optional<Period>& period) { return period ? text_of(*period) : std::string(); }
std::string text_of(const std::optional<MonthNumber>& month) {
  return month ? text_of(Period::of_month(*month)) : std::string();
}
std::string text_of(const std::optional<Date>& date) { return date ? to_string(*date) : std::string(); }
std::string text_of(const std::optional<Decimal>& number) { return number ? number->to_string() : std::string(); }

std::string text_of(const Break& broken) {
  return text_of(broken.from) + ": " + broken.reason + (broken.name.empty() ? "" : " (" + broken.name + ")");
}

// A figure as its cell has it: the stored number, where a format shows it as it was shown; else what was typed.
RegisterCell cell_of(const Figure& figure) {
  // A mark says that the figure is provisional; it stands in the text.
  if (figure.provisional && figure.value) {
    Figure plain = figure;
    plain.provisional = false;
    const std::string shown = plain.shown();
    return {shown.find('*') == std::string::npos ? shown + "*" : shown};
  }
  if (!figure.raw) return {figure.text};
  const std::string places =
      figure.decimals > 0 ? "." + std::string(static_cast<std::size_t>(figure.decimals), '0') : "";
  for (const std::string& format : {"0" + places + "%", "0" + places, "#,##0" + places, std::string("General")}) {
    if (NumberFormat(format).shown(*figure.raw, false) == figure.text) return {figure.text, figure.raw, format};
  }
  // A format that is not known here: the number that is stored counts more than how it was shown.
  const bool per_cent = figure.unit == Unit::per_cent;
  return {figure.text, figure.raw, per_cent ? "0" + places + "%" : "General"};
}

using MeasureText = std::function<std::string(const RegisterMeasure&)>;

MeasureText words_at(std::string Measure::*member) {
  return [member](const RegisterMeasure& measure) { return measure.definition.*member; };
}

std::string months_due(const RegisterMeasure& measure) {
  std::vector<std::string> names;
  for (const int month : measure.definition.months_due) {
    const std::string words = Period::month(2016, month).words();
    names.push_back(words.substr(0, words.find(' ')));
  }
  return joined(names);
}

std::string breaks_text(const RegisterMeasure& measure) {
  std::vector<std::string> texts;
  for (const Break& broken : measure.breaks) texts.push_back(text_of(broken));
  return joined(texts);
}

template <class Value>
std::string name_unless(Value value, Value blank, std::string_view (*name)(Value)) {
  return value == blank ? std::string() : std::string(name(value));
}

const std::vector<std::pair<std::string, MeasureText>>& measure_texts() {
  static const std::vector<std::pair<std::string, MeasureText>> kTexts = {
      {"ref", words_at(&Measure::ref)},
      {"title", words_at(&Measure::title)},
      {"set", words_at(&Measure::set)},
      {"section", words_at(&Measure::section)},
      {"outcome", words_at(&Measure::outcome)},
      {"priority", words_at(&Measure::priority)},
      {"good performance",
       [](const RegisterMeasure& measure) {
         const Measure& definition = measure.definition;
         return definition.polarity_text.empty() ? std::string(polarity_name(definition.polarity))
                                                 : definition.polarity_text;
       }},
      {"unit",
       [](const RegisterMeasure& measure) {
         // As the list of words has it: a comma would end a word there.
         std::string name = register_unit_name(measure.definition.unit);
         name.erase(std::remove(name.begin(), name.end(), ','), name.end());
         return name;
       }},
      {"decimals",
       [](const RegisterMeasure& measure) {
         const std::optional<int>& decimals = measure.definition.decimals;
         return decimals ? std::to_string(*decimals) : std::string();
       }},
      {"frequency", words_at(&Measure::frequency)},
      {"months due", months_due},
      {"reporting basis",
       [](const RegisterMeasure& measure) {
         return std::string(reporting_basis_name(measure.definition.reporting_basis));
       }},
      {"year-to-date rule",
       [](const RegisterMeasure& measure) {
         return name_unless(measure.definition.year_to_date_rule, YearToDateRule::not_stated, year_to_date_rule_name);
       }},
      {"numerator", words_at(&Measure::numerator)},
      {"denominator", words_at(&Measure::denominator)},
      {"rate base", [](const RegisterMeasure& measure) { return text_of(measure.definition.rate_base); }},
      {"population", words_at(&Measure::population)},
      {"parts of", [](const RegisterMeasure& measure) { return joined(measure.definition.parts_of); }},
      {"sub-measure of", words_at(&Measure::sub_measure_of)},
      {"target", words_at(&Measure::target)},
      {"red", [](const RegisterMeasure& measure) { return measure.definition.tolerance.red; }},
      {"amber", [](const RegisterMeasure& measure) { return measure.definition.tolerance.amber; }},
      {"green", [](const RegisterMeasure& measure) { return measure.definition.tolerance.green; }},
      {"rule", words_at(&Measure::rule)},
      {"RAG basis",
       [](const RegisterMeasure& measure) {
         return name_unless(measure.definition.rag_basis, RagBasis::not_stated, rag_basis_name);
       }},
      {"direction basis",
       [](const RegisterMeasure& measure) {
         return name_unless(measure.definition.direction_basis, DirectionBasis::not_stated, direction_basis_name);
       }},
      {"stable band", [](const RegisterMeasure& measure) { return text_of(measure.definition.stable_band); }},
      {"priority measure",
       [](const RegisterMeasure& measure) { return std::string(measure.definition.priority_measure ? "yes" : ""); }},
      {"lead", words_at(&Measure::lead)},
      {"source system", words_at(&Measure::source_system)},
      {"definition", words_at(&Measure::definition_text)},
      {"valid from", [](const RegisterMeasure& measure) { return text_of(measure.validity.first); }},
      {"valid to", [](const RegisterMeasure& measure) { return text_of(measure.validity.last); }},
      {"breaks", breaks_text},
      {"external ids", [](const RegisterMeasure& measure) { return joined(measure.definition.external_ids); }},
  };
  return kTexts;
}

RegisterRows rows_of(const std::vector<RegisterMeasure>& measures) {
  RegisterRows rows;
  for (const RegisterMeasure& measure : measures) {
    std::vector<RegisterCell>& row = rows.emplace_back();
    for (const RegisterColumn& column : register_columns("Measures"))
      row.push_back({register_cell(measure, column.name)});
  }
  return rows;
}

RegisterRows rows_of(const std::vector<DatedTarget>& targets) {
  RegisterRows rows;
  for (const DatedTarget& target : targets) {
    rows.push_back({{target.ref},
                    {text_of(target.validity.first)},
                    {text_of(target.validity.last)},
                    {target.target},
                    {target.tolerance.red},
                    {target.tolerance.amber},
                    {target.tolerance.green},
                    {target.note}});
  }
  return rows;
}

RegisterRows rows_of_benchmarks(const std::vector<RegisterFigure>& benchmarks) {
  RegisterRows rows;
  for (const RegisterFigure& figure : benchmarks) {
    const Observation& read = figure.observation;
    rows.push_back({{read.measure}, {read.benchmark}, {text_of(read.period)}, cell_of(read.figure), {figure.source}});
  }
  return rows;
}

RegisterRows rows_of_history(const std::vector<RegisterFigure>& history) {
  RegisterRows rows;
  for (const RegisterFigure& figure : history) {
    const Observation& read = figure.observation;
    rows.push_back({{read.measure},
                    {text_of(read.period)},
                    {read.kind == ObservationKind::year_to_date ? "ytd" : "value"},
                    cell_of(read.figure),
                    {text_of(read.figure.numerator)},
                    {text_of(read.figure.denominator)},
                    {figure.source}});
  }
  return rows;
}

RegisterRows rows_of(const std::vector<Waiver>& waivers) {
  RegisterRows rows;
  for (const Waiver& waiver : waivers) {
    rows.push_back({{waiver.rule},
                    {waiver.fingerprint},
                    {waiver.measure},
                    {text_of(waiver.period)},
                    {text_of(waiver.from)},
                    {waiver.reason},
                    {waiver.name},
                    {text_of(waiver.date)},
                    {text_of(waiver.until)}});
  }
  return rows;
}

std::string text_of(const std::optional<Rag>& rag) { return rag ? std::string(override_rag_name(*rag)) : ""; }

RegisterRows rows_of(const std::vector<Override>& overrides) {
  RegisterRows rows;
  for (const Override& each : overrides) {
    rows.push_back({{each.ref},
                    {text_of(std::optional<Period>(each.period))},
                    {text_of(each.rag_period)},
                    {text_of(each.rag_year_end)},
                    {each.status ? std::to_string(static_cast<int>(*each.status)) : ""},
                    {each.direction ? std::string(override_direction_name(*each.direction)) : ""},
                    {each.reason},
                    {each.name},
                    {text_of(each.date)}});
  }
  return rows;
}

RegisterRows rows_of(const std::vector<PlanOutcome>& outcomes) {
  RegisterRows rows;
  for (const PlanOutcome& each : outcomes)
    rows.push_back(
        {{each.priority}, {each.outcome}, {text_of(each.period)}, {each.lead}, {each.overview}, {each.risks}});
  return rows;
}

RegisterRows rows_of_sources(const std::vector<SourceTable>& tables) {
  RegisterRows rows;
  std::vector<std::vector<std::string>> texts = source_sheet_rows(tables);
  for (std::size_t at = 1; at < texts.size(); ++at) {  // the first are the headings
    std::vector<RegisterCell>& row = rows.emplace_back();
    for (std::string& text : texts[at]) row.push_back({std::move(text)});
  }
  return rows;
}

RegisterRows rows_of(const Settings& settings) {
  RegisterRows rows;
  for (const SettingDescription& setting : setting_descriptions()) {
    const std::string takes = setting.choices.empty() ? "a number" : joined(setting.choices);
    rows.push_back({{setting.name},
                    {setting_text(settings, setting.name)},
                    {setting.what + " Takes: " + takes + ". Default: " + setting.standard + "."}});
  }
  return rows;
}

}  // namespace

std::string register_cell(const RegisterMeasure& measure, const std::string& column) {
  for (const auto& [name, text] : measure_texts()) {
    if (name == column) return text(measure);
  }
  return {};
}

RegisterRows register_rows(const Register& measure_register, const std::string& sheet) {
  RegisterRows rows;
  if (sheet == "Measures") rows = rows_of(measure_register.measures);
  if (sheet == "Targets") rows = rows_of(measure_register.targets);
  if (sheet == "Benchmarks") rows = rows_of_benchmarks(measure_register.benchmarks);
  if (sheet == kHistorySheet) rows = rows_of_history(measure_register.history);
  if (sheet == "Populations") {
    for (const Population& population : measure_register.populations)
      rows.push_back({{population.name}, {population.year}, {population.people.to_string()}});
  }
  if (sheet == "Report") {
    for (const ReportWord& word : measure_register.report) rows.push_back({{word.what}, {word.value}});
  }
  if (sheet == "Pages") {
    for (const ReportPage& page : measure_register.pages)
      rows.push_back({{page.page}, {page.name}, {page.title}, {joined(page.measures)}});
  }
  if (sheet == "Outcomes") rows = rows_of(measure_register.outcomes);
  if (sheet == "Sources") rows = rows_of_sources(measure_register.sources);
  if (sheet == "Waivers") rows = rows_of(measure_register.waivers);
  if (sheet == "Overrides") rows = rows_of(measure_register.overrides);
  if (sheet == "Settings") rows = rows_of(measure_register.settings);
  return rows;
}

}  // namespace scorebook
