// One row of a csv file, RFC 4180: quotes only where they are needed. A text field that a spreadsheet would take for a
// formula is guarded by an apostrophe; numbers never are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/json_document.hpp"

namespace scorebook {

class CsvRow {
 public:
  CsvRow& text(std::string_view content) {
    std::string field;
    if (!content.empty() && std::string_view("=+-@\t\r").find(content.front()) != std::string_view::npos) field = "'";
    field += content;
    return add(field);
  }
  CsvRow& number(const Json& value) { return add(value.is_number() ? value.dump() : ""); }
  CsvRow& number(const std::optional<Decimal>& value) { return number(json_number(value)); }
  // A name of our own from a JSON value: a text or null.
  CsvRow& name(const Json& value) { return text(value.is_string() ? value.get_ref<const std::string&>() : ""); }
  [[nodiscard]] std::string line() const { return line_ + "\r\n"; }

 private:
  CsvRow& add(std::string_view field) {
    if (!first_) line_ += ',';
    first_ = false;
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
      line_ += field;
      return *this;
    }
    line_ += '"';
    for (const char character : field) {
      if (character == '"') line_ += '"';
      line_ += character;
    }
    line_ += '"';
    return *this;
  }

  std::string line_;
  bool first_ = true;
};

}  // namespace scorebook
