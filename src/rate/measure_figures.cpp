#include "rate/measure_figures.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace scorebook {
namespace {

Observations observations_at(const Submission& submission, const std::vector<std::size_t>& indices) {
  Observations found;
  found.reserve(indices.size());
  for (const std::size_t index : indices) {
    if (index < submission.observations.size()) found.push_back(&submission.observations[index]);
  }
  return found;
}

void collect_scorecards(const Submission& submission, FiguresByMeasure& figures, std::vector<bool>& taken) {
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      MeasureFigures::OfWorkbook& found = figures[row.definition.name].of_workbook(&submission);
      found.definitions.push_back({&row, nullptr, nullptr});
      found.rows.push_back(observations_at(submission, row.observations));
      for (const std::size_t index : row.observations) {
        if (index < taken.size()) taken[index] = true;
      }
    }
  }
}

void collect_plans(const Submission& submission, FiguresByMeasure& figures, std::vector<bool>& taken) {
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      for (const std::string& name : measures_of(row, submission)) {
        MeasureFigures::OfWorkbook& found = figures[name].of_workbook(&submission);
        Observations own = observations_at(submission, row.observations);
        const auto of_another = [&](const Observation* each) {
          const bool of_all = each->kind == ObservationKind::target &&
                              name.compare(0, each->measure.size() + 1, each->measure + "(") == 0;
          return each->measure != name && !of_all;
        };
        own.erase(std::remove_if(own.begin(), own.end(), of_another), own.end());
        found.definitions.push_back({nullptr, &row, &plan});
        found.rows.push_back(std::move(own));
      }
      for (const std::size_t index : row.observations) {
        if (index < taken.size()) taken[index] = true;
      }
    }
  }
}

void collect_pages(const Submission& submission, FiguresByMeasure& figures, std::vector<bool>& taken) {
  for (const DetailPage& page : submission.pages) {
    for (const DetailColumn& column : page.columns) {
      const std::string& name = column.ref.empty() ? column.measure : column.ref;
      figures[name].of_workbook(&submission).pages.push_back(observations_at(submission, column.observations));
      for (const std::size_t index : column.observations) {
        if (index < taken.size()) taken[index] = true;
      }
    }
  }
}

// What stands in tables of no known kind, of measures that the register defines. A figure of one ward or sex is none of
// the measure.
void collect_others(const Submission& submission, const Register& measure_register, const std::vector<bool>& taken,
                    FiguresByMeasure& figures) {
  std::set<std::string> defined;
  for (const RegisterMeasure& measure : measure_register.measures) defined.insert(measure.definition.name);
  for (std::size_t i = 0; i < submission.observations.size(); ++i) {
    const Observation& observation = submission.observations[i];
    if (taken[i] || !observation.breakdown.empty() || defined.count(observation.measure) == 0) continue;
    figures[observation.measure].of_workbook(&submission).others.push_back(&observation);
  }
}

}  // namespace

MeasureFigures::OfWorkbook& MeasureFigures::of_workbook(const Submission* submission) {
  if (workbooks_.empty() || workbooks_.back().submission != submission) {
    workbooks_.emplace_back();
    workbooks_.back().submission = submission;
  }
  return workbooks_.back();
}

bool MeasureFigures::defined() const {
  return std::any_of(workbooks_.begin(), workbooks_.end(),
                     [](const OfWorkbook& workbook) { return !workbook.definitions.empty(); });
}

void MeasureFigures::keep_rows(bool plans) {
  for (OfWorkbook& workbook : workbooks_) {
    std::vector<DefiningRow> definitions;
    std::vector<Observations> rows;
    for (std::size_t i = 0; i < workbook.definitions.size(); ++i) {
      if ((workbook.definitions[i].plan != nullptr) != plans) continue;
      definitions.push_back(workbook.definitions[i]);
      rows.push_back(std::move(workbook.rows[i]));
    }
    workbook.definitions = std::move(definitions);
    workbook.rows = std::move(rows);
  }
}

void MeasureFigures::put_first(const Observation* value) {
  const auto holds = [value](const Observations& observations) {
    return std::find(observations.begin(), observations.end(), value) != observations.end();
  };
  for (auto workbook = workbooks_.begin(); workbook != workbooks_.end(); ++workbook) {
    const auto row = std::find_if(workbook->rows.begin(), workbook->rows.end(), holds);
    const bool in_row = row != workbook->rows.end();
    const bool here =
        in_row || std::any_of(workbook->pages.begin(), workbook->pages.end(), holds) || holds(workbook->others);
    if (!here) continue;
    if (in_row) {
      const auto definition = workbook->definitions.begin() + (row - workbook->rows.begin());
      std::rotate(workbook->definitions.begin(), definition, definition + 1);
      std::rotate(workbook->rows.begin(), row, row + 1);
    }
    std::rotate(workbooks_.begin(), workbook, workbook + 1);
    return;
  }
}

