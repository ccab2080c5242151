#include "ooxml/plain_cell.hpp"

#include <cstring>

#include "ooxml/plain_text.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;
using plain::is;

// The bytes of one cell, taken from the front. Whatever is not there is null from then on.
class Bytes {
 public:
  Bytes(const char* at, const char* end) : at_(at), end_(end) {}

  [[nodiscard]] const char* at() const { return at_; }
  [[nodiscard]] char front() const { return *at_; }

  bool take(std::string_view bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes.size() || std::memcmp(at_, bytes.data(), bytes.size()) != 0)
      return false;
    at_ += bytes.size();
    return true;
  }
  // Letters and digits.
  std::string_view take_word() {
    const char* const from = at_;
    while (is(*at_, plain::kSimpleWord)) ++at_;
    return {from, static_cast<std::size_t>(at_ - from)};
  }
  // Text that stands for itself.
  std::string_view take_text() {
    const char* const from = at_;
    at_ = plain::end_of_text(at_);
    return {from, static_cast<std::size_t>(at_ - from)};
  }

 private:
  const char* at_;
  const char* end_;
};

bool take_attributes(Bytes& bytes, CellStart& start) {
  while (bytes.front() == ' ') {
    auto* const stated = bytes.take(" r=\""sv)   ? &start.ref
                         : bytes.take(" s=\""sv) ? &start.style
                         : bytes.take(" t=\""sv) ? &start.type
                                                 : nullptr;
    if (stated == nullptr || stated->has_value()) return false;
    *stated = bytes.take_word();
    if (!bytes.take("\""sv)) return false;
  }
  return true;
}

bool take_content(Bytes& bytes, CellContent& content) {
  if (bytes.take("<f>"sv)) {
    content.formula = CellFormula{bytes.take_text(), {}, {}, false};
    if (!bytes.take("</f>"sv)) return false;
  }
  if (bytes.take("<v>"sv)) {
    content.value = bytes.take_text();
    return bytes.take("</v></c>"sv);
  }
  if (content.formula || !bytes.take("<is><t"sv)) return false;
  static_cast<void>(bytes.take(" xml:space=\"preserve\""sv));
  if (!bytes.take(">"sv)) return false;
  content.inline_text = bytes.take_text();
  return bytes.take("</t></is></c>"sv);
}

}  // namespace

const char* match_plain_cell(const char* at, const char* end, PlainCell& cell) {
  Bytes bytes(at, end);
  cell = PlainCell();
  if (!bytes.take("<c"sv) || !take_attributes(bytes, cell.start)) return at;
  if (bytes.take("/>"sv)) return bytes.at();
  return bytes.take(">"sv) && take_content(bytes, cell.content) ? bytes.at() : at;
}

}  // namespace scorebook
