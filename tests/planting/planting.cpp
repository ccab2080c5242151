#include "planting.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace scorebook::planting {

void Plant::number(const Place& place, double value) {
  edit.number(place, value);
  planted.push_back(place);
}

void Plant::text(const Place& place, const std::string& value) {
  edit.text(place, value);
  planted.push_back(place);
}

const ScorecardRow* Plant::row_of(const std::string& measure) const {
  const auto found = std::find_if(rows().begin(), rows().end(),
                                  [&](const ScorecardRow& row) { return row.definition.name == measure; });
  return found == rows().end() ? nullptr : &*found;
}

const DetailPage* Plant::page_of(const std::string& measure) const {
  for (const DetailPage& page : right.submission.pages) {
    for (const DetailColumn& column : page.columns) {
      if (column.measure == measure) return &page;
    }
  }
  return nullptr;
}

void Plant::concern_judgement(const ScorecardRow& row) {
  concerned.insert({row.typed_direction.place, row.typed_rag_period.place, row.typed_rag_year_end.place});
}

void Plant::concern(const Observation& observation) {
  for (const Observation& other : right.submission.observations) {
    if (other.measure != observation.measure || other.kind != observation.kind || other.period != observation.period)
      continue;
    concerned.insert({other.place, other.numerator_place, other.denominator_place});
  }
  if (const ScorecardRow* row = row_of(observation.measure)) concern_judgement(*row);
}

void Plant::concern_row(const ScorecardRow& row) {
  const Sheet* sheet = right.workbook->find_sheet(row.title.place.sheet_name());
  for (const Cell& cell : sheet->cells) {
    if (cell.ref.row == row.title.place.cell.row) concerned.insert(Place{row.title.place.sheet, cell.ref});
  }
}

void Plant::concern_headings(const DetailPage& page) {
  const std::uint32_t below = page.periods.front().label.place.cell.row;
  for (const Workbook* workbook : {right.workbook.get(), right.earlier.front().workbook.get()}) {
    const Sheet* sheet = workbook->find_sheet(page.sheet->sheet);
    for (const Cell& cell : sheet->cells) {
      if (cell.ref.row < below) concerned.insert(Place{sheet->name, cell.ref});
    }
    // Nothing stands in the columns that a merged heading covers.
    for (const DetailColumn& column : page.columns)
      concerned.insert({{sheet->name, {below - 2, column.column}}, {sheet->name, {below - 1, column.column}}});
  }
}

std::vector<const Observation*> Plant::figures(const std::vector<std::size_t>& observations,
                                               ObservationKind kind) const {
  std::vector<const Observation*> found;
  for (const std::size_t number : observations) {
    const Observation& observation = at(number);
    if (observation.kind == kind && observation.figure.value) found.push_back(&observation);
  }
  return found;
}

std::vector<const Observation*> Plant::page_figures(ObservationKind kind) const {
  std::vector<const Observation*> found;
  for (const DetailPage& page : right.submission.pages) {
    for (const DetailColumn& column : page.columns) {
      for (const Observation* observation : figures(column.observations, kind)) found.push_back(observation);
    }
  }
  return found;
}

std::vector<const Observation*> Plant::row_figures(ObservationKind kind) const {
  std::vector<const Observation*> found;
  for (const ScorecardRow& row : rows()) {
    for (const Observation* observation : figures(row.observations, kind)) found.push_back(observation);
  }
  return found;
}

const Observation* Plant::elsewhere(const Observation& observation) const {
  for (const Observation& other : right.submission.observations) {
    const bool same = other.measure == observation.measure && other.kind == observation.kind &&
                      other.benchmark == observation.benchmark &&
                      (other.period == observation.period || observation.kind == ObservationKind::benchmark);
    if (same && other.figure.value && other.place.sheet_name() != observation.place.sheet_name()) return &other;
  }
  return nullptr;
}

double printed_step(const Figure& figure) { return std::pow(10.0, -figure.decimals); }

double stored(const Figure& figure, double value) {
  const double shown = std::round(value / printed_step(figure)) * printed_step(figure);
  return figure.unit == Unit::per_cent ? shown / 100 : shown;
}

double with_digits_exchanged(const Figure& figure, Random& random) {
  std::string digits = figure.value->to_string(figure.decimals);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t at = 0; at + 1 < digits.size(); ++at) {
    const std::size_t next = digits[at + 1] == '.' ? at + 2 : at + 1;
    if (digits[at] == '.' || next >= digits.size() || digits[at] == digits[next]) continue;
    if (at == 0 && digits[next] == '0') continue;
    pairs.emplace_back(at, next);
  }
  if (pairs.empty()) return figure.value->to_double();
  const auto [one, other] = random.one_of(pairs);
  std::swap(digits[one], digits[other]);
  return Decimal::parse(digits)->to_double();
}

}  // namespace scorebook::planting
