#include <fmt/format.h>

#include <algorithm>

#include "check/rules.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

struct Labels {
  std::string table;  // "scorecard", or the page's sheet
  const char* line;   // "column", "row"
  const std::vector<PeriodLabel>* periods;
};

std::vector<Labels> labels_of(const Submission& submission) {
  std::vector<Labels> labels;
  for (const Scorecard& scorecard : submission.scorecards)
    labels.push_back({"scorecard", "column", &scorecard.periods});
  for (const DetailPage& page : submission.pages) {
    labels.push_back({page.sheet ? page.sheet->sheet : "page", "row", &page.periods});
  }
  return labels;
}

// Latest first is as good an order as latest last.
bool runs_backwards(const std::vector<PeriodLabel>& periods) {
  std::size_t forward = 0, backward = 0;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    if (periods[i - 1].period < periods[i].period) ++forward;
    if (periods[i].period < periods[i - 1].period) ++backward;
  }
  return backward > forward;
}

// Whether at least half of the steps go to the next period: dates in a list are in no order of their own.
bool is_run(const std::vector<PeriodLabel>& periods) {
  std::size_t adjacent = 0;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Period& before = periods[i - 1].period;
    const Period& here = periods[i].period;
    if (before.next() == here || here.next() == before) ++adjacent;
  }
  return 2 * adjacent + 1 >= periods.size();
}

constexpr const char* kNoRun = "the labels are no run of periods one after the other";

Failure failure_at_label(const Labels& labels, const PeriodLabel& label, const std::string& kind) {
  Failure failure;
  failure.places = {label.label.place};
  failure.observed = label.label.text;
  failure.kind_of_place = labels.table + " " + kind;
  return failure;
}

void check_gaps(const Labels& labels, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  if (!is_run(periods)) return recorder.not_run(kNoRun);
  const bool backwards = runs_backwards(periods);
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Period& earlier = backwards ? periods[i].period : periods[i - 1].period;
    const Period& later = backwards ? periods[i - 1].period : periods[i].period;
    if (earlier.kind() != later.kind() || earlier.months() != later.months()) {
      recorder.not_run("the labels are periods of different lengths");
      continue;
    }
    const Period missing = earlier.next();
    if (!(missing < later)) {
      recorder.passed();  // next to each other, or out of order, which is S108's business
      continue;
    }
    const bool several = missing.next() < later;
    Failure failure = failure_at_label(labels, periods[i], "period gap");
    failure.places.push_back(periods[i - 1].label.place);
    failure.period = missing;
    failure.expected = missing.label();
    failure.message =
        several ? fmt::format("{} to {} have no {} between “{}” and “{}”.", missing.words(), later.previous().words(),
                              labels.line, periods[i - 1].label.text, periods[i].label.text)
                : fmt::format("{} has no {}: “{}” is followed by “{}”.", missing.words(), labels.line,
                              periods[i - 1].label.text, periods[i].label.text);
    failure.fix = fmt::format("Add the {} for {}, or correct the label.", labels.line, missing.words());
    recorder.failed(std::move(failure));
  }
}

void check_reporting_period(const Labels& labels, const Period& reporting, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  const bool comparable = std::any_of(periods.begin(), periods.end(), [&](const PeriodLabel& label) {
    return label.period.kind() == reporting.kind() && label.period.months() == reporting.months();
  });
  if (!comparable) return recorder.not_run("the table has no labels of the reporting period's kind");
  const bool found =
      std::any_of(periods.begin(), periods.end(), [&](const PeriodLabel& label) { return label.period == reporting; });
  if (found) return recorder.passed();
  const PeriodLabel& nearest = runs_backwards(periods) ? periods.front() : periods.back();
  Failure failure = failure_at_label(labels, nearest, "reporting period");
  failure.period = reporting;
  failure.expected = reporting.label();
  failure.message = fmt::format("The reporting period, {}, has no {} here: the latest is “{}”.", reporting.words(),
                                labels.line, nearest.label.text);
  failure.fix = fmt::format("Add the {} for {}, or correct the labels.", labels.line, reporting.words());
  recorder.failed(std::move(failure));
}

