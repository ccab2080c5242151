#include "check/named_refs.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "scorebook/measure.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// A word between blanks, with the marks round it taken off.
struct MarkedWord {
  std::string before, word, after;
};

constexpr std::string_view kMarks = "()[].,;:!?\"'-";

MarkedWord marked(const std::string& typed) {
  const std::size_t first = typed.find_first_not_of(kMarks);
  if (first == std::string::npos) return {typed, "", ""};
  std::size_t end = typed.find_last_not_of(kMarks) + 1;
  const std::string_view inside = std::string_view(typed).substr(first, end - first);
  const bool open = inside.find('(') != std::string_view::npos && inside.find(')') == std::string_view::npos;
  if (open && end < typed.size() && typed[end] == ')') ++end;  // "1.A4(a)"
  return {typed.substr(0, first), typed.substr(first, end - first), typed.substr(end)};
}

std::vector<MarkedWord> marked_words(const std::string& paragraph) {
  std::vector<MarkedWord> words;
  std::istringstream stream{collapsed(paragraph)};
  for (std::string typed; stream >> typed;) words.push_back(marked(typed));
  return words;
}

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool holds_any(const std::string& marks, std::string_view wanted) {
  return marks.find_first_of(wanted) != std::string::npos;
}

bool is_dash(const MarkedWord& word) {
  return word.before == "-" || word.before == "--" || word.word == "–" || word.word == "—";
}

// Reads one paragraph from left to right.
class RefFinder {
 public:
  explicit RefFinder(const std::string& paragraph) : words_(marked_words(paragraph)) {}

  void find(std::vector<std::string>& refs) {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const MarkedWord& word = words_[at];
      const std::string plain = folded(word.word);
      if (holds_any(word.before, "([")) in_brackets_ = true;
      if (looks_like_ref(word.word)) {
        const bool named = !measures_something(at) && (opens_paragraph(at) || named_before_ || in_brackets(at));
        if (named) refs.push_back(canonical_ref(word.word));
        named_before_ = named && named_before_;
        in_brackets_ = in_brackets_ && named;
      } else if (!goes_on(plain)) {
        named_before_ = is_one_of(plain, kNaming);
        in_brackets_ = in_brackets_ && named_before_;
      }
      if (holds_any(word.after, ")]")) in_brackets_ = false;
      if (holds_any(word.after, "!?;")) named_before_ = false;
    }
  }

 private:
  static constexpr std::array<std::string_view, 12> kNaming = {"measure", "measures", "indicator", "indicators",
                                                               "ref",     "refs",     "reference", "kpi",
                                                               "kpis",    "pi",       "pis",       "number"};

  // Words between refs of one list, and what leads to them: "measures 2.1 and 2.2", "(see also 2.2)".
  [[nodiscard]] static bool goes_on(const std::string& plain) {
    constexpr std::array<std::string_view, 9> kGoesOn = {"and", "or", "&", "see", "also", "cf", "nos", "no", "ref"};
    return plain.empty() || (plain != "ref" && is_one_of(plain, kGoesOn));
  }

  // "6.3 days", "6.3 per 1,000".
  [[nodiscard]] bool measures_something(std::size_t at) const {
    constexpr std::array<std::string_view, 33> kUnits = {
        "%",       "per",     "percent", "percentage", "percentages", "pp",      "point",    "points",  "pence",
        "pounds",  "million", "billion", "thousand",   "m",           "k",       "second",   "seconds", "minute",
        "minutes", "hour",    "hours",   "day",        "days",        "working", "calendar", "week",    "weeks",
        "month",   "months",  "year",    "years",      "fte",         "ftes"};
    if (at + 1 >= words_.size() || holds_any(words_[at].after, ".,;:!?)]-")) return false;
    return words_[at + 1].before.empty() && is_one_of(folded(words_[at + 1].word), kUnits);
  }

  [[nodiscard]] bool opens_paragraph(std::size_t at) const {
    if (at != 0) return false;
    if (holds_any(words_[at].after, ":-")) return true;
    if (at + 1 >= words_.size()) return false;
    const MarkedWord& next = words_[at + 1];
    if (is_dash(next) || next.before == ":") return true;
    const bool capital = !next.word.empty() && next.word.front() >= 'A' && next.word.front() <= 'Z';
    return capital && next.before.empty();
  }

  // Nothing but refs in the brackets up to here, and no noun behind this one.
  [[nodiscard]] bool in_brackets(std::size_t at) const {
    constexpr std::array<std::string_view, 5> kMayFollow = {"and", "or", "&", "above", "below"};
    if (!in_brackets_) return false;
    if (holds_any(words_[at].after, ")],;:-")) return true;
    if (at + 1 >= words_.size()) return false;
    return is_dash(words_[at + 1]) || is_one_of(folded(words_[at + 1].word), kMayFollow);
  }

  std::vector<MarkedWord> words_;
  bool in_brackets_ = false;   // and nothing but refs in them
  bool named_before_ = false;  // after "measure"
};

}  // namespace

std::vector<std::string> refs_named_in(std::string_view text) {
  std::vector<std::string> refs;
  std::istringstream stream{std::string(text)};
  for (std::string paragraph; std::getline(stream, paragraph);) RefFinder(paragraph).find(refs);
  return refs;
}

}  // namespace scorebook
