// What adds up, in an edition for the public: months and quarters to a longer time, parts to the total that the
// register declares.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/suppressed_items.hpp"
#include "rate/worked_out.hpp"

namespace scorebook {
namespace {

constexpr MonthNumber kLongest = 24;  // months of a time that is made up of others
constexpr double kPoints = 5;         // that a percentage of a year may lie off its numerators by an error

class Times {
 public:
  Times(SuppressionItems& items, const SuppressionDefinitions& definitions, const CheckInput& input)
      : items_(items), definitions_(definitions), input_(input) {}

  std::vector<Whole> find() {
    std::map<std::pair<std::string, std::string>, std::vector<SuppressionItem*>> groups;
    for (auto& [key, item] : items_.all())
      groups[{key.directorate, key.measure + "\n" + key.breakdown}].push_back(&item);
    for (const auto& [name, group] : groups) {
      BySpan by_span;
      for (SuppressionItem* item : group) {
        if (const auto span = span_of(*item)) by_span.emplace(*span, item);
      }
      for (SuppressionItem* total : group) find_wholes_of(*total, by_span);
      look_between(by_span);
    }
    find_declared();
    return std::move(wholes_);
  }

 private:
  using Span = std::pair<MonthNumber, MonthNumber>;
  using BySpan = std::multimap<Span, SuppressionItem*>;

  void find_declared() {
    const PartsOfTotals declared = parts_of_totals(input_.measure_register);
    for (auto& [key, item] : items_.all()) {
      const auto parts = declared.find(key.measure);
      if (parts == declared.end()) continue;
      Whole whole{&item, {}};
      for (const std::string& part : parts->second) whole.parts.push_back(items_.beside(item, part));
      if (complete(whole)) wholes_.push_back(std::move(whole));
    }
  }

  [[nodiscard]] static std::optional<Span> span_of(const SuppressionItem& item) {
    if (!item.key.period) return std::nullopt;
    const Period& period = *item.key.period;
    if (item.key.kind == ObservationKind::year_to_date)
      return std::pair(period.in_financial_year().first(), period.last());
    return std::pair(period.first(), period.last());
  }

  // Every figure of a longer time with figures of the times that it is made of.
  void find_wholes_of(SuppressionItem& total, const BySpan& group) {
    const auto span = span_of(total);
    if (!span || span->second == span->first || span->second - span->first > kLongest) return;
    const Measure* measure = definitions_.of(total.key);
    const YearToDateRule rule = measure == nullptr ? YearToDateRule::not_stated : measure->year_to_date_rule;
    if (rule == YearToDateRule::last || rule == YearToDateRule::cumulative) return;
    const bool of_numerators = total.first == nullptr ? rule == YearToDateRule::ratio_of_sums
                                                      : !SuppressionItems::is_count(total.first->figure);
    for (const int length : {1, 3, 4, 6}) {
      Whole whole{&total, {}, of_numerators};
      for (MonthNumber month = span->first; month <= span->second; month += length)
        whole.parts.push_back(part_of(group, total, {month, month + length - 1}));
      if (complete(whole) && is_made_of(whole, rule)) wholes_.push_back(std::move(whole));
    }
    // What was known a month earlier, and the month since.
    Whole whole{&total, {}, of_numerators};
    whole.parts = {part_of(group, total, {span->first, span->second - 1}),
                   part_of(group, total, {span->second, span->second})};
    if (complete(whole) && is_made_of(whole, rule)) wholes_.push_back(std::move(whole));
  }

