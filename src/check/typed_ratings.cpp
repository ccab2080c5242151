#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/consistency_rules.hpp"
#include "check/plan_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// The latest period that a scorecard has a figure for: what its arrows and letters are about. The column of a month to
// come may stand there already, empty.
std::optional<Period> latest_period(const Submission& submission, const Scorecard& scorecard) {
  std::optional<Period> latest;
  for (const ScorecardRow& row : scorecard.rows) {
    for (const std::size_t index : row.observations) {
      const Observation& observation = submission.observations[index];
      if (observation.kind != ObservationKind::value || !observation.period || !observation.figure.value) continue;
      if (!latest || *latest < *observation.period) latest = observation.period;
    }
  }
  return latest;
}

// Calls `visit` with every row and its rating, or records why there is none to compare with.
template <class Visit>
void for_each_rated_row(const Evidence& evidence, Recorder& recorder, Visit visit) {
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    const std::optional<Period> latest = latest_period(evidence.submission(), scorecard);
    for (const ScorecardRow& row : scorecard.rows) {
      const Rating* rating = evidence.rating_of(row);
      if (rating == nullptr) {
        recorder.not_run("the measure was rated from another workbook");
      } else if (latest != rating->period) {
        recorder.not_run(fmt::format("what is typed is not for {}", rating->period.words()));
      } else {
        visit(row, *rating);
      }
    }
  }
}

Failure failure_at_cell(const ScorecardRow& row, const LabelledCell& cell, const std::string& kind) {
  Failure failure;
  failure.places = {cell.place};
  failure.measure = row.definition.name;
  failure.observed = collapsed(cell.text);
  failure.kind_of_place = "scorecard " + kind;
  return failure;
}

}  // namespace

void typed_direction_differs(const Evidence& evidence, Recorder& recorder) {
  for_each_rated_row(evidence, recorder, [&](const ScorecardRow& row, const Rating& rating) {
    const LabelledCell& cell = row.typed_direction;
    const Arrow computed = direction_arrow(rating.direction.state);
    if (!cell.place.known()) return recorder.not_run("the table has no direction of travel");
    if (trimmed(cell.text).empty()) return recorder.not_run("no direction is typed");
    const std::optional<Arrow> typed = parse_arrow(cell.text);
    if (!typed) return recorder.not_run("what is typed is not an arrow");
    if (computed == Arrow::none || rating.value == nullptr || rating.previous == nullptr) {
      return recorder.not_run("there is no earlier figure to compare with");
    }
    if (*typed == computed) return recorder.passed();
    Failure failure = failure_at_cell(row, cell, "arrow");
    failure.period = rating.period;
    failure.expected = std::string(arrow_sign(computed));
    failure.message =
        fmt::format("{}, {}: the arrow is typed {}, but {} after {} makes it {}: {}.", measure_words(rating.measure),
                    rating.period.words(), failure.observed, shown(rating.value->figure),
                    shown(rating.previous->figure), failure.expected, direction_state_words(rating.direction.state));
    failure.fix = fmt::format("Change the arrow to {}, unless one of the two figures is wrong.", failure.expected);
    recorder.failed(std::move(failure));
  });
}

