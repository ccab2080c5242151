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

bool begins_with(std::string_view text, std::string_view word) {
  return find_folded_word(text.substr(0, word.size() + 2), word) == 0;
}

bool ends_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && text.substr(text.size() - word.size()) == word &&
         (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

template <std::size_t n>
bool holds_any(std::string_view folded_text, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [folded_text](std::string_view word) {
    return find_folded_word(folded_text, word) != std::string_view::npos;
  });
}

struct BoundWords {
  std::string_view words;
  TargetBound bound;
};

// Longer phrases first: "no more than" before "more than".
constexpr std::array<BoundWords, 31> kBounds = {{{"no more than", TargetBound::at_most},
                                                 {"not more than", TargetBound::at_most},
                                                 {"not to exceed", TargetBound::at_most},
                                                 {"not exceed", TargetBound::at_most},
                                                 {"not exceeding", TargetBound::at_most},
                                                 {"no greater than", TargetBound::at_most},
                                                 {"no higher than", TargetBound::at_most},
                                                 {"at most", TargetBound::at_most},
                                                 {"at or below", TargetBound::at_most},
                                                 {"maximum of", TargetBound::at_most},
                                                 {"maximum", TargetBound::at_most},
                                                 {"up to", TargetBound::at_most},
                                                 {"no less than", TargetBound::at_least},
                                                 {"not less than", TargetBound::at_least},
                                                 {"no fewer than", TargetBound::at_least},
                                                 {"no lower than", TargetBound::at_least},
                                                 {"at least", TargetBound::at_least},
                                                 {"at or above", TargetBound::at_least},
                                                 {"minimum of", TargetBound::at_least},
                                                 {"minimum", TargetBound::at_least},
                                                 {"less than", TargetBound::below},
                                                 {"fewer than", TargetBound::below},
                                                 {"lower than", TargetBound::below},
                                                 {"below", TargetBound::below},
                                                 {"under", TargetBound::below},
                                                 {"more than", TargetBound::above},
                                                 {"greater than", TargetBound::above},
                                                 {"higher than", TargetBound::above},
                                                 {"above", TargetBound::above},
                                                 {"over", TargetBound::above},
                                                 {"exceed", TargetBound::above}}};

constexpr std::array<std::string_view, 4> kReducing = {"reduction", "decrease", "fall", "drop"};
constexpr std::array<std::string_view, 4> kIncreasing = {"increase", "improvement", "rise", "growth"};
constexpr std::array<std::string_view, 5> kReduce = {"reduce", "decrease", "lower", "cut", "reducing"};
constexpr std::array<std::string_view, 5> kIncrease = {"increase", "improve", "raise", "increasing", "grow"};

void add_note(TargetPart& part, std::string_view words) {
  std::string note = trimmed(words);
  while (!note.empty() && (note.back() == ',' || note.back() == ';')) note.pop_back();
  if (note.empty()) return;
  part.note += part.note.empty() ? note : "; " + note;
}

// "national average", "the England average", "statistical neighbours"
constexpr std::array<std::string_view, 8> kBenchmarks = {"national",
                                                         "england",
                                                         "regional",
                                                         "statistical neighbour",
                                                         "region",
                                                         "benchmark",
                                                         "statistical neighbours",
                                                         "nearest neighbours"};

// "in line with", "in line with or above", "at or above", "above": before a benchmark
std::optional<TargetBound> take_comparison(std::string_view& words) {
  if (begins_with(words, "in line with or above") || begins_with(words, "in line or above")) {
    words.remove_prefix(words.find("above"));
    return TargetBound::at_least;
  }
  if (begins_with(words, "in line with or better")) return TargetBound::at_least;
  if (begins_with(words, "in line with or below")) return TargetBound::at_most;
  for (const std::string_view same : {"in line with", "equal to", "match", "same as"}) {
    if (begins_with(words, same)) return TargetBound::by_polarity;
  }
  for (const auto& [phrase, bound] : kBounds) {
    if (begins_with(words, phrase)) return bound;
  }
  if (begins_with(words, "better than")) return TargetBound::by_polarity;
  return std::nullopt;
}

}  // namespace

TargetReader::TargetReader(std::string words, std::string mark, Unit expected, const std::optional<Period>& year)
    : words_(std::move(words)), mark_(std::move(mark)), expected_(expected), year_(year) {}

