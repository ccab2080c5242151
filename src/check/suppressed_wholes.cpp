// Which figures must go: the small ones with all that is made of them, and what follows from the figures that would
// stay.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/evidence.hpp"
#include "check/rate_pairs.hpp"
#include "check/suppressed_items.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Why = SuppressedBecause;

bool is_count(const Figure& figure) { return figure.unit == Unit::count && figure.decimals == 0; }

// More counts of the same number at the same time are alike by chance.
constexpr std::size_t kMostAlike = 50;
constexpr MonthNumber kLongest = 24;  // months of a time that is made up of others

// Of these three any two give the third; `denominator` may be missing (a population).
struct Ratio {
  SuppressionItem* ratio = nullptr;
  SuppressionItem* numerator = nullptr;
  SuppressionItem* denominator = nullptr;
};

class Suppressor {
 public:
  Suppressor(SuppressionItems& items, const CheckInput& input) : items_(items), input_(input) {
    find_rules();
    find_ratios();
    find_rates();
    find_wholes();
    for (Whole& whole : wholes_of_pages(items_, input_)) wholes_.push_back(std::move(whole));
  }

  void hide() {
    for (auto& [key, item] : items_.all()) look_at(item);
    for (const Ratio& ratio : ratios_) look_at(ratio);
    // Each turn hides one more or is the last.
    for (bool more = true; more;) {
      more = false;
      for (const Group& group : same_end_) more = hide_copies(group) || more;
      for (auto& [key, item] : items_.all()) more = hide_cells_of(item) || more;
      for (const Ratio& ratio : ratios_) more = close(ratio) || more;
      for (const Whole& whole : wholes_) more = close(whole) || more;
    }
  }

 private:
  using Group = std::vector<SuppressionItem*>;  // of one measure
  using Span = std::pair<MonthNumber, MonthNumber>;
  using BySpan = std::multimap<Span, SuppressionItem*>;

  void find_rules() {
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
    for (const Submission& submission : input_.submissions) learn(submission);
    if (input_.earlier != nullptr) {
      for (const Submission& submission : *input_.earlier) learn(submission);
    }
    for (auto& [key, item] : items_.all())
      groups_[{key.directorate, key.measure + "\n" + key.breakdown}].push_back(&item);
    for (const auto& [name, group] : groups_) {
      std::map<MonthNumber, Group> by_end;
      for (SuppressionItem* item : group) {
        if (item->key.period) by_end[item->key.period->last()].push_back(item);
      }
      for (auto& [end, items] : by_end) {
        if (items.size() > 1) same_end_.push_back(std::move(items));
      }
    }
  }

  [[nodiscard]] const Measure* registered(const ItemKey& key) const {
    const RegisterMeasure* found =
        input_.measure_register == nullptr ? nullptr : input_.measure_register->find(key.measure);
    return found == nullptr ? nullptr : &found->definition;
  }

  // The workbook's own, which has the register's where there is one.
  [[nodiscard]] const Measure* definition(const ItemKey& key) const {
    const auto found = definitions_.find({key.directorate, key.measure});
    return found != definitions_.end() ? found->second : registered(key);
  }

  [[nodiscard]] SuppressionItem* beside(const SuppressionItem& item, const std::string& measure) {
    ItemKey key = item.key;
    key.measure = measure;
    return items_.find(key);
  }

  // Percentages whose numerator and denominator are figures of their own: in the cells beside them, by the register,
  // or another measure of the same time with just that number.
  void find_ratios() {
    std::map<std::tuple<std::string, std::optional<Period>, Decimal>, std::vector<SuppressionItem*>> counts;
    for (auto& [key, item] : items_.all()) {
      if (item.first != nullptr && is_count(item.first->figure) && items_.limit() < *item.value())
        counts[{key.directorate, key.period, *item.value()}].push_back(&item);
    }
    for (auto& [key, item] : items_.all()) {
      for (const Measure* measure : {definition(key), registered(key)}) {
        if (measure != nullptr && !measure->numerator.empty())
          keep({&item, beside(item, measure->numerator),
                measure->denominator.empty() ? nullptr : beside(item, measure->denominator)});
      }
      for (const Observation* cell : item.cells) {
        keep({&item, items_.of_cell(cell->numerator_place), items_.of_cell(cell->denominator_place)});
        for (const auto& part : {cell->figure.numerator, cell->figure.denominator}) {
          if (!part) continue;
          const auto found = counts.find({key.directorate, key.period, *part});
          if (found == counts.end() || found->second.size() > kMostAlike) continue;
          for (SuppressionItem* count : found->second) keep({&item, count, nullptr});
        }
      }
    }
  }

  void keep(Ratio ratio) {
    if (ratio.numerator == ratio.ratio) ratio.numerator = nullptr;
    if (ratio.denominator == ratio.ratio) ratio.denominator = nullptr;
    if (ratio.numerator != nullptr || ratio.denominator != nullptr) ratios_.push_back(ratio);
  }

