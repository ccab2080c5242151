// Which figures must go: the small ones with all that is made of them, and what follows from the figures that would
// stay.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/suppressed_items.hpp"

namespace scorebook {
namespace {

using Why = SuppressedBecause;

class Suppressor {
 public:
  Suppressor(SuppressionItems& items, const CheckInput& input) : items_(items), input_(input) {
    const SuppressionDefinitions definitions(input);
    for (auto& [key, item] : items_.all()) look_at(item);
    find_same_ends();
    ratios_ = ratios_of(items_, definitions, input_);
    wholes_ = wholes_of_times(items_, definitions, input_);
    for (Whole& whole : wholes_of_pages(items_, input_)) wholes_.push_back(std::move(whole));
    for (std::size_t i = 0; i < same_end_.size(); ++i) {
      for (SuppressionItem* item : same_end_[i]) touches(item, i);
    }
    for (std::size_t i = 0; i < ratios_.size(); ++i) {
      for (SuppressionItem* item : {ratios_[i].ratio, ratios_[i].numerator, ratios_[i].denominator})
        touches(item, same_end_.size() + i);
    }
    for (std::size_t i = 0; i < wholes_.size(); ++i) {
      const std::size_t rule = same_end_.size() + ratios_.size() + i;
      touches(wholes_[i].total, rule);
      for (SuppressionItem* part : wholes_[i].parts) touches(part, rule);
    }
  }

  // Everything is looked at once, and again when one of its figures has gone: what must go first, and last what leaves
  // a choice.
  void hide() {
    const std::size_t leaves_a_choice = same_end_.size() + ratios_.size();  // the rules from this one on
    std::size_t turn = leaves_a_choice;
    for (std::size_t rule = 0; rule < leaves_a_choice + wholes_.size(); ++rule) waiting_.insert(waiting_.end(), rule);
    for (auto& [key, item] : items_.all()) {
      if (item.hidden()) gone_.push_back(&item);
    }
    while (!gone_.empty() || !waiting_.empty()) {
      if (!gone_.empty()) {
        const SuppressionItem* item = gone_.back();
        gone_.pop_back();
        hide_cells_of(*item);
        continue;
      }
      // In turns, as a total of one table may be a part in another: else months go where their years would do.
      auto next = waiting_.begin();
      if (*next >= leaves_a_choice) next = waiting_.lower_bound(std::max(turn, leaves_a_choice));
      if (next == waiting_.end()) next = waiting_.begin();
      const std::size_t rule = *next;
      waiting_.erase(next);
      if (rule >= leaves_a_choice) turn = rule + 1;
      apply(rule);
    }
  }

 private:
  using Group = std::vector<SuppressionItem*>;  // of one measure

  void touches(const SuppressionItem* item, std::size_t rule) {
    if (item != nullptr) rules_of_[item].push_back(rule);
  }

  void apply(std::size_t rule) {
    if (rule < same_end_.size()) return hide_copies(same_end_[rule]);
    rule -= same_end_.size();
    if (rule < ratios_.size()) return close(ratios_[rule]);
    close(wholes_[rule - ratios_.size()]);
  }

  void hide(SuppressionItem* item, Why why) {
    if (!SuppressionItems::hide(item, why)) return;
    gone_.push_back(item);
    const auto rules = rules_of_.find(item);
    if (rules != rules_of_.end()) waiting_.insert(rules->second.begin(), rules->second.end());
  }

  void find_same_ends() {
    std::map<std::tuple<std::string, std::string, std::string, MonthNumber>, Group> by_end;
    for (auto& [key, item] : items_.all()) {
      if (key.period) by_end[{key.directorate, key.measure, key.breakdown, key.period->last()}].push_back(&item);
    }
    for (auto& [end, items] : by_end) {
      if (items.size() > 1) same_end_.push_back(std::move(items));
    }
  }

