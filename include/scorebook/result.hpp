// What can go wrong with a file, as a value. A file that cannot be trusted or opened is an Error in a Result<T>;
// odd data inside a good file is a Finding (finding.hpp) and never an Error; a programmer's mistake is an assert.
// Every Error says what, where, why and what to do, in words for a person who keeps workbooks, not for a programmer.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace scorebook {

enum class ErrorCode {
  file_missing,        // no file or folder of that name
  file_unreadable,     // it is there, but cannot be opened or read
  folder_empty,        // a folder with no workbook in it
  not_a_workbook,      // text, html, a picture ... whatever its name says
  encrypted,           // password-protected
  format_not_read,     // a workbook of a kind that is not read (yet)
  damaged,             // a workbook that is cut short or contradicts itself
  over_limit,          // past a budget of ooxml/limits.hpp
  no_table,            // a workbook in which no table was recognised
  measure_unknown,     // a measure asked for that no input has
  period_unknown,      // a period asked for that no input has, or words that are no period
  register_invalid,    // the measure register cannot be used
  layout_invalid,      // the report layout cannot be used
  output_not_written,  // disk full, folder read-only, ...
  refused,             // asked for something that is withheld (a final report with open errors)
};

struct Error {
  ErrorCode code;
  std::string where;  // file; file and sheet; file, sheet and cell; or an option
  std::string what;   // what is wrong, and why
  std::string fix;    // what to do about it

  // "WHERE: WHAT. FIX" on one line.
  [[nodiscard]] std::string text() const;
  // The same error, seen from one step further out ("while reading the register").
  [[nodiscard]] Error within(const std::string& outer) const;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  [[nodiscard]] const Error& error() const {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_{};
  bool ok_ = true;
};

}  // namespace scorebook
