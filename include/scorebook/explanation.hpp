// What is needed to explain single measures: explain_text (text.hpp) and explain_json (json.hpp) say what each is,
// where its figures stand, why it has its colour and its arrow, how it has moved, how it stands beside others, and what
// check found about it.
#pragma once

#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct Explanation {
  const std::vector<Submission>& submissions;
  const std::vector<Rating>& ratings;  // of all measures
  const CheckResult& checked;
  const Register* measure_register = nullptr;  // as it is in force for the period; may be null
  Period period;
  std::vector<std::string> measures;  // those to explain, by Measure::name, in this order
};

}  // namespace scorebook
