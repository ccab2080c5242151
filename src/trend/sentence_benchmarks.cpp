#include "trend/sentence_benchmarks.hpp"

#include <fmt/format.h>

#include "scorebook/measure_trend.hpp"
#include "text/words.hpp"
#include "trend/sentence_figures.hpp"

namespace scorebook {
namespace {

// Where it stands, as printed; "close to" where its interval holds the benchmark.
std::string relation(const BenchmarkResult& result, const Figure& figure) {
  const Decimal own = *figure.value, other = *result.benchmark->figure.value;
  if (own == other) return "the same as ";
  if (result.allows_for_chance && result.standing.value() == Standing::similar) return "close to ";
  return own > other ? "above " : "below ";
}

std::string year_words(const BenchmarkResult& result) {
  return result.year ? "in " + sentence_period(*result.year) : "(year not stated)";
}

bool usual(const BenchmarkResult& result) {
  return result.benchmark->benchmark == "nat_avg" || result.benchmark->benchmark == "stat_neigh_avg";
}

bool of_the_four(const BenchmarkResult& result) {
  return usual(result) || result.benchmark->benchmark == "best_stat_neigh" ||
         result.benchmark->benchmark == "nat_top_quartile";
}

std::vector<const BenchmarkResult*> chosen(const MeasureTrend& trend) {
  constexpr std::size_t kMost = 2;
  std::vector<const BenchmarkResult*> found;
  const auto take = [&](auto&& wanted) {
    for (const BenchmarkResult& each : trend.benchmarks) {
      if (found.size() < kMost && each.standing && each.benchmark->figure.value && wanted(each)) found.push_back(&each);
    }
  };
  take([](const BenchmarkResult& each) { return each.benchmark->benchmark == "nat_avg"; });
  take([](const BenchmarkResult& each) { return each.benchmark->benchmark == "stat_neigh_avg"; });
  if (found.empty()) take([](const BenchmarkResult& each) { return !of_the_four(each); });
  return found;
}

}  // namespace

BenchmarkWords benchmarks_in_a_sentence(const Rating& rating) {
  const MeasureTrend trend = trend_of(rating);
  BenchmarkWords made;
  if (trend.compared == nullptr || !trend.compared->figure.value) return made;
  const std::vector<const BenchmarkResult*> results = chosen(trend);
  if (results.empty()) return made;
  made.compared = trend.compared;
  // One relation and one year are said once.
  for (std::size_t i = 0; i < results.size(); ++i) {
    const BenchmarkResult& result = *results[i];
    const std::string how = relation(result, trend.compared->figure), year = year_words(result);
    const bool first = i == 0;
    const bool same_how = !first && how == relation(*results[i - 1], trend.compared->figure);
    const bool year_follows = i + 1 < results.size() && year == year_words(*results[i + 1]) &&
                              how == relation(*results[i + 1], trend.compared->figure);
    if (!first) made.words += same_how ? " and " : " but ";
    made.words += (same_how ? "" : how) + result.name + " of " +
                  sentence_figure(result.benchmark->figure, rating.measure) + (year_follows ? "" : " " + year);
    const bool last_of_close = how == "close to " && !year_follows;
    if (last_of_close) made.words += " (the difference is no more than chance explains)";
    if (result.benchmark->place.known()) made.places.push_back(result.benchmark->place);
  }
  return made;
}

}  // namespace scorebook
