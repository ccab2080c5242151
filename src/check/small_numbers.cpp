// P801: small numbers of people in what is to be published, and suppressed ones that can still be worked out.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/other_tables.hpp"
#include "check/publication_rules.hpp"
#include "check/small_number.hpp"
#include "check/wording.hpp"
#include "rate/worked_out.hpp"

namespace scorebook::rule {

namespace {

constexpr std::size_t kListedCells = 200;  // of one measure
constexpr std::size_t kListedFigures = 5;  // in words

bool is_of_the_measure(const LocatedFigure& figure) {
  return figure.kind == ObservationKind::value || figure.kind == ObservationKind::year_to_date ||
         figure.kind == ObservationKind::year;
}

// A whole with its parts, all of one time: each part has a figure or is suppressed.
struct Whole {
  const LocatedFigure* total = nullptr;
  std::vector<const LocatedFigure*> parts;
};

struct SmallFigure {
  const LocatedFigure* figure = nullptr;
  std::string words;  // "3 (April 2015)"
};

// What is said of one measure.
struct OfMeasure {
  const LocatedFigure* first = nullptr;
  std::size_t looked_at = 0;
  std::vector<SmallFigure> small;
  std::vector<Place> places;
  std::set<Place> known_places;
  std::vector<std::string> disclosures;  // sentences on totals that give a small figure away
};

class SmallNumbers {
 public:
  SmallNumbers(const Evidence& evidence, Recorder& recorder)
      : evidence_(evidence), recorder_(recorder), small_(evidence.settings()), others_(rule::other_figures(evidence)) {}

  void look() {
    for (const LocatedFigure& figure : evidence_.figures()) look_at(figure);
    for (const LocatedFigure& figure : others_) look_at(figure);
    look_at_wholes();
    for (const std::string& measure : order_) report(measure);
    if (units_unknown_ != 0)
      recorder_.not_run("the unit of the measure's figures is not known, so nothing says whether they count people",
                        units_unknown_);
    if (recorder_.untouched()) recorder_.not_run("no figure is a count or has a numerator");
  }

 private:
  [[nodiscard]] bool is_small(const std::optional<Decimal>& number) const { return small_(number); }

  [[nodiscard]] bool is_suppressed(const LocatedFigure& figure) const {
    return figure.figure().missing == Missing::suppressed;
  }

  void look_at(const LocatedFigure& figure) {
    const Figure& cell = figure.figure();
    if (!is_of_the_measure(figure) || !cell.value) return;
    const bool count = SmallNumber::may_be_people(cell);
    const bool ratio = cell.numerator || cell.denominator;
    const std::string& name = figure.observation->measure;
    if (!count && !ratio) {
      if (cell.unit == Unit::unknown && measures_.count(name) == 0 && unknown_.insert(name).second) ++units_unknown_;
      return;
    }
    if (unknown_.erase(name) != 0) --units_unknown_;
    const auto [found, is_new] = measures_.try_emplace(name);
    if (is_new) order_.push_back(name);
    OfMeasure& measure = found->second;
    if (measure.first == nullptr) measure.first = &figure;
    ++measure.looked_at;
    const std::string period = period_words(figure);
    const auto in_words = [&period](const std::string& number) {
      return period.empty() ? number : fmt::format("{} ({})", number, period);
    };
    if (count && is_small(cell.value)) add(measure, figure, in_words(shown(cell)), {figure.place()});
    const auto part = [&](const std::optional<Decimal>& number, const Place& place, const char* what) {
      if (!is_small(number)) return;
      const std::string words = fmt::format("{} {} of {}", what, number->to_string(0), shown(cell));
      add(measure, figure, in_words(words),
          place.known() ? std::vector<Place>{place, figure.place()} : std::vector<Place>{figure.place()});
    };
    part(cell.numerator, figure.observation->numerator_place, "the numerator");
    part(cell.denominator, figure.observation->denominator_place, "the denominator");
    if (small_.rest(cell.numerator, cell.denominator))
      part(*cell.denominator - *cell.numerator, figure.observation->numerator_place, "the rest");
  }

  static void add(OfMeasure& measure, const LocatedFigure& figure, std::string words,
                  const std::vector<Place>& places) {
    measure.small.push_back({&figure, std::move(words)});
    for (const Place& place : places) {
      if (measure.known_places.insert(place).second) measure.places.push_back(place);
    }
  }

  // The figure of a part, or the cell where it is suppressed; null where there is neither.
  [[nodiscard]] const LocatedFigure* part_of(const std::string& measure, ObservationKind kind, Period period) const {
    if (const LocatedFigure* figure = evidence_.best(measure, kind, period)) return figure;
    for (const LocatedFigure* figure : evidence_.find(measure, kind, period)) {
      if (is_suppressed(*figure)) return figure;
    }
    return nullptr;
  }

