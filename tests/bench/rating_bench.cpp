// How fast measures are rated: 10,000 measures with 36 months each, of every kind of tolerance, target and rule, on one
// core. Prints the median of five runs and the time of one rating: without and with trends (control chart, interval,
// benchmarks). Only figures of one run may be compared with each other.
#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "scorebook/measure_trend.hpp"
#include "scorebook/rating.hpp"

namespace {

using namespace scorebook;

constexpr std::size_t kMeasures = 10'000;
constexpr int kMonths = 36;
constexpr int kRounds = 5;
const Period kLast = Period::month(2016, 3);

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Repeatable, and not so even that figures never cross a threshold.
class Numbers {
 public:
  int next(int below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(below));
  }

 private:
  std::uint64_t state_ = 2016;
};

Measure measure_number(std::size_t number) {
  Measure measure;
  measure.ref = measure.name = fmt::format("{}.{}", number / 100 + 1, number % 100 + 1);
  measure.title = fmt::format("% of cases of kind {} completed within time", number);
  measure.section = fmt::format("SECTION {}", number / 100 + 1);
  measure.unit = Unit::per_cent;
  measure.polarity = Polarity::high;
  measure.frequency = "Monthly";
  measure.year_to_date_rule = YearToDateRule::ratio_of_sums;
  switch (number % 6) {
    case 0:
      measure.tolerance = {"<60%", "60%>", "80%"};
      break;
    case 1:
      measure.polarity = Polarity::low;
      measure.tolerance = {"80%+", "80%<", "60%"};
      break;
    case 2:
      measure.tolerance = {"more than +/-15", "+/-15", "+/-5 of 70"};
      measure.polarity = Polarity::within_limits;
      break;
    case 3:
      measure.target = "75%";
      measure.rule = "green on target; amber within 10% or not worse than last year";
      break;
    case 4:
      measure.target = "Reduction of 1 percentage point each year";
      measure.polarity = Polarity::low;
      break;
    default:
      measure.polarity = Polarity::info;
      break;
  }
  return measure;
}

Observation figure_of(const Measure& measure, const Period& month, Numbers& numbers) {
  Observation made;
  made.measure = measure.name;
  made.period = month;
  Figure& figure = made.figure;
  figure.unit = Unit::per_cent;
  figure.decimals = 1;
  figure.denominator = Decimal(200);
  figure.numerator = Decimal(80 + numbers.next(100));
  figure.value = figure.exact = Decimal(figure.numerator->coefficient() * 5, 1);
  figure.raw = figure.value->to_double() / 100;
  figure.text = figure.shown();
  return made;
}

std::vector<Submission> submissions() {
  auto workbook = std::make_shared<Workbook>();
  workbook->name = "large.xlsx";
  std::vector<Submission> made(1);
  made[0].workbook = workbook;
  made[0].directorate = "Children";
  made[0].period = kLast;
  made[0].scorecards.emplace_back();
  Numbers numbers;
  for (std::size_t number = 0; number < kMeasures; ++number) {
    ScorecardRow row;
    row.definition = measure_number(number);
    for (MonthNumber month = kLast.last() - kMonths + 1; month <= kLast.last(); ++month) {
      row.observations.push_back(made[0].observations.size());
      made[0].observations.push_back(figure_of(row.definition, Period::of_month(month), numbers));
    }
    Observation benchmark = figure_of(row.definition, Period::financial_year(2014), numbers);
    benchmark.kind = ObservationKind::benchmark;
    benchmark.benchmark = "nat_avg";
    row.observations.push_back(made[0].observations.size());
    made[0].observations.push_back(std::move(benchmark));
    made[0].scorecards[0].rows.push_back(std::move(row));
  }
  return made;
}

void measure_time(const std::string& what, const std::function<std::size_t()>& job) {
  std::vector<double> seconds;
  std::size_t ratings = 0;
  for (int round = 0; round < kRounds; ++round) {
    const double start = cpu_seconds();
    ratings = job();
    seconds.push_back(cpu_seconds() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2];
  fmt::print("{:40} {:>8.3f} s of CPU, {:>7.1f} microseconds a rating\n", what, median,
             median * 1e6 / static_cast<double>(ratings));
}

}  // namespace

int main() {
  const std::vector<Submission> all = submissions();
  const Register measure_register;
  fmt::print("{} measures with {} months each, on one core; medians of {}:\n", kMeasures, kMonths, kRounds);
  std::array<std::size_t, 4> colours{};
  measure_time("rated for one month", [&] { return rate(all, &measure_register, kLast).size(); });
  measure_time("rated for one month, with their trends", [&] {
    const std::vector<Rating> ratings = rate(all, &measure_register, kLast);
    colours = {};
    for (const Rating& rating : ratings) {
      static_cast<void>(trend_of(rating));
      ++colours[static_cast<std::size_t>(rating.rag_period.rag)];
    }
    return ratings.size();
  });
  fmt::print("{} green, {} amber, {} red, {} without\n", colours[1], colours[2], colours[3], colours[0]);
  return 0;
}
