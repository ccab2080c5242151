#include "check/formula_references.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace scorebook {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
// What names of sheets, functions and ranges are made of; bytes of UTF-8 letters among them.
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '\\' || c == '?' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

void append_capitals(std::string& to, std::string_view text) {
  for (const char c : text) to += capital(c);
}

// "$AB$12", "AB", "$12"; past the grid, and anything else, is no corner but a name.
std::optional<ReferenceCorner> parse_corner(std::string_view word) {
  ReferenceCorner corner;
  std::size_t at = 0;
  const auto dollar = [&] { return at < word.size() && word[at] == '$' ? (++at, true) : false; };
  bool fixed = dollar();
  std::size_t start = at;
  for (; at < word.size() && is_letter(word[at]) && at - start < 4; ++at)
    corner.cell.column = corner.cell.column * 26 + static_cast<std::uint32_t>(capital(word[at]) - 'A' + 1);
  const bool has_column = at != start;
  if (has_column) {
    corner.column_fixed = fixed;
    fixed = dollar();
  }
  start = at;
  for (; at < word.size() && is_digit(word[at]) && at - start < 8; ++at)
    corner.cell.row = corner.cell.row * 10 + static_cast<std::uint32_t>(word[at] - '0');
  const bool has_row = at != start;
  corner.row_fixed = fixed;
  if (at != word.size() || (!has_row && (!has_column || fixed))) return std::nullopt;
  if (has_row && (word[start] == '0' || corner.cell.row > kMaximumRow)) return std::nullopt;
  if (corner.cell.column > kMaximumColumn) return std::nullopt;
  return corner;
}

// The name of a sheet as it stands before !, with the workbook in brackets before it: "[2]Jan:Mar".
struct Qualifier {
  std::uint32_t workbook = 0;
  std::string file, sheet, last_sheet;
};

Qualifier qualifier_of(std::string_view text, bool quoted) {
  Qualifier qualifier;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    plain += text[i];
    if (quoted && text[i] == '\'' && i + 1 < text.size() && text[i + 1] == '\'') ++i;
  }
  const std::size_t open = plain.find('[');
  const std::size_t close = open == std::string::npos ? open : plain.find(']', open);
  if (close != std::string::npos) {
    const std::string inside = plain.substr(open + 1, close - open - 1);
    const bool number = open == 0 && !inside.empty() && inside.size() <= 6 && inside.front() != '0' &&
                        std::all_of(inside.begin(), inside.end(), is_digit);
    if (number) {
      for (const char c : inside) qualifier.workbook = qualifier.workbook * 10 + static_cast<std::uint32_t>(c - '0');
    } else {
      qualifier.file = inside;
    }
    plain.erase(0, close + 1);
  }
  const std::size_t colon = plain.find(':');  // which no sheet's name has
  qualifier.sheet = plain.substr(0, colon);
  qualifier.last_sheet = colon == std::string::npos ? qualifier.sheet : plain.substr(colon + 1);
  return qualifier;
}

class FormulaReader {
 public:
  FormulaReader(std::string_view formula, CellRef cell) : formula_(formula), cell_(cell) {}

  FormulaText read() {
    text_.read = true;
    while (text_.read && at_ < formula_.size()) text_.read = take_one();
    if (!text_.read) text_.relative.clear();
    return std::move(text_);
  }

 private:
  [[nodiscard]] char peek(std::size_t at) const { return at < formula_.size() ? formula_[at] : '\0'; }
  [[nodiscard]] std::size_t word_end(std::size_t from) const {
    while (is_word(peek(from))) ++from;
    return from;
  }
  [[nodiscard]] std::string_view between(std::size_t from, std::size_t to) const {
    return formula_.substr(from, to - from);
  }

  // False where the text cannot be read on.
  bool take_one() {
    const char c = formula_[at_];
    if (c == '"') return take_text();
    if (c == '\'') return take_quoted_sheet();
    if (c == '[') return take_bracket();
    if (c == '#') return take_error();
    if (is_word(c)) return take_word();
    if (!is_space(c)) text_.relative += c;
    ++at_;
    return true;
  }

  // Behind the quote that ends what is quoted at `from`, where a doubled one stands for itself; npos for none.
  [[nodiscard]] std::size_t behind_quoted(std::size_t from) const {
    const char quote = formula_[from];
    for (std::size_t at = formula_.find(quote, from + 1); at != std::string_view::npos;
         at = formula_.find(quote, at + 2)) {
      if (peek(at + 1) != quote) return at + 1;
    }
    return std::string_view::npos;
  }

