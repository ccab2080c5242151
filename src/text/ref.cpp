// The refs of measures: their canonical form and their natural order.
#include <algorithm>
#include <array>
#include <optional>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return lower(c) || upper(c); }

// Greek and Cyrillic capitals that look like Latin ones, as they come out of copied documents.
constexpr std::array<std::pair<std::string_view, char>, 22> kLookAlikes = {{
    {"\u0391", 'A'}, {"\u0392", 'B'}, {"\u0395", 'E'}, {"\u0396", 'Z'}, {"\u0397", 'H'}, {"\u0399", 'I'},
    {"\u039A", 'K'}, {"\u039C", 'M'}, {"\u039D", 'N'}, {"\u039F", 'O'}, {"\u03A1", 'P'}, {"\u03A4", 'T'},
    {"\u0410", 'A'}, {"\u0412", 'B'}, {"\u0415", 'E'}, {"\u041A", 'K'}, {"\u041C", 'M'}, {"\u041D", 'H'},
    {"\u041E", 'O'}, {"\u0420", 'P'}, {"\u0421", 'C'}, {"\u0422", 'T'},
}};

std::string with_latin_capitals(std::string text) {
  for (const auto& [look_alike, latin] : kLookAlikes) {
    for (std::size_t at = text.find(look_alike); at != std::string::npos; at = text.find(look_alike, at)) {
      text.replace(at, look_alike.size(), 1, latin);
    }
  }
  return text;
}

// Takes a ref from the front of a text, part by part.
class RefReader {
 public:
  explicit RefReader(std::string_view text) : text_(text) {}

  // The canonical form; nothing where the text is not one ref, or two joined by & or "and".
  [[nodiscard]] std::optional<std::string> read() {
    skip_label();
    std::string ref;
    const bool numbered = digit(front());
    if (!(numbered ? take_numbered(ref) : take_lettered(ref))) return std::nullopt;
    take_sub_measure(ref);
    skip_blanks();
    if (!numbered && !text_.empty()) return std::nullopt;
    if (!text_.empty() && !another_follows()) return std::nullopt;
    return ref;
  }

 private:
  [[nodiscard]] char front() const { return text_.empty() ? '\0' : text_.front(); }
  void skip_blanks() {
    while (front() == ' ') text_.remove_prefix(1);
  }

  bool skip_word(std::string_view word) {
    const std::string start = folded(text_.substr(0, word.size()));
    if (start != word || (text_.size() > word.size() && letter(text_[word.size()]))) return false;
    text_.remove_prefix(word.size());
    while (front() == '.' || front() == ':' || front() == ' ') text_.remove_prefix(1);
    return true;
  }

  // "Ref No. ", "Ref ", "No. "
  void skip_label() {
    skip_word("ref");
    if (!skip_word("no")) skip_word("number");
  }

  std::string take_digits(std::size_t at_most) {
    std::size_t length = 0;
    while (length < text_.size() && digit(text_[length])) ++length;
    if (length > at_most) return {};
    std::string digits(text_.substr(0, length));
    text_.remove_prefix(length);
    return digits;
  }

  // "2.1", "6.2a", "1.A1", "5.B.1", "1.2.3"
  bool take_numbered(std::string& ref) {
    ref = take_digits(2);
    if (ref.empty() || front() != '.') return false;
    int levels = 0;
    while (front() == '.' && levels < 3) {
      text_.remove_prefix(1);
      ++levels;
      ref += '.';
      if (letter(front())) {
        ref += upper(front()) ? front() : static_cast<char>(front() - 'a' + 'A');
        text_.remove_prefix(1);
        if (front() == '.') text_.remove_prefix(1);
        const std::string digits = take_digits(2);
        ref += digits;
        return !digits.empty();
      }
      const std::string digits = take_digits(2);
      if (digits.empty()) return false;
      ref += digits;
    }
    // "6.2a", but not the unit in "6.2m" or "10.4 days": one letter a to h that ends the word.
    if (front() >= 'a' && front() <= 'h' &&
        (text_.size() == 1 || !(letter(text_[1]) || digit(text_[1]) || text_[1] == ')'))) {
      ref += front();
      text_.remove_prefix(1);
    }
    return front() != '.';
  }

  // "CP 10", "NI 59": two to four capitals and a number, but not a month such as DEC 15.
  bool take_lettered(std::string& ref) {
    if (parse_period(text_)) return false;
    while (upper(front()) && ref.size() < 5) {
      ref += front();
      text_.remove_prefix(1);
    }
    if (ref.size() < 2 || ref.size() > 4) return false;
    skip_blanks();
    const std::string digits = take_digits(3);
    ref += digits;
    return !digits.empty();
  }

  // " (a)", "(b)", " a)" and what may follow it (" i)"), which is no part of the ref.
  void take_sub_measure(std::string& ref) {
    const auto take_mark = [this]() -> char {
      std::string_view rest = text_;
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      if (!rest.empty() && rest.front() == '(') rest.remove_prefix(1);
      if (rest.size() < 2 || !letter(rest[0]) || rest[1] != ')') return '\0';
      const char mark = lower(rest[0]) ? rest[0] : static_cast<char>(rest[0] - 'A' + 'a');
      text_ = rest.substr(2);
      return mark;
    };
    const char mark = take_mark();
    if (mark == '\0') return;
    ref += '(';
    ref += mark;
    ref += ')';
    take_mark();
  }

  bool another_follows() {
    if (front() == '&' || front() == '/' || front() == ',') {
      text_.remove_prefix(1);
    } else if (!skip_word("and")) {
      return false;
    }
    skip_blanks();
    if (letter(front()) && text_.size() > 1 && digit(text_[1])) return true;  // "3.A6 & A7"
    return RefReader(text_).read().has_value();
  }

  std::string_view text_;
};

constexpr std::size_t kLongestRef = 40;

std::optional<std::string> read_ref(std::string_view text) {
  if (text.size() > 4 * kLongestRef) return std::nullopt;
  const std::string words = with_latin_capitals(collapsed(text));
  if (words.empty() || words.size() > kLongestRef) return std::nullopt;
  return RefReader(words).read();
}

// The run of digits at the front of `text`, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && digit(text[length])) ++length;
  std::string_view number = text.substr(0, length);
  text.remove_prefix(length);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

}  // namespace

std::string canonical_ref(std::string_view text) {
  if (auto ref = read_ref(text)) return *ref;
  return collapsed(text);
}

bool looks_like_ref(std::string_view text) { return read_ref(text).has_value(); }

bool ref_less(std::string_view left, std::string_view right) {
  std::string_view one = left;
  std::string_view other = right;
  while (!one.empty() && !other.empty()) {
    if (digit(one.front()) && digit(other.front())) {
      const std::string_view a = take_number(one);
      const std::string_view b = take_number(other);
      if (a.size() != b.size()) return a.size() < b.size();
      if (a != b) return a < b;
      continue;
    }
    const auto folded_letter = [](char c) { return static_cast<unsigned char>(upper(c) ? c - 'A' + 'a' : c); };
    const auto a = folded_letter(one.front());
    const auto b = folded_letter(other.front());
    if (a != b) return a < b;
    one.remove_prefix(1);
    other.remove_prefix(1);
  }
  if (one.empty() != other.empty()) return one.empty();
  return left < right;
}

}  // namespace scorebook
