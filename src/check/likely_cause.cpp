#include "check/likely_cause.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/wording.hpp"

namespace scorebook {

std::optional<LikelyCause> only_cause(const std::vector<LikelyCause>& causes) {
  if (causes.size() == 1) return causes.front();
  const LikelyCause* shown = nullptr;
  for (const LikelyCause& cause : causes) {
    if (cause.shown_by < 2) continue;
    if (shown != nullptr) return std::nullopt;
    shown = &cause;
  }
  return shown == nullptr ? std::nullopt : std::optional(*shown);
}

std::string cause_words(const std::optional<LikelyCause>& cause) {
  return cause && !cause->words.empty() ? " " + cause->words : "";
}

std::string cause_fix(const std::optional<LikelyCause>& cause, std::string otherwise) {
  return cause && !cause->fix.empty() ? cause->fix : otherwise;
}

Interval Term::stands_for(Decimal typed) const {
  if (unit == Unit::count && decimals == 0 && typed.whole()) return Interval::exactly(typed.to_double());
  return Interval::printed(typed, decimals);
}

Term term_of(const Figure& figure, const Place& place) {
  // A count that shows less than its cell stores is no exact one.
  const bool exact = figure.unit != Unit::count || !figure.exact || figure.exact->whole();
  return {figure.value.value_or(Decimal()), figure.decimals, exact ? figure.unit : Unit::unknown, place};
}

std::vector<Decimal> values_of(const Relation& relation) {
  std::vector<Decimal> values;
  values.reserve(relation.terms.size());
  for (const Term& term : relation.terms) values.push_back(term.value);
  return values;
}

std::vector<ExchangedDigits> with_digits_exchanged(Decimal value, int decimals) {
  constexpr std::size_t kMostDigits = 9;  // a longer number is no figure that a hand types
  std::vector<ExchangedDigits> exchanged;
  if (decimals < 0) return exchanged;
  const std::string printed = value.absolute().to_string(decimals);
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] >= '0' && printed[i] <= '9') digits.push_back(i);
  }
  if (digits.size() > kMostDigits) return exchanged;
  const std::size_t whole = digits.size() - std::min(digits.size(), static_cast<std::size_t>(decimals));
  for (std::size_t apart = 1; apart < digits.size(); ++apart) {
    for (std::size_t i = 0; i + apart < digits.size(); ++i) {
      std::string other = printed;
      std::swap(other[digits[i]], other[digits[i + apart]]);
      const bool leading_nought = whole > 1 && other[digits.front()] == '0';
      if (other == printed || leading_nought) continue;
      const std::optional<Decimal> read = Decimal::parse(other);
      if (!read) continue;
      exchanged.push_back({value.negative() ? -*read : *read, apart == 1});
    }
  }
  return exchanged;
}

std::optional<DigitMend> digit_mend(const Relation& relation) {
  constexpr std::size_t kMostTerms = 40;  // a sum of more says nothing of any one of them
  if (relation.terms.size() > kMostTerms) return std::nullopt;
  std::vector<Decimal> values = values_of(relation);
  if (relation.holds(values)) return std::nullopt;
  std::vector<DigitMend> neighbours, apart;
  for (std::size_t i = 0; i < relation.terms.size(); ++i) {
    const Term& term = relation.terms[i];
    for (const ExchangedDigits& exchanged : with_digits_exchanged(term.value, term.decimals)) {
      values[i] = exchanged.value;
      if (relation.holds(values)) (exchanged.neighbours ? neighbours : apart).push_back({i, exchanged.value});
    }
    values[i] = term.value;
  }
  if (neighbours.size() == 1) return neighbours.front();
  if (neighbours.empty() && apart.size() == 1) return apart.front();
  return std::nullopt;
}

std::optional<LikelyCause> digit_cause(const Relation& relation, const Place& from) {
  const std::optional<DigitMend> mend = digit_mend(relation);
  if (!mend || !relation.terms[mend->term].place.known()) return std::nullopt;
  const Term& term = relation.terms[mend->term];
  const std::string cell = cell_words(term.place, from);
  const std::string now = shown(term.value, term.unit, term.decimals);
  const std::string then = shown(mend->value, term.unit, term.decimals);
  LikelyCause cause{
      fmt::format("{} with two digits of {} ({}) exchanged it would fit, so they have probably changed "
                  "places.",
                  then, now, cell)};
  cause.digits = true;
  return cause;
}

}  // namespace scorebook
