#include "text/sub_figures.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/amount.hpp"
#include "text/figure_reader.hpp"
#include "text/notation.hpp"
#include "text/period_words.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestCell = 600;  // longer cells are commentary
constexpr std::size_t kMostParts = 26;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// Marks count from 1 in the series of the first one: a, b, c ... or i, ii, iii ...
enum class Series { letters, romans };

int number_of(const std::string& mark, Series series) {
  if (series == Series::letters) return mark.size() == 1 ? mark[0] - 'a' + 1 : 0;
  constexpr std::array<std::string_view, 12> kRomans = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                        "vii", "viii", "ix",  "x",  "xi", "xii"};
  const auto* const found = std::find(kRomans.begin(), kRomans.end(), mark);
  return found == kRomans.end() ? 0 : static_cast<int>(found - kRomans.begin()) + 1;
}

struct Mark {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = true;  // false for "(a Primary"
};

// "a)", "(a)", "(a " at a position where a word may begin.
std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
  Mark mark;
  mark.begin = at;
  const bool bracket = text[at] == '(';
  std::size_t next = at + (bracket ? 1U : 0U);
  while (next < text.size() && letter(text[next]) && mark.name.size() < 5) mark.name += lower(text[next++]);
  if (mark.name.empty() || next >= text.size()) return std::nullopt;
  if (mark.name.size() > 1 && mark.name.find_first_not_of("ivx") != std::string::npos) return std::nullopt;
  mark.closed = text[next] == ')';
  if (!mark.closed && !(bracket && text[next] == ' ' && mark.name.size() == 1)) return std::nullopt;
  mark.end = next + 1;
  return mark;
}

// Every mark of the text, in order, each the next of its series.
std::vector<Mark> marks_of(std::string_view text) {
  std::vector<Mark> marks;
  Series series = Series::letters;
  for (std::size_t at = 0; at < text.size() && marks.size() < kMostParts; ++at) {
    const bool word_begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == ',' || text[at - 1] == ';' ||
                             text[at - 1] == ':' || text[at - 1] == '%';
    const auto mark = word_begins ? mark_at(text, at) : std::nullopt;
    if (!mark) continue;
    if (marks.empty()) {
      series = number_of(mark->name, Series::romans) > 0 ? Series::romans : Series::letters;
      const bool first = number_of(mark->name, series) == 1;
      if (!first && (at > 0 || !mark->closed)) continue;
    } else if (number_of(mark->name, series) != number_of(marks.back().name, series) + 1) {
      continue;
    }
    marks.push_back(*mark);
    at = mark->end - 1;
  }
  // A bracket that is not closed is a mark only before another one.
  if (!marks.empty() && !marks.back().closed) marks.pop_back();
  return marks;
}

// Without what joins it to the next part: "2.8%, and" -> "2.8%".
std::string without_joint(std::string_view words) {
  std::string text = trimmed(words);
  for (bool cut = true; cut;) {
    cut = false;
    while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ' ')) text.pop_back();
    const std::string lower_case = folded(text);
    if (lower_case.size() > 4 && lower_case.compare(lower_case.size() - 4, 4, " and") == 0) {
      text.resize(text.size() - 4);
      cut = true;
    }
  }
  return text;
}

Figure figure_of(const std::string& words, Unit expected) {
  CellContent cell;
  cell.text = words;
  cell.shown = words;
  return read_figure(cell, expected);
}

bool understood(const Figure& figure) { return figure.value || figure.missing != Missing::text; }

struct Dated {
  Amount amount;
  std::string words;
  Period period;
};

