// What the paragraphs of a cell or a comment add up to: joined by line breaks, with the blanks and tabs that
// OpenDocument writes as elements. Blanks in the XML are kept one by one, as Excel writes and LibreOffice reads them
// (the standard would make one of them); only where a program has broken its lines is that one blank. Fed with the
// events inside the paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ooxml/xml.hpp"

namespace scorebook {

class Paragraphs {
 public:
  // Blanks that elements stand for are taken from `blanks_left`, which must outlive the paragraphs.
  explicit Paragraphs(std::size_t& blanks_left) : blanks_left_(blanks_left) {}

  void clear();
  void begin();                                         // a paragraph
  [[nodiscard]] bool start(const XmlElement& element);  // an element in it; false: skip it
  void text(std::string_view piece);

  [[nodiscard]] bool any() const { return count_ != 0; }
  [[nodiscard]] const std::string& joined() const { return text_; }
  // More blanks were asked for than were left; they are not in the text.
  [[nodiscard]] bool over_limit() const { return over_limit_; }

 private:
  void add_blanks(std::size_t number);

  std::size_t& blanks_left_;
  bool over_limit_ = false;
  std::string text_;
  std::size_t count_ = 0;
  bool blank_before_ = false;     // a line end after it is dropped
  bool line_end_before_ = false;  // a blank after it is dropped
};

}  // namespace scorebook
