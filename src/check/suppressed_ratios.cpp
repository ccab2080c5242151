// Percentages and rates with the figures that they are made of, in an edition for the public.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/evidence.hpp"
#include "check/rate_pairs.hpp"
#include "check/suppressed_items.hpp"
#include "register/added_refs.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Why = SuppressedBecause;

// More counts of the same number at the same time are alike by chance.
constexpr std::size_t kMostAlike = 50;
// Counts of one section or page that a percentage may be of; a table that anybody would read has fewer.
constexpr std::size_t kMostCounts = 50;

class Ratios {
 public:
  Ratios(SuppressionItems& items, const SuppressionDefinitions& definitions, const CheckInput& input)
      : items_(items), definitions_(definitions), input_(input) {}

  std::vector<SuppressionRatio> find() {
    find_shares();
    find_registered();
    find_rates();
    find_undeclared();
    for (const SuppressionRatio& ratio : ratios_) look_at(ratio);
    return std::move(ratios_);
  }

 private:
  using Counts = std::vector<SuppressionItem*>;

  // Percentages whose numerator and denominator are figures of their own: in the cells beside them, by the register,
  // or another measure of the same time with just that number.
  void find_shares() {
    std::map<std::tuple<std::string, std::optional<Period>, Decimal>, Counts> counts;
    for (auto& [key, item] : items_.all()) {
      if (item.first == nullptr || !SuppressionItems::is_count(item.first->figure)) continue;
      for (const Decimal value : item.values()) {
        if (items_.limit() < value) counts[{key.directorate, key.period, value}].push_back(&item);
      }
    }
    for (auto& [key, item] : items_.all()) {
      for (const Measure* measure : {definitions_.of(key), definitions_.registered(key.measure)}) {
        if (measure != nullptr && !measure->numerator.empty())
          keep({&item, items_.beside(item, measure->numerator),
                measure->denominator.empty() ? nullptr : items_.beside(item, measure->denominator)});
        // The numerator has no figure, and follows from the percentage.
        if (measure != nullptr && !measure->denominator.empty())
          look_at_share(item, values_of(items_.beside(item, measure->denominator)));
      }
      for (const Observation* cell : item.cells) {
        keep({&item, items_.of_cell(cell->numerator_place), items_.of_cell(cell->denominator_place)});
        if (cell->figure.denominator) look_at_share(item, {*cell->figure.denominator}, numerators_of(*cell));
        for (const auto& part : {cell->figure.numerator, cell->figure.denominator}) {
          if (!part) continue;
          const auto found = counts.find({key.directorate, key.period, *part});
          if (found == counts.end() || found->second.size() > kMostAlike) continue;
          for (SuppressionItem* count : found->second) keep({&item, count, nullptr});
        }
      }
    }
  }

  void keep(SuppressionRatio ratio) {
    if (ratio.numerator == ratio.ratio) ratio.numerator = nullptr;
    if (ratio.denominator == ratio.ratio) ratio.denominator = nullptr;
    if (ratio.numerator != nullptr || ratio.denominator != nullptr) ratios_.push_back(ratio);
  }

  using Numbers = std::set<Decimal>;

  [[nodiscard]] static Numbers values_of(const SuppressionItem* item) {
    return item == nullptr ? Numbers() : item->values();
  }
  [[nodiscard]] static Numbers numerators_of(const Observation& cell) {
    return cell.figure.numerator ? Numbers{*cell.figure.numerator} : Numbers();
  }
  [[nodiscard]] bool small_share(const Numbers& numerators, const Numbers& denominators) const {
    const auto small = [this](Decimal number) { return items_.small(number); };
    if (std::any_of(denominators.begin(), denominators.end(), small)) return true;
    return std::any_of(numerators.begin(), numerators.end(), [&](Decimal numerator) {
      return small(numerator) || std::any_of(denominators.begin(), denominators.end(),
                                             [&](Decimal denominator) { return small(denominator - numerator); });
    });
  }

  // A percentage that no table has and that would be worked out from the measures that the register names for it. A
  // small rest of them goes with the numerator, without which nothing is worked out.
  void find_registered() {
    if (input_.measure_register == nullptr) return;
    std::map<std::string, std::vector<const Measure*>> by_numerator;  // by the first that is counted
    for (const RegisterMeasure& registered : input_.measure_register->measures) {
      const Measure& measure = registered.definition;
      const std::vector<std::string> counted = added_refs(measure.numerator);
      if (!counted.empty() && !measure.denominator.empty()) by_numerator[counted.front()].push_back(&measure);
    }
    for (auto& [key, item] : items_.all()) {
      const auto found = by_numerator.find(key.measure);
      if (found == by_numerator.end() || !item.value()) continue;
      for (const Measure* measure : found->second) {
        const Numbers numerators = sums_beside(item, measure->numerator);
        const Numbers denominators = sums_beside(item, measure->denominator);
        if (!numerators.empty() && !denominators.empty() && small_share(numerators, denominators))
          SuppressionItems::hide_small(item, Why::makes_small);
      }
    }
  }