std::vector<TargetPart> TargetReader::read() {
  if (auto stages = read_target_stages(words_, expected_); !stages.empty()) {
    for (TargetPart& stage : stages) stage.mark = mark_;
    return stages;
  }
  for (const auto form : {&TargetReader::read_reason, &TargetReader::read_all, &TargetReader::read_relative,
                          &TargetReader::read_benchmark, &TargetReader::read_number, &TargetReader::read_trend}) {
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
  if (expected_ != Unit::per_cent || !begins_with(folded(words_), "all")) return std::nullopt;
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

// "5% reduction on 2015-16", "Reduce by 5%", "Reduction of 1 percentage point each year"
std::optional<TargetPart> TargetReader::read_relative() const {
  auto found = first_amount();
  if (!found || found->bound != TargetBound::by_polarity || found->amount.value.negative()) return std::nullopt;
  bool points = false;
  for (const std::string_view point : {"percentage points", "percentage point", "points", "point", "pp"}) {
    if (!begins_with(folded(found->rest), point)) continue;
    points = true;
    found->rest = trimmed(std::string_view(found->rest).substr(point.size()));
    found->amount.unit = Unit::per_cent;
    break;
  }
  const std::string rest = folded(found->rest);
  const std::string& lead = found->lead;
  TargetChange change = TargetChange::as_is;
  std::string_view after = found->rest;
  const std::size_t word_end = std::min(rest.find(' '), rest.size());
  const std::string_view word = std::string_view(rest).substr(0, word_end);
  const auto is_any = [](std::string_view one, const auto& words) {
    return std::find(words.begin(), words.end(), one) != words.end();
  };
  if (is_any(word, kReducing) || is_any(word, kIncreasing)) {
    change = is_any(word, kReducing) ? TargetChange::reduction : TargetChange::increase;
    after.remove_prefix(std::min(after.find(' '), after.size()));
  } else if (ends_with(lead, "by") || ends_with(lead, "of")) {
    const std::string stem = lead.substr(0, lead.size() - 2);
    const bool by = ends_with(lead, "by");
    const bool reducing = by ? holds_any(stem, kReduce) : holds_any(stem, kReducing);
    const bool increasing = by ? holds_any(stem, kIncrease) : holds_any(stem, kIncreasing);
    if (reducing == increasing) return std::nullopt;
    change = reducing ? TargetChange::reduction : TargetChange::increase;
  } else {
    return std::nullopt;
  }
  const std::string tail = folded(after);
  constexpr std::array<std::string_view, 6> kYearly = {"each year", "per year",     "a year",
                                                       "per annum", "year on year", "annually"};
  if (holds_figure(after, expected_) || holds_any(tail, kBenchmarks)) return std::nullopt;
  TargetPart part =
      number_of(points && holds_any(tail, kYearly) ? TargetKind::points_a_year : TargetKind::relative_to_last_year,
                found->amount);
  part.change = change;
  const std::string_view unbracketed = after.substr(0, after.find('('));
  const std::size_t by = folded(unbracketed).find("by ");
  if (by == std::string::npos) part.base = find_period(unbracketed);
  std::string_view due = after;
  part.due = take_due(due);
  add_note(part, after);
  return part;
}

// "In line with national average", "Top quartile": without a number, or the number in first_amount's place.
std::optional<TargetPart> TargetReader::read_benchmark() const {
  const std::string all = folded(words_);
  constexpr std::array<std::string_view, 6> kNamed = {"top quartile",     "upper quartile",  "national top quartile",
                                                      "national average", "england average", "regional average"};
  for (const std::string_view named : kNamed) {
    if (begins_with(all, named)) return read_named_benchmark(named);
  }
  std::string_view words = all;
  const auto bound = take_comparison(words);
  if (!bound || holds_figure(words_, expected_) || !holds_any(all, kBenchmarks)) return std::nullopt;
  TargetPart part = part_of(TargetKind::in_line_with_national);
  part.bound = *bound;
  const std::size_t by = all.find(" by ");
  if (by != std::string::npos) {
    std::string_view due = std::string_view(words_).substr(by + 1);
    part.due = take_due(due);
  }
  part.note = words_;
  return part;
}

// "Top quartile", "Top quartile (85%)", "National average 87%"
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
  } else {
    add_note(part, rest);
  }
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
    const auto* const phrase = std::find_if(kBounds.begin(), kBounds.end(), [&lead](const BoundWords& candidate) {
      return ends_with(lead, candidate.words);
    });
    constexpr std::array<std::string_view, 9> kBefore = {"to",       "at",    "target",  "target of", "target is",
                                                         "maintain", "reach", "achieve", "rate of"};
    if (phrase != kBounds.end()) {
      part.bound = phrase->bound;
    } else if (std::none_of(kBefore.begin(), kBefore.end(),
                            [&lead](std::string_view words) { return ends_with(lead, words); })) {
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
    std::string lower = folded(words);
    if (take_bound_behind(lower, part)) {
      rest.remove_prefix(end);
      continue;
    }
    // A sign behind the number ("92%>"), a range ("14-20"), a difference ("2% up on last year") make it no target.
    if (words.find_first_of("<>+") != std::string_view::npos || rest.front() == '-' || rest.front() == '/')
      return false;
    for (const std::string_view other : {"up", "down", "more", "less", "fewer", "higher", "lower", "better", "worse",
                                         "above", "below", "out of", "to", "or", "point", "points", "percentage"}) {
      if (begins_with(lower, other)) return false;
    }
    if (holds_figure(words, expected_)) return false;
    std::string_view comparison = lower;
    if (take_comparison(comparison) && holds_any(lower, kBenchmarks)) part.kind = TargetKind::in_line_with_national;
    if (lower.find("quartile") != std::string::npos) part.kind = TargetKind::top_quartile;
    if (begins_with(lower, "average")) part.average_of = months_listed(words.substr(7));
    if (!part.average_of.empty()) part.kind = TargetKind::average_of_months;
    const std::size_t by = lower.find(" by ");
    std::string_view due_words = by == std::string::npos ? std::string_view() : words.substr(by + 1);
    if (const auto due = take_due(due_words)) set_due(part, *due);
    if (const std::size_t in = lower.find("in "); in != std::string::npos && (in == 0 || lower[in - 1] == ' ')) {
      part.due = part.due ? part.due : parse_period(trimmed(words.substr(in + 3)));
    }
    add_note(part, words);
    rest.remove_prefix(end);
  }
  return true;
}

