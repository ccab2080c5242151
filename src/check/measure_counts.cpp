#include "check/measure_counts.hpp"

#include <algorithm>
#include <array>

#include "check/text_parts.hpp"
#include "scorebook/plan_counts.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

struct StateWords {
  std::string_view words;
  MeasureState state;
};

constexpr std::array<StateWords, 23> kStates = {{{"red", MeasureState::red},
                                                 {"amber", MeasureState::amber},
                                                 {"green", MeasureState::green},
                                                 {"on target", MeasureState::on_target},
                                                 {"on track", MeasureState::on_target},
                                                 {"met their target", MeasureState::on_target},
                                                 {"met their targets", MeasureState::on_target},
                                                 {"met the target", MeasureState::on_target},
                                                 {"met target", MeasureState::on_target},
                                                 {"meet their target", MeasureState::on_target},
                                                 {"hit their target", MeasureState::on_target},
                                                 {"hit target", MeasureState::on_target},
                                                 {"off target", MeasureState::off_target},
                                                 {"missed their target", MeasureState::off_target},
                                                 {"missed their targets", MeasureState::off_target},
                                                 {"missed the target", MeasureState::off_target},
                                                 {"missed target", MeasureState::off_target},
                                                 {"improved", MeasureState::improved},
                                                 {"improving", MeasureState::improved},
                                                 {"got worse", MeasureState::worse},
                                                 {"getting worse", MeasureState::worse},
                                                 {"declined", MeasureState::worse},
                                                 {"declining", MeasureState::worse}}};
// Words after the measures that leave open what is counted.
constexpr std::array<std::string_view, 9> kOpen = {"not",    "or",     "nor", "neither", "without",
                                                   "either", "except", "but", "if"};
constexpr std::size_t kReach = 7;  // words after "measures" that the state is looked for in

bool is_of_measures(const std::string& word) {
  return word == "measures" || word == "indicators" || word == "kpis" || word == "pis";
}

// The one state that the words after "measures" name.
std::optional<MeasureState> state_in(const std::vector<std::string>& words, std::size_t from) {
  std::string after;
  for (std::size_t at = from; at < words.size() && at < from + kReach; ++at) {
    if (std::find(kOpen.begin(), kOpen.end(), words[at]) != kOpen.end()) return std::nullopt;
    after += (after.empty() ? "" : " ") + words[at];
  }
  std::optional<MeasureState> state;
  for (const StateWords& known : kStates) {
    if (!holds_word(after, known.words)) continue;
    if (state && *state != known.state) return std::nullopt;
    state = known.state;
  }
  return state;
}

// Where the words have "N (out) of (the, all, our) M measures" from there on: the place of "measures", and what is
// counted. Nothing else may stand between: "27 monthly measures" are some of them.
std::optional<std::size_t> take_claim(const std::vector<std::string>& words, std::size_t at, MeasureClaim& claim) {
  const auto is = [&](std::size_t where, std::initializer_list<std::string_view> list) {
    return where < words.size() && std::find(list.begin(), list.end(), words[where]) != list.end();
  };
  const std::optional<std::int64_t> number = whole_number(words[at]);
  if (!number) return std::nullopt;
  std::size_t next = at + 1;
  if (is(next, {"out"})) ++next;
  if (!is(next, {"of"})) return std::nullopt;
  ++next;
  if (is(next, {"the", "all", "our", "these"})) ++next;
  if (next >= words.size()) return std::nullopt;
  const std::optional<std::int64_t> all = whole_number(words[next]);
  if (!all || *all < *number) return std::nullopt;
  ++next;
  if (is(next, {"performance"})) ++next;
  if (next >= words.size() || !is_of_measures(words[next])) return std::nullopt;
  claim.number = static_cast<std::size_t>(*number);
  claim.of = static_cast<std::size_t>(*all);
  return next;
}

}  // namespace

std::vector<MeasureClaim> measure_claims(std::string_view text) {
  std::vector<MeasureClaim> claims;
  if (text.find(" of ") == std::string_view::npos) return claims;
  for (const std::string& sentence : plain_sentences(text)) {
    const std::vector<std::string> words = sentence_words(sentence);
    for (std::size_t at = 0; at < words.size(); ++at) {
      MeasureClaim claim;
      const std::optional<std::size_t> measures = take_claim(words, at, claim);
      if (!measures) continue;
      claim.words = sentence;
      claim.state = state_in(words, *measures + 1);
      claims.push_back(std::move(claim));
      at = *measures;
    }
  }
  return claims;
}

