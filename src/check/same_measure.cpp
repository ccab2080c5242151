#include "check/same_measure.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "check/text_parts.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// Words that do not tell one measure from another: what stands between the others, what the unit says already, and what
// a plan puts in front ("Reduction in ...").
constexpr std::array<std::string_view, 34> kPlain = {
    "the",    "of",      "a",        "an",        "in",      "and",        "to",         "for",  "who",
    "which",  "that",    "are",      "is",        "on",      "at",         "by",         "with", "from",
    "as",     "number",  "no",       "total",     "rate",    "percentage", "proportion", "per",  "reduction",
    "reduce", "reduced", "increase", "increased", "improve", "priority",   "measure"};
constexpr std::size_t kFewWords = 3;  // a title with fewer can be anybody's: "Total contacts"

std::vector<std::string> telling_words(const std::string& title) {
  std::vector<std::string> telling;
  for (const std::string& word : plain_words(title)) {
    const bool plain = std::find(kPlain.begin(), kPlain.end(), word) != kPlain.end();
    if (!plain) telling.push_back(word == "10k" ? "10000" : word);
  }
  std::sort(telling.begin(), telling.end());
  telling.erase(std::unique(telling.begin(), telling.end()), telling.end());
  return telling;
}

std::size_t shared_words(const NamedMeasure& left, const NamedMeasure& right) {
  std::vector<std::string> shared;
  std::set_intersection(left.words.begin(), left.words.end(), right.words.begin(), right.words.end(),
                        std::back_inserter(shared));
  return shared.size();
}

// At least three quarters of all their words are in both.
bool nearly_same_title(const NamedMeasure& left, const NamedMeasure& right) {
  const std::size_t shared = shared_words(left, right);
  return shared >= 2 && 4 * shared >= 3 * (left.words.size() + right.words.size() - shared);
}

// A page often has a short form of the scorecard's title: half of the shorter one's words are enough.
bool titles_go_together(const NamedMeasure& left, const NamedMeasure& right) {
  const std::size_t shorter = std::min(left.words.size(), right.words.size());
  return shorter == 0 || 2 * shared_words(left, right) >= shorter;
}

bool units_go_together(Unit left, Unit right) {
  return left == Unit::unknown || right == Unit::unknown || left == right;
}

}  // namespace

bool titles_alike(const std::string& left, const std::string& right) {
  NamedMeasure one, other;
  one.words = telling_words(left);
  other.words = telling_words(right);
  return one.words.empty() || other.words.empty() || one.words == other.words || nearly_same_title(one, other);
}

MeasureNames::MeasureNames(const Evidence& evidence)
    : evidence_(&evidence), directorate_(folded(evidence.submission().directorate)) {
  for (const std::string& name : evidence.measures()) {
    NamedMeasure measure;
    measure.measure = name;
    if (evidence.has_ref(name)) measure.ref = name;
    measure.folded_ref = folded(measure.ref);
    for (const LocatedFigure* figure : evidence.figures_of(name)) {
      if (measure.title.empty()) measure.title = collapsed(figure->observation->title);
      if (measure.unit == Unit::unknown && figure->kind != ObservationKind::target)
        measure.unit = figure->figure().unit;
    }
    if (measure.title.empty() && measure.ref.empty()) measure.title = name;
    measure.words = telling_words(measure.title);
    const std::size_t number = measures_.size();
    if (!measure.folded_ref.empty()) refs_.emplace(measure.folded_ref, number);
    titles_[{measure.words, measure.unit}].push_back(number);
    measures_.push_back(std::move(measure));
  }
}

const NamedMeasure* MeasureNames::of_folded_ref(const std::string& ref) const {
  const auto found = refs_.find(ref);
  return found == refs_.end() ? nullptr : &measures_[found->second];
}

const NamedMeasure* MeasureNames::of_title(const NamedMeasure& other) const {
  const auto found = titles_.find({other.words, other.unit});
  return found == titles_.end() || found->second.size() != 1 ? nullptr : &measures_[found->second.front()];
}

std::pair<const NamedMeasure*, SameMeasure> same_measure(const MeasureNames& first, const NamedMeasure& measure,
                                                         const MeasureNames& second) {
  const std::string& one = first.folded_directorate();
  const std::string& other = second.folded_directorate();
  const bool same_directorate = !one.empty() && one == other;
  const SameMeasure by_name =
      one.empty() || other.empty() || one == other ? SameMeasure::yes : SameMeasure::if_others_agree;
  if (!measure.folded_ref.empty()) {
    const NamedMeasure* found = second.of_folded_ref(measure.folded_ref);
    if (found != nullptr && units_go_together(measure.unit, found->unit)) {
      if (same_directorate && titles_go_together(measure, *found)) return {found, SameMeasure::yes};
      if (nearly_same_title(measure, *found)) return {found, by_name};
    }
  }
  if (measure.words.size() < kFewWords || measure.unit == Unit::unknown) return {nullptr, SameMeasure::no};
  const NamedMeasure* found = second.of_title(measure);
  if (found == nullptr || first.of_title(measure) == nullptr) return {nullptr, SameMeasure::no};
  return {found, by_name};
}

}  // namespace scorebook
