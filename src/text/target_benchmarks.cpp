// Targets that are set against a benchmark: in line with it, its quartile, a distance from it, a gap to be closed.
#include <algorithm>
#include <array>
#include <utility>

#include "text/target_pieces.hpp"
#include "text/target_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

struct NamedBenchmark {
  bool named = false;
  std::string name;  // as TargetPart has it: empty where several are named
};

// The benchmark that folded words name.
NamedBenchmark benchmark_in(std::string_view words) {
  const bool quartile = words.find("quartile") != std::string_view::npos;
  const bool neighbours = words.find("neighbour") != std::string_view::npos;
  const bool region = holds_any_words(words, {"regional", "region"});
  const bool nation = holds_any_words(words, {"national", "nationally", "england"});
  const bool other = holds_any_words(words, {"benchmark"});
  if (neighbours + region + nation > 1) return {true, ""};
  if (quartile) {
    const bool best = holds_any_words(words, {"top quartile", "upper quartile", "best quartile"});
    if (best && !neighbours && !region) return {true, "nat_top_quartile"};
    const std::string_view which = best ? "top quartile" : "quartile";
    if (neighbours) return {true, "statistical neighbour " + std::string(which)};
    return region ? NamedBenchmark{true, "regional " + std::string(which)} : NamedBenchmark{true, std::string(which)};
  }
  if (neighbours) return {true, holds_any_words(words, {"best"}) ? "best_stat_neigh" : "stat_neigh_avg"};
  if (region) return {true, "regional average"};
  if (nation) return {true, "nat_avg"};
  return {other, other ? "benchmark" : ""};
}

// "in line with", "in line with or above", "at or above", "above": before a benchmark
std::optional<TargetBound> comparison_in_front(std::string_view words) {
  if (begins_with_words(words, "in line with or above") || begins_with_words(words, "in line or above"))
    return TargetBound::at_least;
  if (begins_with_words(words, "in line with or below")) return TargetBound::at_most;
  for (const std::string_view same : {"in line with", "in line", "equal to", "match", "same as", "at"}) {
    if (begins_with_words(words, same) && !begins_with_words(words, "at least") &&
        !begins_with_words(words, "at most") && !begins_with_words(words, "at or above") &&
        !begins_with_words(words, "at or below"))
      return TargetBound::by_polarity;
  }
  if (begins_with_words(words, "better than")) return TargetBound::better;
  return bound_in_front(words);
}

}  // namespace

void TargetReader::take_benchmark_behind(std::string_view words, TargetPart& part) {
  const NamedBenchmark found = benchmark_in(words);
  if (!found.named) return;
  const bool quartile = words.find("quartile") != std::string_view::npos;
  if (!quartile && !comparison_in_front(words)) return;
  part.kind = quartile ? TargetKind::top_quartile : TargetKind::in_line_with_national;
  part.benchmark = found.name;
}

// "In line with national average", "Top quartile": without a number, or the number in first_amount's place.
std::optional<TargetPart> TargetReader::read_benchmark() const {
  const std::string all = folded(words_);
  std::string_view without_due = words_;
  const std::optional<Period> due = due_in(words_, &without_due);
  constexpr std::array<std::string_view, 8> kNamed = {"national top quartile",
                                                      "top quartile",
                                                      "upper quartile",
                                                      "national average",
                                                      "england average",
                                                      "regional average",
                                                      "statistical neighbour average",
                                                      "statistical neighbours"};
  for (const std::string_view named : kNamed) {
    if (begins_with_words(all, named)) return read_named_benchmark(named);
  }
  for (const std::string_view in : {"in the ", "in ", "within the "}) {
    const std::string_view behind = std::string_view(all).substr(std::min(in.size(), all.size()));
    if (all.compare(0, in.size(), in) != 0) continue;
    if (begins_with_words(behind, "top quartile") || begins_with_words(behind, "upper quartile") ||
        begins_with_words(behind, "national top quartile")) {
      TargetPart part = part_of(TargetKind::top_quartile);
      part.benchmark = benchmark_in(all).name;
      part.due = due;
      part.note = words_;
      return holds_figure(without_due, expected_) ? std::nullopt : std::make_optional(part);
    }
  }
  const NamedBenchmark benchmark = benchmark_in(all);
  const auto bound = comparison_in_front(all);
  if (!bound || !benchmark.named || holds_figure(without_due, expected_)) return std::nullopt;
  const bool quartile = all.find("quartile") != std::string::npos;
  TargetPart part = part_of(quartile ? TargetKind::top_quartile : TargetKind::in_line_with_national);
  part.bound = *bound;
  part.benchmark = benchmark.name;
  part.due = due;
  part.note = words_;
  return part;
}

