#include "report/living_rules.hpp"

#include <algorithm>

#include "rate/standing_rag.hpp"
#include "report/plan_looks.hpp"
#include "report/rating_words.hpp"

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

// What stands for green, amber or red, by the figure in a cell that holds a number.
Formula by_bounds(const Formula& figure, const RagBounds& bounds, const CellScale& scale, bool rounded,
                  Formula (*shown)(Rag)) {
  const Formula judged = rounded ? Formula::round(figure, places_kept(scale)) : figure;
  Formula rag = shown(Rag::red);
  if (!bounds.amber.empty()) rag = Formula::if_else(in_any(judged, bounds.amber, scale), shown(Rag::amber), rag);
  if (!bounds.green.empty()) rag = Formula::if_else(in_any(judged, bounds.green, scale), shown(Rag::green), rag);
  return rag;
}

Formula status_of_rag(Rag rag) { return status_words(plan_status_of(rag, PlanStatus::not_settled)); }

std::string sign_above(const std::string& sign, std::string_view words) { return sign + "\n" + std::string(words); }

Formula sign_above_words(const std::string& sign, std::string_view words) {
  return Formula::joined({Formula::words(sign), Formula::new_line(), Formula::words(words)});
}

// How two figures stand to each other, as printed.
struct Movement {
  Formula level, higher, lower;
};

Movement movement_of(const DirectionCells& cells, const Rating& rating) {
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
  return {level, Formula::less(before, now), Formula::less(now, before)};
}

Formula both_numbers(const DirectionCells& cells) {
  return Formula::all_of({Formula::is_number(cells.previous), Formula::is_number(cells.current)});
}

}  // namespace

CellScale scale_of(const Figure& figure) { return {figure.unit == Unit::per_cent, std::clamp(figure.decimals, 0, 10)}; }

CellScale cell_scale_for(const Observation* observation, const Rating& rating) {
  if (observation != nullptr && observation->figure.value) return scale_of(observation->figure);
  for (const Observation* other : {rating.value, rating.previous, rating.year_to_date}) {
    if (other != nullptr && other->figure.value) return scale_of(other->figure);
  }
  const Unit unit = rating.measure.unit == Unit::unknown ? rating.tolerance.unit : rating.measure.unit;
  return {unit == Unit::per_cent, 0};
}

Formula rag_formula(const Formula& figure, const RagBounds& bounds, CellScale scale, bool rounded,
                    std::string_view blank_words) {
  const Formula rag = by_bounds(figure, bounds, scale, rounded, letter);
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
  const auto [level, higher, lower] = movement_of(cells, rating);
  const Polarity polarity = rating.measure.polarity;
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
    const Formula better = polarity == Polarity::low ? lower : higher;
    moved = Formula::if_else(
        level, by_rag(State::level_within_target, State::level_off_target, State::level_no_target),
        Formula::if_else(better, direction_words(State::better),
                         by_rag(State::worse_within_target, State::worse_off_target, State::worse_no_target)));
  }
  return Formula::if_else(both_numbers(cells), moved, direction_words(State::no_comparison));
}

std::string status_text(PlanStatus status) {
  const std::string words(status_in_short(status));
  return status == PlanStatus::not_settled ? words : sign_above(status_sign(status), words);
}

Formula status_words(PlanStatus status) {
  const std::string words(status_in_short(status));
  return status == PlanStatus::not_settled ? Formula::words(words) : sign_above_words(status_sign(status), words);
}

Formula status_formula(const Formula& figure, const RagBounds& bounds, CellScale scale, bool rounded) {
  return Formula::if_else(Formula::is_number(figure), by_bounds(figure, bounds, scale, rounded, status_of_rag),
                          status_words(PlanStatus::not_available));
}

std::string plan_direction_text(PlanDirection direction) {
  const std::string words(plan_direction_name(direction));
  return direction == PlanDirection::not_applicable ? words : sign_above(direction_sign(direction), words);
}

Formula plan_direction_words(PlanDirection direction) {
  const std::string words(plan_direction_name(direction));
  if (direction == PlanDirection::not_applicable) return Formula::words(words);
  return sign_above_words(direction_sign(direction), words);
}

Formula plan_direction_formula(const DirectionCells& cells, const Rating& rating) {
  const auto [level, higher, lower] = movement_of(cells, rating);
  const Formula better = rating.measure.polarity == Polarity::low ? lower : higher;
  const Formula moved = Formula::if_else(level, plan_direction_words(PlanDirection::stable),
                                         Formula::if_else(better, plan_direction_words(PlanDirection::improved),
                                                          plan_direction_words(PlanDirection::got_worse)));
  return Formula::if_else(both_numbers(cells), moved, plan_direction_words(PlanDirection::not_applicable));
}

Formula count_formula(const Formula& count, const std::vector<Formula>& share_of, std::string_view noun) {
  const Formula measures =
      Formula::joined({count, Formula::if_else(Formula::equal(count, Formula::number(1)), Formula::words(" measure"),
                                               Formula::words(" measures"))});
  if (share_of.empty()) return measures;
  const Formula all = Formula::sum(share_of);
  // Halves go up, and no binary fraction moves one: a whole number is divided by a whole number.
  const Formula share = Formula::round(Formula::over(Formula::times(Formula::number(100), count), all), 0);
  const std::string behind = "% of those measured this " + std::string(noun) + ")";
  return Formula::if_else(Formula::less(Formula::number(0), all),
                          Formula::joined({measures, Formula::words(" ("), share, Formula::words(behind)}), measures);
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
