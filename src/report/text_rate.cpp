// scorebook rate and scorebook convert for people.
#include <algorithm>
#include <iterator>

#include "report/inspection.hpp"
#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "report/text_summary.hpp"
#include "report/text_trend.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

Ink rag_ink(Rag rag) {
  switch (rag) {
    case Rag::green:
      return Ink::green;
    case Rag::amber:
      return Ink::amber;
    case Rag::red:
      return Ink::red;
    case Rag::none:
      return Ink::faint;
  }
  return Ink::plain;
}

Ink tone_ink(Tone tone) {
  switch (tone) {
    case Tone::good:
      return Ink::green;
    case Tone::caution:
      return Ink::amber;
    case Tone::bad:
      return Ink::red;
    case Tone::neutral:
      return Ink::plain;
  }
  return Ink::plain;
}

std::string shown(const Observation* observation) {
  return observation == nullptr ? "no figure" : observation->figure.shown();
}

TextCell direction_cell(const Rating& rating) {
  const DirectionState state = rating.direction.state;
  const std::string sign(arrow_sign(shown_arrow(rating, state)));
  return {sign + (sign.empty() ? "" : " ") + std::string(direction_name(rating, state)),
          tone_ink(direction_tone(state))};
}

// "1 met", "none" where it could not be settled.
TextCell status_cell(const Rating& rating) {
  const PlanStatus status = rating.status.status;
  const int number = plan_status_number(status);
  const Ink ink = status == PlanStatus::met            ? Ink::green
                  : status == PlanStatus::satisfactory ? Ink::amber
                  : status == PlanStatus::not_met      ? Ink::red
                                                       : Ink::faint;
  return {(number == 0 ? "" : std::to_string(number) + " ") + std::string(status_in_short(status)), ink};
}

bool of_a_plan(const Rating& rating) { return rating.plan != nullptr; }

// Whose measure it is, where there are several workbooks: "Adult Care (adults.xlsx)".
std::string owner_of(const Rating& rating, const std::vector<Submission>& submissions) {
  const Submission* submission = submission_of(rating, submissions);
  if (submission == nullptr) return rating.directorate.empty() ? "The measure register" : rating.directorate;
  const std::string& workbook = submission->workbook->name;
  return submission->directorate.empty() ? workbook : submission->directorate + " (" + workbook + ")";
}

std::string ratings_table(std::vector<Rating>::const_iterator first, std::vector<Rating>::const_iterator last,
                          const TextStyle& style) {
  std::vector<TextColumn> columns = {{"Ref"},
                                     {"Measure", Wrap::late},
                                     {"Previous", Wrap::late, true},
                                     {"Latest", Wrap::late, true},
                                     {"Direction of travel", Wrap::first},
                                     {"RAG period"}};
  // The status says of a plan's measure what the colour at year end does of a scorecard's.
  const bool with_status = std::any_of(first, last, of_a_plan);
  const bool with_year_end = !std::all_of(first, last, of_a_plan);
  if (with_year_end) columns.push_back({"RAG year end"});
  if (with_status) columns.push_back({"Status", Wrap::first});
  TextTable table(std::move(columns));
  std::string section;
  for (; first != last; ++first) {
    const Rating& rating = *first;
    if (rating.measure.section != section) {
      section = rating.measure.section;
      table.add_band(section);
    }
    std::vector<TextCell> cells = {
        rating.measure.ref.empty() ? "none" : rating.measure.ref,
        rating.measure.title,
        shown(rating.previous),
        shown(rating.value),
        direction_cell(rating),
        TextCell(std::string(rag_name(rating.rag_period.rag)), rag_ink(rating.rag_period.rag))};
    if (with_year_end)
      cells.push_back(TextCell(std::string(rag_name(rating.rag_year_end.rag)), rag_ink(rating.rag_year_end.rag)));
    if (with_status) cells.push_back(status_cell(rating));
    table.add_row(std::move(cells));
  }
  return table.to_string(0, style);
}

// One table, or where there are several workbooks one for each of them under its name.
std::string ratings_tables(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                           const TextStyle& style) {
  if (submissions.size() < 2) return ratings_table(ratings.begin(), ratings.end(), style);
  std::string text;
  for (auto first = ratings.begin(); first != ratings.end();) {
    const std::string owner = owner_of(*first, submissions);
    const auto last = std::find_if(first, ratings.end(),
                                   [&](const Rating& rating) { return owner_of(rating, submissions) != owner; });
    text += (text.empty() ? "" : "\n") + headline(owner, Ink::bold, style) + ratings_table(first, last, style);
    first = last;
  }
  return text;
}

