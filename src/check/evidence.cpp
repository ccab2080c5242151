#include "check/evidence.hpp"

#include <algorithm>
#include <set>

namespace scorebook {

Evidence::Evidence(const Submission& of, const CheckInput& input, const Register* measure_register,
                   const std::vector<Rating>& ratings, Period period, bool is_first_submission)
    : all_(&input.submissions),
      submission_(&of),
      register_(measure_register == nullptr || measure_register->measures.empty() ? nullptr : measure_register),
      period_(period),
      is_first_submission_(is_first_submission),
      earlier_given_(input.earlier != nullptr && !input.earlier->empty()),
      public_edition_(input.public_edition),
      settings_(measure_register == nullptr ? Settings{} : measure_register->settings),
      all_ratings_(&ratings) {
  const Submission& submission = *submission_;
  for (std::size_t table = 0; table < submission.scorecards.size(); ++table) {
    const Scorecard& scorecard = submission.scorecards[table];
    for (std::size_t line = 0; line < scorecard.rows.size(); ++line) {
      const ScorecardRow& row = scorecard.rows[line];
      rows_.emplace(row.definition.name, &row);
      if (!row.definition.ref.empty()) refs_[row.definition.name] = true;
      for (const std::size_t observation : row.observations) add(observation, TableKind::scorecard, table, line);
    }
  }
  for (std::size_t table = 0; table < submission.pages.size(); ++table) {
    const DetailPage& page = submission.pages[table];
    for (std::size_t line = 0; line < page.columns.size(); ++line) {
      const DetailColumn& column = page.columns[line];
      if (!column.ref.empty()) refs_[column.measure] = true;
      for (const std::size_t observation : column.observations) add(observation, TableKind::page, table, line);
    }
  }
  for (std::size_t table = 0; table < submission.plans.size(); ++table) {
    const PlanTable& plan = submission.plans[table];
    for (std::size_t line = 0; line < plan.rows.size(); ++line) {
      const PlanRow& row = plan.rows[line];
      for (const std::size_t observation : row.observations) {
        add(observation, TableKind::plan, table, line);
        // A sub-measure of the row has its number from the row's.
        if (!row.definition.ref.empty() && observation < submission.observations.size())
          refs_[submission.observations[observation].measure] = true;
      }
    }
  }
  for (const LocatedFigure& figure : figures_) {
    FoundFigures& of_measure = by_measure_[figure.observation->measure];
    if (of_measure.empty()) measures_.push_back(figure.observation->measure);
    of_measure.push_back(&figure);
    by_place_.emplace(figure.place(), &figure);
    if (figure.period) by_matter_[{figure.observation->measure, figure.kind, *figure.period}].push_back(&figure);
  }
  for (const Rating& rating : ratings) {
    if (rating.row != nullptr) ratings_[rating.row] = &rating;
  }
}

void Evidence::add(std::size_t observation, TableKind table, std::size_t table_number, std::size_t line) {
  if (observation >= submission_->observations.size()) return;
  LocatedFigure located;
  located.observation = &submission_->observations[observation];
  located.table = table;
  located.table_number = table_number;
  located.line = line;
  located.kind = located.observation->kind;
  located.period = located.observation->period;
  const Period own = submission_->period.value_or(period_);
  // A plan heads the year before with its end, and has no figure of the year in progress but by quarters.
  if (table != TableKind::plan && located.kind == ObservationKind::year && located.period == own.in_financial_year()) {
    located.kind = ObservationKind::year_to_date;
    located.period = own;
  }
  figures_.push_back(located);
}

const FoundFigures& Evidence::figures_of(const std::string& measure) const {
  static const FoundFigures none;
  const auto found = by_measure_.find(measure);
  return found == by_measure_.end() ? none : found->second;
}

const FoundFigures& Evidence::find(const std::string& measure, ObservationKind kind, Period period) const {
  static const FoundFigures none;
  const auto found = by_matter_.find({measure, kind, period});
  return found == by_matter_.end() ? none : found->second;
}

const LocatedFigure* Evidence::best(const std::string& measure, ObservationKind kind, Period period,
                                    const LocatedFigure* beside) const {
  const LocatedFigure* best = nullptr;
  for (const LocatedFigure* figure : find(measure, kind, period)) {
    if (!figure->figure().value) continue;
    if (beside != nullptr && figure->same_table(*beside)) return figure;
    if (best == nullptr || (best->table == TableKind::scorecard && figure->table == TableKind::page)) best = figure;
  }
  return best;
}

const LocatedFigure* Evidence::at(const Place& place) const {
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? nullptr : found->second;
}

std::vector<std::string> Evidence::counts_before(const std::string& measure) const {
  constexpr std::size_t kMost = 12;
  std::vector<std::string> counts;
  const auto add_count = [&](const std::string& name, Unit unit) {
    const bool known = std::find(counts.begin(), counts.end(), name) != counts.end();
    if (unit == Unit::count && !known && name != measure && counts.size() < kMost) counts.push_back(name);
  };
  std::set<std::tuple<TableKind, std::size_t, std::size_t>> lines;
  for (const LocatedFigure* figure : figures_of(measure))
    lines.emplace(figure->table, figure->table_number, figure->line);
  for (const auto& [table, number, line] : lines) {
    const std::size_t first = line < kMost ? 0 : line - kMost;
    for (std::size_t before = line; before-- > first;) {
      if (table == TableKind::page) {
        const DetailColumn& column = submission_->pages[number].columns[before];
        add_count(column.measure, column.unit);
      } else if (table == TableKind::scorecard) {
        const std::vector<ScorecardRow>& rows = submission_->scorecards[number].rows;
        if (rows[before].definition.section != rows[line].definition.section) break;
        add_count(rows[before].definition.name, rows[before].definition.unit);
      }
    }
  }
  return counts;
}

bool Evidence::has_ref(const std::string& measure) const { return refs_.count(measure) != 0; }

const ScorecardRow* Evidence::row_of(const std::string& measure) const {
  const auto found = rows_.find(measure);
  return found == rows_.end() ? nullptr : found->second;
}

const Measure* Evidence::registered(const std::string& measure) const {
  if (register_ == nullptr) return nullptr;
  const RegisterMeasure* found = register_->find(measure);
  return found == nullptr ? nullptr : &found->definition;
}

YearToDateRule Evidence::year_to_date_rule(const std::string& measure) const {
  if (const ScorecardRow* row = row_of(measure)) return row->definition.year_to_date_rule;
  const Measure* defined = registered(measure);
  return defined == nullptr ? YearToDateRule::not_stated : defined->year_to_date_rule;
}

const Rating* Evidence::rating_of(const ScorecardRow& row) const {
  const auto found = ratings_.find(&row);
  return found == ratings_.end() ? nullptr : found->second;
}

const Rating* Evidence::rating_of(const std::string& measure) const {
  const ScorecardRow* row = row_of(measure);
  return row == nullptr ? nullptr : rating_of(*row);
}

}  // namespace scorebook
