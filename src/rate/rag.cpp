// Sets a figure against a tolerance. Decimals are compared with decimals, at the full stored precision where there is
// one.
#include <fmt/format.h>

#include "rate/ratable.hpp"
#include "rate/threshold_words.hpp"
#include "scorebook/rating.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

struct Judgement {
  Rag rag = Rag::none;
  std::string why;  // completes "96.5% is ..."
};

// Where a figure stands to a threshold that green must reach: at or beyond it, or beyond it only.
bool reaches(Decimal value, Decimal threshold, bool inclusive, bool low) {
  if (value == threshold) return inclusive;
  return low ? value < threshold : value > threshold;
}

Judgement against_thresholds(Decimal value, const Tolerance& tolerance, Unit unit) {
  const bool low = tolerance.kind != ToleranceKind::high_is_good;
  const std::string_view good_side = low ? "below" : "above";
  const std::string_view bad_side = low ? "above" : "below";
  const std::string green = threshold_text(*tolerance.green, unit);
  const std::string red = threshold_text(*tolerance.red, unit);
  if (reaches(value, *tolerance.green, tolerance.green_inclusive, low)) {
    return {Rag::green,
            fmt::format("{}{} the green threshold of {}", tolerance.green_inclusive ? "at or " : "", good_side, green)};
  }
  if (reaches(value, *tolerance.red, tolerance.red_inclusive, !low)) {
    return {Rag::red,
            fmt::format("{}{} the red threshold of {}", tolerance.red_inclusive ? "at or " : "", bad_side, red)};
  }
  const std::string_view not_green = tolerance.green_inclusive ? bad_side : low ? "not below" : "not above";
  const std::string not_red = tolerance.red_inclusive ? std::string(good_side) : fmt::format("not {}", bad_side);
  return {Rag::amber,
          fmt::format("{} the green threshold of {} but {} the red threshold of {}", not_green, green, not_red, red)};
}

Judgement against_band(Decimal value, const Tolerance& tolerance, Unit unit) {
  const Decimal centre = *tolerance.centre;
  const auto within = [&](Decimal width) { return centre - width <= value && value <= centre + width; };
  const std::string benchmark = threshold_text(centre, unit);
  const std::string green = threshold_text(*tolerance.green, unit);
  const std::string amber = threshold_text(*tolerance.amber, unit);
  if (within(*tolerance.green)) return {Rag::green, fmt::format("within {} of the benchmark of {}", green, benchmark)};
  if (within(*tolerance.amber)) {
    return {Rag::amber,
            fmt::format("more than {} but no more than {} from the benchmark of {}", green, amber, benchmark)};
  }
  return {Rag::red, fmt::format("more than {} from the benchmark of {}", amber, benchmark)};
}

Judgement against_range(Decimal value, const Tolerance& tolerance, Unit unit, BelowRange below) {
  const std::string range =
      fmt::format("{} to {}", threshold_text(*tolerance.range_low, unit), threshold_text(*tolerance.range_high, unit));
  if (value < *tolerance.range_low) {
    const Rag rag = below == BelowRange::green ? Rag::green : below == BelowRange::amber ? Rag::amber : Rag::red;
    return {rag, fmt::format("below the range of {}, which counts as {}", range, rag_name(rag))};
  }
  if (value <= *tolerance.range_high) return {Rag::green, fmt::format("within the range of {}", range)};
  const Decimal limit = (*tolerance.range_high * (Decimal(100) + *tolerance.amber)).scaled(-2);
  const std::string margin = fmt::format("{}%", tolerance.amber->to_string());
  if (value <= limit) return {Rag::amber, fmt::format("above the range of {}, but by no more than {}", range, margin)};
  return {Rag::red, fmt::format("more than {} above the range of {}", margin, range)};
}

Judgement judge(Decimal value, const Tolerance& tolerance, Unit unit, const Settings& settings) {
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      return against_thresholds(value, tolerance, unit);
    case ToleranceKind::band:
      return against_band(value, tolerance, unit);
    case ToleranceKind::range:
      return against_range(value, tolerance, unit, settings.below_range);
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  return {};
}

std::string reason_without_tolerance(const Tolerance& tolerance) {
  if (tolerance.kind == ToleranceKind::none) return "no target set";
  if (tolerance.kind == ToleranceKind::to_be_set) return "to be set";
  for (const ToleranceRemark& remark : tolerance.remarks) {
    if (remark.kind == ToleranceRemark::Kind::contradicts_polarity) return "the tolerance contradicts the polarity";
  }
  return "the tolerance could not be read";
}

}  // namespace

