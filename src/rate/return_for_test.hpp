// Submissions and registers for the tests of the engine, built as located and read, without a file.
#pragma once

#include <doctest/doctest.h>

#include <cctype>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/rating.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

// "2017-Q2 345.8", "2015/16 year 320", "2016-03 ytd 96%", "2016/17 target 5% reduction on 2015-16": the period, the
// kind unless it is a value, and the figure as a cell shows it. Numerator and denominator: "2016-03 25% 1/4".
inline Observation observation_of(const std::string& measure, const std::string& words, Unit unit) {
  Observation made;
  made.measure = measure;
  std::size_t blank = words.find(' ');
  made.period = parse_period(words.substr(0, blank));
  std::string rest = words.substr(blank + 1);
  const auto take = [&](const std::string& word) {
    if (rest.compare(0, word.size() + 1, word + " ") != 0) return false;
    rest.erase(0, word.size() + 1);
    return true;
  };
  if (take("ytd"))
    made.kind = ObservationKind::year_to_date;
  else if (take("year"))
    made.kind = ObservationKind::year;
  else if (take("target"))
    made.kind = ObservationKind::target;
  else if (take("benchmark"))
    made.kind = ObservationKind::benchmark;
  if (made.kind == ObservationKind::benchmark) {
    blank = rest.find(' ');
    made.benchmark = rest.substr(0, blank);
    rest.erase(0, blank + 1);
  }
  const std::size_t slash = rest.rfind('/');
  const bool ratio =
      slash != std::string::npos && slash > 0 && std::isdigit(static_cast<unsigned char>(rest[slash - 1])) != 0;
  if (ratio && made.kind != ObservationKind::target) {
    blank = rest.rfind(' ', slash);
    made.figure.numerator = Decimal::parse(rest.substr(blank + 1, slash - blank - 1));
    made.figure.denominator = Decimal::parse(rest.substr(slash + 1));
    rest.erase(blank);
  }
  const std::optional<Decimal> numerator = made.figure.numerator, denominator = made.figure.denominator;
  CellContent cell;
  cell.text = cell.shown = rest;
  made.figure = read_figure(cell, unit);
  if (numerator) made.figure.numerator = numerator;
  if (denominator) made.figure.denominator = denominator;
  if (made.kind == ObservationKind::target) made.figure.text = rest;
  return made;
}

// What ratings point into stays for as long as the tests run.
class ReturnForTest {
 public:
  explicit ReturnForTest(const std::string& period) {
    static std::vector<std::shared_ptr<Content>> kept;
    kept.push_back(content_);
    auto workbook = std::make_shared<Workbook>();
    workbook->name = "return.xlsx";
    content_->submissions.emplace_back();
    submission().workbook = workbook;
    submission().directorate = "Children";
    submission().period = parse_period(period);
    period_ = *submission().period;
  }

  ReturnForTest& row(Measure measure, const std::vector<std::string>& figures) {
    if (submission().scorecards.empty()) submission().scorecards.emplace_back();
    ScorecardRow row;
    row.definition = named(std::move(measure));
    row.observations = add(row.definition, figures);
    submission().scorecards[0].rows.push_back(std::move(row));
    return *this;
  }

  ReturnForTest& plan(Measure measure, const std::vector<std::string>& figures) {
    if (submission().plans.empty()) submission().plans.emplace_back();
    PlanRow row;
    row.definition = named(std::move(measure));
    row.observations = add(row.definition, figures);
    submission().plans[0].rows.push_back(std::move(row));
    return *this;
  }

  // Figures that stand in no table of a known kind.
  ReturnForTest& table(const Measure& measure, const std::vector<std::string>& figures) {
    add(named(measure), figures);
    return *this;
  }

  ReturnForTest& defined(Measure measure, std::vector<Break> breaks = {}) {
    RegisterMeasure registered;
    registered.definition = named(std::move(measure));
    registered.breaks = std::move(breaks);
    measure_register().measures.push_back(std::move(registered));
    measure_register().index();
    return *this;
  }

  Register& measure_register() {
    with_register_ = true;
    return content_->measure_register;
  }
  Submission& submission() { return content_->submissions.front(); }
  void report_on(const Period& period) { period_ = period; }

  std::vector<Rating> rate_all() const {
    return rate(content_->submissions, with_register_ ? &content_->measure_register : nullptr, period_);
  }
  // The one that is asked for; it must be there once.
  Rating rated(const std::string& name) const {
    std::vector<Rating> found;
    for (Rating& rating : rate_all()) {
      if (rating.measure.name == name) found.push_back(std::move(rating));
    }
    REQUIRE(found.size() == 1);
    return std::move(found.front());
  }

 private:
  static Measure named(Measure measure) {
    if (measure.name.empty()) measure.name = measure.ref;
    return measure;
  }

  std::vector<std::size_t> add(const Measure& measure, const std::vector<std::string>& figures) {
    std::vector<std::size_t> indices;
    for (const std::string& figure : figures) {
      indices.push_back(submission().observations.size());
      submission().observations.push_back(observation_of(measure.name, figure, measure.unit));
    }
    return indices;
  }

  struct Content {
    std::vector<Submission> submissions;
    Register measure_register;
  };
  std::shared_ptr<Content> content_ = std::make_shared<Content>();
  Period period_ = Period::of_month(0);
  bool with_register_ = false;
};

inline Measure measure_of(const std::string& ref, Polarity polarity, Unit unit) {
  Measure measure;
  measure.ref = measure.name = ref;
  measure.polarity = polarity;
  measure.unit = unit;
  return measure;
}

}  // namespace scorebook
