#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/cell_finder.hpp"
#include "check/structure_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

struct Labels {
  std::string table;  // "scorecard", or the page's sheet
  const char* line;   // "column", "row"
  const std::vector<PeriodLabel>* periods;
  const Scorecard* scorecard;  // null for a page
};

std::vector<Labels> labels_of(const Submission& submission) {
  std::vector<Labels> labels;
  for (const Scorecard& scorecard : submission.scorecards)
    labels.push_back({"scorecard", "column", &scorecard.periods, &scorecard});
  for (const DetailPage& page : submission.pages) {
    labels.push_back({page.sheet ? page.sheet->sheet : "page", "row", &page.periods, nullptr});
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

// Whether at least half of the steps go to the next period, in a long list two thirds: dates in a list are in no order
// of their own, and the first and the last days of years ("01/04/2018", "31/03/2019", "01/04/2019") are no run of
// months.
bool is_run(const std::vector<PeriodLabel>& periods) {
  std::size_t adjacent = 0;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Period& before = periods[i - 1].period;
    const Period& here = periods[i].period;
    if (before.next() == here || here.next() == before) ++adjacent;
  }
  constexpr std::size_t kLong = 6;
  return 2 * adjacent + 1 >= periods.size() && (periods.size() <= kLong || 3 * adjacent >= 2 * (periods.size() - 1));
}

constexpr const char* kNoRun = "the labels are no run of periods one after the other";

Failure failure_at_label(const Labels& labels, const PeriodLabel& label, const std::string& kind) {
  Failure failure;
  failure.places = {label.label.place};
  failure.observed = label.label.text;
  failure.kind_of_place = labels.table + " " + kind;
  return failure;
}

// The columns of a scorecard that were read as something.
std::set<std::uint32_t> columns_read(const Submission& submission, const Scorecard& scorecard) {
  std::set<std::uint32_t> columns;
  for (const ScorecardRow& row : scorecard.rows) {
    for (const LabelledCell* cell :
         {&row.ref, &row.title, &row.section, &row.polarity, &row.data_note, &row.year_to_date_note, &row.red,
          &row.amber, &row.green, &row.typed_direction, &row.typed_rag_period, &row.typed_rag_year_end}) {
      columns.insert(cell->place.cell.column);
    }
    columns.insert(row.year_to_date_cell.cell.column);
    for (const std::size_t number : row.observations) {
      if (number < submission.observations.size()) columns.insert(submission.observations[number].place.cell.column);
    }
  }
  return columns;
}

// A heading between two period columns under which nothing was read.
struct UnreadHeading {
  Place place;
  std::string text;
};

std::vector<UnreadHeading> unread_between(const Labels& labels, const PeriodLabel& left, const PeriodLabel& right,
                                          const Submission& submission) {
  std::vector<UnreadHeading> unread;
  const CellRef from = left.label.place.cell;
  const CellRef to = right.label.place.cell;
  if (labels.scorecard == nullptr || to.column <= from.column + 1) return unread;
  CellFinder finder(submission);
  const std::set<std::uint32_t> read = columns_read(submission, *labels.scorecard);
  for (std::uint32_t column = from.column + 1; column < to.column; ++column) {
    const Place place{left.label.place.sheet, {from.row, column}};
    const std::string text = collapsed(finder.shown(place));
    if (!text.empty() && read.count(column) == 0) unread.push_back({place, text});
  }
  return unread;
}

// "Febuary 2016": not understood, but a month may be meant. "Comments" is none.
bool may_mean_a_month(const std::string& heading) {
  const std::string words = folded(heading);
  if (std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  constexpr std::size_t kShort = 3;
  static const std::set<std::string> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec"};
  return kMonths.count(words.substr(0, kShort)) != 0;
}

int months_between(const PeriodLabel& left, const PeriodLabel& right) {
  const MonthNumber apart = right.period.last() - left.period.last();
  return (apart < 0 ? -apart : apart) - 1;
}

// Whether unread headings stand for just the months that are missing, as in Jan-16, "Febuary 2016", Mar-16: then the
// labels are a run although the run cannot be seen. Months regularly apart, with remarks between, are none.
bool stands_for_the_gap(const Labels& labels, std::size_t i, const std::vector<UnreadHeading>& unread) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  if (periods[i].period.kind() != PeriodKind::month || unread.empty()) return false;
  const int missing = months_between(periods[i - 1], periods[i]);
  const bool regular = periods.size() > 2 && [&] {
    for (std::size_t at = 1; at < periods.size(); ++at) {
      if (months_between(periods[at - 1], periods[at]) != missing) return false;
    }
    return true;
  }();
  return !regular && static_cast<std::size_t>(missing) == unread.size() &&
         std::all_of(unread.begin(), unread.end(),
                     [](const UnreadHeading& heading) { return may_mean_a_month(heading.text); });
}

// Two months alone are no run that could have a gap. But where one month lies between them for which a page has figures
// of the scorecard's measures, its column was taken out.
bool pages_have_the_month(const Labels& labels, std::size_t i, const Submission& submission) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  if (labels.scorecard == nullptr || periods.size() != 2 || periods[i].period.kind() != PeriodKind::month) return false;
  if (months_between(periods[i - 1], periods[i]) != 1) return false;
  const Period missing = std::min(periods[i - 1].period, periods[i].period).next();
  std::set<std::string> measures;
  for (const ScorecardRow& row : labels.scorecard->rows) measures.insert(row.definition.name);
  const auto has_figure = [&](const DetailColumn& column) {
    return measures.count(column.measure) != 0 &&
           std::any_of(column.observations.begin(), column.observations.end(), [&](std::size_t number) {
             const Observation& observation = submission.observations.at(number);
             return observation.kind == ObservationKind::value && observation.period == missing &&
                    observation.figure.value;
           });
  };
  return std::any_of(submission.pages.begin(), submission.pages.end(), [&](const DetailPage& page) {
    return std::any_of(page.columns.begin(), page.columns.end(), has_figure);
  });
}

