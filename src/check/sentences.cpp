#include "check/sentences.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/words.hpp"

namespace scorebook {

namespace {

// A cell holds at most 32,767 characters; a longer text is not from one.
constexpr std::size_t kLongestText = 40'000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

// The length of the blank or line break that stands there; 0 for none.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const char letter = text[at];
  if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') return 1;
  constexpr std::array<std::string_view, 4> kWide = {"\u00A0", "\u202F", "\u2009", "\u200B"};
  for (const std::string_view wide : kWide) {
    if (text.substr(at, wide.size()) == wide) return wide.size();
  }
  return 0;
}

// The length of the mark at the beginning of the text; 0 for none.
std::size_t mark_at_start(std::string_view text) {
  constexpr std::array<std::string_view, 13> kMarks = {"(", "[", "\"", "'", "“", "‘", "’",
                                                       "”", "-", "–",  "—", "•", "*"};
  for (const std::string_view mark : kMarks) {
    if (text.substr(0, mark.size()) == mark) return mark.size();
  }
  return 0;
}

std::size_t mark_at_end(std::string_view text) {
  constexpr std::array<std::string_view, 17> kMarks = {")", "]", ",", ".", ";", ":", "!", "?", "\"",
                                                       "'", "”", "’", "“", "‘", "–", "—", "*"};
  for (const std::string_view mark : kMarks) {
    if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) return mark.size();
  }
  return 0;
}

// Whether the words after it go on with the same sentence although a full stop follows.
bool is_abbreviation(std::string_view folded) {
  constexpr std::array<std::string_view, 18> kAbbreviations = {"e.g", "i.e", "eg",  "ie",   "no",   "approx",
                                                               "mr",  "mrs", "ms",  "dr",   "st",   "vs",
                                                               "inc", "ref", "nos", "dept", "prev", "c"};
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), folded) != kAbbreviations.end();
}

// "3,659", "86.2%", "£6.8m", "-2": commas only between groups of three.
bool is_number(std::string_view text) {
  constexpr std::string_view kPound = "£";
  if (text.substr(0, kPound.size()) == kPound) text.remove_prefix(kPound.size());
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  std::size_t at = 0;
  std::size_t since_comma = 0;
  bool comma = false;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ','); ++at) {
    if (text[at] != ',') {
      ++since_comma;
      continue;
    }
    if (since_comma == 0 || since_comma > 3 || (comma && since_comma != 3)) return false;
    comma = true;
    since_comma = 0;
  }
  if (comma && since_comma != 3) return false;
  if (at < text.size() && text[at] == '.') {
    const std::size_t point = at++;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == point + 1) return false;
  }
  const std::string rest = folded(text.substr(at));
  return rest.empty() || rest == "%" || rest == "k" || rest == "m" || rest == "bn";
}

TokenKind kind_of(std::string_view text) {
  if (is_number(text)) return TokenKind::number;
  const bool digits = std::any_of(text.begin(), text.end(), is_digit);
  if (digits) return TokenKind::code;
  const bool letters = std::any_of(text.begin(), text.end(), [](char letter) {
    return is_upper(letter) || (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
  });
  return letters || text == "%" || text == "£" || text == "&" ? TokenKind::word : TokenKind::mark;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text.substr(0, kLongestText)) {}

  std::vector<Sentence> split() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (const std::size_t blank = blank_at(text_, at); blank != 0) {
        if (text_[at] == '\n') end_sentence();
        at += blank;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && blank_at(text_, end) == 0) ++end;
      take_chunk(at, end);
      at = end;
    }
    end_sentence();
    return std::move(sentences_);
  }

 private:
  // What stands between two blanks: marks, a word or number, marks.
  void take_chunk(std::size_t begin, std::size_t end) {
    if (full_stop_ && starts_sentence(begin, end)) end_sentence();
    full_stop_ = false;
    const std::string_view chunk = text_.substr(begin, end - begin);
    if (is_number(chunk)) return add(begin, end);  // "-2" is no dash before a 2
    while (begin < end) {
      const std::size_t mark = mark_at_start(text_.substr(begin, end - begin));
      if (mark == 0) break;
      add_mark(begin, begin + mark);
      begin += mark;
    }
    std::vector<std::pair<std::size_t, std::size_t>> after;
    std::size_t last = end;
    while (begin < last) {
      const std::size_t mark = mark_at_end(text_.substr(begin, last - begin));
      if (mark == 0) break;
      after.emplace_back(last - mark, last);
      last -= mark;
    }
    if (begin < last) add(begin, last);
    for (auto mark = after.rbegin(); mark != after.rend(); ++mark) {
      const std::string_view what = text_.substr(mark->first, mark->second - mark->first);
      if (what == "." || what == "!" || what == "?") {
        full_stop_ = what != "." || last == begin || !is_abbreviation(folded(text_.substr(begin, last - begin)));
      }
      add_mark(mark->first, mark->second);
    }
  }

  // Whether a chunk can be the first of a sentence: a capital, a digit, a quotation mark, a bracket, "% of ...".
  [[nodiscard]] bool starts_sentence(std::size_t begin, std::size_t end) const {
    const char first = begin < end ? text_[begin] : ' ';
    return !(first >= 'a' && first <= 'z');
  }

  void add(std::size_t begin, std::size_t end) {
    Token token;
    token.begin = begin;
    token.end = end;
    token.folded = folded(text_.substr(begin, end - begin));
    token.kind = kind_of(text_.substr(begin, end - begin));
    token.capital = is_upper(text_[begin]);
    current_.tokens.push_back(std::move(token));
  }

  void add_mark(std::size_t begin, std::size_t end) {
    Token token;
    token.kind = TokenKind::mark;
    token.begin = begin;
    token.end = end;
    token.folded = std::string(text_.substr(begin, end - begin));
    if (token.folded == "–" || token.folded == "—") token.folded = "-";
    current_.tokens.push_back(std::move(token));
  }

  void end_sentence() {
    full_stop_ = false;
    const bool words = std::any_of(current_.tokens.begin(), current_.tokens.end(),
                                   [](const Token& token) { return token.kind != TokenKind::mark; });
    if (words) {
      current_.begin = current_.tokens.front().begin;
      current_.end = current_.tokens.back().end;
      current_.text = collapsed(text_.substr(current_.begin, current_.end - current_.begin));
      current_.opens_text = sentences_.empty();
      sentences_.push_back(std::move(current_));
    }
    current_ = Sentence{};
  }

  std::string_view text_;
  std::vector<Sentence> sentences_;
  Sentence current_;
  bool full_stop_ = false;
};

}  // namespace

bool Sentence::has_word(std::string_view wanted) const {
  return std::any_of(tokens.begin(), tokens.end(), [wanted](const Token& token) { return token.folded == wanted; });
}

std::vector<Sentence> sentences_of(std::string_view text, Period reporting) {
  std::vector<Sentence> sentences = Splitter(text).split();
  for (Sentence& sentence : sentences) {
    find_text_periods(sentence, reporting);
    find_text_figures(sentence);
    find_direction_words(sentence);
  }
  return sentences;
}

std::string quoted(std::string_view text, const Sentence& sentence, TokenRange tokens) {
  const std::size_t begin = sentence.tokens.at(tokens.first).begin;
  const std::size_t end = sentence.tokens.at(tokens.last).end;
  return collapsed(text.substr(begin, end - begin));
}

}  // namespace scorebook