// "Top quartile", "Top quartile (85%)", "Top quartile (85% - 90%)", "National average 87%"
TargetPart TargetReader::read_named_benchmark(std::string_view name) const {
  const bool quartile = name.find("quartile") != std::string_view::npos;
  const TargetKind kind = quartile ? TargetKind::top_quartile : TargetKind::in_line_with_national;
  std::string_view rest = std::string_view(words_).substr(name.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" (:-"), rest.size()));
  std::string_view behind = rest;
  TargetBound bound = TargetBound::by_polarity;
  const auto amount = take_target_amount(behind, bound);
  TargetPart part = part_of(kind);
  if (amount && bound == TargetBound::by_polarity && (behind.empty() || behind == ")")) {
    part = number_of(kind, *amount);
  } else if (amount && bound == TargetBound::by_polarity && behind.find_first_of("-t") != std::string_view::npos) {
    // "85% - 90%", "85% to 90%"
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    behind.remove_prefix(behind.substr(0, 1) == "-" ? 1 : behind.substr(0, 3) == "to " ? 3 : 0);
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    const auto high = take_target_amount(behind, bound);
    if (high && bound == TargetBound::by_polarity && (behind.empty() || behind == ")") &&
        amount->value <= high->value && (amount->unit == high->unit || amount->unit == Unit::unknown)) {
      part = number_of(kind, *high);
      part.range_low = amount->value;
      part.range_high = high->value;
      part.value = part.exact = std::nullopt;
      part.missing = Missing::text;
    }
    add_note(part, rest);
  } else {
    add_note(part, rest);
  }
  part.benchmark = benchmark_in(folded(words_)).name;
  if (!part.value && !part.range_low) part.due = due_in(words_);
  return part;
}

// "Close the gap to the national average by 50%", "Halve the gap with statistical neighbours", "Within 5 percentage
// points of the national average", "Gap to national average no more than 3 points"
std::optional<TargetPart> TargetReader::read_gap() const {
  const std::string all = folded(words_);
  std::string_view without_due = words_;
  const std::optional<Period> due = due_in(words_, &without_due);
  const NamedBenchmark benchmark = benchmark_in(all);
  const bool distance = begins_with_words(all, "within") || begins_with_words(all, "no more than");
  const bool gap = holds_any_words(all, {"gap"});
  if (distance || (gap && (begins_with_words(all, "gap") || begins_with_words(all, "the gap"))))
    return benchmark.named ? read_distance(benchmark.name) : std::nullopt;
  if (!gap) return std::nullopt;
  const bool closes = holds_any_words(all.substr(0, all.find("gap")), {"close", "closing", "narrow", "narrowing",
                                                                       "halve", "reduce", "reducing", "eliminate"});
  const bool reduces = holds_any_words(all.substr(0, all.find("gap")), {"reduce", "reducing"});
  if (!closes || (reduces && !benchmark.named)) return std::nullopt;
  TargetPart part = part_of(TargetKind::gap_to_close);
  part.change = TargetChange::reduction;
  part.benchmark = benchmark.name;
  part.due = due;
  auto found = first_amount();
  if (found && !ends_with_words(found->lead, "by")) return std::nullopt;
  if (found) {
    if (found->bound != TargetBound::by_polarity || found->amount.value.negative()) return std::nullopt;
    const bool points = take_points(found->rest);
    if (holds_figure(found->rest, expected_)) return std::nullopt;
    part = number_of(TargetKind::gap_to_close, found->amount);
    part.change = TargetChange::reduction;
    part.benchmark = benchmark.name;
    set_scale(part, found->amount, points);
  } else if (begins_with_words(all, "halve")) {
    part = number_of(TargetKind::gap_to_close, {Decimal(50), 0, Unit::per_cent, false});
    part.change = TargetChange::reduction;
    part.benchmark = benchmark.name;
    part.due = due;
    part.scale = TargetScale::per_cent;
  } else if (holds_figure(without_due, expected_)) {
    return std::nullopt;
  }
  take_periods(words_, part);
  part.note = words_;
  return part;
}

// What may be left of the gap.
std::optional<TargetPart> TargetReader::read_distance(const std::string& benchmark) const {
  auto found = first_amount();
  if (!found || found->amount.value.negative()) return std::nullopt;
  if (found->bound != TargetBound::by_polarity && found->bound != TargetBound::at_most) return std::nullopt;
  const bool points = take_points(found->rest);
  if (holds_figure(found->rest, expected_)) return std::nullopt;
  TargetPart part = number_of(TargetKind::gap_to_close, found->amount);
  part.benchmark = benchmark;
  part.due = due_in(words_);
  part.note = words_;
  set_scale(part, found->amount, points);
  return part;
}

}  // namespace scorebook