  bool take_text() {
    const std::size_t end = behind_quoted(at_);
    if (end == std::string_view::npos) return false;
    text_.relative += between(at_, end);
    at_ = end;
    return true;
  }

  bool take_quoted_sheet() {
    const std::size_t end = behind_quoted(at_);
    if (end == std::string_view::npos || peek(end) != '!') return false;
    return take_qualified(qualifier_of(between(at_ + 1, end - 1), true), end + 1);
  }

  // [1]Sheet1!A1 and [1]!Rate, or a column of the table that the formula stands in.
  bool take_bracket() {
    const std::size_t end = behind_brackets(at_);
    if (end == std::string_view::npos) return false;
    std::size_t after = word_end(end);
    if (peek(after) == ':' && word_end(after + 1) > after + 1) after = word_end(after + 1);
    if (peek(after) == '!') return take_qualified(qualifier_of(between(at_, after), false), after + 1);
    add_structured({}, at_, end);
    return true;
  }

  // A ' inside escapes the bracket of a column's name.
  [[nodiscard]] std::size_t behind_brackets(std::size_t from) const {
    std::size_t depth = 0;
    for (std::size_t at = from; at < formula_.size(); ++at) {
      if (formula_[at] == '\'')
        ++at;
      else if (formula_[at] == '[')
        ++depth;
      else if (formula_[at] == ']' && --depth == 0)
        return at + 1;
    }
    return std::string_view::npos;
  }

  // #REF!, #N/A, #DIV/0!; a # alone says that a cell's whole result is meant.
  bool take_error() {
    std::size_t end = at_ + 1;
    while (is_letter(peek(end)) || peek(end) == '/' || peek(end) == '0' || peek(end) == '_') ++end;
    if (end > at_ + 1 && (peek(end) == '!' || peek(end) == '?')) ++end;
    append_capitals(text_.relative, between(at_, end));
    at_ = end;
    return true;
  }

  bool take_word() {
    const std::size_t end = word_end(at_);
    if (is_digit(formula_[at_]) && take_number(end)) return true;
    const char after = peek(end);
    if (after == '(') {
      append_capitals(text_.relative, between(at_, end));
      at_ = end;
      return true;
    }
    if (after == '!') return take_qualified(qualifier_of(between(at_, end), false), end + 1);
    if (after == ':') {  // JAN1:MAR1!A1 is a run of sheets
      const std::size_t second_end = word_end(end + 1);
      if (second_end > end + 1 && peek(second_end) == '!')
        return take_qualified(qualifier_of(between(at_, second_end), false), second_end + 1);
    }
    take_reference(Qualifier(), at_, at_);
    return true;
  }

  // 12, 1.5, 1.5E-3; not 3:5.
  bool take_number(std::size_t end) {
    const std::string_view word = between(at_, end);
    const bool exponent = capital(word.back()) == 'E' && (peek(end) == '+' || peek(end) == '-') &&
                          is_digit(peek(end + 1)) &&
                          std::all_of(word.begin(), word.end() - 1, [](char c) { return is_digit(c) || c == '.'; });
    if (exponent) {
      ++end;
      while (is_digit(peek(end))) ++end;
    } else if (peek(end) == ':' || peek(end) == '!' || peek(end) == '[') {
      return false;
    }
    append_capitals(text_.relative, between(at_, end));
    at_ = end;
    return true;
  }

  // What stands behind the !.
  bool take_qualified(Qualifier qualifier, std::size_t cells_at) {
    const std::size_t start = at_;
    text_.relative += '\'';
    if (qualifier.workbook != 0) text_.relative += '[' + std::to_string(qualifier.workbook) + ']';
    if (!qualifier.file.empty()) text_.relative += '[' + qualifier.file + ']';
    append_capitals(text_.relative, qualifier.sheet);
    if (qualifier.last_sheet != qualifier.sheet) {
      text_.relative += ':';
      append_capitals(text_.relative, qualifier.last_sheet);
    }
    text_.relative += "'!";
    at_ = cells_at;
    if (peek(at_) == '#') return take_error();
    if (!is_word(peek(at_))) return false;
    take_reference(std::move(qualifier), start, cells_at);
    return true;
  }

