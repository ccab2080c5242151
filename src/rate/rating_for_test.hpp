// Ratings made by hand, for the tests of what is worked out over ratings.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook::test {

inline Figure figure(const std::string& value, Unit unit) {
  Figure made;
  made.value = made.exact = Decimal::parse(value);
  made.unit = unit;
  made.text = value;
  if (made.value) made.decimals = made.value->places();
  if (!made.value) made.missing = Missing::not_applicable;
  return made;
}

// A rating with its figures, which live as long as the builder.
class RatingBuilder {
 public:
  explicit RatingBuilder(const std::string& ref, Period period = Period::month(2016, 3), Unit unit = Unit::per_cent) {
    made.measure.ref = made.measure.name = ref;
    made.measure.unit = unit;
    made.measure.polarity = Polarity::high;
    made.period = period;
  }

  const Observation* observe(const std::string& value, Period period, ObservationKind kind = ObservationKind::value) {
    Observation observation;
    observation.measure = made.measure.name;
    observation.period = period;
    observation.kind = kind;
    observation.figure = figure(value, made.measure.unit);
    observations_.push_back(std::move(observation));
    return &observations_.back();
  }

  // The last figure that was observed is of so many.
  void out_of(const std::string& numerator, const std::string& denominator) {
    observations_.back().figure.numerator = Decimal::parse(numerator);
    observations_.back().figure.denominator = Decimal::parse(denominator);
  }

  void tolerance(const TypedTolerance& typed) {
    made.measure.tolerance = typed;
    made.tolerance = read_tolerance(typed, made.measure.polarity, made.measure.unit);
    made.rated_by = RatedBy::tolerance;
  }

  Rating made;

 private:
  std::deque<Observation> observations_;  // their places must not move
};

}  // namespace scorebook::test
