// Editions for the public of built submissions, for the tests of what they leave out.
#pragma once

#include <string>
#include <vector>

#include "check/submission_builder.hpp"
#include "scorebook/suppression.hpp"

namespace scorebook {

struct Published {
  std::vector<Submission> submissions;
  std::vector<Rating> ratings;
  PublicEdition edition;

  explicit Published(const SubmissionBuilder& builder, const Register* measure_register = nullptr)
      : submissions{builder.submission()} {
    const Period period = *submissions.front().period;
    ratings = rate(submissions, measure_register, period);
    CheckInput input{submissions, ratings, measure_register, period};
    input.public_edition = true;
    edition = for_public(input, check(input));
    // What is left passes the rule that asked for it, but for measures that are waived.
    CheckInput again{edition.submissions, edition.ratings, measure_register, period};
    again.public_edition = true;
    for (const Finding& finding : check(again).findings) {
      if (finding.rule == "P801" && finding.state == FindingState::failed) left.push_back(finding.message);
    }
  }

  std::vector<std::string> left;  // what P801 still finds

  // As the sheets show them, in their order: "c 30 c | 73".
  [[nodiscard]] std::string shown() const {
    std::string words;
    for (const Observation& observation : edition.submissions.front().observations) {
      if (observation.kind == ObservationKind::year_to_date) words += "| ";
      words += observation.figure.shown() + " ";
    }
    return words.empty() ? words : words.substr(0, words.size() - 1);
  }
  [[nodiscard]] std::string whys() const {
    std::string words;
    for (const SuppressedFigure& figure : edition.figures)
      words += to_string(figure.place) + ": " + suppressed_because(figure.why) + "\n";
    return words;
  }
};

inline SubmissionBuilder counts(const std::vector<std::string>& months, const std::string& year_to_date = "",
                                YearToDateRule rule = YearToDateRule::not_stated) {
  return SubmissionBuilder("2016-06").scorecard(
      {"Apr-16", "May-16", "Jun-16"}, {{.ref = "2.1", .months = months, .year_to_date = year_to_date, .rule = rule}});
}

}  // namespace scorebook
