#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "check/other_tables.hpp"
#include "check/structure_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr const char* kNoRegister = "no measure register";

// One measure as a line of a table: a row of a scorecard or a column of a page.
struct Line {
  std::string name;
  std::string ref;
  std::string ref_suggested;
  std::string title;
  const LabelledCell* ref_cell = nullptr;
  const LabelledCell* title_cell = nullptr;
  const std::vector<std::size_t>* observations = nullptr;
  Unit unit = Unit::unknown;

  [[nodiscard]] const Place& place() const { return ref_cell->place.known() ? ref_cell->place : title_cell->place; }
  [[nodiscard]] std::string words() const { return ref.empty() || title.empty() ? name : ref + " " + title; }
};

struct Table {
  std::string words;  // "scorecard", or the page's sheet: for messages and fingerprints
  bool scorecard = false;
  std::vector<Line> lines;
};

std::vector<Table> tables_of(const Submission& submission) {
  std::vector<Table> tables;
  for (const Scorecard& scorecard : submission.scorecards) {
    Table table{"scorecard", true, {}};
    for (const ScorecardRow& row : scorecard.rows) {
      const Measure& measure = row.definition;
      table.lines.push_back({measure.name, measure.ref, measure.ref_suggested, measure.title, &row.ref, &row.title,
                             &row.observations, measure.unit});
    }
    tables.push_back(std::move(table));
  }
  for (const DetailPage& page : submission.pages) {
    Table table{page.sheet ? page.sheet->sheet : "page", false, {}};
    for (const DetailColumn& column : page.columns) {
      table.lines.push_back({column.measure, column.ref, "", collapsed(column.title.text), &column.ref_cell,
                             &column.title, &column.observations, column.unit});
    }
    tables.push_back(std::move(table));
  }
  for (const PlanTable& plan : submission.plans) {
    Table table{plan.sheet ? plan.sheet->sheet : "plan", true, {}};
    for (const PlanRow& row : plan.rows) {
      const Measure& measure = row.definition;
      table.lines.push_back({measure.name, measure.ref, measure.ref_suggested, measure.title, &row.ref, &row.title,
                             &row.observations, measure.unit});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

bool measure_is_in(const Submission& submission, const std::string& ref) {
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      if (row.definition.ref == ref || (row.definition.ref.empty() && row.definition.ref_suggested == ref)) return true;
    }
  }
  for (const DetailPage& page : submission.pages) {
    for (const DetailColumn& column : page.columns) {
      if (column.ref == ref) return true;
    }
  }
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      if (row.definition.ref == ref) return true;
      for (const std::size_t number : row.observations) {
        if (submission.observations.at(number).measure == ref) return true;  // a sub-measure in the row's cells
      }
    }
  }
  return false;
}

// What two lines of one table say about the same measure.
struct Repetition {
  const Line* first = nullptr;
  const Line* again = nullptr;
  std::vector<std::pair<const Observation*, const Observation*>> differing;
  std::size_t same = 0;        // figures that are the same in both
  bool numbered_rows = false;  // of a scorecard, where each row has a number of its own

  // Two measures under one number, and not one that stands twice.
  [[nodiscard]] bool two_measures() const {
    if (!numbered_rows) return false;
    return !one_unit() || (!one_title() && (same == 0 || !differing.empty()));
  }

  [[nodiscard]] bool one_title() const { return folded(first->title) == folded(again->title); }
  [[nodiscard]] bool one_unit() const {
    return first->unit == again->unit || first->unit == Unit::unknown || again->unit == Unit::unknown;
  }
};

bool differ(const Figure& left, const Figure& right) {
  if (left.value && right.value) return !same_figure(left, right);
  return left.value.has_value() != right.value.has_value();
}

