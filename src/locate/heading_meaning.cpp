#include "locate/heading_meaning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "locate/vocabulary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestHeading = 120;

std::string plain(std::string_view text) {
  std::string result;
  for (const std::string& word : words_of(text)) result += (result.empty() ? "" : " ") + word;
  return result;
}

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

template <class Words>
bool has_any(const std::vector<std::string>& words, const Words& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_one_of(word, wanted); });
}

constexpr auto kMeasureNames = std::to_array<std::string_view>({"kpi",
                                                                "kpis",
                                                                "metric",
                                                                "metrics",
                                                                "metric details",
                                                                "metric name",
                                                                "series",
                                                                "series name",
                                                                "indicator",
                                                                "indicators",
                                                                "measure",
                                                                "measures",
                                                                "kpi name",
                                                                "indicator text",
                                                                "pi",
                                                                "indicator label",
                                                                "key performance indicator",
                                                                "measure name",
                                                                "metric description",
                                                                "key performance indicators",
                                                                "performance measure name",
                                                                "success measure"});
constexpr auto kRefNames = std::to_array<std::string_view>(
    {"ref", "ref no", "reference", "measure id", "indicator id", "indicatorid", "kpi id", "metric id", "measure code",
     "pi code", "kpi code", "indicator code", "measure ref", "indicator ref", "measure no", "indicator no", "kpi no",
     "kpi ref", "pi ref"});
constexpr auto kBreakdownWords = std::to_array<std::string_view>(
    {"area",      "region",   "organisation", "organization", "provider",    "hospital",  "facility",  "trust",
     "authority", "ward",     "sex",          "gender",       "age",         "ethnicity", "district",  "province",
     "country",   "school",   "agency",       "council",      "location",    "site",      "specialty", "icb",
     "areacode",  "locality", "department",   "areaname",     "constituency"});
constexpr auto kPeriodNames = std::to_array<std::string_view>(
    {"period",        "reporting period", "time period",     "date",        "month",
     "year",          "quarter",          "financial year",  "fiscal year", "academic year",
     "month year",    "monthyear",        "reporting month", "year month",  "qtr",
     "calendar year", "reporting date",   "period end",      "time",        "data period",
     "school year"});
constexpr auto kValueNames =
    std::to_array<std::string_view>({"value", "values", "figure", "result", "actual", "outturn", "obs value", "score",
                                     "performance", "measure value", "indicator value", "metric value"});
constexpr auto kRemarkWords = std::to_array<std::string_view>(
    {"note", "notes", "comment", "comments", "commentary", "explanation", "narrative", "context", "remark", "remarks",
     "source", "rationale", "action", "actions", "definition", "formula"});
constexpr auto kStatusWords =
    std::to_array<std::string_view>({"rag", "status", "dot", "direction", "trend", "rating", "rank", "deprecated"});
constexpr auto kNoPeriodWords = std::to_array<std::string_view>(
    {"beyond",    "before",      "since",     "after",     "until",       "from",         "change",     "difference",
     "variance",  "vs",          "versus",    "compared",  "variation",   "grand",        "cumulative", "increase",
     "decrease",  "v",           "movement",  "movements", "improvement", "improvements", "variances",  "variations",
     "changes",   "differences", "quartile",  "quartiles", "quintile",    "decile",       "confidence", "interval",
     "intervals", "lcl",         "ucl",       "lci",       "uci",         "ci",           "start",      "end",
     "stretch",   "ambition",    "ambitions", "plan",      "planned"});
// Words that say nothing of their own beside a period.
constexpr auto kNeutralWords = std::to_array<std::string_view>(
    {"actual",  "actuals",   "outturn",   "performance", "result", "results", "value", "values",
     "year",    "years",     "financial", "fiscal",      "fy",     "period",  "month", "months",
     "quarter", "quarterly", "monthly",   "annual",      "full",   "of",      "the",   "total",
     "for",     "in",        "academic",  "£s",          "£"});

