// What the three typed cells of a tolerance mean together. The direction comes from the order of the two numbers and
// from the polarity, never from a sign alone. Whatever contradicts itself is said in a remark; what cannot be read
// rates nothing.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rate/threshold_words.hpp"
#include "rate/tolerance_cell.hpp"
#include "scorebook/rating.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

using Form = ToleranceCell::Form;
using Remark = ToleranceRemark::Kind;
using Sign = ThresholdSign;

// What is left of "1% above range" or "92%>" when its number is lost.
bool is_cut_short(const std::string& text) {
  const std::string words = folded(text);
  std::string word;
  for (const char character : words + " ") {
    if (character >= 'a' && character <= 'z') {
      word += character;
      continue;
    }
    if (std::string_view(" %<>=+-/").find(character) == std::string_view::npos) return false;
    const auto known = {"",     "above", "below", "range", "over",   "under", "more",
                        "less", "than",  "up",    "to",    "within", "the"};
    if (std::find(known.begin(), known.end(), word) == known.end()) return false;
    word.clear();
  }
  return true;
}

class ToleranceReader {
 public:
  ToleranceReader(const TypedTolerance& typed, Polarity polarity, Unit unit)
      : red_(read_tolerance_cell(typed.red)),
        amber_(read_tolerance_cell(typed.amber)),
        green_(read_tolerance_cell(typed.green)),
        polarity_(polarity),
        unit_(unit) {}

  Tolerance read() {
    if (to_be_set()) {
      tolerance_.kind = ToleranceKind::to_be_set;
      tolerance_.words = "the tolerance is to be set";
    } else if (red_.form == Form::blank && amber_.form == Form::blank && green_.form == Form::blank) {
      tolerance_.words = "no target set";
    } else if (settle_unit()) {
      read_by_green();
    }
    if (tolerance_.kind == ToleranceKind::not_understood) tolerance_.words = "the tolerance could not be read";
    return std::move(tolerance_);
  }

 private:
  void remark(Remark kind, std::string cells, std::string message) {
    tolerance_.remarks.push_back({kind, std::move(cells), std::move(message)});
  }

  void not_understood(std::string cells, std::string message, Remark kind = Remark::not_understood) {
    tolerance_.kind = ToleranceKind::not_understood;
    remark(kind, std::move(cells), std::move(message));
  }

  // "range to be set" in one cell, merged over three or spread over them.
  bool to_be_set() const {
    if (red_.form == Form::to_be_set || green_.form == Form::to_be_set) return true;
    const bool no_figures = red_.form != Form::threshold && green_.form != Form::threshold &&
                            green_.form != Form::range && green_.form != Form::band;
    return no_figures &&
           (amber_.form == Form::to_be_set || says_to_be_set(red_.text + " " + amber_.text + " " + green_.text));
  }

  // Per cents are compared with per cents only. False where the cells and the measure cannot be brought together.
  bool settle_unit() {
    tolerance_.unit = unit_ == Unit::text ? Unit::unknown : unit_;
    for (const auto& [cell, name] : {std::pair(&red_, "r"), std::pair(&amber_, "a"), std::pair(&green_, "g")}) {
      // In a margin above a range the per cent is a share of the range, and in a band it may be one of the benchmark.
      if (cell->unit == Unit::unknown || (cell->form != Form::threshold && cell->form != Form::range)) continue;
      if (tolerance_.unit == Unit::unknown) tolerance_.unit = cell->unit;
      const bool both_counts = cell->unit == Unit::cases && tolerance_.unit == Unit::count;
      if (cell->unit == tolerance_.unit || both_counts) continue;
      not_understood(name,
                     fmt::format("The tolerance is typed in {} ({}), but the measure is in {}, so it is not used.",
                                 unit_words(cell->unit), quoted(cell->text), unit_words(tolerance_.unit)));
      return false;
    }
    return tolerance_.unit != Unit::per_cent || per_cents_are_whole();
  }

  static std::string unit_words(Unit unit) {
    switch (unit) {
      case Unit::per_cent:
        return "per cent";
      case Unit::count:
        return "numbers";
      case Unit::per_10000:
        return "rates per 10,000";
      case Unit::per_100000:
        return "rates per 100,000";
      case Unit::money:
        return "pounds";
      default:
        return std::string(unit_name(unit));
    }
  }

