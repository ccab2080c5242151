// Counts stated in words against what they count (C411): a total against the parts that the same sentence lists, "12 of
// the 36 measures are red" against the tables.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string_view>

#include "check/consistency_rules.hpp"
#include "check/counts_in_text.hpp"
#include "check/measure_counts.hpp"
#include "check/text_parts.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// Words that make a list one of some parts only, or a number one that is not meant exactly.
constexpr std::array kNotAll = {
    "including", "include",       "includes", "mainly",    "mostly",    "such as", "e.g",  "among",   "some",
    "most",      "about",         "around",   "nearly",    "almost",    "over",    "than", "least",   "up to",
    "roughly",   "approximately", "rest",     "remainder", "remaining", "others",  "both", "largest", "top"};
// What a number before a list counts that is no total of it.
constexpr std::array kNoThings = {"month", "months", "year", "years", "week",  "weeks",  "day",
                                  "days",  "hours",  "per",  "times", "point", "points", "percent"};
constexpr std::array kNamesANumber = {"quarter", "month",   "week",   "year",  "page",  "section", "priority",
                                      "table",   "measure", "target", "in",    "since", "by",      "at",
                                      "from",    "to",      "until",  "after", "before"};

// Words of another time than the report's, or of what is only hoped for.
constexpr std::array kOtherTime = {"last",     "previous", "earlier", "ago",    "prior", "before",   "compared",
                                   "expected", "forecast", "will",    "should", "aim",   "had been", "would"};

template <class List>
bool is_one_of(const std::string& word, const List& list) {
  return std::any_of(list.begin(), list.end(), [&](const char* one) { return word == one; });
}

// A total and the list that follows it: "11 were upheld: 5 on quality of service, 2 on lack of service and 2 on staff".
struct CountedList {
  std::string words;  // of the total: "11 were upheld"
  std::int64_t total = 0;
  std::vector<std::int64_t> parts;
};

// The one number of the words before a list, where it is a count of things.
std::optional<std::int64_t> total_of(const std::string& clause) {
  std::optional<std::int64_t> total;
  const std::vector<std::string> words = sentence_words(clause);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!has_digit(words[at])) continue;
    const std::optional<std::int64_t> number = whole_number(words[at]);
    if (!number || total) return std::nullopt;
    if (*number >= 1900 && *number < 2100 && words[at].find(',') == std::string::npos) return std::nullopt;
    if (at > 0 && is_one_of(words[at - 1], kNamesANumber)) return std::nullopt;
    if (at + 1 >= words.size() || is_one_of(words[at + 1], kNoThings)) return std::nullopt;
    total = number;
  }
  return total;
}

// The numbers that the items of a list begin with; empty where it is no list of counts.
std::vector<std::int64_t> parts_of(const std::string& list) {
  std::vector<std::int64_t> parts;
  for (const std::string& item : list_items(list)) {
    const std::vector<std::string> words = sentence_words(item);
    if (words.empty()) continue;
    const std::optional<std::int64_t> number = whole_number(words.front());
    const bool more_numbers = std::any_of(words.begin() + 1, words.end(), has_digit);
    if (more_numbers) return {};
    if (!number) {
      if (has_digit(words.front()) || parts.empty()) return {};
      continue;  // "grounds and roads": the item before goes on
    }
    if (words.size() < 2 || is_one_of(words[1], kNoThings) || words[1] == "of") return {};
    parts.push_back(*number);
  }
  return parts;
}

std::optional<CountedList> counted_list(const std::string& sentence) {
  const std::size_t opened = sentence.find_first_of(":(");
  if (opened == std::string::npos) return std::nullopt;
  const std::size_t closed = sentence[opened] == '(' ? sentence.find(')', opened) : sentence.size();
  if (closed == std::string::npos) return std::nullopt;
  CountedList found;
  found.words = trimmed(sentence.substr(0, opened));
  const std::optional<std::int64_t> total = total_of(found.words);
  if (!total) return std::nullopt;
  found.total = *total;
  found.parts = parts_of(sentence.substr(opened + 1, closed - opened - 1));
  if (found.parts.size() < 2) return std::nullopt;
  return found;
}

std::int64_t sum_of(const CountedList& list) {
  return std::accumulate(list.parts.begin(), list.parts.end(), std::int64_t{0});
}

// Why a list that does not add to its total may be right all the same; null where it is not.
const char* why_open(const std::string& sentence, const CountedList& list, std::int64_t sum) {
  if (std::any_of(kNotAll.begin(), kNotAll.end(), [&](const char* word) { return holds_word(sentence, word); }))
    return "the list says that it is not of all, or its number is not meant exactly";
  if (sum > list.total) return "the parts of the list may overlap: they add to more than the total";
  // A list far from its total names some parts only: "225 providers: 7 require improvement and 3 are inadequate".
  if (4 * sum < 3 * list.total) return "the list is far from its total, and may name some parts only";
  return nullptr;
}

