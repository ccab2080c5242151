#include "ods/paragraphs.hpp"

#include "ods/odf.hpp"

namespace scorebook {
namespace {

// One element may stand for so many blanks: a cell of Excel holds no more characters.
constexpr std::uint32_t kMostBlanks = 32'767;

}  // namespace

void Paragraphs::clear() {
  text_.clear();
  count_ = 0;
  blank_before_ = line_end_before_ = false;
}

void Paragraphs::begin() {
  if (count_++ != 0) text_ += '\n';
  blank_before_ = line_end_before_ = false;
}

bool Paragraphs::start(const XmlElement& element) {
  if (element.space != kText) return false;
  if (element.name == "s") {
    add_blanks(count_in(element, kText, "c", kMostBlanks));
  } else if (element.name == "tab") {
    text_ += '\t';
  } else if (element.name == "line-break") {
    text_ += '\n';
  } else {
    return element.name != "note" && element.name != "ruby-text";
  }
  blank_before_ = line_end_before_ = false;
  return false;
}

void Paragraphs::add_blanks(std::size_t number) {
  over_limit_ = over_limit_ || number > blanks_left_;
  if (over_limit_) return;
  blanks_left_ -= number;
  text_.append(number, ' ');
}

void Paragraphs::text(std::string_view piece) {
  for (const char c : piece) {
    const bool line_end = c == '\t' || c == '\n' || c == '\r';
    if (c != ' ' && !line_end)
      text_ += c;
    else if (line_end ? !blank_before_ : !line_end_before_)
      text_ += ' ';
    line_end_before_ = line_end || (line_end_before_ && c == ' ');
    blank_before_ = line_end || c == ' ';
  }
}

}  // namespace scorebook
