#include "text/format_sections.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/words.hpp"

namespace scorebook {

namespace {

using Kind = FormatToken::Kind;

constexpr std::size_t kLongestCode = 1000;  // Excel takes 255 characters

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The length in bytes of the UTF-8 character at the front.
std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return std::min(length, text.size());
}

class SectionReader {
 public:
  explicit SectionReader(std::string_view code) : code_(code) {}

  // Reads one section up to its ; or the end. False where something in it is not understood.
  bool read(FormatSection& section) {
    section_ = &section;
    foreign_names_ = false;
    system_format_ = {};
    while (!code_.empty() && code_.front() != ';') {
      if (!take_token()) return false;
    }
    return finish();
  }

  [[nodiscard]] bool at_end() const { return code_.empty(); }
  void skip_separator() { code_.remove_prefix(1); }

 private:
  [[nodiscard]] bool starts(std::string_view word) const {
    return code_.size() >= word.size() &&
           std::equal(word.begin(), word.end(), code_.begin(), [](char a, char b) { return a == lower(b); });
  }
  void add(Kind kind, std::size_t bytes, int length = 0) {
    section_->tokens.push_back({kind, std::string(code_.substr(0, bytes)), length});
    code_.remove_prefix(bytes);
  }
  void add_literal(std::string_view text) { section_->tokens.push_back({Kind::literal, std::string(text), 0}); }

  bool take_token() {
    const char c = code_.front();
    if (c == '"') return take_quoted();
    if (c == '[') return take_bracket();
    if (c == '\\' || c == '_' || c == '*') return take_escaped(c);
    if (c == '0' || c == '#' || c == '?') {
      add(Kind::digit, 1);
      return true;
    }
    if (c == '.') return take_point();
    if (c == ',') return take_comma();
    if (c == '%') {
      section_->power_of_ten += 2;
      add(Kind::per_cent, 1);
      return true;
    }
    if (c == '@') {
      section_->is_text = true;
      add(Kind::text, 1);
      return true;
    }
    if (starts("general")) {
      section_->is_general = true;
      add(Kind::general, 7);
      return true;
    }
    if (starts("e+") || starts("e-")) {
      add(Kind::exponent, 2);
      return true;
    }
    if (starts("am/pm")) return take_half_day(5);
    if (starts("a/p")) return take_half_day(3);
    if (take_date_letters(lower(c))) return true;
    return take_plain_literal(c);
  }

  bool take_quoted() {
    const std::size_t end = code_.find('"', 1);
    if (end == std::string_view::npos) return false;
    add_literal(code_.substr(1, end - 1));
    code_.remove_prefix(end + 1);
    return true;
  }

  // \x shows x, _x leaves room for x, *x fills the column with x, which has no meaning in a text.
  bool take_escaped(char c) {
    code_.remove_prefix(1);
    if (code_.empty()) return false;
    const std::size_t length = character_length(code_);
    if (c == '\\') add_literal(code_.substr(0, length));
    if (c == '_') section_->tokens.push_back({Kind::padding, " ", 0});
    code_.remove_prefix(length);
    return true;
  }

  // Colours, conditions, currency and locale, elapsed time.
  bool take_bracket() {
    const std::size_t end = code_.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view inside = code_.substr(1, end - 1);
    const std::string word = folded(inside);
    const auto elapsed = [&](char letter) {
      return !word.empty() && word.find_first_not_of(letter) == std::string::npos;
    };
    bool known = true;
    if (elapsed('h') || elapsed('m') || elapsed('s')) {
      const Kind kind =
          word[0] == 'h' ? Kind::elapsed_hours : (word[0] == 'm' ? Kind::elapsed_minutes : Kind::elapsed_seconds);
      section_->tokens.push_back({kind, {}, static_cast<int>(word.size())});
      section_->has_time = true;
    } else if (!word.empty() && word[0] == '$') {
      const std::size_t dash = std::min(inside.find('-'), inside.size());
      if (dash > 1) add_literal(inside.substr(1, dash - 1));
      known = dash > 1 || take_locale(word.substr(std::min(dash + 1, word.size())));
    } else if (!word.empty() && (word[0] == '<' || word[0] == '>' || word[0] == '=')) {
      known = take_condition(inside);
    } else {
      known = colour(word);
    }
    code_.remove_prefix(end + 1);
    return known;
  }

