// The same figure as last period to the last digit, where that is unlikely: most often the old figure was never
// replaced. Only the latest figure of a measure is asked about; the earlier ones were asked about when they were new.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "check/measure_series.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr std::size_t kEnoughFigures = 7;

// The number as stored, where it is known.
Decimal stored(const Figure& figure) { return figure.exact.value_or(*figure.value); }

// Places beyond the printed ones that the number is known to.
int hidden_places(const Figure& figure) { return stored(figure).normalized().places() - std::max(figure.decimals, 0); }

bool to_the_last_digit(const Figure& left, const Figure& right) {
  if (left.numerator && right.numerator && left.denominator && right.denominator)
    return *left.numerator == *right.numerator && *left.denominator == *right.denominator;
  return left.decimals == right.decimals && stored(left) == stored(right);
}

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// By how much the figures usually change from one period to the next, the latest step left out; also whether one of
// those steps is none at all.
struct UsualChange {
  double amount = 0;
  bool repeats = false;
};

UsualChange usual_change(const MeasureSeries& series) {
  UsualChange usual;
  std::vector<double> steps;
  for (std::size_t at = 1; at + 1 < series.figures.size(); ++at) {
    steps.push_back(std::fabs(series.figures[at].value - series.figures[at - 1].value));
    usual.repeats = usual.repeats || steps.back() == 0;
  }
  usual.amount = middle_of(steps);
  return usual;
}

// Why a repetition would be nothing to wonder at; null where it would.
const char* why_likely(const MeasureSeries& series) {
  constexpr int kMonthsOfYear = 12;
  const std::size_t count = series.figures.size();
  const SeriesFigure& latest = series.figures.back();
  if (!series.has_definition) return "the table is neither scorecard, page nor plan, so it is not known what it covers";
  if (series.kind != ObservationKind::value || latest.period.months() >= kMonthsOfYear)
    return "a figure of a year may stay as it is";
  if (series.covers == FigureKind::snapshot) return "how things stand on a day may stay as it is";
  if (series.covers == FigureKind::cumulative) return "a total that runs through the year may stay as it is";
  if (count < kEnoughFigures) return "the measure has too few figures to say how much they usually change";
  if (!(series.figures[count - 2].period.next() == latest.period)) return "there is no figure of the period before";
  if (latest.value == 0 || (series.of_per_cents() && latest.value == 100)) return "0 and 100% may well come again";
  const UsualChange usual = usual_change(series);
  if (usual.repeats) return "the measure's figures have been the same before";
  const Figure& figure = latest.observation->figure;
  constexpr double kUnlikely = 30;  // steps of the last printed place
  constexpr int kComputed = 4;      // places that only a division leaves: each repetition is one of both numbers
  constexpr double kMoreUnlikely = 5;
  const double steps = usual.amount * std::pow(10.0, std::clamp(figure.decimals, 0, kComputed));
  const bool divided = (figure.numerator && figure.denominator) || hidden_places(figure) >= kComputed;
  if (steps * (divided && !shares_of_few(series) ? kMoreUnlikely : 1) < kUnlikely)
    return "the measure changes so little that the same figure may come by chance";
  return nullptr;
}

// "C19", and where an earlier submission has the figure "Contacts!C19 in february.xlsx".
std::string cell_of(const Place& place, const Place& from) {
  if (place.workbook_name() == from.workbook_name()) return cell_words(place, from);
  return fmt::format("{} in {}", to_string(place), place.workbook_name());
}

void judge_latest(const MeasureSeries& series, Recorder& recorder) {
  const SeriesFigure& latest = series.figures.back();
  if (latest.own == nullptr) return;
  if (const char* reason = why_likely(series)) return recorder.not_run(reason);
  const SeriesFigure& before = series.figures[series.figures.size() - 2];
  if (!to_the_last_digit(latest.observation->figure, before.observation->figure)) return recorder.passed();
  Failure failure = failure_at(*latest.own);
  failure.places = latest.places;
  failure.places.push_back(before.observation->place);
  const UsualChange usual = usual_change(series);
  failure.message = fmt::format(
      "{}: {} is to the last digit the figure of {} too ({}). From one period to the next the measure usually changes "
      "by about {}, and it has never stayed the same in its other {} figures.",
      subject(*latest.own), shown(latest.observation->figure), before.period.words(),
      cell_of(before.observation->place, latest.own->place()),
      shown(usual.amount, series.of_per_cents() ? Unit::unknown : series.unit,
            std::max(latest.observation->figure.decimals, 0)) +
          (series.of_per_cents() ? " points" : ""),
      series.figures.size() - 1);
  failure.fix =
      fmt::format("Look whether the figure of {} was carried over, and type the new one.", before.period.words());
  recorder.failed(std::move(failure));
}

