// Figures that do not follow from others.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "planting.hpp"

namespace scorebook::planting {

namespace {

using Observations = std::vector<const Observation*>;

bool has_parts(const Observation* observation) {
  return observation->numerator_place.known() && observation->denominator_place.known();
}

// Percentages of pages that have their numerator and denominator beside them: A301 says that they must be reachable
// from the two within the printed precision.
Observations shares(const Plant& plant, ObservationKind kind) {
  Observations found = plant.page_figures(kind);
  found.erase(std::remove_if(found.begin(), found.end(), [](const Observation* one) { return !has_parts(one); }),
              found.end());
  return found;
}

double numerator(const Observation& observation) { return observation.figure.numerator->to_double(); }
double denominator(const Observation& observation) { return observation.figure.denominator->to_double(); }

// The share of the month after or before it in its column.
const Observation* neighbour(const Observations& all, const Observation& share, MonthNumber months) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Observation* other) {
    return other->place.sheet_name() == share.place.sheet_name() &&
           other->place.cell.column == share.place.cell.column &&
           other->period->last() == share.period->last() + months;
  });
  return found == all.end() ? nullptr : *found;
}

// More than a printed step from what is right, so that no rounding explains it.
bool visibly(const Observation& right, double value) {
  return std::abs(value - value_of(right)) >= 1.5 * printed_step(right.figure) && value >= 0 &&
         (right.figure.unit != Unit::per_cent || value <= 100);
}

std::string collapsed_title(const DetailColumn& column) {
  return column.title.text.substr(column.title.text.find(' ') + 1);
}

bool type_over(Plant& plant, const Observation& observation, double value) {
  if (!visibly(observation, value) || !plant.free(observation.place)) return false;
  plant.number(observation.place, stored(observation.figure, value));
  plant.concern(observation);
  plant.what = fmt::format("{}: {} for {}", to_string(observation.place), value, observation.figure.text);
  return true;
}

bool next_denominator(Plant& plant) {
  const Observations all = shares(plant, ObservationKind::value);
  const Observation& share = *plant.random.one_of(all);
  const Observation* next = neighbour(all, share, 1);
  return next != nullptr && type_over(plant, share, 100 * numerator(share) / denominator(*next));
}

bool previous_numerator(Plant& plant) {
  const Observations all = shares(plant, ObservationKind::value);
  const Observation& share = *plant.random.one_of(all);
  const Observation* before = neighbour(all, share, -1);
  return before != nullptr && type_over(plant, share, 100 * numerator(*before) / denominator(share));
}

bool digits_of_share(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  return type_over(plant, share, with_digits_exchanged(share.figure, plant.random));
}

bool share_for_complement(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  return type_over(plant, share, 100 - value_of(share));
}

bool share_of_year(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::year_to_date));
  return type_over(plant, share, value_of(share) + plant.random.between(2, 40) / 10.0);
}

// A numerator mistyped beside a percentage that is typed too: with a formula the percentage would follow it.
bool digit_of_numerator(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  const double wrong = numerator(share) + plant.random.one_of(std::vector<int>{-40, -30, -20, -10, -5, 5, 10, 20, 30});
  const double per_cent = 100 * wrong / denominator(share);
  if (!plant.free(share.numerator_place) || wrong < 1 || !visibly(share, per_cent)) return false;
  plant.number(share.numerator_place, wrong);
  plant.planted.push_back(share.place);
  plant.concern(share);
  plant.what = fmt::format("{}: {} for {}", to_string(share.numerator_place), wrong, numerator(share));
  return true;
}

bool parts_exchanged(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  if (!plant.free(share.numerator_place) || !plant.free(share.denominator_place)) return false;
  plant.number(share.numerator_place, denominator(share));
  plant.number(share.denominator_place, numerator(share));
  plant.concern(share);
  plant.what = to_string(share.numerator_place) + " exchanged with its denominator";
  return true;
}

