// Texts that take another period for the reporting one. Earlier periods are named rightly wherever figures are
// compared, so only words count that say which period the report itself, "this month" or a figure is of.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/claims.hpp"
#include "check/movements.hpp"
#include "check/narrative_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

bool is_word(const Sentence& sentence, std::size_t at, std::string_view word) {
  return at < sentence.tokens.size() && sentence.tokens[at].folded == word;
}

// Whether the period is the reporting one, lies in it or has it in itself.
bool is_own(Period period, Period reporting) {
  return period.first() <= reporting.last() && reporting.first() <= period.last();
}

// "This report gives ...", "this scorecard covers ...".
bool speaks_of_report(const Sentence& sentence) {
  constexpr std::array<std::string_view, 6> kReports = {"report",    "scorecard", "workbook",
                                                        "dashboard", "return",    "update"};
  constexpr std::array<std::string_view, 13> kVerbs = {"gives",     "shows",   "sets",      "presents", "covers",
                                                       "describes", "is",      "provides",  "details",  "contains",
                                                       "relates",   "reports", "summarises"};
  constexpr std::array<std::string_view, 20> kComparing = {
      "compared", "compares", "comparison", "comparisons", "baseline", "benchmark", "benchmarks",
      "trend",    "trends",   "since",      "population",  "census",   "published", "previous",
      "last",     "data",     "validated",  "outturn",     "outturns", "academic"};
  if (sentence.has_any(kComparing)) return false;
  for (std::size_t at = 0; at + 2 < sentence.tokens.size(); ++at) {
    if (!is_word(sentence, at, "this")) continue;
    const auto report = std::find(kReports.begin(), kReports.end(), sentence.tokens[at + 1].folded);
    const auto verb = std::find(kVerbs.begin(), kVerbs.end(), sentence.tokens[at + 2].folded);
    if (report != kReports.end() && verb != kVerbs.end()) return true;
  }
  return false;
}

// The period that the sentence says the report is for: "for 2016/17", "at the end of February 2016", where it is
// another one than the report's. Null where it is its own, or the sentence names that beside it.
const TextPeriod* other_period_of_report(const Sentence& sentence, Period reporting) {
  const TextPeriod* other = nullptr;
  for (const TextPeriod& period : sentence.periods) {
    if (period.form != TextPeriod::Form::named || !period.period) continue;
    const bool year =
        std::any_of(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(period.tokens.first),
                    sentence.tokens.begin() + static_cast<std::ptrdiff_t>(period.tokens.last) + 1,
                    [](const Token& token) { return token.kind != TokenKind::word && token.folded.size() >= 4; });
    if (!year) continue;  // "the second quarter" of that year
    if (is_own(*period.period, reporting)) return nullptr;
    const std::size_t first = period.tokens.first;
    const bool said = first > 0 && (is_word(sentence, first - 1, "for") || is_word(sentence, first - 1, "of") ||
                                    is_word(sentence, first - 1, "at"));
    if (said) other = &period;
  }
  return other;
}

// "this month (February)", "the current quarter, quarter 1": the period, where it is not the reporting one. "This
// month, February half term" and "this month (February half term)" name something else.
const TextPeriod* other_period_as_current(const Sentence& sentence, Period reporting) {
  for (std::size_t i = 0; i + 1 < sentence.periods.size(); ++i) {
    const TextPeriod& current = sentence.periods[i];
    const TextPeriod& named = sentence.periods[i + 1];
    if (current.form != TextPeriod::Form::current || named.form != TextPeriod::Form::named || !named.period) continue;
    if (named.tokens.first != current.tokens.last + 2 || named.period->kind() != reporting.kind()) continue;
    const std::string& joint = sentence.tokens[current.tokens.last + 1].folded;
    const std::size_t next = named.tokens.last + 1;
    const bool stands_alone = next >= sentence.tokens.size() || sentence.tokens[next].kind == TokenKind::mark;
    const bool joined = joint == "of" || (stands_alone && (joint == "(" || joint == "," || joint == "-"));
    if (joined && !is_own(*named.period, reporting)) return &named;
  }
  return nullptr;
}

bool agrees(const TextFigure& text, const LocatedFigure& figure) {
  return can_be_of(text, figure.figure().unit) && text.interval().agrees_with(printed(figure.figure()));
}

// A figure that the sentence gives for another period and that is the reporting period's: the figure now, and its
// figure then. Nulls for none.
std::pair<const LocatedFigure*, const LocatedFigure*> figure_of_now(const Remark& remark, const Sentence& sentence,
                                                                    const TextFigure& text, Period reporting) {
  const std::optional<Period> named = period_claimed(sentence, reporting);
  if (!named || *named == reporting || named->kind() != reporting.kind() || speaks_of_something_else(sentence))
    return {nullptr, nullptr};
  const std::string measure = level_claimed(remark, sentence, text);
  if (measure.empty()) return {nullptr, nullptr};
  const LocatedFigure* now = value_for(remark, measure, reporting);
  const LocatedFigure* then = value_for(remark, measure, *named);
  if (now == nullptr || then == nullptr || !agrees(text, *now) || agrees(text, *then)) return {nullptr, nullptr};
  for (const LocatedFigure* figure : remark.figures) {
    const bool another =
        figure->figure().value && figure->observation->measure == measure && figure->period != now->period;
    if (another && agrees(text, *figure)) return {nullptr, nullptr};
  }
  return {now, then};
}

