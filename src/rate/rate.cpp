// Joins definitions with observations: the scorecard row that a figure stands in says how it is judged. Where a
// scorecard has no figure for a month, the detail pages of the same measure are asked, and then other workbooks of the
// same return.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rate/margin.hpp"
#include "rate/rate_together.hpp"
#include "rate/returns.hpp"
#include "scorebook/rating.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

using Observations = std::vector<const Observation*>;

// What one workbook has of a measure: its scorecard rows and its columns on detail pages.
struct WorkbookFigures {
  const Submission* submission = nullptr;
  std::vector<const ScorecardRow*> definitions;  // beside rows
  std::vector<Observations> rows;
  std::vector<Observations> pages;
};

// The same of all workbooks of a return, the one to trust most first.
using FiguresOfMeasure = std::vector<WorkbookFigures>;
using Figures = std::map<std::string, FiguresOfMeasure>;

Observations observations_at(const Submission& submission, const std::vector<std::size_t>& indices) {
  Observations found;
  for (const std::size_t index : indices) {
    if (index < submission.observations.size()) found.push_back(&submission.observations[index]);
  }
  return found;
}

Figures collect_figures(const Return& submissions) {
  Figures figures;
  const auto of_workbook = [&figures](const std::string& name, const Submission* submission) -> WorkbookFigures& {
    FiguresOfMeasure& of_measure = figures[name];
    if (of_measure.empty() || of_measure.back().submission != submission)
      of_measure.push_back({submission, {}, {}, {}});
    return of_measure.back();
  };
  for (const Submission* submission : submissions) {
    for (const Scorecard& scorecard : submission->scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        WorkbookFigures& found = of_workbook(row.definition.name, submission);
        found.definitions.push_back(&row);
        found.rows.push_back(observations_at(*submission, row.observations));
      }
    }
    for (const DetailPage& page : submission->pages) {
      for (const DetailColumn& column : page.columns) {
        const std::string& name = column.ref.empty() ? column.measure : column.ref;
        of_workbook(name, submission).pages.push_back(observations_at(*submission, column.observations));
      }
    }
  }
  return figures;
}

const Observation* find_in(const Observations& observations, ObservationKind kind, Period period) {
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
  for (const WorkbookFigures& workbook : figures) {
    for (const auto* tables : {&workbook.rows, &workbook.pages}) {
      for (const Observations& observations : *tables) {
        if (const Observation* found = find_in(observations, ObservationKind::value, period)) return found;
      }
    }
  }
  return nullptr;
}

// The workbook and the row that a figure stands in come first: a figure is judged by its own tolerance and compared
// with its neighbours, not with another workbook's. A figure of a page is judged by the row of its workbook.
void put_first(const Observation* value, FiguresOfMeasure& figures) {
  const auto holds = [value](const Observations& observations) {
    return std::find(observations.begin(), observations.end(), value) != observations.end();
  };
  for (auto workbook = figures.begin(); workbook != figures.end(); ++workbook) {
    const auto row = std::find_if(workbook->rows.begin(), workbook->rows.end(), holds);
    const bool in_row = row != workbook->rows.end();
    if (!in_row && std::none_of(workbook->pages.begin(), workbook->pages.end(), holds)) continue;
    if (in_row) {
      const auto definition = workbook->definitions.begin() + (row - workbook->rows.begin());
      std::rotate(workbook->definitions.begin(), definition, definition + 1);
      std::rotate(workbook->rows.begin(), row, row + 1);
    }
    std::rotate(figures.begin(), workbook, workbook + 1);
    return;
  }
}

// Rows of scorecards, or the columns of pages for a measure that no scorecard has.
std::vector<const Observations*> tables_with_year_to_date(const FiguresOfMeasure& figures) {
  std::vector<const Observations*> rows, pages;
  for (const WorkbookFigures& workbook : figures) {
    for (const Observations& row : workbook.rows) rows.push_back(&row);
    for (const Observations& page : workbook.pages) pages.push_back(&page);
  }
  return rows.empty() ? pages : rows;
}

const Observation* find_year_to_date(const FiguresOfMeasure& figures, Period period) {
  for (const Observations* observations : tables_with_year_to_date(figures)) {
    if (const Observation* found = find_in(*observations, ObservationKind::year_to_date, period)) return found;
  }
  return nullptr;
}

