// Why a figure that does not follow from others is probably wrong, in words. A cause is named only where it gives the
// printed figure within its printed precision and no other cause that was tried does: two that both fit are a guess.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/decimal.hpp"
#include "scorebook/figure.hpp"

namespace scorebook {

struct LikelyCause {
  std::string words;         // a sentence that follows the message, without a blank before it
  std::string fix = "";      // the exact mend; empty where the rule's own says it
  std::size_t shown_by = 0;  // how many figures of the column show the same slip, this one among them; 0: not counted
  bool digits = false;       // two digits have changed places
};

// The one cause there is. Of several the one that other figures of the column show too, where only one is shown so.
[[nodiscard]] std::optional<LikelyCause> only_cause(const std::vector<LikelyCause>& causes);
// " " and its words, or nothing.
[[nodiscard]] std::string cause_words(const std::optional<LikelyCause>& cause);
// Its mend, or the one given.
[[nodiscard]] std::string cause_fix(const std::optional<LikelyCause>& cause, std::string otherwise);

// A number that takes part in a sum that should hold: a figure, or a numerator or denominator beside one.
struct Term {
  Decimal value;
  int decimals = 0;
  Unit unit = Unit::count;
  Place place;  // unknown where the number has no cell of its own

  // The values that it, or another number typed in its place, can stand for: a whole count is exact.
  [[nodiscard]] Interval stands_for(Decimal typed) const;
};
[[nodiscard]] Term term_of(const Figure& figure, const Place& place);

// Numbers that belong together by arithmetic, and whether they do with other values in their places, in their order.
struct Relation {
  std::vector<Term> terms;
  std::function<bool(const std::vector<Decimal>&)> holds;
};

[[nodiscard]] std::vector<Decimal> values_of(const Relation& relation);

// The numbers that come of exchanging two digits of what is printed, neighbours first: 138 of 183. No digit that was
// not there becomes the first of several: 105 gives no 015.
struct ExchangedDigits {
  Decimal value;
  bool neighbours = true;
};
[[nodiscard]] std::vector<ExchangedDigits> with_digits_exchanged(Decimal value, int decimals);

// The one exchange of two digits in one of the terms that lets the relation hold. Neighbours win over digits further
// apart; nothing where there is none, or more than one of a kind.
struct DigitMend {
  std::size_t term = 0;
  Decimal value;
};
[[nodiscard]] std::optional<DigitMend> digit_mend(const Relation& relation);
// The mend as a cause, for a finding whose first cell is `from`: "183 (S47!C12) with two of its digits exchanged, 138,
// would fit." Nothing where there is no mend or the number has no cell.
[[nodiscard]] std::optional<LikelyCause> digit_cause(const Relation& relation, const Place& from);

}  // namespace scorebook