Repetition compared(const Submission& submission, const Line& first, const Line& again) {
  Repetition repetition;
  repetition.first = &first;
  repetition.again = &again;
  using Matter = std::tuple<ObservationKind, std::optional<Period>, std::string>;
  const auto matter_of = [](const Observation& observation) {
    return Matter(observation.kind, observation.period, observation.benchmark);
  };
  std::map<Matter, const Observation*> of_first;
  for (const std::size_t number : *first.observations) {
    if (number >= submission.observations.size()) continue;
    of_first.emplace(matter_of(submission.observations[number]), &submission.observations[number]);
  }
  for (const std::size_t number : *again.observations) {
    if (number >= submission.observations.size()) continue;
    const Observation& other = submission.observations[number];
    const auto one = of_first.find(matter_of(other));
    if (one == of_first.end()) continue;
    if (differ(one->second->figure, other.figure)) {
      repetition.differing.emplace_back(one->second, &other);
    } else if (other.figure.value) {
      ++repetition.same;
    }
  }
  return repetition;
}

// Calls `visit` for every line of every table: with null for a measure that stands once, else with what repeats it.
template <class Visit>
void for_each_line(const Evidence& evidence, Visit visit) {
  for (const Table& table : tables_of(evidence.submission())) {
    std::map<std::pair<std::string, Unit>, const Line*> seen;
    for (const Line& line : table.lines) {
      // On a page a number may stand over a count and over its per cent; each row of a scorecard has its own.
      const Unit unit = table.scorecard && !line.ref.empty() ? Unit::unknown : line.unit;
      const auto added = seen.emplace(std::make_pair(line.name, unit), &line);
      if (added.second) {
        visit(table, line, nullptr);
      } else {
        Repetition repetition = compared(evidence.submission(), *added.first->second, line);
        repetition.numbered_rows = table.scorecard && !line.ref.empty();
        visit(table, line, &repetition);
      }
    }
  }
}

Failure failure_at_line(const Table& table, const Line& line, const std::string& kind) {
  Failure failure;
  failure.places = {line.place()};
  failure.measure = line.name;
  failure.kind_of_place = table.words + " " + kind;
  return failure;
}

}  // namespace

void register_measure_missing(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.is_first_submission()) return;  // a measure has to be somewhere, not everywhere
  if (evidence.measure_register() == nullptr) return recorder.not_run(kNoRegister);
  const std::vector<Submission>& submissions = evidence.all_submissions();
  std::set<std::string_view> with_figures;  // tables of other shapes have figures alone
  for (const Submission& submission : submissions) {
    for (const Observation& observation : submission.observations) with_figures.insert(observation.measure);
  }
  for (const RegisterMeasure& registered : evidence.measure_register()->measures) {
    const Measure& measure = registered.definition;
    const bool found = with_figures.count(measure.ref) != 0 ||
                       std::any_of(submissions.begin(), submissions.end(), [&](const Submission& submission) {
                         return measure_is_in(submission, measure.ref);
                       });
    if (found) {
      recorder.passed();
      continue;
    }
    Failure failure;
    failure.places = {registered.place};
    failure.measure = measure.ref;
    failure.kind_of_place = "register";
    failure.message =
        fmt::format("{} is in the register ({}) but in no table of {}.", measure_words(measure),
                    evidence.measure_register()->file, submissions.size() == 1 ? "the workbook" : "the workbooks");
    failure.fix = "Add the measure to the workbook, or take it out of the register if it is no longer reported.";
    recorder.failed(std::move(failure));
  }
}

void measure_in_no_register(const Evidence& evidence, Recorder& recorder) {
  if (evidence.measure_register() == nullptr) return recorder.not_run(kNoRegister);
  for (const Table& table : tables_of(evidence.submission())) {
    for (const Line& line : table.lines) {
      // A page's column without a number is a breakdown, which no register lists.
      if (line.ref.empty() && (!table.scorecard || !line.ref_suggested.empty())) continue;
      if (!line.ref.empty() && evidence.measure_register()->find(line.ref) != nullptr) {
        recorder.passed();
        continue;
      }
      Failure failure = failure_at_line(table, line, "number");
      failure.observed = line.ref.empty() ? line.title : line.ref;
      failure.message = fmt::format("{} looks like a measure but is not in the register ({}).", line.words(),
                                    evidence.measure_register()->file);
      failure.fix = "Correct the measure number, or add the measure to the register.";
      recorder.failed(std::move(failure));
    }
  }
}

