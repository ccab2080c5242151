#include "locate/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/words.hpp"

namespace scorebook {
namespace {

// Headings are compared without punctuation at their ends and with single blanks.
constexpr std::array kRefHeadings = {"no",          "ref",          "ref no",        "reference", "measure no",
                                     "measure ref", "indicator no", "indicator ref", "pi ref",    "pi no",
                                     "kpi ref",     "kpi no",       "number"};
constexpr std::array kTitleHeadings = {"indicator",
                                       "indicators",
                                       "measure",
                                       "measures",
                                       "performance indicator",
                                       "performance measure",
                                       "indicator title",
                                       "measure title",
                                       "indicator description",
                                       "measure description",
                                       "indicator name",
                                       "measure name",
                                       "title",
                                       "kpi",
                                       "performance indicators",
                                       "performance measures"};
constexpr std::array kSectionHeadings = {"section", "theme", "area", "service", "service area", "category"};
constexpr std::array kRemarkHeadings = {
    "lead",      "lead officer", "owner",    "responsible officer", "accountable officer",
    "frequency", "comment",      "comments", "commentary",          "notes",
    "note",      "remarks",      "source",   "data source"};
constexpr std::size_t kLongestHeading = 80;

template <class Words>
bool is_one_of(const std::string& text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

std::string plain(std::string_view text) { return joined(words_of(text)); }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

bool is_number_word(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

// "year to date 15 16" says nothing more than "year to date"; "ytd comment" does.
bool only_says_year_to_date(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  words.erase(std::remove_if(words.begin(), words.end(), is_number_word), words.end());
  const std::string rest = joined(words);
  return rest == "ytd" || rest == "year to date" || rest == "year to date ytd" || rest == "ytd actual" ||
         rest == "actual ytd";
}

ColumnRole tolerance_role(const std::string& leaf, const std::string& all) {
  if (leaf == "red" || leaf == "red threshold" || leaf == "red tolerance") return ColumnRole::red;
  if (leaf == "amber" || leaf == "amber threshold" || leaf == "amber tolerance") return ColumnRole::amber;
  if (leaf == "green" || leaf == "target green" || leaf == "green target" || leaf == "green threshold")
    return ColumnRole::green;
  if (leaf == "target" && contains(all, "toleran")) return ColumnRole::green;
  return ColumnRole::unknown;
}

ColumnRole rag_role(const std::vector<std::string>& words, const std::string& all) {
  if (!has_word(words, "rag")) return ColumnRole::unknown;
  const bool year_end = contains(all, "year end") || has_word(words, "ye") || contains(all, "end of year");
  return year_end ? ColumnRole::rag_year_end : ColumnRole::rag_period;
}

bool says_direction(const std::vector<std::string>& words, const std::string& all) {
  return has_word(words, "dot") || contains(all, "direction of travel") || all == "direction" ||
         all == "month on month";
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : folded(text)) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += letter;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool says_year_to_date(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  return has_word(words, "ytd") || contains(joined(words), "year to date");
}

bool says_benchmarking(std::string_view text) {
  std::string letters;
  for (const std::string& word : words_of(text)) letters += word;
  return contains(letters, "benchmark");  // "BENCH-MARKING" is typed so to break in a narrow column
}

std::string benchmark_name(std::string_view text) {
  if (text.size() > kLongestHeading) return {};
  const std::vector<std::string> words = words_of(text);
  const bool average =
      has_word(words, "ave") || has_word(words, "avg") || has_word(words, "average") || has_word(words, "av");
  const bool neighbours = has_word(words, "sn") || has_word(words, "neigh") || has_word(words, "neighbour") ||
                          has_word(words, "neighbours");
  const bool national = has_word(words, "nat") || has_word(words, "national") || has_word(words, "england");
  const bool quartile = has_word(words, "qtile") || has_word(words, "quartile");
  if (neighbours && !national) {
    if (has_word(words, "best") && !average) return "best_stat_neigh";
    if (average && !has_word(words, "best")) return "stat_neigh_avg";
  }
  if (national && !neighbours) {
    if (quartile && has_word(words, "top")) return "nat_top_quartile";
    if (average && !quartile) return "nat_avg";
  }
  return {};
}

bool is_title_heading(std::string_view text) {
  return text.size() <= kLongestHeading && is_one_of(plain(text), kTitleHeadings);
}

ColumnRole role_of_headings(const std::vector<std::string>& headings) {
  if (headings.empty()) return ColumnRole::unknown;
  std::string together;
  for (const std::string& heading : headings) together += heading + " ";
  const std::string leaf = plain(headings.back());
  const std::vector<std::string> words = words_of(together);
  const std::string all = joined(words);
  if (is_one_of(leaf, kRefHeadings)) return ColumnRole::ref;
  if (is_one_of(leaf, kTitleHeadings)) return ColumnRole::title;
  if (contains(leaf, "good perf") || leaf == "polarity") return ColumnRole::polarity;
  if (contains(leaf, "data note"))
    return says_year_to_date(together) ? ColumnRole::year_to_date_note : ColumnRole::data_note;
  if (!benchmark_name(headings.back()).empty()) return ColumnRole::benchmark;
  if (const ColumnRole role = tolerance_role(leaf, all); role != ColumnRole::unknown) return role;
  if (const ColumnRole role = rag_role(words, all); role != ColumnRole::unknown) return role;
  if (only_says_year_to_date(headings.back())) return ColumnRole::year_to_date;
  if (says_year_to_date(together) && (leaf == "actual" || leaf == "figure" || leaf == "value"))
    return ColumnRole::year_to_date;
  if (says_direction(words, all)) return ColumnRole::direction;
  if (is_one_of(leaf, kSectionHeadings)) return ColumnRole::section;
  if (is_one_of(leaf, kRemarkHeadings)) return ColumnRole::remark;
  return ColumnRole::unknown;
}

bool is_scorecard_heading(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  if (role_of_headings({std::string(text)}) != ColumnRole::unknown) return true;
  const std::string all = plain(text);
  return contains(all, "months") || all == "in month" || all == "year end" || contains(all, "toleran") ||
         contains(all, "trend") || says_benchmarking(text) || says_year_to_date(text) ||
         contains(all, "month on month");
}

PageHeading page_heading(std::string_view text) {
  if (text.size() > kLongestHeading) return PageHeading::none;
  const std::string all = plain(text);
  if (all == "definition" || all == "definitions") return PageHeading::definition;
  if (all == "performance analysis" || all == "analysis" || all == "performance commentary")
    return PageHeading::analysis;
  return PageHeading::none;
}

}  // namespace scorebook
