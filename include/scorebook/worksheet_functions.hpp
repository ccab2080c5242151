// The engine as functions of a worksheet: one rating, one arrow, one year to date, one period, from the contents of the
// cells that a formula names. They judge as rating.hpp does.
//
// A spreadsheet hands over what its cells store: 0.984 of a cell that shows 98.4%. Whether a cell is formatted as a
// percentage comes beside the number, where it is known. Where one argument is a percentage, by its format or by a
// typed per cent sign, all must be: a number of a cell with another format is refused, for 8.2 may be meant as 8.2%. A
// number that no cell holds (worked out in the formula) is then taken as a share, as Excel has it, up to 1 and refused
// beyond.
//
// Nothing is guessed: what cannot be read is a problem, said to the person who wrote the formula. What has no rating (a
// figure that is missing, a target that is to be set) is no problem: the answer says so in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace scorebook {

enum class CellShows : std::uint8_t { not_known, number, per_cent };

// What one cell holds: a number, or a text; neither of an empty cell.
struct CellValue {
  std::optional<double> number;
  std::string text;
  CellShows shows = CellShows::not_known;  // of a number: how its cell is formatted

  [[nodiscard]] bool empty() const { return !number && text.empty(); }
};

struct WorksheetAnswer {
  std::variant<std::string, double> value;  // what the formula's cell shows, where there is no problem
  std::string problem;                      // what is wrong, and what to do; empty where nothing is

  [[nodiscard]] bool ok() const { return problem.empty(); }
};

struct CellTolerance {
  CellValue red, amber, green;  // as in the three columns of a scorecard
};

// "G", "A" or "R"; else why there is none: "no target set". `good`: High, Low, ... as in a scorecard.
[[nodiscard]] WorksheetAnswer worksheet_rag(const CellValue& value, const std::string& good,
                                            const CellTolerance& tolerance);

// "↑", "→" or "↓", the direction of performance; else why there is none. `decimals`: how many places the figures are
// compared at, 0 to 15: of the per cent where one of them is a percentage, by its sign or its format; else of the
// number as Excel stores it. Without it they are compared as they are stored.
[[nodiscard]] WorksheetAnswer worksheet_direction(const CellValue& value, const CellValue& previous,
                                                  const std::string& good, std::optional<int> decimals);

// The year to date of the figures of a year so far, in order of time. `rule`: a name of year_to_date_rule_names: sum,
// average, last, cumulative, rolling 12 months (twelve figures), ratio of sums (figures over denominators, both of one
// length; without denominators each figure is a text like 28 of 588). Empty cells after the last figure are months to
// come; one between two figures is refused, and so is a text that is no figure. Percentages are answered as Excel
// stores them: 0.984.
[[nodiscard]] WorksheetAnswer worksheet_year_to_date(const std::string& rule, const std::vector<CellValue>& figures,
                                                     const std::vector<CellValue>& denominators);

// The period that a label names, in the form of period.hpp's id(): "2016-03" of "Mar-16". A number is a date of the
// years 1980 to 2100, as Excel stores it.
[[nodiscard]] WorksheetAnswer worksheet_period(const CellValue& label);

}  // namespace scorebook