// Those that were not in time in place of those that were, beside a typed percentage of those that were.
bool complement_counted(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  const double wrong = denominator(share) - numerator(share);
  if (!plant.free(share.numerator_place) || !visibly(share, 100 * wrong / denominator(share))) return false;
  plant.number(share.numerator_place, wrong);
  plant.planted.push_back(share.place);
  plant.concern(share);
  plant.what = fmt::format("{}: {} for {}", to_string(share.numerator_place), wrong, numerator(share));
  return true;
}

// Years to date. The rule of the measure comes from the register or, for counts, from the note Financial Year.

YearToDateRule rule_of(const Plant& plant, const std::string& measure) {
  const RegisterMeasure* registered = plant.right.measure_register.find(measure);
  return registered == nullptr ? YearToDateRule::not_stated : registered->definition.year_to_date_rule;
}

const Observation* year_to_date_of_scorecard(Plant& plant, YearToDateRule rule) {
  const Observation* chosen = plant.random.one_of(plant.row_figures(ObservationKind::year_to_date));
  return rule_of(plant, chosen->measure) == rule ? chosen : nullptr;
}

bool last_digit_of_sum(Plant& plant) {
  const Observation* sum = year_to_date_of_scorecard(plant, YearToDateRule::sum);
  return sum != nullptr &&
         type_over(plant, *sum, value_of(*sum) + plant.random.one_of(std::vector<int>{-3, -2, 2, 3, 7}));
}

bool month_left_out(Plant& plant) {
  const Observation* sum = year_to_date_of_scorecard(plant, YearToDateRule::sum);
  if (sum == nullptr) return false;
  const Observation* month = plant.random.one_of(plant.row_figures(ObservationKind::value));
  return month->measure == sum->measure && type_over(plant, *sum, value_of(*sum) - value_of(*month));
}

bool digits_of_sum(Plant& plant) {
  const Observation* sum = year_to_date_of_scorecard(plant, YearToDateRule::sum);
  return sum != nullptr && type_over(plant, *sum, with_digits_exchanged(sum->figure, plant.random));
}

// Only measures whose months have numerators and denominators give a ratio of sums that can be worked out again.
bool ratio_of_year(Plant& plant) {
  const Observation* ratio = year_to_date_of_scorecard(plant, YearToDateRule::ratio_of_sums);
  if (ratio == nullptr) return false;
  const Observation* on_page = plant.elsewhere(*ratio);
  if (on_page == nullptr || !has_parts(on_page)) return false;
  return type_over(plant, *ratio,
                   value_of(*ratio) + plant.random.one_of(std::vector<int>{-12, -6, -3, 3, 6, 12}) / 10.0);
}

bool latest_of_snapshot(Plant& plant) {
  const Observation* latest = year_to_date_of_scorecard(plant, YearToDateRule::last);
  return latest != nullptr && type_over(plant, *latest, value_of(*latest) - plant.random.between(3, 30) / 10.0);
}

// A month of a count that has a year to date, where no formula takes it up.
bool month_of_sum(Plant& plant) {
  const Observation& month = *plant.random.one_of(plant.page_figures(ObservationKind::value));
  if (month.figure.unit != Unit::count || rule_of(plant, month.measure) != YearToDateRule::sum) return false;
  const double wrong = plant.random.either() ? with_digits_exchanged(month.figure, plant.random)
                                             : value_of(month) + plant.random.one_of(std::vector<int>{-20, -9, 5, 30});
  return wrong > 0 && type_over(plant, month, wrong);
}

