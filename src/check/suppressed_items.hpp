// The figures of a return by what they are of, each with all cells that hold it, and which of them are left out of an
// edition for the public.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/small_number.hpp"
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

// What a waiver of P801 keeps: a measure of one directorate, in the periods that the waiver holds for.
struct KeptMeasure {
  std::string directorate, measure;  // as in ItemKey
  std::optional<Period> period, from;
  std::string name, reason;

  [[nodiscard]] bool keeps(const ItemKey& key) const;
};

struct KeptMeasures {
  std::vector<KeptMeasure> measures;
  std::vector<IdleWaiver> idle;  // waivers that accept a finding of P801 and keep nothing
};
[[nodiscard]] KeptMeasures kept_measures(const CheckInput& input,
                                         const CheckResult& checked);  // suppressed_waivers.cpp

struct SuppressionItem {
  ItemKey key;
  std::vector<const Observation*> cells;
  const Observation* first = nullptr;    // the first with a value; null where none has one
  const KeptMeasure* kept_by = nullptr;  // what it counts are no people
  bool kept = false;                     // it is small, and stays
  std::optional<SuppressedBecause> why;
  // Of a percentage or rate: how many people one of it can be, with each number that it may be of.
  std::set<double> people_of_one;

  [[nodiscard]] bool hidden() const { return why.has_value(); }
  [[nodiscard]] std::optional<Decimal> value() const { return first == nullptr ? std::nullopt : first->figure.value; }
  // Of all its cells: an earlier one is printed as what stood there before it was restated.
  [[nodiscard]] std::set<Decimal> values() const;
};

class SuppressionItems {
 public:
  // What is pointed at must outlive it.
  SuppressionItems(const CheckInput& input, const std::vector<KeptMeasure>& kept);

  [[nodiscard]] std::map<ItemKey, SuppressionItem>& all() { return items_; }
  [[nodiscard]] SuppressionItem* find(const ItemKey& key);
  [[nodiscard]] SuppressionItem* of_cell(const Place& place);
  // The figure of another measure at the same time.
  [[nodiscard]] SuppressionItem* beside(const SuppressionItem& item, const std::string& measure);
  // One that is hidden in its workbook is as good as hidden here: true where the cell says so already.
  [[nodiscard]] static bool typed_as_hidden(const SuppressionItem& item);
  // True where it was not hidden before.
  static bool hide(SuppressionItem* item, SuppressedBecause why);
  // A small number, or what is made of one: hidden, but where a waiver keeps it.
  static void hide_small(SuppressionItem& item, SuppressedBecause why);
  [[nodiscard]] const SuppressionItem* item_of(const Observation& observation) const;
  // Whether a figure of the register is left out for any of the directorates.
  [[nodiscard]] bool hidden_for_any(const Observation& of_register) const;

  [[nodiscard]] bool small(const std::optional<Decimal>& number) const { return small_(number); }
  [[nodiscard]] bool small_share(const std::optional<Decimal>& numerator,
                                 const std::optional<Decimal>& denominator) const {
    return small_.share(numerator, denominator);
  }
  [[nodiscard]] static bool is_count(const Figure& figure) { return SmallNumber::may_be_people(figure); }
  [[nodiscard]] Decimal limit() const { return small_.limit(); }

 private:
  void add(const Observation& observation, const std::string& directorate, const std::vector<KeptMeasure>& kept);

  SmallNumber small_;
  std::set<std::string> directorates_;  // folded, of the submissions
  std::map<ItemKey, SuppressionItem> items_;
  std::map<const Observation*, SuppressionItem*> by_observation_;
  std::map<Place, SuppressionItem*> by_place_;
};

// Of these three any two give the third; a denominator may be missing (a population), and so may a numerator.
struct SuppressionRatio {
  SuppressionItem* ratio = nullptr;
  SuppressionItem* numerator = nullptr;
  SuppressionItem* denominator = nullptr;
};

// What the workbooks say of the measures, else the register.
class SuppressionDefinitions {
 public:
  explicit SuppressionDefinitions(const CheckInput& input);

  [[nodiscard]] const Measure* registered(const std::string& measure) const;
  // The workbook's own, which has the register's where there is one.
  [[nodiscard]] const Measure* of(const ItemKey& key) const;

 private:
  const Register* register_;
  std::map<std::pair<std::string, std::string>, const Measure*> definitions_;  // by directorate and measure
};

// Percentages and rates with the figures that they are made of. Those that are made of a small number by themselves are
// hidden on the way.
[[nodiscard]] std::vector<SuppressionRatio> ratios_of(SuppressionItems& items,
                                                      const SuppressionDefinitions& definitions,
                                                      const CheckInput& input);  // suppressed_ratios.cpp

// A total and its parts: whoever knows all of them but one knows that one too. Without a total: the parts make up a
// whole that everybody knows, as the shares of one number do.
struct Whole {
  SuppressionItem* total = nullptr;
  std::vector<SuppressionItem*> parts;
  bool of_numerators = false;  // what adds up are the numerators
};
// What adds up over time, by the rule of the measure or as the figures show, and the parts that the register declares.
[[nodiscard]] std::vector<Whole> wholes_of_times(SuppressionItems& items, const SuppressionDefinitions& definitions,
                                                 const CheckInput& input);  // suppressed_times.cpp
// Totals that nobody declares and that the numbers of detail pages show: columns of the same title under several
// headings that add up to another count, month after month, and percentages of one number that make up all of it.
[[nodiscard]] std::vector<Whole> wholes_of_pages(SuppressionItems& items,
                                                 const CheckInput& input);  // suppressed_pages.cpp

// Everything that must go: the small ones, and then what would give one away, until nothing does.
void hide_what_tells(SuppressionItems& items, const CheckInput& input);  // suppressed_wholes.cpp

// Whether a text quotes one of the numbers, or a small number of anything. Dates are no numbers.
[[nodiscard]] bool text_tells(const std::string& text, const std::vector<Decimal>& hidden, Decimal small,
                              Period reporting);  // suppressed_texts.cpp
// The same of a definition, a target or a note on the data, which are full of small numbers that count nobody ("within
// 2 years", "3 or more placements"): whether one counts people, or quotes one of the numbers.
[[nodiscard]] bool text_counts_people(const std::string& text, const std::vector<Decimal>& hidden, Decimal small,
                                      Period reporting);

}  // namespace scorebook
