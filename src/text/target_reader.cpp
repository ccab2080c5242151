#include "text/target_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/period_words.hpp"
#include "text/target_pieces.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

TargetReader::TargetReader(std::string words, std::string mark, Unit expected, const std::optional<Period>& year)
    : words_(std::move(words)), mark_(std::move(mark)), expected_(expected), year_(year) {}

std::vector<TargetPart> TargetReader::read() {
  if (auto stages = read_target_stages(words_, expected_); !stages.empty()) {
    for (TargetPart& stage : stages) stage.mark = mark_;
    return stages;
  }
  for (const auto form : {&TargetReader::read_reason, &TargetReader::read_all, &TargetReader::read_average,
                          &TargetReader::read_gap, &TargetReader::read_relative, &TargetReader::read_benchmark,
                          &TargetReader::read_number, &TargetReader::read_trend}) {
    if (auto part = (this->*form)()) return {std::move(*part)};
  }
  TargetPart part = part_of(TargetKind::none);
  part.note = words_;
  return {std::move(part)};
}

TargetPart TargetReader::part_of(TargetKind kind) const {
  TargetPart part;
  part.mark = mark_;
  part.kind = kind;
  part.unit = expected_;
  part.missing = Missing::text;
  return part;
}

TargetPart TargetReader::number_of(TargetKind kind, const Amount& amount) const {
  TargetPart part = part_of(kind);
  part.missing.reset();
  part.value = part.exact = amount.value;
  part.decimals = amount.decimals;
  part.unit = amount.unit == Unit::unknown ? expected_ : amount.unit;
  part.unit_missing = amount.unit == Unit::unknown && expected_ == Unit::per_cent;
  return part;
}

std::optional<TargetReader::Found> TargetReader::first_amount() const {
  constexpr std::size_t kLatest = 200;  // no number stands behind more words than that
  const std::string_view all = words_;
  for (std::size_t at = 0; at < std::min(all.size(), kLatest) && all[at] != '('; ++at) {
    if (at > 0 && all[at - 1] != ' ') continue;
    std::string_view rest = all.substr(at);
    std::string_view behind = rest;
    if (take_period(behind)) return std::nullopt;  // "2015/16 outturn 45%"
    const std::string by = at == 0 ? "" : "by " + std::string(rest);
    std::string_view due_words = by;
    if (ends_with_words(folded(all.substr(0, at)), "by") && take_due(due_words)) return std::nullopt;  // "by 2018"
    Found found;
    const auto amount = take_target_amount(rest, found.bound);
    if (!amount) continue;
    // "1:5", "1'234": more than an amount, and not known what.
    if (!rest.empty() && std::string_view(" (*,;.").find(rest.front()) == std::string_view::npos) return std::nullopt;
    found.amount = *amount;
    found.lead = folded(all.substr(0, at));
    found.rest = trimmed(rest);
    return found;
  }
  return std::nullopt;
}

// "No target", "Baseline year", "n/a", "tbc": the reason, and what else is said.
std::optional<TargetPart> TargetReader::read_reason() const {
  const auto missing = words_.empty() ? Missing::nil_or_not_meaningful : missing_word(words_);
  if (!missing) return std::nullopt;
  TargetPart part = part_of(*missing == Missing::baseline_year ? TargetKind::baseline_year : TargetKind::none);
  part.missing = missing;
  constexpr std::string_view kNoTarget = "no target";
  if (*missing == Missing::no_target) {
    std::string_view rest = std::string_view(words_).substr(kNoTarget.size());
    if (!rest.empty() && (rest.front() == 's' || rest.front() == 'S')) rest.remove_prefix(1);  // "No targets"
    rest.remove_prefix(std::min(rest.find_first_not_of(" -:,."), rest.size()));
    part.note = rest;
  }
  return part;
}

// "All by 31st March 2018": a hundred per cent of them.
std::optional<TargetPart> TargetReader::read_all() const {
  if (expected_ != Unit::per_cent || !begins_with_words(folded(words_), "all")) return std::nullopt;
  const std::size_t by = folded(words_).find(" by ");
  if (by == std::string::npos || holds_figure(std::string_view(words_).substr(0, by), expected_)) return std::nullopt;
  std::string_view rest = std::string_view(words_).substr(by + 1);
  const auto due = take_due(rest);
  if (!due || !trimmed(rest).empty()) return std::nullopt;
  TargetPart part = number_of(TargetKind::point, {Decimal(100), 0, Unit::per_cent, false});
  set_due(part, *due);
  add_note(part, words_);
  return part;
}

// "Average Nov, Dec, Jan": what the months come to is the target.
std::optional<TargetPart> TargetReader::read_average() const {
  constexpr std::string_view kAverage = "average";
  if (!begins_with_words(folded(words_), kAverage)) return std::nullopt;
  TargetPart part = part_of(TargetKind::average_of_months);
  part.average_of = months_listed(std::string_view(words_).substr(kAverage.size()));
  if (part.average_of.size() < 2) return std::nullopt;
  part.note = words_;
  return part;
}

