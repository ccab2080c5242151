#include "ooxml/formula_shift.hpp"

#include <cstdint>
#include <optional>

namespace scorebook {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
// What names of sheets, functions and ranges are made of; bytes of UTF-8 letters among them.
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '\\' || c == '?' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "$AB$12", "AB", "$12": a cell, a whole column or a whole row.
struct Reference {
  std::string_view column, row;  // without $; empty where it has none
  bool column_fixed = false, row_fixed = false;
};

std::optional<Reference> parse_reference(std::string_view word) {
  Reference reference;
  std::size_t at = 0;
  const auto dollar = [&] { return at < word.size() && word[at] == '$' ? (++at, true) : false; };
  bool fixed = dollar();
  std::size_t start = at;
  while (at < word.size() && is_letter(word[at])) ++at;
  reference.column = word.substr(start, at - start);
  if (!reference.column.empty()) {
    reference.column_fixed = fixed;
    fixed = dollar();
  }
  start = at;
  while (at < word.size() && is_digit(word[at])) ++at;
  reference.row = word.substr(start, at - start);
  reference.row_fixed = fixed;
  if (at != word.size() || reference.column.size() > 3 || reference.row.size() > 7) return std::nullopt;
  if (reference.row.empty() && (reference.column.empty() || fixed)) return std::nullopt;
  if (!reference.row.empty() && reference.row.front() == '0') return std::nullopt;
  return reference;
}

std::int64_t column_number(std::string_view letters) {
  std::int64_t column = 0;
  for (const char c : letters) column = column * 26 + ((c | 0x20) - 'a' + 1);
  return column;
}

std::int64_t row_number(std::string_view digits) {
  std::int64_t row = 0;
  for (const char c : digits) row = row * 10 + (c - '0');
  return row;
}

class Shifter {
 public:
  Shifter(std::string_view formula, CellRef from, CellRef to)
      : formula_(formula),
        rows_(static_cast<std::int64_t>(to.row) - from.row),
        columns_(static_cast<std::int64_t>(to.column) - from.column) {}

  std::string shifted() {
    while (at_ < formula_.size()) {
      const char c = formula_[at_];
      if (c == '"' || c == '\'')
        copy_quoted(c);
      else if (c == '[')
        copy_brackets();
      else if (c == '#')
        copy_error();
      else if (is_word(c))
        shift_word();
      else
        result_ += formula_[at_++];
    }
    return std::move(result_);
  }

 private:
  void copy_to(std::size_t end) {
    result_ += formula_.substr(at_, end - at_);
    at_ = end;
  }

  // A doubled quote inside ends one piece and starts the next.
  void copy_quoted(char quote) {
    const std::size_t end = formula_.find(quote, at_ + 1);
    copy_to(end == std::string_view::npos ? formula_.size() : end + 1);
  }

  void copy_brackets() {
    std::size_t end = at_, depth = 0;
    while (end < formula_.size()) {
      const char c = formula_[end++];
      if (c == '\'' && end < formula_.size())
        ++end;  // escapes a bracket in a column's name
      else if (c == '[')
        ++depth;
      else if (c == ']' && --depth == 0)
        break;
    }
    copy_to(end);
  }

  // #REF!, #N/A, #DIV/0!
  void copy_error() {
    std::size_t end = at_ + 1;
    while (end < formula_.size() && (is_letter(formula_[end]) || formula_[end] == '/' || formula_[end] == '0')) ++end;
    if (end < formula_.size() && (formula_[end] == '!' || formula_[end] == '?')) ++end;
    copy_to(end);
  }

  [[nodiscard]] std::size_t word_end(std::size_t from) const {
    std::size_t end = from;
    while (end < formula_.size() && is_word(formula_[end])) ++end;
    return end;
  }

  void shift_word() {
    const std::size_t end = word_end(at_);
    if (is_digit(formula_[at_]) && number_with_exponent(end)) return;
    const std::string_view word = formula_.substr(at_, end - at_);
    const char after = end < formula_.size() ? formula_[end] : '\0';
    const auto reference = parse_reference(word);
    if (!reference || after == '(' || after == '!' || after == '[') return copy_to(end);
    if (after == ':') {  // JAN1:MAR1!A1 is a run of sheets
      const std::size_t second_end = word_end(end + 1);
      if (second_end > end + 1 && second_end < formula_.size() && formula_[second_end] == '!')
        return copy_to(second_end);
    }
    if (!reference->column.empty() && !reference->row.empty()) {
      at_ = end;
      put_cell(*reference, word);
      return;
    }
    shift_whole(*reference, word, end);
  }

  // 1.5E-3 and 1E+10: the sign would end the word.
  bool number_with_exponent(std::size_t end) {
    const char last = formula_[end - 1];
    const bool sign = end < formula_.size() && (formula_[end] == '+' || formula_[end] == '-');
    if ((last != 'E' && last != 'e') || !sign || end + 1 >= formula_.size() || !is_digit(formula_[end + 1]))
      return false;
    std::size_t digits = end + 1;
    while (digits < formula_.size() && is_digit(formula_[digits])) ++digits;
    copy_to(digits);
    return true;
  }

  // A:C and 3:5 move as a whole; a lone "A" is a name and a lone "3" a number.
  void shift_whole(const Reference& first, std::string_view word, std::size_t end) {
    if (end >= formula_.size() || formula_[end] != ':') return copy_to(end);
    const std::size_t second_end = word_end(end + 1);
    const auto second = parse_reference(formula_.substr(end + 1, second_end - end - 1));
    if (!second || second->column.empty() != first.column.empty() || second->row.empty() != first.row.empty())
      return copy_to(end);
    const std::string_view second_word = formula_.substr(end + 1, second_end - end - 1);
    at_ = second_end;
    put_cell(first, word);
    result_ += ':';
    put_cell(*second, second_word);
  }

  void put_cell(const Reference& reference, std::string_view word) {
    std::int64_t column = column_number(reference.column), row = row_number(reference.row);
    if (column > kMaximumColumn || row > kMaximumRow) {  // a name that only looks like a cell
      result_ += word;
      return;
    }
    if (!reference.column.empty() && !reference.column_fixed) column += columns_;
    if (!reference.row.empty() && !reference.row_fixed) row += rows_;
    const bool column_lost = !reference.column.empty() && (column < 1 || column > kMaximumColumn);
    const bool row_lost = !reference.row.empty() && (row < 1 || row > kMaximumRow);
    if (column_lost || row_lost) {
      result_ += "#REF!";
      return;
    }
    if (!reference.column.empty()) {
      if (reference.column_fixed) result_ += '$';
      result_ += column_letters(static_cast<std::uint32_t>(column));
    }
    if (!reference.row.empty()) {
      if (reference.row_fixed) result_ += '$';
      result_ += std::to_string(row);
    }
  }

  std::string_view formula_;
  std::int64_t rows_, columns_;
  std::size_t at_ = 0;
  std::string result_;
};

}  // namespace

std::string shift_formula(std::string_view formula, CellRef from, CellRef to) {
  return Shifter(formula, from, to).shifted();
}

}  // namespace scorebook
