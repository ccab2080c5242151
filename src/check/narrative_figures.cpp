// Figures of the commentary against those of its measures. A text may rightly give figures that no table holds, so one
// that is not found is only doubted where the sentence itself says what it should be: the measure's own figure for a
// period, the change from one figure to another, a total and its parts; or where it is the latest figure with two
// digits exchanged.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "check/claims.hpp"
#include "check/counts_in_text.hpp"
#include "check/movements.hpp"
#include "check/narrative_rules.hpp"
#include "check/stated_change.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr const char* kNotHeld = "the text may speak of something that the workbook does not hold";
constexpr std::size_t kMostLevels = 80;  // of a text's measures, to be set against each other

// A number of the measures that a text is about.
struct Level {
  Interval interval;
  bool per_cent = false;
  const LocatedFigure* figure = nullptr;
};

std::vector<Level> levels_of(const Remark& remark) {
  std::vector<Level> levels;
  for (const LocatedFigure* located : remark.figures) {
    const Figure& figure = located->figure();
    const bool per_cent = figure.unit == Unit::per_cent;
    if (figure.value) levels.push_back({printed(figure), per_cent, located});
    if (figure.exact && figure.value)
      levels.push_back({Interval::exactly(figure.exact->to_double()), per_cent, located});
    if (figure.numerator) levels.push_back({Interval::exactly(figure.numerator->to_double()), false, located});
    if (figure.denominator) levels.push_back({Interval::exactly(figure.denominator->to_double()), false, located});
    if (figure.change) levels.push_back({Interval::exactly(std::abs(figure.change->to_double())), per_cent, located});
  }
  return levels;
}

bool holds_zero(const Interval& interval) { return interval.low <= 0 && interval.high >= 0; }

Interval absolute(const Interval& interval) {
  return interval.high < 0 ? Interval{-interval.high, -interval.low} : interval;
}

// The change from one number to another in per cent of the first.
std::optional<Interval> relative_change(const Interval& from, const Interval& to) {
  if (holds_zero(from)) return std::nullopt;
  return absolute(Interval::exactly(100) * ((to - from) / from));
}

// Whether the figure can be made from two of the numbers: their difference, their sum, the one as a share of the other.
bool made_of_two(const TextFigure& text, const std::vector<Level>& levels) {
  const Interval wanted = text.interval();
  const bool per_cent = text.unit == Unit::per_cent;
  for (const Level& left : levels) {
    for (const Level& right : levels) {
      if (left.per_cent != right.per_cent) continue;
      if (left.per_cent == per_cent) {
        if (wanted.agrees_with(absolute(left.interval - right.interval))) return true;
        if (!text.points && wanted.agrees_with(left.interval + right.interval)) return true;
      }
      if (!per_cent || text.points) continue;
      const std::optional<Interval> change = relative_change(right.interval, left.interval);
      if (change && wanted.agrees_with(*change)) return true;
      if (!left.per_cent && !holds_zero(right.interval) &&
          wanted.agrees_with(Interval::exactly(100) * (left.interval / right.interval)))
        return true;
    }
  }
  return false;
}

bool found_directly(const TextFigure& text, const std::vector<Level>& levels) {
  const bool per_cent = text.unit == Unit::per_cent;
  const Interval wanted = text.interval();
  return std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
    if (level.per_cent != per_cent) return false;
    return wanted.agrees_with(level.interval) ||
           (per_cent && wanted.agrees_with(Interval::exactly(100) - level.interval));
  });
}

// What is wrong with a figure of the text.
struct Doubt {
  const TextFigure* figure = nullptr;
  std::string why;  // "... , but " + why
  std::string expected;
  std::string measure;
  std::vector<Place> places;  // of the figures nearest to it
};

using Doubts = std::vector<Doubt>;

std::string as_printed(double value, const TextFigure& like) {
  return shown(value, like.unit, std::clamp(like.decimals, 1, 2));
}

std::string quote(const Remark& remark, const Sentence& sentence, const TextFigure& figure) {
  return quoted(remark.text, sentence, figure.tokens);
}

// "fallen by 4% from 86.2% to 81.5%": the change between two figures of the sentence itself. What the direction word
// stands before and `by` or `of` after it is the change.
class StatedChange {
 public:
  StatedChange(const Sentence& sentence, const TextFigure& change) : sentence_(sentence), change_(change) { find(); }

  [[nodiscard]] bool found() const { return from_ != nullptr && to_ != nullptr; }
  [[nodiscard]] const TextFigure& from() const { return *from_; }
  [[nodiscard]] const TextFigure& to() const { return *to_; }