// The failure for periods that are missing between the label before `i` and that one.
Failure gap_failure(const Labels& labels, std::size_t i, const Period& missing, const Period& later,
                    const std::vector<UnreadHeading>& unread) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  const bool several = missing.next() < later;
  const std::string& before = periods[i - 1].label.text;
  const std::string& after = periods[i].label.text;
  Failure failure = failure_at_label(labels, periods[i], "period gap");
  failure.places.push_back(periods[i - 1].label.place);
  failure.period = missing;
  failure.expected = missing.label();
  failure.message =
      several ? fmt::format("{} to {} have no {} between “{}” and “{}”.", missing.words(), later.previous().words(),
                            labels.line, before, after)
              : fmt::format("{} has no {}: “{}” is followed by “{}”.", missing.words(), labels.line, before, after);
  failure.fix = fmt::format("Add the {} for {}, or correct the label.", labels.line, missing.words());
  if (unread.empty()) return failure;
  std::vector<std::string> headings;
  std::vector<Place> places;
  for (const UnreadHeading& heading : unread) {
    headings.push_back(fmt::format("“{}” ({})", heading.text, to_string(heading.place.cell)));
    places.push_back(heading.place);
  }
  failure.places.insert(failure.places.begin(), places.begin(), places.end());
  failure.observed = unread.front().text;
  failure.message +=
      unread.size() == 1
          ? fmt::format(" The heading between them, {}, is no period, so its column was not read.", headings.front())
          : fmt::format(" The headings between them, {}, are no periods, so their columns were not read.",
                        listed(headings));
  failure.fix =
      unread.size() == 1 && !several
          ? fmt::format("Correct the heading in {} to {}.", to_string(unread.front().place.cell), missing.label())
          : "Correct the headings that were not read, or add the columns that are missing.";
  return failure;
}

void check_gaps(const Labels& labels, const Submission& submission, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  const bool run = is_run(periods);
  const bool backwards = runs_backwards(periods);
  bool found = false;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Period& earlier = backwards ? periods[i].period : periods[i - 1].period;
    const Period& later = backwards ? periods[i - 1].period : periods[i].period;
    if (earlier.kind() != later.kind() || earlier.months() != later.months()) {
      if (run) recorder.not_run("the labels are periods of different lengths");
      continue;
    }
    const Period missing = earlier.next();
    if (!(missing < later)) {
      if (run) recorder.passed();  // next to each other, or out of order, which is S108's business
      continue;
    }
    const std::vector<UnreadHeading> unread = unread_between(labels, periods[i - 1], periods[i], submission);
    const bool taken_out = unread.empty() && pages_have_the_month(labels, i, submission);
    if (!run && !taken_out && !stands_for_the_gap(labels, i, unread)) continue;
    found = true;
    recorder.failed(gap_failure(labels, i, missing, later, unread));
  }
  if (!run && !found) recorder.not_run(kNoRun);
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

// Two columns of a scorecard under one month: whatever the order, one of the two is wrong. Dates in a list may repeat.
bool repeats_a_label(const std::vector<PeriodLabel>& periods) {
  return std::adjacent_find(periods.begin(), periods.end(), [](const PeriodLabel& left, const PeriodLabel& right) {
           return left.period == right.period;
         }) != periods.end();
}

// Of a repeated label and the one before it, the one that the labels around them give another period; null where they
// leave nothing between: in Jan-16, Mar-16, Mar-16 the first stands where Feb-16 should.
const PeriodLabel* misplaced_repetition(const std::vector<PeriodLabel>& periods, std::size_t i, Period& meant) {
  const auto between = [&](std::size_t left, std::size_t right) {
    const bool backwards = periods[right].period < periods[left].period;
    meant = backwards ? periods[left].period.previous() : periods[left].period.next();
    return (backwards ? meant.previous() : meant.next()) == periods[right].period;
  };
  if (i >= 2 && between(i - 2, i)) return &periods[i - 1];
  if (i + 1 < periods.size() && between(i - 1, i + 1)) return &periods[i];
  return nullptr;
}

void check_order(const Labels& labels, Recorder& recorder) {
  const std::vector<PeriodLabel>& periods = *labels.periods;
  const bool run = is_run(periods);
  const bool backwards = runs_backwards(periods);
  if (!run && !(labels.scorecard != nullptr && repeats_a_label(periods))) return recorder.not_run(kNoRun);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const LabelFault fault = fault_of(periods, i, backwards);
    if (!run && fault != LabelFault::repeated) continue;  // where there is no run there is no order
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
      Period meant = periods[i].period;
      const PeriodLabel* misplaced = fault == LabelFault::repeated ? misplaced_repetition(periods, i, meant) : nullptr;
      if (misplaced != nullptr) {
        failure.expected = meant.label();
        failure.message +=
            fmt::format(" By its position {} means {}.", to_string(misplaced->label.place.cell), meant.label());
        failure.fix = fmt::format("Correct the label in {} to {}, and look whether its figures are those of {}.",
                                  to_string(misplaced->label.place.cell), meant.label(), meant.words());
      }
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
    check_gaps(labels, evidence.submission(), recorder);
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
