#include "check/claims.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words that titles share and that say nothing of which measure it is.
constexpr std::array<std::string_view, 44> kCommonWords = {
    "the",     "a",       "an",         "of",        "in",        "to",      "and",        "for",     "with",
    "who",     "that",    "are",        "is",        "have",      "has",     "had",        "which",   "number",
    "no",      "%",       "percentage", "per",       "cent",      "percent", "proportion", "rate",    "total",
    "overall", "average", "increase",   "increased", "reduction", "reduce",  "reduced",    "improve", "improved",
    "count",   "by",      "on",         "at",        "from",      "as",      "or",         "levels"};

// What may stand beside the measure's words in a subject without making it another one.
constexpr std::array<std::string_view, 38> kFillers = {
    "the",  "a",          "an",         "of",     "in",      "total",       "overall",  "number", "numbers", "rate",
    "%",    "percentage", "proportion", "figure", "figures", "performance", "this",     "it",     "that",    "these",
    "has",  "have",       "had",        "also",   "then",    "again",       "slightly", "since",  "now",     "there",
    "been", "is",         "are",        "was",    "were",    "still",       "slight",   "small"};

}  // namespace

std::string without_plural(std::string_view word) {
  if (word.size() > 4 && word.substr(word.size() - 3) == "ies")
    return std::string(word.substr(0, word.size() - 3)) + "y";
  const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
  return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

std::vector<std::string> telling_words(std::string_view title) {
  std::vector<std::string> words;
  // The reporting period matters for the periods alone, which no one asks for here.
  for (const Sentence& sentence : sentences_of(title, Period::month(2000, 1))) {
    int brackets = 0;
    for (const Token& token : sentence.tokens) {
      if (token.folded == "(") ++brackets;
      if (token.folded == ")") --brackets;
      if (brackets > 0 || token.kind == TokenKind::mark || is_one_of(token.folded, kCommonWords)) continue;
      words.push_back(without_plural(token.folded));
    }
  }
  return words;
}

namespace {

// The titles under which a measure of the remark is known.
std::vector<std::string> titles_of(const Remark& remark, const std::string& name) {
  std::vector<std::string> titles;
  for (const LocatedFigure* figure : remark.figures) {
    if (figure->observation->measure != name) continue;
    if (std::find(titles.begin(), titles.end(), figure->observation->title) == titles.end())
      titles.push_back(figure->observation->title);
  }
  return titles;
}

bool names(const std::vector<std::string>& subject, const std::vector<std::string>& telling, bool all_needed) {
  const auto in_title = [&](const std::string& word) { return is_one_of(word, telling); };
  if (telling.empty() || !std::all_of(subject.begin(), subject.end(), in_title)) return false;
  if (!all_needed) return true;
  return std::all_of(telling.begin(), telling.end(), [&](const std::string& word) { return is_one_of(word, subject); });
}

}  // namespace

namespace {

// The measure that these words name, and nothing else with it. Later sentences of a text may be about something else
// that is called by some of its words, so that they need all of them.
std::string named_by(const Remark& remark, const std::vector<std::string>& subject, bool opens_text) {
  const bool some_are_enough = remark.about_one() && opens_text;
  std::vector<std::string> found;
  for (const std::string& name : remark.names) {
    if (some_are_enough && subject.empty()) {
      found.push_back(name);
      continue;
    }
    if (subject.empty()) continue;
    const std::vector<std::string> titles = titles_of(remark, name);
    const bool named = std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
      return names(subject, telling_words(title), !some_are_enough);
    });
    if (named || (subject.size() == 1 && subject.front() == folded(name))) found.push_back(name);
  }
  // Measures that have no figures at all are not meant.
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const std::string& name) { return titles_of(remark, name).empty(); }),
              found.end());
  return found.size() == 1 ? found.front() : std::string();
}

bool in_period(const Sentence& sentence, std::size_t token) {
  return std::any_of(sentence.periods.begin(), sentence.periods.end(), [token](const TextPeriod& period) {
    return token >= period.tokens.first && token <= period.tokens.last;
  });
}

