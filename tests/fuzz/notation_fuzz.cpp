// Figures as they are typed, missing words, refs. The first line is the cell's text, the second its unit and format;
// what is read keeps to the contract of Figure, and a ref that is canonical stays as it is.
#include <cmath>

#include "fuzz.hpp"
#include "scorebook/measure.hpp"
#include "text/notation.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

constexpr std::size_t kLongestText = 1024;

void check_figure(const Figure& figure, std::string_view text) {
  must(figure.value.has_value() != figure.missing.has_value(), "a figure has a value or a reason for none", text);
  if (figure.value) {
    must(Decimal::parse(figure.value->to_string()).has_value(), "a value is a number again", text);
    must(figure.exact.has_value(), "a value has an exact value", text);
    must(!figure.shown().empty(), "a value is shown", text);
    must(figure.decimals >= -400 && figure.decimals <= 400, "decimals are few", text);
  }
  (void)figure.shown();
}

void check_text(std::string_view text, Unit unit) {
  CellContent cell;
  cell.kind = CellContent::Kind::text;
  cell.text = std::string(text);
  cell.shown = cell.text;
  const Figure figure = read_figure(cell, unit);
  check_figure(figure, text);
  if (!figure.value || !figure.exact) return;
  // "3/44" alone is printed as a per cent that nobody typed.
  if (!figure.denominator) must(*figure.value == *figure.exact, "typed text is exact", text);
  must(!figure.raw.has_value(), "a text cell stores no number", text);
  // What is printed for a figure reads as that figure.
  cell.text = cell.shown = figure.shown();
  const Figure again = read_figure(cell, figure.unit);
  must(again.value.has_value(), "a printed figure is a figure", cell.text);
  must(*again.value == figure.value->rounded(figure.decimals), "a printed figure is read again", text);
}

void check_number(double number, std::string_view code, Unit unit) {
  const NumberFormat format(code);
  CellContent cell;
  cell.kind = CellContent::Kind::number;
  cell.number = number;
  cell.shown = format.shown(number, false);
  cell.format = format.kind();
  const Figure figure = read_figure(cell, unit);
  check_figure(figure, code);
  if (figure.value) must(figure.raw == number, "a number cell keeps what it stores", code);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > kLongestText) return -1;
  const std::string_view all = fuzz::as_text(data, size);
  const std::string_view text = all.substr(0, all.find('\n'));
  const std::string_view second = text.size() < all.size() ? all.substr(text.size() + 1) : std::string_view();
  const auto unit = static_cast<Unit>(second.empty() ? 0 : static_cast<unsigned char>(second.front()) % 10);
  check_text(text, unit);
  if (const auto number = Decimal::parse(text))
    check_number(number->to_double(), second.empty() ? second : second.substr(1), unit);
  (void)missing_word(text);
  (void)is_placeholder(text);
  (void)unit_of_measure(text, second);
  const std::string ref = canonical_ref(text);
  if (fuzz::is_utf8(text)) must(canonical_ref(ref) == ref, "a canonical ref is canonical", text);
  must(!ref_less(ref, ref), "a ref does not come before itself", text);
  must(!(ref_less(ref, second) && ref_less(second, ref)), "of two refs one comes first", text);
  return 0;
}
