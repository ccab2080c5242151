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

// The tables of a submission, by sheet: which measures and which times they show.
class Shown {
 public:
  explicit Shown(const Evidence& evidence) : evidence_(evidence) {
    for (const LocatedFigure& figure : evidence.figures()) {
      measures_.insert({figure.table, sheet_of(figure), figure.observation->measure});
      if (figure.kind == ObservationKind::value && figure.period)
        times_.insert({figure.table, sheet_of(figure), *figure.period});
    }
    // A label shows its period whether anything stands there or not.
    for (const Scorecard& scorecard : evidence.submission().scorecards)
      add_labels(TableKind::scorecard, scorecard.sheet, scorecard.periods);
    for (const DetailPage& page : evidence.submission().pages) add_labels(TableKind::page, page.sheet, page.periods);
  }

  // Whether a table should still have a figure that it had in `before`: its measure is there, and the time is one that
  // the table shows. Months move out of a table by themselves (one that is taken out between others is S107's
  // business), earlier years only when a year begins.
  [[nodiscard]] bool should_have(const LocatedFigure& figure, const Evidence& before) const {
    if (measures_.count({figure.table, sheet_of(figure), figure.observation->measure}) == 0) return false;
    if (figure.kind == ObservationKind::year_to_date) return before.period() == evidence_.period();
    if (figure.kind != ObservationKind::value)
      return before.period().in_financial_year() == evidence_.period().in_financial_year();
    return times_.count({figure.table, sheet_of(figure), *figure.period}) != 0;
  }

 private:
  static std::string sheet_of(const LocatedFigure& figure) { return folded(figure.place().sheet_name()); }

  void add_labels(TableKind table, const std::shared_ptr<const SheetName>& sheet,
                  const std::vector<PeriodLabel>& labels) {
    if (sheet == nullptr) return;
    for (const PeriodLabel& label : labels) times_.insert({table, folded(sheet->sheet), label.period});
  }

  const Evidence& evidence_;
  std::set<std::tuple<TableKind, std::string, std::string>> measures_;
  std::set<std::tuple<TableKind, std::string, Period>> times_;
};

// The cell that a figure should stand in: that of its period in its measure's line. Unknown where the period has no
// label of its own.
Place place_for(const Evidence& evidence, const LocatedFigure& gone) {
  const std::string sheet = folded(gone.place().sheet_name());
  const auto label_of = [&gone](const std::vector<PeriodLabel>& labels) {
    return std::find_if(labels.begin(), labels.end(),
                        [&gone](const PeriodLabel& label) { return label.period == gone.period; });
  };
  if (gone.kind != ObservationKind::value) return {};
  for (const DetailPage& page : evidence.submission().pages) {
    if (gone.table != TableKind::page || page.sheet == nullptr || folded(page.sheet->sheet) != sheet) continue;
    const auto label = label_of(page.periods);
    for (const DetailColumn& column : page.columns) {
      if (column.measure == gone.observation->measure && label != page.periods.end())
        return {page.sheet, {label->label.place.cell.row, column.column}};
    }
  }
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    if (gone.table != TableKind::scorecard || scorecard.sheet == nullptr || folded(scorecard.sheet->sheet) != sheet)
      continue;
    const auto label = label_of(scorecard.periods);
    for (const ScorecardRow& row : scorecard.rows) {
      if (row.definition.name == gone.observation->measure && label != scorecard.periods.end())
        return {scorecard.sheet, {row.title.place.cell.row, label->label.place.cell.column}};
    }
  }
  return {};
}

// Collects restatements: tables that changed alike are one.
class Restatements {
 public:
  Restatements(const Evidence& evidence, RestatedFigures& result) : evidence_(evidence), result_(result) {
    for (const Rating& rating : evidence.ratings()) ratings_.emplace(rating.measure.name, &rating);
  }

  void add(const Key& key, const LocatedFigure& old, const Evidence& before, const Figure& now, const Place& place) {
    const auto [entry, is_new] = known_.try_emplace({key, shown(old.figure()), shown(now)}, result_.restated.size());
    if (is_new) {
      RestatedFigure figure;
      figure.measure = old.observation->measure;
      figure.title = collapsed(old.observation->title);
      figure.breakdown = old.observation->breakdown;
      figure.kind = old.kind;
      figure.benchmark = old.observation->benchmark;
      figure.period = old.period;
      figure.before = old.figure();
      figure.said_in = &before.submission();
      figure.now = now;
      const auto rating = ratings_.find(figure.measure);
      if (rating != ratings_.end()) Effect(evidence_, before, *rating->second).work_out(figure);
      figure.effect = effect_words(figure);
      result_.restated.push_back(std::move(figure));
    }
    RestatedFigure& figure = result_.restated[entry->second];
    if (place.known()) figure.places_now.push_back(place);
    figure.places_before.push_back(old.place());
  }

 private:
  const Evidence& evidence_;
  RestatedFigures& result_;
  std::map<std::string, const Rating*> ratings_;
  std::map<std::tuple<Key, std::string, std::string>, std::size_t> known_;
};

// What the latest earlier submission has and this one has not, though its tables should.
void add_gone(const Evidence& evidence, const Places& now, Restatements& restatements, RestatedFigures& result) {
  const Evidence& before = *evidence.earlier().front();
  const Shown shown_here(evidence);
  for (const LocatedFigure& old : before.figures()) {
    const std::optional<Key> key = key_of(old);
    if (!key || !old.figure().value || !shown_here.should_have(old, before)) continue;
    const auto same_table = [&old](const LocatedFigure* figure) {
      return figure->table == old.table && folded(figure->place().sheet_name()) == folded(old.place().sheet_name());
    };
    const auto found = now.find(*key);
    if (found != now.end() && std::any_of(found->second.begin(), found->second.end(), same_table)) continue;
    ++result.compared;
    restatements.add(*key, old, before, Figure{}, place_for(evidence, old));
  }
}

}  // namespace

RestatedFigures restated_figures(const Evidence& evidence) {
  RestatedFigures result;
  if (evidence.earlier().empty()) return result;
  std::vector<Places> before;
  for (const Evidence* earlier : evidence.earlier()) before.push_back(figures_by_key(*earlier));
  Restatements restatements(evidence, result);
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
    } else if (unknown(now.figure()) || unknown(old->figure())) {
      ++result.unknown;
    } else {
      ++result.compared;
      if (restated(old->figure(), now.figure())) {
        restatements.add(*key, *old, *old_evidence, now.figure(), now.place());
      } else {
        ++result.unchanged;
      }
    }
  }
  add_gone(evidence, figures_by_key(evidence), restatements, result);
  return result;
}

}  // namespace scorebook