  [[nodiscard]] bool agrees() const {
    const Interval wanted = change_.interval();
    const Interval difference = absolute(to_->interval() - from_->interval());
    const bool same_unit = change_.unit == from_->unit;
    if (same_unit && wanted.agrees_with(difference)) return true;
    const std::optional<Interval> relative = relative_change(from_->interval(), to_->interval());
    return change_.unit == Unit::per_cent && !change_.points && (!relative || wanted.agrees_with(*relative));
  }

  // "4.7 percentage points or 5.5%", "25 or 3.8%".
  [[nodiscard]] std::string right_words() const {
    const double from = from_->value.to_double(), to = to_->value.to_double();
    const int decimals = std::max(from_->decimals, to_->decimals);
    const bool per_cent = from_->unit == Unit::per_cent;
    std::string words = shown(std::abs(to - from), per_cent ? Unit::count : from_->unit, decimals);
    if (per_cent) words += " percentage points";
    if (from != 0) words += fmt::format(" or {}", shown(100 * std::abs(to - from) / std::abs(from), Unit::per_cent, 1));
    return words;
  }

 private:
  [[nodiscard]] std::string_view before(const TextFigure& figure) const {
    return figure.tokens.first == 0 ? std::string_view()
                                    : std::string_view(sentence_.tokens[figure.tokens.first - 1].folded);
  }

  void find() {
    constexpr std::size_t kFarthest = 3;
    if (before(change_) != "by" || change_.approximate || sentence_.directions.size() != 1) return;
    const DirectionWord& direction = sentence_.directions.front();
    const std::size_t first = change_.tokens.first;
    if (direction.tokens.last >= first || first - direction.tokens.last > kFarthest) return;
    for (const TextFigure& figure : sentence_.figures) {
      if (&figure == &change_ || figure.approximate || figure.points || figure.in_words) continue;
      if (before(figure) == "to" && figure.tokens.first > first) {
        if (to_ != nullptr) return give_up();
        to_ = &figure;
      } else if (before(figure) == "from" || goes_on(figure, direction)) {
        if (from_ != nullptr) return give_up();
        from_ = &figure;
      } else {
        return give_up();
      }
    }
    if (!found() || from_->unit != to_->unit) return give_up();
    const bool units = change_.unit == from_->unit || change_.unit == Unit::per_cent;
    if (!units) give_up();
  }

  // "Reached 86.2% in August 2016 and has since fallen": nothing else comes between that could be what has fallen.
  [[nodiscard]] bool goes_on(const TextFigure& figure, const DirectionWord& direction) const {
    constexpr std::array<std::string_view, 14> kBetween = {"in", "at",   "and", "but", "has", "have", "since",
                                                           "it", "then", "the", "end", "of",  ",",    "now"};
    if (figure.tokens.last >= direction.tokens.first) return false;
    for (std::size_t at = figure.tokens.last + 1; at < direction.tokens.first; ++at) {
      const bool period =
          std::any_of(sentence_.periods.begin(), sentence_.periods.end(),
                      [at](const TextPeriod& named) { return at >= named.tokens.first && at <= named.tokens.last; });
      const std::string& word = sentence_.tokens[at].folded;
      if (!period && std::find(kBetween.begin(), kBetween.end(), word) == kBetween.end()) return false;
    }
    return true;
  }

  void give_up() { from_ = to_ = nullptr; }

  const Sentence& sentence_;
  const TextFigure& change_;
  const TextFigure* from_ = nullptr;
  const TextFigure* to_ = nullptr;
};