  // "809", "10409", "f800" (the computer's long date), "f400" (its time), "en-gb".
  bool take_locale(const std::string& locale) {
    if (locale == "f800" || locale == "x-sysdate") {
      system_format_ = "d mmmm yyyy";
      return true;
    }
    if (locale == "f400" || locale == "x-systime") {
      system_format_ = "hh:mm:ss";
      return true;
    }
    if (locale.compare(0, 2, "en") == 0) return true;
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(locale.data(), locale.data() + locale.size(), id, 16);
    const bool plain = error == std::errc{} && end == locale.data() + locale.size() && (id >> 16U) <= 1;
    foreign_names_ = foreign_names_ || ((id & 0xFFFFU) != 0 && (id & 0x3FFU) != 9);
    return plain;  // else other digits or another calendar
  }

  static bool colour(const std::string& word) {
    for (const std::string_view name : {"black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"}) {
      if (word == name) return true;
    }
    return word.size() >= 6 && word.size() <= 8 && word.compare(0, 5, "color") == 0 &&
           word.find_first_not_of(" 0123456789", 5) == std::string::npos;
  }

  bool take_condition(std::string_view inside) {
    const std::size_t length = inside.size() > 1 && (inside[1] == '=' || inside[1] == '>') ? 2 : 1;
    const auto limit = Decimal::parse(trimmed(inside.substr(length)));
    const std::string sign(inside.substr(0, length));
    if (!limit || section_->condition || sign == "==" || sign == "=>" || sign == ">>") return false;
    section_->condition = FormatCondition{sign, *limit};
    return true;
  }

  // A point after seconds begins their fraction: "mm:ss.0".
  bool take_point() {
    const std::size_t zeros = std::min(code_.find_first_not_of('0', 1), code_.size()) - 1;
    if (zeros > 0 && section_->has_time && !section_->tokens.empty() && last_time_is_seconds()) {
      if (zeros > 3) return false;
      add(Kind::fraction, zeros + 1, static_cast<int>(zeros));
      return true;
    }
    add(Kind::point, 1);
    return true;
  }

  [[nodiscard]] bool last_time_is_seconds() const {
    const Kind kind = section_->tokens.back().kind;
    return kind == Kind::second || kind == Kind::elapsed_seconds;
  }

  // Between digits: thousands. After the last one: a scale of 1,000. Settled in finish(), where the digits are known.
  bool take_comma() {
    section_->tokens.push_back({Kind::literal, ",", -1});
    code_.remove_prefix(1);
    return true;
  }

  bool take_half_day(std::size_t bytes) {
    section_->has_time = true;
    add(Kind::half_day, bytes, static_cast<int>(bytes));
    return true;
  }

  bool take_date_letters(char letter) {
    std::size_t run = 0;
    while (run < code_.size() && lower(code_[run]) == letter) ++run;
    const int length = static_cast<int>(run);
    switch (letter) {
      case 'y':
        section_->has_date = true;
        add(Kind::year, run, length);
        return run <= 4;
      case 'd':
        section_->has_date = true;
        add(Kind::day, run, length);
        return run <= 4;
      case 'm':
        add(Kind::month, run, length);
        return run <= 5;  // or minutes: settled in finish()
      case 'h':
        section_->has_time = true;
        add(Kind::hour, run, length);
        return run <= 2;
      case 's':
        section_->has_time = true;
        add(Kind::second, run, length);
        return run <= 2;
      default:
        return false;
    }
  }

  // Signs stand for themselves, letters must be quoted. Other scripts and the pound sign stand for themselves, too.
  bool take_plain_literal(char c) {
    const bool is_letter = lower(c) >= 'a' && lower(c) <= 'z';
    if (is_letter || (c >= '1' && c <= '9') || c == ']') return false;
    const std::size_t length = character_length(code_);
    add_literal(code_.substr(0, length));
    code_.remove_prefix(length);
    return true;
  }

  bool finish() {
    settle_minutes();
    const bool dated = section_->has_date || section_->has_time;
    if (dated && !system_format_.empty()) {
      *section_ = FormatSection{};
      return SectionReader(system_format_).read(*section_);
    }
    if (dated && foreign_names_ && shows_names()) return false;
    std::vector<FormatToken>& tokens = section_->tokens;
    if (dated) {
      return std::none_of(tokens.begin(), tokens.end(),
                          [](const FormatToken& token) {
                            return token.kind == Kind::digit || token.kind == Kind::per_cent ||
                                   token.kind == Kind::exponent || token.kind == Kind::general ||
                                   token.kind == Kind::text;
                          }) &&
             restore_signs();
    }
    return count_digits() && settle_commas();
  }

  // Names of months or days, which we only know in English.
  [[nodiscard]] bool shows_names() const {
    return std::any_of(section_->tokens.begin(), section_->tokens.end(), [](const FormatToken& token) {
      return (token.kind == Kind::month || token.kind == Kind::day) && token.length >= 3;
    });
  }

