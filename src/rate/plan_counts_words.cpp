// The counts of the Council Plan in sentences. Every share stands with its count and with what it is a share of.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "scorebook/plan_counts.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string measures(std::size_t number) { return counted(number, "measure"); }

std::string with_share(const Share& share) { return fmt::format("{} ({})", measures(share.count), share.words()); }

std::string_view its_or_their(std::size_t number) { return number == 1 ? "its" : "their"; }
std::string_view was_or_were(std::size_t number) { return number == 1 ? "was" : "were"; }

constexpr std::array<std::pair<Frequency, std::string_view>, 7> kFrequencies = {
    {{Frequency::monthly, "monthly"},
     {Frequency::quarterly, "quarterly"},
     {Frequency::termly, "termly"},
     {Frequency::six_monthly, "six-monthly"},
     {Frequency::annual, "annual"},
     {Frequency::other, "at other times"},
     {Frequency::not_stated, "without a stated frequency"}}};

std::string total_words(const PlanCounts& counts) {
  std::vector<std::string> parts;
  for (const auto& [frequency, name] : kFrequencies) {
    if (counts.of(frequency) > 0) parts.push_back(fmt::format("{} {}", counts.of(frequency), name));
  }
  return fmt::format("{} {} in the plan: {}.", measures(counts.statuses.measures),
                     counts.statuses.measures == 1 ? "is" : "are", listed(parts));
}

std::string rated_of(const PlanCounts& counts) {
  return fmt::format("out of {} where data is available and a target has been set", counts.statuses.rated());
}

void add_target_words(const PlanCounts& counts, std::vector<std::string>& sentences) {
  if (counts.statuses.rated() == 0) {
    sentences.emplace_back("No measure has both data and a target, so there is no share that met or missed it.");
    return;
  }
  sentences.push_back(fmt::format("{} met or exceeded {} target, {}.", with_share(counts.met),
                                  its_or_their(counts.met.count), rated_of(counts)));
  sentences.push_back(fmt::format("{} did not hit {} target, {}.", with_share(counts.missed),
                                  its_or_their(counts.missed.count), rated_of(counts)));
}

std::string direction_words(const DirectionCounts& directions) {
  if (directions.compared() == 0) return "No measure can be compared with an earlier figure.";
  return fmt::format("{} improved, out of {} with a direction of travel: {} stable and {} got worse.",
                     with_share(directions.improved), directions.compared(), directions.of(PlanDirection::stable),
                     directions.of(PlanDirection::got_worse));
}

std::string best_words(const PlanCounts& counts) {
  const bool several = counts.best_priorities.size() > 1;
  return fmt::format(
      "{} {} the highest share of targets met: {}{}.", listed(counts.best_priorities), several ? "have" : "has",
      counts.best_met.words(),
      several ? " each" : fmt::format(", {} of {}", counts.best_met.count, measures(counts.best_met.of)));
}

// What became of the measures, in words that complete "25 measures are priority measures: ".
std::string outcome_words(const StatusCounts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](PlanStatus status, std::string_view of_one, std::string_view of_several) {
    const std::size_t number = counts.of(status);
    if (number > 0) parts.push_back(fmt::format("{} {}", number, number == 1 ? of_one : of_several));
  };
  add(PlanStatus::met, "met or exceeded its target", "met or exceeded their target");
  add(PlanStatus::satisfactory, "is satisfactory", "are satisfactory");
  add(PlanStatus::not_met, "did not hit its target", "did not hit their target");
  add(PlanStatus::not_applicable, "has no target", "have no target");
  add(PlanStatus::not_available, "is rated 'measure information not yet available'",
      "are rated 'measure information not yet available'");
  add(PlanStatus::not_settled, "could not be set against its target", "could not be set against their target");
  return listed(parts);
}

std::string priority_measure_words(const StatusCounts& counts) {
  return fmt::format("{}: {}.",
                     counted(counts.measures, "measure is a priority measure", "measures are priority measures"),
                     outcome_words(counts));
}

}  // namespace

std::string plan_share_words(const Share& share, std::string_view period) {
  if (!share.per_cent) return measures(share.count);
  return fmt::format("{} ({} of those measured this {})", measures(share.count), share.words(), period);
}

std::vector<std::string> plan_counts_words(const PlanCounts& counts) {
  std::vector<std::string> sentences;
  if (counts.statuses.measures == 0) return sentences;
  sentences.push_back(total_words(counts));
  add_target_words(counts, sentences);
  sentences.push_back(direction_words(counts.directions));
  if (!counts.best_priorities.empty()) sentences.push_back(best_words(counts));
  if (counts.priority_measures.measures > 0) sentences.push_back(priority_measure_words(counts.priority_measures));
  if (counts.not_due > 0)
    sentences.push_back(fmt::format("{} {} not due.", measures(counts.not_due), was_or_were(counts.not_due)));
  if (const std::size_t open = counts.statuses.of(PlanStatus::not_settled); open > 0) {
    sentences.push_back(fmt::format("{} could not be set against {} target, and {} in none of these shares.",
                                    measures(open), its_or_their(open), open == 1 ? "is" : "are"));
  }
  if (!counts.counted_again.empty()) {
    sentences.push_back(fmt::format("More than one measure has the number {}; each of them is counted.",
                                    listed(counts.counted_again, "or")));
  }
  return sentences;
}

}  // namespace scorebook
