// Words of the commentary against the figures: movements that went the other way, paragraphs that stand twice, and the
// names of other periods.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/claims.hpp"
#include "check/movements.hpp"
#include "check/narrative_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

std::string measure_of(const Remark& remark) { return remark.about_one() ? remark.names.front() : std::string(); }

Failure failure_in(const Remark& remark, Period period, std::string quote, const std::string& kind) {
  Failure failure;
  failure.places = {remark.place};
  if (remark.kind != RemarkKind::other) failure.measure = measure_of(remark);
  failure.period = period;
  failure.observed = std::move(quote);
  failure.kind_of_place = remark.place.sheet_name() + " " + kind;
  return failure;
}

Polarity polarity_of(const Remark& remark, const std::string& name) {
  for (const Measure* measure : remark.measures) {
    if (measure->name == name || remark.about_one()) return measure->polarity;
  }
  return Polarity::unknown;
}

// 1 for more, -1 for less; 0 where the measure's polarity leaves it open.
int sign_of(Movement movement, Polarity polarity) {
  if (movement == Movement::up) return 1;
  if (movement == Movement::down) return -1;
  const int better = polarity == Polarity::high ? 1 : polarity == Polarity::low ? -1 : 0;
  return movement == Movement::better ? better : -better;
}

const char* moved_words(int sign) { return sign > 0 ? "more" : sign < 0 ? "less" : "the same"; }

int sign_between(Decimal from, Decimal to) { return to > from ? 1 : to < from ? -1 : 0; }

bool comparable(const TextFigure& left, const TextFigure& right) {
  return left.unit == right.unit && !left.points && !right.points && !left.approximate && !right.approximate;
}

// Whether nothing but marks and "is" stands between the figure and the word.
bool stands_before(const Sentence& sentence, const TextFigure& figure, const DirectionWord& direction) {
  constexpr std::array<std::string_view, 4> kIs = {"is", "are", "was", "were"};
  for (std::size_t at = figure.tokens.last + 1; at < direction.tokens.first; ++at) {
    const Token& token = sentence.tokens[at];
    if (token.kind != TokenKind::mark && std::find(kIs.begin(), kIs.end(), token.folded) == kIs.end()) return false;
  }
  return true;
}

// Ranks rise to smaller numbers, and a gap may be on either side.
bool counts_downwards(const Sentence& sentence) {
  constexpr std::array<std::string_view, 9> kWords = {"gap",   "rank",   "ranked",   "ranking", "position",
                                                      "place", "placed", "quartile", "league"};
  return sentence.has_any(kWords);
}

// Opening hours are no movement either.
bool counts_otherwise(const Sentence& sentence) {
  constexpr std::array<std::string_view, 3> kWords = {"opening", "hours", "open"};
  return counts_downwards(sentence) || sentence.has_any(kWords);
}

// The two figures that the sentence itself says the movement was between: "from 45 to 39", "to 39 from 45", "57%, up
// from 55%". First from, then to; nulls where it does not, or not clearly.
std::pair<const TextFigure*, const TextFigure*> moved_between(const Sentence& sentence,
                                                              const DirectionWord& direction) {
  const TextFigure* from = nullptr;
  const TextFigure* to = nullptr;
  std::size_t froms = 0;
  for (const Token& token : sentence.tokens) froms += token.folded == "from" ? 1 : 0;
  if (froms > 1) return {nullptr, nullptr};
  for (const TextFigure& figure : sentence.figures) {
    const std::size_t first = figure.tokens.first;
    if (first == 0 || figure.tokens.first < direction.tokens.last) continue;
    const std::string& before = sentence.tokens[first - 1].folded;
    if (before == "from" && from == nullptr) from = &figure;
    if (before == "to" && to == nullptr) to = &figure;
  }
  if (from == nullptr) return {nullptr, nullptr};
  if (to == nullptr && from->tokens.first == direction.tokens.last + 2) {  // "57%, up from 55%"
    for (const TextFigure& figure : sentence.figures) {
      if (figure.tokens.last < direction.tokens.first && stands_before(sentence, figure, direction)) to = &figure;
    }
  }
  if (to == nullptr || !comparable(*from, *to)) return {nullptr, nullptr};
  return {from, to};
}

