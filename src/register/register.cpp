#include "scorebook/register.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "register/added_refs.hpp"
#include "register/measure_rows.hpp"
#include "register/other_rows.hpp"
#include "register/override_rows.hpp"
#include "register/register_columns.hpp"
#include "register/register_sheet.hpp"
#include "register/sources.hpp"
#include "scorebook/period.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

class RegisterReader {
 public:
  RegisterReader(std::vector<const Workbook*> workbooks, std::string name) : workbooks_(std::move(workbooks)) {
    register_.file = std::move(name);
  }

  Result<Register> read() {
    check_files();
    const std::optional<NamedSheet> sources = sources_sheet();
    const bool others = sources || sheet_named("Outcomes") || sheet_named("Waivers");
    if (sheet_named("Measures") || !others) read_measure_sheet();
    if (sources) {
      const RegisterSheet table(*sources->workbook, *sources->sheet, source_register_columns(), faults_);
      register_.sources = read_sources(table, faults_);
      note_left_alone(table, sources->sheet->name->sheet);
      const auto drafts =
          static_cast<std::size_t>(std::count_if(table.rows().begin(), table.rows().end(), [&](std::uint32_t row) {
            return folded(table.text(row, "read")) == "no";
          }));
      if (drafts > 0)
        register_.left_alone.push_back("on sheet " + sources->sheet->name->sheet + " " + counted(drafts, "row") +
                                       " with no under read");
      // The empty register has both sheets: one of them filled in is enough.
      if (table.found() && table.rows().empty() && !sheet_named("Measures"))
        faults_.add(sources->sheet->name->sheet, "the sheet has headings but no table below them");
    }
    read_other("Outcomes", register_.outcomes, read_outcomes);
    read_other("Targets", register_.targets, read_targets);
    read_other("Benchmarks", register_.benchmarks, read_benchmarks);
    read_other(std::string(kHistorySheet), register_.history, read_history);
    read_other("Populations", register_.populations, read_populations);
    read_other("Report", register_.report, read_report_words);
    read_other("Pages", register_.pages, read_pages);
    read_waiver_sheets();
    check_that_something_is_stated();
    read_other("Overrides", register_.overrides, read_overrides);
    read_other("Settings", register_.settings, read_settings);
    note_other_sheets();
    check_links();
    if (!faults_.empty()) return faults_.error(register_.file);
    return std::move(register_);
  }

 private:
  struct NamedSheet {
    const Workbook* workbook;
    const Sheet* sheet;
  };