// "11 were upheld: 5 on quality, 2 on lack of service and 2 on staff": a count, a colon, and the counts that it is made
// of, which are all that follows. Empty where the sentence is not of that form.
std::vector<const TextFigure*> parts_of(const Sentence& sentence, const TextFigure& total) {
  std::vector<const TextFigure*> parts;
  if (total.unit != Unit::count || total.approximate || total.decimals != 0) return parts;
  const auto is_colon = [](const Token& token) { return token.folded == ":"; };
  const auto colon = std::find_if(sentence.tokens.begin(), sentence.tokens.end(), is_colon);
  if (colon == sentence.tokens.end()) return parts;
  const auto at = static_cast<std::size_t>(colon - sentence.tokens.begin());
  if (total.tokens.last > at) return parts;
  bool after_mark = true;
  for (const TextFigure& figure : sentence.figures) {
    if (figure.tokens.last < at) {
      if (&figure != &total) return {};
      continue;
    }
    // Each part opens a member of the list: after the colon, a comma or "and".
    const std::string& before = sentence.tokens[figure.tokens.first - 1].folded;
    after_mark = after_mark && (before == ":" || before == "," || before == "and" || before == ";");
    if (figure.unit != Unit::count || figure.approximate || figure.decimals != 0) return {};
    parts.push_back(&figure);
  }
  constexpr std::array<std::string_view, 9> kOpen = {"including", "includes", "example", "e.g",   "eg",
                                                     "mainly",    "some",     "other",   "others"};
  const bool opens = !parts.empty() && parts.front()->tokens.first == at + 1;
  // Members without a number ("one of them closed") would be left out of the sum.
  std::size_t members = opens ? 1 : 0;
  for (std::size_t token = at + 1; token < sentence.tokens.size(); ++token) {
    const std::string& word = sentence.tokens[token].folded;
    if (word == "," || word == "and" || word == ";") ++members;
    if (word == "one" || word == "none" || word == "no") return {};
  }
  const bool whole = opens && after_mark && parts.size() >= 2 && members == parts.size() && !sentence.has_any(kOpen);
  return whole ? parts : std::vector<const TextFigure*>{};
}

std::optional<Doubt> doubt_of_parts(const Remark& remark, const Sentence& sentence, const TextFigure& total,
                                    bool& applies) {
  const std::vector<const TextFigure*> parts = parts_of(sentence, total);
  applies = !parts.empty();
  if (!applies) return std::nullopt;
  Decimal sum = 0;
  std::vector<std::string> words;
  for (const TextFigure* part : parts) {
    sum = sum + part->value;
    words.push_back(quote(remark, sentence, *part));
  }
  // A list that leaves much of the total open is none of all its parts, and parts of more than the total overlap.
  if (sum == total.value || total.value < sum || sum * Decimal(4) < total.value * Decimal(3)) {
    applies = sum == total.value;
    return std::nullopt;
  }
  Doubt doubt;
  doubt.figure = &total;
  doubt.expected = sum.to_string();
  doubt.why = fmt::format("{} add to {}, not to {}", listed(words), doubt.expected, quote(remark, sentence, total));
  return doubt;
}

class FigureCheck {
 public:
  // `read_by_others`: C411 and A309 read the text too, which are about what a sentence says of its own figures.
  FigureCheck(const Evidence& evidence, const Remark& remark, bool read_by_others)
      : evidence_(evidence), remark_(remark), read_by_others_(read_by_others) {
    levels_ = levels_of(remark);
  }

  void check(const Sentence& sentence, Recorder& recorder) {
    const Doubts moved_to = against_movements(sentence);
    for (const TextFigure& figure : sentence.figures) {
      const auto moved = std::find_if(moved_to.begin(), moved_to.end(),
                                      [&](const Doubt& candidate) { return candidate.figure == &figure; });
      if (moved != moved_to.end()) {
        report(sentence, *moved, recorder);
        continue;
      }
      bool applies = false;
      std::optional<Doubt> doubt = own_arithmetic(sentence, figure, applies);
      if (!doubt && applies) {
        recorder.passed();
        continue;
      }
      if (const char* other = doubt ? reported_by(sentence, *doubt) : nullptr) {
        recorder.not_run(other);
        continue;
      }
      if (!doubt && found_directly(figure, levels_)) {
        recorder.passed();
        continue;
      }
      if (!doubt) doubt = against_figures(sentence, figure);
      const bool derived = levels_.size() <= kMostLevels && made_of_two(figure, levels_);
      if (!doubt || (!applies && derived)) {
        derived ? recorder.passed()
                : recorder.not_run(levels_.empty() ? "the workbook has no figure of the measure" : kNotHeld);
        continue;
      }
      report(sentence, *doubt, recorder);
    }
  }

 private:
  // The rule that reports what the sentence says of its own figures, where another one does; else null.
  [[nodiscard]] const char* reported_by(const Sentence& sentence, const Doubt& doubt) const {
    if (!read_by_others_) return nullptr;
    if (lists_add_otherwise(sentence.text)) return "reported by C411";
    const std::string figure = quote(remark_, sentence, *doubt.figure);
    const auto changes = stated_changes(sentence.text);
    const bool stated = std::any_of(changes.begin(), changes.end(), [&](const scorebook::StatedChange& change) {
      return change.from && change.to && !change.rough && change.change.text == figure;
    });
    return stated ? "reported by A309" : nullptr;
  }