  // A figure by itself.
  void look_at(SuppressionItem& item) {
    for (const Observation* cell : item.cells) {
      const Figure& figure = cell->figure;
      if (figure.missing && *figure.missing == Missing::text && item.kept_by == nullptr &&
          text_tells(figure.text, {}, items_.limit(), input_.period))
        SuppressionItems::hide(&item, Why::words);
      if (!figure.value) continue;
      if (SuppressionItems::is_count(figure) && items_.small(figure.value))
        SuppressionItems::hide_small(item, Why::small);
      if (!items_.small_share(figure.numerator, figure.denominator)) continue;
      SuppressionItems::hide_small(item, Why::made_of_small);
      if (item.kept_by == nullptr && items_.small(figure.denominator))
        SuppressionItems::hide(items_.of_cell(cell->denominator_place), Why::makes_small);
    }
    // The workbook leaves it out itself, and another table or the earlier workbook has it.
    if (item.first != nullptr && item.kept_by == nullptr && SuppressionItems::typed_as_hidden(item))
      SuppressionItems::hide(&item, Why::copy);
  }

  // The same figure under another kind: the year to date of April, of a snapshot, an annual figure in March.
  void hide_copies(const Group& group) {
    std::vector<Decimal> hidden;
    for (const SuppressionItem* item : group) {
      if (item->hidden() && item->value() && !item->value()->zero()) hidden.push_back(*item->value());
    }
    for (SuppressionItem* other : group) {
      if (other->value() && std::find(hidden.begin(), hidden.end(), *other->value()) != hidden.end())
        hide(other, Why::copy);
    }
  }

  // The cells that a hidden percentage is made from, where one of them alone would tell. A numerator of 0 gives nothing
  // away.
  void hide_cells_of(const SuppressionItem& item) {
    if (*item.why == Why::words) return;
    for (const Observation* cell : item.cells) {
      if (!cell->figure.numerator || !cell->figure.numerator->zero())
        hide(items_.of_cell(cell->numerator_place), Why::makes_small);
    }
  }

  void close(const SuppressionRatio& ratio) {
    const bool numerator = ratio.numerator != nullptr && ratio.numerator->hidden();
    const bool denominator = ratio.denominator != nullptr && ratio.denominator->hidden();
    if (numerator || denominator) return hide(ratio.ratio, Why::follows);
    // The ratio alone is hidden, and both that it is made of are shown.
    const bool both = ratio.numerator != nullptr && ratio.denominator != nullptr;
    if (ratio.ratio->hidden() && both) hide(ratio.numerator, Why::makes_small);
  }

  [[nodiscard]] static std::optional<Decimal> amount(const SuppressionItem& item, bool of_numerators) {
    if (!of_numerators) return item.value();
    for (const Observation* cell : item.cells) {  // a scorecard's cell has none, the page's has
      if (cell->figure.numerator) return cell->figure.numerator;
    }
    return std::nullopt;
  }

  // "-" is read as none by everybody who adds up.
  [[nodiscard]] static bool says_nil(const SuppressionItem& item) {
    return std::any_of(item.cells.begin(), item.cells.end(), [](const Observation* cell) {
      return cell->figure.missing && *cell->figure.missing == Missing::nil_or_not_meaningful;
    });
  }

  void close(const Whole& whole) {
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
      if (!part->value() && says_nil(*part)) continue;
      if (!part->value()) return;  // no figure: nothing follows
      const Decimal size = here.value_or(*part->value());
      if (!(Decimal(0) < size) || (next_amount && !(size < *next_amount))) continue;
      next = part;
      next_amount = size;
    }
    const bool total_hidden =
        whole.total != nullptr && (whole.total->hidden() || SuppressionItems::typed_as_hidden(*whole.total));
    if (total_hidden) {
      if (hidden == 0) hide(next, Why::second);
      return;
    }
    if ((whole.total != nullptr && !whole.total->value()) || hidden == 0) return;
    // Two that are hidden are found together; where that is small too, it tells.
    if (hidden > 1 && !unknown && !items_.small(together)) return;
    hide(next == nullptr ? whole.total : next, Why::second);
  }

  SuppressionItems& items_;
  const CheckInput& input_;
  // The rules, numbered in this order, and which of them a figure has to do with.
  std::vector<Group> same_end_;  // of one measure, whose times end with the same month
  std::vector<SuppressionRatio> ratios_;
  std::vector<Whole> wholes_;
  std::map<const SuppressionItem*, std::vector<std::size_t>> rules_of_;  // looked up only, never gone through
  std::set<std::size_t> waiting_;                                        // rules to look at
  std::vector<const SuppressionItem*> gone_;                             // whose cells are to be looked at
};

}  // namespace

void hide_what_tells(SuppressionItems& items, const CheckInput& input) { Suppressor(items, input).hide(); }

}  // namespace scorebook