  void take_reference(Qualifier qualifier, std::size_t start, std::size_t cells_at) {
    const std::size_t end = word_end(cells_at);
    const std::string_view word = between(cells_at, end);
    if (peek(end) == '[') {
      const std::size_t behind = behind_brackets(end);
      if (behind != std::string_view::npos) return add_structured(std::move(qualifier), start, behind);
    }
    FormulaReference reference;
    const auto first = parse_corner(word);
    std::size_t reference_end = end;
    bool cells = first.has_value() && peek(end) != '[';
    if (cells) {
      reference.first = reference.last = *first;
      const std::size_t second_end = peek(end) == ':' ? word_end(end + 1) : end;
      const auto second = second_end > end + 1 ? parse_corner(between(end + 1, second_end)) : std::nullopt;
      const bool whole = first->cell.row == 0 || first->cell.column == 0;
      if (second && peek(second_end) != '(' && (second->cell.row == 0) == (first->cell.row == 0) &&
          (second->cell.column == 0) == (first->cell.column == 0)) {
        reference.last = *second;
        reference_end = second_end;
      } else if (whole) {
        cells = false;  // a lone A is a name
      }
    }
    if (cells) {
      reference.kind = reference.first.cell.row == 0      ? ReferenceKind::columns
                       : reference.first.cell.column == 0 ? ReferenceKind::rows
                                                          : ReferenceKind::cells;
      put_corner(reference.first);
      if (reference_end != end) {
        text_.relative += ':';
        put_corner(reference.last);
      }
    } else {
      reference.kind = ReferenceKind::name;
      reference.name = std::string(word);
      append_capitals(text_.relative, word);
      if (start == cells_at && is_constant(word)) {
        at_ = end;
        return;
      }
    }
    add(std::move(reference), std::move(qualifier), start, cells_at, reference_end);
  }

  static bool is_constant(std::string_view word) {
    std::string capitals;
    append_capitals(capitals, word.substr(0, 6));
    return capitals == "TRUE" || capitals == "FALSE";
  }

  void add_structured(Qualifier qualifier, std::size_t start, std::size_t end) {
    FormulaReference reference;
    reference.kind = ReferenceKind::structured;
    const std::size_t cells_at = std::max(start, at_);
    const std::size_t open = std::min(formula_.find('[', cells_at), end);
    reference.name = std::string(between(cells_at, open));
    reference.columns = std::string(between(open, end));
    append_capitals(text_.relative, between(cells_at, end));
    add(std::move(reference), std::move(qualifier), start, cells_at, end);
  }

  void add(FormulaReference reference, Qualifier qualifier, std::size_t start, std::size_t cells_at, std::size_t end) {
    reference.workbook = qualifier.workbook;
    reference.file = std::move(qualifier.file);
    reference.sheet = std::move(qualifier.sheet);
    reference.last_sheet = std::move(qualifier.last_sheet);
    reference.at = start;
    reference.length = end - start;
    reference.cells_at = cells_at;
    reference.cells_length = end - cells_at;
    text_.references.push_back(std::move(reference));
    at_ = end;
  }

  void put(char letter, std::uint32_t wanted, std::uint32_t own, bool fixed) {
    if (wanted == 0) return;
    text_.relative += letter;
    if (fixed) {
      text_.relative += std::to_string(wanted);
    } else {
      text_.relative += '[' + std::to_string(static_cast<std::int64_t>(wanted) - static_cast<std::int64_t>(own)) + ']';
    }
  }
  void put_corner(const ReferenceCorner& corner) {
    put('R', corner.cell.row, cell_.row, corner.row_fixed);
    put('C', corner.cell.column, cell_.column, corner.column_fixed);
  }

  std::string_view formula_;
  CellRef cell_;
  std::size_t at_ = 0;
  FormulaText text_;
};

}  // namespace

CellRange FormulaReference::range() const {
  CellRange range{{std::min(first.cell.row, last.cell.row), std::min(first.cell.column, last.cell.column)},
                  {std::max(first.cell.row, last.cell.row), std::max(first.cell.column, last.cell.column)}};
  if (kind == ReferenceKind::columns) {
    range.first.row = 1;
    range.last.row = kMaximumRow;
  } else if (kind == ReferenceKind::rows) {
    range.first.column = 1;
    range.last.column = kMaximumColumn;
  }
  return range;
}

FormulaText read_formula(std::string_view formula, CellRef cell) {
  if (formula.size() > kLongestFormula) return {};
  return FormulaReader(formula, cell).read();
}

std::string to_string(const ReferenceCorner& corner) {
  std::string text;
  if (corner.cell.column != 0) text += (corner.column_fixed ? "$" : "") + column_letters(corner.cell.column);
  if (corner.cell.row != 0) text += (corner.row_fixed ? "$" : "") + std::to_string(corner.cell.row);
  return text;
}

}  // namespace scorebook