  // What the sentence says of its own figures. `applies`: it says so, right or wrong.
  std::optional<Doubt> own_arithmetic(const Sentence& sentence, const TextFigure& figure, bool& applies) {
    const StatedChange change(sentence, figure);
    if (!change.found()) return doubt_of_parts(remark_, sentence, figure, applies);
    applies = true;
    if (change.agrees()) return std::nullopt;
    Doubt doubt;
    doubt.figure = &figure;
    doubt.expected = change.right_words();
    doubt.why = fmt::format("from {} to {} is {}, not {}", quote(remark_, sentence, change.from()),
                            quote(remark_, sentence, change.to()), doubt.expected, quote(remark_, sentence, figure));
    return doubt;
  }

  // "Rose from 20 in February to 33 in March" where the measure was 20 and is 26: it is no other measure's figure,
  // whatever else the number can be made of.
  [[nodiscard]] Doubts against_movements(const Sentence& sentence) const {
    Doubts doubts;
    if (remark_.kind == RemarkKind::note) return doubts;
    for (const WholeMovement& movement : whole_movements(sentence)) {
      const TextFigure& figure = *movement.to;
      const std::string measure = measure_moved(remark_, sentence, movement);
      const LocatedFigure* held = value_for(remark_, measure, *movement.to_period->period);
      if (measure.empty() || held == nullptr || !can_be_of(figure, held->figure().unit) ||
          is_same_figure(figure, *held))
        continue;
      // Where it is the latest figure, the name of the period is wrong: see N606.
      const LocatedFigure* now = value_for(remark_, measure, evidence_.period());
      if (now != nullptr && is_same_figure(figure, *now)) continue;
      Doubt doubt = about(figure, *held);
      doubt.why =
          fmt::format("{} is {} ({})", subject(*held), shown(held->figure()), cell_words(held->place(), remark_.place));
      doubts.push_back(std::move(doubt));
    }
    return doubts;
  }

  // What the tables say of a figure that is in none of them.
  std::optional<Doubt> against_figures(const Sentence& sentence, const TextFigure& figure) {
    if (remark_.kind == RemarkKind::note || figure.in_words || figure.approximate || speaks_of_something_else(sentence))
      return std::nullopt;
    if (std::optional<Doubt> doubt = as_level(sentence, figure)) return doubt;
    if (std::optional<Doubt> doubt = as_change(sentence, figure)) return doubt;
    return as_exchanged(sentence, figure);
  }

  std::optional<Doubt> as_level(const Sentence& sentence, const TextFigure& figure) {
    const std::string measure = level_claimed(remark_, sentence, figure);
    const std::optional<Period> period = period_claimed(sentence, evidence_.period());
    if (measure.empty() || !period) return std::nullopt;
    // "It was 560 before the review" is of a time that the sentence does not name.
    constexpr std::array<std::string_view, 7> kPast = {"was", "were", "stood", "had", "before", "when", "until"};
    if (sentence.periods.empty() && sentence.has_any(kPast)) return std::nullopt;
    const LocatedFigure* held = value_for(remark_, measure, *period);
    if (held == nullptr || !can_be_of(figure, held->figure().unit)) return std::nullopt;
    Doubt doubt = about(figure, *held);
    doubt.why =
        fmt::format("{} is {} ({})", subject(*held), shown(held->figure()), cell_words(held->place(), remark_.place));
    return doubt;
  }

  // "a 4% increase on February", "down by 12 since last month".
  std::optional<Doubt> as_change(const Sentence& sentence, const TextFigure& figure) {
    if (sentence.directions.size() != 1 || sentence.periods.size() != 1 || sentence.figures.size() != 1)
      return std::nullopt;
    const DirectionWord& direction = sentence.directions.front();
    const TextPeriod& since = sentence.periods.front();
    constexpr std::array<std::string_view, 4> kSince = {"since", "on", "from", "than"};
    if (!since.period || !(since.period->last() < evidence_.period().last()) || since.tokens.first == 0)
      return std::nullopt;
    const std::string& before = sentence.tokens[since.tokens.first - 1].folded;
    if (std::find(kSince.begin(), kSince.end(), before) == kSince.end()) return std::nullopt;
    const bool verb_by =
        direction.tokens.last + 2 == figure.tokens.first && sentence.tokens[direction.tokens.last + 1].folded == "by";
    if (!verb_by || since.tokens.first != figure.tokens.last + 2) return std::nullopt;
    const std::string measure = subject_before(remark_, sentence, direction.tokens.first);
    if (measure.empty() || qualified_after(sentence, figure.tokens.last + 1)) return std::nullopt;
    const LocatedFigure* now = value_for(remark_, measure, evidence_.period());
    const LocatedFigure* then = value_for(remark_, measure, *since.period);
    if (now == nullptr || then == nullptr) return std::nullopt;
    const Unit unit = now->figure().unit;
    if (figure.unit != Unit::per_cent && !can_be_of(figure, unit)) return std::nullopt;
    // That it agrees with neither was found out before: no two figures of the measure give it.
    Doubt doubt = about(figure, *now);
    doubt.places.push_back(then->place());
    const double difference = now->figure().value->to_double() - then->figure().value->to_double();
    const double base = then->figure().value->to_double();
    doubt.expected = unit == Unit::per_cent ? as_printed(std::abs(difference), figure)
                     : figure.unit == Unit::per_cent && base != 0
                         ? as_printed(100 * std::abs(difference / base), figure)
                         : shown(std::abs(difference), unit, now->figure().decimals);
    doubt.why = fmt::format("{} is {} after {} for {}, a change of {}", subject(*now), shown(now->figure()),
                            shown(then->figure()), since.period->words(), doubt.expected);
    return doubt;
  }