namespace {

// "6.9" in two: the part before its last point, and the number after it.
struct SplitRef {
  std::string stem;
  int number = 0;
};

std::optional<SplitRef> split(const std::string& ref) {
  constexpr std::size_t kMostDigits = 4;
  const std::size_t point = ref.rfind('.');
  if (point == std::string::npos || point + 1 == ref.size() || ref.size() - point - 1 > kMostDigits)
    return std::nullopt;
  SplitRef parts{ref.substr(0, point), 0};
  for (std::size_t at = point + 1; at < ref.size(); ++at) {
    if (ref[at] < '0' || ref[at] > '9') return std::nullopt;
    parts.number = parts.number * 10 + (ref[at] - '0');
  }
  return parts;
}

// The number that a line should have, where its neighbours leave one: 2.7 between 2.6 and 2.8; 6.10 for a 6.1 that
// stands after 6.9 or before 6.11, because Excel drops the last nought of a number. Empty where nothing is clear.
std::string number_meant(const Table& table, const Line& line) {
  const auto at = static_cast<std::size_t>(&line - table.lines.data());
  const std::optional<SplitRef> own = split(line.ref);
  const std::optional<SplitRef> before = at > 0 ? split(table.lines[at - 1].ref) : std::nullopt;
  const std::optional<SplitRef> after = at + 1 < table.lines.size() ? split(table.lines[at + 1].ref) : std::nullopt;
  std::string meant;
  if (before && after && before->stem == after->stem && before->number + 2 == after->number) {
    meant = fmt::format("{}.{}", before->stem, before->number + 1);
  } else if (own && before && before->stem == own->stem && before->number + 1 == own->number * 10) {
    meant = line.ref + "0";
  } else if (own && after && after->stem == own->stem && after->number - 1 == own->number * 10) {
    meant = line.ref + "0";
  }
  const bool taken =
      std::any_of(table.lines.begin(), table.lines.end(), [&](const Line& other) { return other.ref == meant; });
  return taken ? "" : meant;
}

// Two titles, or two units, under one number: two measures, of which one has the other's number.
Failure two_measures(const Table& table, const Repetition& repetition) {
  const Line& first = *repetition.first;
  const Line& again = *repetition.again;
  Failure failure = failure_at_line(table, again, "repeated line");
  failure.places = {again.place(), first.place()};
  failure.observed = again.ref;
  failure.message = fmt::format("{} is the number of two rows: “{}” ({}) and “{}” ({}).", again.ref, first.title,
                                to_string(first.place().cell), again.title, to_string(again.place().cell));
  failure.fix = "Give one of the two rows its own measure number.";
  for (const Line* line : {&again, &first}) {
    const std::string meant = number_meant(table, *line);
    if (meant.empty()) continue;
    failure.expected = meant;
    const std::string cell = to_string(line->place().cell);
    failure.message += fmt::format(" By its neighbours {} is {}.", cell, meant);
    failure.fix = meant.back() == '0'
                      ? fmt::format("Type {} in {}, as text so that Excel keeps the last nought.", meant, cell)
                      : fmt::format("Type {} in {}.", meant, cell);
    break;
  }
  return failure;
}

}  // namespace

void measure_twice_differently(const Evidence& evidence, Recorder& recorder) {
  other_twice_differently(evidence, recorder);
  for_each_line(evidence, [&](const Table& table, const Line& line, const Repetition* repetition) {
    if (repetition == nullptr) return recorder.passed();
    if (repetition->two_measures()) return recorder.failed(two_measures(table, *repetition));
    if (repetition->differing.empty()) return recorder.passed();
    Failure failure = failure_at_line(table, line, "repeated line");
    failure.places.clear();
    std::vector<std::string> differences;
    for (const auto& pair : repetition->differing) {
      failure.places.push_back(pair.second->place);
      failure.places.push_back(pair.first->place);
      differences.push_back(fmt::format("{} in {} and {} in {}", shown(pair.first->figure),
                                        to_string(pair.first->place.cell), shown(pair.second->figure),
                                        to_string(pair.second->place.cell)));
    }
    failure.observed = repetition->differing.front().second->figure.text;
    failure.expected = repetition->differing.front().first->figure.text;
    failure.message =
        fmt::format("{} stands twice in one table with different figures: {}.", line.words(), listed(differences));
    failure.fix = "Take out the line that is wrong, or give it its own measure number.";
    recorder.failed(std::move(failure));
  });
}

