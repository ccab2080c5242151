#include "scorebook/learn.hpp"

#include <algorithm>

#include "learn/tables.hpp"

namespace scorebook {

Learned learn(const std::vector<Submission>& submissions, const Register* known) {
  std::vector<const Submission*> latest_first;
  for (const Submission& submission : submissions) latest_first.push_back(&submission);
  std::stable_sort(latest_first.begin(), latest_first.end(), [](const Submission* left, const Submission* right) {
    return left->period && (!right->period || *right->period < *left->period);
  });
  Draft draft(known);
  for (const Submission* submission : latest_first) {
    const PageFacts pages = page_facts(*submission);
    learn_scorecards(*submission, pages, draft);
    learn_plans(*submission, draft);
    learn_pages(*submission, pages, draft);
    learn_other_tables(*submission, draft);
    learn_words(*submission, draft);
  }
  return draft.finish();
}

}  // namespace scorebook
