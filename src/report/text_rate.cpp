// scorebook rate and scorebook convert for people.
#include <algorithm>

#include "report/inspection.hpp"
#include "report/rating_counts.hpp"
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

TextCell direction_cell(DirectionState state) {
  const std::string sign(arrow_sign(direction_arrow(state)));
  return {sign + (sign.empty() ? "" : " ") + std::string(direction_state_name(state)), tone_ink(direction_tone(state))};
}

// Whose measure it is, where there are several workbooks: "Adult Care (adults.xlsx)".
std::string owner_of(const Rating& rating, const std::vector<Submission>& submissions) {
  const Submission* submission = submission_of(rating, submissions);
  if (submission == nullptr) return rating.directorate.empty() ? "The measure register" : rating.directorate;
  const std::string& workbook = submission->workbook->name;
  return submission->directorate.empty() ? workbook : submission->directorate + " (" + workbook + ")";
}

std::string ratings_table(std::vector<Rating>::const_iterator first, std::vector<Rating>::const_iterator last,
                          const TextStyle& style) {
  TextTable table({{"Ref"},
                   {"Measure", Wrap::late},
                   {"Previous", Wrap::never, true},
                   {"Latest", Wrap::never, true},
                   {"Direction of travel", Wrap::first},
                   {"RAG period"},
                   {"RAG year end"}});
  std::string section;
  for (; first != last; ++first) {
    const Rating& rating = *first;
    if (rating.measure.section != section) {
      section = rating.measure.section;
      table.add_band(section);
    }
    table.add_row({rating.measure.ref.empty() ? "none" : rating.measure.ref, rating.measure.title,
                   shown(rating.previous), shown(rating.value), direction_cell(rating.direction.state),
                   TextCell(std::string(rag_name(rating.rag_period.rag)), rag_ink(rating.rag_period.rag)),
                   TextCell(std::string(rag_name(rating.rag_year_end.rag)), rag_ink(rating.rag_year_end.rag))});
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

std::string rag_working(const RagResult& result) {
  if (!result.working.empty()) return result.working;
  return result.reason.empty() ? "no RAG" : "no RAG: " + result.reason;
}

std::string working_text(const Rating& rating, const std::vector<Submission>& submissions, const TextStyle& style) {
  constexpr std::size_t kIndent = 14;
  const std::string name =
      rating.measure.ref.empty() ? rating.measure.title : rating.measure.ref + "  " + rating.measure.title;
  std::string text = "\n" + headline(name, Ink::bold, style);
  if (submissions.size() > 1) text += paragraph(owner_of(rating, submissions), kIndent, style, "  Of");
  if (rating.value != nullptr) {
    text += paragraph(rating.value->figure.shown() + ", " + to_string(rating.value->place), kIndent, style, "  Latest");
  }
  if (!rating.tolerance.words.empty()) text += paragraph(rating.tolerance.words, kIndent, style, "  Tolerance");
  text += paragraph(rag_working(rating.rag_period), kIndent, style, "  In period");
  text += paragraph(rag_working(rating.rag_year_end), kIndent, style, "  At year end");
  std::string direction(direction_state_words(rating.direction.state));
  if (!rating.direction.working.empty()) direction = rating.direction.working + ": " + direction;
  return text + paragraph(direction, kIndent, style, "  Direction");
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
  for (const auto& [state, number] : counts.directions) {
    directions +=
        (directions.empty() ? "" : "; ") + std::to_string(number) + " " + std::string(direction_state_name(state));
  }
  return text + paragraph(directions, 18, style, "Direction");
}

}  // namespace

std::string rate_text(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings, Period period,
                      bool working, const TextStyle& style) {
  std::string names;
  for (const Submission& submission : submissions) names += (names.empty() ? "" : ", ") + submission.workbook->name;
  std::string text = paragraph("Ratings for " + period_in_words(submissions, period) + ": " +
                                   counted(ratings.size(), "measure") + " of " + names,
                               0, style);
  text += "\n";
  const std::string not_rated = plans_not_rated(submissions);
  if (ratings.empty()) {
    text += paragraph(
        "No measure was rated: no scorecard (a table with measures down, the last periods across, "
        "good performance and tolerances) was found. 'scorebook inspect' says what was found.",
        0, style);
    return not_rated.empty() ? text : text + "\n" + paragraph(not_rated, 0, style);
  }
  text += ratings_tables(submissions, ratings, style);
  text += "\n" + counts_text(count_ratings(ratings), style);
  if (!not_rated.empty()) text += "\n" + paragraph(not_rated, 0, style);
  if (working) {
    for (const Rating& rating : ratings) text += working_text(rating, submissions, style);
  } else {
    text += "\n" + paragraph("How each was worked out: --working.", 0, style);
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