// A cell, or what it was worked out from.
std::string where(const Observation& observation, const std::string& working) {
  if (observation.place.known()) return ", " + to_string(observation.place);
  return working.empty() ? "" : ", worked out: " + working;
}

// The figures that are rated.
std::vector<LabelledWords> figures_in_words(const Rating& rating) {
  std::vector<LabelledWords> lines;
  if (rating.value != nullptr)
    lines.push_back({"Latest", figure_words(rating.value) + where(*rating.value, rating.value_working)});
  if (rating.carried != nullptr) {
    const std::string period = rating.carried->period ? " of " + rating.carried->period->words() : "";
    lines.push_back({"Carried", figure_words(rating.carried) + period + where(*rating.carried, "")});
  }
  if (rating.year_to_date != nullptr && rating.year_to_date->figure.value)
    lines.push_back(
        {"Year to date", figure_words(rating.year_to_date) + where(*rating.year_to_date, rating.year_to_date_working)});
  if (!rating.tolerance.words.empty()) {
    lines.push_back({"Tolerance", rating.tolerance.words});
  } else if (const std::string target = target_words(rating); !target.empty()) {
    lines.push_back({"Target", target});
  }
  return lines;
}

std::string working_text(const Rating& rating, const std::vector<Submission>& submissions, const TextStyle& style) {
  constexpr std::size_t kIndent = 16;
  const std::string name =
      rating.measure.ref.empty() ? rating.measure.title : rating.measure.ref + "  " + rating.measure.title;
  std::string text = "\n" + headline(name, Ink::bold, style);
  const auto add = [&](const std::string& label, const std::string& words) {
    text += paragraph(words, kIndent, style, "  " + label);
  };
  if (submissions.size() > 1) add("Of", owner_of(rating, submissions));
  for (const LabelledWords& line : figures_in_words(rating)) add(line.label, line.words);
  add("In period", rag_words(rating.rag_period));
  add("At year end", rag_words(rating.rag_year_end));
  add("Direction", direction_words(rating, rating.direction));
  if (rating.last_year != nullptr) add("Over a year", long_direction_words(rating));
  if (of_a_plan(rating)) add("Status", status_words(rating.status));
  for (const LabelledWords& line : override_words(rating)) add(line.label, line.words);
  for (const LabelledWords& line : forecast_words(rating, false)) add(line.label, line.words);
  const MeasureTrend trend = trend_of(rating);
  for (const LabelledWords& line : trend_words(trend, TrendDetail::found)) add(line.label, line.words);
  if (!trend.benchmarks.empty()) add("Benchmarks", "beside " + compared_words(trend) + ":");
  for (const LabelledWords& line : benchmark_comparisons(trend)) add("", line.label + ": " + line.words);
  return text;
}

std::string counts_text(const RatingCounts& counts, const TextStyle& style) {
  const auto line = [](const std::array<std::size_t, 4>& rag) {
    std::string text;
    for (const Rag value : {Rag::green, Rag::amber, Rag::red}) {
      text += std::to_string(rag[static_cast<std::size_t>(value)]) + " " + std::string(rag_name(value)) + ", ";
    }
    return text + std::to_string(rag[static_cast<std::size_t>(Rag::none)]) + " without";
  };
  std::string reasons;
  for (const auto& [reason, number] : counts.why_no_rag_period) {
    reasons += (reasons.empty() ? "" : ", ") + std::to_string(number) + " " +
               (reason.empty() ? "for no stated reason" : reason);
  }
  std::string text =
      paragraph(line(counts.rag_period) + (reasons.empty() ? "" : " (" + reasons + ")"), 18, style, "RAG in period");
  text += paragraph(line(counts.rag_year_end), 18, style, "RAG at year end");
  std::string directions;
  const auto add = [&directions](std::size_t number, std::string_view name) {
    directions += (directions.empty() ? "" : "; ") + std::to_string(number) + " " + std::string(name);
  };
  for (const auto& [state, number] : counts.directions) add(number, direction_state_name(state));
  for (const auto& [direction, number] : counts.plan_directions) add(number, plan_direction_name(direction));
  return text + paragraph(directions, 18, style, "Direction");
}

