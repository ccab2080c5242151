#include "report/rating_counts.hpp"

#include "text/words.hpp"

namespace scorebook {

RatingCounts count_ratings(const std::vector<Rating>& ratings) {
  RatingCounts counts;
  counts.measures = ratings.size();
  for (const Rating& rating : ratings) {
    ++counts.rag_period[static_cast<std::size_t>(rating.rag_period.rag)];
    ++counts.rag_year_end[static_cast<std::size_t>(rating.rag_year_end.rag)];
    ++counts.directions[rating.direction.state];
    if (rating.rag_period.rag == Rag::none) ++counts.why_no_rag_period[rating.rag_period.reason];
  }
  return counts;
}

std::string plans_not_rated(const std::vector<Submission>& submissions) {
  std::size_t measures = 0;
  for (const Submission& submission : submissions) {
    for (const PlanTable& plan : submission.plans) measures += plan.rows.size();
  }
  if (measures == 0) return "";
  return "Not rated: " + counted(measures, "measure") +
         " of plan tables. They are read, checked and converted; RAG, status and direction of travel are worked out "
         "for "
         "scorecards only.";
}

const Submission* submission_of(const Rating& rating, const std::vector<Submission>& submissions) {
  if (rating.row == nullptr) return nullptr;
  for (const Submission& submission : submissions) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        if (&row == rating.row) return &submission;
      }
    }
  }
  return nullptr;
}

}  // namespace scorebook
