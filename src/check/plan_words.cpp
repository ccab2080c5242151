#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "check/plan_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr std::array<std::string_view, 8> kFrequencies = {"Weekly",    "Monthly", "Quarterly", "Termly",
                                                          "6 monthly", "Annual",  "Annually",  "Yearly"};

Failure failure_at_words(const PlanRow& row, const LabelledCell& cell, const std::string& kind) {
  Failure failure;
  failure.places = {cell.place};
  failure.measure = row.definition.name;
  failure.observed = collapsed(cell.text);
  failure.kind_of_place = cell.place.sheet_name() + " " + kind;
  return failure;
}

// Whether one letter more, less or other makes the one word the other.
bool one_letter_apart(const std::string& left, const std::string& right) {
  const std::string& shorter = left.size() <= right.size() ? left : right;
  const std::string& longer = left.size() <= right.size() ? right : left;
  if (longer.size() - shorter.size() > 1) return false;
  const auto [in_shorter, in_longer] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  const bool same_length = longer.size() == shorter.size();
  const auto rest = same_length && in_shorter != shorter.end() ? in_shorter + 1 : in_shorter;
  return std::equal(rest, shorter.end(), in_longer == longer.end() ? in_longer : in_longer + 1, longer.end());
}

std::string frequency_meant(const std::string& typed) {
  for (const std::string_view known : kFrequencies) {
    if (one_letter_apart(folded(typed), folded(known))) return std::string(known);
  }
  return "";
}

void check_polarity(const Evidence& evidence, const PlanRow& row, Recorder& recorder) {
  if (!row.polarity.place.known()) return recorder.not_run("the plan table has no column for good performance");
  const Measure* registered = evidence.registered(row.definition.name);
  const bool known = row.definition.polarity != Polarity::unknown ||
                     (registered != nullptr && registered->polarity != Polarity::unknown);
  const Polarity typed = parse_polarity(row.polarity.text);
  const bool differs = registered != nullptr && registered->polarity != Polarity::unknown &&
                       typed != Polarity::unknown && typed != registered->polarity;
  if (known && !differs) return recorder.passed();
  Failure failure = failure_at_words(row, row.polarity, "polarity");
  if (differs) {
    failure.expected = std::string(polarity_name(registered->polarity));
    failure.message = fmt::format("{}: good performance is “{}” here and “{}” in the register, which is the one used.",
                                  measure_words(row.definition), failure.observed, failure.expected);
    failure.fix =
        fmt::format("Type {}, or change the register if what good performance is has changed.", failure.expected);
    return recorder.failed(std::move(failure));
  }
  failure.message = fmt::format(
      "{}: {}. Known are High, Low, Info, Within limits and N/A.", measure_words(row.definition),
      failure.observed.empty() ? "the cell that says what good performance is, is blank"
                               : fmt::format("“{}” is no known word for what good performance is", failure.observed));
  failure.fix = "Type High, Low, Info, Within limits or N/A.";
  recorder.failed(std::move(failure));
}

void check_frequency(const Evidence& evidence, const PlanRow& row, Recorder& recorder) {
  if (!row.frequency.place.known()) return recorder.not_run("the plan table has no column for the frequency");
  const std::string typed = collapsed(row.frequency.text);
  if (typed.empty()) return recorder.not_run("the cell for the frequency is blank");
  if (says_frequency(typed)) {
    const Measure* registered = evidence.registered(row.definition.name);
    const auto stated = [](const std::string& words) {
      const Frequency frequency = parse_frequency(words);
      return frequency == Frequency::other ? Frequency::not_stated : frequency;
    };
    const Frequency other = registered == nullptr ? Frequency::not_stated : stated(registered->frequency);
    if (other == Frequency::not_stated || stated(typed) == Frequency::not_stated || stated(typed) == other)
      return recorder.passed();
    Failure failure = failure_at_words(row, row.frequency, "frequency");
    failure.expected = collapsed(registered->frequency);
    failure.message = fmt::format("{}: the measure is reported “{}” here and “{}” in the register.",
                                  measure_words(row.definition), typed, failure.expected);
    failure.fix = fmt::format("Type {}, or change the register.", failure.expected);
    return recorder.failed(std::move(failure));
  }
  Failure failure = failure_at_words(row, row.frequency, "frequency");
  failure.expected = frequency_meant(typed);
  failure.message =
      fmt::format("{}: “{}” is no known word for how often a measure is reported{}.", measure_words(row.definition),
                  typed, failure.expected.empty() ? "" : fmt::format("; “{}” may be meant", failure.expected));
  failure.fix = failure.expected.empty() ? "Type Monthly, Quarterly, Termly, 6 monthly, Annual or the like."
                                         : fmt::format("Type {}.", failure.expected);
  recorder.failed(std::move(failure));
}

// A target with a number, of the row or of a sub-measure in it; null for none.
const Observation* numbered_target(const Submission& submission, const PlanRow& row) {
  for (const std::size_t number : row.observations) {
    const Observation& observation = submission.observations.at(number);
    if (observation.kind == ObservationKind::target && observation.figure.value) return &observation;
  }
  return nullptr;
}

bool has_target_column(const PlanTable& plan) {
  return std::any_of(plan.layout.columns.begin(), plan.layout.columns.end(),
                     [](const SourceColumn& column) { return column.role == SourceRole::target; });
}

}  // namespace

void plan_words_unknown(const Evidence& evidence, Recorder& recorder) {
  for (const PlanTable& plan : evidence.submission().plans) {
    for (const PlanRow& row : plan.rows) {
      check_polarity(evidence, row, recorder);
      check_frequency(evidence, row, recorder);
    }
  }
}

void plan_target_on_info_measure(const Evidence& evidence, Recorder& recorder) {
  for (const PlanTable& plan : evidence.submission().plans) {
    if (!has_target_column(plan)) continue;
    for (const PlanRow& row : plan.rows) {
      const Observation* target = numbered_target(evidence.submission(), row);
      if (target == nullptr) {
        recorder.not_run("no target set");
      } else if (row.definition.polarity != Polarity::info) {
        recorder.passed();
      } else if (parse_polarity(row.polarity.text) != Polarity::info) {
        recorder.not_run("it is the register that says Info, not the workbook");
      } else {
        Failure failure = failure_at_words(row, row.polarity, "polarity");
        failure.places.push_back(target->place);
        failure.message = fmt::format(
            "{}: good performance is “{}”, which means that neither high nor low is good, but the measure has a target "
            "({}).",
            measure_words(row.definition), failure.observed, collapsed(target->figure.text));
        failure.fix = "Say whether high or low is good, or take the target out.";
        recorder.failed(std::move(failure));
      }
    }
  }
}

}  // namespace scorebook::rule
