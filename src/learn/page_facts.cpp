// What detail pages say of measures: definitions, numerators and denominators; and the pages themselves.
#include <algorithm>
#include <optional>

#include "learn/tables.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

bool part_of_a_ref(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '$' || c == '_' || c == '.';
}

struct CellOfFormula {
  std::string sheet;  // "" for the formula's own
  CellRef cell;
};

// "Referrals!C9" or "C9" or "'Assess - Started'!C9".
std::optional<CellOfFormula> parse_cell(const std::string& text) {
  const std::size_t mark = text.rfind('!');
  const std::optional<CellRef> cell = parse_cell_ref(mark == std::string::npos ? text : text.substr(mark + 1));
  if (!cell) return std::nullopt;
  std::string sheet = mark == std::string::npos ? "" : text.substr(0, mark);
  if (sheet.size() >= 2 && sheet.front() == '\'') sheet = sheet.substr(1, sheet.size() - 2);
  return CellOfFormula{sheet, *cell};
}

// The words of a cell that end before `end`, or begin at `start`.
std::string ref_before(const std::string& formula, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && part_of_a_ref(formula[start - 1])) --start;
  if (start > 0 && formula[start - 1] == '!') {
    --start;
    if (start > 0 && formula[start - 1] == '\'') {
      const std::size_t quote = start >= 2 ? formula.rfind('\'', start - 2) : std::string::npos;
      start = quote == std::string::npos ? start : quote;
    } else {
      while (start > 0 && part_of_a_ref(formula[start - 1])) --start;
    }
  }
  return formula.substr(start, end - start);
}

std::string ref_after(const std::string& formula, std::size_t start) {
  std::size_t end = start;
  if (end < formula.size() && formula[end] == '\'') {
    end = formula.find('\'', end + 1);
    if (end == std::string::npos) return "";
    ++end;
  }
  while (end < formula.size() && (part_of_a_ref(formula[end]) || formula[end] == '!')) ++end;
  return formula.substr(start, end - start);
}

// The two cells of a formula that is one cell over another, whatever stands round it: IF(C9="","",Referrals!C9/C9).
// Nothing where there is more to it than that.
std::optional<std::pair<CellOfFormula, CellOfFormula>> quotient(const std::string& formula) {
  const std::size_t slash = formula.find('/');
  if (slash == std::string::npos || formula.find('/', slash + 1) != std::string::npos) return std::nullopt;
  const std::string over = ref_before(formula, slash), under = ref_after(formula, slash + 1);
  const std::size_t before = slash - over.size(), after = slash + 1 + under.size();
  const bool alone = (before == 0 || formula[before - 1] == ',' || formula[before - 1] == '(') &&
                     (after >= formula.size() || formula[after] == ')' || formula[after] == ',');
  const std::optional<CellOfFormula> numerator = parse_cell(over), denominator = parse_cell(under);
  if (!alone || !numerator || !denominator) return std::nullopt;
  return std::make_pair(*numerator, *denominator);
}

class FormulaReader {
 public:
  explicit FormulaReader(const Submission& submission) : submission_(submission) {
    for (const DetailPage& page : submission.pages) {
      for (const DetailColumn& column : page.columns) {
        if (!column.ref.empty()) remember(column);
      }
    }
  }

  // The refs that the formulas of a column's figures lead to, where all lead to the same.
  void read(const DetailColumn& column, PageFact& fact) const {
    std::optional<std::pair<std::string, std::string>> refs;
    for (const std::size_t at : column.observations) {
      const Observation& observation = submission_.observations[at];
      if (observation.kind != ObservationKind::value) continue;
      const auto here = refs_of(observation);
      if (!here || (refs && *refs != *here)) return;
      if (!refs) fact.formula_place = observation.place;
      refs = here;
    }
    if (!refs || refs->first == column.ref || refs->second == column.ref) return;
    fact.numerator = refs->first;
    fact.denominator = refs->second;
  }

 private:
  void remember(const DetailColumn& column) {
    for (const std::size_t at : column.observations) {
      const Observation& observation = submission_.observations[at];
      refs_[{folded(observation.place.sheet_name()), observation.place.cell}] = {column.ref, observation.period};
    }
  }

  [[nodiscard]] std::optional<std::pair<std::string, std::string>> refs_of(const Observation& observation) const {
    const Sheet* sheet = submission_.workbook->find_sheet(observation.place.sheet_name());
    const Cell* cell = sheet == nullptr ? nullptr : sheet->find(observation.place.cell);
    if (cell == nullptr) return std::nullopt;
    const auto cells = quotient(submission_.workbook->formula_of(*cell));
    if (!cells) return std::nullopt;
    const std::string numerator = ref_at(cells->first, observation), denominator = ref_at(cells->second, observation);
    if (numerator.empty() || denominator.empty()) return std::nullopt;
    return std::make_pair(numerator, denominator);
  }

