#include "scorebook/calculated.hpp"

namespace scorebook {

std::string_view not_calculable_words(NotCalculable reason) {
  switch (reason) {
    case NotCalculable::no_figure:
      return "there is no figure";
    case NotCalculable::not_a_number:
      return "one of the figures is not a number";
    case NotCalculable::too_large:
      return "one of the figures is larger than any that can be meant";
    case NotCalculable::negative:
      return "a number of cases is below 0";
    case NotCalculable::not_whole:
      return "a number of cases is not whole";
    case NotCalculable::nothing_to_divide_by:
      return "the number to divide by is 0";
    case NotCalculable::more_than_all:
      return "the numerator is above its denominator";
    case NotCalculable::too_few_figures:
      return "there are fewer than two figures";
    case NotCalculable::no_consecutive_figures:
      return "no two figures follow each other without a gap";
    case NotCalculable::changes_only_across_gaps:
      return "the figures change only where some are missing in between";
    case NotCalculable::baseline_too_short:
      return "a fixed baseline needs at least 12 figures";
    case NotCalculable::periods_not_in_order:
      return "a period stands twice or after a later one";
    case NotCalculable::periods_of_different_kinds:
      return "the figures are for periods of different lengths or kinds";
    case NotCalculable::periods_overlap:
      return "the periods overlap, as those of rolling totals do";
    case NotCalculable::period_out_of_range:
      return "a period lies outside the years 1 to 9999";
    case NotCalculable::periods_too_far_apart:
      return "the periods are more than 200 years apart, so one of them must be wrong";
    case NotCalculable::too_few_years:
      return "there are figures for fewer than five years";
    case NotCalculable::years_not_consecutive:
      return "the latest five figures are not for five years in a row";
    case NotCalculable::none_or_all:
      return "in one of the years the figure is none or all of the cases";
    case NotCalculable::limits_not_around_figure:
      return "the confidence limits of one of the years do not lie on either side of its figure";
    case NotCalculable::no_target:
      return "there is no target";
    case NotCalculable::no_good_or_bad:
      return "neither high nor low is good for this measure";
    case NotCalculable::figures_rolling:
      return "each figure covers twelve months and shares most of them with the one before";
    case NotCalculable::figures_cumulative:
      return "each figure covers the year so far and holds the one before";
    case NotCalculable::figures_annual:
      return "the figures are annual, and judged over five years instead";
    case NotCalculable::units_differ:
      return "the figures are not all in the same unit";
    case NotCalculable::cases_not_known:
      return "the numbers of cases behind it are not known";
    case NotCalculable::cases_not_of_figure:
      return "the numbers of cases beside the figure do not lead to it";
    case NotCalculable::not_events:
      return "it counts how things stood on a day, not what happened in a period";
    case NotCalculable::events_not_stated:
      return "nothing states whether it counts what happened in the period or how things stood at its end";
    case NotCalculable::no_cases_behind:
      return "it is neither a share, nor a rate, nor a count of cases";
    case NotCalculable::target_for_year_to_date:
      return "the target is meant for the year to date, not for one period";
    case NotCalculable::target_basis_not_stated:
      return "nothing states whether the target is meant for one period or for the year to date";
    case NotCalculable::benchmark_in_another_unit:
      return "the benchmark is in another unit";
    case NotCalculable::figure_of_part_of_the_year:
      return "the figure covers a part of a year, the benchmark a whole one";
  }
  return "";
}

}  // namespace scorebook