  // Two figures that count from the beginning of a year tell what came between them. The later one goes where that is
  // small, and the next is held against the last that stays.
  void look_between(const BySpan& by_span) {
    const SuppressionItem* before = nullptr;
    std::map<MonthNumber, SuppressionItem*> by_end;
    for (const auto& [span, item] : by_span) {
      if (counts_from_the_beginning(*item)) by_end.emplace(span.second, item);
    }
    for (const auto& [end, item] : by_end) {
      if (item->hidden()) continue;
      const auto year = [](const SuppressionItem& each) { return each.key.period->in_financial_year(); };
      if (before != nullptr && year(*before) == year(*item) && items_.small(*item->value() - *before->value())) {
        SuppressionItems::hide_small(*item, SuppressedBecause::made_of_small);
        if (item->hidden()) continue;
      }
      before = item;
    }
  }

  [[nodiscard]] bool counts_from_the_beginning(const SuppressionItem& item) const {
    const Measure* measure = definitions_.of(item.key);
    if (measure == nullptr || !item.value() || !SuppressionItems::is_count(item.first->figure)) return false;
    const YearToDateRule rule = measure->year_to_date_rule;
    const bool cumulative =
        rule == YearToDateRule::cumulative || measure->reporting_basis == ReportingBasis::cumulative;
    return cumulative || (rule == YearToDateRule::sum && item.key.kind == ObservationKind::year_to_date);
  }

  [[nodiscard]] static SuppressionItem* part_of(const BySpan& group, const SuppressionItem& total, Span wanted) {
    for (auto found = group.lower_bound(wanted); found != group.end() && found->first == wanted; ++found) {
      if (found->second != &total) return found->second;
    }
    return nullptr;
  }

  [[nodiscard]] static bool complete(const Whole& whole) {
    return whole.parts.size() > 1 && std::find(whole.parts.begin(), whole.parts.end(), nullptr) == whole.parts.end();
  }

  // Whether the parts make the total: by its rule, or, where none is stated, because they may. One of them may be typed
  // wrong, and the others are to be guarded all the same.
  [[nodiscard]] static bool is_made_of(const Whole& whole, YearToDateRule rule) {
    if (rule == YearToDateRule::sum || rule == YearToDateRule::ratio_of_sums || rule == YearToDateRule::average)
      return true;
    return whole.of_numerators ? is_mean_of(whole) : is_sum_of(whole);
  }

  // Without the largest the parts are no more than the total, which is not just the last of them again.
  [[nodiscard]] static bool is_sum_of(const Whole& whole) {
    if (!whole.total->value()) return SuppressionItems::typed_as_hidden(*whole.total);
    Decimal sum, largest;
    for (const SuppressionItem* part : whole.parts) {
      if (!part->value()) continue;  // a cell that says c
      sum = sum + *part->value();
      largest = std::max(largest, *part->value());
    }
    const Decimal total = *whole.total->value();
    return sum == total || (total != whole.parts.back()->value() && !(total < sum - largest));
  }

  [[nodiscard]] static bool is_mean_of(const Whole& whole) {
    if (!whole.total->value() || whole.total->first->figure.unit != Unit::per_cent) return false;
    Decimal numerators, denominators;
    for (const SuppressionItem* part : whole.parts) {
      const auto parts = [](const Observation* cell) { return cell->figure.numerator && cell->figure.denominator; };
      const auto cell = std::find_if(part->cells.begin(), part->cells.end(), parts);
      if (cell == part->cells.end()) return false;
      numerators = numerators + *(*cell)->figure.numerator;
      denominators = denominators + *(*cell)->figure.denominator;
    }
    if (!(Decimal(0) < denominators) || whole.total->value() == whole.parts.back()->value()) return false;
    const double mean = 100 * numerators.to_double() / denominators.to_double();
    return std::abs(mean - whole.total->value()->to_double()) <= kPoints;
  }

  SuppressionItems& items_;
  const SuppressionDefinitions& definitions_;
  const CheckInput& input_;
  std::vector<Whole> wholes_;
};

}  // namespace

std::vector<Whole> wholes_of_times(SuppressionItems& items, const SuppressionDefinitions& definitions,
                                   const CheckInput& input) {
  return Times(items, definitions, input).find();
}

}  // namespace scorebook
