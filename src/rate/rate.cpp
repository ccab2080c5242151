// Joins definitions with observations: the scorecard row says how a measure is judged, its figures say what is judged.
// Where a scorecard has no figure for a month, the detail pages of the same measure are asked.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "rate/margin.hpp"
#include "scorebook/rating.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// All figures of one measure: those of its scorecard rows, row by row, and those of detail pages.
struct FiguresOfMeasure {
  std::vector<std::vector<const Observation*>> rows;
  std::vector<std::vector<const Observation*>> pages;
};

using Figures = std::map<std::string, FiguresOfMeasure>;

std::vector<const Observation*> observations_at(const Submission& submission, const std::vector<std::size_t>& indices) {
  std::vector<const Observation*> found;
  for (const std::size_t index : indices) {
    if (index < submission.observations.size()) found.push_back(&submission.observations[index]);
  }
  return found;
}

Figures collect_figures(const std::vector<Submission>& submissions) {
  Figures figures;
  for (const Submission& submission : submissions) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        figures[row.definition.name].rows.push_back(observations_at(submission, row.observations));
      }
    }
    for (const DetailPage& page : submission.pages) {
      for (const DetailColumn& column : page.columns) {
        const std::string& name = column.ref.empty() ? column.measure : column.ref;
        figures[name].pages.push_back(observations_at(submission, column.observations));
      }
    }
  }
  return figures;
}

const Observation* find_in(const std::vector<const Observation*>& observations, ObservationKind kind, Period period) {
  for (const Observation* observation : observations) {
    if (observation->kind != kind || !observation->period) continue;
    // A year to date carries its last month, whatever kind of period is reported.
    const bool matches = kind == ObservationKind::year_to_date ? observation->period->last() == period.last()
                                                               : *observation->period == period;
    if (matches) return observation;
  }
  return nullptr;
}

const Observation* find_value(const FiguresOfMeasure& figures, Period period) {
  for (const auto& row : figures.rows) {
    if (const Observation* found = find_in(row, ObservationKind::value, period)) return found;
  }
  for (const auto& page : figures.pages) {
    if (const Observation* found = find_in(page, ObservationKind::value, period)) return found;
  }
  return nullptr;
}

// The row that a figure stands in comes first: figures are compared with their neighbours, not with an older
// workbook's.
FiguresOfMeasure with_row_of(const Observation* value, FiguresOfMeasure figures) {
  for (std::size_t index = 1; index < figures.rows.size(); ++index) {
    for (const Observation* observation : figures.rows[index]) {
      if (observation == value) {
        std::swap(figures.rows[0], figures.rows[index]);
        return figures;
      }
    }
  }
  return figures;
}

// Year to date of a scorecard, or of a page for a measure that no scorecard has.
const Observation* find_year_to_date(const FiguresOfMeasure& figures, Period period) {
  for (const auto& row : figures.rows.empty() ? figures.pages : figures.rows) {
    if (const Observation* found = find_in(row, ObservationKind::year_to_date, period)) return found;
  }
  return nullptr;
}

// A year to date up to another month than the one that is rated.
const Observation* other_year_to_date(const FiguresOfMeasure& figures) {
  for (const auto& row : figures.rows.empty() ? figures.pages : figures.rows) {
    for (const Observation* observation : row) {
      if (observation->kind == ObservationKind::year_to_date && observation->period && observation->figure.value)
        return observation;
    }
  }
  return nullptr;
}

// "n/a" and "-" in the year to date say that the measure has none; "tbc" says that it is not known.
bool has_year_to_date(const Figure& figure) {
  return figure.value || (figure.missing && *figure.missing != Missing::not_applicable &&
                          *figure.missing != Missing::nil_or_not_meaningful);
}

RagResult no_figure(Period period) {
  const std::string reason = fmt::format("no figure for {}", period.words());
  return {Rag::none, reason, "not rated: " + reason};
}

RagResult rate_year_end(const Rating& rating, const FiguresOfMeasure& figures) {
  const Unit unit = rating.measure.unit;
  if (rating.year_to_date != nullptr && has_year_to_date(rating.year_to_date->figure)) {
    RagResult result = rate_rag(rating.year_to_date->figure, rating.tolerance, unit);
    if (result.rag != Rag::none) result.working = "year to date " + result.working;
    return result;
  }
  const bool rateable = rating.tolerance.kind != ToleranceKind::none &&
                        rating.tolerance.kind != ToleranceKind::to_be_set &&
                        rating.tolerance.kind != ToleranceKind::not_understood;
  const Observation* other = rating.year_to_date == nullptr ? other_year_to_date(figures) : nullptr;
  if (rateable && other != nullptr) {
    const std::string reason =
        fmt::format("the year to date runs to {}, not to {}", other->period->words(), rating.period.words());
    return {Rag::none, reason, "not rated: " + reason};
  }
  if (rating.value == nullptr && rateable) return no_figure(rating.period);
  RagResult result = rate_rag(rating.value == nullptr ? Figure{} : rating.value->figure, rating.tolerance, unit);
  if (result.rag != Rag::none) result.working = "no year to date, so the latest figure counts: " + result.working;
  return result;
}

