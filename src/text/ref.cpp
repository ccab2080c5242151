// The refs of measures: their canonical form and their natural order.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "text/look_alikes.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return lower(c) || upper(c); }

// Takes a ref from the front of a text, part by part.
class RefReader {
 public:
  explicit RefReader(std::string_view text) : text_(text) {}

  // The canonical form; nothing where the text is not one ref, or two joined by & or "and".
  [[nodiscard]] std::optional<RefAsRead> read() {
    skip_label();
    std::string ref;
    const bool numbered = digit(front());
    if (!(numbered ? take_numbered(ref) : take_lettered(ref))) return std::nullopt;
    take_sub_measure(ref);
    skip_blanks();
    if (!numbered && !text_.empty()) return std::nullopt;
    RefAsRead read{std::move(ref), {}};
    if (text_.empty()) return read;
    const std::string_view others = text_;
    if (!another_follows()) return std::nullopt;
    read.notes.push_back(
        fmt::format("the cell names more than one measure: {} is taken, \"{}\" follows", read.ref, others));
    return read;
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

  // "a", "ii": the mark of a sub-measure at the front of a text, in lower case, before its bracket; empty for none.
  static std::string mark_at(std::string_view text) {
    const std::size_t length = text.substr(0, 5).find(')');
    if (length == std::string_view::npos || length == 0) return {};
    const std::string mark = folded(text.substr(0, length));
    if (mark.size() == 1 ? lower(mark[0]) : mark.find_first_not_of("ivx") == std::string::npos) return mark;
    return {};
  }

  // " (a)", "(b)", " a)", " ii)" and what may follow it (" i)"), which is no part of the ref.
  void take_sub_measure(std::string& ref) {
    const auto take_mark = [this] {
      std::string_view rest = text_;
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      if (!rest.empty() && rest.front() == '(') rest.remove_prefix(1);
      std::string mark = mark_at(rest);
      if (!mark.empty()) text_ = rest.substr(mark.size() + 1);
      return mark;
    };
    const std::string mark = take_mark();
    if (mark.empty()) return;
    ref += '(' + mark + ')';
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

// Letters that digits are taken for by eye, and by programs that read print.
constexpr std::array<std::pair<char, char>, 9> kDigitsLikeLetters = {{
    {'8', 'B'},
    {'0', 'O'},
    {'0', 'D'},
    {'0', 'Q'},
    {'1', 'I'},
    {'1', 'L'},
    {'5', 'S'},
    {'6', 'G'},
    {'4', 'A'},
}};

// Whether a ref such as 1.B9 fills a gap: it is not known itself, but the number before or after it is.
bool stands_beside(const std::string& ref, std::size_t family, const std::vector<std::string>& known) {
  const std::string digits = ref.substr(family + 1);
  if (digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string::npos) return false;
  const int number = std::stoi(digits);
  bool beside = false;
  for (const std::string& other : known) {
    const std::string plain = other.substr(0, other.find('('));
    if (plain == ref) return false;
    for (const int near : {number - 1, number + 1}) {
      beside = beside || plain == fmt::format("{}{}", ref.substr(0, family + 1), near);
    }
  }
  return beside;
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

std::optional<RefAsRead> read_ref(std::string_view text) {
  if (text.size() > 4 * kLongestRef) return std::nullopt;
  const std::string typed = collapsed(text);
  const std::string words = with_latin_letters(typed);
  if (words.empty() || words.size() > kLongestRef) return std::nullopt;
  auto read = RefReader(words).read();
  if (read && words != typed)
    read->notes.emplace_back("a Greek or Cyrillic letter stands for the Latin one it looks like");
  return read;
}

std::string canonical_ref(std::string_view text) {
  if (auto read = read_ref(text)) return read->ref;
  return collapsed(text);
}

bool looks_like_ref(std::string_view text) { return read_ref(text).has_value(); }

std::optional<std::string> meant_ref(std::string_view ref, const std::vector<std::string>& known, KnownRefs whose) {
  const std::size_t point = ref.find('.');
  const auto knows = [&known](std::string_view wanted) {
    return std::find(known.begin(), known.end(), wanted) != known.end();
  };
  if (point == std::string_view::npos || knows(ref)) return std::nullopt;
  const std::string_view rest = ref.substr(point + 1);
  if (rest.size() < 2 || !digit(rest[0]) || !digit(rest[1])) return std::nullopt;
  const std::string family(ref.substr(0, point + 1));
  if (whose == KnownRefs::of_neighbours) {
    // Another 1.12 among the neighbours: such numbers are refs here.
    const bool same_form = std::any_of(known.begin(), known.end(), [&family](const std::string& other) {
      return other.compare(0, family.size(), family) == 0 && other.size() > family.size() &&
             digit(other[family.size()]);
    });
    if (same_form) return std::nullopt;
  }
  std::optional<std::string> meant;
  for (const auto& [figure, letter] : kDigitsLikeLetters) {
    if (figure != rest[0]) continue;
    const std::string candidate = family + letter + std::string(rest.substr(1));
    const bool fits =
        whose == KnownRefs::of_register ? knows(candidate) : stands_beside(candidate, family.size(), known);
    if (!fits) continue;
    if (meant) return std::nullopt;
    meant = candidate;
  }
  return meant;
}

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