  // The latest figure, or the target, with two neighbouring digits exchanged.
  std::optional<Doubt> as_exchanged(const Sentence&, const TextFigure& figure) {
    if (!remark_.about_one() || figure.points) return std::nullopt;
    const std::string digits = digits_of(figure.value, figure.decimals);
    constexpr std::size_t kFewestDigits = 3;
    if (digits.size() < kFewestDigits) return std::nullopt;
    for (const LocatedFigure* held : remark_.figures) {
      const Figure& own = held->figure();
      const bool latest = held->kind == ObservationKind::value && held->period == evidence_.period();
      if (!own.value || !(latest || held->kind == ObservationKind::target) || own.decimals != figure.decimals ||
          !can_be_of(figure, own.unit) || !one_swap(digits, digits_of(*own.value, own.decimals)))
        continue;
      Doubt doubt = about(figure, *held);
      doubt.why = fmt::format("{} is {} ({}); two digits look exchanged", subject(*held), shown(own),
                              cell_words(held->place(), remark_.place));
      return doubt;
    }
    return std::nullopt;
  }

  static std::string digits_of(Decimal value, int decimals) {
    std::string text = value.absolute().to_string(std::max(decimals, 0));
    text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
    return text;
  }

  static bool one_swap(const std::string& left, std::string right) {
    if (left.size() != right.size() || left == right) return false;
    for (std::size_t i = 1; i < right.size(); ++i) {
      std::swap(right[i - 1], right[i]);
      if (left == right) return true;
      std::swap(right[i - 1], right[i]);
    }
    return false;
  }

  static Doubt about(const TextFigure& figure, const LocatedFigure& held) {
    Doubt doubt;
    doubt.figure = &figure;
    doubt.expected = shown(held.figure());
    doubt.measure = held.observation->measure;
    doubt.places = {held.place()};
    return doubt;
  }

  void report(const Sentence& sentence, const Doubt& doubt, Recorder& recorder) const {
    Failure failure;
    failure.places = {remark_.place};
    failure.places.insert(failure.places.end(), doubt.places.begin(), doubt.places.end());
    failure.measure = doubt.measure.empty() && remark_.about_one() ? remark_.names.front() : doubt.measure;
    failure.period = evidence_.period();
    failure.observed = quote(remark_, sentence, *doubt.figure);
    failure.expected = doubt.expected;
    failure.kind_of_place = remark_.place.sheet_name() + " figure in the text";
    failure.message = fmt::format("The text says “{}”, but {}.", shortened(sentence.text, 200), doubt.why);
    failure.fix = "Correct the text or the figure, or say in the text what the figure is of.";
    recorder.failed(std::move(failure));
  }

  const Evidence& evidence_;
  const Remark& remark_;
  bool read_by_others_;
  std::vector<Level> levels_;
};

// The texts that C411 and A309 read.
std::set<Place> read_by_others(const Submission& submission) {
  std::set<Place> places;
  for (const DetailPage& page : submission.pages) places.insert(page.analysis.place);
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      for (const LabelledCell& remark : row.remarks) places.insert(remark.place);
    }
  }
  return places;
}

}  // namespace

void text_figure_unknown(const Evidence& evidence, Recorder& recorder) {
  const Commentary commentary(evidence);
  const std::set<Place> others = read_by_others(evidence.submission());
  for (const Remark& remark : commentary.remarks()) {
    if (remark.kind == RemarkKind::other) continue;
    FigureCheck check(evidence, remark, others.count(remark.place) != 0);
    for (const Sentence& sentence : sentences_of(remark.text, evidence.period())) check.check(sentence, recorder);
  }
}

}  // namespace scorebook::rule
