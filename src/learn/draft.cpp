#include "learn/draft.hpp"

#include <algorithm>
#include <utility>

#include "register/added_refs.hpp"
#include "scorebook/words.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kMeasures = "Measures";

bool same_words(const std::string& left, const std::string& right) { return folded(left) == folded(right); }

}  // namespace

std::string_view learned_kind_name(LearnedKind kind) {
  switch (kind) {
    case LearnedKind::decide:
      return "decide";
    case LearnedKind::left_out:
      return "left out";
    case LearnedKind::difference:
      return "differs";
    case LearnedKind::guess:
      return "guess";
    case LearnedKind::added:
      return "new";
  }
  return "";
}

std::string where(const Place& place) { return place.known() ? to_string(place) : std::string(); }

Figure plain_figure(const Figure& figure) {
  Figure plain = figure;
  plain.qualifiers.clear();
  plain.stated_period.reset();
  plain.oddities.clear();
  if (figure.missing) {
    if (missing_word(figure.text) != figure.missing) plain.text = std::string(missing_name(*figure.missing));
  } else if (!figure.raw) {
    plain.text = figure.shown();
  }
  return plain;
}

bool says_the_same(const Figure& left, const Figure& right) {
  if (!left.value || !right.value) return !left.value && !right.value;
  const int places = std::min(left.decimals, right.decimals);
  return left.value->rounded(places) == right.value->rounded(places);
}

void LearnedMeasure::say(const std::string& column, Fact fact) {
  RegisterMeasure probe{said, {}};
  fact.put(probe.definition);
  const std::string value = register_cell(probe, column);
  if (value.empty()) return;
  if (this->fact(column) != nullptr) {
    const bool otherwise = !same_words(value, register_cell({said, {}}, column));
    if (otherwise && (fact.kind == LearnedKind::added || column == "target" || column == "unit"))
      ask({column, value, fact.source.workbook_name() + " says otherwise in " + where(fact.source),
           "Confirm which of the two holds.", fact.source, true});
    return;
  }
  said = std::move(probe.definition);
  facts.emplace_back(column, std::move(fact));
}

void LearnedMeasure::ask(OpenQuestion question) {
  const bool asked = std::any_of(questions.begin(), questions.end(), [&](const OpenQuestion& other) {
    return other.column == question.column && other.why == question.why;
  });
  if (!asked) questions.push_back(std::move(question));
}

const Fact* LearnedMeasure::fact(const std::string& column) const {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& entry) { return entry.first == column; });
  return found == facts.end() ? nullptr : &found->second;
}

Draft::Draft(const Register* known) : known_(known) {
  if (known == nullptr) return;
  learned_.draft = *known;
  learned_.draft.without_effect.clear();
  for (const std::string& part : known->left_alone)
    left_out(known->file, "",
             "the register that was given has more than is a register's, which a new file has not: " + part,
             "Copy it from there if you need it.", {});
}

void Draft::left_out(const std::string& about, const std::string& value, const std::string& why,
                     const std::string& confirm, const Place& source) {
  note({LearnedKind::left_out, "", std::nullopt, "", about, value, why, confirm, source});
}

LearnedMeasure* Draft::find(const std::string& ref) {
  const auto found = by_ref_.find(ref);
  return found == by_ref_.end() ? nullptr : &measures_[found->second];
}

LearnedMeasure* Draft::measure(const std::string& ref, const std::string& title, const Place& source,
                               const Submission& submission) {
  if (collapsed(title).empty()) {
    left_out(ref, "", "the measure has a number, but no title",
             "Give it a title, in the workbook or on the sheet Measures.", source);
    return nullptr;
  }
  const std::string table = source.workbook_name() + "\n" + source.sheet_name();
  const auto [found, added] = by_ref_.emplace(ref, measures_.size());
  if (added) {
    LearnedMeasure& made = measures_.emplace_back();
    made.ref = made.said.ref = made.said.name = ref;
    made.source = source;
    made.period = submission.period;
    made.tables.insert(table);
    made.say("title", {LearnedKind::added, where(source), "", source, [title](Measure& to) { to.title = title; }});
    return &made;
  }
  LearnedMeasure& there = measures_[found->second];
  if (!same_words(there.said.title, title)) {
    others_.insert({&submission, ref});
    left_out(
        ref, title,
        "number " + ref + " is here another measure than in " + where(there.source) + ", \"" + there.said.title + "\"",
        "Give one of them another number, or learn the workbooks into registers of their own.", source);
    return nullptr;
  }
  if (!there.tables.insert(table).second) {
    left_out(ref, title, "number " + ref + " stands here a second time, first in " + where(there.source),
             "Take one of the rows out of the workbook, or correct its number.", source);
    return nullptr;
  }
  return &there;
}

