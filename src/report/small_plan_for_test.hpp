// A workbook of one plan table with two measures, of which the first is rated, for the tests of the outputs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"

namespace scorebook::test {

struct SmallPlan {
  std::vector<Submission> submissions;
  std::vector<Rating> ratings;
  std::shared_ptr<const SheetName> sheet = std::make_shared<const SheetName>(SheetName{"plan.xlsx", "Priority 1"});
  Period march = Period::month(2016, 3);

  SmallPlan() {
    auto workbook = std::make_shared<Workbook>();
    workbook->name = "plan.xlsx";
    Submission submission;
    submission.workbook = workbook;
    submission.period = march;
    PlanTable table;
    table.sheet = sheet;
    table.rows = {row("1.A1", "Number of apprentices", 5), row("1.A2", "Visits to libraries", 6)};
    submission.plans = {table};
    submissions.push_back(std::move(submission));
    Rating rating;
    rating.plan = &submissions.front().plans.front().rows.front();
    rating.measure = rating.plan->definition;
    rating.period = march;
    rating.rag_period = {Rag::red, "", "21 is short of the target of 30: red"};
    rating.direction = {DirectionState::worse_off_target, "21 after 25: lower, and high is good"};
    rating.status = {PlanStatus::not_met, "red"};
    rating.rated_by = RatedBy::target;
    rating.target.value = Decimal(30);
    rating.target.side = TargetSide::at_least;
    rating.target.typed = "30 apprentices";
    ratings.push_back(rating);
  }

  [[nodiscard]] PlanRow row(const std::string& ref, const std::string& title, std::uint32_t number) const {
    PlanRow made;
    made.definition.name = made.definition.ref = ref;
    made.definition.title = title;
    made.definition.polarity = Polarity::high;
    made.title.text = title;
    made.title.place = {sheet, {number, 3}};
    return made;
  }
};

}  // namespace scorebook::test
