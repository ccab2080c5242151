#include "locate/beside_heading.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "locate/source_rows.hpp"
#include "locate/target_versions.hpp"
#include "locate/vocabulary.hpp"

namespace scorebook {
namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words that name a column by themselves, which no figure of the measure is read from.
constexpr auto kNothingReadWords = std::to_array<std::string_view>(
    {"rag",        "status",    "dot",  "direction",  "travel",     "trend",      "rating",    "rank",     "variance",
     "variances",  "variation", "diff", "difference", "change",     "baseline",   "benchmark", "forecast", "forecasts",
     "trajectory", "previous",  "prev", "prior",      "comparator", "cumulative", "profile",   "last"});
constexpr auto kBenchmarkWords = std::to_array<std::string_view>(
    {"national", "nat", "england", "statistical", "stat", "neighbour", "neighbours", "neigh", "sn", "average", "ave",
     "avg", "av", "best", "top", "quartile", "qtile", "threshold"});
// Words that may stand beside the others without naming anything.
constexpr auto kFillWords = std::to_array<std::string_view>(
    {"month",  "months", "monthly", "quarter", "quarterly", "year",    "years",     "yearly", "annual",  "annually",
     "end",    "full",   "period",  "same",    "in",        "of",      "the",       "for",    "on",      "from",
     "to",     "at",     "and",     "v",       "vs",        "against", "no",        "number", "value",   "figure",
     "actual", "result", "local",   "our",     "current",   "fy",      "financial", "date",   "calendar"});
// "Missed target", "% within target": the measure counts what reaches it.
constexpr auto kReachesWords = std::to_array<std::string_view>(
    {"within",  "against", "meeting",  "met",  "meets",     "on",        "to",      "of",
     "below",   "above",   "under",    "over", "exceeding", "achieving", "hitting", "hit",
     "missing", "missed",  "reaching", "from", "off",       "outside",   "per",     "the"});

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

bool is_target_word(std::string_view word) { return word == "target" || word == "targets"; }

// The role that the word names; nothing for words that name none.
std::optional<SourceRole> role_named(const std::string& word, bool year_to_date, bool benchmark) {
  if (is_target_word(word)) return SourceRole::target;
  if (word == "ytd" || (year_to_date && word == "date")) return SourceRole::year_to_date;
  if (word == "numerator") return SourceRole::numerator;
  if (word == "denominator") return SourceRole::denominator;
  if (is_one_of(word, kNothingReadWords) || (benchmark && is_one_of(word, kBenchmarkWords))) return SourceRole::ignored;
  return std::nullopt;
}

bool is_fill(const std::string& word) { return is_number(word) || is_one_of(word, kFillWords); }

// "Bins target": whose it is is not said as the measure is, but it is a target.
bool ends_in_target(const std::vector<std::string>& words) {
  std::size_t at = words.size();
  while (at > 0 && is_number(words[at - 1])) --at;
  if (at == 0 || !is_target_word(words[at - 1])) return false;
  return at < 2 || !is_one_of(words[at - 2], kReachesWords);
}

// "2015/16", "2015/16 actual".
bool only_a_year(const std::vector<std::string>& words) {
  const bool year = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.size() == 4 && is_number(word) && (word[0] == '1' || word[0] == '2');
  });
  return year && std::all_of(words.begin(), words.end(), is_fill);
}

}  // namespace

std::vector<std::string> subject_of_title(std::string_view title) {
  std::vector<std::string> words = words_of(title);
  const auto is_form = [](const std::string& word) {
    return word == "no" || word == "number" || word == "of" || word == "percentage" || word == "percent";
  };
  words.erase(std::remove_if(words.begin(), words.end(), is_form), words.end());
  return words;
}

std::optional<BesideHeading> beside_heading(std::string_view heading) {
  const std::vector<std::string> words = words_of(heading);
  const bool year_to_date = says_year_to_date(heading);
  const bool benchmark = !benchmark_name(heading).empty();
  BesideHeading beside;
  std::set<SourceRole> roles;
  std::string before;
  for (const std::string& word : words) {
    const bool reached = is_target_word(word) && is_one_of(before, kReachesWords);
    before = word;
    if (reached) continue;
    if (const std::optional<SourceRole> role = role_named(word, year_to_date, benchmark)) {
      roles.insert(*role);
    } else if (!is_fill(word) && !is_version_word(word)) {
      beside.subject.push_back(word);
    }
  }
  if (roles.empty()) return only_a_year(words) ? std::optional(BesideHeading{}) : std::nullopt;
  if (roles.size() == 1) beside.role = *roles.begin();
  if (beside.subject.empty() || roles.count(SourceRole::year_to_date) != 0 || roles.count(SourceRole::numerator) != 0 ||
      roles.count(SourceRole::denominator) != 0 || ends_in_target(words))
    return beside;
  return std::nullopt;
}

bool names_no_measure(const std::string& title, const std::string& title_above) {
  if (names_summary(title)) return true;
  const std::optional<BesideHeading> heading = beside_heading(title);
  return heading && (heading->subject.empty() || heading->subject == subject_of_title(title_above));
}

std::string no_measure_words(const std::string& title) {
  return "The row called \"" + title +
         "\" has no number and is named as no measure is, but as what is made out of other rows or belongs to one, so "
         "it was not read. Give it a number or a full title if it is a measure.";
}

}  // namespace scorebook
