#include "scorebook/register.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "register/register_sheet.hpp"
#include "register/sources.hpp"
#include "scorebook/period.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// Headings as they may be typed; the first spelling is the one that messages use.
const std::vector<RegisterColumn> kMeasureColumns = {
    {"ref", {"ref", "measure no", "number", "no"}, true},
    {"title", {"title", "measure", "indicator", "measure title"}, true},
    {"section", {"section"}, false},
    {"unit", {"unit", "units"}, false},
    {"year-to-date rule", {"year-to-date rule", "year to date rule", "ytd rule", "year to date"}, false},
    {"parts of", {"parts of", "part of"}, false},
    {"numerator", {"numerator"}, false},
    {"denominator", {"denominator"}, false},
    {"good performance", {"good performance", "good performance is", "good perf is", "polarity"}, false},
    {"red", {"red"}, false},
    {"amber", {"amber"}, false},
    {"green", {"green", "target green"}, false},
};
const std::vector<RegisterColumn> kPopulationColumns = {
    {"name", {"name", "age group", "age", "area", "population name"}, true},
    {"year", {"year"}, false},
    {"population", {"population", "people"}, true},
};

constexpr const char* kYearToDateRules =
    "sum, ratio of sums, last, rolling 12 months, average, cumulative, given or none";

constexpr const char* kUnits = "%, count, per 10,000, per 100,000, days, weeks, cases or £";

// The unit that a cell of the register names, in the words of every output or their plain synonyms; nothing for others.
std::optional<Unit> parse_unit(const std::string& text) {
  static const std::map<std::string, Unit> kNames = {
      {"%", Unit::per_cent},
      {"per cent", Unit::per_cent},
      {"percent", Unit::per_cent},
      {"percentage", Unit::per_cent},
      {"count", Unit::count},
      {"number", Unit::count},
      {"per 10,000", Unit::per_10000},
      {"per 10000", Unit::per_10000},
      {"rate per 10,000", Unit::per_10000},
      {"per 100,000", Unit::per_100000},
      {"per 100000", Unit::per_100000},
      {"rate per 100,000", Unit::per_100000},
      {"days", Unit::days},
      {"weeks", Unit::weeks},
      {"cases", Unit::cases},
      {"£", Unit::money},
      {"money", Unit::money},
  };
  const auto found = kNames.find(folded(text));
  return found == kNames.end() ? std::nullopt : std::make_optional(found->second);
}

// "2.1; 2.2" and "2.1, 2.2" name two measures.
std::vector<std::string> split_refs(const std::string& text) {
  std::vector<std::string> refs;
  std::string ref;
  for (const char letter : text + ";") {
    if (letter != ';' && letter != ',') {
      ref += letter;
      continue;
    }
    if (!trimmed(ref).empty()) refs.push_back(looks_like_ref(ref) ? canonical_ref(ref) : trimmed(ref));
    ref.clear();
  }
  return refs;
}

class RegisterReader {
 public:
  explicit RegisterReader(const Workbook& workbook) : workbook_(workbook) { register_.file = workbook.name; }

  Result<Register> read() {
    const Sheet* sources = sources_sheet();
    if (sources == nullptr || workbook_.find_sheet("Measures") != nullptr) read_measures();
    if (sources != nullptr) read_source_tables(*sources);
    if (workbook_.find_sheet("Populations") != nullptr) read_populations();
    check_links();
    if (!faults_.empty()) return faults_.error(workbook_.name);
    return std::move(register_);
  }

 private:
  // The sheet of that name; or the only sheet, whatever it is called, where it has the headings of one, as a csv has.
  [[nodiscard]] const Sheet* sources_sheet() const {
    if (const Sheet* named = workbook_.find_sheet("Sources")) return named;
    if (workbook_.sheets.size() != 1 || workbook_.find_sheet("Measures") != nullptr) return nullptr;
    RegisterFaults faults;
    const RegisterSheet table(workbook_, workbook_.sheets.front(), source_register_columns(), faults);
    return table.found() ? &workbook_.sheets.front() : nullptr;
  }

  void read_source_tables(const Sheet& sheet) {
    const RegisterSheet table(workbook_, sheet, source_register_columns(), faults_);
    register_.sources = read_sources(table, faults_);
    if (table.found() && table.rows().empty())
      faults_.add(sheet.name->sheet, "the sheet has headings but no table below them");
  }

  void read_measures() {
    const Sheet* sheet = workbook_.find_sheet("Measures");
    if (sheet == nullptr) {
      faults_.add("", "there is no sheet named Measures and none named Sources");
      return;
    }
    const RegisterSheet table(workbook_, *sheet, kMeasureColumns, faults_);
    for (const std::uint32_t row : table.rows()) read_measure(table, row);
    if (table.found() && table.rows().empty())
      faults_.add("Measures", "the sheet has headings but no measure below them");
  }

