// What Check reports. Every rule ends as passed, failed, waived or not run (and why), and the sums reconcile:
// applied = passed + failed + waived; what was not run is counted beside it, with the reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/period.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

enum class Severity : std::uint8_t { error, query, note };
[[nodiscard]] std::string_view severity_name(Severity severity);

enum class FindingState : std::uint8_t { failed, waived };
[[nodiscard]] std::string_view finding_state_name(FindingState state);

// Who accepted a finding and why: the row of the register's sheet Waivers that applies to it.
struct WaivedBy {
  std::string name, reason;
  std::optional<Date> date, until;
  Place place;  // the row, in the register
};

// One failure, with all the cells it spans.
struct Finding {
  std::string rule;  // "A301"
  FindingState state = FindingState::failed;
  Severity severity = Severity::error;
  std::vector<Place> places;  // the first is the cell to mend
  std::string measure;        // Observation::measure, or empty
  std::optional<Period> period;
  std::string observed;                              // as shown in the cell
  std::string expected;                              // in the same form, or empty
  std::string message;                               // plain words a head of service understands
  std::string fix;                                   // what to do
  std::string fingerprint;                           // rule, measure, period and kind of place; survives inserted rows
  std::optional<WaivedBy> waived_by = std::nullopt;  // where the state is waived
};

// What a finding's cells are called: "D14" where all lie on the sheet of the first, "Contacts!D14" where there are
// several sheets, "[other.xlsx]Contacts!D14" where there are several workbooks.
[[nodiscard]] std::vector<std::string> finding_cells(const Finding& finding);
// The same as one text: "D14, D15".
[[nodiscard]] std::string cells_text(const Finding& finding);

// A page of the catalogue: scorebook rules A301.
struct RuleEntry {
  std::string_view id;
  Severity severity;
  std::string_view title;   // "percentage is not its numerator over its denominator"
  std::string_view checks;  // what it checks
  std::string_view why;
  std::string_view example;
  std::string_view mend;
  std::string_view waive;
};

// All rules there are, in the order of their ids.
[[nodiscard]] const std::vector<RuleEntry>& rule_catalogue();
[[nodiscard]] const RuleEntry* find_rule(std::string_view id);  // ignoring case; null for none
inline constexpr std::string_view kCatalogueVersion = "2";

struct RuleSummary {
  std::string rule;
  std::size_t applied = 0;  // passed + failed + waived
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t waived = 0;
  std::size_t not_run = 0;  // places where it could not be applied
  std::vector<std::string>
      why_not_run;  // each reason once, with how often: "no denominator beside the percentage (36)"
};

struct CheckResult {
  Period period;
  std::vector<RuleSummary> rules;  // every rule of the catalogue, in its order
  std::vector<Finding> findings;   // by severity, then rule, then place
  std::size_t errors = 0, queries = 0, notes = 0, waived = 0;
  // The earlier submissions that some of them were compared with: those of another return or a later period are not.
  std::vector<const Submission*> compared_with = {};
};

struct CheckInput {
  const std::vector<Submission>& submissions;
  const std::vector<Rating>& ratings;
  // Null: the rules that need one are not run. Where its definitions change with time, each submission is checked by
  // those of its own period.
  const Register* measure_register = nullptr;
  Period period;
  // Whether the period was asked for. Several submissions are then all checked for it; else each for its own.
  bool period_asked = false;
  // Earlier submissions, of any return and in any order, located like the submissions: what figures are compared with
  // and where their history comes from. They are not checked themselves. Null: the rules that need one are not run.
  const std::vector<Submission>* earlier = nullptr;
  bool public_edition = false;  // what is checked is to be published: the rules of the family P run
  unsigned jobs = 1;            // submissions checked at a time; 0: as many as are worth it on this machine
  std::function<void()> submission_done = nullptr;  // called once for each, by one thread at a time
};

[[nodiscard]] CheckResult check(const CheckInput& input);

}  // namespace scorebook