  // 0.95 without a % sign may be 95% or 0.95%: not to be guessed.
  bool per_cents_are_whole() {
    for (const auto& [cell, name] : {std::pair(&red_, "r"), std::pair(&green_, "g")}) {
      if (cell->form != Form::threshold || cell->unit != Unit::unknown) continue;
      if (cell->number->whole() || *cell->number > Decimal(1) || cell->number->negative()) continue;
      not_understood(
          name, fmt::format("{} has no % sign and can be read as {}% or as {}%, so it is not used.", quoted(cell->text),
                            cell->number->to_string(), cell->number->scaled(2).normalized().to_string()));
      return false;
    }
    return true;
  }

  void read_by_green() {
    switch (green_.form) {
      case Form::threshold:
        return read_thresholds();
      case Form::band:
        return read_band();
      case Form::range:
        return read_range();
      case Form::blank:
        return not_understood("g", fmt::format("Target green is {}, so the tolerance {} cannot be used.",
                                               green_.text.empty() ? "blank" : quoted(green_.text),
                                               quoted(collapsed(red_.text + " " + amber_.text))));
      default:
        return not_understood("g", fmt::format("Target green, {}, is not understood.", quoted(green_.text)));
    }
  }

  std::string text_of(Decimal threshold) const { return threshold_text(threshold, tolerance_.unit); }

  // --- two thresholds
  // -------------------------------------------------------------------------------------------------

  void read_thresholds() {
    if (red_.form != Form::threshold && red_.form != Form::blank) {
      not_understood("r", fmt::format("Red, {}, is not understood beside a target of {}.", quoted(red_.text),
                                      quoted(green_.text)));
      return;
    }
    tolerance_.green = green_.number;
    tolerance_.red = red_.form == Form::blank ? green_.number : red_.number;
    if (red_.form == Form::blank && amber_.form == Form::threshold) tolerance_.red = amber_.number;
    const std::optional<bool> low = low_is_good();
    if (!low) return;
    if (contradicts_polarity(*low)) return;
    settle_green_boundary(*low);
    settle_kind(*low);
    if (red_.form == Form::blank) {
      remark_red_blank();
    } else if (*tolerance_.red != *tolerance_.green) {
      settle_amber(*low);
    } else if (tolerance_.red_inclusive && tolerance_.green_inclusive) {
      remark(Remark::overlap, "rg",
             fmt::format("A figure of {} is both red ({}) and green ({}); it is read as green.",
                         text_of(*tolerance_.red), quoted(red_.text), quoted(green_.text)));
    }
    tolerance_.amber = amber_threshold();
    tolerance_.words = threshold_words(*low);
  }

  // The order of red and green decides; where they are equal, polarity, and then the sign.
  std::optional<bool> low_is_good() {
    if (*tolerance_.green < *tolerance_.red) return true;
    if (*tolerance_.green > *tolerance_.red) return false;
    if (polarity_ == Polarity::low) return true;
    if (polarity_ == Polarity::high) return false;
    const Sign sign = red_.sign;
    if (sign == Sign::above || sign == Sign::at_least) return true;
    if (sign == Sign::below || sign == Sign::at_most) return false;
    not_understood("rg", fmt::format("The target is {}, but nothing says whether more or less than that is good.",
                                     quoted(green_.text)));
    return std::nullopt;
  }

  bool contradicts_polarity(bool low) {
    const bool contradicts = low ? polarity_ == Polarity::high : polarity_ == Polarity::low;
    if (!contradicts) return false;
    not_understood(
        "rg",
        fmt::format("Good performance is {}, but green, {}, is {} than red, {}: one of them is wrong, so the "
                    "tolerance is not used.",
                    polarity_name(polarity_), quoted(green_.text), low ? "lower" : "higher",
                    quoted(red_.form == Form::blank ? amber_.text : red_.text)),
        Remark::contradicts_polarity);
    return true;
  }

  void settle_kind(bool low) {
    const Sign sign = red_.sign;
    const bool points_down = sign == Sign::below || sign == Sign::at_most;
    const bool points_up = sign == Sign::above || sign == Sign::at_least;
    tolerance_.red_inclusive = low ? sign == Sign::at_least : sign == Sign::at_most;
    if (!low) {
      tolerance_.kind = ToleranceKind::high_is_good;
    } else if (points_down) {
      tolerance_.kind = ToleranceKind::low_sign_wrong;
    } else {
      tolerance_.kind = tolerance_.red_inclusive ? ToleranceKind::low_red_from : ToleranceKind::low_red_above;
    }
    if (low ? points_down : points_up) {
      remark(
          Remark::sign_wrong_way, "rag",
          fmt::format("Red is typed {} although green, {}, is {}: the sign is the wrong way round. It is read as {}.",
                      quoted(red_.text), quoted(green_.text), low ? "lower" : "higher", threshold_words(low)));
    } else if (!points_down && !points_up && red_.form == Form::threshold) {
      remark(Remark::unusual, "r",
             fmt::format("Red, {}, has no sign before the number; it is read as {} {}.", quoted(red_.text),
                         low ? "above" : "below", text_of(*red_.number)));
    }
  }