  void read_measure(const RegisterSheet& table, std::uint32_t row) {
    RegisterMeasure read;
    Measure& measure = read.definition;
    const std::string ref = table.text(row, "ref");
    read.place = table.place(row, "ref");
    measure.title = table.text(row, "title");
    measure.section = table.text(row, "section");
    if (ref.empty()) {
      faults_.add(to_string(read.place), "the measure \"" + measure.title + "\" has no ref");
    } else if (!looks_like_ref(ref)) {
      faults_.add(to_string(read.place), "\"" + ref + "\" is no measure number such as 2.1, 6.2a or 1.A1");
    }
    measure.ref = canonical_ref(ref);
    measure.name = measure.ref;
    if (measure.title.empty()) faults_.add(to_string(table.place(row, "title")), "measure " + ref + " has no title");
    if (const auto first = refs_.find(measure.ref); !ref.empty() && first != refs_.end()) {
      faults_.add(to_string(read.place),
                  "measure " + measure.ref + " stands here a second time, first in " + to_string(first->second));
    }
    refs_.emplace(measure.ref, read.place);
    read_rules(table, row, measure);
    register_.measures.push_back(std::move(read));
  }

  void read_rules(const RegisterSheet& table, std::uint32_t row, Measure& measure) {
    if (const std::string rule = table.text(row, "year-to-date rule"); !rule.empty()) {
      if (const std::optional<YearToDateRule> known = parse_year_to_date_rule(rule)) {
        measure.year_to_date_rule = *known;
      } else {
        faults_.add(to_string(table.place(row, "year-to-date rule")),
                    "\"" + rule + "\" is no year-to-date rule: " + kYearToDateRules);
      }
    }
    // Only a stated unit: what a title seems to say must not win over the data note of a workbook.
    if (const std::string unit = table.text(row, "unit"); !unit.empty()) {
      if (const std::optional<Unit> known = parse_unit(unit)) {
        measure.unit = *known;
      } else {
        faults_.add(to_string(table.place(row, "unit")), "\"" + unit + "\" is no unit: " + kUnits);
      }
    }
    measure.parts_of = split_refs(table.text(row, "parts of"));
    measure.numerator = one_ref(table.text(row, "numerator"));
    measure.denominator = one_ref(table.text(row, "denominator"));
    measure.polarity_text = table.text(row, "good performance");
    measure.polarity = parse_polarity(measure.polarity_text);
    if (!measure.polarity_text.empty() && measure.polarity == Polarity::unknown) {
      faults_.add(
          to_string(table.place(row, "good performance")),
          "\"" + measure.polarity_text + "\" is no good performance: High, Low, Info, Not applicable or Within limits");
    }
    measure.tolerance = {table.text(row, "red"), table.text(row, "amber"), table.text(row, "green")};
  }

  [[nodiscard]] static std::string one_ref(const std::string& text) {
    return looks_like_ref(text) ? canonical_ref(text) : text;
  }

  void read_populations() {
    const Sheet* sheet = workbook_.find_sheet("Populations");
    const RegisterSheet table(workbook_, *sheet, kPopulationColumns, faults_);
    for (const std::uint32_t row : table.rows()) read_population(table, row);
  }

  void read_population(const RegisterSheet& table, std::uint32_t row) {
    Population population;
    population.name = table.text(row, "name");
    population.place = table.place(row, "population");
    if (population.name.empty())
      faults_.add(to_string(table.place(row, "name")), "the population in this row has no name");
    if (const std::string year = table.text(row, "year"); !year.empty()) {
      if (const std::optional<Period> period = parse_period(year)) {
        population.year = period->id();
      } else {
        faults_.add(to_string(table.place(row, "year")), "\"" + year + "\" is no year such as 2015/16");
      }
    }
    if (const std::optional<Decimal> people = table.number(row, "population");
        people && !people->negative() && !people->zero()) {
      population.people = *people;
    } else {
      faults_.add(to_string(population.place), "\"" + table.text(row, "population") + "\" is no number of people");
    }
    register_.populations.push_back(std::move(population));
  }

  [[nodiscard]] bool is_population(const std::string& name) const {
    return std::any_of(register_.populations.begin(), register_.populations.end(),
                       [&](const Population& population) { return folded(population.name) == folded(name); });
  }

  // Every total, numerator and denominator must be a measure of the register; a denominator may be a population.
  void check_links() {
    for (const RegisterMeasure& measure : register_.measures) {
      const Measure& definition = measure.definition;
      const std::string where = to_string(measure.place);
      for (const std::string& total : definition.parts_of) {
        if (refs_.count(total) == 0) {
          faults_.add(where,
                      "measure " + definition.ref + " is part of " + total + ", which is no measure of the register");
        } else if (total == definition.ref) {
          faults_.add(where, "measure " + definition.ref + " is part of itself");
        }
      }
      if (!definition.numerator.empty() && refs_.count(definition.numerator) == 0) {
        faults_.add(where, "the numerator of " + definition.ref + ", " + definition.numerator +
                               ", is no measure of the register");
      }
      if (!definition.denominator.empty() && refs_.count(definition.denominator) == 0 &&
          !is_population(definition.denominator)) {
        faults_.add(where, "the denominator of " + definition.ref + ", " + definition.denominator +
                               ", is neither a measure nor a population of the register");
      }
    }
  }

  const Workbook& workbook_;
  Register register_;
  RegisterFaults faults_;
  std::map<std::string, Place> refs_;
};

}  // namespace

const RegisterMeasure* Register::find(std::string_view ref) const {
  const std::string wanted = canonical_ref(ref);
  if (wanted.empty()) return nullptr;
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const RegisterMeasure& measure) { return measure.definition.ref == wanted; });
  return found == measures.end() ? nullptr : &*found;
}

Result<Register> read_register(const Workbook& workbook) { return RegisterReader(workbook).read(); }

}  // namespace scorebook