  // Rates for each 10,000 people with their counts, as the rules of arithmetic pair them.
  void find_rates() {
    bool first = true;
    for (const Submission& submission : input_.submissions) {
      const Evidence evidence(submission, input_, input_.measure_register, input_.ratings,
                              submission.period.value_or(input_.period), std::exchange(first, false));
      const RatePairs pairs = rate_pairs(evidence);
      for (const std::string& rate : pairs.rates) {
        const auto shared = population_of(evidence, pairs, rate);
        if (!shared) continue;
        const RatePairing* pairing = pairing_for(evidence, pairs, rate, *shared);
        const std::string directorate = folded(submission.directorate);
        const auto group = groups_.find({directorate, rate + "\n"});
        if (group == groups_.end()) continue;
        for (SuppressionItem* each : group->second) {
          SuppressionItem& item = *each;
          if (pairing != nullptr && !pairing->count.empty()) keep({&item, beside(item, pairing->count), nullptr});
          if (item.first == nullptr || item.keeps) continue;
          const Unit unit = item.first->figure.unit;
          const double base = unit == Unit::per_10000 ? 10000 : unit == Unit::per_100000 ? 100000 : 0;
          const double people = base == 0 ? 0 : item.value()->to_double() * shared->middle / base;
          if (people > 0 && people < items_.limit().to_double() + 0.5) items_.hide(&item, Why::made_of_small);
        }
      }
    }
  }

  // Every figure of a longer time with figures of the times that it is made of.
  void find_wholes() {
    for (const auto& [name, group] : groups_) {
      BySpan by_span;
      for (SuppressionItem* item : group) {
        if (const auto span = span_of(*item)) by_span.emplace(*span, item);
      }
      for (SuppressionItem* total : group) find_wholes_of(*total, by_span);
    }
    if (input_.measure_register == nullptr) return;
    std::map<std::string, std::vector<std::string>> declared;
    for (const RegisterMeasure& registered : input_.measure_register->measures) {
      for (const std::string& total : registered.definition.parts_of)
        declared[total].push_back(registered.definition.ref);
    }
    for (auto& [key, item] : items_.all()) {
      const auto parts = declared.find(key.measure);
      if (parts == declared.end()) continue;
      Whole whole{&item, {}};
      for (const std::string& part : parts->second) whole.parts.push_back(beside(item, part));
      add(std::move(whole));
    }
  }

  [[nodiscard]] static std::optional<Span> span_of(const SuppressionItem& item) {
    if (!item.key.period) return std::nullopt;
    const Period& period = *item.key.period;
    if (item.key.kind == ObservationKind::year_to_date)
      return std::pair(period.in_financial_year().first(), period.last());
    return std::pair(period.first(), period.last());
  }

  void find_wholes_of(SuppressionItem& total, const BySpan& group) {
    const auto span = span_of(total);
    if (!span || span->second == span->first || span->second - span->first > kLongest) return;
    const Measure* measure = definition(total.key);
    const YearToDateRule rule = measure == nullptr ? YearToDateRule::not_stated : measure->year_to_date_rule;
    if (rule == YearToDateRule::last || rule == YearToDateRule::cumulative) return;
    const bool of_numerators =
        total.first == nullptr ? rule == YearToDateRule::ratio_of_sums : !is_count(total.first->figure);
    for (const int length : {1, 3, 4, 6}) {
      Whole whole{&total, {}, of_numerators};
      for (MonthNumber month = span->first; month <= span->second; month += length)
        whole.parts.push_back(part_of(group, total, {month, month + length - 1}));
      if (whole.parts.size() > 1 && adds_up(whole, rule)) add(std::move(whole));
    }
    // What was known a month earlier, and the month since.
    Whole whole{&total, {}, of_numerators};
    whole.parts = {part_of(group, total, {span->first, span->second - 1}),
                   part_of(group, total, {span->second, span->second})};
    if (adds_up(whole, rule)) add(std::move(whole));
  }

  [[nodiscard]] static SuppressionItem* part_of(const BySpan& group, const SuppressionItem& total, Span wanted) {
    for (auto found = group.lower_bound(wanted); found != group.end() && found->first == wanted; ++found) {
      if (found->second != &total) return found->second;
    }
    return nullptr;
  }

  // Whether the parts make the total: by its rule, or, where none is stated, because they do.
  [[nodiscard]] static bool adds_up(const Whole& whole, YearToDateRule rule) {
    if (std::find(whole.parts.begin(), whole.parts.end(), nullptr) != whole.parts.end()) return false;
    if (rule == YearToDateRule::sum || rule == YearToDateRule::ratio_of_sums || rule == YearToDateRule::average)
      return true;
    if (!whole.total->value()) return false;
    Decimal sum;
    for (const SuppressionItem* part : whole.parts) {
      if (!part->value()) return false;
      sum = sum + *part->value();
    }
    return sum == *whole.total->value();
  }

  void add(Whole whole) {
    const bool complete =
        whole.parts.size() > 1 && std::find(whole.parts.begin(), whole.parts.end(), nullptr) == whole.parts.end();
    if (complete) wholes_.push_back(std::move(whole));
  }