  void settle_green_boundary(bool low) {
    const Sign sign = green_.sign;
    tolerance_.green_inclusive = !(low ? sign == Sign::below : sign == Sign::above);
    const bool points_down = sign == Sign::below || sign == Sign::at_most;
    const bool points_up = sign == Sign::above || sign == Sign::at_least;
    if (!(low ? points_up : points_down)) return;
    remark(Remark::sign_wrong_way, "g",
           fmt::format(
               "Green is typed {} although red, {}, is {}: the sign is the wrong way round. It is read as {} or {}.",
               quoted(green_.text), quoted(red_.text), low ? "higher" : "lower", text_of(*green_.number),
               low ? "less" : "more"));
  }

  void remark_red_blank() {
    if (amber_.form == Form::threshold) {
      remark(Remark::gap, "r",
             fmt::format("Red is blank, so figures past amber, {}, belong to no band as typed. They are read as red.",
                         quoted(amber_.text)));
    } else {
      remark(Remark::unusual, "ra",
             fmt::format("Only a target, {}, is typed: a figure that meets it is green, any other red.",
                         quoted(green_.text)));
    }
  }

  void settle_amber(bool low) {
    if (amber_.form == Form::threshold) {
      compare_amber(*amber_.number, low);
    } else if (amber_.form == Form::range) {
      compare_amber_range(low);
    } else {
      remark_amber_repaired(fmt::format("It is read from red, {}, and green, {}: amber is what lies between.",
                                        quoted(red_.text), quoted(green_.text)));
    }
  }

  void compare_amber(Decimal amber, bool low) {
    const Decimal red = *tolerance_.red;
    const Decimal green = *tolerance_.green;
    if (amber_.sign == Sign::none) {
      remark(Remark::unusual, "a", fmt::format("Amber, {}, has no sign.", quoted(amber_.text)));
    }
    if (amber == red || amber == green) return;
    if (std::min(red, green) < amber && amber < std::max(red, green)) {
      if (next_whole_number(amber, red)) {
        remark_amber_next_to_red(low);
        return;
      }
      remark(Remark::gap, "rag",
             fmt::format(
                 "Red is {} and green is {}, but amber is typed {}: part of the figures between red and green belongs "
                 "to no band as typed. They are read as amber.",
                 quoted(red_.text), quoted(green_.text), quoted(amber_.text)));
      return;
    }
    const bool into_red = low ? amber > red : amber < red;
    remark(Remark::overlap, "rag",
           fmt::format("Amber is typed {}, which reaches into {}, {}. The figures between {} and {} are read as amber.",
                       quoted(amber_.text), into_red ? "red" : "green", quoted(into_red ? red_.text : green_.text),
                       text_of(std::min(red, green)), text_of(std::max(red, green))));
  }

  // Caseloads and counts have no figures between 24 and 25.
  bool next_whole_number(Decimal left, Decimal right) const {
    const Unit unit = tolerance_.unit;
    if (unit != Unit::count && unit != Unit::cases && unit != Unit::unknown) return false;
    return left.whole() && right.whole() && (left - right).absolute() == Decimal(1);
  }

  void remark_amber_next_to_red(bool low) {
    if (!tolerance_.red_inclusive) {
      remark(Remark::gap, "rag",
             fmt::format("A figure of {} belongs to no band as typed: red is {}, amber is {}. It is read as amber.",
                         text_of(*tolerance_.red), quoted(red_.text), quoted(amber_.text)));
    } else if (amber_.sign == Sign::after) {
      remark(Remark::unusual, "rag",
             fmt::format(
                 "Read to the letter, a figure of {} belongs to no band: red is {}, amber is {}. It is read as amber, "
                 "which is what lies {} red and {} green.",
                 text_of(*amber_.number), quoted(red_.text), quoted(amber_.text), low ? "below" : "above",
                 low ? "above" : "below"));
    }
  }