void Draft::word(const std::string& what, const std::string& value, const std::string& why, const Place& source) {
  std::vector<ReportWord>& words = learned_.draft.report;
  const auto there =
      std::find_if(words.begin(), words.end(), [&](const ReportWord& word) { return same_words(word.what, what); });
  const auto row = static_cast<std::size_t>(there - words.begin());
  if (there == words.end() || there->value.empty()) {
    if (there == words.end()) words.push_back({what, "", {}});
    words[row].value = value;
    ++learned_.added.words;
    note({LearnedKind::guess, "Report", row, "value", what, value, why,
          "Confirm that reports should say this of themselves.", source});
  } else if (!same_words(there->value, value)) {
    note({LearnedKind::difference, "Report", row, "value", what, value, "the workbook says otherwise; " + why,
          "Change the register if the workbook is right.", source});
  }
}

void Draft::page(const ReportPage& page) {
  std::vector<ReportPage>& pages = learned_.draft.pages;
  const auto there = std::find_if(pages.begin(), pages.end(),
                                  [&](const ReportPage& other) { return same_words(other.page, page.page); });
  if (there == pages.end()) {
    pages.push_back(page);
    ++learned_.added.pages;
    if (known_ != nullptr)
      note({LearnedKind::added, "Pages", pages.size() - 1, "page", page.page, page.page,
            "a detail page of the workbook", "", page.place});
  } else if (there->measures != page.measures && !there->measures.empty()) {
    std::string refs;
    for (const std::string& ref : page.measures) refs += (refs.empty() ? "" : "; ") + ref;
    note({LearnedKind::difference, "Pages", static_cast<std::size_t>(there - pages.begin()), "measures", page.page,
          refs, "the page of the workbook has these measures", "Change the register if the report should have them.",
          page.place});
  }
}

void Draft::population(const Population& population, const std::string& why) {
  std::vector<Population>& populations = learned_.draft.populations;
  const auto there = std::find_if(populations.begin(), populations.end(), [&](const Population& other) {
    return same_words(other.name, population.name) && other.year == population.year;
  });
  const auto row = static_cast<std::size_t>(there - populations.begin());
  if (there == populations.end()) {
    populations.push_back(population);
    ++learned_.added.populations;
    note({LearnedKind::guess, "Populations", row, "population", population.name, population.people.to_string(), why,
          "Confirm the name, the year and that rates are per this population.", population.place});
  } else if (there->people != population.people) {
    note({LearnedKind::difference, "Populations", row, "population", population.name, population.people.to_string(),
          why, "Change the register if the workbook is right.", population.place});
  }
}

std::optional<std::size_t> Draft::row_in_force(const LearnedMeasure& learned) const {
  const std::vector<RegisterMeasure>& rows = learned_.draft.measures;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].definition.ref == learned.ref && (!learned.period || rows[row].validity.holds_for(*learned.period)))
      return row;
  }
  return std::nullopt;
}

void Draft::ask(const LearnedMeasure& learned, std::size_t row) {
  for (const OpenQuestion& question : learned.questions) {
    const bool blank = register_cell(learned_.draft.measures[row], question.column).empty();
    if (!blank && !question.stands) continue;
    note({LearnedKind::decide, kMeasures, row, question.column, learned.ref, question.value, question.why,
          question.confirm, question.source});
  }
}

void Draft::settle_new(const LearnedMeasure& learned) {
  const std::size_t row = learned_.draft.measures.size();
  learned_.draft.measures.push_back({learned.said, {}});
  ++learned_.added.measures;
  if (known_ != nullptr && learned.fact("ref") == nullptr)
    note({LearnedKind::added, kMeasures, row, "ref", learned.ref, learned.said.title,
          "a measure that the register has not, from " + where(learned.source), "", learned.source});
  for (const auto& [column, fact] : learned.facts) {
    if (fact.kind != LearnedKind::guess) continue;
    note({fact.kind, kMeasures, row, column, learned.ref, register_cell(learned_.draft.measures[row], column), fact.why,
          fact.confirm, fact.source});
  }
  ask(learned, row);
}