// "94%", ">79 %", "Local target: Reduce to 18.4% by 2016/17", "80% Target reflects seasonal performance."
std::optional<TargetPart> TargetReader::read_number() const {
  const auto found = first_amount();
  if (!found) return std::nullopt;
  TargetPart part = number_of(TargetKind::point, found->amount);
  part.bound = found->bound;
  std::string lead = found->lead;
  if (const std::size_t colon = lead.rfind(':'); colon != std::string::npos) {
    add_note(part, std::string_view(words_).substr(0, colon));
    lead = trimmed(std::string_view(lead).substr(colon + 1));
  }
  constexpr std::size_t kLongestLead = 80;
  if (!lead.empty()) {
    if (found->bound != TargetBound::by_polarity || lead.size() > kLongestLead ||
        std::any_of(lead.begin(), lead.end(), digit) || lead.find('.') != std::string::npos) {
      return std::nullopt;
    }
    const std::optional<TargetBound> phrase = bound_at_end(lead);
    constexpr std::array<std::string_view, 9> kBefore = {"to",       "at",    "target",  "target of", "target is",
                                                         "maintain", "reach", "achieve", "rate of"};
    if (phrase) {
      part.bound = *phrase;
    } else if (std::none_of(kBefore.begin(), kBefore.end(),
                            [&lead](std::string_view words) { return ends_with_words(lead, words); })) {
      return std::nullopt;
    }
  }
  if (part.bound == TargetBound::above || part.bound == TargetBound::below) part.kind = TargetKind::strict;
  if (!take_rest(found->rest, part)) return std::nullopt;
  return part;
}

// What stands behind the number: dates, brackets, benchmarks, words. False where another figure stands there.
bool TargetReader::take_rest(std::string_view rest, TargetPart& part) const {
  for (; !rest.empty(); rest.remove_prefix(std::min(rest.find_first_not_of(" ,;."), rest.size()))) {
    if (rest.front() == '(') {
      if (!take_bracket(rest, part)) return false;
      continue;
    }
    if (const auto due = take_due(rest)) {
      set_due(part, *due);
      add_note(part, "by " + due->words());
      continue;
    }
    const std::size_t end = std::min(rest.find('('), rest.size());
    const std::string_view words = rest.substr(0, end);
    const std::string lower = folded(words);
    if (const auto bound = bound_behind(trimmed(lower)); bound && part.bound == TargetBound::by_polarity) {
      part.bound = *bound;
      rest.remove_prefix(end);
      continue;
    }
    // A sign behind the number ("92%>"), a range ("14-20"), a difference ("2% up on last year") make it no target.
    if (words.find_first_of("<>+") != std::string_view::npos || rest.front() == '-' || rest.front() == '/')
      return false;
    for (const std::string_view other : {"up", "down", "more", "less", "fewer", "higher", "lower", "better", "worse",
                                         "above", "below", "out of", "to", "or", "point", "points", "percentage"}) {
      if (begins_with_words(lower, other)) return false;
    }
    if (holds_figure(words, expected_)) return false;
    take_benchmark_behind(lower, part);
    if (part.per_months == 0) part.per_months = months_of_each(lower);
    if (begins_with_words(lower, "average")) part.average_of = months_listed(words.substr(7));
    if (!part.average_of.empty()) part.kind = TargetKind::average_of_months;
    const std::size_t by = lower.find(" by ");
    std::string_view due_words = by == std::string::npos ? std::string_view() : words.substr(by + 1);
    if (const auto due = take_due(due_words)) set_due(part, *due);
    if (const std::size_t in = lower.find("in "); in != std::string::npos && (in == 0 || lower[in - 1] == ' ')) {
      if (const auto period = parse_period(trimmed(words.substr(in + 3))); period && !part.due) {
        part.due = period;
        part.in_due = true;
      }
    }
    add_note(part, words);
    rest.remove_prefix(end);
  }
  return true;
}

bool TargetReader::take_bracket(std::string_view& rest, TargetPart& part) const {
  const std::size_t end = rest.find(')');
  if (end == std::string_view::npos) return false;
  const std::string inside = trimmed(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  constexpr std::string_view kAverage = "average";
  if (begins_with_words(folded(inside), kAverage)) {
    const std::string months = trimmed(std::string_view(inside).substr(kAverage.size()));
    part.average_of = months_listed(months);
    if (!part.average_of.empty()) {
      part.kind = TargetKind::average_of_months;
      add_note(part, months);
      return true;
    }
  }
  std::string_view due_words = inside;
  if (const auto due = take_due(due_words); due && due_words.empty()) set_due(part, *due);
  add_note(part, inside);
  return true;
}

// A year that ends no later than the column's own is no later date.
void TargetReader::set_due(TargetPart& part, const Period& due) const {
  part.due = due;
  const bool year = due.months() == 12;
  if (year && year_ && due.last() <= year_->last()) return;
  if (part.kind == TargetKind::point || part.kind == TargetKind::strict) part.kind = TargetKind::by_a_later_date;
}

}  // namespace scorebook
