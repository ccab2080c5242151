#include "ods/formula.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ooxml/package.hpp"
#include "scorebook/cell_ref.hpp"
#include "text/error_names.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

// What OpenDocument puts before the names of functions that Excel has and OpenFormula has not, or has otherwise.
constexpr std::array kFunctionPrefixes = {"COM.MICROSOFT."sv, "LEGACY."sv};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool may_be_in_name(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.'; }

// Text in quotes from the front, the quotes with it and a doubled one inside; "" where none closes.
std::string_view quoted_at_front(std::string_view text) {
  const char quote = text.front();
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != quote) continue;
    if (at + 1 < text.size() && text[at + 1] == quote)
      ++at;
    else
      return text.substr(0, at + 1);
  }
  return {};
}

std::string without_quotes(std::string_view text) {
  if (!text.starts_with('\'')) return std::string(text);
  std::string plain;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    plain += text[at];
    if (text[at] == '\'') ++at;
  }
  return plain;
}

// Whether R1C1 or the like could be meant by it, in either case.
bool is_row_and_column(std::string_view name) {
  const auto take = [&name](char upper) {
    if (name.empty() || (name.front() != upper && name.front() != upper + ('a' - 'A'))) return false;
    name.remove_prefix(std::min(name.find_first_not_of("0123456789", 1), name.size()));
    return true;
  };
  const bool row = take('R'), column = take('C');
  return (row || column) && name.empty();
}

bool needs_quotes(std::string_view sheet) {
  if (sheet.empty() || is_digit(sheet.front()) || sheet.front() == '.') return true;
  return !std::all_of(sheet.begin(), sheet.end(), may_be_in_name) || parse_cell_ref(sheet) || is_row_and_column(sheet);
}

// What stands before a reference: the number of the workbook's link (0 for this one) and one sheet or two.
std::string before_reference(std::uint32_t link, const std::string& first, const std::string& last) {
  if (first.empty() && link == 0) return "";
  std::string name = first;
  if (last != first) name += ":" + last;
  const bool quotes = !first.empty() && (needs_quotes(first) || (last != first && needs_quotes(last)));
  if (link != 0) name = "[" + std::to_string(link) + "]" + name;
  if (!quotes) return name + "!";
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'!";
}

// "A1", "$A$1", or a whole column or row "$A", "1".
enum class Corner { none, cell, column, row };
Corner corner_of(std::string_view text) {
  if (parse_cell_ref(text)) return Corner::cell;
  if (text.starts_with('$')) text.remove_prefix(1);
  const std::string alone(text);
  if (std::all_of(alone.begin(), alone.end(), is_digit))
    return parse_cell_ref("A" + alone) ? Corner::row : Corner::none;
  return std::all_of(alone.begin(), alone.end(), is_letter) && parse_cell_ref(alone + "1") ? Corner::column
                                                                                           : Corner::none;
}

// One end of a reference: "$Sheet1.$A$1", ".B2".
struct End {
  std::string sheet;  // "" where only the point stands there
  std::string_view corner;
};

