// What the rules look at, for one submission: its figures in table order, found by measure, kind and period, with the
// definition and the rating of each measure. It judges nothing and owns nothing: what it points at must outlive it.
// A figure headed with the financial year in progress ("2015/ 16" in March 2016) is its year to date, and is kept as
// that.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "scorebook/finding.hpp"

namespace scorebook {

enum class TableKind : std::uint8_t { scorecard, page, plan };

// An observation with the table it stands in.
struct LocatedFigure {
  const Observation* observation = nullptr;
  TableKind table = TableKind::scorecard;
  std::size_t table_number = 0;                   // index into Submission::scorecards, ::pages or ::plans
  std::size_t line = 0;                           // its row of the scorecard or plan, its column of the page
  ObservationKind kind = ObservationKind::value;  // as the rules take it, see above
  std::optional<Period> period;

  [[nodiscard]] const Figure& figure() const { return observation->figure; }
  [[nodiscard]] const Place& place() const { return observation->place; }
  [[nodiscard]] bool same_table(const LocatedFigure& other) const {
    return table == other.table && table_number == other.table_number;
  }
};

using FoundFigures = std::vector<const LocatedFigure*>;

class Evidence {
 public:
  // Of one of the submissions in `input`, with the ratings to take for it and the register as it holds for its period.
  Evidence(const Submission& of, const CheckInput& input, const Register* measure_register,
           const std::vector<Rating>& ratings, Period period, bool is_first_submission);
  Evidence(Evidence&&) = default;  // not copied: the indices point into figures_
  Evidence(const Evidence&) = delete;

  [[nodiscard]] const Submission& submission() const { return *submission_; }
  // All that are checked together, for the few rules that ask whether a measure is anywhere at all, or compare
  // workbooks with each other. Such a rule reports from the first submission only.
  [[nodiscard]] const std::vector<Submission>& all_submissions() const { return *all_; }
  [[nodiscard]] bool is_first_submission() const { return is_first_submission_; }
  // The evidence of all of them, in their order, with this one.
  [[nodiscard]] const std::vector<const Evidence*>& together() const { return *together_; }
  // Of the same return (by its directorate, else by its measures) and an earlier period, the latest first.
  [[nodiscard]] const std::vector<const Evidence*>& earlier() const { return earlier_; }
  // Whether earlier submissions were given at all, perhaps of other returns only.
  [[nodiscard]] bool earlier_given() const { return earlier_given_; }
  [[nodiscard]] bool public_edition() const { return public_edition_; }
  // The register's, else the standard ones.
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const std::vector<Rating>& ratings() const { return *all_ratings_; }
  // Null where there is none, or none with measures.
  [[nodiscard]] const Register* measure_register() const { return register_; }
  [[nodiscard]] Period period() const { return period_; }

  // Scorecards first, row by row, then pages, column by column, then plan tables.
  [[nodiscard]] const std::vector<LocatedFigure>& figures() const { return figures_; }
  // Measures in the order of their first figure.
  [[nodiscard]] const std::vector<std::string>& measures() const { return measures_; }
  [[nodiscard]] const FoundFigures& figures_of(const std::string& measure) const;
  [[nodiscard]] const FoundFigures& find(const std::string& measure, ObservationKind kind, Period period) const;
  // The one figure to reckon with: it has a value; a page's own is preferred, and one in the same table as `beside`
  // most.
  [[nodiscard]] const LocatedFigure* best(const std::string& measure, ObservationKind kind, Period period,
                                          const LocatedFigure* beside = nullptr) const;

  // The figure of that cell, or null.
  [[nodiscard]] const LocatedFigure* at(const Place& place) const;
  // Counts that stand before the measure on its page or in its section of a scorecard, nearest first. A few are enough:
  // a rate or a rolling total stands close after the count that it is made from.
  [[nodiscard]] std::vector<std::string> counts_before(const std::string& measure) const;

  // Whether some table gives the measure a number, so that the same name means the same measure everywhere.
  [[nodiscard]] bool has_ref(const std::string& measure) const;
  [[nodiscard]] const ScorecardRow* row_of(const std::string& measure) const;
  [[nodiscard]] const Measure* registered(const std::string& measure) const;
  // The scorecard's, which has the register's where there is one; the register's for a measure of pages alone.
  [[nodiscard]] YearToDateRule year_to_date_rule(const std::string& measure) const;
  // The rating made from that row; null where the measure was rated from another table.
  [[nodiscard]] const Rating* rating_of(const ScorecardRow& row) const;
  [[nodiscard]] const Rating* rating_of(const std::string& measure) const;

  // Set once, before any rule runs; what is pointed at outlives the evidence.
  void set_together(const std::vector<const Evidence*>* together) { together_ = together; }
  void set_earlier(std::vector<const Evidence*> earlier) { earlier_ = std::move(earlier); }

 private:
  void add(std::size_t observation, TableKind table, std::size_t table_number, std::size_t line);

  const std::vector<Submission>* all_;
  const Submission* submission_;
  const Register* register_;
  Period period_;
  bool is_first_submission_;
  bool earlier_given_;
  bool public_edition_;
  Settings settings_;
  const std::vector<Rating>* all_ratings_;
  const std::vector<const Evidence*>* together_ = nullptr;
  std::vector<const Evidence*> earlier_;
  std::vector<LocatedFigure> figures_;
  std::vector<std::string> measures_;
  std::map<std::string, FoundFigures> by_measure_;
  std::map<std::tuple<std::string, ObservationKind, Period>, FoundFigures> by_matter_;
  std::map<Place, const LocatedFigure*> by_place_;
  std::map<std::string, const ScorecardRow*> rows_;
  std::map<std::string, bool> refs_;
  std::map<const ScorecardRow*, const Rating*> ratings_;
};

}  // namespace scorebook