  // m is minutes right after hours or right before seconds, months elsewhere.
  void settle_minutes() {
    std::vector<FormatToken*> times;
    for (FormatToken& token : section_->tokens) {
      if (token.kind >= Kind::year && token.kind <= Kind::half_day) times.push_back(&token);
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (times[i]->kind != Kind::month) continue;
      const bool after_hours = i > 0 && (times[i - 1]->kind == Kind::hour || times[i - 1]->kind == Kind::elapsed_hours);
      const bool before_seconds =
          i + 1 < times.size() && (times[i + 1]->kind == Kind::second || times[i + 1]->kind == Kind::elapsed_seconds);
      if ((after_hours || before_seconds) && times[i]->length <= 2) {
        times[i]->kind = Kind::minute;
        section_->has_time = true;
      } else {
        section_->has_date = true;
      }
    }
  }

  // In a date a comma and a point are signs like any other.
  bool restore_signs() {
    for (FormatToken& token : section_->tokens) {
      if (token.kind == Kind::point) token = {Kind::literal, ".", 0};
      token.length = token.kind == Kind::literal ? 0 : token.length;
    }
    return true;
  }

  bool count_digits() {
    bool point = false;
    bool exponent = false;
    for (const FormatToken& token : section_->tokens) {
      if (token.kind == Kind::point && (std::exchange(point, true) || exponent)) return false;
      if (token.kind == Kind::exponent && std::exchange(exponent, true)) return false;
      if (token.kind == Kind::digit)
        ++(exponent ? section_->exponent_digits : (point ? section_->decimals : section_->integer_digits));
    }
    // General beside more than one per cent sign shows who knows what.
    if (section_->is_general && section_->power_of_ten > 2) return false;
    if (section_->is_general || section_->is_text) return !section_->numeric() && !exponent;
    const bool sane = section_->integer_digits <= 100 && section_->decimals <= 100 && section_->exponent_digits <= 5;
    if (exponent && (section_->exponent_digits == 0 || !section_->numeric())) return false;
    return sane && !fraction_bar();
  }

  // "# ?/?" is a fraction: a slash between digits.
  [[nodiscard]] bool fraction_bar() const {
    bool digit_before = false;
    bool bar = false;
    for (const FormatToken& token : section_->tokens) {
      if (token.kind == Kind::digit) {
        if (bar) return true;
        digit_before = true;
      }
      if (token.kind == Kind::literal && token.text == "/" && digit_before) bar = true;
    }
    return false;
  }

  bool settle_commas() {
    std::vector<FormatToken>& tokens = section_->tokens;
    std::vector<FormatToken> kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool comma = tokens[i].kind == Kind::literal && tokens[i].length == -1;
      if (!comma) {
        kept.push_back(tokens[i]);
        continue;
      }
      const bool after_digit = !kept.empty() && kept.back().kind == Kind::digit;
      std::size_t next = i;
      while (next < tokens.size() && tokens[next].length == -1) ++next;
      const bool before_digit = next < tokens.size() && tokens[next].kind == Kind::digit;
      if (after_digit && before_digit) {
        section_->thousands = true;
      } else if (after_digit) {
        section_->power_of_ten -= 3 * static_cast<int>(next - i);
      } else {
        kept.push_back({Kind::literal, ",", 0});
      }
      if (after_digit) i = next - 1;
    }
    tokens = std::move(kept);
    return section_->power_of_ten >= -30 && section_->power_of_ten <= 30;
  }

  std::string_view code_;
  FormatSection* section_ = nullptr;
  std::string_view system_format_;  // what the computer's own settings show in its place
  bool foreign_names_ = false;
};

}  // namespace

bool FormatCondition::holds(const Decimal& number) const {
  if (sign == "<") return number < limit;
  if (sign == "<=") return number <= limit;
  if (sign == ">") return number > limit;
  if (sign == ">=") return number >= limit;
  if (sign == "<>") return number != limit;
  return number == limit;
}

std::optional<FormatSections> parse_number_format(std::string_view code) {
  if (code.size() > kLongestCode) return std::nullopt;
  FormatSections result;
  if (code.empty()) code = "General";
  SectionReader reader(code);
  for (;;) {
    FormatSection section;
    if (result.sections.size() == 4 || !reader.read(section)) return std::nullopt;
    result.sections.push_back(std::move(section));
    if (reader.at_end()) break;
    reader.skip_separator();
  }
  return result;
}

}  // namespace scorebook
