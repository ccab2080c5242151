// Targets that are relative to an earlier figure, with the number that they change it by or without.
#include <algorithm>
#include <array>

#include "text/period_words.hpp"
#include "text/target_pieces.hpp"
#include "text/target_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// What a word or the words before "by" and "of" ask for; as_is where they ask for nothing of the kind.
TargetChange change_in(std::string_view words) {
  const bool down =
      holds_any_words(words, {"reduction", "decrease", "fall", "drop", "reduce", "lower", "cut", "reducing"});
  const bool up = holds_any_words(words, {"increase", "rise", "growth", "raise", "increasing", "grow"});
  const bool better = holds_any_words(words, {"improvement", "improve", "improving"});
  if (down + up + better != 1) return TargetChange::as_is;
  return down ? TargetChange::reduction : up ? TargetChange::increase : TargetChange::improvement;
}

}  // namespace

// The periods that the words name: the first one behind "on", "from", "than" is the base; one behind "in" is the period
// that the target is for.
void TargetReader::take_periods(std::string_view words, TargetPart& part) {
  std::string_view before = words;
  part.due = due_in(words, &before);
  before = before.substr(0, before.find('('));
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (at > 0 && before[at - 1] != ' ') continue;
    std::string_view rest = before.substr(at);
    const std::optional<Period> period = take_period(rest);
    if (!period) continue;
    const std::string lead = folded(before.substr(0, at));
    if (ends_with_words(lead, "in") || ends_with_words(lead, "during") || ends_with_words(lead, "for")) {
      if (part.due) continue;
      part.due = period;
      part.in_due = true;
    } else if (!part.base) {
      part.base = period;
    }
    at = before.size() - rest.size() - 1;
  }
}

void TargetReader::set_scale(TargetPart& part, const Amount& amount, bool points) {
  if (points) {
    part.scale = TargetScale::points;
    part.unit_missing = false;
    // Percentage points of a percentage; points of a score are what the score counts.
    if (part.unit == Unit::unknown) part.unit = Unit::per_cent;
  } else {
    part.scale = amount.unit == Unit::per_cent ? TargetScale::per_cent : TargetScale::number;
  }
}

// "5% reduction on 2015-16", "Reduce by 5%", "Increase by 200", "Reduction of 1 percentage point each year", "1
// percentage point each year"
std::optional<TargetPart> TargetReader::read_relative() const {
  auto found = first_amount();
  if (!found || found->bound != TargetBound::by_polarity || found->amount.value.negative()) return std::nullopt;
  const bool percentage_points =
      folded(found->rest).compare(0, 10, "percentage") == 0 || begins_with_words(folded(found->rest), "pp");
  const bool points = take_points(found->rest);
  if (percentage_points) found->amount.unit = Unit::per_cent;
  const std::string rest = folded(found->rest);
  const std::string& lead = found->lead;
  std::string_view after = found->rest;
  const std::string_view word = std::string_view(rest).substr(0, rest.find(' '));
  TargetChange change = change_in(word);
  if (change != TargetChange::as_is && word.find_first_of("0123456789") == std::string_view::npos) {
    after.remove_prefix(std::min(after.find(' '), after.size()));
    after.remove_prefix(std::min(after.find_first_not_of(' '), after.size()));
  } else if (ends_with_words(lead, "by") || ends_with_words(lead, "of")) {
    change = change_in(std::string_view(lead).substr(0, lead.size() - 2));
    if (change == TargetChange::as_is) return std::nullopt;
  } else if (lead.empty() && points && months_of_each(rest) == 12) {
    change = TargetChange::improvement;
  } else {
    return std::nullopt;
  }
  const std::string tail = folded(after);
  if (holds_figure(after, expected_) ||
      holds_any_words(tail, {"national", "england", "regional", "region", "statistical neighbour",
                             "statistical neighbours", "nearest neighbours", "benchmark"}))
    return std::nullopt;
  const bool yearly = months_of_each(tail) == 12 || holds_any_words(tail, {"year on year", "year-on-year"});
  const bool steps = yearly && (points || found->amount.unit != Unit::per_cent);
  TargetPart part = number_of(steps ? TargetKind::points_a_year : TargetKind::relative_to_last_year, found->amount);
  part.change = change;
  set_scale(part, found->amount, points);
  take_periods(after, part);
  if (yearly) part.per_months = 12;
  add_note(part, after);
  return part;
}

// Directions without a number: "a sustained downward trend in ... by 2020", "Increase on 2015/16", "Better than last
// year"
std::optional<TargetPart> TargetReader::read_trend() const {
  const std::string all = folded(words_);
  for (const std::string_view word :
       {"increase", "improve", "improvement", "reduce", "reduction", "decrease", "better", "lower", "higher"}) {
    const bool on = begins_with_words(all, word) && holds_any_words(all, {"on", "than", "from"});
    const auto base = on ? find_period(words_) : std::nullopt;
    if (!base && !(on && holds_any_words(all, {"last year", "previous year"}))) continue;
    TargetPart part = part_of(TargetKind::relative_to_last_year);
    part.change = word == "better"   ? TargetChange::improvement
                  : word == "higher" ? TargetChange::increase
                                     : change_in(word);
    part.base = base;
    part.note = words_;
    return part;
  }
  const bool down =
      holds_any_words(all, {"downward trend", "reducing trend", "decreasing trend", "year on year reduction",
                            "continued reduction", "sustained reduction", "year-on-year reduction"});
  const bool up = holds_any_words(
      all, {"upward trend", "improving trend", "increasing trend", "year on year increase", "continued increase",
            "sustained increase", "year on year improvement", "year-on-year increase"});
  if (down == up) return std::nullopt;
  TargetPart part = part_of(TargetKind::trend_ambition);
  part.change = down ? TargetChange::reduction : TargetChange::increase;
  if (const std::size_t by = all.rfind(" by "); by != std::string::npos) {
    std::string_view due = std::string_view(words_).substr(by + 1);
    part.due = take_due(due);
  }
  part.note = words_;
  return part;
}

}  // namespace scorebook
