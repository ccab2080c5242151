#include "report/control_lines.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>

#include "scorebook/rating.hpp"

using namespace scorebook;

namespace {

// The months up to March 2016 with these percentages, and what a chart of them draws.
struct Months {
  std::deque<Observation> figures;
  Rating rating;
  std::vector<DrawnFigure> drawn;

  explicit Months(const std::vector<std::optional<int>>& values, Polarity polarity = Polarity::high) {
    rating.measure.name = rating.measure.ref = "2.8";
    rating.measure.unit = Unit::per_cent;
    rating.measure.polarity = polarity;
    rating.period = Period::month(2016, 3);
    Period month = Period::of_month(rating.period.last() - static_cast<int>(values.size()) + 1);
    for (const auto& value : values) {
      if (value) {
        Observation made;
        made.measure = "2.8";
        made.period = month;
        made.figure.value = made.figure.exact = Decimal(*value);
        made.figure.unit = Unit::per_cent;
        figures.push_back(made);
        rating.history.push_back(&figures.back());
        rating.value = &figures.back();
      }
      drawn.push_back({month, value ? &figures.back().figure : nullptr});
      month = month.next();
    }
  }

  [[nodiscard]] ControlLines lines(bool per_cent = true) const {
    return control_lines(trend_of(rating).chart, drawn, per_cent);
  }
};

std::vector<std::optional<int>> around(int middle, std::size_t months, int by = 1) {
  std::vector<std::optional<int>> values;
  for (std::size_t i = 0; i < months; ++i) values.emplace_back(middle + (i % 2 == 0 ? by : -by));
  return values;
}

std::vector<std::string> names(const std::vector<ControlLine>& lines) {
  std::vector<std::string> found;
  for (const ControlLine& line : lines) found.push_back(line.look.name);
  return found;
}

}  // namespace

TEST_CASE("control lines: average and limits run through every month, on the scale of the axis") {
  const Months made(around(50, 12));
  const ControlLines control = made.lines();
  CHECK(names(control.lines) ==
        std::vector<std::string>{"Average 50.0%", "Limits 44.7% and 55.3%", "Lower limit 44.7%"});
  CHECK(control.lines[1].look.in_legend);
  CHECK_FALSE(control.lines[2].look.in_legend);  // the upper one speaks for both
  for (const ControlLine& line : control.lines) REQUIRE(line.numbers.size() == 12);
  for (const auto& number : control.lines[1].numbers) CHECK(number.value() == doctest::Approx(0.5532));
  CHECK(control.marks.empty());
  CHECK(control.words.find("Ordinary variation is from 44.7% to 55.3%, around an average of 50.0%.") == 0);
  // Told apart without colour.
  CHECK(control.lines[0].look.dash != control.lines[1].look.dash);
}

TEST_CASE("control lines: an unusual figure has a mark of its own that says whether it is good") {
  std::vector<std::optional<int>> values = around(50, 13, 3);
  values.back() = 80;
  const ControlLines better = Months(values).lines();
  REQUIRE(names(better.marks) == std::vector<std::string>{"Unusual: improvement"});
  const ControlLine& marks = better.marks.front();
  CHECK(marks.look.marks_only);
  CHECK(marks.look.marker_size > ChartLine{}.marker_size);
  REQUIRE(marks.numbers.size() == 13);
  CHECK(marks.numbers.back().value() == doctest::Approx(0.8));
  CHECK(std::count(marks.numbers.begin(), marks.numbers.end(), std::nullopt) == 12);
  CHECK(better.words.find("Unusual: improvement: Mar-16. ") != std::string::npos);
  const ControlLines worse = Months(values, Polarity::low).lines();
  REQUIRE(names(worse.marks) == std::vector<std::string>{"Unusual: concern"});
  CHECK(worse.marks.front().look.marker != marks.look.marker);
  CHECK(names(Months(values, Polarity::info).lines().marks) == std::vector<std::string>{"Unusual: high"});
}

TEST_CASE("control lines: limits of fewer than twelve figures say that they are provisional") {
  CHECK(names(Months(around(50, 11)).lines().lines).front() == "Average (provisional) 50.1%");
  CHECK(names(Months(around(50, 12)).lines().lines).front() == "Average 50.0%");
  CHECK(Months({50}).lines().lines.empty());
}

TEST_CASE("control lines: there are none where all figures are the same, or the axis has another unit") {
  CHECK(Months(std::vector<std::optional<int>>(12, 100)).lines().lines.empty());
  CHECK(Months(around(50, 12)).lines(false).lines.empty());
  Months rolling(around(50, 12));
  rolling.rating.measure.year_to_date_rule = YearToDateRule::rolling_12_months;
  rolling.rating.measure.reporting_basis = ReportingBasis::rolling_12_months;
  CHECK(rolling.lines().lines.empty());
  CHECK(rolling.lines().words.empty());
}

TEST_CASE("control lines: limits begin anew where the register declares a break") {
  std::vector<std::optional<int>> values = around(20, 12);
  for (const auto& value : around(60, 12)) values.push_back(value);
  Months made(values);
  made.rating.breaks = {{Period::month(2015, 4), "new case system", "J Smith"}};
  const ControlLines control = made.lines();
  CHECK(names(control.lines).front() == "Average at the end 60.0%");
  CHECK(control.lines.front().numbers.front().value() == doctest::Approx(0.2));
  CHECK(control.lines.front().numbers.back().value() == doctest::Approx(0.6));
}

TEST_CASE("control lines: a figure is marked only where the chart draws the one that is unusual") {
  std::vector<std::optional<int>> values = around(50, 13, 3);
  values.back() = 80;
  Months made(values);
  Figure other = made.figures.back().figure;
  other.value = other.exact = Decimal(51);
  made.drawn.back().figure = &other;
  const ControlLines control = made.lines();
  CHECK(control.lines.size() == 3);
  CHECK(control.marks.empty());
  CHECK(control.words.find("The limits rest on other figures of Mar-16.") != std::string::npos);
}
