#include <fmt/format.h>

#include <iterator>
#include <map>
#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/relations.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

std::vector<CheckedRelation> all_relations(const Evidence& evidence) {
  std::vector<CheckedRelation> all;
  for (const auto& relations : {percentage_relations, year_to_date_relations, rate_relations, total_relations}) {
    std::vector<CheckedRelation> found = relations(evidence);
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  return all;
}

using RelationsOfCell = std::map<Place, std::vector<std::size_t>>;

RelationsOfCell by_cell(const std::vector<CheckedRelation>& relations) {
  RelationsOfCell cells;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    for (const Term& term : relations[i].relation.terms) {
      if (term.place.known()) cells[term.place].push_back(i);
    }
  }
  return cells;
}

bool holds_with(const Relation& relation, const Place& place, Decimal value) {
  std::vector<Decimal> values = values_of(relation);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (relation.terms[i].place == place) values[i] = value;
  }
  return relation.holds(values);
}

// A figure of the same measure and time that says what the mended one would.
const LocatedFigure* second_place(const Evidence& evidence, const LocatedFigure& figure, Decimal value) {
  if (!figure.period) return nullptr;
  for (const LocatedFigure* other : evidence.find(figure.observation->measure, figure.kind, *figure.period)) {
    if (other->place() == figure.place() || !other->figure().value) continue;
    if (*other->figure().value == value) return other;
  }
  return nullptr;
}

// One exchange of digits among those of twelve months, or in a large count behind a percentage, fits by chance too
// often. It is shown where what the others lead to is that very number with two digits exchanged, where few figures are
// involved and no neighbouring number would do, where two relations that are broken both hold with it, or where another
// place says so.
bool is_shown(const Evidence& evidence, const CheckedRelation& relation, const DigitMend& mend, std::size_t broken) {
  constexpr std::size_t kFew = 4;
  const Place& place = relation.relation.terms[mend.term].place;
  if (broken > 1 || relation.figure->place() == place) return true;
  const Decimal step = Decimal(2, relation.relation.terms[mend.term].decimals);
  const bool alone = !holds_with(relation.relation, place, mend.value + step) &&
                     !holds_with(relation.relation, place, mend.value - step);
  if (alone && relation.relation.terms.size() <= kFew) return true;
  const LocatedFigure* own = evidence.at(place);
  return own != nullptr && second_place(evidence, *own, mend.value) != nullptr;
}

void report(const Evidence& evidence, const CheckedRelation& relation, const DigitMend& mend,
            const std::vector<std::string>& mended, Recorder& recorder) {
  const Term& term = relation.relation.terms[mend.term];
  const LocatedFigure* own = evidence.at(term.place);
  const LocatedFigure& figure = own == nullptr ? *relation.figure : *own;
  const std::string now = shown(term.value, term.unit, term.decimals);
  const std::string then = shown(mend.value, term.unit, term.decimals);
  Failure failure = failure_at(figure);
  failure.places = {term.place};
  if (!(relation.figure->place() == term.place)) failure.places.push_back(relation.figure->place());
  failure.observed = now;
  failure.expected = then;
  failure.message =
      fmt::format("{}: {} ({}) looks as if two of its digits had changed places. With {} {}.", subject(figure), now,
                  cell_words(term.place, failure.places.front()), then, listed(mended));
  if (const LocatedFigure* second = own == nullptr ? nullptr : second_place(evidence, *own, mend.value)) {
    failure.places.push_back(second->place());
    failure.message += fmt::format(" {} has {} for it ({}).",
                                   table_words(*second) == "the scorecard" ? "The scorecard" : "Another table", then,
                                   cell_words(second->place(), failure.places.front()));
  }
  failure.fix = fmt::format("Look the figure up; if it is {}, put that in {}.", then, to_string(term.place.cell));
  recorder.failed(std::move(failure));
}

}  // namespace

void check_exchanged_digits(const Evidence& evidence, Recorder& recorder) {
  const std::vector<CheckedRelation> relations = all_relations(evidence);
  const RelationsOfCell cells = by_cell(relations);
  std::set<Place> reported;
  for (const CheckedRelation& checked : relations) {
    if (checked.explained) {
      recorder.not_run("what is wrong with the figure is explained otherwise");
      continue;
    }
    const std::optional<DigitMend> mend = digit_mend(checked.relation);
    if (!mend || !checked.relation.terms[mend->term].place.known()) {
      recorder.passed();
      continue;
    }
    const Place& place = checked.relation.terms[mend->term].place;
    std::vector<std::string> mended;
    bool all_hold = true;
    std::size_t broken = 0;
    for (const std::size_t other : cells.at(place)) {
      broken += relations[other].relation.holds(values_of(relations[other].relation)) ? 0 : 1;
      all_hold = all_hold && holds_with(relations[other].relation, place, mend->value);
      mended.push_back(relations[other].words);
    }
    if (!all_hold) {
      recorder.passed();  // what it would mend here it would break there
    } else if (!is_shown(evidence, checked, *mend, broken)) {
      recorder.not_run("an exchange of digits would mend it, but nothing else shows that it happened");
    } else if (!reported.insert(place).second) {
      recorder.not_run("the exchange is reported at another figure that it mends");
    } else {
      report(evidence, checked, *mend, mended, recorder);
    }
  }
}

}  // namespace scorebook::rule