void check_list(const std::string& sentence, const CountedList& list, const Failure& at, const std::string& subject,
                Recorder& recorder) {
  const std::int64_t sum = sum_of(list);
  std::string terms;
  for (const std::int64_t part : list.parts) {
    terms += fmt::format("{}{}", terms.empty() ? "" : " + ", part);
  }
  if (sum == list.total) return recorder.passed();
  if (const char* why = why_open(sentence, list, sum)) return recorder.not_run(why);
  Failure failure = at;
  failure.observed = fmt::format("{}", list.total);
  failure.expected = fmt::format("{}", sum);
  failure.message = fmt::format("{}: the text says “{}”, but the parts that it lists add to {} ({}).", subject,
                                list.words, sum, terms);
  failure.fix = "Find out whether the total or a part is wrong, and mend the text; or name the part that is missing.";
  recorder.failed(std::move(failure));
}

void check_lists(const LabelledCell& cell, const Failure& at, const std::string& subject, Recorder& recorder) {
  for (const std::string& sentence : plain_sentences(cell.text)) {
    if (const std::optional<CountedList> list = counted_list(sentence))
      check_list(sentence, *list, at, subject, recorder);
  }
}

void check_commentary(const Evidence& evidence, Recorder& recorder) {
  Failure at;
  at.period = evidence.period();
  for (const PlanTable& plan : evidence.submission().plans) {
    for (const PlanRow& row : plan.rows) {
      for (const LabelledCell& remark : row.remarks) {
        at.places = {remark.place};
        at.measure = row.definition.name;
        at.kind_of_place = remark.place.sheet_name() + " commentary";
        check_lists(remark, at, measure_words(row.definition), recorder);
      }
    }
  }
  for (const DetailPage& page : evidence.submission().pages) {
    if (!page.analysis.place.known()) continue;
    at.places = {page.analysis.place};
    at.measure.clear();
    at.kind_of_place = page.analysis.place.sheet_name() + " analysis";
    check_lists(page.analysis, at, fmt::format("The analysis on “{}”", page.analysis.place.sheet_name()), recorder);
  }
}

// "12 of the 36 measures are red".
void check_claim(const MeasureClaim& claim, const MeasureCounts& counts, const Place& place, const Evidence& evidence,
                 Recorder& recorder) {
  if (!claim.state) return recorder.not_run("the sentence counts measures by words that no table counts by");
  const std::optional<Period> named = find_period(claim.words);
  const bool other_time = (named && named->last() != evidence.period().last()) ||
                          std::any_of(kOtherTime.begin(), kOtherTime.end(),
                                      [&](const char* word) { return holds_word(claim.words, word); });
  if (other_time) return recorder.not_run("the sentence counts measures of another time");
  const std::vector<CountOfState> known = counts.of(*claim.state, claim.of, place.sheet_name());
  if (known.empty()) return recorder.not_run("the sentence counts other measures than those of a table");
  const bool agrees =
      std::any_of(known.begin(), known.end(), [&](const CountOfState& count) { return count.number == claim.number; });
  if (agrees) return recorder.passed();
  std::vector<std::string> numbers;
  for (const CountOfState& count : known) {
    const std::string words = fmt::format("{} {}", count.number, count.what);
    if (std::find(numbers.begin(), numbers.end(), words) == numbers.end()) numbers.push_back(words);
  }
  Failure failure;
  failure.places = {place};
  failure.period = evidence.period();
  failure.observed = fmt::format("{}", claim.number);
  failure.expected = fmt::format("{}", known.front().number);
  failure.kind_of_place = place.sheet_name() + " count of measures";
  failure.message = fmt::format("The text says “{}”, but of these {} there are {}.", claim.words,
                                counted(claim.of, "measure"), listed(numbers, "or"));
  failure.fix = "Count again, and mend the text; or mend the table where that is wrong.";
  recorder.failed(std::move(failure));
}

void check_claims(const Evidence& evidence, Recorder& recorder) {
  const Workbook* workbook = evidence.submission().workbook.get();
  if (workbook == nullptr) return;
  std::optional<MeasureCounts> counts;  // made for the first sentence that needs them: hardly a workbook has one
  for (const Sheet& sheet : workbook->sheets) {
    if (sheet.visibility != Visibility::visible || !sheet.name) continue;
    for (const Cell& cell : sheet.cells) {
      if (cell.kind != CellKind::text) continue;
      for (const MeasureClaim& claim : measure_claims(workbook->text_of(cell))) {
        if (!counts) counts.emplace(evidence);
        check_claim(claim, *counts, {sheet.name, cell.ref}, evidence, recorder);
      }
    }
  }
}

}  // namespace

void count_in_text_differs(const Evidence& evidence, Recorder& recorder) {
  check_commentary(evidence, recorder);
  check_claims(evidence, recorder);
}

}  // namespace scorebook::rule

bool scorebook::lists_add_otherwise(std::string_view text) {
  const std::vector<std::string> sentences = plain_sentences(text);
  return std::any_of(sentences.begin(), sentences.end(), [](const std::string& sentence) {
    const std::optional<rule::CountedList> list = rule::counted_list(sentence);
    if (!list) return false;
    const std::int64_t sum = rule::sum_of(*list);
    return sum != list->total && rule::why_open(sentence, *list, sum) == nullptr;
  });
}