  [[nodiscard]] std::vector<Whole> wholes() const {
    const PartsOfTotals declared = parts_of_totals(evidence_.measure_register());
    std::vector<Whole> found;
    for (const LocatedFigure& total : evidence_.figures()) {
      if (!is_of_the_measure(total) || !total.figure().value || !total.period) continue;
      if (total.figure().unit != Unit::count) continue;
      const std::string& name = total.observation->measure;
      const auto parts = declared.find(name);
      if (parts != declared.end()) {
        Whole whole{&total, {}};
        for (const std::string& part : parts->second) whole.parts.push_back(part_of(part, total.kind, *total.period));
        keep_if_complete(std::move(whole), found);
      }
      const bool summed = total.kind == ObservationKind::year_to_date &&
                          evidence_.year_to_date_rule(name) == YearToDateRule::sum &&
                          total.period->kind() == PeriodKind::month;
      if (!summed) continue;
      Whole whole{&total, {}};
      for (MonthNumber month = total.period->in_financial_year().first(); month <= total.period->last(); ++month)
        whole.parts.push_back(part_of(name, ObservationKind::value, Period::of_month(month)));
      keep_if_complete(std::move(whole), found);
    }
    return found;
  }

  static void keep_if_complete(Whole whole, std::vector<Whole>& found) {
    const bool complete =
        whole.parts.size() > 1 && std::find(whole.parts.begin(), whole.parts.end(), nullptr) == whole.parts.end();
    if (complete) found.push_back(std::move(whole));
  }

  // A part that is hidden alone is the total less the others.
  void look_at_wholes() {
    std::set<Place> said;
    for (const Whole& whole : wholes()) {
      std::vector<const LocatedFigure*> hidden;
      const LocatedFigure* next = nullptr;  // the smallest of those that stay
      Decimal others;
      for (const LocatedFigure* part : whole.parts) {
        if (is_suppressed(*part) || is_small(part->figure().value)) {
          hidden.push_back(part);
          continue;
        }
        others = others + *part->figure().value;
        const bool positive = Decimal(0) < *part->figure().value;
        if (positive && (next == nullptr || *part->figure().value < *next->figure().value)) next = part;
      }
      if (hidden.size() != 1 || is_small(whole.total->figure().value)) continue;
      const LocatedFigure& part = *hidden.front();
      const std::string second =
          next == nullptr ? std::string("the total too")
                          : fmt::format("a second one too: the next smallest is {}, {} in {}", subject(*next),
                                        shown(next->figure()), cell_words(next->place(), part.place()));
      if (!is_suppressed(part)) {
        measures_[part.observation->measure].disclosures.push_back(
            fmt::format("It is the only one to suppress among the parts of {} ({} in {}), from which it could be "
                        "worked out: suppress {}.",
                        subject(*whole.total), shown(whole.total->figure()),
                        cell_words(whole.total->place(), part.place()), second));
      } else if (said.insert(part.place()).second) {
        report_disclosed(part, whole, others, second);
      }
    }
  }

  void report_disclosed(const LocatedFigure& part, const Whole& whole, Decimal others, const std::string& second) {
    Failure failure = failure_at(part);
    failure.places.push_back(whole.total->place());
    failure.kind_of_place += " suppressed alone";
    failure.message = fmt::format(
        "{} is suppressed, but it is the only part of {} that is: {} less the other parts ({}) gives it away.",
        subject(part), subject(*whole.total), shown(whole.total->figure()),
        shown(others, whole.total->figure().unit, whole.total->figure().decimals));
    failure.fix = fmt::format("Suppress {}.", second);
    recorder_.failed(std::move(failure));
  }

  void report(const std::string& name) {
    OfMeasure& measure = measures_[name];
    if (measure.small.empty()) return recorder_.passed();
    const LocatedFigure& first = *measure.small.front().figure;
    const std::string limit = evidence_.settings().small_number.to_string(0);
    Failure failure = failure_at(first);
    if (measure.small.size() > 1) failure.period = std::nullopt;
    failure.kind_of_place = "small numbers";
    const std::size_t cells = measure.places.size();
    if (cells > kListedCells) measure.places.resize(kListedCells);
    failure.places = measure.places;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(measure.small.size(), kListedFigures); ++i)
      words.push_back(measure.small[i].words);
    if (measure.small.size() > kListedFigures)
      words.push_back(fmt::format("{} more", measure.small.size() - kListedFigures));
    failure.message = fmt::format("{}: {} from 1 to {} would be published, and may tell who {}: {}.",
                                  measure_words(*first.observation), counted(measure.small.size(), "number"), limit,
                                  measure.small.size() == 1 ? "it is about" : "they are about", listed(words));
    if (cells > kListedCells)
      failure.message += fmt::format(" The first {} of {} cells are listed.", kListedCells, cells);
    for (std::size_t i = 0; i < std::min(measure.disclosures.size(), kListedFigures); ++i)
      failure.message += " " + measure.disclosures[i];
    const Decimal above = evidence_.settings().small_number + Decimal(1);
    failure.fix = fmt::format(
        "If they count people, put “c” or “<{}” in place of each, of its percentage and of every copy; where only one "
        "part of a total is suppressed, suppress a second one, or it can be worked out.",
        above.to_string(0));
    recorder_.failed(std::move(failure));
  }

  const Evidence& evidence_;
  Recorder& recorder_;
  SmallNumber small_;
  std::vector<LocatedFigure> others_;
  std::map<std::string, OfMeasure> measures_;
  std::vector<std::string> order_;  // of measures_
  std::set<std::string> unknown_;
  std::size_t units_unknown_ = 0;
};

}  // namespace

void small_numbers(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.public_edition()) return recorder.not_run(std::string(kNotPublic));
  SmallNumbers(evidence, recorder).look();
}

}  // namespace scorebook::rule