// The period that the movement is since: "since February", "on quarter 1", "compared with last month", "than in June".
std::optional<Period> moved_since(const Sentence& sentence, const DirectionWord& direction, Period reporting) {
  constexpr std::array<std::string_view, 6> kSince = {"since", "on", "than", "from", "with", "against"};
  constexpr std::size_t kFarthest = 6;
  const TextPeriod* other = nullptr;
  for (const TextPeriod& period : sentence.periods) {
    if (period.form == TextPeriod::Form::current || period.period == reporting) continue;
    if (other != nullptr) return std::nullopt;
    other = &period;
  }
  if (other == nullptr || !other->period || !(other->period->last() < reporting.last())) return std::nullopt;
  if (other->period->kind() != reporting.kind()) return std::nullopt;
  const std::size_t first = other->tokens.first;
  if (first <= direction.tokens.last || first > direction.tokens.last + kFarthest) return std::nullopt;
  for (std::size_t at = direction.tokens.last; at < first; ++at) {
    const std::string& word = sentence.tokens[at].folded;
    if (std::find(kSince.begin(), kSince.end(), word) != kSince.end()) return other->period;
  }
  return std::nullopt;
}

void check_direction(const Evidence& evidence, const Remark& remark, const Sentence& sentence, Recorder& recorder) {
  const char* open = "the sentence does not say clearly between which figures or periods of which measure";
  const auto fail = [&](const std::string& why, const std::vector<Place>& places, const std::string& measure) {
    Failure failure = failure_in(remark, evidence.period(), sentence.text, "direction word");
    failure.places.insert(failure.places.end(), places.begin(), places.end());
    if (!measure.empty()) failure.measure = measure;
    failure.message = fmt::format("The text says “{}”, but {}.", shortened(sentence.text, 200), why);
    failure.fix = "Correct the word or the figure.";
    recorder.failed(std::move(failure));
  };
  const auto fail_between = [&](const DirectionWord& direction, const TextFigure& from, const TextFigure& to) {
    fail(fmt::format("{} is {} than {}, not what “{}” says", quoted(remark.text, sentence, to.tokens),
                     moved_words(sign_between(from.value, to.value)), quoted(remark.text, sentence, from.tokens),
                     quoted(remark.text, sentence, direction.tokens)),
         {}, "");
  };
  // "Rose from 226 in February to 190 in March" says clearly what it is between, whatever stands beside it.
  bool whole = false;
  for (const WholeMovement& movement : whole_movements(sentence)) {
    const Movement way = movement.direction->movement;
    if ((way != Movement::up && way != Movement::down) || counts_downwards(sentence)) continue;
    whole = true;
    const int moved = sign_between(movement.from->value, movement.to->value);
    if (moved != sign_of(way, Polarity::unknown))
      return fail_between(*movement.direction, *movement.from, *movement.to);
  }
  if (whole) return recorder.passed();
  if (sentence.directions.size() != 1) return recorder.not_run(open, sentence.directions.size());
  const DirectionWord& direction = sentence.directions.front();
  if (const auto [from, to] = moved_between(sentence, direction); from != nullptr) {
    const bool by_number = direction.movement == Movement::up || direction.movement == Movement::down;
    const std::string meant = by_number ? "" : subject_before(remark, sentence, direction.tokens.first);
    const int said = by_number || !meant.empty() ? sign_of(direction.movement, polarity_of(remark, meant)) : 0;
    if (said == 0 || counts_otherwise(sentence)) return recorder.not_run(open);
    if (said == sign_between(from->value, to->value)) return recorder.passed();
    return fail_between(direction, *from, *to);
  }
  const std::string measure = subject_before(remark, sentence, direction.tokens.first);
  const std::optional<Period> since = moved_since(sentence, direction, evidence.period());
  if (measure.empty() || !since || speaks_of_something_else(sentence) || counts_otherwise(sentence) ||
      qualified_after(sentence, direction.tokens.last + 1))
    return recorder.not_run(open);
  const LocatedFigure* now = value_for(remark, measure, evidence.period());
  const LocatedFigure* then = value_for(remark, measure, *since);
  if (now == nullptr || then == nullptr) return recorder.not_run("there are no figures to hold the words against");
  const int said = sign_of(direction.movement, polarity_of(remark, measure));
  const int moved = sign_between(*then->figure().value, *now->figure().value);
  if (said == 0) return recorder.not_run("the measure has no good or bad direction");
  if (moved != -said) return recorder.passed();  // equal as shown may still be a little more or less
  fail(fmt::format("{} was {} for {} and is {} for {}", measure_words(*now->observation), shown(then->figure()),
                   since->words(), shown(now->figure()), evidence.period().words()),
       {now->place(), then->place()}, measure);
}

}  // namespace

