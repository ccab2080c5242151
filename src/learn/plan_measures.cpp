// The rows of a plan table as rows of the register, with those of their sub-measures.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "learn/tables.hpp"
#include "ooxml/cell_content.hpp"
#include "text/notation.hpp"
#include "text/sub_figures.hpp"
#include "text/target_words.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

Fact typed(const LabelledCell& cell, std::function<void(Measure&)> put) {
  return {LearnedKind::added, "as typed in " + where(cell.place), "", cell.place, std::move(put)};
}

// "1.B5" of "1.B5(a)"; "" of a ref without a mark.
std::string parent_of(const std::string& ref) {
  const std::size_t bracket = ref.rfind('(');
  return bracket == std::string::npos || ref.back() != ')' ? "" : ref.substr(0, bracket);
}

std::string mark_of(const std::string& ref) {
  const std::size_t bracket = ref.rfind('(');
  return parent_of(ref).empty() ? "" : ref.substr(bracket + 1, ref.size() - bracket - 2);
}

// The title of a sub-measure: the words before the first mark with those of its own.
std::string title_of_part(const std::string& title, const std::string& mark) {
  std::string before;
  for (const MarkedPart& part : marked_parts(title)) {
    if (part.mark.empty()) before = part.words;
    if (part.mark == mark && !part.words.empty()) return (before.empty() ? "" : before + " ") + part.words;
  }
  return title + " (" + mark + ")";
}

std::string month_name(int month) {
  const std::string words = Period::month(2016, month).words();
  return words.substr(0, words.find(' '));
}

// What is typed for one sub-measure: ">79 %" of "a) >79 % b) >69 %"; the figure where the cell has no marks.
std::string target_of_part(const Figure& figure, const std::string& mark) {
  for (const MarkedPart& part : marked_parts(figure.text)) {
    if (part.mark == mark) return part.words;
  }
  return figure.shown();
}

std::string part_in_words(const TargetPart& part) {
  std::string words = part.mark.empty() ? "" : part.mark + ") ";
  words += target_kind_name(part.kind);
  if (part.value) {
    words += " " + part.value->to_string();
    if (part.unit == Unit::per_cent) words += "%";
  }
  if (part.missing) words += " (" + std::string(missing_name(*part.missing)) + ")";
  constexpr std::array<std::string_view, 5> kBounds = {"", ", to be above it", ", to be below it", ", or more",
                                                       ", or less"};
  words += kBounds[static_cast<std::size_t>(part.bound)];
  if (part.months) words += ", " + month_name(part.months->first) + " to " + month_name(part.months->last);
  if (part.change == TargetChange::reduction) words += ", a reduction";
  if (part.change == TargetChange::increase) words += ", an increase";
  if (part.base) words += " on " + part.base->words();
  if (part.due) words += ", due " + part.due->words();
  if (!part.note.empty()) words += " (\"" + shortened(part.note, 80) + "\")";
  return words;
}

class PlanLearner {
 public:
  PlanLearner(const Submission& submission, const PlanTable& plan, Draft& draft)
      : submission_(submission), plan_(plan), draft_(draft) {}

  void learn() {
    set_ = title_above();
    for (const PlanRow& row : plan_.rows) learn(row);
    note_columns();
    note_missing_columns();
    note_accountable();
  }

 private:
  // The first line of the sheet, where it is none of the table: "Corporate Plan 2016-17".
  [[nodiscard]] LabelledCell title_above() const {
    const Sheet* sheet = submission_.workbook->find_sheet(plan_.sheet->sheet);
    if (sheet == nullptr) return {};
    for (const Cell& cell : sheet->cells) {
      if (cell.ref.row >= plan_.extent.first.row) break;
      const std::string text = collapsed(submission_.workbook->shown(cell));
      if (cell.kind != CellKind::text || text.empty()) continue;
      const Place place{plan_.sheet, cell.ref};
      return folded(text) == folded(plan_.heading.text) ? LabelledCell{} : LabelledCell{text, place, std::nullopt};
    }
    return {};
  }

  void learn(const PlanRow& row) {
    const Measure& measure = row.definition;
    if (measure.ref.empty()) {
      draft_.left_out(measure.title, collapsed(row.ref.text),
                      row.ref.text.empty() ? "the measure has no number"
                                           : "\"" + collapsed(row.ref.text) + "\" is no measure number such as 1.A1",
                      "Give the measure a number, in the workbook or on the sheet Measures.", row.title.place);
      return;
    }
    LearnedMeasure* learned = draft_.measure(measure.ref, measure.title, row.title.place, submission_);
    if (learned == nullptr) return;
    say(*learned, row);
    // A deque would keep the pointer; a vector of measures does not, so it is looked up again after each.
    learn_parts(row);
    for (const std::size_t at : row.observations) {
      const Observation& observation = submission_.observations[at];
      const std::string ref = draft_.find(observation.measure) == nullptr ? measure.ref : observation.measure;
      learn_figure(observation, ref, submission_, draft_);
    }
  }

