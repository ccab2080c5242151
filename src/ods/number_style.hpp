// A data style of OpenDocument (number, percentage, currency, date, time, text) as the format code Excel would have for
// it: "0.0%", "dd/mm/yyyy", "#,##0;[Red]-#,##0". What Excel has no code for (weeks, quarters) leaves the code empty and
// the cells General.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ooxml/xml.hpp"

namespace scorebook {

struct NumberStyle {
  struct Section {
    std::string condition;  // ">=0"
    std::string style;      // the name of the style that it applies
  };

  std::string name;
  std::string code;  // of this style alone; "" where Excel has none
  std::vector<Section> sections;
  bool known = true;  // false where Excel has no code for it
};

// Fed with the events of one style, from its own start tag on.
class NumberStyleReader {
 public:
  // Whether an element begins a data style.
  [[nodiscard]] static bool begins(const XmlElement& element);

  void open(const XmlElement& element);
  [[nodiscard]] bool start(const XmlElement& element);  // an element in it; false: skip it
  void end(std::string_view name);
  void text(std::string_view piece);
  [[nodiscard]] NumberStyle close();

 private:
  void add_number(const XmlElement& element);
  void add_scientific(const XmlElement& element);
  void add_fraction(const XmlElement& element);
  void add_part_of_date(const XmlElement& element);
  void add_time(char letter, bool with_zero);
  void add_seconds(const XmlElement& element, bool with_zero);
  void add_literal(std::string_view literal);
  void put_embedded_texts();
  [[nodiscard]] std::string literal(std::string_view text) const;

  NumberStyle style_;
  bool per_cent_ = false, elapsed_ = false, known_ = true;
  bool in_text_ = false, in_embedded_ = false;
  bool time_ = false;  // hours, minutes or seconds so far
  bool hours_or_seconds_ = false, minutes_ = false;
  std::string text_;
  bool in_number_ = false, automatic_order_ = false;
  std::size_t integer_begin_ = 0, integer_end_ = 0;  // in the code: the digits before the point
  std::uint32_t embedded_at_ = 0;
  std::vector<std::pair<std::uint32_t, std::string>> embedded_;  // so many digits before the point
};

// The whole code, "" where Excel has none: the style with those that its conditions apply, which `find` gives (null
// where there is none).
[[nodiscard]] std::string format_code(const NumberStyle& style,
                                      const std::function<const NumberStyle*(const std::string&)>& find);

}  // namespace scorebook
