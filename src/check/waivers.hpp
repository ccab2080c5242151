// The register's waivers at work: which finding each accepts, which have run out, which match nothing. A waiver without
// effect is reported itself (W901, W902), so that none stands there unseen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/recorder.hpp"
#include "scorebook/finding.hpp"

namespace scorebook {

// Whether the waiver accepts the finding, where `reporting` is the period of the workbook that it is about.
[[nodiscard]] bool accepts(const Waiver& waiver, const Finding& finding, const Period& reporting);

class Waivers {
 public:
  // `input` must outlive this.
  explicit Waivers(const CheckInput& input);

  // Marks the finding as waived by the first waiver that holds for it. `reporting` is the period of the workbook that
  // it is about: a waiver holds until the last day of a reporting period is past its end.
  void apply(Finding& finding, const Period& reporting);

  // W901: of the waivers that would hold for a finding, those that have run out.
  void report_run_out(Recorder& recorder) const;
  // W902: waivers that hold for nothing, where their rule was run on their measure. `so_far`: the other rules.
  void report_idle(Recorder& recorder, const std::vector<RuleSummary>& so_far) const;

 private:
  struct InUse {
    const Waiver* waiver = nullptr;
    std::size_t waived = 0;
    std::size_t run_out = 0;                  // findings that it would hold for, had it not run out
    std::optional<Finding> first_not_waived;  // one of those
    bool later = false;                       // it begins after the reporting period
  };

  [[nodiscard]] bool nothing_to_report(Recorder& recorder) const;

  const CheckInput* input_;
  std::vector<InUse> waivers_;
};

}  // namespace scorebook
