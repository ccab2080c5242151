#include "locate/definition.hpp"

#include <algorithm>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "text/notation.hpp"
#include "text/ref_in_column.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

const RegisterMeasure* find_defined(const Register* measure_register, const std::string& ref,
                                    const std::string& title) {
  if (measure_register == nullptr) return nullptr;
  if (!ref.empty()) return measure_register->find(ref);
  const auto found =
      std::find_if(measure_register->measures.begin(), measure_register->measures.end(),
                   [&](const RegisterMeasure& measure) { return folded(measure.definition.title) == folded(title); });
  return found == measure_register->measures.end() ? nullptr : &*found;
}

void apply(const Measure& definition, Measure& measure) {
  if (definition.polarity != Polarity::unknown) {
    measure.polarity = definition.polarity;
    measure.polarity_text = definition.polarity_text;
  }
  if (!definition.tolerance.empty()) measure.tolerance = definition.tolerance;
  if (definition.unit != Unit::unknown) measure.unit = definition.unit;
  measure.year_to_date_rule = definition.year_to_date_rule;
  measure.parts_of = definition.parts_of;
  measure.numerator = definition.numerator;
  measure.denominator = definition.denominator;
  measure.set = definition.set;
  measure.outcome = definition.outcome;
  measure.priority = definition.priority;
  measure.priority_measure = measure.priority_measure || definition.priority_measure;
  if (!definition.frequency.empty()) measure.frequency = definition.frequency;
  if (!definition.lead.empty()) measure.lead = definition.lead;
  measure.decimals = definition.decimals;
  measure.months_due = definition.months_due;
  measure.reporting_basis = definition.reporting_basis;
  measure.rate_base = definition.rate_base;
  measure.population = definition.population;
  measure.sub_measure_of = definition.sub_measure_of;
  measure.target = definition.target;
  measure.rule = definition.rule;
  measure.rag_basis = definition.rag_basis;
  measure.direction_basis = definition.direction_basis;
  measure.stable_band = definition.stable_band;
  measure.source_system = definition.source_system;
  measure.definition_text = definition.definition_text;
  measure.external_ids = definition.external_ids;
  if (measure.ref.empty()) measure.ref_suggested = definition.ref;
}

// Where nobody states the rule, only this is certain: the months of a count add up over the financial year.
YearToDateRule rule_of_note(const Measure& measure) {
  const bool adds_up = measure.unit == Unit::count && folded(measure.year_to_date_note) == "financial year";
  return adds_up ? YearToDateRule::sum : YearToDateRule::not_stated;
}

}  // namespace

bool stands_for_a_ref(const std::string& text) { return !ref_in_its_column(text).empty(); }

void lay_register_over(Measure& measure, const Register* measure_register) {
  if (const RegisterMeasure* defined = find_defined(measure_register, measure.ref, measure.title); defined != nullptr)
    apply(defined->definition, measure);
}

void define_measure(ScorecardRow& row, Unit unit_of_figures, const Register* measure_register) {
  Measure& measure = row.definition;
  measure.ref = ref_in_its_column(row.ref.text);
  measure.title = row.title.text;
  measure.name = measure.ref.empty() ? measure.title : measure.ref;
  measure.section = row.section.text;
  measure.polarity_text = row.polarity.text;
  measure.polarity = parse_polarity(row.polarity.text);
  measure.data_note = row.data_note.text;
  measure.year_to_date_note = row.year_to_date_note.text;
  measure.tolerance = {row.red.text, row.amber.text, row.green.text};
  measure.unit = unit_of_measure(measure.data_note, measure.title);
  if (measure.unit == Unit::unknown) measure.unit = unit_of_figures;
  lay_register_over(measure, measure_register);
  if (measure.year_to_date_rule == YearToDateRule::not_stated) measure.year_to_date_rule = rule_of_note(measure);
}

}  // namespace scorebook