  void compare_amber_range(bool low) {
    const Decimal outer = low ? *tolerance_.red : *tolerance_.green;  // the higher of the two
    const Decimal inner = low ? *tolerance_.green : *tolerance_.red;
    const auto far = [&](Decimal left, Decimal right) {
      const bool whole = tolerance_.unit == Unit::count || tolerance_.unit == Unit::cases;
      const int places = std::max({left.places(), right.places(), whole ? 0 : 1});
      return (left - right).absolute() > Decimal(1, places);
    };
    if (*amber_.range_low < inner || *amber_.range_high > outer) {
      remark(Remark::overlap, "rag",
             fmt::format("Amber, {}, reaches past red, {}, or green, {}. The figures between red and green are "
                         "read as amber.",
                         quoted(amber_.text), quoted(red_.text), quoted(green_.text)));
    } else if (far(*amber_.range_low, inner) || far(*amber_.range_high, outer)) {
      remark(Remark::gap, "rag",
             fmt::format("Amber, {}, does not reach from red, {}, to green, {}: figures between belong to no "
                         "band as typed. They are read as amber.",
                         quoted(amber_.text), quoted(red_.text), quoted(green_.text)));
    }
  }

  std::optional<Decimal> amber_threshold() const {
    if (*tolerance_.red == *tolerance_.green) return std::nullopt;
    return amber_.form == Form::threshold ? amber_.number : tolerance_.red;
  }

  std::string threshold_words(bool low) const {
    const std::string green = text_of(*tolerance_.green);
    const std::string red = text_of(*tolerance_.red);
    const std::string_view more = low ? "less" : "more";
    const std::string_view beyond = low ? "above" : "below";
    std::string words = tolerance_.green_inclusive ? fmt::format("green at {} or {}, ", green, more)
                                                   : fmt::format("green {} {}, ", low ? "below" : "above", green);
    words += tolerance_.red_inclusive ? fmt::format("red at {} or {}", red, low ? "more" : "less")
                                      : fmt::format("red {} {}", beyond, red);
    return *tolerance_.red == *tolerance_.green ? words : words + ", amber between";
  }

  // --- a band round a benchmark
  // ---------------------------------------------------------------------------------------

  void read_band() {
    const std::optional<Decimal> centre = green_.centre ? green_.centre : amber_.centre ? amber_.centre : red_.centre;
    if (!centre) {
      not_understood("g",
                     fmt::format("Green, {}, does not say which figure the band lies round.", quoted(green_.text)));
      return;
    }
    if (red_.form != Form::band && amber_.form != Form::band) {
      not_understood("ra", fmt::format("Red, {}, and amber, {}, are no band as green, {}, is.", quoted(red_.text),
                                       quoted(amber_.text), quoted(green_.text)));
      return;
    }
    tolerance_.kind = ToleranceKind::band;
    tolerance_.centre = centre;
    tolerance_.green = half_width(green_);
    tolerance_.red = half_width(red_.form == Form::band ? red_ : amber_);
    tolerance_.amber = half_width(amber_.form == Form::band ? amber_ : red_);
    remark_band();
    tolerance_.words = fmt::format("green within {} of {}, red more than {} away, amber between",
                                   text_of(*tolerance_.green), text_of(*tolerance_.centre), text_of(*tolerance_.amber));
  }

  // "+/-5% of 158.8" is a share of the benchmark, unless the measure itself is in per cents: then it is points.
  Decimal half_width(const ToleranceCell& cell) const {
    if (cell.unit != Unit::per_cent || tolerance_.unit == Unit::per_cent) return *cell.number;
    return (*cell.number * (green_.centre ? *green_.centre : *tolerance_.centre)).scaled(-2).normalized();
  }

  void remark_band() {
    if (red_.form != Form::band) {
      remark(Remark::gap, "r",
             fmt::format("Red is {}, so figures past amber, {}, belong to no band as typed. They are read as red.",
                         red_.text.empty() ? "blank" : quoted(red_.text), quoted(amber_.text)));
    } else if (amber_.form != Form::band) {
      remark_amber_repaired(amber_ends_where_red_begins());
    } else if (*tolerance_.red != *tolerance_.amber) {
      const bool gap = *tolerance_.red > *tolerance_.amber;
      remark(gap ? Remark::gap : Remark::overlap, "ra",
             fmt::format("Red is {} and amber is {}: figures between the two belong to {}. They are read as {}.",
                         quoted(red_.text), quoted(amber_.text), gap ? "no band as typed" : "both",
                         gap ? "red" : "amber"));
    }
    if (*tolerance_.green > *tolerance_.amber) {
      remark(Remark::overlap, "ag",
             fmt::format("Green, {}, is wider than amber, {}: nothing can be amber.", quoted(green_.text),
                         quoted(amber_.form == Form::band ? amber_.text : red_.text)));
    }
    if (polarity_ == Polarity::low || polarity_ == Polarity::high) {
      const bool low = polarity_ == Polarity::low;
      remark(Remark::unusual, "rag",
             fmt::format(
                 "Good performance is {}, but the tolerance is a band on both sides of {}: a very {} figure, which is "
                 "good, is rated red.",
                 polarity_name(polarity_), text_of(*tolerance_.centre), low ? "low" : "high"));
    }
  }