namespace {

// The RAG that a fill is meant to be, by its hue; nothing for white, grey, blue and what lies between two of them.
std::optional<Rag> rag_of_fill(std::optional<std::uint32_t> fill) {
  if (!fill) return std::nullopt;
  const double red = static_cast<double>((*fill >> 16) & 0xFF), green = static_cast<double>((*fill >> 8) & 0xFF),
               blue = static_cast<double>(*fill & 0xFF);
  const double most = std::max({red, green, blue}), least = std::min({red, green, blue});
  if (most < 64 || most - least < 0.15 * most) return std::nullopt;
  double hue = 0;  // degrees: red 0, yellow 60, green 120
  if (most == red) hue = 60 * (green - blue) / (most - least);
  if (most == green && most != red) hue = 120 + 60 * (blue - red) / (most - least);
  if (most == blue && most != red && most != green) return std::nullopt;
  if (hue < -30 || hue > 165) return std::nullopt;
  if (hue <= 15) return Rag::red;
  if (hue >= 25 && hue <= 65) return Rag::amber;
  if (hue >= 75) return Rag::green;
  return std::nullopt;
}

std::string typed_words(const LabelledCell& cell, std::optional<Rag> letter, std::optional<Rag> fill) {
  if (!letter) return fmt::format("the cell is filled {}", rag_name(*fill));
  if (fill && *fill != *letter)
    return fmt::format("the letter is {} and the cell is filled {}", collapsed(cell.text), rag_name(*fill));
  return fmt::format("the RAG is typed {}", collapsed(cell.text));
}

void check_rag(const ScorecardRow& row, const Rating& rating, const LabelledCell& cell, const RagResult& computed,
               const char* which, Recorder& recorder) {
  if (!cell.place.known()) return recorder.not_run("the table has no RAG");
  const std::optional<Rag> letter = parse_rag(cell.text);
  const std::optional<Rag> fill = rag_of_fill(cell.fill);
  if (!letter && !trimmed(cell.text).empty() && trimmed(cell.text) != "-")
    return recorder.not_run("what is typed is no RAG");
  const ToleranceKind kind = rating.tolerance.kind;
  const bool no_target = kind == ToleranceKind::none || kind == ToleranceKind::to_be_set;
  if (!letter && !fill) {
    return computed.rag == Rag::none ? recorder.passed() : recorder.not_run("no RAG is typed or filled");
  }
  if (computed.rag == Rag::none && !no_target)
    return recorder.not_run("no RAG could be worked out from figure and tolerance");
  const bool letter_right = !letter || *letter == computed.rag;
  const bool fill_right = !fill || *fill == computed.rag;
  if (letter_right && fill_right) return recorder.passed();

  Failure failure = failure_at_cell(row, cell, fmt::format("RAG {}", which));
  failure.period = rating.period;
  failure.expected = std::string(rag_letter(computed.rag));
  if (failure.observed.empty()) failure.observed = std::string(rag_name(*fill));
  failure.message =
      fmt::format("{}, {}: {}, but {}.", measure_words(rating.measure), which, typed_words(cell, letter, fill),
                  computed.rag == Rag::none ? "there is none: " + computed.reason : computed.working);
  failure.fix =
      computed.rag == Rag::none
          ? "Take the RAG out, or type the tolerance that it goes by."
          : fmt::format("Change letter and fill to {}, unless figure or tolerance is wrong.", rag_name(computed.rag));
  recorder.failed(std::move(failure));
}

}  // namespace

void typed_rag_differs(const Evidence& evidence, Recorder& recorder) {
  for_each_rated_row(evidence, recorder, [&](const ScorecardRow& row, const Rating& rating) {
    check_rag(row, rating, row.typed_rag_period, rating.rag_period, "in month", recorder);
    check_rag(row, rating, row.typed_rag_year_end, rating.rag_year_end, "at year end", recorder);
  });
}

namespace {

// As the workbook's own three cells say it, whatever a register says: it is the cells that are judged here.
Tolerance typed_tolerance(const ScorecardRow& row) {
  return read_tolerance({row.red.text, row.amber.text, row.green.text}, row.definition.polarity, row.definition.unit);
}

template <class Visit>
void for_each_tolerance(const Evidence& evidence, Recorder& recorder, Visit visit) {
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      const Tolerance tolerance = typed_tolerance(row);
      if (tolerance.kind == ToleranceKind::none) {
        recorder.not_run("no target set");
      } else if (tolerance.kind == ToleranceKind::to_be_set) {
        recorder.not_run("tolerance to be set");
      } else {
        visit(row, tolerance);
      }
    }
  }
}