  // A figure by itself.
  void look_at(SuppressionItem& item) {
    if (item.keeps) return;
    for (const Observation* cell : item.cells) {
      const Figure& figure = cell->figure;
      if (figure.missing && *figure.missing == Missing::text &&
          text_tells(figure.text, {}, items_.limit(), input_.period))
        items_.hide(&item, Why::words);
      if (!figure.value) continue;
      if (is_count(figure) && items_.small(figure.value)) items_.hide(&item, Why::small);
      if (tells(figure.numerator, figure.denominator)) {
        items_.hide(&item, Why::made_of_small);
        hide_numerator(*cell);
        if (items_.small(figure.denominator)) items_.hide(items_.of_cell(cell->denominator_place), Why::makes_small);
      }
    }
  }

  [[nodiscard]] bool tells(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator) const {
    const bool between = numerator && denominator && items_.small(*denominator - *numerator);
    return items_.small(numerator) || items_.small(denominator) || between;
  }

  void look_at(const Ratio& ratio) {
    if (ratio.ratio->keeps || ratio.numerator == nullptr || ratio.denominator == nullptr) return;
    if (!tells(ratio.numerator->value(), ratio.denominator->value())) return;
    items_.hide(ratio.ratio, Why::made_of_small);
    items_.hide(ratio.numerator, Why::makes_small);
  }

  // The same figure under another kind: the year to date of April, of a snapshot, an annual figure in March.
  bool hide_copies(const Group& group) {
    bool more = false;
    for (const SuppressionItem* item : group) {
      if (!item->hidden() || !item->value() || item->value()->zero()) continue;
      for (SuppressionItem* other : group) {
        if (other->value() == item->value()) more = items_.hide(other, Why::copy) || more;
      }
    }
    return more;
  }

  // The cells that a hidden percentage is made from, where one of them alone would tell.
  bool hide_cells_of(const SuppressionItem& item) {
    if (!item.hidden() || *item.why == Why::words) return false;
    bool more = false;
    for (const Observation* cell : item.cells) more = hide_numerator(*cell) || more;
    return more;
  }

  // A numerator of 0 gives nothing away.
  bool hide_numerator(const Observation& cell) {
    if (cell.figure.numerator && cell.figure.numerator->zero()) return false;
    return items_.hide(items_.of_cell(cell.numerator_place), Why::makes_small);
  }

  bool close(const Ratio& ratio) {
    const bool numerator = ratio.numerator != nullptr && ratio.numerator->hidden();
    const bool denominator = ratio.denominator != nullptr && ratio.denominator->hidden();
    if (numerator || denominator) return items_.hide(ratio.ratio, Why::follows);
    // The ratio alone is hidden, and both that it is made of are shown.
    const bool both = ratio.numerator != nullptr && ratio.denominator != nullptr;
    return ratio.ratio->hidden() && both && items_.hide(ratio.numerator, Why::makes_small);
  }

  [[nodiscard]] static std::optional<Decimal> amount(const SuppressionItem& item, bool of_numerators) {
    if (!of_numerators) return item.value();
    for (const Observation* cell : item.cells) {  // a scorecard's cell has none, the page's has
      if (cell->figure.numerator) return cell->figure.numerator;
    }
    return std::nullopt;
  }

  bool close(const Whole& whole) {
    std::size_t hidden = 0;
    std::optional<Decimal> together = Decimal(0);
    bool unknown = false;  // how much is hidden here
    SuppressionItem* next = nullptr;
    std::optional<Decimal> next_amount;
    for (SuppressionItem* part : whole.parts) {
      const std::optional<Decimal> here = amount(*part, whole.of_numerators);
      if (part->hidden() || SuppressionItems::typed_as_hidden(*part)) {
        ++hidden;
        unknown = unknown || (part->hidden() && !here);
        together = together && here ? std::make_optional(*together + *here) : std::nullopt;
        continue;
      }
      if (!part->value()) return false;  // no figure: nothing follows
      const Decimal size = here.value_or(*part->value());
      if (!(Decimal(0) < size) || (next_amount && !(size < *next_amount))) continue;
      next = part;
      next_amount = size;
    }
    const bool total_hidden =
        whole.total != nullptr && (whole.total->hidden() || SuppressionItems::typed_as_hidden(*whole.total));
    if (total_hidden) return hidden == 0 && items_.hide(next, Why::second);
    if ((whole.total != nullptr && !whole.total->value()) || hidden == 0) return false;
    // Two that are hidden are found together; where that is small too, it tells.
    if (hidden > 1 && !unknown && !items_.small(together)) return false;
    return items_.hide(next == nullptr ? whole.total : next, Why::second);
  }

  SuppressionItems& items_;
  const CheckInput& input_;
  std::map<std::pair<std::string, std::string>, const Measure*> definitions_;
  std::map<std::pair<std::string, std::string>, Group> groups_;
  std::vector<Group> same_end_;  // of one measure, whose times end with the same month
  std::vector<Ratio> ratios_;
  std::vector<Whole> wholes_;
};

}  // namespace

void hide_what_tells(SuppressionItems& items, const CheckInput& input) { Suppressor(items, input).hide(); }

}  // namespace scorebook