  // --- within a range
  // -------------------------------------------------------------------------------------------------

  void read_range() {
    tolerance_.range_low = green_.range_low;
    tolerance_.range_high = green_.range_high;
    if (*green_.range_low > *green_.range_high) {
      not_understood("g", fmt::format("The range {} runs from the higher figure to the lower.", quoted(green_.text)));
      return;
    }
    if (polarity_ == Polarity::high) {
      not_understood("rag",
                     fmt::format("Good performance is High, but figures above the range {} are amber or red, so the "
                                 "tolerance is not used.",
                                 quoted(green_.text)),
                     Remark::contradicts_polarity);
      return;
    }
    const ToleranceCell& margin = red_.form == Form::above_range ? red_ : amber_;
    if (margin.form != Form::above_range || margin.unit != Unit::per_cent) {
      not_understood(
          "ra",
          fmt::format("Red, {}, and amber, {}, do not say by how many per cent a figure may lie above the range {}.",
                      quoted(red_.text), quoted(amber_.text), quoted(green_.text)));
      return;
    }
    tolerance_.kind = ToleranceKind::range;
    tolerance_.red = margin.number;
    tolerance_.amber = amber_.form == Form::above_range ? amber_.number : margin.number;
    remark_range();
    tolerance_.words =
        fmt::format("green from {} to {} and below, amber up to {}% above, red beyond", text_of(*green_.range_low),
                    text_of(*green_.range_high), tolerance_.amber->to_string());
  }

  void remark_range() {
    if (red_.form != Form::above_range) {
      remark(Remark::gap, "r",
             fmt::format("Red is {}, so figures past amber, {}, belong to no band as typed. They are read as red.",
                         red_.text.empty() ? "blank" : quoted(red_.text), quoted(amber_.text)));
    } else if (amber_.form != Form::above_range) {
      remark_amber_repaired(amber_ends_where_red_begins());
    } else if (*amber_.number != *red_.number) {
      const bool gap = *red_.number > *amber_.number;
      remark(gap ? Remark::gap : Remark::overlap, "ra",
             fmt::format("Red is {} and amber is {}: figures between the two belong to {}. They are read as {}.",
                         quoted(red_.text), quoted(amber_.text), gap ? "no band as typed" : "both",
                         gap ? "red" : "amber"));
    }
    remark(Remark::unusual, "rag",
           fmt::format("Nothing says how a figure below the range {} is to be rated; it is read as green.",
                       quoted(green_.text)));
  }

  std::string amber_ends_where_red_begins() const {
    return fmt::format("It is read as ending where red, {}, begins.", quoted(red_.text));
  }

  // Amber that is blank, cut short or not understood.
  void remark_amber_repaired(const std::string& reading) {
    if (amber_.form == Form::blank || amber_.form == Form::to_be_set) {
      remark(Remark::amber_missing, "a",
             fmt::format("Amber is {}. {}", amber_.text.empty() ? "blank" : quoted(amber_.text), reading));
    } else if (is_cut_short(amber_.text)) {
      remark(Remark::amber_cut_short, "a",
             fmt::format("Amber, {}, is cut short: it has no number. {}", quoted(amber_.text), reading));
    } else {
      remark(Remark::not_understood, "a",
             fmt::format("Amber, {}, is not understood. {}", quoted(amber_.text), reading));
    }
  }

  ToleranceCell red_, amber_, green_;
  Polarity polarity_;
  Unit unit_;
  Tolerance tolerance_;
};

}  // namespace

std::string_view tolerance_kind_name(ToleranceKind kind) {
  switch (kind) {
    case ToleranceKind::none:
      return "none";
    case ToleranceKind::to_be_set:
      return "to be set";
    case ToleranceKind::high_is_good:
      return "high is good";
    case ToleranceKind::low_red_from:
      return "low is good, red from";
    case ToleranceKind::low_red_above:
      return "low is good, red above";
    case ToleranceKind::low_sign_wrong:
      return "low is good, sign wrong";
    case ToleranceKind::band:
      return "band round a benchmark";
    case ToleranceKind::range:
      return "within a range";
    case ToleranceKind::not_understood:
      return "not understood";
  }
  return "";
}

Tolerance read_tolerance(const TypedTolerance& typed, Polarity polarity, Unit unit) {
  return ToleranceReader(typed, polarity, unit).read();
}

}  // namespace scorebook