  void say(LearnedMeasure& learned, const PlanRow& row) {
    const Measure& measure = row.definition;
    if (!row.ref_note.empty())
      learned.say("ref", {LearnedKind::guess, where(row.ref.place) + ": " + row.ref_note, "Confirm the number.",
                          row.ref.place, [ref = measure.ref](Measure& to) { to.ref = ref; }});
    say_shared(learned, row);
    say_unit(learned, measure.unit, false, "from its title and its figures", row.title.place);
    say_decimals(learned, figures_of(row, measure.ref));
    if (measure.priority_measure)
      learned.say("priority measure", typed(row.priority.place.known() ? row.priority : row.title,
                                            [](Measure& to) { to.priority_measure = true; }));
    if (const std::string parent = parent_of(measure.ref); !parent.empty())
      say_parent(learned, parent, row.title.place);
    say_target(learned, row);
  }

  // What holds for a measure and for its sub-measures.
  void say_shared(LearnedMeasure& learned, const PlanRow& row) {
    const Measure& measure = row.definition;
    if (!set_.text.empty())
      learned.say("set", {LearnedKind::guess, "the words above the table in " + where(set_.place),
                          "Confirm what the measure set is called.", set_.place,
                          [text = set_.text](Measure& to) { to.set = text; }});
    learned.say("outcome",
                typed(row.section, [text = collapsed(row.section.text)](Measure& to) { to.outcome = text; }));
    learned.say("priority",
                typed(plan_.heading, [text = collapsed(plan_.heading.text)](Measure& to) { to.priority = text; }));
    learned.say("lead", typed(row.lead, [text = collapsed(measure.lead)](Measure& to) { to.lead = text; }));
    const std::string polarity = collapsed(row.polarity.text);
    if (parse_polarity(polarity) == Polarity::unknown) {
      learned.ask({"good performance", polarity, "\"" + polarity + "\" is no good performance that is known",
                   "Say High, Low, Info, Not applicable or Within limits.", row.title.place});
    } else {
      learned.say("good performance", typed(row.polarity, [polarity](Measure& to) {
                    to.polarity_text = polarity;
                    to.polarity = parse_polarity(polarity);
                  }));
    }
    const std::string frequency = collapsed(measure.frequency);
    if (!row.frequency.place.known()) return;  // the plan has no such column: said once
    if (parse_frequency(frequency) == Frequency::not_stated) {
      learned.ask({"frequency", frequency,
                   frequency.empty() ? "the plan says not how often it is reported"
                                     : "\"" + frequency + "\" says not how often",
                   "Say Monthly, Quarterly, Termly, 6 monthly or Annual.", row.frequency.place});
    } else {
      learned.say("frequency", typed(row.frequency, [frequency](Measure& to) { to.frequency = frequency; }));
    }
  }

  static void say_parent(LearnedMeasure& learned, const std::string& parent, const Place& source) {
    learned.say("sub-measure of", {LearnedKind::guess, "its number says so", "Confirm it.", source,
                                   [parent](Measure& to) { to.sub_measure_of = parent; }});
  }

  [[nodiscard]] std::vector<const Observation*> figures_of(const PlanRow& row, const std::string& measure) const {
    std::vector<const Observation*> figures;
    for (const std::size_t at : row.observations) {
      if (submission_.observations[at].measure == measure) figures.push_back(&submission_.observations[at]);
    }
    return figures;
  }

  // Sub-measures that share the row: 1.B5(a) and 1.B5(b) of 1.B5.
  void learn_parts(const PlanRow& row) {
    std::set<std::string> done = {row.definition.ref};
    for (const std::size_t at : row.observations) {
      const std::string ref = submission_.observations[at].measure;
      if (parent_of(ref) != row.definition.ref || !looks_like_ref(ref) || !done.insert(ref).second) continue;
      const std::string title = title_of_part(row.definition.title, mark_of(ref));
      LearnedMeasure* learned = draft_.measure(ref, title, row.title.place, submission_);
      if (learned == nullptr) continue;
      say_shared(*learned, row);
      const std::vector<const Observation*> figures = figures_of(row, ref);
      learned->say("ref",
                   {LearnedKind::guess, "the row of " + row.definition.ref + " has figures of " + ref,
                    "Confirm the sub-measure and its title.", row.title.place, [ref](Measure& to) { to.ref = ref; }});
      Unit unit = row.definition.unit;
      for (const Observation* figure : figures) unit = figure->figure.value ? figure->figure.unit : unit;
      say_unit(*learned, unit, false, "from its figures", row.title.place);
      say_decimals(*learned, figures);
      say_parent(*learned, row.definition.ref, row.title.place);
      for (const Observation* figure : figures) {
        if (figure->kind != ObservationKind::target || !figure->figure.value) continue;
        learned->say(
            "target",
            {LearnedKind::guess, "its part of \"" + collapsed(figure->figure.text) + "\"", "Confirm the target.",
             figure->place, [text = target_of_part(figure->figure, mark_of(ref))](Measure& to) { to.target = text; }});
      }
    }
  }