void Draft::settle_known(const LearnedMeasure& learned, std::size_t row) {
  RegisterMeasure& known = learned_.draft.measures[row];
  const RegisterMeasure said{learned.said, {}};
  if (!same_words(known.definition.title, learned.said.title)) {
    refused_.insert(learned.ref);
    note({LearnedKind::difference, kMeasures, row, "title", learned.ref, learned.said.title,
          "the workbook calls this number otherwise, so nothing else was taken from its row",
          "Correct the title or the number, in the workbook or in the register.", learned.source});
    return;
  }
  const bool has_tolerance = !known.definition.tolerance.empty();
  for (const auto& [column, fact] : learned.facts) {
    if (column == "ref") continue;
    const std::string there = register_cell(known, column), value = register_cell(said, column);
    const bool tolerance = column == "red" || column == "amber" || column == "green";
    if (tolerance && there.empty() && has_tolerance) {
      note({LearnedKind::difference, kMeasures, row, column, learned.ref, value,
            "the register leaves this one of the three tolerances blank; " + fact.why,
            "Change the register if the workbook is right.", fact.source});
      continue;
    }
    if (there.empty() && column == "priority measure") {  // a register that says no looks the same
      note({LearnedKind::decide, kMeasures, row, column, learned.ref, value,
            "the workbook marks it as a priority measure; the register says no, or nothing", "Say yes or no.",
            fact.source});
    } else if (there.empty()) {
      fact.put(known.definition);
      ++learned_.added.columns;
      note({fact.kind, kMeasures, row, column, learned.ref, value, fact.why, fact.confirm, fact.source});
    } else if (!same_words(there, value)) {
      note({LearnedKind::difference, kMeasures, row, column, learned.ref, value,
            "the register says \"" + there + "\"; " + fact.why, "Change the register if the workbook is right.",
            fact.source});
    }
  }
  ask(learned, row);
}

void Draft::settle(const LearnedMeasure& learned) {
  if (const std::optional<std::size_t> row = row_in_force(learned)) return settle_known(learned, *row);
  const bool other_times =
      std::any_of(learned_.draft.measures.begin(), learned_.draft.measures.end(),
                  [&](const RegisterMeasure& measure) { return measure.definition.ref == learned.ref; });
  if (!other_times) return settle_new(learned);
  refused_.insert(learned.ref);
  left_out(learned.ref, learned.said.title,
           "the register defines " + learned.ref + " only for other periods than " + learned.period->words(),
           "Add a row with valid from and valid to, or end none of those that are there.", learned.source);
}

// A numerator, a denominator or a page may only name measures of the register.
void Draft::mend_links() {
  const Register& draft = learned_.draft;
  for (std::size_t row = 0; row < draft.measures.size(); ++row) {
    Measure& measure = learned_.draft.measures[row].definition;
    for (std::string Measure::*part : {&Measure::numerator, &Measure::denominator}) {
      const std::string ref = measure.*part;
      const bool population = std::any_of(draft.populations.begin(), draft.populations.end(),
                                          [&](const Population& other) { return same_words(other.name, ref); });
      const std::vector<std::string> counted = added_refs(ref);
      const bool known = std::all_of(counted.begin(), counted.end(),
                                     [&](const std::string& one) { return draft.find(one) != nullptr; });
      if (ref.empty() || population || known) continue;
      (measure.*part).clear();
      const std::string column = part == &Measure::numerator ? "numerator" : "denominator";
      note({LearnedKind::decide,
            kMeasures,
            row,
            column,
            measure.ref,
            ref,
            "the workbook works it out from " + ref + ", which is no measure of the register",
            "Add that measure first.",
            {}});
    }
  }
  if (draft.measures.empty()) return;
  for (ReportPage& page : learned_.draft.pages) {
    std::vector<std::string>& refs = page.measures;
    refs.erase(
        std::remove_if(refs.begin(), refs.end(), [&](const std::string& ref) { return draft.find(ref) == nullptr; }),
        refs.end());
  }
}

Learned Draft::finish() {
  for (const LearnedMeasure& learned : measures_) settle(learned);
  learned_.draft.index();
  mend_links();
  remember_figures();
  for (const LearnedFigure& learned : figures_) settle(learned);
  std::map<std::string, int> order;
  for (const RegisterSheetKind& kind : register_sheets()) order.emplace(kind.name, static_cast<int>(order.size()));
  std::stable_sort(
      learned_.notes.begin(), learned_.notes.end(), [&](const LearnedNote& left, const LearnedNote& right) {
        if (left.row.has_value() != right.row.has_value()) return left.row.has_value();
        if (!left.row) return false;
        return std::make_pair(order[left.sheet], *left.row) < std::make_pair(order[right.sheet], *right.row);
      });
  return std::move(learned_);
}

}  // namespace scorebook
