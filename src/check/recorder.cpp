#include "check/recorder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "text/words.hpp"

namespace scorebook {

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::query:
      return "query";
    case Severity::note:
      return "note";
  }
  return "";
}

std::string_view finding_state_name(FindingState state) {
  switch (state) {
    case FindingState::failed:
      return "failed";
    case FindingState::waived:
      return "waived";
  }
  return "";
}

std::vector<std::string> finding_cells(const Finding& finding) {
  bool several_workbooks = false;
  bool several_sheets = false;
  for (const Place& place : finding.places) {
    several_workbooks = several_workbooks || place.workbook_name() != finding.places.front().workbook_name();
    several_sheets = several_sheets || place.sheet_name() != finding.places.front().sheet_name();
  }
  std::vector<std::string> cells;
  for (const Place& place : finding.places) {
    if (!place.known()) continue;
    if (several_workbooks) {
      cells.push_back("[" + place.workbook_name() + "]" + to_string(place));
    } else {
      cells.push_back(several_sheets ? to_string(place) : to_string(place.cell));
    }
  }
  return cells;
}

std::string cells_text(const Finding& finding) {
  std::string text;
  for (const std::string& cell : finding_cells(finding)) text += (text.empty() ? "" : ", ") + cell;
  return text;
}

namespace {

// A part of a fingerprint: lower case, one blank between words, and no bar, which separates the parts.
std::string fingerprint_part(std::string_view text) {
  std::string part = folded(text);
  std::replace(part.begin(), part.end(), '|', '/');
  return part;
}

}  // namespace

std::string fingerprint_of(std::string_view rule, const Failure& failure) {
  return fmt::format("{}|{}|{}|{}", rule, fingerprint_part(failure.measure),
                     failure.period ? failure.period->id() : std::string("-"), fingerprint_part(failure.kind_of_place));
}

void Recorder::failed(Failure failure) {
  ++failed_;
  Finding finding;
  finding.rule = std::string(entry_->id);
  finding.severity = failure.severity.value_or(entry_->severity);
  finding.fingerprint = fingerprint_of(entry_->id, failure);
  finding.places = std::move(failure.places);
  finding.measure = std::move(failure.measure);
  finding.period = failure.period;
  finding.observed = std::move(failure.observed);
  finding.expected = std::move(failure.expected);
  finding.message = std::move(failure.message);
  finding.fix = std::move(failure.fix);
  findings_.push_back(std::move(finding));
}

void Recorder::not_run(const std::string& reason, std::size_t times) {
  if (times == 0) return;
  auto known = std::find_if(reasons_.begin(), reasons_.end(), [&](const auto& entry) { return entry.first == reason; });
  if (known == reasons_.end()) {
    reasons_.emplace_back(reason, times);
  } else {
    known->second += times;
  }
}

void Recorder::add(Recorder&& other) {
  passed_ += other.passed_;
  failed_ += other.failed_;
  for (Finding& finding : other.findings_) findings_.push_back(std::move(finding));
  for (const auto& reason : other.reasons_) not_run(reason.first, reason.second);
}

RuleSummary Recorder::summary() const {
  RuleSummary summary;
  summary.rule = std::string(entry_->id);
  summary.passed = passed_;
  summary.failed = failed_;
  summary.applied = passed_ + failed_;
  for (const auto& reason : reasons_) {
    summary.not_run += reason.second;
    summary.why_not_run.push_back(fmt::format("{} ({})", reason.first, reason.second));
  }
  return summary;
}

namespace {

// FNV-1a, in six digits: enough to tell a handful of findings apart, and the same everywhere.
std::string short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return fmt::format("{:06x}", hash & 0xFFFFFFU);
}

}  // namespace

void number_equal_fingerprints(std::vector<Finding>& findings) {
  // By what was found, so that a waiver of one does not slide to another that comes before it later on.
  std::map<std::string, int> sharing;
  for (const Finding& finding : findings) ++sharing[finding.fingerprint];
  for (Finding& finding : findings) {
    if (sharing[finding.fingerprint] > 1)
      finding.fingerprint += "|" + short_hash(folded(finding.observed) + "|" + folded(finding.expected));
  }
  std::map<std::string, int> seen;
  for (Finding& finding : findings) {
    const int times = ++seen[finding.fingerprint];
    if (times > 1) finding.fingerprint += fmt::format("|{}", times);
  }
}

void sort_findings(std::vector<Finding>& findings) {
  const auto first_place = [](const Finding& finding) {
    return finding.places.empty() ? Place{} : finding.places.front();
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& left, const Finding& right) {
    if (left.severity != right.severity) return left.severity < right.severity;
    if (left.rule != right.rule) return left.rule < right.rule;
    const Place left_place = first_place(left);
    const Place right_place = first_place(right);
    if (left_place < right_place) return true;
    if (right_place < left_place) return false;
    return std::tie(left.measure, left.period, left.message) < std::tie(right.measure, right.period, right.message);
  });
}

}  // namespace scorebook
