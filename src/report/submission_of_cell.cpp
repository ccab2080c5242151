#include "report/submission_of_cell.hpp"

namespace scorebook {

SubmissionOfCell::SubmissionOfCell(const std::vector<Submission>& submissions, const std::vector<Submission>* earlier) {
  for (const Submission& submission : submissions) take(submission);
  if (earlier == nullptr) return;
  for (const Submission& submission : *earlier) take(submission);
}

void SubmissionOfCell::take(const Submission& submission) {
  const auto add = [&](const std::shared_ptr<const SheetName>& sheet) {
    if (sheet != nullptr) by_sheet_.emplace(sheet.get(), &submission);
  };
  if (submission.workbook != nullptr) {
    for (const Sheet& sheet : submission.workbook->sheets) add(sheet.name);
  }
  for (const Observation& observation : submission.observations) {
    add(observation.place.sheet);
    add(observation.numerator_place.sheet);
    add(observation.denominator_place.sheet);
  }
}

const Submission* SubmissionOfCell::of(const Place& place) const {
  const auto found = by_sheet_.find(place.sheet.get());
  return found == by_sheet_.end() ? nullptr : found->second;
}

bool SubmissionOfCell::together(const Place& left, const Place& right) const {
  if (!left.known() || !right.known()) return false;
  const Submission* const one = of(left);
  return one == of(right) && (one != nullptr || left.workbook_name() == right.workbook_name());
}

}  // namespace scorebook
