#include "trend/sentence_target.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rate/number_words.hpp"
#include "rate/standing_rag.hpp"
#include "text/words.hpp"
#include "trend/figure_kind.hpp"
#include "trend/sentence_figures.hpp"

namespace scorebook {
namespace {

// A target as a line to reach or as the two ends to lie between.
struct Line {
  std::optional<Decimal> value, low, high;
  TargetSide side = TargetSide::none;
  std::string name;  // "the 86% target", "the target of at most 10%", "the target range of 14 to 20"
};

std::string line_name(const std::string& shown, TargetSide side) {
  switch (side) {
    case TargetSide::at_least:
      return "the " + shown + " target";
    case TargetSide::at_most:
      return "the target of at most " + shown;
    case TargetSide::above:
      return "the target of more than " + shown;
    case TargetSide::below:
      return "the target of less than " + shown;
    case TargetSide::none:
      break;
  }
  return "the target of " + shown;
}

std::string number(Decimal value, Unit unit) { return number_text(value, unit); }

std::optional<Line> line_of_tolerance(const Rating& rating) {
  const Tolerance& tolerance = rating.tolerance;
  const Unit unit = tolerance.unit == Unit::unknown ? rating.measure.unit : tolerance.unit;
  Line line;
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
      line.side = tolerance.green_inclusive ? TargetSide::at_least : TargetSide::above;
      break;
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      line.side = tolerance.green_inclusive ? TargetSide::at_most : TargetSide::below;
      break;
    case ToleranceKind::band:
      if (!tolerance.centre || !tolerance.green) return std::nullopt;
      line.low = *tolerance.centre - *tolerance.green;
      line.high = *tolerance.centre + *tolerance.green;
      line.name = fmt::format("the target band of {} to {}", number(*line.low, unit), number(*line.high, unit));
      return line;
    case ToleranceKind::range:
      if (!tolerance.range_low || !tolerance.range_high) return std::nullopt;
      line.low = tolerance.range_low;
      line.high = tolerance.range_high;
      line.name = fmt::format("the target range of {} to {}", number(*line.low, unit), number(*line.high, unit));
      return line;
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      return std::nullopt;
  }
  if (!tolerance.green) return std::nullopt;
  line.value = tolerance.green;
  line.name = line_name(number(*line.value, unit), line.side);
  return line;
}

std::optional<Line> line_of_target(const TargetForPeriod& target, const Measure& measure) {
  const Unit unit = target.unit == Unit::unknown ? measure.unit : target.unit;
  Line line;
  if (target.range_low && target.range_high) {
    line.low = target.range_low;
    line.high = target.range_high;
    line.name = fmt::format("the target range of {} to {}", number(*line.low, unit), number(*line.high, unit));
    return line;
  }
  if (!target.value) return std::nullopt;
  line.value = target.value;
  line.side = target.side;
  line.name = line_name(target.shown.empty() ? number(*target.value, unit) : target.shown, target.side);
  if (!target.working.empty()) line.name += " (" + target.working + ")";
  return line;
}

bool by_tolerance(const Rating& rating) {
  return rating.rated_by == RatedBy::tolerance || rating.rated_by == RatedBy::dated_tolerance;
}

std::optional<Line> line_of(const Rating& rating, bool year_to_date) {
  if (by_tolerance(rating)) return line_of_tolerance(rating);
  return line_of_target(year_to_date ? rating.target_year_end : rating.target, rating.measure);
}

enum class Stands : std::uint8_t { below, at, within, above };

Stands stands(Decimal value, const Line& line) {
  if (line.low) return value < *line.low ? Stands::below : value > *line.high ? Stands::above : Stands::within;
  return value < *line.value ? Stands::below : value > *line.value ? Stands::above : Stands::at;
}

std::string_view stands_word(Stands where) {
  switch (where) {
    case Stands::below:
      return "below ";
    case Stands::at:
      return "at ";
    case Stands::within:
      return "within ";
    case Stands::above:
      break;
  }
  return "above ";
}

// As it is compared: at full precision where the ruling says so. Where printing rounds the figure to the other side of
// the line, the sentence says what it was.
std::string beside_line(const Figure& figure, const Line& line, const Rating& rating) {
  const bool stored = figure.exact && rating.settings.rag_precision == RagPrecision::stored;
  const Decimal compared = stored ? *figure.exact : *figure.value;
  const Stands where = stands(compared, line);
  std::string words = std::string(stands_word(where)) + line.name;
  if (stands(*figure.value, line) != where)
    words += fmt::format(" ({} before rounding)", number(compared.normalized(), unit_of(figure, rating.measure)));
  return words;
}

std::string status_label(PlanStatus status) {
  switch (status) {
    case PlanStatus::met:
      return "status 1: target met";
    case PlanStatus::satisfactory:
      return "status 2: satisfactory, but not fully reaching the target";
    case PlanStatus::not_met:
      return "status 3: target not met";
    case PlanStatus::not_settled:
    case PlanStatus::not_applicable:
    case PlanStatus::not_available:
      break;
  }
  return "";
}

const AppliedOverride* override_of(const Rating& rating, OverriddenPart part) {
  for (const AppliedOverride& each : rating.overrides) {
    if (each.part == part && !each.follows) return &each;
  }
  return nullptr;
}

// "green"; what an officer decided with what was worked out beside it; of a plan its status.
std::string colour_label(const Rating& rating, Rag rag, bool year_end) {
  const AppliedOverride* decided = nullptr;
  if (rating.plan != nullptr) decided = override_of(rating, OverriddenPart::status);
  if (decided == nullptr)
    decided = override_of(rating, year_end ? OverriddenPart::rag_year_end : OverriddenPart::rag_period);
  if (decided != nullptr) return decided->words;
  const std::string status = rating.plan == nullptr ? "" : status_label(rating.status.status);
  return status.empty() ? std::string(rag_name(rag)) : status;
}

// A figure with its colour beside the target, "" where one of them is missing.
std::string beside_target(const Figure& figure, const RagResult& result, const Rating& rating, bool year_end) {
  const std::optional<Line> line = line_of(rating, year_end);
  const bool decided = override_of(rating, year_end ? OverriddenPart::rag_year_end : OverriddenPart::rag_period) ||
                       (rating.plan != nullptr && override_of(rating, OverriddenPart::status));
  if (!figure.value || (result.rag == Rag::none && !decided)) return "";
  const std::string label = colour_label(rating, result.rag, year_end);
  const TargetForPeriod& target = year_end ? rating.target_year_end : rating.target;
  if (!by_tolerance(rating) && target.measured) {
    const std::string against = target.measured_words.empty() ? "another figure" : target.measured_words;
    return line ? fmt::format("set against {} is {}, {} ({})", line->name, against,
                              std::string(stands_word(stands(*target.measured, *line))) + "it", label)
                : "rated " + label;
  }
  if (!line) return "rated " + label;
  // Below a range may be as good as within it, which nobody would guess.
  const bool below_is_green = line->low && result.rag == Rag::green && !decided &&
                              stands(figure.exact.value_or(*figure.value), *line) == Stands::below;
  return beside_line(figure, *line, rating) + (below_is_green ? ", which counts as green" : " (" + label + ")");
}

// Whether a threshold may be meant for the period or for the year, and the two differ by the months that they cover.
bool basis_in_doubt(const Rating& rating) {
  switch (unit_of(rating.value->figure, rating.measure)) {
    case Unit::count:
    case Unit::money:
    case Unit::per_10000:
    case Unit::per_100000:
      return rating.measure.rag_basis == RagBasis::not_stated;
    default:
      return false;
  }
}

std::string why_without(const Rating& rating, const RagResult& result) {
  if (rating.tolerance.kind == ToleranceKind::to_be_set && rating.target.nobody_set_one())
    return "the target is still to be set";
  if (rating.target.no_target == NoTarget::to_be_set) return "the target is still to be set";
  if (rating.rated_by == RatedBy::nothing) {
    const bool words = !rating.target.nobody_set_one() && !rating.target.reason.empty();
    return words ? "there is no number to set it against: " + rating.target.reason : "no target is set";
  }
  if (by_tolerance(rating)) {
    if (rating.tolerance.kind == ToleranceKind::none) return "no target is set";
    if (rating.tolerance.kind == ToleranceKind::to_be_set) return "the target is still to be set";
  } else if (rating.target.no_target == NoTarget::none_set) {
    return "no target is set";
  } else if (rating.target.no_target == NoTarget::baseline_year) {
    return "no target is set: the year is the baseline for later ones";
  }
  return result.reason.empty() ? "it is not rated" : "it is not rated: " + result.reason;
}

void add_place(const LabelledCell& cell, const std::string& typed, std::vector<Place>& places) {
  if (cell.place.known() && !typed.empty() && trimmed(cell.text) == trimmed(typed)) places.push_back(cell.place);
}

// The cells that hold the thresholds. A register's own stand in no workbook that was submitted.
std::vector<Place> places_of_target(const Rating& rating) {
  std::vector<Place> places;
  if (rating.target.place.known()) places.push_back(rating.target.place);
  if (rating.rated_by == RatedBy::tolerance && rating.row != nullptr)
    add_place(rating.row->green, rating.measure.tolerance.green, places);
  if (!by_tolerance(rating) && places.empty()) {
    for (const Observation* target : rating.targets) {
      if (target != nullptr && target->place.known() && trimmed(target->figure.text) == trimmed(rating.target.typed))
        places.push_back(target->place);
    }
  }
  return places;
}

}  // namespace

