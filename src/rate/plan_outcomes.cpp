#include "scorebook/plan_outcomes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scorebook/plan_counts.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

// "1" of "1: every child", "1" of "one - every child"; empty where the words begin with no number.
std::string leading_number(const std::string& words) {
  std::size_t digits = 0;
  while (digits < words.size() && is_digit(words[digits])) ++digits;
  const bool ends = digits == words.size() || !is_letter(words[digits]);
  if (digits > 0 && ends) return words.substr(0, digits);
  constexpr std::array<std::string_view, 10> kNumbers = {"one", "two",   "three", "four", "five",
                                                         "six", "seven", "eight", "nine", "ten"};
  for (std::size_t i = 0; i < kNumbers.size(); ++i) {
    const std::string_view number = kNumbers[i];
    if (words.compare(0, number.size(), number) != 0) continue;
    if (words.size() == number.size() || !is_letter(words[number.size()])) return std::to_string(i + 1);
  }
  return "";
}

std::string without_start(const std::string& words, std::string_view start) {
  return words.compare(0, start.size(), start) == 0 ? trimmed(std::string_view(words).substr(start.size())) : words;
}

std::string outcome_of(const Measure& measure) { return measure.outcome.empty() ? measure.section : measure.outcome; }

// Those that are stated stand first, in the natural order of their words.
bool stated_first(const std::string& left, const std::string& right) {
  if (left.empty() || right.empty()) return !left.empty() && right.empty();
  return ref_less(left, right);
}

void add_lead(OutcomeReport& outcome, const std::string& lead) {
  if (lead.empty() || folded(outcome.lead).find(folded(lead)) != std::string::npos) return;
  outcome.lead += (outcome.lead.empty() ? "" : "; ") + lead;
}

// Measures without a number stay behind the one they follow in their workbook.
void sort_by_ref(std::vector<const Rating*>& ratings) {
  std::vector<std::pair<std::string, const Rating*>> keyed;
  std::string last;
  for (const Rating* rating : ratings) {
    if (!rating->measure.ref.empty()) last = rating->measure.ref;
    keyed.emplace_back(last, rating);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& left, const auto& right) { return ref_less(left.first, right.first); });
  for (std::size_t i = 0; i < keyed.size(); ++i) ratings[i] = keyed[i].second;
}

bool holds_for(const PlanOutcome& row, const Period& period) {
  return !row.period || (row.period->first() <= period.first() && period.last() <= row.period->last());
}

// Of the register's rows for the outcome: the shortest period first, those without one last.
std::vector<const PlanOutcome*> rows_for(const Register& measure_register, const std::string& priority,
                                         const std::string& outcome, const Period& period) {
  std::vector<const PlanOutcome*> rows;
  for (const PlanOutcome& row : measure_register.outcomes) {
    if (priority_key(row.priority) == priority_key(priority) && outcome_key(row.outcome) == outcome_key(outcome) &&
        holds_for(row, period))
      rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const PlanOutcome* left, const PlanOutcome* right) {
    if (!left->period || !right->period) return left->period && !right->period;
    return left->period->months() < right->period->months();
  });
  return rows;
}

void complete(OutcomeReport& outcome, const std::string& priority, const Register& measure_register,
              const Period& period) {
  const bool stated = !outcome.lead.empty();
  for (const PlanOutcome* row : rows_for(measure_register, priority, outcome.outcome, period)) {
    if (!stated && outcome.lead.empty()) outcome.lead = row->lead;
    if (outcome.overview.empty()) outcome.overview = row->overview;
    if (outcome.risks.empty()) outcome.risks = row->risks;
  }
}

template <class Group, class Key>
Group& group_of(std::vector<Group>& groups, std::string Group::*name, const std::string& words, const Key& key) {
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return key(group.*name) == key(words); });
  if (found != groups.end()) return *found;
  Group& added = groups.emplace_back();
  added.*name = collapsed(words);
  return added;
}

}  // namespace

std::string priority_key(std::string_view text) {
  const std::string words = folded(text);
  for (const std::string_view name : {"priority", "theme", "objective", "ambition", "goal", "aim"}) {
    const std::string rest = without_start(words, name);
    if (rest == words) continue;
    const std::string number = leading_number(rest);
    if (!number.empty()) return std::string(name) + " " + number;
  }
  return words;
}

std::string outcome_key(std::string_view text) {
  std::string words = without_start(folded(text), "outcome");
  while (!words.empty() && (words.front() == ':' || words.front() == ' ')) words.erase(0, 1);
  std::size_t at = 0;
  while (at < words.size() && (is_digit(words[at]) || words[at] == '.')) ++at;  // "1.A"
  if (at < words.size() && is_letter(words[at]) && (at + 1 == words.size() || !is_letter(words[at + 1])) &&
      (at + 1 == words.size() || words[at + 1] != ' ' || words.find_first_of("-:", at) == at + 2))
    return std::string(1, words[at]);
  return words;
}

std::vector<PriorityReport> plan_priorities(const std::vector<Rating>& ratings, const Register* measure_register,
                                            const Period& period) {
  std::vector<PriorityReport> priorities;
  for (const Rating* rating : plan_ratings(ratings)) {
    PriorityReport& priority = group_of(priorities, &PriorityReport::priority, rating->measure.priority, priority_key);
    OutcomeReport& outcome =
        group_of(priority.outcomes, &OutcomeReport::outcome, outcome_of(rating->measure), outcome_key);
    outcome.ratings.push_back(rating);
    if (rating->plan != nullptr) add_lead(outcome, collapsed(rating->plan->accountable.text));
  }
  std::stable_sort(priorities.begin(), priorities.end(), [](const PriorityReport& left, const PriorityReport& right) {
    return stated_first(priority_key(left.priority), priority_key(right.priority));
  });
  for (PriorityReport& priority : priorities) {
    std::stable_sort(priority.outcomes.begin(), priority.outcomes.end(),
                     [](const OutcomeReport& left, const OutcomeReport& right) {
                       return stated_first(outcome_key(left.outcome), outcome_key(right.outcome));
                     });
    for (OutcomeReport& outcome : priority.outcomes) {
      sort_by_ref(outcome.ratings);
      if (measure_register != nullptr) complete(outcome, priority.priority, *measure_register, period);
    }
  }
  return priorities;
}

}  // namespace scorebook
