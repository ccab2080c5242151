#include "ooxml/plain_cell.hpp"

#include <array>
#include <cstddef>
#include <cstring>

#include "ooxml/cell_value.hpp"
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

bool take_content(Bytes& bytes, CellParts& content) {
  if (bytes.take("<f>"sv)) {
    content.formula = CellFormula{bytes.take_text(), {}, {}, {}};
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

// Digits from the front, as many as there are; how many.
std::size_t take_digits(const char*& at, std::uint64_t& value) {
  const char* const from = at;
  for (; *at >= '0' && *at <= '9'; ++at) value = value * 10 + static_cast<std::uint64_t>(*at - '0');
  return static_cast<std::size_t>(at - from);
}

// "B2" in capitals, on the grid, up to the quote behind it.
bool take_ref(const char*& at, CellRef& ref) {
  constexpr std::ptrdiff_t kMostLetters = 3;
  constexpr std::size_t kMostDigits = 7;
  const char* const from = at;
  std::uint32_t column = 0;
  for (; *at >= 'A' && *at <= 'Z' && at - from < kMostLetters; ++at)
    column = column * 26 + static_cast<std::uint32_t>(*at - 'A' + 1);
  std::uint64_t row = 0;
  if (*at == '0') return false;
  const std::size_t digits = take_digits(at, row);
  if (digits == 0 || digits > kMostDigits || column == 0 || *at != '"') return false;
  ref = {static_cast<std::uint32_t>(row), column};
  return row <= kMaximumRow && column <= kMaximumColumn;
}

// Digits, with a sign and a point where they have them, up to </v>.
bool take_number(const char*& at, double& value) {
  // A whole number below 2^53 and a power of ten up to 10^22 are exact, so one division rounds once: correctly.
  constexpr std::size_t kMostDigits = 19, kMostDecimals = 22;
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53;
  constexpr std::array<double, kMostDecimals + 1> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                             1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                             1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const char* const from = at;
  const bool negative = *at == '-';
  if (negative) ++at;
  std::uint64_t digits = 0;
  const std::size_t whole = take_digits(at, digits);
  std::size_t decimals = 0;
  if (*at == '.') decimals = take_digits(++at, digits);
  if (whole == 0 || *at != '<') return false;
  if (whole + decimals <= kMostDigits && digits <= kExact) {
    const double number = static_cast<double>(digits) / kPowers[decimals];
    value = negative ? -number : number;
    return true;
  }
  const auto number = parse_number({from, static_cast<std::size_t>(at - from)});
  if (number) value = *number;
  return number.has_value();
}

}  // namespace

const char* match_plain_number(const char* at, const char* end, PlainNumber& cell) {
  constexpr std::string_view kStart = "<c r=\""sv, kStyle = "\" s=\""sv, kValue = "\"><v>"sv, kEnd = "</v></c>"sv;
  // Room for everything up to the value, whatever its length: nothing before it is longer.
  constexpr std::ptrdiff_t kLongestHead = 64;
  if (end - at < kLongestHead) return at;
  const auto take = [](const char*& from, std::string_view bytes) {
    if (std::memcmp(from, bytes.data(), bytes.size()) != 0) return false;
    from += bytes.size();
    return true;
  };
  const char* next = at;
  if (!take(next, kStart) || !take_ref(next, cell.ref)) return at;
  cell.style.reset();
  if (take(next, kStyle)) {
    constexpr std::size_t kMostDigits = 9;
    std::uint64_t style = 0;
    const std::size_t digits = take_digits(next, style);
    if (digits == 0 || digits > kMostDigits) return at;
    cell.style = static_cast<std::uint32_t>(style);
  }
  if (!take(next, kValue) || !take_number(next, cell.value)) return at;
  return static_cast<std::size_t>(end - next) >= kEnd.size() && take(next, kEnd) ? next : at;
}

const char* match_plain_cell(const char* at, const char* end, PlainCell& cell) {
  Bytes bytes(at, end);
  cell = PlainCell();
  if (!bytes.take("<c"sv) || !take_attributes(bytes, cell.start)) return at;
  if (bytes.take("/>"sv)) return bytes.at();
  return bytes.take(">"sv) && take_content(bytes, cell.content) ? bytes.at() : at;
}

}  // namespace scorebook
