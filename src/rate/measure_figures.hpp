// All figures that one return has of a measure, the table to trust most first: the rows of scorecards and plan tables,
// the columns of detail pages, other tables, and last the register's History. Knows where figures stand, judges
// nothing.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "rate/returns.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

using Observations = std::vector<const Observation*>;

// Where a measure is defined: one of the two.
struct DefiningRow {
  const ScorecardRow* row = nullptr;
  const PlanRow* plan = nullptr;
  const PlanTable* plan_table = nullptr;  // that the plan's row stands in
};

class MeasureFigures {
 public:
  // What one workbook has; of no workbook: the register's History.
  struct OfWorkbook {
    const Submission* submission = nullptr;
    std::vector<DefiningRow> definitions;  // beside rows
    std::vector<Observations> rows;
    std::vector<Observations> pages;
    Observations others;
  };

  [[nodiscard]] OfWorkbook& of_workbook(const Submission* submission);  // the last one added, or a new one
  [[nodiscard]] const std::vector<OfWorkbook>& workbooks() const { return workbooks_; }
  [[nodiscard]] bool defined() const;

  // Leaves out the rows of the other kind: a plan's measure and a scorecard's that share a ref are two.
  void keep_rows(bool plans);
  // The workbook and the row that a figure stands in come first: a figure is judged by its own tolerance and compared
  // with its neighbours, not with another workbook's. A figure of a page is judged by the row of its workbook.
  void put_first(const Observation* value);

  // The first figure of exactly that period, one that is no number too. Null where there is none.
  [[nodiscard]] const Observation* value(const Period& period) const { return find(ObservationKind::value, period); }
  [[nodiscard]] const Observation* year(const Period& period) const { return find(ObservationKind::year, period); }
  // Up to the last month of the period, from the rows, or for a measure without rows from the other tables.
  [[nodiscard]] const Observation* year_to_date(const Period& period) const;
  // A year to date up to another month, in the first workbook: what a workbook of another month has says nothing of a
  // measure that has none here.
  [[nodiscard]] const Observation* other_year_to_date() const;

  // Every figure, the one to trust most first.
  template <class Function>
  void for_each(const Function& function) const {
    for (const OfWorkbook& workbook : workbooks_) {
      for (const auto* tables : {&workbook.rows, &workbook.pages}) {
        for (const Observations& observations : *tables) {
          for (const Observation* observation : observations) function(*observation);
        }
      }
      for (const Observation* observation : workbook.others) function(*observation);
    }
  }

  // Those with a number, a kind and a period that `wanted` takes, in order of time: of several for one period the one
  // to trust most.
  template <class Wanted>
  [[nodiscard]] Observations in_order(const Wanted& wanted) const {
    Observations found;
    for_each([&](const Observation& observation) {
      if (observation.period && observation.figure.value && wanted(observation)) found.push_back(&observation);
    });
    settle_order(found);
    return found;
  }

 private:
  [[nodiscard]] const Observation* find(ObservationKind kind, const Period& period) const;
  static void settle_order(Observations& observations);

  std::vector<OfWorkbook> workbooks_;
};

using FiguresByMeasure = std::map<std::string, MeasureFigures>;

// Of every measure that a scorecard, a plan table or a detail page of the return has, or that the register defines and
// any other table has figures of.
[[nodiscard]] FiguresByMeasure collect_figures(const Return& submissions, const Register* measure_register);
// The measures of a plan's row: its own, or the sub-measures that share it, in their order.
[[nodiscard]] std::vector<std::string> measures_of(const PlanRow& row, const Submission& submission);

}  // namespace scorebook