  // None where one of them has no figure.
  [[nodiscard]] Numbers sums_beside(const SuppressionItem& item, const std::string& typed) {
    const std::vector<std::string> refs = added_refs(typed);
    Numbers sums;
    if (!refs.empty()) sums.insert(Decimal(0));
    for (const std::string& ref : refs) {
      Numbers longer;
      for (const Decimal value : values_of(items_.beside(item, ref))) {
        for (const Decimal sum : sums) {
          if (longer.size() < kMostAlike) longer.insert(sum + value);
        }
      }
      sums = std::move(longer);
    }
    return sums;
  }

  // Rates for each 10,000 people with their counts, as the rules of arithmetic pair them.
  void find_rates() {
    bool first = true;
    for (const Submission& submission : input_.submissions) {
      const Evidence evidence(submission, input_, input_.measure_register, input_.ratings,
                              submission.period.value_or(input_.period), std::exchange(first, false));
      const RatePairs pairs = rate_pairs(evidence);
      const std::string directorate = folded(submission.directorate);
      for (const std::string& rate : pairs.rates) {
        const auto shared = population_of(evidence, pairs, rate);
        if (!shared) continue;
        const RatePairing* pairing = pairing_for(evidence, pairs, rate, *shared);
        for (SuppressionItem* each : of_measure(directorate, rate)) {
          SuppressionItem& item = *each;
          if (pairing != nullptr && !pairing->count.empty())
            keep({&item, items_.beside(item, pairing->count), nullptr});
          for (const Observation* cell : item.cells) {
            const Unit unit = cell->figure.unit;
            const double base = unit == Unit::per_10000 ? 10000 : unit == Unit::per_100000 ? 100000 : 0;
            if (base == 0 || !cell->figure.value) continue;
            note_people(item, shared->middle / base);
            const double people = cell->figure.value->to_double() * shared->middle / base;
            if (people > 0 && people < items_.limit().to_double() + 0.5)
              SuppressionItems::hide_small(item, Why::made_of_small);
          }
        }
      }
    }
  }

  // Its figures that have no breakdown, in the order of their kind and time.
  [[nodiscard]] std::vector<SuppressionItem*> of_measure(const std::string& directorate, const std::string& measure) {
    std::vector<SuppressionItem*> found;
    auto each = items_.all().lower_bound({directorate, measure, "", ObservationKind::value, std::nullopt});
    for (; each != items_.all().end(); ++each) {
      const ItemKey& key = each->first;
      if (key.directorate != directorate || key.measure != measure || !key.breakdown.empty()) break;
      found.push_back(&each->second);
    }
    return found;
  }

  // Percentages whose denominator nobody names, of a count that stands in the same section or on the same page: whoever
  // reads both tries it. A count is taken for the denominator where the percentage can mostly be of it.
  void find_undeclared() {
    const auto look = [&](const Submission& submission) {
      const std::string directorate = folded(submission.directorate);
      for (const Scorecard& scorecard : submission.scorecards) {
        std::map<std::string, Group> sections;
        for (const ScorecardRow& row : scorecard.rows)
          add(sections[row.definition.section], row.definition.name, row.definition.unit);
        for (const auto& [name, group] : sections) look_at_group(directorate, group);
      }
      for (const PlanTable& plan : submission.plans) {
        std::map<std::string, Group> sections;
        for (const PlanRow& row : plan.rows)
          add(sections[row.definition.section], row.definition.name, row.definition.unit);
        for (const auto& [name, group] : sections) look_at_group(directorate, group);
      }
      for (const DetailPage& page : submission.pages) {
        Group group;
        for (const DetailColumn& column : page.columns) add(group, column.measure, column.unit);
        look_at_group(directorate, group);
      }
    };
    for (const Submission& submission : input_.submissions) look(submission);
    if (input_.earlier == nullptr) return;
    for (const Submission& submission : *input_.earlier) look(submission);
  }

  struct Group {
    std::vector<std::string> shares, counts;
  };

  static void add(Group& group, const std::string& measure, Unit unit) {
    std::vector<std::string>* names = unit == Unit::per_cent ? &group.shares
                                      : unit == Unit::count  ? &group.counts
                                                             : nullptr;
    if (names != nullptr && std::find(names->begin(), names->end(), measure) == names->end()) names->push_back(measure);
  }