// A movement to the reporting period's figure that the sentence gives for another period. Its figure now; null for
// none.
const LocatedFigure* moved_to_now(const Remark& remark, const Sentence& sentence, const WholeMovement& movement,
                                  Period reporting) {
  const Period named = *movement.to_period->period;
  if (named == reporting || named.kind() != reporting.kind()) return nullptr;
  const std::string measure = measure_moved(remark, sentence, movement);
  if (measure.empty()) return nullptr;
  const LocatedFigure* now = value_for(remark, measure, reporting);
  const LocatedFigure* then = value_for(remark, measure, named);
  if (now == nullptr || !is_same_figure(*movement.to, *now) || is_same_figure(*movement.from, *now)) return nullptr;
  return then != nullptr && is_same_figure(*movement.to, *then) ? nullptr : now;
}

// Whether the sentence says that a movement has ended in a period which is still to come, and for which no measure of
// the text has a figure.
bool moved_to_future(const Remark& remark, const Sentence& sentence, const WholeMovement& movement, Period reporting) {
  const Period named = *movement.to_period->period;
  if (named.kind() != reporting.kind() || named.first() <= reporting.last() || speaks_of_something_else(sentence))
    return false;
  return std::none_of(remark.figures.begin(), remark.figures.end(), [named](const LocatedFigure* figure) {
    return figure->kind == ObservationKind::value && figure->figure().value && figure->period == named;
  });
}

void fail(const Remark& remark, const Sentence& sentence, const std::string& named, Period reporting,
          const std::string& why, const std::vector<Place>& places, Recorder& recorder) {
  Failure failure;
  failure.places = {remark.place};
  failure.places.insert(failure.places.end(), places.begin(), places.end());
  if (remark.about_one()) failure.measure = remark.names.front();
  failure.period = reporting;
  failure.observed = named;
  failure.expected = reporting.words();
  failure.kind_of_place = remark.place.sheet_name() + " other period";
  failure.message = fmt::format("The text says “{}”, but {}.", shortened(sentence.text, 200), why);
  failure.fix = "Name the right period, or bring the text up to date.";
  recorder.failed(std::move(failure));
}

void check_periods(const Remark& remark, const Sentence& sentence, Period reporting, Recorder& recorder) {
  if (sentence.periods.empty()) return recorder.passed();
  const std::string own = fmt::format("this is the report for {}", reporting.words());
  if (speaks_of_report(sentence)) {
    if (const TextPeriod* other = other_period_of_report(sentence, reporting)) {
      const std::string named = quoted(remark.text, sentence, other->tokens);
      return fail(remark, sentence, named, reporting, own, {}, recorder);
    }
  }
  if (const TextPeriod* other = other_period_as_current(sentence, reporting)) {
    const std::string named = quoted(remark.text, sentence, other->tokens);
    return fail(remark, sentence, named, reporting, own, {}, recorder);
  }
  if (remark.kind == RemarkKind::analysis || remark.kind == RemarkKind::commentary) {
    for (const WholeMovement& movement : whole_movements(sentence)) {
      const std::string named = quoted(remark.text, sentence, movement.to_period->tokens);
      if (const LocatedFigure* now = moved_to_now(remark, sentence, movement, reporting)) {
        return fail(remark, sentence, named, reporting,
                    fmt::format("{} is the figure for {}", shown(now->figure()), reporting.words()), {now->place()},
                    recorder);
      }
      if (moved_to_future(remark, sentence, movement, reporting)) {
        return fail(remark, sentence, named, reporting,
                    fmt::format("{} is still to come: {}", movement.to_period->period->words(), own), {}, recorder);
      }
    }
    for (const TextFigure& figure : sentence.figures) {
      const auto [now, then] = figure_of_now(remark, sentence, figure, reporting);
      if (now == nullptr) continue;
      const std::string named = quoted(remark.text, sentence, sentence.periods.front().tokens);
      return fail(remark, sentence, named, reporting,
                  fmt::format("{} is the figure for {}; for {} it is {}", shown(now->figure()), reporting.words(),
                              then->period->words(), shown(then->figure())),
                  {now->place(), then->place()}, recorder);
    }
  }
  recorder.passed();
}

}  // namespace

void other_period_named(const Evidence& evidence, Recorder& recorder) {
  const Period reporting =
      evidence.submission().period.value_or(evidence.period());  // the text's own, whatever was asked for
  const bool known = reporting.kind() == PeriodKind::month || reporting.kind() == PeriodKind::quarter;
  // Where no cell says the period it was taken from the figures, and an introduction may know better.
  const bool only_worked_out = evidence.submission().period_source.substr(0, 10) == "the latest";
  const Commentary commentary(evidence);
  for (const Remark& remark : commentary.remarks()) {
    for (const Sentence& sentence : sentences_of(remark.text, reporting)) {
      if (!known) {
        recorder.not_run("the report is for neither a month nor a quarter");
      } else if (only_worked_out && remark.kind == RemarkKind::other) {
        recorder.not_run("no cell says which period the report is for");
      } else if (remark.kind == RemarkKind::note) {
        recorder.not_run("a standing note names the periods of its own");
      } else {
        check_periods(remark, sentence, reporting, recorder);
      }
    }
  }
}

}  // namespace scorebook::rule
