// Tolerances as they are typed in three cells: a digit for the polarity, one for the unit, then red, amber and green by
// line. A tolerance that is understood says how, and performance that gets better never gets a worse rating.
#include <algorithm>
#include <array>
#include <vector>

#include "fuzz.hpp"
#include "rate/tolerance_cell.hpp"
#include "scorebook/rating.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

constexpr std::size_t kLongestText = 600;

std::string take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return std::string(line);
}

Rag rag_of(Decimal value, const Tolerance& tolerance, Unit unit) {
  Figure figure;
  figure.value = figure.exact = value;
  figure.unit = unit;
  figure.text = value.to_string();
  figure.decimals = std::max(value.places(), 0);
  const RagResult result = rate_rag(figure, tolerance, unit);
  must((result.rag == Rag::none) == !result.reason.empty(), "no rating has a reason, a rating has none", result.reason);
  return result.rag;
}

bool small(const std::optional<Decimal>& number) {
  return !number || (number->places() >= -6 && number->places() <= 6 && number->absolute() < Decimal(1'000'000'000));
}

// From the worst figure to the best one: red, amber, green, and never back.
void check_order(const Tolerance& tolerance, Unit unit, std::string_view text) {
  const bool high = tolerance.kind == ToleranceKind::high_is_good;
  const Decimal red = *tolerance.red, green = *tolerance.green, step(1, 2);
  std::vector<Decimal> values = {red - step, red, red + step, green - step, green, green + step};
  std::sort(values.begin(), values.end());
  if (!high) std::reverse(values.begin(), values.end());
  int before = 0;
  for (const Decimal value : values) {
    const Rag rag = rag_of(value, tolerance, unit);
    const int rank = rag == Rag::red ? 1 : rag == Rag::amber ? 2 : rag == Rag::green ? 3 : 0;
    if (rank == 0) return;  // another unit than the figure's: rates nothing
    must(rank >= before, "better performance is not rated worse", text);
    before = rank;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > kLongestText) return -1;
  const auto polarity = static_cast<Polarity>(data[0] % 5);
  const auto unit = static_cast<Unit>(data[1] % 10);
  const std::string_view all = fuzz::as_text(data + 2, size - 2);
  std::string_view rest = all;
  TypedTolerance typed;
  typed.red = take_line(rest);
  typed.amber = take_line(rest);
  typed.green = take_line(rest);
  for (const std::string* cell : {&typed.red, &typed.amber, &typed.green}) (void)read_tolerance_cell(*cell);
  const Tolerance tolerance = read_tolerance(typed, polarity, unit);
  switch (tolerance.kind) {
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
      break;
    case ToleranceKind::not_understood:
      must(!tolerance.remarks.empty(), "what is not understood is said", all);
      break;
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      must(tolerance.red && tolerance.green, "thresholds have a red and a green", all);
      must(!tolerance.words.empty(), "how a tolerance was read is said", all);
      if (small(tolerance.red) && small(tolerance.green)) check_order(tolerance, tolerance.unit, all);
      break;
    case ToleranceKind::band:
      must(tolerance.centre && tolerance.green && tolerance.amber, "a band has a centre and two widths", all);
      if (small(tolerance.centre)) {
        const Rag rag = rag_of(*tolerance.centre, tolerance, tolerance.unit);
        must(rag == Rag::green || rag == Rag::none, "the benchmark itself is green", all);
      }
      break;
    case ToleranceKind::range:
      must(tolerance.range_low && tolerance.range_high && *tolerance.range_low <= *tolerance.range_high,
           "a range goes from low to high", all);
      break;
  }
  for (const ToleranceRemark& remark : tolerance.remarks) must(!remark.message.empty(), "a remark has words", all);
  return 0;
}