  void look_at_group(const std::string& directorate, const Group& group) {
    if (group.counts.size() > kMostCounts) return;
    for (const std::string& measure : group.shares) {
      const Measure* definition = definitions_.of({directorate, measure, "", ObservationKind::value, std::nullopt});
      const bool declared = definition != nullptr && !definition->denominator.empty();
      const std::vector<SuppressionItem*> shares = of_measure(directorate, measure);
      if (declared || std::any_of(shares.begin(), shares.end(), has_denominator)) continue;
      for (const std::string& count : group.counts) {
        if (!may_be_of(shares, count)) continue;
        for (SuppressionItem* share : shares) look_at_share(*share, values_of(items_.beside(*share, count)));
      }
    }
  }

  [[nodiscard]] static bool has_denominator(const SuppressionItem* item) {
    return std::any_of(item->cells.begin(), item->cells.end(),
                       [](const Observation* cell) { return cell->figure.denominator.has_value(); });
  }

  // Whether the printed percentages are of so many, more often than not: some may be typed wrong.
  [[nodiscard]] bool may_be_of(const std::vector<SuppressionItem*>& shares, const std::string& count) {
    std::size_t right = 0, wrong = 0;
    for (const SuppressionItem* share : shares) {
      bool known = false, fits = false;
      for (const Decimal of : values_of(items_.beside(*share, count))) {
        for (const Observation* cell : share->cells) {
          if (of.zero() || !cell->figure.value) continue;
          known = true;
          fits = fits || is_share_of(*cell, of);
        }
      }
      if (known) ++(fits ? right : wrong);
    }
    return right > 0 && right >= wrong;
  }

  // The whole numbers that can be so many per cent of `of`, as printed: none where the low one is above the high one.
  [[nodiscard]] static Interval shares_of(const Observation& share, Decimal of) {
    constexpr double kSlack = 1e-9;
    const Interval printed = Interval::printed(*share.figure.value, share.figure.decimals);
    return {std::ceil(printed.low * of.to_double() / 100 - kSlack),
            std::floor(printed.high * of.to_double() / 100 + kSlack)};
  }
  [[nodiscard]] static bool is_share_of(const Observation& share, Decimal of) {
    const Interval shares = shares_of(share, of);
    return shares.low <= shares.high;
  }

  // A percentage of a known number tells how many they are: one that is shown, or that was before it was restated.
  // `numerators`: what they are known to be; a percentage that is one of these tells no more.
  void look_at_share(SuppressionItem& item, const Numbers& wholes, const Numbers& numerators = {}) {
    for (const Decimal of : wholes) {
      if (!(Decimal(0) < of)) continue;
      const double whole = of.to_double(), limit = items_.limit().to_double();
      const auto small = [limit](double number) { return number >= 1 && number <= limit; };
      for (const Observation* cell : item.cells) {
        if (!cell->figure.value || cell->figure.unit != Unit::per_cent) continue;
        note_people(item, whole / 100);
        const Interval shares = shares_of(*cell, of);
        if (std::any_of(numerators.begin(), numerators.end(), [&shares](Decimal numerator) {
              return shares.low <= numerator.to_double() && numerator.to_double() <= shares.high;
            }))
          continue;
        const double many = std::round(cell->figure.value->to_double() * whole / 100);
        if (small(many) || small(whole - many)) SuppressionItems::hide_small(item, Why::made_of_small);
      }
    }
  }

  // A percentage or rate whose numerator alone is known: with it, it tells what it is of.
  static void note_whole(SuppressionItem& item, const Numbers& numerators) {
    for (const Observation* cell : item.cells) {
      if (!cell->figure.value || !(Decimal(0) < *cell->figure.value)) continue;
      for (const Decimal numerator : numerators)
        note_people(item, numerator.to_double() / cell->figure.value->to_double());
    }
  }

  static void note_people(SuppressionItem& item, double of_one) {
    if (std::isfinite(of_one)) item.people_of_one.insert(of_one);
  }

  void look_at(const SuppressionRatio& ratio) {
    const Numbers numerators = values_of(ratio.numerator), denominators = values_of(ratio.denominator);
    if (denominators.empty()) note_whole(*ratio.ratio, numerators);
    if (ratio.numerator == nullptr || ratio.denominator == nullptr) return;
    if (!small_share(numerators, denominators)) return look_at_share(*ratio.ratio, denominators, numerators);
    SuppressionItems::hide_small(*ratio.ratio, Why::made_of_small);
    if (ratio.ratio->kept_by == nullptr) (void)SuppressionItems::hide(ratio.numerator, Why::makes_small);
  }

  SuppressionItems& items_;
  const SuppressionDefinitions& definitions_;
  const CheckInput& input_;
  std::vector<SuppressionRatio> ratios_;
};

}  // namespace

std::vector<SuppressionRatio> ratios_of(SuppressionItems& items, const SuppressionDefinitions& definitions,
                                        const CheckInput& input) {
  return Ratios(items, definitions, input).find();
}

}  // namespace scorebook
