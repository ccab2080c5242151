// Every measure of every return: joins the rows that define measures with the figures that all tables have of them.
#include <algorithm>
#include <set>
#include <utility>

#include "rate/measure_figures.hpp"
#include "rate/overrides.hpp"
#include "rate/rate_measure.hpp"
#include "rate/rate_together.hpp"
#include "rate/returns.hpp"
#include "rate/what_holds.hpp"
#include "register/added_refs.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {
namespace {

class ReturnRater {
 public:
  // `rated` are those of the return whose rows are rated; the others are history.
  ReturnRater(const Return& submissions, Return rated, const Register* measure_register, Period period,
              std::vector<Rating>& ratings)
      : rated_(std::move(rated)),
        figures_(collect_figures(submissions, measure_register)),
        context_{period, figures_, measure_register, parts_of_totals(measure_register), {}},
        ratings_(ratings) {
    if (measure_register == nullptr) return;
    for (const RegisterFigure& benchmark : measure_register->benchmarks)
      context_.register_benchmarks[benchmark.observation.measure].push_back(&benchmark.observation);
  }

  // What should have been worked out and could not, though this return has some of the figures that it needs.
  [[nodiscard]] std::vector<Rating> not_worked_out() && { return std::move(not_worked_out_); }

  void rate() {
    for (const Submission* submission : rated_) {
      for (const Scorecard& scorecard : submission->scorecards) {
        for (const ScorecardRow& row : scorecard.rows) rate_once(row.definition.name, RatedAs::scorecard);
      }
      for (const PlanTable& plan : submission->plans) {
        for (const PlanRow& row : plan.rows) {
          for (const std::string& name : measures_of(row, *submission)) rate_once(name, RatedAs::plan);
        }
      }
    }
    if (context_.measure_register != nullptr) rate_registered();
  }

 private:
  void rate_once(const std::string& name, RatedAs rated_as) {
    std::set<std::string>& rated = rated_as == RatedAs::plan ? plans_ : scorecards_;
    if (rated.insert(name).second) ratings_.push_back(rate_measure(name, nullptr, rated_as, context_));
  }

  // What only the register defines: measures of detail pages and other tables, and those to be worked out.
  void rate_registered() {
    for (const RegisterMeasure& registered : context_.measure_register->measures) {
      const Measure& measure = registered.definition;
      const std::string& name = measure.ref.empty() ? measure.name : measure.ref;
      if (plans_.count(name) != 0 || !scorecards_.insert(name).second) continue;
      const bool judged = measure.polarity != Polarity::unknown || !measure.tolerance.empty() ||
                          !measure.target.empty() || !measure.rule.empty();
      if (!judged) continue;
      const bool has_figures = figures_.count(name) != 0;
      const bool may_be_worked_out = !measure.numerator.empty() || context_.parts.count(measure.ref) != 0;
      if (!has_figures && !(may_be_worked_out && has_some_part(measure))) continue;
      Rating rating = rate_measure(name, &measure, RatedAs::scorecard, context_);
      if (!has_figures) rating.directorate = rated_.front()->directorate;
      const bool of_another = !has_figures && rating.value == nullptr;  // perhaps: nothing here leads to it
      (of_another ? not_worked_out_ : ratings_).push_back(std::move(rating));
    }
  }

  // Whether the return has any of the measures that this one is made from.
  [[nodiscard]] bool has_some_part(const Measure& measure) const {
    std::vector<std::string> refs = added_refs(measure.numerator);
    for (std::string& ref : added_refs(measure.denominator)) refs.push_back(std::move(ref));
    const auto parts = context_.parts.find(measure.ref);
    if (parts != context_.parts.end()) refs.insert(refs.end(), parts->second.begin(), parts->second.end());
    return std::any_of(refs.begin(), refs.end(), [&](const std::string& ref) { return figures_.count(ref) != 0; });
  }

  Return rated_;
  FiguresByMeasure figures_;
  RatingContext context_;
  std::vector<Rating>& ratings_;
  std::vector<Rating> not_worked_out_;
  std::set<std::string> scorecards_, plans_;  // measures that have been rated
};

}  // namespace

RagResult rate_figure(const Figure& figure, const Rating& rating) {
  return judge_figure(figure, {rating.rated_by, rating.tolerance, rating.target},
                      rating.last_year == nullptr ? nullptr : &rating.last_year->figure, rating.measure,
                      rating.settings);
}

Direction rate_step(const Figure* previous, const Figure* current, Rag rag, const Rating& rating) {
  const std::optional<Decimal>& own = rating.measure.stable_band;
  const Decimal band = own ? *own : rating.settings.stable_band;
  return rate_direction(previous, current, rating.measure.polarity, rag, band, rating.settings);
}

std::vector<Rating> rate_together(const std::vector<const Submission*>& submissions, const Register* measure_register,
                                  Period period, const std::vector<const Submission*>& earlier) {
  std::vector<Rating> ratings;
  std::vector<Rating> not_worked_out;
  std::vector<const Submission*> all = submissions;
  all.insert(all.end(), earlier.begin(), earlier.end());
  for (const Return& of_one_directorate : returns_of(all, period)) {
    Return rated;
    for (const Submission* submission : of_one_directorate) {
      if (std::find(submissions.begin(), submissions.end(), submission) != submissions.end())
        rated.push_back(submission);
    }
    if (rated.empty()) continue;
    ReturnRater rater(of_one_directorate, std::move(rated), measure_register, period, ratings);
    rater.rate();
    for (Rating& rating : std::move(rater).not_worked_out()) not_worked_out.push_back(std::move(rating));
  }
  // A measure that no return leads to is not lost: it stands there without a figure.
  std::set<std::string> rated;
  if (!not_worked_out.empty()) {
    for (const Rating& rating : ratings) rated.insert(rating.measure.name);
  }
  for (Rating& rating : not_worked_out) {
    if (rated.insert(rating.measure.name).second) ratings.push_back(std::move(rating));
  }
  if (measure_register != nullptr) apply_overrides(ratings, *measure_register);
  return ratings;
}

std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register, Period period) {
  return rate(submissions, measure_register, period, {});
}

std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register, Period period,
                         const std::vector<Submission>& earlier) {
  std::vector<const Submission*> all, history;
  for (const Submission& submission : submissions) all.push_back(&submission);
  for (const Submission& submission : earlier) history.push_back(&submission);
  return rate_together(all, measure_register, period, history);
}

}  // namespace scorebook