  // The sheet of that kind, by its name or another that it may have.
  static const Sheet* sheet_in(const Workbook& workbook, const std::string& name) {
    if (const Sheet* sheet = workbook.find_sheet(name)) return sheet;
    for (const RegisterSheetKind& kind : register_sheets()) {
      if (kind.name != name) continue;
      for (const std::string& other : kind.other_names) {
        if (const Sheet* sheet = workbook.find_sheet(other)) return sheet;
      }
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<NamedSheet> sheet_named(const std::string& name) const {
    for (const Workbook* workbook : workbooks_) {
      if (const Sheet* sheet = sheet_in(*workbook, name)) return NamedSheet{workbook, sheet};
    }
    return std::nullopt;
  }

  // The sheet of that name; or the only sheet, whatever it is called, where it has the headings of one, as a csv has.
  [[nodiscard]] std::optional<NamedSheet> sources_sheet() const {
    if (const std::optional<NamedSheet> named = sheet_named("Sources")) return named;
    if (workbooks_.size() != 1 || workbooks_.front()->sheets.size() != 1 || sheet_named("Measures"))
      return std::nullopt;
    const Workbook& workbook = *workbooks_.front();
    RegisterFaults faults;
    const RegisterSheet table(workbook, workbook.sheets.front(), source_register_columns(), faults);
    return table.found() ? std::make_optional(NamedSheet{&workbook, &workbook.sheets.front()}) : std::nullopt;
  }

  void read_measure_sheet() {
    const std::optional<NamedSheet> named = sheet_named("Measures");
    if (!named) {
      faults_.add("", "there is no sheet named Measures and none named Sources");
      return;
    }
    const RegisterSheet table(*named->workbook, *named->sheet, register_columns("Measures"), faults_);
    register_.measures = read_measures(table, faults_);
    register_.index();
    note_left_alone(table, "Measures");
    no_measures_ = table.found() && table.rows().empty();
  }

  // A register without measures may state how tables are laid out, what is reported of outcomes or which findings are
  // accepted; one that states nothing of all this was never filled in.
  void check_that_something_is_stated() {
    if (no_measures_ && register_.sources.empty() && register_.outcomes.empty() && register_.waivers.empty())
      faults_.add("Measures", "the sheet has headings but no measure below them");
  }

  template <class Rows, class Reader>
  void read_other(const std::string& name, Rows& rows, const Reader& reader) {
    if (const std::optional<NamedSheet> named = sheet_named(name)) read_sheet(*named, name, rows, reader);
  }

  // Those of the register, and what was accepted since, in a file of its own beside it.
  void read_waiver_sheets() {
    for (const Workbook* workbook : workbooks_) {
      const Sheet* sheet = sheet_in(*workbook, "Waivers");
      if (sheet == nullptr) continue;
      std::vector<Waiver> waivers;
      read_sheet({workbook, sheet}, "Waivers", waivers, read_waivers);
      register_.waivers.insert(register_.waivers.end(), waivers.begin(), waivers.end());
    }
  }

  template <class Rows, class Reader>
  void read_sheet(const NamedSheet& named, const std::string& name, Rows& rows, const Reader& reader) {
    RegisterFaults without_headings;
    const RegisterSheet table(*named.workbook, *named.sheet, register_columns(name), without_headings);
    if (!without_headings.empty()) {
      // A ruling or a population must not go missing over a heading. A list of changes called History is nothing of the
      // register's, nor is any sheet called Report.
      const bool by_its_name = folded(named.sheet->name->sheet) == folded(name);
      const bool of_the_report = name == "Report" || name == "Pages";
      if (by_its_name && !of_the_report)
        faults_.add("", without_headings.words());
      else
        register_.without_effect.push_back("sheet " + without_headings.words());
      return;
    }
    rows = reader(table, register_, faults_);
    note_left_alone(table, name);
  }

  void note_left_alone(const RegisterSheet& table, const std::string& name) {
    const std::vector<std::string> headings = table.other_headings();
    if (!headings.empty())
      register_.left_alone.push_back("on sheet " + name + " the " + (headings.size() == 1 ? "column " : "columns ") +
                                     listed(headings));
  }

  // The sheets that this program adds for people are no loss.
  void note_other_sheets() {
    for (const Workbook* workbook : workbooks_) {
      for (const Sheet& sheet : workbook->sheets) {
        const std::string name = folded(sheet.name->sheet);
        const bool ours =
            name == "read me" || name == "to confirm" || name == "what each column is for" ||
            std::any_of(register_sheets().begin(), register_sheets().end(),
                        [&](const RegisterSheetKind& kind) { return sheet_in(*workbook, kind.name) == &sheet; });
        if (!ours) register_.left_alone.push_back("the sheet " + sheet.name->sheet);
      }
    }
  }

  // Of several files each sheet may come from one only, but for the waivers.
  void check_files() {
    for (const RegisterSheetKind& kind : register_sheets()) {
      if (kind.name == "Waivers") continue;
      const Workbook* first = nullptr;
      for (const Workbook* workbook : workbooks_) {
        if (sheet_in(*workbook, kind.name) == nullptr) continue;
        if (first != nullptr)
          faults_.add(workbook->name, "the sheet " + kind.name + " is in " + first->name + " already");
        first = workbook;
      }
    }
  }

  [[nodiscard]] bool is_population(const std::string& name) const {
    return std::any_of(register_.populations.begin(), register_.populations.end(),
                       [&](const Population& population) { return folded(population.name) == folded(name); });
  }

  // Every total, parent, numerator and denominator must be a measure of the register; a denominator may be a
  // population, and shares of one whole are parts of 100%.
  void check_links() {
    for (const RegisterMeasure& measure : register_.measures) check_links_of(measure);
  }

  void check_links_of(const RegisterMeasure& measure) {
    const Measure& definition = measure.definition;
    const std::string where = to_string(measure.place);
    const auto known = [this](const std::string& ref) { return register_.find(ref) != nullptr; };
    for (const std::string& total : definition.parts_of) {
      const bool share_of_whole = total == "100" || total == "100%";
      if (!known(total) && !share_of_whole) {
        faults_.add(where,
                    "measure " + definition.ref + " is part of " + total + ", which is no measure of the register");
      } else if (total == definition.ref) {
        faults_.add(where, "measure " + definition.ref + " is part of itself");
      }
    }
    if (!definition.sub_measure_of.empty() && definition.sub_measure_of == definition.ref)
      faults_.add(where, "measure " + definition.ref + " is a sub-measure of itself");
    for (const std::string& ref : added_refs(definition.numerator)) {
      if (!known(ref))
        faults_.add(where, "the numerator of " + definition.ref + ", " + ref + ", is no measure of the register");
    }
    if (!is_population(definition.denominator)) {
      for (const std::string& ref : added_refs(definition.denominator)) {
        if (!known(ref))
          faults_.add(where, "the denominator of " + definition.ref + ", " + ref +
                                 ", is neither a measure nor a population of the register");
      }
    }
    if (!definition.population.empty() && !is_population(definition.population)) {
      faults_.add(where, "the population of " + definition.ref + ", " + definition.population +
                             ", is none of the sheet Populations");
    }
  }

  std::vector<const Workbook*> workbooks_;
  Register register_;
  RegisterFaults faults_;
  bool no_measures_ = false;  // the sheet Measures is there, but empty
};

}  // namespace

bool Validity::holds_for(const Period& period) const {
  return (!first || *first <= period.last()) && (!last || *last >= period.last());
}

bool Validity::overlaps(const Validity& other) const {
  return (!first || !other.last || *first <= *other.last) && (!last || !other.first || *last >= *other.first);
}

const RegisterMeasure* Register::find(std::string_view ref) const {
  const std::string wanted = canonical_ref(ref);
  if (wanted.empty()) return nullptr;
  if (by_ref.size() == measures.size()) {
    // The last of those with the ref is the latest version.
    const auto after = std::upper_bound(
        by_ref.begin(), by_ref.end(), wanted,
        [this](const std::string& sought, std::size_t at) { return sought < measures[at].definition.ref; });
    if (after == by_ref.begin()) return nullptr;
    const RegisterMeasure& found = measures[*(after - 1)];
    return found.definition.ref == wanted ? &found : nullptr;
  }
  const RegisterMeasure* latest = nullptr;
  for (const RegisterMeasure& measure : measures) {
    if (measure.definition.ref != wanted) continue;
    if (latest == nullptr || latest->validity.first < measure.validity.first) latest = &measure;
  }
  return latest;
}

// A version whose beginning is open is the earliest.
void Register::index() {
  by_ref.resize(measures.size());
  std::iota(by_ref.begin(), by_ref.end(), std::size_t{0});
  std::stable_sort(by_ref.begin(), by_ref.end(), [this](std::size_t left, std::size_t right) {
    const RegisterMeasure &a = measures[left], &b = measures[right];
    return std::tie(a.definition.ref, a.validity.first) < std::tie(b.definition.ref, b.validity.first);
  });
}

bool Register::dated() const {
  return std::any_of(measures.begin(), measures.end(),
                     [](const RegisterMeasure& measure) { return measure.validity != Validity{}; });
}

Register in_force(const Register& measure_register, const Period& period) {
  Register result = measure_register;
  result.measures.erase(
      std::remove_if(result.measures.begin(), result.measures.end(),
                     [&](const RegisterMeasure& measure) { return !measure.validity.holds_for(period); }),
      result.measures.end());
  result.index();
  return result;
}

Result<Register> read_register(const Workbook& workbook) { return RegisterReader({&workbook}, workbook.name).read(); }

Result<Register> read_register(const std::vector<Workbook>& workbooks, const std::string& name) {
  std::vector<const Workbook*> all;
  for (const Workbook& workbook : workbooks) all.push_back(&workbook);
  return RegisterReader(std::move(all), name).read();
}

}  // namespace scorebook