void direction_word_contradicts(const Evidence& evidence, Recorder& recorder) {
  const Commentary commentary(evidence);
  for_each_sentence(commentary, evidence.period(), [&](const Remark& remark, const Sentence& sentence) {
    if (remark.kind == RemarkKind::note || sentence.directions.empty()) return;
    check_direction(evidence, remark, sentence, recorder);
  });
}

namespace {

constexpr std::size_t kFewestWordsRepeated = 8;
constexpr std::size_t kFewestWordsOfSentence = 5;

// Words that are rightly the same for many measures: that there is nothing to say yet.
bool is_standing_phrase(std::string_view text) {
  constexpr std::array<std::string_view, 20> kPhrases = {
      "not available", "not yet available", "no data",        "not due",   "as above",
      "see above",     "not collected",     "annual measure", "no update", "reported annually",
      "awaiting",      "will be available", "to follow",      "n/a",       "published",
      "in arrears",    "end of the year",   "end of year",    "year end",  "year-end"};
  return std::any_of(kPhrases.begin(), kPhrases.end(),
                     [text](std::string_view phrase) { return holds_word(text, phrase); });
}

std::size_t count_words(const Sentence& sentence) {
  return static_cast<std::size_t>(std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                                                [](const Token& token) { return token.kind != TokenKind::mark; }));
}

std::size_t count_words(const std::vector<Sentence>& sentences) {
  std::size_t words = 0;
  for (const Sentence& sentence : sentences) words += count_words(sentence);
  return words;
}

// The ref without its sub-measure, so that 1.A4(a) and 1.A4(b) are of one measure.
std::string whole_ref(const std::string& name) { return name.substr(0, name.find_first_of("( ")); }

bool of_one_measure(const Remark& left, const Remark& right) {
  return std::any_of(left.names.begin(), left.names.end(), [&](const std::string& one) {
    return std::any_of(right.names.begin(), right.names.end(), [&](const std::string& other) {
      return one == other || (looks_like_ref(one) && whole_ref(one) == whole_ref(other));
    });
  });
}

void fail_repeated(const Remark& remark, Period period, const std::string& text, const std::vector<Place>& also,
                   const std::string& where, const std::string& fix, Recorder& recorder) {
  Failure failure = failure_in(remark, period, shortened(text, 200), "repeated");
  failure.places.insert(failure.places.end(), also.begin(), also.end());
  failure.message = fmt::format("“{}” stands {}.", shortened(text, 200), where);
  failure.fix = fix;
  recorder.failed(std::move(failure));
}

// The sentence that stands twice in the text; empty for none.
std::string sentence_twice(const std::vector<Sentence>& sentences) {
  std::set<std::string> seen;
  for (const Sentence& sentence : sentences) {
    if (count_words(sentence) >= kFewestWordsOfSentence && !seen.insert(folded(sentence.text)).second)
      return sentence.text;
  }
  return "";
}

// The texts that are word for word the same, in their order.
struct SameText {
  std::vector<const Remark*> remarks;
  std::set<std::string> measures;  // that they are about: of each text one, sub-measures as one
  bool reported = false;
};

