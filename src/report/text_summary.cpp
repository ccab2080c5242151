#include "report/text_summary.hpp"

#include "scorebook/exceptions.hpp"
#include "scorebook/forecast.hpp"
#include "scorebook/plan_counts.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLabelWidth = 18;

void add_projection(std::vector<LabelledWords>& lines, const std::string& label, const Projection& projection,
                    bool why) {
  if (!projection.figure) {
    if (why && !projection.why_not.empty()) lines.push_back({label, "none: " + projection.why_not});
    return;
  }
  std::string words = projection.working.empty() ? projection.figure->shown() : projection.working;
  if (projection.rag.rag != Rag::none) words += " (" + std::string(rag_name(projection.rag.rag)) + ")";
  lines.push_back({label, std::move(words)});
}

std::string refs_of(const std::vector<ExceptionLine>& lines) {
  std::vector<std::string> refs;
  for (const ExceptionLine& line : lines) {
    const Measure& measure = line.rating->measure;
    refs.push_back(measure.ref.empty() ? "\"" + shortened(measure.title, 40) + "\"" : measure.ref);
  }
  return refs.empty() ? "none" : listed(refs);
}

}  // namespace

std::vector<LabelledWords> forecast_words(const Rating& rating, bool why) {
  const Forecast forecast = forecast_of(rating, &rating.target_by_end_of_year);
  std::vector<LabelledWords> lines;
  add_projection(lines, "By year end", forecast.straight_line, why);
  add_projection(lines, "As last year", forecast.by_profile, false);
  if (!forecast.run_rate.words.empty()) lines.push_back({"Still needed", forecast.run_rate.words});
  if (!forecast.gap.words.empty()) lines.push_back({"Gap", forecast.gap.words});
  return lines;
}

std::vector<LabelledWords> override_words(const Rating& rating) {
  std::vector<LabelledWords> lines;
  for (const AppliedOverride& each : rating.overrides) {
    const bool in_working = each.part == OverriddenPart::rag_period || each.part == OverriddenPart::rag_year_end;
    if (!each.follows && !in_working)
      lines.push_back({"Override", std::string(overridden_part_name(each.part)) + ": " + each.words});
  }
  return lines;
}

std::string plan_counts_text(const std::vector<Rating>& ratings, const TextStyle& style) {
  const std::vector<PlanEntry> entries = plan_entries(ratings);
  std::string text;
  if (entries.empty()) return text;
  for (const std::string& sentence : plan_counts_words(count_plan(entries, share_rounding(ratings.front().settings))))
    text += paragraph(sentence, 0, style);
  return text;
}

std::string exceptions_text(const std::vector<Rating>& ratings, const TextStyle& style) {
  const Exceptions exceptions = find_exceptions(ratings);
  const auto line = [&style](const std::string& label, const std::string& words) {
    return paragraph(words, kLabelWidth, style, label);
  };
  std::string text = line(
      "Newly red", exceptions.previous_known ? refs_of(exceptions.newly_red) : "not known: nothing was rated before");
  text += line("Red and worse", refs_of(exceptions.red_and_worse));
  text += line("Worse twice", exceptions.three_known
                                  ? refs_of(exceptions.three_falling)
                                  : "not known: no figures of three periods that may be compared with each other");
  text += line("Near a threshold", refs_of(exceptions.close));
  if (!exceptions.in_both.empty()) text += line("Good and concern", refs_of(exceptions.in_both));
  return text;
}

}  // namespace scorebook
