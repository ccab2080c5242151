#include <fmt/format.h>

#include <algorithm>

#include "rate/threshold_words.hpp"
#include "rate/tolerance_reader.hpp"

namespace scorebook {

void ToleranceReader::read_thresholds() {
  if (red_.form != Form::threshold && red_.form != Form::blank) {
    not_understood(
        "r", fmt::format("Red, {}, is not understood beside a target of {}.", quoted(red_.text), quoted(green_.text)));
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
           fmt::format("A figure of {} is both red ({}) and green ({}); it is read as green.", text_of(*tolerance_.red),
                       quoted(red_.text), quoted(green_.text)));
  }
  tolerance_.amber = amber_threshold();
  tolerance_.words = threshold_words(*low);
}

std::optional<bool> ToleranceReader::low_is_good() {
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

bool ToleranceReader::contradicts_polarity(bool low) {
  const bool contradicts = low ? polarity_ == Polarity::high : polarity_ == Polarity::low;
  if (!contradicts) return false;
  not_understood("rg",
                 fmt::format("Good performance is {}, but green, {}, is {} than red, {}: one of them is wrong, so the "
                             "tolerance is not used.",
                             polarity_name(polarity_), quoted(green_.text), low ? "lower" : "higher",
                             quoted(red_.form == Form::blank ? amber_.text : red_.text)),
                 Remark::contradicts_polarity);
  return true;
}

void ToleranceReader::settle_kind(bool low) {
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
    remark(Remark::sign_wrong_way, "rag",
           fmt::format("Red is typed {} although green, {}, is {}: the sign is the wrong way round. It is read as {}.",
                       quoted(red_.text), quoted(green_.text), low ? "lower" : "higher", threshold_words(low)));
  } else if (!points_down && !points_up && red_.form == Form::threshold) {
    remark(Remark::unusual, "r",
           fmt::format("Red, {}, has no sign before the number; it is read as {} {}.", quoted(red_.text),
                       low ? "above" : "below", text_of(*red_.number)));
  }
}

void ToleranceReader::settle_green_boundary(bool low) {
  const Sign sign = green_.sign;
  tolerance_.green_inclusive = !(low ? sign == Sign::below : sign == Sign::above);
  const bool points_down = sign == Sign::below || sign == Sign::at_most;
  const bool points_up = sign == Sign::above || sign == Sign::at_least;
  if (!(low ? points_up : points_down)) return;
  remark(
      Remark::sign_wrong_way, "g",
      fmt::format("Green is typed {} although red, {}, is {}: the sign is the wrong way round. It is read as {} or {}.",
                  quoted(green_.text), quoted(red_.text), low ? "higher" : "lower", text_of(*green_.number),
                  low ? "less" : "more"));
}

void ToleranceReader::remark_red_blank() {
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

void ToleranceReader::settle_amber(bool low) {
  if (amber_.form == Form::threshold) {
    compare_amber(*amber_.number, low);
  } else if (amber_.form == Form::range) {
    compare_amber_range(low);
  } else {
    remark_amber_repaired(fmt::format("It is read from red, {}, and green, {}: amber is what lies between.",
                                      quoted(red_.text), quoted(green_.text)));
  }
}

void ToleranceReader::compare_amber(Decimal amber, bool low) {
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

bool ToleranceReader::next_whole_number(Decimal left, Decimal right) const {
  const Unit unit = tolerance_.unit;
  if (unit != Unit::count && unit != Unit::cases && unit != Unit::unknown) return false;
  return left.whole() && right.whole() && (left - right).absolute() == Decimal(1);
}

void ToleranceReader::remark_amber_next_to_red(bool low) {
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

void ToleranceReader::compare_amber_range(bool low) {
  const Decimal outer = low ? *tolerance_.red : *tolerance_.green;  // the higher of the two
  const Decimal inner = low ? *tolerance_.green : *tolerance_.red;
  const auto apart = [&](Decimal left, Decimal right) {
    const bool whole = tolerance_.unit == Unit::count || tolerance_.unit == Unit::cases;
    const int places = std::max({left.places(), right.places(), whole ? 0 : 1});
    return (left - right).absolute() > Decimal(1, places);
  };
  if (*amber_.range_low < inner || *amber_.range_high > outer) {
    remark(Remark::overlap, "rag",
           fmt::format("Amber, {}, reaches past red, {}, or green, {}. The figures between red and green are "
                       "read as amber.",
                       quoted(amber_.text), quoted(red_.text), quoted(green_.text)));
  } else if (apart(*amber_.range_low, inner) || apart(*amber_.range_high, outer)) {
    remark(Remark::gap, "rag",
           fmt::format("Amber, {}, does not reach from red, {}, to green, {}: figures between belong to no "
                       "band as typed. They are read as amber.",
                       quoted(amber_.text), quoted(red_.text), quoted(green_.text)));
  }
}

std::optional<Decimal> ToleranceReader::amber_threshold() const {
  if (*tolerance_.red == *tolerance_.green) return std::nullopt;
  return amber_.form == Form::threshold ? amber_.number : tolerance_.red;
}

std::string ToleranceReader::threshold_words(bool low) const {
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

}  // namespace scorebook