using SameTexts = std::map<std::string, SameText>;

SameTexts by_text(const Commentary& commentary) {
  SameTexts texts;
  for (const Remark& remark : commentary.remarks()) {
    if (remark.kind == RemarkKind::other || remark.names.empty()) continue;
    SameText& same = texts[folded(remark.text)];
    same.remarks.push_back(&remark);
    const std::string& name = remark.names.front();
    same.measures.insert(looks_like_ref(name) ? whole_ref(name) : name);
  }
  return texts;
}

// More measures than these with one text have it on purpose: it says what holds for all of them.
constexpr std::size_t kMostSharing = 3;
constexpr std::size_t kMostPlacesListed = 20;

// A text that stands at other measures too: reported once, at the second of them, as the first is probably where it
// belongs. False where all its places are of one measure.
bool check_shared(const Remark& remark, Period period, SameText& same, Recorder& recorder) {
  if (same.remarks.size() < 2 || same.measures.size() < 2) return false;
  if (same.measures.size() > kMostSharing) {
    recorder.not_run("the text stands at more than three measures, as a standing phrase");
    return true;
  }
  if (of_one_measure(*same.remarks.front(), remark)) {
    recorder.passed();
    return true;
  }
  if (same.reported) {
    recorder.not_run("the text is reported once, at the second of its places");
    return true;
  }
  same.reported = true;
  std::vector<Place> listed;
  std::size_t others = 0;
  for (const Remark* other : same.remarks) {
    if (other == &remark) continue;
    ++others;
    if (listed.size() < kMostPlacesListed) listed.push_back(other->place);
  }
  const std::string first = cell_words(listed.front(), remark.place);
  fail_repeated(remark, period, collapsed(remark.text), listed,
                others == 1 ? fmt::format("word for word at {} too, for another measure", first)
                            : fmt::format("word for word in {} other places too, first at {}", others, first),
                "Write here what belongs to this measure, or say that it is meant for both.", recorder);
  return true;
}

}  // namespace

void paragraph_repeated(const Evidence& evidence, Recorder& recorder) {
  const Commentary commentary(evidence);
  SameTexts texts = by_text(commentary);
  const Evidence* before = evidence.earlier().empty() ? nullptr : evidence.earlier().front();
  std::optional<Commentary> commentary_before;
  SameTexts texts_before;
  if (before != nullptr && before->period().last() < evidence.period().last()) {
    commentary_before.emplace(*before);
    texts_before = by_text(*commentary_before);
  }
  for (const Remark& remark : commentary.remarks()) {
    if (remark.kind == RemarkKind::other) continue;
    const std::vector<Sentence> sentences = sentences_of(remark.text, evidence.period());
    if (const std::string twice = sentence_twice(sentences); !twice.empty()) {
      fail_repeated(remark, evidence.period(), twice, {}, "twice in the same text", "Take it out once.", recorder);
      continue;
    }
    if (count_words(sentences) < kFewestWordsRepeated || is_standing_phrase(remark.text)) {
      recorder.not_run("the text is too short or too general to be one of its own");
      continue;
    }
    const std::string text = folded(remark.text);
    const auto same = texts.find(text);
    if (same != texts.end() && check_shared(remark, evidence.period(), same->second, recorder)) continue;
    const auto earlier = texts_before.find(text);
    const bool unchanged =
        remark.kind != RemarkKind::note && earlier != texts_before.end() &&
        std::any_of(earlier->second.remarks.begin(), earlier->second.remarks.end(),
                    [&](const Remark* other) { return other->kind == remark.kind && of_one_measure(remark, *other); });
    if (unchanged) {
      fail_repeated(remark, evidence.period(), collapsed(remark.text), {},
                    fmt::format("unchanged since the submission of {}", before->period().words()),
                    "Bring it up to date, or say that it still holds.", recorder);
    } else {
      recorder.passed();
    }
  }
}

}  // namespace scorebook::rule