  // The measure whose figure of the same period stands there; "" for none.
  [[nodiscard]] std::string ref_at(const CellOfFormula& cell, const Observation& of) const {
    const auto found = refs_.find({folded(cell.sheet.empty() ? of.place.sheet_name() : cell.sheet), cell.cell});
    return found == refs_.end() || found->second.second != of.period ? "" : found->second.first;
  }

  const Submission& submission_;
  std::map<std::pair<std::string, CellRef>, std::pair<std::string, std::optional<Period>>> refs_;
};

// The ref of the column that a numerator or denominator stands in, where that is a measure of its own.
std::string ref_of_column(const DetailPage& page, std::uint32_t number) {
  const auto found = std::find_if(page.columns.begin(), page.columns.end(),
                                  [number](const DetailColumn& column) { return column.column == number; });
  return number == 0 || found == page.columns.end() ? "" : found->ref;
}

void read_parts(const Submission& submission, const DetailPage& page, const DetailColumn& column, PageFact& fact) {
  for (const std::size_t at : column.observations) {
    const Observation& observation = submission.observations[at];
    if (!observation.figure.numerator || !observation.figure.denominator || fact.has_parts) continue;
    fact.has_parts = true;
    fact.parts_place = observation.place;
  }
  const std::string numerator = ref_of_column(page, column.numerator_column);
  const std::string denominator = ref_of_column(page, column.denominator_column);
  if (numerator.empty() || denominator.empty() || numerator == column.ref || denominator == column.ref) return;
  fact.numerator = numerator;
  fact.denominator = denominator;
  fact.formula_place = fact.parts_place;
}

}  // namespace

PageFacts page_facts(const Submission& submission) {
  PageFacts facts;
  const FormulaReader formulas(submission);
  for (const DetailPage& page : submission.pages) {
    for (const DetailColumn& column : page.columns) {
      if (column.ref.empty()) continue;
      PageFact& fact = facts[column.ref];
      if (fact.page.empty()) {
        fact.page = page.sheet->sheet;
        fact.definition = collapsed(page.definition.text);
        fact.definition_place = page.definition.place;
      }
      read_parts(submission, page, column, fact);
      if (fact.numerator.empty()) formulas.read(column, fact);
    }
  }
  return facts;
}

void say_page_facts(LearnedMeasure& measure, const PageFact& page) {
  measure.say("definition", {LearnedKind::guess, "the definition of the page " + page.page,
                             "Confirm that it is this measure's, not only the page's.", page.definition_place,
                             [text = page.definition](Measure& to) { to.definition_text = text; }});
  const std::string why = "the figures are worked out from those of " + page.numerator + " and " + page.denominator;
  measure.say("numerator", {LearnedKind::guess, why, "Confirm it: percentages are checked by it.", page.formula_place,
                            [ref = page.numerator](Measure& to) { to.numerator = ref; }});
  measure.say("denominator", {LearnedKind::guess, why, "Confirm it: percentages are checked by it.", page.formula_place,
                              [ref = page.denominator](Measure& to) { to.denominator = ref; }});
}

void learn_pages(const Submission& submission, const PageFacts& facts, Draft& draft) {
  for (const DetailPage& page : submission.pages) {
    ReportPage row;
    row.page = page.sheet->sheet;
    row.place = page.title.place;
    std::string without_number;
    for (const DetailColumn& column : page.columns) {
      if (!looks_like_ref(column.ref)) {
        const std::string heading = column.heading.empty() ? "" : collapsed(column.heading) + " - ";
        without_number += (without_number.empty() ? "" : "; ") + heading + collapsed(column.title.text);
        continue;
      }
      LearnedMeasure* learned = draft.find(column.ref);
      std::vector<const Observation*> figures;
      for (const std::size_t at : column.observations) figures.push_back(&submission.observations[at]);
      if (learned == nullptr) {
        learned = draft.measure(column.ref, collapsed(column.title.text), column.title.place, submission);
        if (learned == nullptr) continue;
        say_unit(*learned, column.unit, false, "from its title and its figures", column.title.place);
        say_decimals(*learned, figures);
        say_page_facts(*learned, facts.at(column.ref));
        learned->ask({"good performance", "", "only a detail page has this measure", "Say High, Low or Info.",
                      column.title.place});
      }
      for (const Observation* figure : figures) learn_figure(*figure, column.ref, submission, draft);
      if (std::find(row.measures.begin(), row.measures.end(), column.ref) == row.measures.end())
        row.measures.push_back(column.ref);
    }
    if (!without_number.empty()) {
      row.measures.clear();  // all of them, as far as a list of refs could not say it
      draft.left_out(row.page, without_number, "the page has columns without a measure number, which no register lists",
                     "Nothing, if they are a breakdown; else give them numbers.", row.place);
    }
    draft.page(row);
  }
}

}  // namespace scorebook
