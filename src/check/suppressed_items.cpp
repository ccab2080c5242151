#include "check/suppressed_items.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace scorebook {

std::set<Decimal> SuppressionItem::values() const {
  std::set<Decimal> values;
  for (const Observation* cell : cells) {
    if (cell->figure.value) values.insert(*cell->figure.value);
  }
  return values;
}

SuppressionItems::SuppressionItems(const CheckInput& input, const std::vector<KeptMeasure>& kept)
    : small_(input.measure_register == nullptr ? Settings{} : input.measure_register->settings) {
  const auto add_all = [&](const Submission& submission) {
    const std::string directorate = folded(submission.directorate);
    for (const Observation& observation : submission.observations) add(observation, directorate, kept);
  };
  for (const Submission& submission : input.submissions) add_all(submission);
  if (input.earlier != nullptr) {
    for (const Submission& submission : *input.earlier) add_all(submission);
  }
  if (input.measure_register == nullptr) return;
  // The register does not say whose an earlier figure is.
  for (const Submission& submission : input.submissions) directorates_.insert(folded(submission.directorate));
  for (const std::string& directorate : directorates_) {
    for (const RegisterFigure& earlier : input.measure_register->history) add(earlier.observation, directorate, kept);
  }
}

void SuppressionItems::add(const Observation& observation, const std::string& directorate,
                           const std::vector<KeptMeasure>& kept) {
  if (observation.kind == ObservationKind::benchmark || observation.kind == ObservationKind::target) return;
  ItemKey key{directorate, observation.measure, observation.breakdown, observation.kind, observation.period};
  SuppressionItem& item = items_[key];
  if (item.cells.empty()) {
    item.key = std::move(key);
    for (const KeptMeasure& each : kept) {
      if (item.kept_by == nullptr && each.keeps(item.key)) item.kept_by = &each;
    }
  }
  item.cells.push_back(&observation);
  if (item.first == nullptr && observation.figure.value) item.first = &observation;
  by_observation_[&observation] = &item;
  if (observation.place.known()) by_place_.emplace(observation.place, &item);
}

SuppressionItem* SuppressionItems::find(const ItemKey& key) {
  const auto found = items_.find(key);
  return found == items_.end() ? nullptr : &found->second;
}

SuppressionItem* SuppressionItems::beside(const SuppressionItem& item, const std::string& measure) {
  ItemKey key = item.key;
  key.measure = measure;
  return find(key);
}

SuppressionItem* SuppressionItems::of_cell(const Place& place) {
  if (!place.known()) return nullptr;
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? nullptr : found->second;
}

const SuppressionItem* SuppressionItems::item_of(const Observation& observation) const {
  const auto found = by_observation_.find(&observation);
  return found == by_observation_.end() ? nullptr : found->second;
}

bool SuppressionItems::hidden_for_any(const Observation& of_register) const {
  return std::any_of(directorates_.begin(), directorates_.end(), [&](const std::string& directorate) {
    const auto found =
        items_.find({directorate, of_register.measure, of_register.breakdown, of_register.kind, of_register.period});
    return found != items_.end() && found->second.hidden();
  });
}

bool SuppressionItems::typed_as_hidden(const SuppressionItem& item) {
  return std::any_of(item.cells.begin(), item.cells.end(), [](const Observation* cell) {
    return cell->figure.missing && *cell->figure.missing == Missing::suppressed;
  });
}

void SuppressionItems::hide_small(SuppressionItem& item, SuppressedBecause why) {
  if (item.kept_by != nullptr)
    item.kept = true;
  else
    (void)hide(&item, why);
}

bool SuppressionItems::hide(SuppressionItem* item, SuppressedBecause why) {
  if (item == nullptr || item->hidden()) return false;
  item->why = why;
  return true;
}

SuppressionDefinitions::SuppressionDefinitions(const CheckInput& input) : register_(input.measure_register) {
  const auto learn = [&](const Submission& submission) {
    const std::string directorate = folded(submission.directorate);
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows)
        definitions_.emplace(std::pair(directorate, row.definition.name), &row.definition);
    }
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows)
        definitions_.emplace(std::pair(directorate, row.definition.name), &row.definition);
    }
  };
  for (const Submission& submission : input.submissions) learn(submission);
  if (input.earlier != nullptr) {
    for (const Submission& submission : *input.earlier) learn(submission);
  }
}

const Measure* SuppressionDefinitions::registered(const std::string& measure) const {
  const RegisterMeasure* found = register_ == nullptr ? nullptr : register_->find(measure);
  return found == nullptr ? nullptr : &found->definition;
}

const Measure* SuppressionDefinitions::of(const ItemKey& key) const {
  const auto found = definitions_.find({key.directorate, key.measure});
  return found != definitions_.end() ? found->second : registered(key.measure);
}

}  // namespace scorebook
