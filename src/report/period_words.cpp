#include "report/period_words.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "scorebook/member_summary.hpp"
#include "scorebook/plan_counts.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string ordinal(int day) {
  const bool teen = day >= 11 && day <= 13;
  const char* ending = teen ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
  return fmt::format("{}{}", day, ending);
}

std::string month_name(MonthNumber month) {
  const std::string words = Period::of_month(month).words();
  return words.substr(0, words.find(' '));
}

// "July – September 2017", "October 2016 – March 2017"
std::string months_words(const Period& period) {
  const bool same_year = year_of(period.first()) == year_of(period.last());
  const std::string first = same_year ? month_name(period.first()) : Period::of_month(period.first()).words();
  return first + " \xE2\x80\x93 " + Period::of_month(period.last()).words();
}

std::string quarter_name(const Period& period) {
  const std::string words = period.kind() == PeriodKind::quarter ? period.words() : std::string();
  std::string name = words.substr(0, words.find(" of "));
  if (!name.empty() && name.front() == 'q') name.front() = 'Q';
  return name;
}

using Words = std::function<std::string(const ReportInput&, const std::vector<PriorityReport>&)>;

const std::vector<std::pair<std::string_view, Words>>& placeholders() {
  static const std::vector<std::pair<std::string_view, Words>> kWords = {
      {"{period}", [](const ReportInput& input, const auto&) { return period_title(input.period); }},
      {"{quarter}",
       [](const ReportInput& input, const auto&) {
         return input.period.kind() == PeriodKind::quarter ? quarter_name(input.period) : input.period.label();
       }},
      {"{noun}", [](const ReportInput& input, const auto&) { return std::string(period_noun(input.period.kind())); }},
      {"{compared with}",
       [](const ReportInput& input, const auto&) { return scorecards_compared_with(input.ratings).words; }},
      {"{year}", [](const ReportInput& input, const auto&) { return input.period.in_financial_year().label(); }},
      {"{as at}", [](const ReportInput& input, const auto&) { return last_day_words(input.period); }},
      {"{status}",
       [](const ReportInput& input, const auto&) { return input.status == ReportStatus::final ? "FINAL" : "DRAFT"; }},
      {"{measures}", [](const ReportInput& input, const auto&) { return counted(input.ratings.size(), "measure"); }},
      {"{priorities}",
       [](const ReportInput&, const auto& all) { return counted(all.size(), "priority", "priorities"); }},
      {"{outcomes}",
       [](const ReportInput&, const auto& all) {
         std::size_t outcomes = 0;
         for (const PriorityReport& priority : all) outcomes += priority.outcomes.size();
         return counted(outcomes, "outcome");
       }},
      {"{workbooks}",
       [](const ReportInput& input, const auto&) { return counted(input.submissions.size(), "workbook"); }},
  };
  return kWords;
}

}  // namespace

std::string period_title(const Period& period) {
  switch (period.kind()) {
    case PeriodKind::quarter:
      return quarter_name(period) + " (" + months_words(period) + ")";
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
      return period.label() + " (" + months_words(period) + ")";
    case PeriodKind::month:
    case PeriodKind::calendar_year:
    case PeriodKind::term:
    case PeriodKind::wave:
    case PeriodKind::span:
      break;
  }
  return period.words();
}

std::string last_day_words(const Period& period) {
  const int year = year_of(period.last()), month = month_of(period.last());
  return ordinal(days_in_month(year, month)) + " " + Period::month(year, month).words();
}

std::string filled_in(const std::string& text, const ReportInput& input,
                      const std::vector<PriorityReport>& priorities) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    bool found = false;
    for (const auto& [word, words] : placeholders()) {
      if (text.compare(at, word.size(), word) != 0) continue;
      filled += words(input, priorities);
      at += word.size();
      found = true;
      break;
    }
    if (!found) filled += text[at++];
  }
  return filled;
}

std::string unknown_placeholder(std::string_view text) {
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    bool known = false;
    for (const auto& [word, words] : placeholders()) known = known || text.compare(at, word.size(), word) == 0;
    const std::size_t end = text.find('}', at);
    if (!known) return std::string(text.substr(at, end == std::string_view::npos ? end : end - at + 1));
  }
  return "";
}

std::string known_placeholders() {
  std::vector<std::string> words;
  for (const auto& entry : placeholders()) words.emplace_back(entry.first);
  return listed(words);
}

}  // namespace scorebook