RagResult rate_period(const Rating& rating) {
  const bool no_tolerance =
      rating.tolerance.kind == ToleranceKind::none || rating.tolerance.kind == ToleranceKind::to_be_set;
  if (rating.value == nullptr && !no_tolerance) return no_figure(rating.period);
  return rate_rag(rating.value == nullptr ? Figure{} : rating.value->figure, rating.tolerance, rating.measure.unit);
}

// The step before the last one, so that a report can say what has changed since.
void rate_previous(Rating& rating, const FiguresOfMeasure& figures) {
  rating.before_previous = find_value(figures, rating.period.previous().previous());
  const Figure* previous = rating.previous == nullptr ? nullptr : &rating.previous->figure;
  const Figure* before = rating.before_previous == nullptr ? nullptr : &rating.before_previous->figure;
  rating.rag_previous = previous == nullptr ? no_figure(rating.period.previous())
                                            : rate_rag(*previous, rating.tolerance, rating.measure.unit);
  rating.direction_previous = rate_direction(before, previous, rating.measure.polarity, rating.rag_previous.rag);
}

Rating rate_measure(Measure measure, const FiguresOfMeasure& all, Period period) {
  Rating rating{
      std::move(measure), period, nullptr, nullptr, nullptr, {}, {}, {}, {}, nullptr, {}, {}, {}, {}, nullptr};
  rating.value = find_value(all, period);
  const FiguresOfMeasure figures = with_row_of(rating.value, all);
  rating.previous = find_value(figures, period.previous());
  rating.year_to_date = find_year_to_date(figures, period);
  rating.tolerance = read_tolerance(rating.measure.tolerance, rating.measure.polarity, rating.measure.unit);
  rating.rag_period = rate_period(rating);
  rating.rag_year_end = rate_year_end(rating, figures);
  rating.direction = rate_direction(rating.previous == nullptr ? nullptr : &rating.previous->figure,
                                    rating.value == nullptr ? nullptr : &rating.value->figure, rating.measure.polarity,
                                    rating.rag_period.rag);
  if (rating.value != nullptr) rating.margin = margin_of(rating.value->figure, rating.tolerance, rating.rag_period.rag);
  rate_previous(rating, figures);
  return rating;
}

// What the register says of a measure wins over what the workbook's own columns say.
void apply_register(Measure& measure, const Register* measure_register) {
  const RegisterMeasure* registered =
      measure_register == nullptr || measure.ref.empty() ? nullptr : measure_register->find(measure.ref);
  if (registered == nullptr) return;
  const Measure& definition = registered->definition;
  if (definition.polarity != Polarity::unknown) {
    measure.polarity = definition.polarity;
    measure.polarity_text = definition.polarity_text;
  }
  if (!definition.tolerance.empty()) measure.tolerance = definition.tolerance;
  if (definition.unit != Unit::unknown) measure.unit = definition.unit;
  if (definition.year_to_date_rule != YearToDateRule::not_stated)
    measure.year_to_date_rule = definition.year_to_date_rule;
}

}  // namespace

std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register, Period period) {
  const Figures figures = collect_figures(submissions);
  std::vector<Rating> ratings;
  std::map<std::string, bool> rated;
  for (const Submission& submission : submissions) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        if (!rated.emplace(row.definition.name, true).second) continue;
        Measure measure = row.definition;
        apply_register(measure, measure_register);
        ratings.push_back(rate_measure(std::move(measure), figures.at(row.definition.name), period));
        ratings.back().row = &row;
        ratings.back().directorate = submission.directorate;
      }
    }
  }
  if (measure_register == nullptr) return ratings;
  for (const RegisterMeasure& registered : measure_register->measures) {
    const Measure& measure = registered.definition;
    const auto found = figures.find(measure.ref.empty() ? measure.name : measure.ref);
    const bool judged = measure.polarity != Polarity::unknown || !measure.tolerance.empty();
    if (!judged || found == figures.end() || !rated.emplace(found->first, true).second) continue;
    ratings.push_back(rate_measure(measure, found->second, period));
  }
  return ratings;
}

}  // namespace scorebook
