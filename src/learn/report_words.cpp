// What a workbook says of itself, populations that it states, and tables of other shapes.
#include <algorithm>
#include <set>

#include "learn/tables.hpp"
#include "ooxml/cell_content.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// "0-17" of "Population aged 0-17 (mid-2015)"; "" where no run of ages stands there.
std::string ages_in(const std::string& text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t dash = text.find('-'); dash != std::string::npos; dash = text.find('-', dash + 1)) {
    std::size_t first = dash, last = dash + 1;
    while (first > 0 && digit(text[first - 1])) --first;
    while (last < text.size() && digit(text[last])) ++last;
    const bool ages = dash - first >= 1 && dash - first <= 2 && last - dash >= 2 && last - dash <= 4;
    if (ages) return text.substr(first, last - first);
  }
  return "";
}

// A label that names a population by its ages, with the number of people beside it.
void learn_populations(const Submission& submission, Draft& draft) {
  constexpr int kFewest = 100;
  for (const Sheet& sheet : submission.workbook->sheets) {
    if (sheet.visibility != Visibility::visible) continue;
    for (const Cell& cell : sheet.cells) {
      constexpr std::size_t kLongestLabel = 80;
      if (cell.kind != CellKind::text || submission.workbook->text_of(cell).size() > kLongestLabel) continue;
      const std::string label = collapsed(submission.workbook->text_of(cell));
      const std::string ages = ages_in(label);
      if (ages.empty() || !holds_word(label, "population") || cell.ref.column >= kMaximumColumn) continue;
      const Cell* beside = sheet.find({cell.ref.row, cell.ref.column + 1});
      if (beside == nullptr) continue;
      const Figure figure = read_figure(cell_content(*submission.workbook, *beside), Unit::count);
      const Place place{sheet.name, beside->ref};
      const bool is_figure_of_a_measure =
          std::any_of(submission.observations.begin(), submission.observations.end(),
                      [&](const Observation& observation) { return observation.place == place; });
      if (!figure.value || !figure.value->whole() || *figure.value < Decimal(kFewest) || is_figure_of_a_measure)
        continue;
      const std::optional<Period> year = find_period(label);
      draft.population({ages, year ? year->id() : "", *figure.value, place},
                       "\"" + label + "\" in " + where({sheet.name, cell.ref}));
    }
  }
}

std::set<const Observation*> figures_of_known_tables(const Submission& submission) {
  std::set<const Observation*> known;
  const auto add = [&](const std::vector<std::size_t>& observations) {
    for (const std::size_t at : observations) known.insert(&submission.observations[at]);
  };
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) add(row.observations);
  }
  for (const DetailPage& page : submission.pages) {
    for (const DetailColumn& column : page.columns) add(column.observations);
  }
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) add(row.observations);
  }
  return known;
}

}  // namespace

void learn_words(const Submission& submission, Draft& draft) {
  const Place nowhere;
  if (!submission.directorate.empty())
    draft.word("directorate", submission.directorate, "the cover of " + submission.workbook->name, nowhere);
  // The title of March is that of the report on the year: it would be wrong over every other month.
  const bool year_end = submission.period && month_of(submission.period->last()) == 3;
  if (!submission.title.empty())
    draft.word(year_end ? "title at year end" : "title", submission.title, "the cover of " + submission.workbook->name,
               nowhere);
  learn_populations(submission, draft);
  for (const NotUnderstood& part : submission.not_understood)
    draft.left_out(part.place.sheet_name(), "", part.why, "See 'scorebook inspect'; nothing was learned from it.",
                   part.place);
}

// Tables of years, quarters or months, and lists: their measures have names and figures, and no more.
void learn_other_tables(const Submission& submission, Draft& draft) {
  const std::set<const Observation*> known = figures_of_known_tables(submission);
  std::map<std::string, std::vector<const Observation*>> measures;
  std::vector<std::string> order;
  for (const Observation& observation : submission.observations) {
    if (known.count(&observation) != 0) continue;
    const auto [found, added] = measures.emplace(observation.measure, std::vector<const Observation*>());
    if (added) order.push_back(observation.measure);
    found->second.push_back(&observation);
  }
  std::string without_number;
  const Observation* first = nullptr;
  for (const std::string& name : order) {
    const std::vector<const Observation*>& figures = measures.at(name);
    if (!looks_like_ref(name)) {
      without_number += (without_number.empty() ? "" : "; ") + collapsed(name);
      if (first == nullptr) first = figures.front();
      continue;
    }
    const Observation& front = *figures.front();
    LearnedMeasure* learned = draft.find(name);
    if (learned == nullptr && !front.title.empty() && front.title != name) {
      learned = draft.measure(name, collapsed(front.title), front.place, submission);
      if (learned == nullptr) continue;
      say_unit(*learned, front.figure.unit, false, "from its title and its figures", front.place);
      say_decimals(*learned, figures);
      learned->ask({"good performance", "", "its table says not what good performance is", "Say High, Low or Info.",
                    front.place});
    }
    if (learned == nullptr) {
      draft.left_out(name, "", "the measure has a number, but no title", "Give it a title on the sheet Measures.",
                     front.place);
      continue;
    }
    for (const Observation* figure : figures) learn_figure(*figure, name, submission, draft);
  }
  if (first != nullptr)
    draft.left_out(first->place.sheet_name(), without_number, "measures without a number, which no register lists",
                   "Give them numbers to have them in the register.", first->place);
}

}  // namespace scorebook