MeasureCounts::MeasureCounts(const Evidence& evidence) {
  const Submission& submission = evidence.submission();
  std::vector<const ScorecardRow*> all;
  for (const Scorecard& scorecard : submission.scorecards) {
    std::vector<const ScorecardRow*> rows;
    for (const ScorecardRow& row : scorecard.rows) rows.push_back(&row);
    all.insert(all.end(), rows.begin(), rows.end());
    if (submission.scorecards.size() > 1) add_rows(evidence, rows, scorecard.sheet ? scorecard.sheet->sheet : "");
  }
  if (!all.empty()) add_rows(evidence, all, "");
  for (const DetailPage& page : submission.pages) {
    std::vector<const ScorecardRow*> rows;
    for (const DetailColumn& column : page.columns) {
      const ScorecardRow* row = evidence.row_of(column.measure);
      if (row != nullptr && std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    }
    if (!rows.empty() && page.sheet) add_rows(evidence, rows, page.sheet->sheet);
  }
  if (!submission.plans.empty()) add_plan(evidence);
}

void MeasureCounts::add_rows(const Evidence& evidence, const std::vector<const ScorecardRow*>& rows,
                             const std::string& sheet) {
  struct Variant {
    std::string_view words;
    std::vector<Rag> rags;
  };
  std::array<Variant, 4> variants = {{{"in month as typed", {}},
                                      {"at year end as typed", {}},
                                      {"in month as worked out", {}},
                                      {"at year end as worked out", {}}}};
  std::size_t improved = 0, worse = 0, compared = 0;
  for (const ScorecardRow* row : rows) {
    const Rating* rating = evidence.rating_of(*row);
    const auto typed = [](const LabelledCell& cell) { return parse_rag(cell.text).value_or(Rag::none); };
    variants[0].rags.push_back(typed(row->typed_rag_period));
    variants[1].rags.push_back(typed(row->typed_rag_year_end));
    variants[2].rags.push_back(rating == nullptr ? Rag::none : rating->rag_period.rag);
    variants[3].rags.push_back(rating == nullptr ? Rag::none : rating->rag_year_end.rag);
    if (rating == nullptr) continue;
    const PlanDirection direction = plan_direction(rating->direction.state);
    if (direction == PlanDirection::improved) ++improved;
    if (direction == PlanDirection::got_worse) ++worse;
    if (direction != PlanDirection::not_applicable) ++compared;
  }
  Set set;
  set.sheet = sheet;
  const std::size_t all = rows.size();
  for (const Variant& variant : variants) {
    const auto number_of = [&](Rag rag) {
      return static_cast<std::size_t>(std::count(variant.rags.begin(), variant.rags.end(), rag));
    };
    const std::size_t rated = all - number_of(Rag::none);
    if (rated == 0) continue;
    const auto add = [&](MeasureState state, std::size_t number, const char* what) {
      set.counts.push_back({state, {number, std::string(what) + " " + std::string(variant.words)}, {all, rated}});
    };
    add(MeasureState::red, number_of(Rag::red), "red");
    add(MeasureState::amber, number_of(Rag::amber), "amber");
    add(MeasureState::green, number_of(Rag::green), "green");
    add(MeasureState::on_target, number_of(Rag::green), "green");
    add(MeasureState::off_target, number_of(Rag::red), "red");
    add(MeasureState::off_target, number_of(Rag::red) + number_of(Rag::amber), "red or amber");
  }
  set.counts.push_back({MeasureState::improved, {improved, "improved"}, {all, compared}});
  set.counts.push_back({MeasureState::worse, {worse, "worse"}, {all, compared}});
  sets_.push_back(std::move(set));
}

void MeasureCounts::add_plan(const Evidence& evidence) {
  const PlanCounts counts = count_plan(plan_entries(evidence.ratings()));
  // What could not be settled might be any of them, so that no number of the plan is certain.
  if (counts.statuses.measures == 0 || counts.statuses.of(PlanStatus::not_settled) > 0) return;
  const std::size_t met = counts.statuses.of(PlanStatus::met), missed = counts.statuses.of(PlanStatus::not_met),
                    between = counts.statuses.of(PlanStatus::satisfactory);
  const std::vector<std::size_t> out_of = {counts.statuses.measures, counts.statuses.rated()};
  const std::vector<std::size_t> of_directions = {counts.statuses.measures, counts.directions.compared()};
  Set set;
  set.counts = {{MeasureState::green, {met, "with status 1"}, out_of},
                {MeasureState::on_target, {met, "with status 1"}, out_of},
                {MeasureState::amber, {between, "with status 2"}, out_of},
                {MeasureState::red, {missed, "with status 3"}, out_of},
                {MeasureState::off_target, {missed, "with status 3"}, out_of},
                {MeasureState::off_target, {missed + between, "with status 2 or 3"}, out_of},
                {MeasureState::improved, {counts.directions.of(PlanDirection::improved), "improved"}, of_directions},
                {MeasureState::worse, {counts.directions.of(PlanDirection::got_worse), "worse"}, of_directions}};
  sets_.push_back(std::move(set));
}

std::vector<CountOfState> MeasureCounts::of(MeasureState state, std::size_t of, const std::string& sheet) const {
  std::vector<CountOfState> found;
  for (const Set& set : sets_) {
    if (!set.sheet.empty() && set.sheet != sheet) continue;
    for (const Count& count : set.counts) {
      const bool fits = std::find(count.out_of.begin(), count.out_of.end(), of) != count.out_of.end();
      if (count.state == state && fits) found.push_back(count.count);
    }
  }
  return found;
}

}  // namespace scorebook