// The words from one token up to another, without marks, periods and those that name nothing.
std::vector<std::string> naming_words(const Sentence& sentence, std::size_t first, std::size_t end) {
  std::vector<std::string> words;
  for (std::size_t at = first; at < end; ++at) {
    const Token& token = sentence.tokens[at];
    if (token.kind == TokenKind::mark || in_period(sentence, at) || is_one_of(token.folded, kFillers)) continue;
    words.push_back(without_plural(token.folded));
  }
  return words;
}

// The token at which the verb stands that says the figure is the level: "rose to", "stands at", "was"; nothing for
// none.
std::optional<std::size_t> verb_before(const Sentence& sentence, const TextFigure& figure) {
  constexpr std::array<std::string_view, 12> kIsAt = {"stands", "stood", "steady", "stable", "remained", "remains",
                                                      "is",     "are",   "was",    "were",   "now",      "currently"};
  const std::size_t first = figure.tokens.first;
  if (first == 0) return std::nullopt;
  const auto word = [&](std::size_t at) { return std::string_view(sentence.tokens[at].folded); };
  if (word(first - 1) == "to") {
    for (const DirectionWord& direction : sentence.directions) {
      const bool adverb =
          first >= 3 && direction.tokens.last + 3 == first && sentence.tokens[first - 2].kind == TokenKind::word;
      if (direction.verb && (direction.tokens.last + 2 == first || adverb)) return direction.tokens.first;
    }
    return std::nullopt;
  }
  if (word(first - 1) == "at")
    return first >= 2 && is_one_of(word(first - 2), kIsAt) ? std::optional(first - 2) : std::nullopt;
  constexpr std::array<std::string_view, 4> kIs = {"is", "are", "was", "were"};
  return is_one_of(word(first - 1), kIs) ? std::optional(first - 1) : std::nullopt;
}

// Where the words end that go with the figure: before the next mark or preposition.
constexpr std::array<std::string_view, 17> kEnds = {"in",   "at",  "by",       "during", "this", "last",
                                                    "from", "for", "compared", "since",  "as",   "against",
                                                    "on",   "per", "with",     "and",    "which"};

std::size_t end_of_phrase(const Sentence& sentence, std::size_t token) {
  while (token < sentence.tokens.size() && sentence.tokens[token].kind != TokenKind::mark &&
         !is_one_of(sentence.tokens[token].folded, kEnds))
    ++token;
  return token;
}

// Whether what was counted goes on there: "children | from abroad", "contacts | and referrals", but not "contacts | at
// the end of March", "contacts | from 1,030" and "contacts | compared with last month".
bool goes_on(const Sentence& sentence, std::size_t end) {
  constexpr std::array<std::string_view, 8> kBetween = {"the", "end", "of", "with", "to", "as", "at", "in"};
  if (end >= sentence.tokens.size() || in_period(sentence, end) || !is_one_of(sentence.tokens[end].folded, kEnds))
    return false;
  std::size_t next = end + 1;
  while (next < sentence.tokens.size() && !in_period(sentence, next) &&
         is_one_of(sentence.tokens[next].folded, kBetween))
    ++next;
  const bool figure = std::any_of(sentence.figures.begin(), sentence.figures.end(),
                                  [next](const TextFigure& other) { return other.tokens.first == next; });
  return !figure && !in_period(sentence, next);
}

}  // namespace

std::string subject_before(const Remark& remark, const Sentence& sentence, std::size_t token) {
  return named_by(remark, naming_words(sentence, 0, token), sentence.opens_text);
}

bool qualified_after(const Sentence& sentence, std::size_t token) {
  constexpr std::array<std::string_view, 14> kBefore = {"in", "for",  "at", "among", "amongst", "within", "across",
                                                        "of", "with", "by", "on",    "where",   "who",    "whose"};
  for (std::size_t at = token; at < sentence.tokens.size(); ++at) {
    if (in_period(sentence, at) || !is_one_of(sentence.tokens[at].folded, kBefore)) continue;
    std::size_t next = at + 1;
    while (next < sentence.tokens.size() && !in_period(sentence, next) &&
           (sentence.tokens[next].folded == "the" || sentence.tokens[next].folded == "end" ||
            sentence.tokens[next].folded == "of"))
      ++next;
    if (!in_period(sentence, next)) return true;
  }
  return false;
}

