#include <fmt/format.h>

#include "rate/threshold_words.hpp"
#include "rate/tolerance_reader.hpp"

namespace scorebook {

void ToleranceReader::read_band() {
  const std::optional<Decimal> centre = green_.centre ? green_.centre : amber_.centre ? amber_.centre : red_.centre;
  if (!centre) {
    not_understood("g", fmt::format("Green, {}, does not say which figure the band lies round.", quoted(green_.text)));
    return;
  }
  if (red_.form != Form::band && (red_.form != Form::blank || amber_.form != Form::band)) {
    not_understood("ra", fmt::format("Red, {}, and amber, {}, are no band as green, {}, is.", quoted(red_.text),
                                     quoted(amber_.text), quoted(green_.text)));
    return;
  }
  const bool shares = red_.unit == Unit::per_cent || amber_.unit == Unit::per_cent || green_.unit == Unit::per_cent;
  if (shares && tolerance_.unit == Unit::unknown) {
    not_understood("rag", fmt::format("The band {} can be meant in points or as a share of the benchmark, and nothing "
                                      "says whether the measure is in per cent.",
                                      quoted(green_.text)));
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

Decimal ToleranceReader::half_width(const ToleranceCell& cell) const {
  if (cell.unit != Unit::per_cent || tolerance_.unit == Unit::per_cent) return *cell.number;
  return (*cell.number * (green_.centre ? *green_.centre : *tolerance_.centre)).scaled(-2).normalized();
}

void ToleranceReader::remark_band() {
  if (red_.form != Form::band) {
    remark(Remark::gap, "r",
           fmt::format("Red is {}, so figures past amber, {}, belong to no band as typed. They are read as red.",
                       red_.text.empty() ? "blank" : quoted(red_.text), quoted(amber_.text)));
  } else if (amber_.form != Form::band) {
    remark_amber_repaired(amber_ends_where_red_begins());
  } else if (*tolerance_.red != *tolerance_.amber) {
    const bool gap = *tolerance_.red > *tolerance_.amber;
    remark(
        gap ? Remark::gap : Remark::overlap, "ra",
        fmt::format("Red is {} and amber is {}: figures between the two belong to {}. They are read as {}.",
                    quoted(red_.text), quoted(amber_.text), gap ? "no band as typed" : "both", gap ? "red" : "amber"));
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

void ToleranceReader::read_range() {
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
  const ToleranceCell& margin = red_.form == Form::blank ? amber_ : red_;
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

void ToleranceReader::remark_range() {
  if (red_.form != Form::above_range) {
    remark(Remark::gap, "r",
           fmt::format("Red is {}, so figures past amber, {}, belong to no band as typed. They are read as red.",
                       red_.text.empty() ? "blank" : quoted(red_.text), quoted(amber_.text)));
  } else if (amber_.form != Form::above_range) {
    remark_amber_repaired(amber_ends_where_red_begins());
  } else if (*amber_.number != *red_.number) {
    const bool gap = *red_.number > *amber_.number;
    remark(
        gap ? Remark::gap : Remark::overlap, "ra",
        fmt::format("Red is {} and amber is {}: figures between the two belong to {}. They are read as {}.",
                    quoted(red_.text), quoted(amber_.text), gap ? "no band as typed" : "both", gap ? "red" : "amber"));
  }
  remark(Remark::unusual, "rag",
         fmt::format("Nothing says how a figure below the range {} is to be rated; it is read as green.",
                     quoted(green_.text)));
}

std::string ToleranceReader::amber_ends_where_red_begins() const {
  return fmt::format("It is read as ending where red, {}, begins.", quoted(red_.text));
}

}  // namespace scorebook
