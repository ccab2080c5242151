// Targets of more than one stage: the numbers and the months that each holds for.
#include <algorithm>
#include <array>
#include <optional>

#include "text/period_tokens.hpp"
#include "text/target_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestCell = 300;
constexpr std::size_t kMostStages = 24;

struct Stage {
  std::optional<MonthsOfYear> months;
  std::optional<Amount> amount;
  bool quarter = false;
};

bool word_begins(std::string_view text, std::string_view word) {
  const std::string start = folded(text.substr(0, word.size()));
  return start == word &&
         (text.size() == word.size() || !((text[word.size()] | 0x20) >= 'a' && (text[word.size()] | 0x20) <= 'z'));
}

std::string_view first_word(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && (text[length] | 0x20) >= 'a' && (text[length] | 0x20) <= 'z') ++length;
  return text.substr(0, length);
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); }

int take_month(std::string_view& text) {
  const std::string_view word = first_word(text);
  const int month = month_of_word(folded(word));
  if (month != 0) text.remove_prefix(word.size());
  return month;
}

// "Apr to September", "Oct-Mar", "end June", "June", "Q1"
std::optional<Stage> take_months(std::string_view& text) {
  Stage stage;
  std::string_view rest = text;
  if (rest.size() >= 2 && (rest[0] | 0x20) == 'q' && rest[1] >= '1' && rest[1] <= '4' &&
      (rest.size() == 2 || rest[2] == ' ' || rest[2] == ':' || rest[2] == ')')) {
    const int first = (rest[1] - '1') * 3 + 4;
    stage.months = MonthsOfYear{first > 12 ? first - 12 : first, first + 2 > 12 ? first - 10 : first + 2};
    stage.quarter = true;
    text = rest.substr(2);
    return stage;
  }
  const bool end_of = word_begins(rest, "end");
  if (end_of) {
    rest.remove_prefix(3);
    skip_blanks(rest);
    if (word_begins(rest, "of")) rest.remove_prefix(2);
    skip_blanks(rest);
  }
  const int first = take_month(rest);
  if (first == 0) return std::nullopt;
  stage.months = MonthsOfYear{first, first};
  std::string_view ahead = rest;
  skip_blanks(ahead);
  const bool dash = !ahead.empty() && ahead.front() == '-';
  if (!end_of && (dash || word_begins(ahead, "to"))) {
    ahead.remove_prefix(dash ? 1 : 2);
    skip_blanks(ahead);
    if (const int last = take_month(ahead)) {
      stage.months->last = last;
      rest = ahead;
    }
  }
  text = rest;
  return stage;
}

// "2 stage target", "Two-stage target:"
void skip_title(std::string_view& text) {
  std::string_view rest = text;
  for (const std::string_view count : {"2", "3", "two", "three"}) {
    if (folded(rest.substr(0, count.size())) != count) continue;
    rest.remove_prefix(count.size());
    if (rest.empty() || (rest.front() != ' ' && rest.front() != '-')) return;
    rest.remove_prefix(1);
    if (!word_begins(rest, "stage") && !word_begins(rest, "staged")) return;
    rest.remove_prefix(first_word(rest).size());
    skip_blanks(rest);
    if (word_begins(rest, "target") || word_begins(rest, "targets")) rest.remove_prefix(first_word(rest).size());
    text = rest;
    return;
  }
}

bool joins(std::string_view word) {
  constexpr std::array<std::string_view, 7> kJoints = {"and", "then", "from", "for", "by", "in", "at"};
  return std::find(kJoints.begin(), kJoints.end(), folded(word)) != kJoints.end();
}

// Months and amounts in the order they are typed; nothing where there is anything else.
std::vector<Stage> items_of(std::string_view text) {
  std::vector<Stage> items;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,;:()"), text.size()));
    if (text.empty()) return items;
    if (items.size() >= 2 * kMostStages) return {};
    if (auto months = take_months(text)) {
      items.push_back(*months);
      continue;
    }
    std::vector<std::string> oddities;
    if (const auto amount = take_amount(text, oddities)) {
      items.push_back({std::nullopt, amount, false});
      continue;
    }
    const std::string_view word = first_word(text);
    if (word.empty() || !joins(word)) return {};
    text.remove_prefix(word.size());
  }
}

TargetPart part_of(const Stage& number, const std::optional<MonthsOfYear>& months, Unit expected, TargetKind kind) {
  TargetPart part;
  part.kind = kind;
  part.value = part.exact = number.amount->value;
  part.decimals = number.amount->decimals;
  part.unit = number.amount->unit == Unit::unknown ? expected : number.amount->unit;
  part.unit_missing = number.amount->unit == Unit::unknown && expected == Unit::per_cent;
  part.months = months;
  return part;
}

}  // namespace

std::vector<TargetPart> read_target_stages(std::string_view words, Unit expected) {
  if (words.size() > kLongestCell) return {};
  skip_title(words);
  std::vector<Stage> items = items_of(words);
  std::vector<TargetPart> parts;
  // "95% (65% end June, 80% end July)": the number for the end first.
  const bool end_first = items.size() >= 3 && items.size() % 2 == 1 && items[0].amount && items[1].amount;
  const std::size_t begin = end_first ? 1 : 0;
  if (items.size() - begin < (end_first ? 2 : 4) || (items.size() - begin) % 2 != 0) return {};
  const bool months_first = items[begin].months.has_value();
  bool ranges = true;
  for (std::size_t at = begin; at < items.size(); at += 2) {
    const Stage& months = items[months_first ? at : at + 1];
    const Stage& number = items[months_first ? at + 1 : at];
    if (!months.months || !number.amount) return {};
    // "Nov 15" is a month of 2015, not 15 for November.
    if (number.amount->unit == Unit::unknown && !months.quarter) return {};
    ranges = ranges && months.months->first != months.months->last && !months.quarter;
    parts.push_back(part_of(number, months.months, expected, TargetKind::profiled));
  }
  if (end_first) parts.push_back(part_of(items[0], std::nullopt, expected, TargetKind::profiled));
  if (parts.size() == 2 && ranges) parts[0].kind = parts[1].kind = TargetKind::two_stage;
  return parts;
}

}  // namespace scorebook