// What a person should mend, with the cells it is about; empty where everything reads in one way only.
std::string remarks_of(const Tolerance& tolerance, std::string& cells) {
  std::string remarks;
  for (const ToleranceRemark& remark : tolerance.remarks) {
    if (remark.kind == ToleranceRemark::Kind::unusual) continue;  // readable in one way only
    cells += remark.cells;
    remarks += (remarks.empty() ? "" : " ") + remark.message;
  }
  return remarks;
}

constexpr const char* kMendTolerance = "Type red, amber and green so that they can be read in one way only.";

// The register's own tolerances are judged once, not with every workbook, at the measure's row of the register.
void check_register_tolerances(const Evidence& evidence, Recorder& recorder) {
  if (evidence.measure_register() == nullptr || !evidence.is_first_submission()) return;
  for (const RegisterMeasure& registered : evidence.measure_register()->measures) {
    const Measure& measure = registered.definition;
    const Tolerance tolerance = read_tolerance(measure.tolerance, measure.polarity, measure.unit);
    if (tolerance.kind == ToleranceKind::none || tolerance.kind == ToleranceKind::to_be_set) continue;
    std::string cells;
    const std::string remarks = remarks_of(tolerance, cells);
    if (remarks.empty()) {
      recorder.passed();
      continue;
    }
    Failure failure;
    failure.places = {registered.place};
    failure.measure = measure.name;
    failure.observed =
        fmt::format("{} | {} | {}", measure.tolerance.red, measure.tolerance.amber, measure.tolerance.green);
    failure.kind_of_place = "register tolerance";
    failure.message = fmt::format("{}, in the register: {}", measure_words(measure), remarks);
    failure.fix = kMendTolerance;
    recorder.failed(std::move(failure));
  }
}

}  // namespace

void tolerance_notation(const Evidence& evidence, Recorder& recorder) {
  check_register_tolerances(evidence, recorder);
  for_each_tolerance(evidence, recorder, [&](const ScorecardRow& row, const Tolerance& tolerance) {
    Failure failure;
    std::string cells;
    const std::string remarks = remarks_of(tolerance, cells);
    if (remarks.empty()) return recorder.passed();
    std::vector<std::string> typed;
    const std::array<std::pair<char, const LabelledCell*>, 3> tolerance_cells = {
        {{'r', &row.red}, {'a', &row.amber}, {'g', &row.green}}};
    for (const auto& cell : tolerance_cells) {
      if (cells.find(cell.first) == std::string::npos || !cell.second->place.known()) continue;
      failure.places.push_back(cell.second->place);
      typed.push_back(collapsed(cell.second->text));
    }
    failure.measure = row.definition.name;
    failure.observed = fmt::format("{}", fmt::join(typed, " | "));
    failure.kind_of_place = "scorecard tolerance";
    failure.message = fmt::format("{}: {}", measure_words(row.definition), remarks);
    failure.fix = kMendTolerance;
    recorder.failed(std::move(failure));
  });
}

void target_on_info_measure(const Evidence& evidence, Recorder& recorder) {
  for_each_tolerance(evidence, recorder, [&](const ScorecardRow& row, const Tolerance&) {
    // Where a register says what good performance is, its word counts.
    if (row.definition.polarity != Polarity::info) return recorder.passed();
    if (parse_polarity(row.polarity.text) != Polarity::info)
      return recorder.not_run("it is the register that says Info, not the workbook");
    Failure failure = failure_at_cell(row, row.polarity, "polarity");
    failure.places.push_back(row.green.place);
    failure.message = fmt::format(
        "{}: good performance is “{}”, which means that neither high nor low is good, but the measure has a target "
        "({}).",
        measure_words(row.definition), collapsed(row.polarity.text), collapsed(row.green.text));
    failure.fix = "Say whether high or low is good, or take the target out.";
    recorder.failed(std::move(failure));
  });
  plan_target_on_info_measure(evidence, recorder);
}

}  // namespace scorebook::rule