  void say_target(LearnedMeasure& learned, const PlanRow& row) {
    for (const std::size_t at : row.observations) {
      const Observation& observation = submission_.observations[at];
      if (observation.kind != ObservationKind::target) continue;
      const Sheet* sheet = submission_.workbook->find_sheet(observation.place.sheet_name());
      const Cell* cell = sheet == nullptr ? nullptr : sheet->find(observation.place.cell);
      if (cell == nullptr) continue;
      const TypedTarget read =
          read_target(cell_content(*submission_.workbook, *cell), row.definition.unit, year_of_target());
      const std::string text = collapsed(read.text);
      std::string words;
      bool understood = true;
      for (const TargetPart& part : read.parts) {
        words += (words.empty() ? "" : "; ") + part_in_words(part);
        understood = understood && part.missing != Missing::text;
      }
      learned.say("target",
                  {LearnedKind::guess, "as typed in " + where(observation.place) + ", read as: " + words,
                   understood ? "Confirm how it is read." : "No number is read from it: type one, or say No target.",
                   observation.place, [text](Measure& to) { to.target = text; }});
      if (understood) say_contradiction(learned, row, observation);
      return;
    }
    learned.ask({"target", "", "the plan has no target for it", "Type one, or No target.", row.title.place});
  }

  [[nodiscard]] std::optional<Period> year_of_target() const {
    for (const SourceColumn& column : plan_.layout.columns) {
      if (column.role == SourceRole::target) return column.period;
    }
    return std::nullopt;
  }

  // A target that is worse than the baseline, by what good performance is.
  void say_contradiction(LearnedMeasure& learned, const PlanRow& row, const Observation& of_target) {
    const Polarity polarity = row.definition.polarity;
    if (polarity != Polarity::high && polarity != Polarity::low) return;
    for (const std::size_t of : row.observations) {
      const Observation& target = submission_.observations[of];
      if (target.kind != ObservationKind::target || !target.figure.value) continue;
      for (const std::size_t at : row.observations) {
        const Observation& baseline = submission_.observations[at];
        if (baseline.kind != ObservationKind::year || baseline.measure != target.measure || !baseline.figure.value ||
            baseline.figure.unit != target.figure.unit)
          continue;
        const bool worse = polarity == Polarity::high ? *target.figure.value < *baseline.figure.value
                                                      : *target.figure.value > *baseline.figure.value;
        if (!worse) continue;
        learned.ask({"good performance", collapsed(row.polarity.text),
                     "the target of " + target.figure.shown() + " (" + where(of_target.place) + ") is worse than the " +
                         baseline.figure.shown() + " in " + where(baseline.place) + ", if " +
                         std::string(polarity_name(polarity)) + " is good",
                     "Correct what good performance is, or the target, if one of them is wrong.", row.polarity.place,
                     true});
        return;
      }
    }
  }

  // Words that belong to a plan and have no column in a register: one note a column.
  void note_columns() {
    const Sheet* sheet = submission_.workbook->find_sheet(plan_.sheet->sheet);
    if (sheet == nullptr) return;
    for (const SourceColumn& column : plan_.layout.columns) {
      if (column.role != SourceRole::remark && column.role != SourceRole::status && column.role != SourceRole::ignored)
        continue;
      std::size_t filled = 0;
      for (const PlanRow& row : plan_.rows)
        filled += sheet->find({row.title.place.cell.row, column.column}) != nullptr ? 1U : 0U;
      if (filled == 0) continue;
      draft_.left_out(plan_.sheet->sheet, counted(filled, "cell"),
                      "the register has no column for \"" + collapsed(column.heading) + "\" (column " +
                          column_letters(column.column) + ")",
                      "Nothing; the words stay in the workbook.",
                      {plan_.sheet, {plan_.layout.last_header_row, column.column}});
    }
  }

  void note_missing_columns() {
    const auto has = [&](SourceRole role) {
      return std::any_of(plan_.layout.columns.begin(), plan_.layout.columns.end(),
                         [role](const SourceColumn& column) { return column.role == role; });
    };
    if (!has(SourceRole::frequency))
      draft_.note({LearnedKind::decide,
                   "",
                   std::nullopt,
                   "frequency",
                   plan_.sheet->sheet,
                   "",
                   "the plan has no column that says how often its measures are reported",
                   "Say it for each measure: Monthly, Quarterly, Termly, 6 monthly or Annual.",
                   {plan_.sheet, {plan_.layout.last_header_row, plan_.extent.first.column}}});
  }

  void note_accountable() {
    std::set<std::pair<std::string, std::string>> done;
    for (const PlanRow& row : plan_.rows) {
      const std::string text = collapsed(row.accountable.text);
      if (text.empty() || !done.emplace(collapsed(row.section.text), text).second) continue;
      draft_.left_out(plan_.sheet->sheet, text,
                      "the register has no column for who answers for the outcome \"" +
                          shortened(collapsed(row.section.text), 80) + "\"",
                      "Nothing; the lead of each measure is taken.", row.accountable.place);
    }
  }

  const Submission& submission_;
  const PlanTable& plan_;
  Draft& draft_;
  LabelledCell set_;
};

}  // namespace

void learn_plans(const Submission& submission, Draft& draft) {
  for (const PlanTable& plan : submission.plans) PlanLearner(submission, plan, draft).learn();
}

}  // namespace scorebook