// A year to date up to another month than the one that is rated, in the workbook that the figure stands in: what a
// workbook of another month has says nothing of a measure that has none here.
const Observation* other_year_to_date(const FiguresOfMeasure& figures) {
  if (figures.empty()) return nullptr;
  const FiguresOfMeasure own = {figures.front()};
  for (const Observations* observations : tables_with_year_to_date(own)) {
    for (const Observation* observation : *observations) {
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
  if (rating.year_to_date != nullptr && has_year_to_date(rating.year_to_date->figure)) {
    RagResult result = rate_figure(rating.year_to_date->figure, rating);
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
  RagResult result = rate_figure(rating.value == nullptr ? Figure{} : rating.value->figure, rating);
  if (result.rag != Rag::none) result.working = "no year to date, so the latest figure counts: " + result.working;
  return result;
}

RagResult rate_period(const Rating& rating) {
  const bool no_tolerance =
      rating.tolerance.kind == ToleranceKind::none || rating.tolerance.kind == ToleranceKind::to_be_set;
  if (rating.value == nullptr && !no_tolerance) return no_figure(rating.period);
  return rate_figure(rating.value == nullptr ? Figure{} : rating.value->figure, rating);
}

// The step before the last one, so that a report can say what has changed since.
void rate_previous(Rating& rating, const FiguresOfMeasure& figures) {
  rating.before_previous = find_value(figures, rating.period.previous().previous());
  const Figure* previous = rating.previous == nullptr ? nullptr : &rating.previous->figure;
  const Figure* before = rating.before_previous == nullptr ? nullptr : &rating.before_previous->figure;
  rating.rag_previous = previous == nullptr ? no_figure(rating.period.previous()) : rate_figure(*previous, rating);
  rating.direction_previous = rate_step(before, previous, rating.rag_previous.rag, rating);
}

// `defined`: how the measure is judged where no scorecard row says so.
Rating rate_measure(FiguresOfMeasure figures, const Measure* defined, const Settings& settings, Period period) {
  const Observation* value = find_value(figures, period);
  put_first(value, figures);
  // A measure without a figure for the period is defined by the first workbook that has a row of it.
  const auto defining = std::find_if(figures.begin(), figures.end(),
                                     [](const WorkbookFigures& workbook) { return !workbook.definitions.empty(); });
  const ScorecardRow* row = defining == figures.end() ? nullptr : defining->definitions.front();
  Rating rating;
  rating.measure = row == nullptr ? *defined : row->definition;
  rating.period = period;
  rating.value = value;
  rating.directorate = (row == nullptr ? figures.front() : *defining).submission->directorate;
  rating.row = row;
  rating.settings = settings;
  rating.previous = find_value(figures, period.previous());
  rating.year_to_date = find_year_to_date(figures, period);
  rating.tolerance = read_tolerance(rating.measure.tolerance, rating.measure.polarity, rating.measure.unit);
  rating.rag_period = rate_period(rating);
  rating.rag_year_end = rate_year_end(rating, figures);
  rating.direction = rate_step(rating.previous == nullptr ? nullptr : &rating.previous->figure,
                               value == nullptr ? nullptr : &value->figure, rating.rag_period.rag, rating);
  if (value != nullptr) rating.margin = margin_of(value->figure, rating.tolerance, rating.rag_period.rag);
  rate_previous(rating, figures);
  return rating;
}

void rate_return(const Return& submissions, const Register* measure_register, Period period,
                 std::vector<Rating>& ratings) {
  const Figures figures = collect_figures(submissions);
  const Settings settings = measure_register == nullptr ? Settings{} : measure_register->settings;
  std::set<std::string> rated;
  for (const Submission* submission : submissions) {
    for (const Scorecard& scorecard : submission->scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        const std::string& name = row.definition.name;
        if (rated.insert(name).second) ratings.push_back(rate_measure(figures.at(name), nullptr, settings, period));
      }
    }
  }
  if (measure_register == nullptr) return;
  for (const RegisterMeasure& registered : measure_register->measures) {
    const Measure& measure = registered.definition;
    const auto found = figures.find(measure.ref.empty() ? measure.name : measure.ref);
    const bool judged = measure.polarity != Polarity::unknown || !measure.tolerance.empty();
    if (!judged || found == figures.end() || !rated.insert(found->first).second) continue;
    ratings.push_back(rate_measure(found->second, &measure, settings, period));
  }
}

}  // namespace

RagResult rate_figure(const Figure& figure, const Rating& rating) {
  return rate_rag(figure, rating.tolerance, rating.measure.unit, rating.settings);
}

Direction rate_step(const Figure* previous, const Figure* current, Rag rag, const Rating& rating) {
  const std::optional<Decimal>& own = rating.measure.stable_band;
  const Decimal band = own ? *own : rating.settings.stable_band;
  return rate_direction(previous, current, rating.measure.polarity, rag, band, rating.settings);
}

std::vector<Rating> rate_together(const std::vector<const Submission*>& submissions, const Register* measure_register,
                                  Period period) {
  std::vector<Rating> ratings;
  for (const Return& of_one_directorate : returns_of(submissions, period))
    rate_return(of_one_directorate, measure_register, period, ratings);
  return ratings;
}

std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register, Period period) {
  std::vector<const Submission*> all;
  for (const Submission& submission : submissions) all.push_back(&submission);
  return rate_together(all, measure_register, period);
}

}  // namespace scorebook