// "90% or above", "10 days or less"
bool TargetReader::take_bound_behind(std::string_view words, TargetPart& part) {
  constexpr std::array<BoundWords, 12> kBehind = {{{"or above", TargetBound::at_least},
                                                   {"or more", TargetBound::at_least},
                                                   {"or better", TargetBound::by_polarity},
                                                   {"or higher", TargetBound::at_least},
                                                   {"or over", TargetBound::at_least},
                                                   {"and above", TargetBound::at_least},
                                                   {"minimum", TargetBound::at_least},
                                                   {"or below", TargetBound::at_most},
                                                   {"or less", TargetBound::at_most},
                                                   {"or lower", TargetBound::at_most},
                                                   {"or fewer", TargetBound::at_most},
                                                   {"maximum", TargetBound::at_most}}};
  const std::string phrase = trimmed(words);
  const auto* const found = std::find_if(kBehind.begin(), kBehind.end(),
                                         [&phrase](const BoundWords& candidate) { return candidate.words == phrase; });
  if (found == kBehind.end() || part.bound != TargetBound::by_polarity) return false;
  part.bound = found->bound;
  return true;
}

bool TargetReader::take_bracket(std::string_view& rest, TargetPart& part) const {
  const std::size_t end = rest.find(')');
  if (end == std::string_view::npos) return false;
  const std::string inside = trimmed(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  constexpr std::string_view kAverage = "average";
  if (begins_with(folded(inside), kAverage)) {
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

// Directions without a number: "a sustained downward trend in ... by 2020", "Increase on 2015/16", "Better than last
// year"
std::optional<TargetPart> TargetReader::read_trend() const {
  const std::string all = folded(words_);
  constexpr std::array<std::string_view, 7> kDown = {
      "downward trend",      "reducing trend",      "decreasing trend",      "year on year reduction",
      "continued reduction", "sustained reduction", "year-on-year reduction"};
  constexpr std::array<std::string_view, 8> kUp = {
      "upward trend",       "improving trend",    "increasing trend",         "year on year increase",
      "continued increase", "sustained increase", "year on year improvement", "year-on-year increase"};
  for (const std::string_view word :
       {"increase", "improve", "improvement", "reduce", "reduction", "decrease", "better", "lower", "higher"}) {
    const bool on = begins_with(all, word) && holds_any(all, std::array<std::string_view, 3>{"on", "than", "from"});
    const auto base = on ? find_period(words_) : std::nullopt;
    if (!base && !(on && holds_any(all, std::array<std::string_view, 2>{"last year", "previous year"}))) continue;
    TargetPart part = part_of(TargetKind::relative_to_last_year);
    const bool reducing = word == "reduce" || word == "reduction" || word == "decrease" || word == "lower";
    if (word != "better") part.change = reducing ? TargetChange::reduction : TargetChange::increase;
    part.base = base;
    part.note = words_;
    return part;
  }
  const bool down = holds_any(all, kDown);
  if (down == holds_any(all, kUp)) return std::nullopt;
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
