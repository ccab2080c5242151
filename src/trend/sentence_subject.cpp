#include "trend/sentence_subject.hpp"

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace scorebook {
namespace {

// What the unit must be for a head to be true of the figure.
enum class Fits : std::uint8_t { per_cent, no_per_cent, any };

struct Head {
  std::string_view typed;  // folded, with the blank that ends it
  std::string_view said;
  Fits fits;
};

constexpr std::array<Head, 22> kHeads = {{
    {"% of ", "percentage of ", Fits::per_cent},
    {"percentage of ", "percentage of ", Fits::per_cent},
    {"per cent of ", "percentage of ", Fits::per_cent},
    {"proportion of ", "proportion of ", Fits::per_cent},
    {"number of ", "number of ", Fits::no_per_cent},
    {"no. of ", "number of ", Fits::no_per_cent},
    {"no of ", "number of ", Fits::no_per_cent},
    {"total number of ", "total number of ", Fits::no_per_cent},
    {"average number of ", "average number of ", Fits::no_per_cent},
    {"median number of ", "median number of ", Fits::no_per_cent},
    {"rate of ", "rate of ", Fits::any},
    {"maximum caseload of ", "maximum caseload of ", Fits::no_per_cent},
    {"average caseload of ", "average caseload of ", Fits::no_per_cent},
    {"average length of ", "average length of ", Fits::no_per_cent},
    {"average cost of ", "average cost of ", Fits::no_per_cent},
    {"average value of ", "average value of ", Fits::no_per_cent},
    {"total cost of ", "total cost of ", Fits::no_per_cent},
    {"total value of ", "total value of ", Fits::no_per_cent},
    {"cost of ", "cost of ", Fits::no_per_cent},
    {"value of ", "value of ", Fits::no_per_cent},
    {"amount of ", "amount of ", Fits::any},
    {"volume of ", "volume of ", Fits::no_per_cent},
}};

// With one of these the title has a verb of its own, unless a relative word stands before it.
constexpr std::array<std::string_view, 17> kVerbs = {"is",   "are",    "was",   "were", "be",  "has",
                                                     "have", "had",    "do",    "does", "did", "will",
                                                     "can",  "should", "shall", "may",  "must"};
constexpr std::array<std::string_view, 7> kRelative = {"which", "that", "who", "whose", "where", "when", "whom"};
// A title with one of these is an aim, not a figure, or compares with something else.
constexpr std::array<std::string_view, 16> kAims = {
    "increase",  "increases", "increased", "reduce",   "reduces", "reduced", "reduction", "decrease",
    "decreased", "improve",   "improved",  "compared", "versus",  "vs",      "target",    "better than"};

bool fits(Fits wanted, Unit unit) {
  if (wanted == Fits::any || unit == Unit::unknown) return true;
  return (wanted == Fits::per_cent) == (unit == Unit::per_cent);
}

bool balanced(std::string_view text) {
  int open = 0;
  for (const char letter : text) {
    if (letter == '(') ++open;
    if (letter == ')' && --open < 0) return false;
  }
  return open == 0;
}

bool has_own_verb(const std::string& title) {
  std::size_t relative = std::string::npos;
  for (const std::string_view word : kRelative) relative = std::min(relative, find_folded_word(title, word));
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    const std::size_t at = find_folded_word(title, verb);
    return at != std::string::npos && at < relative;
  });
}

// Quotation marks and signs that end or divide a sentence.
bool has_parts_of_its_own(const std::string& title) {
  if (title.find_first_of("?!;:|\"") != std::string::npos || title.find(". ") != std::string::npos) return true;
  return title.find("\u201c") != std::string::npos || title.find("\u201d") != std::string::npos;
}

struct Dash {
  std::size_t at = std::string::npos;
  std::size_t length = 0;
};

Dash first_dash(const std::string& text) {
  Dash first;
  for (const std::string_view dash : {" - ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = text.find(dash);
    if (at < first.at) first = {at, dash.size()};
  }
  return first;
}

bool shouted(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

}  // namespace

std::optional<std::string> sentence_subject(std::string_view title, Unit unit) {
  constexpr std::size_t kLongest = 170;
  std::string words = collapsed(title);
  while (!words.empty() && words.back() == '.') words.pop_back();
  const std::string low = folded(words);
  const auto head = std::find_if(kHeads.begin(), kHeads.end(),
                                 [&](const Head& each) { return low.compare(0, each.typed.size(), each.typed) == 0; });
  if (head == kHeads.end() || !fits(head->fits, unit) || words.size() > kLongest) return std::nullopt;
  std::string rest = words.substr(head->typed.size());
  const std::string low_rest = folded(rest);
  if (is_blank(rest) || shouted(rest) || !balanced(rest) || has_parts_of_its_own(rest) || has_own_verb(low_rest))
    return std::nullopt;
  for (const std::string_view aim : kAims) {
    if (find_folded_word(low_rest, aim) != std::string::npos) return std::nullopt;
  }
  // "... - rolling 12 months" says over which time; what else follows a dash may be anything.
  if (const Dash dash = first_dash(rest); dash.at != std::string::npos) {
    const std::string tail = rest.substr(dash.at + dash.length);
    const bool time = holds_word(tail, "rolling") || folded(tail) == "in month" || folded(tail) == "in the month";
    if (!time || first_dash(tail).at != std::string::npos) return std::nullopt;
    rest = rest.substr(0, dash.at) + ", " + tail + ",";
  }
  return "The " + std::string(head->said) + rest;
}

}  // namespace scorebook