TargetWords target_in_a_sentence(const Rating& rating) {
  TargetWords made;
  const bool has_value = rating.value != nullptr && rating.value->figure.value;
  const bool has_year = rating.year_to_date != nullptr && rating.year_to_date->figure.value;
  const bool for_year = rating.measure.rag_basis == RagBasis::year_to_date && rating.rag_period.rag == Rag::none;
  if (has_value && !for_year) {
    made.beside = beside_target(rating.value->figure, rating.rag_period, rating, false);
    made.rag = rating.rag_period.rag;
  }
  // The year so far where the target is for it, or where it has another colour than the period.
  const bool other_colour = rating.rag_year_end.rag != Rag::none && rating.rag_year_end.rag != rating.rag_period.rag;
  if (has_year && other_colour) {
    const std::string words = beside_target(rating.year_to_date->figure, rating.rag_year_end, rating, true);
    if (!words.empty()) {
      made.of_year = fmt::format("the year to date, {}, is {}",
                                 sentence_figure(rating.year_to_date->figure, rating.measure), words);
      made.states_year = true;
      if (!made.beside.empty() && basis_in_doubt(rating))
        made.doubt = "nothing says whether the target is for the period or for the year";
    }
  } else if (for_year && has_value && other_colour) {
    made.beside = beside_target(rating.value->figure, rating.rag_year_end, rating, true);
    made.rag = rating.rag_year_end.rag;
  }
  if (has_value && made.beside.empty() && made.of_year.empty())
    made.without = why_without(rating, for_year ? rating.rag_year_end : rating.rag_period);
  if (!made.beside.empty() || !made.of_year.empty()) made.places = places_of_target(rating);
  return made;
}

}  // namespace scorebook