enum class LabelFault { none, literal_differs, repeated, jumps_back };

LabelFault fault_of(const std::vector<PeriodLabel>& periods, std::size_t i, bool backwards) {
  const PeriodLabel& label = periods[i];
  if (label.literal && *label.literal != label.period) return LabelFault::literal_differs;
  if (i == 0) return LabelFault::none;
  const Period& before = periods[i - 1].period;
  if (label.period == before) return LabelFault::repeated;
  const bool back = backwards ? before < label.period : label.period < before;
  return back ? LabelFault::jumps_back : LabelFault::none;
}

// The labels from first to last, which stand for other periods than they say.
void report_misread_run(const Labels& labels, std::size_t first, std::size_t last, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  Failure failure = failure_at_label(labels, periods[first], "period label");
  failure.places.clear();
  failure.period = periods[first].period;
  std::vector<std::string> typed, meant;
  for (std::size_t i = first; i <= last; ++i) {
    failure.places.push_back(periods[i].label.place);
    typed.push_back(fmt::format("“{}”", periods[i].label.text));
    meant.push_back(periods[i].period.label());
  }
  failure.observed = listed(typed);
  failure.expected = listed(meant);
  const std::string where =
      first > 0 ? fmt::format("after “{}”", periods[first - 1].label.text)
                : fmt::format("before “{}”", last + 1 < periods.size() ? periods[last + 1].label.text : "");
  failure.message =
      first == last
          ? fmt::format("The label {} stands {}: by its position it means {}.", listed(typed), where, listed(meant))
          : fmt::format("The labels {} stand {}: by their position they mean {}.", listed(typed), where, listed(meant));
  failure.fix = fmt::format("Correct the {} to {}.", first == last ? "label" : "labels", listed(meant));
  recorder.failed(std::move(failure));
}

void check_order(const Labels& labels, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  if (!is_run(periods)) return recorder.not_run(kNoRun);
  const bool backwards = runs_backwards(periods);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const LabelFault fault = fault_of(periods, i, backwards);
    if (fault == LabelFault::none) {
      recorder.passed();
    } else if (fault == LabelFault::literal_differs) {
      std::size_t last = i;
      while (last + 1 < periods.size() && fault_of(periods, last + 1, backwards) == LabelFault::literal_differs) ++last;
      report_misread_run(labels, i, last, recorder);
      i = last;
    } else {
      Failure failure = failure_at_label(labels, periods[i], "period label");
      failure.places.push_back(periods[i - 1].label.place);
      failure.period = periods[i].period;
      const std::string& text = periods[i].label.text;
      const std::string& before = periods[i - 1].label.text;
      failure.message = fault == LabelFault::repeated
                            ? fmt::format("The label “{}” repeats the one before it, “{}”.", text, before)
                            : fmt::format("The label “{}” jumps back: it stands after “{}”.", text, before);
      failure.fix = "Correct the label that is wrong, and look whether its figures are in the right place.";
      recorder.failed(std::move(failure));
    }
  }
}

}  // namespace

void period_without_place(const Evidence& evidence, Recorder& recorder) {
  for (const Labels& labels : labels_of(evidence.submission())) {
    if (labels.periods->empty()) {
      recorder.not_run("the table has no period labels");
      continue;
    }
    check_gaps(labels, recorder);
    check_reporting_period(labels, evidence.period(), recorder);
  }
}

void period_labels_wrong(const Evidence& evidence, Recorder& recorder) {
  for (const Labels& labels : labels_of(evidence.submission())) {
    if (labels.periods->empty()) {
      recorder.not_run("the table has no period labels");
      continue;
    }
    check_order(labels, recorder);
  }
}

}  // namespace scorebook::rule
