// Submissions made ready for the rules: each with its ratings, its evidence and the earlier submissions of its return.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "check/evidence.hpp"
#include "scorebook/finding.hpp"

namespace scorebook {

// Submissions that are checked together may be of different months, as when a folder is checked, and a measure is rated
// only once among them: so each is rated again by itself, for the period that was asked for, else for its own month.
struct PreparedSubmission {
  const Submission* submission = nullptr;
  Period period = Period::of_month(0);
  std::vector<const Submission*> earlier;  // of the same return, the latest first; some of them may be checked too
  std::vector<Rating> ratings;             // empty where the caller's are taken
  std::unique_ptr<Evidence> evidence;
};

class PreparedSubmissions {
 public:
  // `input` and what it points at must outlive this.
  explicit PreparedSubmissions(const CheckInput& input);
  PreparedSubmissions(const PreparedSubmissions&) = delete;

  [[nodiscard]] const std::vector<PreparedSubmission>& all() const { return all_; }

 private:
  void find_earlier(const CheckInput& input);
  // Finds out which registers will be asked for, so that they can be read side by side afterwards.
  void hold_in_force(const CheckInput& input, const std::vector<PreparedSubmission*>& all);
  // The one that is checked itself; null for one that was only given as earlier.
  [[nodiscard]] const PreparedSubmission* checked(const Submission* submission) const;
  [[nodiscard]] const Register* register_for(const CheckInput& input, const Period& period) const;

  std::map<Period, Register> in_force_;  // where definitions change with time
  std::vector<PreparedSubmission> all_;
  std::map<const Submission*, PreparedSubmission> earlier_;
  std::vector<const Evidence*> together_;
};

}  // namespace scorebook