// Rolling totals: A305 can prove one wrong where it would need fewer than none a year ago, in its own month or the
// next, or where all its twelve months are in the workbook.
bool rolling_total(Plant& plant) {
  Observations totals, months;
  for (const Observation* figure : plant.page_figures(ObservationKind::value)) {
    if (figure->measure == "4.2") totals.push_back(figure);
    if (figure->measure == "4.1") months.push_back(figure);
  }
  const std::size_t at = plant.random.below(totals.size());
  const auto lost = [&](std::size_t month) {
    return value_of(*months.at(month)) - (value_of(*totals.at(month)) - value_of(*totals.at(month - 1)));
  };
  const bool up = plant.random.either();
  double change = 0;
  if (at + 1 == totals.size()) {
    change = plant.random.between(2, 150) * (up ? 1 : -1);
  } else if (up && at > 0) {
    change = lost(at) + plant.random.between(2, 80);
  } else if (!up) {
    change = -lost(at + 1) - plant.random.between(2, 80);
  }
  return change != 0 && type_over(plant, *totals.at(at), value_of(*totals.at(at)) + change);
}

// Rates.

bool other_population(Plant& plant) {
  const Observation& rate = *plant.random.one_of(plant.page_figures(ObservationKind::value));
  if (rate.figure.unit != Unit::per_10000) return false;
  const double share = 1 + plant.random.one_of(std::vector<int>{-60, -45, -30, -15, 15, 30, 45}) / 1000.0;
  return type_over(plant, rate, value_of(rate) / share);
}

bool rate_of_other_month(Plant& plant) {
  const Observations all = plant.page_figures(ObservationKind::value);
  const Observation& rate = *plant.random.one_of(all);
  if (rate.figure.unit != Unit::per_10000) return false;
  const Observation* other = neighbour(all, rate, plant.random.either() ? 1 : -1);
  if (other == nullptr || std::abs(value_of(*other) - value_of(rate)) < 3 * printed_step(rate.figure)) return false;
  return type_over(plant, rate, value_of(*other));
}

// Parts and shares that the register declares.

bool is_part_or_total(const Plant& plant, const std::string& measure) {
  for (const RegisterMeasure& one : plant.right.measure_register.measures) {
    const std::vector<std::string>& totals = one.definition.parts_of;
    if (totals.empty() || totals.front() == "100%") continue;
    if (one.definition.ref == measure || totals.front() == measure) return true;
  }
  return false;
}

bool part_of_total(Plant& plant) {
  const Observation& part = *plant.random.one_of(plant.page_figures(ObservationKind::value));
  if (!is_part_or_total(plant, part.measure)) return false;
  return type_over(plant, part, value_of(part) + plant.random.one_of(std::vector<int>{-30, -9, -4, 2, 6, 20, 90}));
}

bool year_of_part(Plant& plant) {
  const Observation& part = *plant.random.one_of(plant.row_figures(ObservationKind::year));
  if (!is_part_or_total(plant, part.measure)) return false;
  return type_over(plant, part, value_of(part) + plant.random.one_of(std::vector<int>{-100, -9, 5, 27}));
}

// Four shares of one decimal can be 0.2 away from 100 together by rounding alone.
bool share_of_whole(Plant& plant) {
  const Observation& share = *plant.random.one_of(plant.row_figures(ObservationKind::value));
  const RegisterMeasure* registered = plant.right.measure_register.find(share.measure);
  if (registered->definition.parts_of != std::vector<std::string>{"100%"}) return false;
  return type_over(plant, share, value_of(share) + plant.random.one_of(std::vector<int>{-18, -9, 6, 10, 27}) / 10.0);
}

bool share_of_row(Plant& plant) {
  const Observation& share = *plant.random.one_of(shares(plant, ObservationKind::value));
  if (share.place.sheet_name() != "Outcomes") return false;
  return type_over(plant, share, value_of(share) + plant.random.one_of(std::vector<int>{-18, -9, 6, 10, 27}) / 10.0);
}