bool is_number_word(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

// A word that may be part of a period in letters or digits: "q1", "h2", "march", "2016", "fy24".
bool is_period_word(const std::string& word) {
  if (is_number_word(word)) return true;
  if (is_part_of_year({"", word, std::nullopt})) return true;
  const bool numbered = word.size() >= 2 && is_number_word(word.substr(word.size() - 1));
  return numbered && (word.compare(0, 2, "fy") == 0 || word[0] == 'q' || word[0] == 'h');
}

std::string without_ending(const std::string& word, std::string_view ending) {
  const bool ends =
      word.size() > ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
  return ends ? word.substr(0, word.size() - ending.size()) : std::string();
}

bool starts_as_figure(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  const bool year = text.size() >= 4 && (text.substr(0, 2) == "19" || text.substr(0, 2) == "20") && text[2] >= '0' &&
                    text[2] <= '9' && text[3] >= '0' && text[3] <= '9' &&
                    (text.size() == 4 || text[4] < '0' || text[4] > '9');
  return !year;
}

bool is_year(const PeriodPart& part) {
  if (!part.alone) return false;
  const PeriodKind kind = part.alone->kind();
  return kind == PeriodKind::financial_year || kind == PeriodKind::academic_year || kind == PeriodKind::calendar_year;
}

// A heading with its period taken out of it.
struct OneHeading {
  PeriodPart part;
  bool found_in_words = false;  // the period stands among other words
};

// "Financial year 2023 to 2024" says one year.
std::string with_one_year(std::string text) {
  const std::size_t to = text.find(" to 20");
  const bool years = to != std::string::npos && to >= 4 && text.compare(to - 4, 2, "20") == 0;
  if (years) text.replace(to, 4, "/");
  return text;
}

// "H1 (Apr-Sep)": the half-year, with its months said again.
PeriodPart before_bracket(const std::string& text) {
  const std::size_t bracket = text.find(" (");
  return {"", bracket == std::string::npos ? std::string() : text.substr(0, bracket), std::nullopt};
}

OneHeading read_heading(const Grid& grid, const Heading& heading) {
  OneHeading read;
  const Cell* cell = grid.filled(heading.anchor);
  if (cell == nullptr) return read;
  read.part = period_part(grid, *cell, "");
  if (read.part.alone || cell->kind != CellKind::text || is_part_of_year(read.part)) return read;
  if (heading.text.size() > kLongestHeading || starts_as_figure(heading.text)) return read;
  read.part.alone = find_period(with_one_year(heading.text));
  read.found_in_words = read.part.alone.has_value();
  if (!read.found_in_words && is_part_of_year(before_bracket(heading.text))) read.part = before_bracket(heading.text);
  return read;
}

bool ends_year(const std::string& before, const std::string& word) {
  return before == "year" && (word == "end" || word == "ending" || word == "ended");
}

// "Change since 2019": figures of no one period, as are those "up to and including March 2024". The end of a year or of a quarter is no more than that year or
// quarter, and a top quartile is a benchmark.
bool says_no_period(const std::vector<std::string>& words, std::optional<SourceRole> role) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool up_to = words[at] == "up" && at + 1 < words.size() && words[at + 1] == "to";
    if (up_to && role != SourceRole::year_to_date) return true;
    if (!is_one_of(words[at], kNoPeriodWords)) continue;
    const bool after_period = at > 0 && is_one_of(words[at - 1], kPeriodNames);
    if (words[at] == "end" && after_period) continue;
    if (role == SourceRole::benchmark && words[at] == "quartile") continue;
    return true;
  }
  return false;
}

// What joins a name to the period that was taken away is no part of the name: "visits to", "as at".
void drop_joining_words(std::vector<std::string>& words) {
  static constexpr auto kJoining = std::to_array<std::string_view>({"to", "and", "as", "at", "on", "by"});
  while (!words.empty() && is_one_of(words.back(), kJoining)) words.pop_back();
}

std::string without_period_words(const std::string& heading, bool holds_period, bool of_year) {
  std::vector<std::string> rest;
  std::string before;
  for (std::string& word : words_of(holds_period ? with_one_year(heading) : heading)) {
    const bool ends = of_year && ends_year(before, word);
    before = word;
    if (ends || is_one_of(word, kNeutralWords) || (holds_period && is_period_word(word))) continue;
    rest.push_back(std::move(word));
  }
  if (holds_period) drop_joining_words(rest);
  std::string words;
  for (const std::string& word : rest) words += (words.empty() ? "" : " ") + word;
  return words;
}

}  // namespace

std::optional<SourceRole> role_of_words(std::string_view heading) {
  if (heading.size() > kLongestHeading) return std::nullopt;
  const std::string all = plain(heading);
  const std::vector<std::string> words = words_of(heading);
  if (has_any(words, kRemarkWords)) return SourceRole::remark;
  if (all.find("good performance") != std::string::npos || all == "polarity" || all == "desired outcome" ||
      all == "good is")
    return SourceRole::polarity;
  if (all == "unit" || all == "units" || all == "unit code" || all.find("unit of measure") == 0 ||
      all == "percent or count" || all == "data type")
    return SourceRole::unit;
  if (all == "frequency" || all == "interval" || all == "reporting frequency") return SourceRole::frequency;
  if (has_word(words, "lead") || has_word(words, "owner") || all.find("responsible officer") != std::string::npos)
    return SourceRole::lead;
  if (has_any(words, kStatusWords)) return SourceRole::status;
  if (says_year_to_date(heading)) return SourceRole::year_to_date;
  if (has_word(words, "target") || has_word(words, "targets")) return SourceRole::target;
  if (has_word(words, "baseline")) return SourceRole::baseline;
  if (!benchmark_name(heading).empty()) return SourceRole::benchmark;
  if (has_word(words, "numerator")) return SourceRole::numerator;
  if (has_word(words, "denominator")) return SourceRole::denominator;
  if (all == "section" || all == "theme" || all == "category" || all == "priority" || all == "outcome" ||
      all == "domain" || all == "service")
    return SourceRole::section;
  return std::nullopt;
}

