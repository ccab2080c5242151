#include "scorebook/register_forms.hpp"

namespace scorebook {

const std::vector<RegisterForm>& target_forms() {
  static const std::vector<RegisterForm> kForms = {
      {"94%", "At least this where high is good, at most this where low is good."},
      {">79%", "More than this: the number itself does not meet it."},
      {"a) 3000 b) 30", "The targets of the sub-measures (a) and (b) of one ref."},
      {"Apr to Sept 26%, Oct to Mar 23%", "Each for its part of the year."},
      {"95% (65% end June, 80% end July)", "Milestones: the last one that is due holds, then the target itself."},
      {"90% by April 2018", "Nothing is met or missed before that month."},
      {"633 a year", "Spread evenly over the months, for a count: 52.75 a month."},
      {"5% reduction on 2015-16", "Set against that year's figure, or the same part of that year."},
      {"Reduction of 1 percentage point each year", "For each year since the baseline."},
      {"Close the gap to the national average by 50%", "Half way from the baseline to the benchmark."},
      {"In line with national average", "The latest national average of the sheet Benchmarks or of the workbook."},
      {"Top quartile", "The national top quartile, likewise."},
      {"4.9 (Average Nov, Dec, Jan)", "The average of these months is set against it."},
      {"Baseline year", "No target this year, on purpose. So are No target and n/a."},
      {"tbc", "A target is still to be set. The measure is not rated, and that is said."},
  };
  return kForms;
}

const std::vector<RegisterForm>& rag_rule_forms() {
  static const std::vector<RegisterForm> kForms = {
      {"green on target; amber within 10%", "Amber where the target is missed by up to 10% of itself; else red."},
      {"green on target; amber within 2 points", "Amber where it is missed by up to 2, in the measure's unit."},
      {"green on target; amber at least 85%", "A floor: red below it."},
      {"green within 5% either side; amber within 10% either side", "A band on both sides of the target."},
      {"green 14 to 20; amber within 1 of the range", "An expected range in place of a target."},
      {"green on target; amber improved on last year", "Amber where it is better than in the same period last year."},
      {"green on target; amber within 10% or not worse than last year", "Either of the two is enough for amber."},
  };
  return kForms;
}

}  // namespace scorebook