// The five statuses with what they mean, for tables that have the measures of plans.
std::string statuses_text(const std::vector<Rating>& ratings, const TextStyle& style) {
  std::vector<Rating> of_plans;
  std::copy_if(ratings.begin(), ratings.end(), std::back_inserter(of_plans), of_a_plan);
  if (of_plans.empty()) return "";
  const RatingCounts counts = count_ratings(of_plans);
  std::string text;
  for (const PlanStatus status : {PlanStatus::met, PlanStatus::satisfactory, PlanStatus::not_met,
                                  PlanStatus::not_applicable, PlanStatus::not_available, PlanStatus::not_settled}) {
    const auto number = static_cast<std::size_t>(plan_status_number(status));
    if (counts.statuses[number] == 0) continue;
    const std::string words = std::to_string(counts.statuses[number]) + " with " +
                              (number == 0 ? "no status" : "status " + std::to_string(number)) + ": " +
                              std::string(plan_status_words(status));
    text += paragraph(words, 18, style, text.empty() ? "Status" : "");
  }
  return text;
}

}  // namespace

std::string rate_text(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings, Period period,
                      bool working, const TextStyle& style, const std::vector<std::string>& measures) {
  std::string names;
  for (const Submission& submission : submissions) names += (names.empty() ? "" : ", ") + submission.workbook->name;
  const std::vector<Rating> shown_ratings = ratings_of(ratings, measures);
  std::string text = paragraph("Ratings for " + period_in_words(submissions, period) + ": " +
                                   counted(shown_ratings.size(), "measure") + " of " + names,
                               0, style);
  text += "\n";
  const std::string not_rated = not_rated_words(submissions, ratings, measures);
  if (shown_ratings.empty() && !ratings.empty()) {
    text += paragraph(
        "None of the measures asked for is rated: the workbooks have no row of a scorecard or plan for them, "
        "and no figure that the register's definition would judge.",
        0, style);
    return not_rated.empty() ? text : text + "\n" + paragraph(not_rated, 0, style);
  }
  if (shown_ratings.empty()) {
    text += paragraph(
        "No measure was rated: no scorecard (a table with measures down, the last periods across, "
        "good performance and tolerances) was found. 'scorebook inspect' says what was found.",
        0, style);
    return not_rated.empty() ? text : text + "\n" + paragraph(not_rated, 0, style);
  }
  text += ratings_tables(submissions, shown_ratings, style);
  text += "\n" + counts_text(count_ratings(shown_ratings), style) + statuses_text(shown_ratings, style);
  if (measures.empty()) {
    text += exceptions_text(shown_ratings, style);
    const std::string plan = plan_counts_text(shown_ratings, style);
    if (!plan.empty()) text += "\n" + plan;
  }
  if (!not_rated.empty()) text += "\n" + paragraph(not_rated, 0, style);
  if (working) {
    for (const Rating& rating : shown_ratings) text += working_text(rating, submissions, style);
  } else {
    text += "\n" + paragraph("How each was worked out: --working. One measure in full: scorebook explain.", 0, style);
  }
  return text;
}

namespace {

// What a target asks for beside its number: without it "5% reduction" would read as a target of 5%.
std::string target_words(const Observation& observation) {
  std::string words;
  if (observation.kind != ObservationKind::target || !observation.figure.value) return words;
  for (const std::string& qualifier : observation.figure.qualifiers) words += (words.empty() ? " (" : ", ") + qualifier;
  return words.empty() ? words : words + ")";
}

}  // namespace

std::string convert_text(const std::vector<Submission>& submissions, const TextStyle& style) {
  std::string text;
  for (const Submission& submission : submissions) {
    TextTable table({{"Measure", Wrap::late},
                     {"Period"},
                     {"Kind", Wrap::late},
                     {"Value", Wrap::first, true},
                     {"Cell", Wrap::late}});
    for (const Observation& observation : submission.observations) {
      const Figure& figure = observation.figure;
      std::string kind(observation_kind_name(observation.kind));
      if (!observation.benchmark.empty()) kind = observation.benchmark;
      std::string value = figure.shown();
      value += target_words(observation);
      if (figure.missing && *figure.missing != Missing::text)
        value += " (" + std::string(missing_name(*figure.missing)) + ")";
      std::string measure = observation.measure;
      if (!observation.breakdown.empty()) measure += " (" + observation.breakdown + ")";
      table.add_row({std::move(measure), observation.period ? observation.period->id() : "none", std::move(kind),
                     std::move(value), to_string(observation.place)});
    }
    if (!text.empty()) text += "\n";
    text += paragraph(submission.workbook->name + ": " + counted(submission.observations.size(), "figure"), 0, style) +
            "\n";
    text += table.to_string(0, style);
  }
  return text;
}

}  // namespace scorebook