std::string_view rag_name(Rag rag) {
  switch (rag) {
    case Rag::none:
      return "none";
    case Rag::green:
      return "green";
    case Rag::amber:
      return "amber";
    case Rag::red:
      return "red";
  }
  return "";
}

std::string_view rag_letter(Rag rag) {
  switch (rag) {
    case Rag::none:
      return "";
    case Rag::green:
      return "G";
    case Rag::amber:
      return "A";
    case Rag::red:
      return "R";
  }
  return "";
}

std::optional<Rag> parse_rag(std::string_view text) {
  const std::string word = folded(text);
  if (word == "g" || word == "green") return Rag::green;
  if (word == "a" || word == "amber") return Rag::amber;
  if (word == "r" || word == "red") return Rag::red;
  return std::nullopt;
}

RagResult no_rag(std::string reason, WithoutRag without) {
  std::string working = "not rated: " + reason;
  return {Rag::none, std::move(reason), std::move(working), without};
}

std::string before_rounding(const std::string& stored) { return " (" + stored + " before rounding)"; }

std::optional<Decimal> figure_to_rate(const Figure& figure, const Settings& settings) {
  return figure.exact && settings.rag_precision == RagPrecision::stored ? figure.exact : figure.value;
}

bool on_one_scale(Unit left, Unit right) {
  if (left == Unit::unknown || right == Unit::unknown || left == Unit::text || right == Unit::text) return true;
  // A plain number may be of any unit but per cent; days are no weeks and pounds no rate.
  const auto plain = [](Unit unit) { return unit == Unit::count || unit == Unit::cases; };
  if (left == Unit::per_cent || right == Unit::per_cent) return left == right;
  return left == right || plain(left) || plain(right);
}

std::optional<RagResult> unratable(const Figure& figure, Unit unit, std::string_view thing, const Settings& settings) {
  const std::optional<Decimal> value = figure_to_rate(figure, settings);
  if (!value) {
    const std::string words = collapsed(figure.text);
    return no_rag(words.empty() ? "no figure" : "no figure: " + words, WithoutRag::no_figure);
  }
  if (!on_one_scale(figure.unit, unit)) {
    const bool per_cent = figure.unit == Unit::per_cent;
    if (!per_cent && unit != Unit::per_cent) {
      return no_rag(fmt::format("the figure, {}, is in {} but the {} is in {}", collapsed(figure.text),
                                unit_name(figure.unit), thing, unit_name(unit)),
                    WithoutRag::this_figure);
    }
    return no_rag(fmt::format("the figure, {}, is {} but the {} is {}", figure.shown(),
                              per_cent ? "in per cent" : "not in per cent", thing, per_cent ? "not" : "in per cent"),
                  WithoutRag::this_figure);
  }
  if (figure.unit_missing && !value->zero() && value->absolute() <= Decimal(1)) {
    return no_rag(fmt::format("{} has no per cent sign: it can be {} or {}", collapsed(figure.text),
                              threshold_text(value->normalized(), Unit::per_cent),
                              threshold_text(value->scaled(2).normalized(), Unit::per_cent)),
                  WithoutRag::this_figure);
  }
  return std::nullopt;
}

RagResult rate_rag(const Figure& figure, const Tolerance& tolerance, Unit unit, const Settings& settings) {
  if (tolerance.kind == ToleranceKind::none || tolerance.kind == ToleranceKind::to_be_set ||
      tolerance.kind == ToleranceKind::not_understood) {
    return no_rag(reason_without_tolerance(tolerance));
  }
  if (unit == Unit::unknown) unit = tolerance.unit;
  if (std::optional<RagResult> reason = unratable(figure, unit, "tolerance", settings)) return std::move(*reason);
  const std::optional<Decimal> value = figure_to_rate(figure, settings);
  const Judgement judgement = judge(*value, tolerance, unit, settings);
  RagResult result;
  result.rag = judgement.rag;
  // The printed figure alone would have another colour: say what it was before it was rounded for printing.
  if (figure.value && judge(*figure.value, tolerance, unit, settings).rag != judgement.rag)
    result.before_rounding = before_rounding(threshold_text(value->normalized(), unit));
  result.working =
      fmt::format("{}{} is {}: {}", figure.shown(), result.before_rounding, judgement.why, rag_name(judgement.rag));
  return result;
}

}  // namespace scorebook
