#include "report/living_rules.hpp"

#include <algorithm>

namespace scorebook {
namespace {

Decimal kept(Decimal value, const CellScale& scale) { return scale.per_cent ? value.scaled(-2) : value; }
int places_kept(const CellScale& scale) { return scale.places + (scale.per_cent ? 2 : 0); }

Formula in_range(const Formula& figure, const FigureRange& range, const CellScale& scale) {
  std::vector<Formula> conditions;
  if (range.low) {
    const Formula low = Formula::number(kept(*range.low, scale));
    conditions.push_back(range.low_belongs ? Formula::at_most(low, figure) : Formula::less(low, figure));
  }
  if (range.high) {
    const Formula high = Formula::number(kept(*range.high, scale));
    conditions.push_back(range.high_belongs ? Formula::at_most(figure, high) : Formula::less(figure, high));
  }
  if (conditions.empty()) return Formula::is_number(figure);  // any figure will do
  return conditions.size() == 1 ? conditions.front() : Formula::all_of(conditions);
}

Formula in_any(const Formula& figure, const std::vector<FigureRange>& ranges, const CellScale& scale) {
  std::vector<Formula> conditions;
  for (const FigureRange& range : ranges) conditions.push_back(in_range(figure, range, scale));
  return conditions.size() == 1 ? conditions.front() : Formula::any_of(conditions);
}

Formula letter(Rag rag) { return Formula::words(rag_letter(rag)); }

}  // namespace

CellScale scale_of(const Figure& figure) { return {figure.unit == Unit::per_cent, std::clamp(figure.decimals, 0, 10)}; }

Formula rag_formula(const Formula& figure, const RagBounds& bounds, CellScale scale, bool rounded,
                    std::string_view blank_words) {
  const Formula judged = rounded ? Formula::round(figure, places_kept(scale)) : figure;
  Formula rag = letter(Rag::red);
  if (!bounds.amber.empty()) rag = Formula::if_else(in_any(judged, bounds.amber, scale), letter(Rag::amber), rag);
  if (!bounds.green.empty()) rag = Formula::if_else(in_any(judged, bounds.green, scale), letter(Rag::green), rag);
  const Formula none = Formula::if_else(Formula::equal(figure, Formula::words("")), Formula::words(blank_words),
                                        Formula::joined({Formula::words("no figure: "), figure}));
  return Formula::if_else(Formula::is_number(figure), rag, none);
}

std::string direction_text(DirectionState state) {
  const Arrow arrow = direction_arrow(state);
  const std::string words(direction_state_name(state));
  return arrow == Arrow::none ? words : std::string(arrow_sign(arrow)) + "\n" + words;
}

Formula direction_words(DirectionState state) {
  const Arrow arrow = direction_arrow(state);
  const Formula words = Formula::words(direction_state_name(state));
  if (arrow == Arrow::none) return words;
  return Formula::joined({Formula::words(arrow_sign(arrow)), Formula::new_line(), words});
}

Formula direction_formula(const DirectionCells& cells, const Rating& rating) {
  using State = DirectionState;
  const Formula before = Formula::round(cells.previous, places_kept(cells.previous_scale));
  const Formula now = Formula::round(cells.current, places_kept(cells.current_scale));
  const Decimal band = rating.measure.stable_band.value_or(rating.settings.stable_band);
  Formula level = Formula::equal(before, now);
  if (!band.zero()) {
    // The difference of two printed figures, without the hair that binary fractions leave.
    const int places = std::max({places_kept(cells.previous_scale), places_kept(cells.current_scale),
                                 band.places() + (cells.current_scale.per_cent ? 2 : 0)});
    level = Formula::at_most(Formula::round(Formula::absolute(Formula::minus(now, before)), places),
                             Formula::number(kept(band, cells.current_scale)));
  }
  const Polarity polarity = rating.measure.polarity;
  const Formula higher = Formula::less(before, now);
  Formula moved = direction_words(State::no_comparison);
  if (polarity == Polarity::info || polarity == Polarity::unknown) {
    moved = Formula::if_else(
        level, direction_words(State::number_level),
        Formula::if_else(higher, direction_words(State::number_up), direction_words(State::number_down)));
  } else {
    const auto has = [&](Rag rag) { return Formula::equal(cells.rag, letter(rag)); };
    const bool amber_counts = rating.settings.within_limits == WithinLimits::green_or_amber;
    const Formula within = amber_counts ? Formula::any_of({has(Rag::green), has(Rag::amber)}) : has(Rag::green);
    const Formula off = amber_counts ? has(Rag::red) : Formula::any_of({has(Rag::amber), has(Rag::red)});
    const auto by_rag = [&](State when_within, State when_off, State without) {
      return Formula::if_else(within, direction_words(when_within),
                              Formula::if_else(off, direction_words(when_off), direction_words(without)));
    };
    const Formula better = polarity == Polarity::low ? Formula::less(now, before) : higher;
    moved = Formula::if_else(
        level, by_rag(State::level_within_target, State::level_off_target, State::level_no_target),
        Formula::if_else(better, direction_words(State::better),
                         by_rag(State::worse_within_target, State::worse_off_target, State::worse_no_target)));
  }
  return Formula::if_else(Formula::all_of({Formula::is_number(cells.previous), Formula::is_number(cells.current)}),
                          moved, direction_words(State::no_comparison));
}

Formula year_to_date_formula(YearToDateForm form, const std::vector<Formula>& months,
                             const std::vector<Formula>& denominators, std::size_t count, std::optional<int> places) {
  const Formula wanted = Formula::number(Decimal(static_cast<std::int64_t>(count)));
  Formula result = Formula::sum(months);
  std::vector<Formula> complete = {Formula::equal(Formula::count_numbers(months), wanted)};
  if (form == YearToDateForm::average) result = Formula::over(result, wanted);
  if (form == YearToDateForm::ratio) {
    const Formula whole = Formula::sum(denominators);
    result = Formula::over(result, whole);
    complete.push_back(Formula::equal(Formula::count_numbers(denominators), wanted));
    complete.push_back(Formula::less(Formula::number(0), whole));
  }
  if (places) result = Formula::round(result, *places);
  return Formula::if_else(complete.size() == 1 ? complete.front() : Formula::all_of(complete), result,
                          Formula::words("not every month has a figure"));
}

Formula same_as(const Formula& cell) {
  return Formula::if_else(Formula::equal(cell, Formula::words("")), Formula::words(""), cell);
}

}  // namespace scorebook
