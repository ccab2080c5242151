// The figures of a return by what they are of, each with all cells that hold it, and which of them are left out of an
// edition for the public.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "scorebook/suppression.hpp"

namespace scorebook {

// What a figure is of. Two cells with the same key hold the same figure.
struct ItemKey {
  std::string directorate, measure, breakdown;
  ObservationKind kind = ObservationKind::value;
  std::optional<Period> period;

  friend bool operator<(const ItemKey& left, const ItemKey& right) {
    return std::tie(left.directorate, left.measure, left.breakdown, left.kind, left.period) <
           std::tie(right.directorate, right.measure, right.breakdown, right.kind, right.period);
  }
  friend bool operator==(const ItemKey&, const ItemKey&) = default;
};

struct SuppressionItem {
  ItemKey key;
  std::vector<const Observation*> cells;
  const Observation* first = nullptr;  // the first with a value; null where none has one
  bool keeps = false;                  // what it counts are no people
  std::optional<SuppressedBecause> why;

  [[nodiscard]] bool hidden() const { return why.has_value(); }
  [[nodiscard]] std::optional<Decimal> value() const { return first == nullptr ? std::nullopt : first->figure.value; }
};

class SuppressionItems {
 public:
  // What is pointed at must outlive it. `keep`: the measures that count no people.
  SuppressionItems(const CheckInput& input, const std::set<std::string>& keep);

  [[nodiscard]] std::map<ItemKey, SuppressionItem>& all() { return items_; }
  [[nodiscard]] SuppressionItem* find(const ItemKey& key);
  [[nodiscard]] SuppressionItem* of_cell(const Place& place);
  // One that is hidden in its workbook is as good as hidden here: true where the cell says so already.
  [[nodiscard]] static bool typed_as_hidden(const SuppressionItem& item);
  // True where it was not hidden before.
  bool hide(SuppressionItem* item, SuppressedBecause why);
  [[nodiscard]] const SuppressionItem* item_of(const Observation& observation) const;
  // Whether a figure of the register is left out for any of the directorates.
  [[nodiscard]] bool hidden_for_any(const Observation& of_register) const;

  [[nodiscard]] bool small(const std::optional<Decimal>& number) const {
    return number && Decimal(0) < *number && !(limit_ < *number);
  }
  [[nodiscard]] Decimal limit() const { return limit_; }

 private:
  void add(const Observation& observation, const std::string& directorate, const std::set<std::string>& keep);

  Decimal limit_;
  std::set<std::string> directorates_;  // folded, of the submissions
  std::map<ItemKey, SuppressionItem> items_;
  std::map<const Observation*, SuppressionItem*> by_observation_;
  std::map<Place, SuppressionItem*> by_place_;
};

// A total and its parts: whoever knows all of them but one knows that one too. Without a total: the parts make up a
// whole that everybody knows, as the shares of one number do.
struct Whole {
  SuppressionItem* total = nullptr;
  std::vector<SuppressionItem*> parts;
  bool of_numerators = false;  // what adds up are the numerators
};
// Totals that nobody declares and that the numbers of detail pages show: columns of the same title under several
// headings that add up to another count, month after month, and percentages of one number that make up all of it.
[[nodiscard]] std::vector<Whole> wholes_of_pages(SuppressionItems& items,
                                                 const CheckInput& input);  // suppressed_pages.cpp

// Everything that must go: the small ones, and then what would give one away, until nothing does.
void hide_what_tells(SuppressionItems& items, const CheckInput& input);  // suppressed_wholes.cpp

// Whether a text quotes one of the numbers, or a small number of anything. Dates are no numbers.
[[nodiscard]] bool text_tells(const std::string& text, const std::vector<Decimal>& hidden, Decimal small,
                              Period reporting);  // suppressed_texts.cpp

}  // namespace scorebook