// "79% June 2015", "43 (2014/15)" at the front of a text.
std::optional<Dated> take_dated(std::string_view& text) {
  const std::string_view before = text;
  std::string_view rest = text;
  std::vector<std::string> oddities;
  const auto amount = take_amount(rest, oddities);
  if (!amount) return std::nullopt;
  const std::size_t gap = rest.find_first_not_of(' ');
  if (gap == 0 || gap == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(gap);
  std::optional<Period> period;
  if (rest.front() == '(') {
    const std::size_t end = rest.find(')');
    if (end == std::string_view::npos) return std::nullopt;
    period = parse_period(rest.substr(1, end - 1));
    rest.remove_prefix(end + 1);
  } else if (amount->unit != Unit::unknown) {  // "12 April 2016" is a day
    period = take_period(rest);
  }
  if (!period) return std::nullopt;
  text = rest;
  return Dated{*amount, trimmed(before.substr(0, before.size() - rest.size())), *period};
}

// Two or more values with a period each, and words that belong to all of them: "79% June 2015 82% December 2015
// satisfied or fairly satisfied".
std::vector<SubFigure> read_waves(std::string_view words, const std::string& mark, Unit expected) {
  std::vector<Dated> found;
  while (found.size() < kMostParts) {
    const auto next = take_dated(words);
    if (!next) break;
    found.push_back(*next);
    words.remove_prefix(std::min(words.find_first_not_of(" ,;/"), words.size()));
  }
  const std::string note = trimmed(words);
  if (found.size() < 2 || std::any_of(note.begin(), note.end(), digit)) return {};
  const bool months = std::all_of(found.begin(), found.end(),
                                  [](const Dated& dated) { return dated.period.kind() == PeriodKind::month; });
  std::vector<SubFigure> waves;
  for (const Dated& dated : found) {
    for (const SubFigure& other : waves) {
      if (other.figure.stated_period->last() == dated.period.last()) return {};  // twice the same period
    }
    SubFigure wave{mark, dated.words, {}};
    wave.figure.value = wave.figure.exact = dated.amount.value;
    wave.figure.decimals = dated.amount.decimals;
    wave.figure.unit = dated.amount.unit == Unit::unknown ? expected : dated.amount.unit;
    wave.figure.unit_missing = dated.amount.unit == Unit::unknown && expected == Unit::per_cent;
    wave.figure.stated_period =
        months ? Period::wave(year_of(dated.period.first()), month_of(dated.period.first())) : dated.period;
    if (!note.empty()) wave.figure.qualifiers.push_back(note);
    waves.push_back(std::move(wave));
  }
  return waves;
}

// "Year 6 obesity prevalence 21.6% (2014/15)": words, then the one value. A number without a unit must be the only one.
std::optional<Figure> read_labelled(const std::string& words, Unit expected) {
  const std::size_t end = std::min(words.find('('), words.size());
  std::size_t with_unit = 0;
  std::size_t bare = 0;
  std::size_t count = 0;
  std::size_t bare_count = 0;
  for (std::size_t at = 0; at < end; ++at) {
    if (at > 0 && words[at - 1] != ' ') continue;
    std::string_view rest = std::string_view(words).substr(at, end - at);
    std::vector<std::string> oddities;
    const auto amount = take_amount(rest, oddities);
    if (!amount) continue;
    (amount->bare ? bare : with_unit) = at;
    ++(amount->bare ? bare_count : count);
  }
  const bool one_bare = count == 0 && bare_count == 1;
  if (count != 1 && !one_bare) return std::nullopt;
  const std::size_t at = count == 1 ? with_unit : bare;
  const std::string label = trimmed(std::string_view(words).substr(0, at));
  for (std::size_t word = 0; word < label.size(); word = std::min(label.find(' ', word), label.size() - 1) + 1) {
    if (begins_with_difference(folded(std::string_view(label).substr(word)))) return std::nullopt;
  }
  if (holds_word(label, "target") || holds_word(label, "by")) return std::nullopt;
  Figure figure = figure_of(words.substr(at), expected);
  if (!figure.value) return std::nullopt;
  figure.qualifiers.insert(figure.qualifiers.begin(), label);
  return figure;
}

// The values of one mark.
std::vector<SubFigure> read_part(const MarkedPart& part, Unit expected) {
  if (auto waves = read_waves(part.words, part.mark, expected); !waves.empty()) return waves;
  Figure figure = figure_of(part.words, expected);
  if (!understood(figure)) {
    if (auto labelled = read_labelled(part.words, expected)) figure = std::move(*labelled);
  }
  return {SubFigure{part.mark, part.words, std::move(figure)}};
}

// A period that only the last value names, or the words before the first, is that of all.
void share_period(std::vector<SubFigure>& values, std::optional<Period> of_all) {
  if (!of_all) {
    const bool others = std::any_of(values.begin(), values.end() - 1,
                                    [](const SubFigure& value) { return value.figure.stated_period.has_value(); });
    if (!others) of_all = values.back().figure.stated_period;
  }
  for (SubFigure& value : values) {
    if (!value.figure.stated_period) value.figure.stated_period = of_all;
  }
}

// "90% 95%" for the marks that the title names; all of one unit.
std::vector<SubFigure> read_side_by_side(std::string_view words, Unit expected, const std::vector<std::string>& marks) {
  std::vector<SubFigure> values;
  Unit unit = Unit::unknown;
  for (const std::string& mark : marks) {
    const std::string_view before = words;
    std::vector<std::string> oddities;
    const auto amount = take_amount(words, oddities);
    if (!amount || (!values.empty() && amount->unit != unit)) return {};
    unit = amount->unit;
    const std::string typed(before.substr(0, before.size() - words.size()));
    values.push_back({mark, typed, figure_of(typed, expected)});
    if (!values.back().figure.value) return {};
    const std::size_t gap = words.find_first_not_of(unit == Unit::unknown ? " ;" : " ;,/&");
    if (gap == std::string_view::npos) {
      words = {};
    } else if (gap > 0) {
      words.remove_prefix(gap);
    } else {
      return {};
    }
  }
  if (words.empty()) return values;
  const auto period =
      words.front() == '(' && words.back() == ')' ? parse_period(words.substr(1, words.size() - 2)) : std::nullopt;
  if (!period) return {};
  share_period(values, period);
  return values;
}

}  // namespace

