// Figures that an earlier submission gave otherwise, and what that changes.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "check/compared_tables.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Key = std::tuple<std::string, std::string, ObservationKind, std::string, Period>;

std::optional<Key> key_of(const LocatedFigure& figure) {
  const Observation& observation = *figure.observation;
  if (!figure.period || figure.kind == ObservationKind::target) return std::nullopt;
  return Key{observation.measure, observation.breakdown, figure.kind, observation.benchmark, *figure.period};
}

using Places = std::map<Key, std::vector<const LocatedFigure*>>;

Places figures_by_key(const Evidence& evidence) {
  Places figures;
  for (const LocatedFigure& figure : evidence.figures()) {
    if (const std::optional<Key> key = key_of(figure)) figures[*key].push_back(&figure);
  }
  return figures;
}

// What stood in the same table before; else in another one, for then the figure has only moved.
const LocatedFigure* counterpart(const LocatedFigure& now, const std::vector<const LocatedFigure*>& before) {
  const LocatedFigure* of_kind = nullptr;
  for (const LocatedFigure* figure : before) {
    if (figure->table != now.table) continue;
    if (folded(figure->place().sheet_name()) == folded(now.place().sheet_name())) return figure;
    if (of_kind == nullptr) of_kind = figure;
  }
  return of_kind != nullptr || before.empty() ? of_kind : before.front();
}

// A figure that was not there yet is no restatement; one that is gone is.
bool restated(const Figure& before, const Figure& now) {
  if (!before.value) return false;
  return !now.value || !same_figure(before, now);
}

// A formula that nobody has calculated shows nothing.
bool unknown(const Figure& figure) { return !figure.value && figure.text.empty(); }

class Effect {
 public:
  Effect(const Evidence& now, const Evidence& before, const Rating& rating)
      : now_(now), before_(before), rating_(rating) {}

  void work_out(RestatedFigure& figure) const {
    // A target for a period judges no other period's figure.
    const bool judged = rating_.rated_by == RatedBy::tolerance || rating_.rated_by == RatedBy::dated_tolerance;
    const bool rated = figure.kind == ObservationKind::value || figure.kind == ObservationKind::year_to_date;
    if (judged && rated) {
      figure.rag_before = rate_figure(figure.before, rating_).rag;
      figure.rag_now = rate_figure(figure.now, rating_).rag;
    }
    if (figure.kind != ObservationKind::value || !figure.period) return;
    const Period previous = figure.period->previous(), next = figure.period->next();
    figure.direction_before = step(of_before(figure.measure, previous), &figure.before, figure.rag_before);
    figure.direction_now = step(find(now_, figure.measure, previous), &figure.now, figure.rag_now);
    const Figure* after = find(now_, figure.measure, next);
    if (after == nullptr) return;
    const Rag rag_after = judged ? rate_figure(*after, rating_).rag : Rag::none;
    figure.next_before = step(&figure.before, after, rag_after);
    figure.next_now = step(&figure.now, after, rag_after);
  }

 private:
  static const Figure* find(const Evidence& evidence, const std::string& measure, const Period& period) {
    const LocatedFigure* found = evidence.best(measure, ObservationKind::value, period);
    return found == nullptr ? nullptr : &found->figure();
  }
  // What the earlier submission said of the period before, where it said it.
  [[nodiscard]] const Figure* of_before(const std::string& measure, const Period& period) const {
    const Figure* said = find(before_, measure, period);
    return said != nullptr ? said : find(now_, measure, period);
  }
  [[nodiscard]] std::optional<DirectionState> step(const Figure* from, const Figure* to, Rag rag) const {
    if (from == nullptr || to == nullptr || !from->value || !to->value) return std::nullopt;
    return rate_step(from, to, rag, rating_).state;
  }

  const Evidence& now_;
  const Evidence& before_;
  const Rating& rating_;
};

std::string turned(const std::string& what, const std::optional<DirectionState>& before,
                   const std::optional<DirectionState>& now) {
  if (!before || !now || *before == *now) return "";
  return "the direction " + what + " turns from “" + std::string(direction_state_words(*before)) + "” to “" +
         std::string(direction_state_words(*now)) + "”";
}

// "RAG moves from amber to green; the direction into January 2016 turns from ... to ..."
std::string effect_words(const RestatedFigure& figure) {
  std::vector<std::string> parts;
  if (figure.rag_before != figure.rag_now) {
    const auto name = [](Rag rag) { return rag == Rag::none ? std::string("none") : std::string(rag_name(rag)); };
    parts.push_back("the RAG moves from " + name(figure.rag_before) + " to " + name(figure.rag_now));
  }
  if (figure.period) {
    for (std::string words : {turned("into " + figure.period->words(), figure.direction_before, figure.direction_now),
                              turned("into " + figure.period->next().words(), figure.next_before, figure.next_now)})
      if (!words.empty()) parts.push_back(std::move(words));
  }
  if (!parts.empty()) return fmt::format("{}", fmt::join(parts, "; "));
  const bool has_rag = figure.rag_now != Rag::none;
  const bool has_direction = figure.direction_now.has_value() || figure.next_now.has_value();
  if (has_rag && has_direction) return "RAG and direction stay as they were";
  if (has_rag) return "the RAG stays " + std::string(rag_name(figure.rag_now));
  return has_direction ? "the direction stays as it was; there is no RAG" : "it has no RAG and no direction";
}

}  // namespace

RestatedFigures restated_figures(const Evidence& evidence) {
  RestatedFigures result;
  std::vector<Places> before;
  for (const Evidence* earlier : evidence.earlier()) before.push_back(figures_by_key(*earlier));
  std::map<std::string, const Rating*> ratings;
  for (const Rating& rating : evidence.ratings()) ratings.emplace(rating.measure.name, &rating);
  // Tables that changed alike are one restatement.
  std::map<std::tuple<Key, std::string, std::string>, std::size_t> known;
  for (const LocatedFigure& now : evidence.figures()) {
    const std::optional<Key> key = key_of(now);
    if (!key) continue;
    const LocatedFigure* old = nullptr;
    const Evidence* old_evidence = nullptr;
    for (std::size_t i = 0; i < before.size() && old == nullptr; ++i) {
      const auto found = before[i].find(*key);
      if (found == before[i].end()) continue;
      old = counterpart(now, found->second);
      old_evidence = evidence.earlier()[i];
    }
    if (old == nullptr) {
      ++result.only_now;
      continue;
    }
    if (unknown(now.figure()) || unknown(old->figure())) {
      ++result.unknown;
      continue;
    }
    ++result.compared;
    if (!restated(old->figure(), now.figure())) {
      ++result.unchanged;
      continue;
    }
    const auto [entry, is_new] =
        known.try_emplace({*key, shown(old->figure()), shown(now.figure())}, result.restated.size());
    if (is_new) {
      RestatedFigure figure;
      figure.measure = now.observation->measure;
      figure.title = collapsed(now.observation->title);
      figure.breakdown = now.observation->breakdown;
      figure.kind = now.kind;
      figure.benchmark = now.observation->benchmark;
      figure.period = now.period;
      figure.before = old->figure();
      figure.said_in = &old_evidence->submission();
      figure.now = now.figure();
      const auto rating = ratings.find(figure.measure);
      if (rating != ratings.end()) Effect(evidence, *old_evidence, *rating->second).work_out(figure);
      figure.effect = effect_words(figure);
      result.restated.push_back(std::move(figure));
    }
    RestatedFigure& figure = result.restated[entry->second];
    figure.places_now.push_back(now.place());
    figure.places_before.push_back(old->place());
  }
  return result;
}

}  // namespace scorebook