// Of two columns of a scorecard side by side: the rows in which the same figure would be no accident.
struct ColumnPair {
  std::size_t compared = 0;
  std::vector<const Observation*> same;  // in the right one

  [[nodiscard]] bool alike() const {
    constexpr std::size_t kFewest = 5, kShare = 80;
    return compared >= kFewest && same.size() * 100 >= compared * kShare;
  }
  [[nodiscard]] bool unlike() const { return compared > 0 && same.size() * 2 < compared; }
};

// Three digits or more: 98.4, 1,092; not 100, 0.5, 12. Of a measure that is not said to be reported less often.
bool telling(const Observation& observation) {
  constexpr std::int64_t kThreeDigits = 100;
  return observation.figure.value && std::abs(observation.figure.value->normalized().coefficient()) >= kThreeDigits;
}

ColumnPair compared(const Submission& submission, const Scorecard& scorecard, const PeriodLabel& left,
                    const PeriodLabel& right) {
  ColumnPair pair;
  for (const ScorecardRow& row : scorecard.rows) {
    const Frequency frequency = parse_frequency(row.definition.frequency);
    if (frequency != Frequency::monthly && frequency != Frequency::not_stated) continue;
    const Observation* before = nullptr;
    const Observation* here = nullptr;
    for (const std::size_t number : row.observations) {
      if (number >= submission.observations.size()) continue;
      const Observation& observation = submission.observations[number];
      if (observation.kind != ObservationKind::value || !telling(observation)) continue;
      if (observation.place.cell.column == left.label.place.cell.column) before = &observation;
      if (observation.place.cell.column == right.label.place.cell.column) here = &observation;
    }
    if (before == nullptr || here == nullptr) continue;
    ++pair.compared;
    if (to_the_last_digit(before->figure, here->figure)) pair.same.push_back(here);
  }
  return pair;
}

void report_copied(const ColumnPair& pair, const PeriodLabel& left, const PeriodLabel& right, Recorder& recorder) {
  Failure failure;
  failure.places = {right.label.place};
  for (const Observation* observation : pair.same) failure.places.push_back(observation->place);
  failure.period = right.period;
  failure.observed = right.label.text;
  failure.kind_of_place = "scorecard column";
  failure.message = fmt::format(
      "{} of {} figures in the column “{}” are to the last digit those of “{}”: the column looks like a copy that was "
      "not filled in.",
      pair.same.size(), pair.compared, right.label.text, left.label.text);
  failure.fix = fmt::format("Type the figures of {}.", right.period.words());
  recorder.failed(std::move(failure));
}

// The latest column against the one before it, where the columns before that show that figures do change.
void judge_columns(const Evidence& evidence, const Scorecard& scorecard, Recorder& recorder) {
  std::vector<const PeriodLabel*> labels;
  for (const PeriodLabel& label : scorecard.periods) {
    const bool short_period = label.period.kind() == PeriodKind::month || label.period.kind() == PeriodKind::quarter;
    if (short_period && !(evidence.period().last() < label.period.last())) labels.push_back(&label);
  }
  std::stable_sort(labels.begin(), labels.end(),
                   [](const PeriodLabel* left, const PeriodLabel* right) { return left->period < right->period; });
  constexpr std::size_t kFewest = 3;
  if (labels.size() < kFewest) return recorder.not_run("the scorecard has too few columns to compare");
  const PeriodLabel& latest = *labels[labels.size() - 1];
  const PeriodLabel& before = *labels[labels.size() - 2];
  const ColumnPair pair = compared(evidence.submission(), scorecard, before, latest);
  if (!pair.alike()) return recorder.passed();
  const ColumnPair earlier = compared(evidence.submission(), scorecard, *labels[labels.size() - 3], before);
  if (!earlier.unlike()) return recorder.not_run("the scorecard's figures often stay as they are");
  report_copied(pair, before, latest, recorder);
}

}  // namespace

void same_as_last_period(const Evidence& evidence, Recorder& recorder) {
  const AllSeries all = series_of(evidence);
  for (const MeasureSeries& series : all.series) judge_latest(series, recorder);
  for (const Scorecard& scorecard : evidence.submission().scorecards) judge_columns(evidence, scorecard, recorder);
}

}  // namespace scorebook::rule