std::string level_claimed(const Remark& remark, const Sentence& sentence, const TextFigure& figure) {
  if (figure.approximate || figure.points || figure.unit == Unit::money) return "";
  const std::size_t next = figure.tokens.last + 1;
  const std::size_t end = end_of_phrase(sentence, next);
  if (qualified_after(sentence, end)) return "";
  const std::vector<std::string> counted_words = naming_words(sentence, next, end);
  if (!counted_words.empty() && goes_on(sentence, end)) return "";
  if (const std::optional<std::size_t> verb = verb_before(sentence, figure)) {
    const std::string measure = subject_before(remark, sentence, *verb);
    const bool there = *verb > 0 && sentence.tokens[*verb - 1].folded == "there";
    if (there) return counted_words.empty() ? std::string() : named_by(remark, counted_words, sentence.opens_text);
    return counted_words.empty() ? measure : std::string();
  }
  const bool opens = naming_words(sentence, 0, figure.tokens.first).empty();
  return opens && !counted_words.empty() ? named_by(remark, counted_words, sentence.opens_text) : std::string();
}

std::optional<Period> period_claimed(const Sentence& sentence, Period reporting) {
  if (sentence.periods.empty()) return reporting;
  if (sentence.periods.size() > 1) return std::nullopt;
  const TextPeriod& period = sentence.periods.front();
  // "In March", "at the end of March": not "down on March" and "more than in March", which compare with it.
  constexpr std::array<std::string_view, 7> kOf = {"in", "for", "during", "of", "at", "the", "end"};
  constexpr std::array<std::string_view, 9> kBeside = {"than", "from",    "as",       "with", "to",
                                                       "on",   "against", "compared", "since"};
  std::size_t first = period.tokens.first;
  while (first > 0 && is_one_of(sentence.tokens[first - 1].folded, kOf)) --first;
  const bool opens = period.tokens.first == 0;
  const bool of_it = first < period.tokens.first && sentence.tokens[period.tokens.first - 1].folded != "the";
  const bool compared = first > 0 && is_one_of(sentence.tokens[first - 1].folded, kBeside);
  if (!opens && (!of_it || compared)) return std::nullopt;
  return period.period;
}

bool can_be_of(const TextFigure& text, Unit unit) {
  if (text.points || text.unit == Unit::money) return false;
  if ((text.unit == Unit::per_cent) != (unit == Unit::per_cent)) return false;
  if (text.unit == Unit::days || text.unit == Unit::weeks) return text.unit == unit || unit == Unit::count;
  return text.unit == Unit::per_cent || text.unit == Unit::count || text.unit == unit || unit == Unit::unknown ||
         unit == Unit::count;
}

const LocatedFigure* value_for(const Remark& remark, const std::string& measure, Period period) {
  const LocatedFigure* only = nullptr;
  for (const LocatedFigure* figure : remark.figures) {
    if (figure->observation->measure != measure || figure->kind != ObservationKind::value || figure->period != period ||
        !figure->figure().value)
      continue;
    if (only != nullptr && !same_figure(only->figure(), figure->figure())) return nullptr;
    if (only == nullptr) only = figure;
  }
  return only;
}

Interval printed(const Figure& figure) { return Interval::printed(*figure.value, figure.decimals); }

bool speaks_of_something_else(const Sentence& sentence) {
  constexpr std::array<std::string_view, 47> kWords = {
      "national",    "nationally",  "neighbour",   "neighbours",   "neighbour's",  "neighbours'", "average",
      "averages",    "england",     "region",      "regional",     "regionally",   "benchmark",   "benchmarks",
      "statistical", "comparator",  "forecast",    "forecasts",    "projected",    "projection",  "expected",
      "estimate",    "estimated",   "without",     "excluding",    "excludes",     "excl",        "if",
      "would",       "could",       "should",      "peak",         "peaked",       "highest",     "lowest",
      "record",      "previously",  "planned",     "capacity",     "maximum",      "minimum",     "including",
      "includes",    "provisional", "unvalidated", "respectively", "approximately"};
  return sentence.has_any(kWords);
}

}  // namespace scorebook