// Two shares of one row that have changed places: each is the other's numerator over denominator.
bool shares_exchanged(Plant& plant) {
  const Observations all = shares(plant, ObservationKind::value);
  const Observation& one = *plant.random.one_of(all);
  const Observation& other = *plant.random.one_of(all);
  const bool row = one.place.sheet_name() == other.place.sheet_name() && one.place.cell.row == other.place.cell.row;
  if (!row || one.measure == other.measure || !visibly(one, value_of(other))) return false;
  if (!plant.free(one.place) || !plant.free(other.place)) return false;
  plant.number(one.place, stored(one.figure, value_of(other)));
  plant.number(other.place, stored(other.figure, value_of(one)));
  plant.concern(one);
  plant.concern(other);
  plant.what = to_string(one.place) + " and " + to_string(other.place) + " exchanged";
  return true;
}

// A count whose rate and whose total hold again with the two digits put back, and with no other exchange.
bool digits_of_count(Plant& plant) {
  const Observation& month = *plant.random.one_of(plant.page_figures(ObservationKind::value));
  if (month.measure != "6.1" && month.measure != "5.1") return false;
  return type_over(plant, month, with_digits_exchanged(month.figure, plant.random));
}

// A change between two figures, stated beside them.
bool change_in_words(Plant& plant) {
  const DetailPage& page = plant.random.one_of(plant.right.submission.pages);
  const DetailColumn& column = plant.random.one_of(page.columns);
  const Observations figures = plant.figures(column.observations, ObservationKind::value);
  if (figures.size() < 2 || column.unit != Unit::count || column.ref.empty()) return false;
  const Observation& before = *figures.at(figures.size() - 2);
  const Observation& now = *figures.back();
  const double change = std::abs(value_of(now) - value_of(before)) + plant.random.between(2, 9);
  const std::string words = fmt::format(" {} {} by {} from {} in {} to {} in {}.", collapsed_title(column),
                                        value_of(now) > value_of(before) ? "rose" : "fell", change, before.figure.text,
                                        before.period->words(), now.figure.text, now.period->words());
  plant.text(page.analysis.place, page.analysis.text + words);
  plant.what = to_string(page.analysis.place) + ":" + words;
  return true;
}

}  // namespace

std::vector<Kind> arithmetic_kinds() {
  return {
      {"A301", "share over the next month's denominator", Needs::either, next_denominator},
      {"A301", "share of the month before's numerator", Needs::either, previous_numerator},
      {"A301", "digits of a share exchanged", Needs::either, digits_of_share, {"A310"}},
      {"A301", "share of those that were not", Needs::either, share_for_complement, {"A303"}},
      {"A301", "share of the year to date mistyped", Needs::either, share_of_year},
      {"A301", "numerator mistyped", Needs::either, digit_of_numerator},
      {"A302", "numerator and denominator exchanged", Needs::either, parts_exchanged},
      // Where another slip would explain it as well, only that it is wrong is said.
      {"A303", "numerator counts those that were not", Needs::either, complement_counted, {"A301"}},
      {"A304", "last digit of a year to date", Needs::either, last_digit_of_sum},
      {"A304", "digits of a year to date exchanged", Needs::either, digits_of_sum},
      {"A304", "month left out of a year to date", Needs::either, month_left_out},
      {"A304", "ratio of the year mistyped", Needs::a_register, ratio_of_year},
      {"A304", "year to date is not the latest snapshot", Needs::a_register, latest_of_snapshot},
      {"A304", "month mistyped", Needs::either, month_of_sum},
      {"A305", "rolling total mistyped", Needs::either, rolling_total},
      {"A306", "rate on another population", Needs::either, other_population},
      {"A306", "rate of another month", Needs::either, rate_of_other_month},
      {"A307", "part or total mistyped", Needs::a_register, part_of_total},
      {"A307", "part or total of an earlier year mistyped", Needs::a_register, year_of_part},
      {"A308", "share of the scorecard mistyped", Needs::a_register, share_of_whole},
      {"A308", "share of a page mistyped", Needs::either, share_of_row},
      {"A309", "change in the commentary wrong", Needs::either, change_in_words},
      {"A310", "two shares exchanged", Needs::either, shares_exchanged},
      {"A310", "two digits of a count exchanged", Needs::a_register, digits_of_count},
  };
}

}  // namespace scorebook::planting
