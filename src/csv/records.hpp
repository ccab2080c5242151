// A delimited text cut into records and fields, one record at a time: quotes and doubled quotes, line breaks inside
// quotes, any of the three line ends. What a field says is not looked at. Source: RFC 4180, and what Excel does where
// a file departs from it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // The next record's fields; false at the end. A blank line is a record of one empty field. At most one more than
  // `most` fields are kept.
  [[nodiscard]] bool next(std::vector<std::string>& fields, std::size_t most);

  [[nodiscard]] std::size_t line() const { return line_; }  // on which the next record begins, from 1
  [[nodiscard]] std::size_t offset() const { return at_; }
  // The line on which a quote opens that the text never closes; 0 for none.
  [[nodiscard]] std::size_t open_quote() const { return open_quote_; }
  // The first line with something between a closing quote and the delimiter, a sign of a stray quote; 0 for none.
  [[nodiscard]] std::size_t stray_quote() const { return stray_quote_; }
  // The first line with a quotation mark behind blanks at the front of a field: a character like others, which holds
  // nothing together; 0 for none.
  [[nodiscard]] std::size_t blank_before_quote() const { return blank_before_quote_; }

 private:
  void take_quoted(std::string& field);
  void take_plain(std::string& field);
  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\r' || text_[at_] == '\n'; }
  void skip_line_end();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t open_quote_ = 0;
  std::size_t stray_quote_ = 0;
  std::size_t blank_before_quote_ = 0;
};

}  // namespace scorebook
