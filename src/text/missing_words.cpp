// Words that stand where a figure should be, and words in titles and data notes that name a unit.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

using Phrases = std::initializer_list<std::string_view>;

bool holds_any(std::string_view text, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [text](std::string_view phrase) {
    return find_folded_word(text, phrase) != std::string_view::npos;
  });
}

bool begins_with_any(std::string_view text, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [text](std::string_view phrase) {
    return find_folded_word(text.substr(0, phrase.size() + 2), phrase) == 0;
  });
}

bool is_any(std::string_view text, Phrases choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

}  // namespace

std::optional<Missing> missing_word(std::string_view text) {
  const std::string exact = trimmed(text);
  if (is_any(exact, {"-", "--", "\u2013", "\u2014", "\u2012", "\u2212", "\u2011", "_", "__", "£-", "£ -"})) {
    return Missing::nil_or_not_meaningful;
  }
  if (is_any(exact, {"*", "c", "[c]"})) return Missing::suppressed;
  if (is_any(exact, {"..", "[x]", ":"})) return Missing::not_available;
  if (is_any(exact, {"#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
                     "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"})) {
    return Missing::error;
  }
  const std::string words = folded(text);
  if (is_any(words, {"nil", "nil return"})) return Missing::nil_or_not_meaningful;
  if (is_any(words, {"na", "n.a.", "n / a", "n/ a", "n /a"}) || begins_with_any(words, {"n/a", "not applicable"})) {
    return Missing::not_applicable;
  }
  if (begins_with_any(words, {"no target", "no targets"})) return Missing::no_target;
  if (begins_with_any(words, {"baseline year", "baseline to be"}) || words == "baseline") return Missing::baseline_year;
  if (begins_with_any(words,
                      {"not yet available", "not available yet", "data not yet available", "data not available yet",
                       "awaiting", "awaited", "data awaited", "not yet due", "not due", "not yet published"})) {
    return Missing::not_available_yet;
  }
  if (begins_with_any(words, {"data not previously", "not previously", "not available as not previously",
                              "data not available as not previously", "not recorded", "not collected",
                              "data not collected", "not previously collected", "data not recorded"})) {
    return Missing::not_collected;
  }
  if (begins_with_any(words, {"not available", "no data", "data not available", "data unavailable", "unavailable",
                              "not returned", "no return"})) {
    return Missing::not_available;
  }
  if (begins_with_any(words, {"tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be set", "to be determined",
                              "to be advised", "range to be set", "target to be set", "target to be confirmed"})) {
    return Missing::to_be_confirmed;
  }
  if (begins_with_any(words, {"on hold"})) return Missing::on_hold;
  if (begins_with_any(words, {"further validation", "under validation", "validation underway", "being validated",
                              "subject to validation"})) {
    return Missing::under_validation;
  }
  return std::nullopt;
}

bool is_placeholder(std::string_view text) {
  const std::string words = folded(text);
  if (words.empty()) return false;
  if (holds_any(words, {"tbc", "tba", "tbd", "lorem ipsum"})) return true;
  // "xx", "XX%", "???": nothing but the stand-in, at least two of it.
  const std::string_view stand_in = std::string_view(words).substr(0, words.find_last_not_of("% ") + 1);
  if (stand_in.size() >= 2 && (stand_in.find_first_not_of('x') == std::string_view::npos ||
                               stand_in.find_first_not_of('?') == std::string_view::npos)) {
    return true;
  }
  if (begins_with_any(words, {"[insert", "<insert", "insert text", "insert commentary", "placeholder"})) return true;
  // In a sentence ("a plan is to be agreed with partners") these words are no placeholder.
  constexpr std::size_t kLongestPlaceholder = 40;
  if (words.size() > kLongestPlaceholder) return false;
  constexpr std::array<std::string_view, 7> kEndings = {"to be confirmed",  "to be set",     "to be agreed",
                                                        "to be determined", "to be advised", "to be added",
                                                        "to be completed"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&words](std::string_view ending) {
    return words.size() >= ending.size() && words.compare(words.size() - ending.size(), ending.size(), ending) == 0;
  });
}

namespace {

Unit rate_in(const std::string& words) {
  if (holds_any(words, {"per 100,000", "per 100000", "per 100k", "per 100 000"})) return Unit::per_100000;
  if (holds_any(words, {"per 10,000", "per 10000", "per 10k", "per 10 000"})) return Unit::per_10000;
  return Unit::unknown;
}

// "Average number of days between ...", "Maximum caseload of ...", "Average number of cases per ..."
Unit averaged_in(const std::string& title) {
  if (holds_any(title, {"number of days", "no. of days", "average days", "days between", "(days)", "in days"}))
    return Unit::days;
  if (holds_any(title, {"number of weeks", "no. of weeks", "average weeks", "(weeks)", "in weeks"})) return Unit::weeks;
  const bool averaged = holds_any(title, {"average", "ave", "maximum", "mean", "median"});
  if (holds_any(title, {"caseload", "caseloads"}) || (averaged && holds_any(title, {"cases"}))) return Unit::cases;
  return Unit::unknown;
}

bool per_cent_in(const std::string& title) {
  return title.find('%') == 0 || title.find("% ") != std::string::npos ||
         holds_any(title, {"percentage", "per cent", "percent", "proportion"});
}

}  // namespace

Unit unit_of_measure(std::string_view data_note, std::string_view title) {
  const std::string note = folded(data_note);
  const std::string words = folded(title);
  if (const Unit rate = rate_in(note); rate != Unit::unknown) return rate;
  if (per_cent_in(note) || note == "rate %") return Unit::per_cent;
  if (holds_any(note, {"days"})) return Unit::days;
  if (holds_any(note, {"weeks"})) return Unit::weeks;
  if (note.find("£") != std::string::npos) return Unit::money;
  const bool counted_note = holds_any(note, {"count", "number", "no.", "total"});
  if (!counted_note) {
    if (const Unit rate = rate_in(words); rate != Unit::unknown) return rate;
    if (per_cent_in(words)) return Unit::per_cent;
    if (words.find("£") != std::string::npos) return Unit::money;
  }
  if (const Unit averaged = averaged_in(words); averaged != Unit::unknown) return averaged;
  if (counted_note || holds_any(words, {"number", "no.", "total", "count"})) return Unit::count;
  return Unit::unknown;
}

}  // namespace scorebook