std::optional<End> take_end(std::string_view& text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  std::string_view sheet;
  if (text.starts_with('\''))
    sheet = quoted_at_front(text);
  else
    sheet = text.substr(0, std::min(text.find_first_of(".:'#["), text.size()));
  if (text.starts_with('\'') && sheet.size() < 3) return std::nullopt;
  text.remove_prefix(sheet.size());
  if (!text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  End end{without_quotes(sheet), text.substr(0, text.find(':'))};
  text.remove_prefix(end.corner.size());
  return end;
}

// 'file:///c/other.ods'# from the front of a reference; "" where it is one to this workbook.
std::string take_source(std::string_view& text) {
  if (!text.starts_with('\'')) return "";
  const std::string_view quoted = quoted_at_front(text);
  if (quoted.size() < 3 || text.size() == quoted.size() || text[quoted.size()] != '#') return "";
  text.remove_prefix(quoted.size() + 1);
  return without_quotes(quoted);
}

std::optional<std::string> in_excel(std::string_view text, OdfLinks& links) {
  const std::string source = take_source(text);
  const auto first = take_end(text);
  if (!first) return std::nullopt;
  const Corner corner = corner_of(first->corner);
  std::string sheet = first->sheet, last_sheet = sheet, cells(first->corner);
  if (!text.empty()) {
    text.remove_prefix(1);
    const auto last = take_end(text);
    if (!last || !text.empty() || corner_of(last->corner) != corner) return std::nullopt;
    if (!last->sheet.empty()) last_sheet = last->sheet;
    if (sheet.empty() && !last_sheet.empty()) return std::nullopt;
    if (last->corner != first->corner || corner != Corner::cell || last_sheet == sheet)
      cells += ":" + std::string(last->corner);
  } else if (corner != Corner::cell) {
    return std::nullopt;
  }
  if (corner == Corner::none || (!source.empty() && sheet.empty())) return std::nullopt;
  return before_reference(source.empty() ? 0 : links.number_of(source), sheet, last_sheet) + cells;
}

// A formula's text from left to right.
class Turner {
 public:
  Turner(std::string_view formula, OdfLinks& links) : rest_(formula), links_(links) {}

  [[nodiscard]] std::optional<std::string> turned() {
    while (!rest_.empty())
      if (!take_one()) return std::nullopt;
    if (in_array_) return std::nullopt;
    return std::move(excel_);
  }

 private:
  bool take_one();
  bool take_sign(char c);
  bool take_quoted();
  bool take_reference();
  bool take_error();
  bool take_name();
  void copy(std::size_t length) {
    excel_ += rest_.substr(0, length);
    rest_.remove_prefix(length);
  }

  std::string_view rest_;
  OdfLinks& links_;
  std::string excel_;
  bool in_array_ = false;
};

bool Turner::take_one() {
  const char c = rest_.front();
  if (c == '"') return take_quoted();
  if (c == '[') return take_reference();
  if (c == '#') return take_error();
  if (may_be_in_name(c)) return take_name();
  if (rest_.starts_with("$$") && rest_.size() > 2 && may_be_in_name(rest_[2])) {  // says that it is a name
    rest_.remove_prefix(2);
    return take_name();
  }
  rest_.remove_prefix(1);
  return take_sign(c);
}

bool Turner::take_sign(char c) {
  constexpr std::string_view kTheSame = "+-*/^&=<>%() \t\r\n:";
  if (kTheSame.find(c) != std::string_view::npos) {
    excel_ += c;
    return true;
  }
  if (c == ';' || (c == '|' && in_array_)) {
    excel_ += c == ';' ? ',' : ';';
    return true;
  }
  if ((c != '{' && c != '}') || in_array_ == (c == '{')) return false;
  in_array_ = c == '{';
  excel_ += c;
  return true;
}

bool Turner::take_quoted() {
  const std::string_view quoted = quoted_at_front(rest_);
  copy(quoted.size());
  return !quoted.empty();
}

bool Turner::take_reference() {
  // A bracket in quotes is one of a sheet's or a file's name.
  std::size_t end = 1;
  while (end < rest_.size() && rest_[end] != ']') {
    const std::string_view quoted = rest_[end] == '\'' ? quoted_at_front(rest_.substr(end)) : rest_.substr(end, 1);
    if (quoted.empty() || rest_[end] == '[') return false;
    end += quoted.size();
  }
  if (end >= rest_.size() || (!excel_.empty() && (may_be_in_name(excel_.back()) || excel_.back() == ']'))) return false;
  const std::string_view address = rest_.substr(1, end - 1);
  auto reference = in_excel(address, links_);
  // What has been deleted, wholly or in part.
  if (!reference && address.find("#REF!") != std::string_view::npos && address.find('\'') == std::string_view::npos)
    reference = "#REF!";
  if (!reference) return false;
  excel_ += *reference;
  rest_.remove_prefix(end + 1);
  return true;
}

bool Turner::take_error() {
  for (const ErrorName& error : kErrorNames) {
    if (!rest_.starts_with(error.name)) continue;
    copy(error.name.size());
    return true;
  }
  return false;
}

bool Turner::take_name() {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), may_be_in_name);
  const auto length = static_cast<std::size_t>(end - rest_.begin());
  const bool function = length < rest_.size() && rest_[length] == '(';
  for (const std::string_view prefix : kFunctionPrefixes) {
    if (!function || length == prefix.size() || !rest_.starts_with(prefix)) continue;
    rest_.remove_prefix(prefix.size());
    copy(length - prefix.size());
    return true;
  }
  // Sheet1.Rate: a name that belongs to a sheet, or one with a point in it.
  if (!function && !is_digit(rest_.front()) && rest_.front() != '.' && rest_.substr(0, length).find('.') < length)
    return false;
  copy(length);
  return true;
}

}  // namespace

std::uint32_t OdfLinks::number_of(const std::string& target) {
  const auto placed = numbers_.try_emplace(target, static_cast<std::uint32_t>(targets_.size() + 1));
  if (placed.second) targets_.push_back(without_percent_escapes(target));
  return placed.first->second;
}

std::vector<ExternalLink> OdfLinks::take() {
  std::vector<ExternalLink> links;
  for (std::string& target : targets_) links.push_back({std::move(target), 0});
  return links;
}

std::string excel_formula(std::string_view formula, OdfLinks& links) {
  const std::size_t colon = formula.find(":=");
  const bool prefixed = colon != std::string_view::npos && colon > 0 &&
                        std::all_of(formula.begin(), formula.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
                          return is_digit(c) || (is_letter(c) && static_cast<unsigned char>(c) < 0x80);
                        });
  const bool of_excel = prefixed && formula.starts_with("msoxl:");
  if (prefixed)
    formula.remove_prefix(colon + 2);
  else if (formula.starts_with('='))
    formula.remove_prefix(1);
  if (of_excel) return std::string(formula);
  return Turner(formula, links).turned().value_or(std::string(formula));
}

std::string excel_reference(std::string_view address, OdfLinks& links) {
  return in_excel(address, links).value_or(std::string(address));
}

bool is_external_copy(std::string_view table_name) {
  return table_name.starts_with('\'') && table_name.find("'#") != std::string_view::npos;
}

}  // namespace scorebook
