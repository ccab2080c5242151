// How a rule says what became of each place it was applied to: passed, failed, or not run and why. Every application
// goes through here exactly once, so that the totals of a rule add up by construction and nothing unchecked looks
// passed. Rules never write their own id, severity or fingerprint: those come from the catalogue and from here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/finding.hpp"

namespace scorebook {

// What a rule knows about one failure; the recorder makes a Finding of it.
struct Failure {
  std::vector<Place> places;  // the first is the cell to mend
  std::string measure;        // Observation::measure, or empty
  std::optional<Period> period;
  std::string observed;
  std::string expected;
  std::string message;
  std::string fix;
  std::string kind_of_place;  // "scorecard ytd", "contacts value": for the fingerprint, never a row number
  std::optional<Severity> severity = std::nullopt;  // where the place decides it; else the catalogue's
};

class Recorder {
 public:
  explicit Recorder(const RuleEntry& entry) : entry_(&entry) {}

  void passed(std::size_t times = 1) { passed_ += times; }
  void failed(Failure failure);
  void not_run(const std::string& reason, std::size_t times = 1);

  // Takes over what another recorder of the same rule has.
  void add(Recorder&& other);

  [[nodiscard]] bool untouched() const { return passed_ + failed_ + reasons_.size() == 0; }
  [[nodiscard]] RuleSummary summary() const;
  [[nodiscard]] std::vector<Finding> take_findings() { return std::move(findings_); }

 private:
  const RuleEntry* entry_;
  std::size_t passed_ = 0;
  std::size_t failed_ = 0;
  std::vector<Finding> findings_;
  std::vector<std::pair<std::string, std::size_t>> reasons_;  // in the order they first came up
};

// "A304|4.1|2016-03|scorecard ytd": readable, and the same after rows were inserted.
[[nodiscard]] std::string fingerprint_of(std::string_view rule, const Failure& failure);
// Findings that would share a fingerprint get a short hash of what was found and expected, and where that is the same
// too a number in the order of their places: "...|1c9b2f", "...|1c9b2f|2".
void number_equal_fingerprints(std::vector<Finding>& findings);
// By severity, then rule, then place, measure, period and message.
void sort_findings(std::vector<Finding>& findings);

}  // namespace scorebook
