// The words and the figures of messages, formatted in one place: "3.5 No further action, April 2015", "56.4%", "D14 and
// D15".
#pragma once

#include <string>
#include <vector>

#include "check/evidence.hpp"
#include "check/recorder.hpp"
#include "rate/year_to_date.hpp"
#include "text/words.hpp"

namespace scorebook {

// "3.5 No further action"; a measure without a number by its title alone.
[[nodiscard]] std::string measure_words(const Observation& observation);
[[nodiscard]] std::string measure_words(const Measure& definition);
// "April 2015", "year to date to March 2016", "2014/15", "national average": what the figure is for.
[[nodiscard]] std::string period_words(const LocatedFigure& figure);
// Both, for the start of a message: "3.5 No further action, April 2015".
[[nodiscard]] std::string subject(const LocatedFigure& figure);
// "scorecard", or for a page its sheet: where a person looks.
[[nodiscard]] std::string table_words(const LocatedFigure& figure);
// "scorecard ytd", "contacts value": the part of a fingerprint that says where.
[[nodiscard]] std::string kind_of_place(const LocatedFigure& figure);

// As the cell shows it, and where that is not known with its unit: "4,915", "98.4%", "n/a".
[[nodiscard]] std::string shown(const Figure& figure);
// A worked-out number in the form of the figures beside it: "56.4%", "1,477".
[[nodiscard]] std::string shown(Decimal value, Unit unit, int decimals);
[[nodiscard]] std::string shown(double value, Unit unit, int decimals);
// A worked-out number as the cell would show it, for Failure::expected: with a comma for thousands only where the cell
// has one.
[[nodiscard]] std::string expected_at(const LocatedFigure& figure, double value, int decimals);
// The cell as a person standing on `from`'s sheet names it: "D14", or "Contacts!D14" from elsewhere.
[[nodiscard]] std::string cell_words(const Place& place, const Place& from);

// A failure at a figure, with measure, period, place and observed text filled in.
[[nodiscard]] Failure failure_at(const LocatedFigure& figure);

// Whether two figures can be the same number, printed twice, perhaps to different precision. Both must have a value.
[[nodiscard]] bool same_figure(const Figure& left, const Figure& right);

}  // namespace scorebook
