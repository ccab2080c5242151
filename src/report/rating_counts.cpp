#include "report/rating_counts.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "scorebook/text.hpp"
#include "text/words.hpp"

namespace scorebook {

RatingCounts count_ratings(const std::vector<Rating>& ratings) {
  RatingCounts counts;
  counts.measures = ratings.size();
  for (const Rating& rating : ratings) {
    ++counts.rag_period[static_cast<std::size_t>(rating.rag_period.rag)];
    ++counts.rag_year_end[static_cast<std::size_t>(rating.rag_year_end.rag)];
    ++counts.statuses[static_cast<std::size_t>(plan_status_number(rating.status.status))];
    if (rating.plan == nullptr) {
      ++counts.directions[rating.direction.state];
    } else {
      ++counts.plan_directions[plan_direction(rating.direction.state)];
    }
    if (rating.rag_period.rag == Rag::none) ++counts.why_no_rag_period[rating.rag_period.reason];
  }
  return counts;
}

bool is_of_measure(const Rating& rating, const std::string& name) {
  return rating.measure.name == name || (rating.plan != nullptr && rating.plan->definition.name == name);
}

std::vector<Rating> ratings_of(const std::vector<Rating>& ratings, const std::vector<std::string>& measures) {
  if (measures.empty()) return ratings;
  std::vector<Rating> kept;
  for (const Rating& rating : ratings) {
    if (std::any_of(measures.begin(), measures.end(),
                    [&rating](const std::string& name) { return is_of_measure(rating, name); }))
      kept.push_back(rating);
  }
  return kept;
}

namespace {

bool defines(const Submission& submission, const Rating& rating) {
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      if (&row == rating.row) return true;
    }
  }
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      if (&row == rating.plan) return true;
    }
  }
  return false;
}

}  // namespace

const Submission* submission_of(const Rating& rating, const std::vector<Submission>& submissions) {
  if (rating.row == nullptr && rating.plan == nullptr) return nullptr;
  for (const Submission& submission : submissions) {
    if (defines(submission, rating)) return &submission;
  }
  return nullptr;
}

std::vector<NotRated> not_rated(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                const std::vector<std::string>& measures) {
  std::set<std::pair<const Submission*, std::string>> rated;
  std::set<const PlanRow*> rated_rows;   // of which the sub-measures are rated
  std::set<std::string> rated_anywhere;  // by the register alone
  for (const Rating& rating : ratings) {
    const Submission* submission = submission_of(rating, submissions);
    if (submission == nullptr) rated_anywhere.insert(rating.measure.name);
    rated.emplace(submission, rating.measure.name);
    if (rating.plan != nullptr) rated_rows.insert(rating.plan);
  }
  std::vector<NotRated> found;
  for (const Submission& submission : submissions) {
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) {
        const std::string& name = row.definition.name;
        if (rated_rows.count(&row) != 0 || rated.count({&submission, name}) != 0 || rated_anywhere.count(name) != 0)
          continue;
        if (!measures.empty() && std::find(measures.begin(), measures.end(), name) == measures.end()) continue;
        found.push_back({&submission, &plan, &row});
      }
    }
  }
  return found;
}

std::string not_rated_words(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                            const std::vector<std::string>& measures) {
  const std::size_t number = not_rated(submissions, ratings, measures).size();
  if (number == 0) return "";
  return "Not rated: " + counted(number, "measure") + " of plan tables. " + (number == 1 ? "It is" : "They are") +
         " read, checked and converted; nothing says how to judge " + (number == 1 ? "it" : "them") +
         ": no RAG, no status, no direction of travel.";
}

}  // namespace scorebook