const Observation* MeasureFigures::find(ObservationKind kind, const Period& period) const {
  const auto wanted = [&](const Observation* observation) {
    return observation->kind == kind && observation->period == period;
  };
  for (const OfWorkbook& workbook : workbooks_) {
    for (const auto* tables : {&workbook.rows, &workbook.pages}) {
      for (const Observations& observations : *tables) {
        const auto found = std::find_if(observations.begin(), observations.end(), wanted);
        if (found != observations.end()) return *found;
      }
    }
    const auto found = std::find_if(workbook.others.begin(), workbook.others.end(), wanted);
    if (found != workbook.others.end()) return *found;
  }
  return nullptr;
}

const Observation* MeasureFigures::year_to_date(const Period& period) const {
  // A year to date carries its last month, whatever kind of period is reported.
  const auto wanted = [&](const Observation& observation) {
    return observation.kind == ObservationKind::year_to_date && observation.period &&
           observation.period->last() == period.last();
  };
  const bool has_rows = defined();
  for (const OfWorkbook& workbook : workbooks_) {
    for (const Observations& observations : has_rows ? workbook.rows : workbook.pages) {
      for (const Observation* observation : observations) {
        if (wanted(*observation)) return observation;
      }
    }
    for (const Observation* observation : workbook.others) {
      if (wanted(*observation)) return observation;
    }
  }
  return nullptr;
}

const Observation* MeasureFigures::other_year_to_date() const {
  if (workbooks_.empty()) return nullptr;
  const OfWorkbook& own = workbooks_.front();
  for (const Observations& observations : own.rows.empty() ? own.pages : own.rows) {
    for (const Observation* observation : observations) {
      if (observation->kind == ObservationKind::year_to_date && observation->period && observation->figure.value)
        return observation;
    }
  }
  return nullptr;
}

void MeasureFigures::settle_order(Observations& observations) {
  const auto earlier = [](const Observation* left, const Observation* right) { return *left->period < *right->period; };
  if (!std::is_sorted(observations.begin(), observations.end(), earlier))
    std::stable_sort(observations.begin(), observations.end(), earlier);
  // The same figure with its numerator and denominator says more than without.
  const auto says_more = [](const Figure& one, const Figure& other) {
    return one.numerator && one.denominator && !(other.numerator && other.denominator) && one.value == other.value;
  };
  Observations kept;
  for (const Observation* each : observations) {
    if (kept.empty() || *kept.back()->period != *each->period) {
      kept.push_back(each);
    } else if (says_more(each->figure, kept.back()->figure)) {
      kept.back() = each;
    }
  }
  observations = std::move(kept);
}

std::vector<std::string> measures_of(const PlanRow& row, const Submission& submission) {
  std::vector<std::string> names, only_targets;
  for (const Observation* observation : observations_at(submission, row.observations)) {
    const bool target = observation->kind == ObservationKind::target;
    std::vector<std::string>& list = target ? only_targets : names;
    if (std::find(list.begin(), list.end(), observation->measure) == list.end()) list.push_back(observation->measure);
  }
  // A target of the row is one of all its sub-measures, not a measure of its own.
  for (const std::string& name : only_targets) {
    const bool of_parts = std::any_of(names.begin(), names.end(), [&](const std::string& part) {
      return part.size() > name.size() && part.compare(0, name.size() + 1, name + "(") == 0;
    });
    if (!of_parts && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (names.empty()) names.push_back(row.definition.name);
  return names;
}

FiguresByMeasure collect_figures(const Return& submissions, const Register* measure_register) {
  FiguresByMeasure figures;
  for (const Submission* submission : submissions) {
    std::vector<bool> taken(submission->observations.size(), false);
    collect_scorecards(*submission, figures, taken);
    collect_plans(*submission, figures, taken);
    collect_pages(*submission, figures, taken);
    if (measure_register != nullptr) collect_others(*submission, *measure_register, taken, figures);
  }
  if (measure_register == nullptr) return figures;
  for (const RegisterFigure& earlier : measure_register->history) {
    const auto found = figures.find(earlier.observation.measure);
    if (found != figures.end()) found->second.of_workbook(nullptr).others.push_back(&earlier.observation);
  }
  return figures;
}

}  // namespace scorebook