std::vector<MarkedPart> marked_parts(std::string_view text) {
  const std::string words = collapsed(text);
  const std::vector<Mark> marks = marks_of(words);
  std::vector<MarkedPart> parts;
  if (marks.empty()) return parts;
  const std::string_view all = words;
  if (marks.front().begin > 0) parts.push_back({"", without_joint(all.substr(0, marks.front().begin))});
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t end = i + 1 < marks.size() ? marks[i + 1].begin : all.size();
    parts.push_back({marks[i].name, without_joint(all.substr(marks[i].end, end - marks[i].end))});
  }
  return parts;
}

std::vector<SubFigure> read_sub_figures(std::string_view text, Unit expected,
                                        const std::vector<std::string>& title_marks) {
  if (text.size() > kLongestCell) return {};
  std::vector<std::string> oddities;
  const std::string words = with_plain_signs(text, oddities);
  std::vector<MarkedPart> parts = marked_parts(words);
  std::vector<SubFigure> values;
  if (parts.empty()) {
    values = read_waves(words, "", expected);
    if (values.empty() && title_marks.size() > 1) values = read_side_by_side(words, expected, title_marks);
  } else {
    std::optional<Period> of_all;
    if (parts.front().mark.empty()) {
      std::string_view lead = parts.front().words;
      while (!lead.empty() && (lead.back() == ':' || lead.back() == '-' || lead.back() == ' ')) lead.remove_suffix(1);
      of_all = parse_period(lead);
      if (!of_all) return {};
      parts.erase(parts.begin());
    }
    for (const MarkedPart& part : parts) {
      for (SubFigure& value : read_part(part, expected)) values.push_back(std::move(value));
    }
    if (std::none_of(values.begin(), values.end(), [](const SubFigure& value) { return understood(value.figure); })) {
      return {};
    }
    share_period(values, of_all);
  }
  for (SubFigure& value : values) {
    value.figure.text = std::string(text);
    value.figure.stored_as_text = false;
    if (!value.figure.value && value.figure.missing == Missing::text) value.figure.oddities.clear();
  }
  return values;
}

}  // namespace scorebook
