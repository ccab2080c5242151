// Periods: what is read is read again from its id, lies in order, and steps forward and back to itself.
#include "fuzz.hpp"
#include "scorebook/period.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

constexpr std::size_t kLongestText = 256;

bool like_two_years(MonthNumber month) { return month_of(month) == (year_of(month) + 1) % 100; }

// Some ids say two things: "2014/15" is a financial and an academic year; "2009-10" is read as a year, not as October;
// "2009-10/2010-11" may be two years.
std::string unmistakable_id(Period period) {
  const bool months = (period.kind() == PeriodKind::month || period.kind() == PeriodKind::span) &&
                      like_two_years(period.first()) && like_two_years(period.last());
  return months || period.kind() == PeriodKind::academic_year ? period.words() : period.id();
}

void check(Period period, std::string_view text) {
  must(period.first() <= period.last() && period.months() >= 1, "a period begins before it ends", text);
  if (period.kind() != PeriodKind::wave)  // its id is that of its month
    must(parse_period(unmistakable_id(period)) == period, "a period is read again from its id", text);
  must(!period.label().empty() && !period.words().empty(), "a period has words", text);
  must(period.next().previous() == period, "the period before the next one is the period", text);
  must(period < period.next(), "the next period is later", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kLongestText) return -1;
  const std::string_view text = fuzz::as_text(data, size);
  const auto period = parse_period(text);
  if (period) check(*period, text);
  const auto found = find_period(text);
  if (found) check(*found, text);
  if (period) must(found.has_value(), "a period is found in its own text", text);
  if (size >= 8) {  // a serial number too
    double serial = 0;
    static_assert(sizeof serial == 8);
    __builtin_memcpy(&serial, data, sizeof serial);
    for (const bool date_1904 : {false, true}) {
      if (!(serial >= 0 && serial < 2958466)) break;
      const Date date = date_of_serial(serial, date_1904);
      must(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month),
           "a serial number is a day of the calendar", text);
    }
  }
  return 0;
}