bool names_measures(std::string_view heading) {
  return is_title_heading(heading) || is_one_of(plain(heading), kMeasureNames);
}

bool names_refs(std::string_view heading) { return is_one_of(plain(heading), kRefNames); }

bool names_breakdown(std::string_view heading) {
  if (heading.size() > kLongestHeading) return false;
  const std::vector<std::string> words = words_of(heading);
  return has_any(words, kBreakdownWords) || std::any_of(words.begin(), words.end(), [](const std::string& word) {
           // "AgeID", "AreaCode": the words of a database, written as one.
           return is_one_of(without_ending(word, "id"), kBreakdownWords) ||
                  is_one_of(without_ending(word, "code"), kBreakdownWords);
         });
}

bool names_periods(std::string_view heading) { return is_one_of(plain(heading), kPeriodNames); }

bool names_values(std::string_view heading) { return is_one_of(plain(heading), kValueNames); }

namespace {

// What a text of its own says, wherever it stands.
PeriodCell period_of_words(const Grid& grid, const Cell& cell) {
  constexpr std::size_t kLongestLabel = 60;
  PeriodCell result;
  const std::string text = grid.label(cell);
  if (text.empty() || text.size() > kLongestLabel) return result;
  if (text.find_first_of("0123456789") == std::string::npos) {
    result.says = text.size() <= 20 && is_part_of_year({"", text, std::nullopt});
    return result;
  }
  const bool four_digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  if (four_digits) {
    const int year = std::stoi(text);
    if (year >= 1990 && year <= 2100) result.year_number = year;
  } else if (starts_as_figure(text)) {
    result.says = parse_period(text).has_value();
  } else {
    result.says = is_part_of_year({"", text, std::nullopt}) || is_part_of_year(before_bracket(text)) ||
                  find_period(with_one_year(text)).has_value();
  }
  return result;
}

}  // namespace

PeriodCell period_cell(const Grid& grid, const Cell& cell) {
  if (cell.kind == CellKind::text) {
    std::int16_t& known = grid.period_mark(cell);
    if (known == 0) {
      const PeriodCell read = period_of_words(grid, cell);
      known = read.says ? 1 : read.year_number != 0 ? static_cast<std::int16_t>(read.year_number) : -1;
    }
    return {known == 1, known > 1 ? known : 0};
  }
  if (cell.kind != CellKind::number) return {};
  if (grid.is_date(cell)) return {grid.period(cell).has_value(), 0};
  const bool year =
      grid.is_number(cell) && std::floor(cell.number) == cell.number && cell.number >= 1990 && cell.number <= 2100;
  return {false, year ? static_cast<int>(cell.number) : 0};
}

HeadingMeaning meaning_of(const Grid& grid, const HeaderColumn& header) {
  HeadingMeaning meaning;
  std::vector<PeriodPart> parts;
  std::string all_words;
  for (const Heading& heading : header.headings) {
    meaning.heading += (meaning.heading.empty() ? "" : " | ") + heading.text;
    all_words += heading.text + " ";
    const OneHeading read = read_heading(grid, heading);
    const bool holds_period = read.part.alone || is_part_of_year(read.part);
    if (holds_period) parts.push_back(read.part);
    if (const std::optional<SourceRole> role = role_of_words(heading.text)) {
      meaning.role = role;
      if (*role == SourceRole::benchmark) meaning.benchmark = benchmark_name(heading.text);
      continue;
    }
    if (holds_period && !read.found_in_words) continue;
    const std::string rest = without_period_words(heading.text, holds_period, is_year(read.part));
    if (!rest.empty()) {
      meaning.rest += meaning.rest.empty() ? "" : " | ";
      meaning.rest += holds_period ? rest : heading.text;
    }
  }
  meaning.about_no_period = says_no_period(words_of(all_words), meaning.role);
  if (!meaning.about_no_period) meaning.period = joined_period(parts);
  return meaning;
}

}  // namespace scorebook