void measure_twice_alike(const Evidence& evidence, Recorder& recorder) {
  for_each_line(evidence, [&](const Table& table, const Line& line, const Repetition* repetition) {
    const bool alike = repetition != nullptr && repetition->differing.empty() && !repetition->two_measures();
    if (!alike) return recorder.passed();
    Failure failure = failure_at_line(table, line, "repeated line");
    failure.places.push_back(repetition->first->place());
    failure.message = fmt::format("{} stands twice in one table ({} and {}); the figures are the same.", line.words(),
                                  to_string(repetition->first->place().cell), to_string(line.place().cell));
    failure.fix = "Take out one of the two lines.";
    recorder.failed(std::move(failure));
  });
}

namespace {

std::string neighbours_words(const Table& table, std::size_t number) {
  const std::string before = number > 0 ? table.lines[number - 1].ref : "";
  const std::string after = number + 1 < table.lines.size() ? table.lines[number + 1].ref : "";
  if (!before.empty() && !after.empty()) return fmt::format("it stands between {} and {}", before, after);
  if (!before.empty()) return fmt::format("it stands after {}", before);
  if (!after.empty()) return fmt::format("it stands before {}", after);
  return "its neighbours have none either";
}

}  // namespace

void measure_number_blank(const Evidence& evidence, Recorder& recorder) {
  for (const Table& table : tables_of(evidence.submission())) {
    const bool has_refs =
        std::any_of(table.lines.begin(), table.lines.end(), [](const Line& line) { return !line.ref.empty(); });
    if (!has_refs) {
      recorder.not_run("the table has no measure numbers", table.lines.size());
      continue;
    }
    for (std::size_t number = 0; number < table.lines.size(); ++number) {
      const Line& line = table.lines[number];
      if (!line.ref.empty()) {
        recorder.passed();
        continue;
      }
      Failure failure = failure_at_line(table, line, "number");
      failure.observed = collapsed(line.ref_cell->text);
      failure.expected = line.ref_suggested;
      const std::string state = failure.observed.empty()
                                    ? "has no measure number"
                                    : fmt::format("has “{}” where its number should be", failure.observed);
      failure.message = fmt::format("“{}” {}; {}{}.", line.title.empty() ? line.name : line.title, state,
                                    neighbours_words(table, number),
                                    line.ref_suggested.empty() ? "" : ", so " + line.ref_suggested + " is meant");
      failure.fix = line.ref_suggested.empty() ? "Type the measure number in this cell."
                                               : fmt::format("Type {} in this cell.", line.ref_suggested);
      recorder.failed(std::move(failure));
    }
  }
}

void title_differs_from_register(const Evidence& evidence, Recorder& recorder) {
  if (evidence.measure_register() == nullptr) return recorder.not_run(kNoRegister);
  for (const Table& table : tables_of(evidence.submission())) {
    if (!table.scorecard) continue;  // pages shorten their titles
    for (const Line& line : table.lines) {
      const Measure* registered = line.ref.empty() ? nullptr : evidence.registered(line.ref);
      if (registered == nullptr || registered->title.empty()) {
        recorder.not_run(registered == nullptr ? "the measure is not in the register" : "the register gives no title");
      } else if (folded(registered->title) == folded(line.title)) {
        recorder.passed();
      } else {
        Failure failure = failure_at_line(table, line, "title");
        failure.places = {line.title_cell->place};
        failure.observed = line.title;
        failure.expected = registered->title;
        failure.message =
            fmt::format("The title of {} is “{}”; the register has “{}”.", line.ref, line.title, registered->title);
        failure.fix = "Use the register's title, or change the register if the definition has changed.";
        recorder.failed(std::move(failure));
      }
    }
  }
}

}  // namespace scorebook::rule
