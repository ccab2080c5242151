// Works one typed target out for one period. What a part of a year is set against, the year that a change counts from
// and the figures that may be used for it are settled here, once for all kinds of targets. Private to this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rate/exact.hpp"
#include "scorebook/target.hpp"
#include "text/target_words.hpp"

namespace scorebook {

class TargetReckoner {
 public:
  // `profiled`: a dated target that holds for less than a year; it is for these periods alone.
  TargetReckoner(const Measure& measure, const Period& period, FigureBasis basis, bool profiled,
                 const TargetReferences& references, const Settings& settings)
      : measure_(measure),
        period_(period),
        basis_(basis),
        profiled_(profiled),
        references_(references),
        settings_(settings) {}

  [[nodiscard]] TargetForPeriod from(const std::string& typed) const;

 private:
  // How much of a year the figure covers: 3 / 12 of a quarter, 1 / 3 of a term.
  struct PartOfYear {
    int parts = 12, whole = 12;
    bool so_far = false;  // from the beginning of the year on
  };
  // The figure that a change counts from, or why there is none.
  struct Base {
    const Figure* figure = nullptr;
    Period period = Period::of_month(0);
    bool total = false;  // of a whole year, where the figure that is judged covers a part
    std::string why;
  };
  struct Candidate {
    Period period;
    bool total = false;
  };

  // target_reckoner.cpp: numbers
  static TargetForPeriod without(TargetForPeriod result, NoTarget kind, std::string reason);
  static TargetForPeriod without(TargetForPeriod result, const TargetPart& part);
  [[nodiscard]] std::vector<TargetPart> parts_of_measure(const TypedTarget& target) const;
  [[nodiscard]] TargetForPeriod of_part(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod number(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod staged(const std::vector<TargetPart>& parts, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod profiled(const std::vector<TargetPart>& parts, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod average(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] std::string not_due(const TargetPart& part) const;
  [[nodiscard]] std::string wrong_unit(const TargetPart& part) const;
  [[nodiscard]] std::string unusable(const Figure& figure) const;

  // target_year.cpp: parts of years and earlier figures
  [[nodiscard]] PartOfYear part_of_year() const;
  [[nodiscard]] bool covers_year_so_far() const;
  [[nodiscard]] bool adds_up() const;
  [[nodiscard]] bool rolling() const;
  [[nodiscard]] bool snapshot() const;
  [[nodiscard]] bool never_spread() const;
  [[nodiscard]] TargetForPeriod spread(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod take_share(TargetForPeriod result, const std::string& of) const;
  [[nodiscard]] std::string when() const;
  [[nodiscard]] Period own_year() const;
  [[nodiscard]] std::vector<Candidate> candidates(const std::optional<Period>& named) const;
  [[nodiscard]] Base base_figure(const std::optional<Period>& named) const;

  // target_changes.cpp: what is relative to an earlier figure or to a benchmark
  [[nodiscard]] std::optional<bool> downwards(TargetChange change) const;
  [[nodiscard]] std::optional<Decimal> changed(Decimal base, const TargetPart& part, bool down, int times) const;
  [[nodiscard]] TargetForPeriod relative(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod steps(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod changed_by(const TargetPart& part, const Base& base, int times,
                                           TargetForPeriod result) const;
  [[nodiscard]] const Figure* benchmark_named(const std::string& name) const;
  [[nodiscard]] TargetForPeriod benchmark(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod gap(const TargetPart& part, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod distance(const TargetPart& part, const Figure& benchmark, TargetForPeriod result) const;
  [[nodiscard]] TargetForPeriod closed(const TargetPart& part, const Figure& benchmark, TargetForPeriod result) const;

  // Words.
  [[nodiscard]] std::string shown(Decimal value) const;
  [[nodiscard]] std::string shown(const Figure& figure) const;
  [[nodiscard]] std::string change_words(const TargetPart& part) const;

  const Measure& measure_;
  const Period& period_;
  FigureBasis basis_;
  bool profiled_;
  const TargetReferences& references_;
  const Settings& settings_;
};

// 1 for April, 12 for March; of a calendar month.
[[nodiscard]] int place_in_year(int month);
[[nodiscard]] std::string month_words(int calendar_month);
[[nodiscard]] TargetSide side_of(TargetBound bound, Polarity polarity);
// The same period, so many whole years later or, below 0, earlier.
[[nodiscard]] Period years_later(const Period& period, int years);

}  // namespace scorebook
