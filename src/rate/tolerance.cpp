#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rate/threshold_words.hpp"
#include "rate/tolerance_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

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

}  // namespace

Tolerance ToleranceReader::read() {
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

void ToleranceReader::remark(Remark kind, std::string cells, std::string message) {
  tolerance_.remarks.push_back({kind, std::move(cells), std::move(message)});
}

void ToleranceReader::not_understood(std::string cells, std::string message, Remark kind) {
  tolerance_.kind = ToleranceKind::not_understood;
  remark(kind, std::move(cells), std::move(message));
}

bool ToleranceReader::to_be_set() const {
  if (red_.form == Form::to_be_set || green_.form == Form::to_be_set) return true;
  const bool no_figures = red_.form != Form::threshold && green_.form != Form::threshold &&
                          green_.form != Form::range && green_.form != Form::band;
  return no_figures &&
         (amber_.form == Form::to_be_set || says_to_be_set(red_.text + " " + amber_.text + " " + green_.text));
}

bool ToleranceReader::settle_unit() {
  tolerance_.unit = unit_ == Unit::text ? Unit::unknown : unit_;
  for (const auto& [cell, name] : {std::pair(&red_, "r"), std::pair(&amber_, "a"), std::pair(&green_, "g")}) {
    // In a margin above a range the per cent is a share of the range, and in a band it may be one of the benchmark.
    if (cell->unit == Unit::unknown || (cell->form != Form::threshold && cell->form != Form::range)) continue;
    if (tolerance_.unit == Unit::unknown) tolerance_.unit = cell->unit;
    const bool both_counts = cell->unit == Unit::cases && tolerance_.unit == Unit::count;
    if (cell->unit == tolerance_.unit || both_counts) continue;
    not_understood(name, fmt::format("The tolerance is typed in {} ({}), but the measure is in {}, so it is not used.",
                                     unit_words(cell->unit), quoted(cell->text), unit_words(tolerance_.unit)));
    return false;
  }
  return tolerance_.unit != Unit::per_cent || per_cents_are_whole();
}

std::string ToleranceReader::unit_words(Unit unit) {
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

bool ToleranceReader::per_cents_are_whole() {
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

void ToleranceReader::read_by_green() {
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

std::string ToleranceReader::text_of(Decimal threshold) const { return threshold_text(threshold, tolerance_.unit); }

void ToleranceReader::remark_amber_repaired(const std::string& reading) {
  if (amber_.form == Form::blank || amber_.form == Form::to_be_set) {
    remark(Remark::amber_missing, "a",
           fmt::format("Amber is {}. {}", amber_.text.empty() ? "blank" : quoted(amber_.text), reading));
  } else if (is_cut_short(amber_.text)) {
    remark(Remark::amber_cut_short, "a",
           fmt::format("Amber, {}, is cut short: it has no number. {}", quoted(amber_.text), reading));
  } else {
    remark(Remark::not_understood, "a", fmt::format("Amber, {}, is not understood. {}", quoted(amber_.text), reading));
  }
}

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
