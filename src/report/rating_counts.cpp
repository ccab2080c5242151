#include "report/rating_counts.hpp"

#include <algorithm>
#include <map>
#include <optional>
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

namespace {

constexpr const char* kNothingJudges =
    "a measure of a plan table that nothing rates: it is read, checked and converted, and has no RAG, no status and no "
    "direction of travel";

// The rows that ratings are of.
class RatedRows {
 public:
  RatedRows(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings) {
    for (const Rating& rating : ratings) {
      const Submission* submission = submission_of(rating, submissions);
      if (submission == nullptr) by_register_.insert(rating.measure.name);
      if (rating.row != nullptr) places_.emplace(std::pair(submission, rating.measure.name), rating.row->title.place);
      if (rating.plan != nullptr)
        places_.emplace(std::pair(submission, rating.plan->definition.name), rating.plan->title.place);
      rows_.insert(rating.row);
      rows_.insert(rating.plan);
    }
  }

  // Nothing where the row is rated.
  [[nodiscard]] std::optional<NotRated> look_at(const Submission& submission, const void* row, const Measure& measure,
                                                const Place& place, bool of_a_plan) const {
    if (rows_.count(row) != 0) return std::nullopt;
    const auto other = places_.find({&submission, measure.name});
    if (other != places_.end())
      return NotRated{
          &submission, measure.name, measure.title, place,
          "its number stands in the workbook a second time; the rating is of the row in " + to_string(other->second)};
    if (!of_a_plan || by_register_.count(measure.name) != 0) return std::nullopt;
    return NotRated{&submission, measure.name, measure.title, place, kNothingJudges};
  }

 private:
  std::set<const void*> rows_;
  std::map<std::pair<const Submission*, std::string>, Place> places_;
  std::set<std::string> by_register_;
};

}  // namespace

std::vector<NotRated> not_rated(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                const std::vector<std::string>& measures) {
  const RatedRows rated(submissions, ratings);
  std::vector<NotRated> found;
  const auto add = [&](std::optional<NotRated> one) {
    if (!one) return;
    if (!measures.empty() && std::find(measures.begin(), measures.end(), one->measure) == measures.end()) return;
    found.push_back(std::move(*one));
  };
  for (const Submission& submission : submissions) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows)
        add(rated.look_at(submission, &row, row.definition, row.title.place, false));
    }
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) add(rated.look_at(submission, &row, row.definition, row.title.place, true));
    }
  }
  return found;
}

std::string not_rated_words(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                            const std::vector<std::string>& measures) {
  std::size_t plain = 0;
  std::vector<std::string> again;
  for (const NotRated& one : not_rated(submissions, ratings, measures)) {
    if (one.why == kNothingJudges) {
      ++plain;
    } else {
      again.push_back(one.measure + " in " + to_string(one.place) + " (" + one.why + ")");
    }
  }
  std::string words;
  if (plain > 0)
    words = "Not rated: " + counted(plain, "measure") + " of plan tables. " + (plain == 1 ? "It is" : "They are") +
            " read, checked and converted; nothing says how to judge " + (plain == 1 ? "it" : "them") +
            ": no RAG, no status, no direction of travel.";
  if (!again.empty()) words += (words.empty() ? "" : " ") + ("Not rated: " + listed(again) + ".");
  return words;
}

}  // namespace scorebook
