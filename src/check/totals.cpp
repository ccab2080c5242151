#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "check/arithmetic_rules.hpp"
#include "check/likely_cause.hpp"
#include "check/ratio.hpp"
#include "check/relations.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// What the workbook calls a measure of the register: its number, or where that was left blank the title of its row.
std::string name_in_workbook(const Evidence& evidence, const std::string& ref) {
  if (!evidence.figures_of(ref).empty()) return ref;
  const Measure* registered = evidence.registered(ref);
  for (const std::string& measure : evidence.measures()) {
    const ScorecardRow* row = evidence.row_of(measure);
    if (row == nullptr || !row->definition.ref.empty()) continue;
    const bool same_title = registered != nullptr && !registered->title.empty() &&
                            folded(row->definition.title) == folded(registered->title);
    if (row->definition.ref_suggested == ref || same_title) return measure;
  }
  return ref;
}

// Shares of a whole are declared as parts of 100. A register may have several wholes: each lies in one section.
constexpr std::string_view kWhole = "100";

bool is_whole(const std::string& total) { return total.rfind(std::string(kWhole) + "|", 0) == 0; }

std::string whole_of(const Evidence& evidence, const std::string& measure, const Measure& registered) {
  const ScorecardRow* row = evidence.row_of(measure);
  return std::string(kWhole) + "|" + folded(row == nullptr ? registered.section : row->definition.section);
}

// What the register declares: the total, or a whole of 100, with its parts as the workbook calls them.
std::map<std::string, std::vector<std::string>> declared_parts(const Evidence& evidence) {
  std::map<std::string, std::vector<std::string>> parts;
  for (const RegisterMeasure& registered : evidence.measure_register()->measures) {
    for (const std::string& total : registered.definition.parts_of) {
      const std::string name = name_in_workbook(evidence, registered.definition.ref);
      const bool share = total == "100%" || total == kWhole;
      parts[share ? whole_of(evidence, name, registered.definition) : total].push_back(name);
    }
  }
  return parts;
}

bool is_summed(const LocatedFigure& figure) {
  return figure.figure().value && figure.period &&
         (figure.kind == ObservationKind::value || figure.kind == ObservationKind::year_to_date ||
          figure.kind == ObservationKind::year);
}

// The parts' figures for the same time as `figure`; empty where one has none.
FoundFigures parts_beside(const Evidence& evidence, const LocatedFigure& figure,
                          const std::vector<std::string>& parts) {
  FoundFigures found;
  for (const std::string& part : parts) {
    const LocatedFigure* of_part = evidence.best(part, figure.kind, *figure.period, &figure);
    if (of_part == nullptr) return {};
    found.push_back(of_part);
  }
  return found;
}

struct Sum {
  Interval interval = Interval::exactly(0);
  Decimal shown_total;
  int decimals = 0;
  std::vector<std::string> words;
};

Sum sum_of(const FoundFigures& figures) {
  Sum sum;
  for (const LocatedFigure* figure : figures) {
    sum.interval = sum.interval + interval_of(figure->figure());
    sum.shown_total = sum.shown_total + *figure->figure().value;
    sum.decimals = std::max(sum.decimals, figure->figure().decimals);
    sum.words.push_back(shown(figure->figure()));
  }
  return sum;
}

void add_places(Failure& failure, const FoundFigures& figures) {
  for (const LocatedFigure* figure : figures) {
    const bool known = std::any_of(failure.places.begin(), failure.places.end(),
                                   [&](const Place& place) { return place == figure->place(); });
    if (!known) failure.places.push_back(figure->place());
  }
}

Relation total_relation(const LocatedFigure& total, const FoundFigures& parts) {
  Relation relation;
  relation.terms.push_back(term_of(total.figure(), total.place()));
  for (const LocatedFigure* part : parts) relation.terms.push_back(term_of(part->figure(), part->place()));
  const std::vector<Term> terms = relation.terms;
  relation.holds = [terms](const std::vector<Decimal>& values) {
    Interval sum = Interval::exactly(0);
    for (std::size_t i = 1; i < terms.size(); ++i) sum = sum + terms[i].stands_for(values[i]);
    return sum.agrees_with(terms[0].stands_for(values[0]));
  };
  return relation;
}

// A total that leaves a part out, or that is the total of the period before or after.
std::vector<LikelyCause> total_causes(const Evidence& evidence, const LocatedFigure& total, const FoundFigures& parts,
                                      const std::vector<std::string>& names) {
  std::vector<LikelyCause> causes;
  const Interval printed = interval_of(total.figure());
  for (std::size_t left_out = 0; parts.size() > 2 && left_out < parts.size(); ++left_out) {
    if (parts[left_out]->figure().value->zero()) continue;
    Interval sum = Interval::exactly(0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i != left_out) sum = sum + interval_of(parts[i]->figure());
    }
    if (!sum.agrees_with(printed)) continue;
    causes.push_back({fmt::format("Without {} ({}) they add to {}: the total leaves it out.", names[left_out],
                                  cell_words(parts[left_out]->place(), total.place()), shown(total.figure()))});
  }
  for (const Period& period : {total.period->previous(), total.period->next()}) {
    Interval sum = Interval::exactly(0);
    bool all = total.kind == ObservationKind::value;
    for (const std::string& name : names) {
      const LocatedFigure* part = evidence.best(name, total.kind, period, &total);
      all = all && part != nullptr;
      if (all) sum = sum + interval_of(part->figure());
    }
    if (all && sum.agrees_with(printed)) {
      causes.push_back({fmt::format("The parts of {} add to {}: the total is of another period.", period.words(),
                                    shown(total.figure()))});
    }
  }
  return causes;
}

void check_total(const Evidence& evidence, const LocatedFigure& total, const std::vector<std::string>& parts,
                 Recorder& recorder) {
  const FoundFigures figures = parts_beside(evidence, total, parts);
  if (figures.empty()) return recorder.not_run("a part of the total has no figure for the same time");
  const Sum sum = sum_of(figures);
  if (sum.interval.agrees_with(interval_of(total.figure()))) return recorder.passed();
  std::vector<LikelyCause> causes = total_causes(evidence, total, figures, parts);
  if (const auto digits = digit_cause(total_relation(total, figures), total.place())) causes.push_back(*digits);
  const std::optional<LikelyCause> cause = only_cause(causes);
  Failure failure = failure_at(total);
  add_places(failure, figures);
  failure.expected = expected_at(total, sum.shown_total.to_double(), sum.decimals);
  failure.message = fmt::format(
      "{}: its parts {} ({}) add to {}, but the total says {}.{}", subject(total), listed(parts), listed(sum.words),
      shown(sum.shown_total, total.figure().unit, sum.decimals), shown(total.figure()), cause_words(cause));
  failure.fix = cause_fix(cause, "Mend the part or the total that is wrong.");
  recorder.failed(std::move(failure));
}

bool impossible_share(const LocatedFigure& figure) {
  return figure.figure().value->negative() || *figure.figure().value > Decimal(100);
}

// The one share that no share can be, with what would be left for it; a formula for the rest that took in one of the
// others only gives itself away.
std::string mend_of_impossible(const LocatedFigure& wrong, const FoundFigures& shares, const Sum& sum) {
  const Decimal value = *wrong.figure().value;
  const Decimal left = Decimal(100) - (sum.shown_total - value);
  if (left.negative() || left > Decimal(100)) return "";
  std::string words = fmt::format(" With {} in place of {} ({}) they would.", shown(left, Unit::per_cent, sum.decimals),
                                  shown(wrong.figure()), to_string(wrong.place().cell));
  std::vector<const LocatedFigure*> taken;
  for (const LocatedFigure* other : shares) {
    if (other != &wrong && *other->figure().value - Decimal(100) == value) taken.push_back(other);
  }
  if (taken.size() == 1) {
    words += fmt::format(" {} is {} ({}) less 100%: a formula for the rest that took in one of the others only.",
                         shown(wrong.figure()), shown(taken.front()->figure()), to_string(taken.front()->place().cell));
  }
  return words;
}

// Shares of one whole, of one time: they must be able to add to 100.
void check_shares(const FoundFigures& shares, const std::string& where, Recorder& recorder) {
  const Sum sum = sum_of(shares);
  if (sum.interval.agrees_with(Interval::exactly(100))) return recorder.passed();
  FoundFigures doubtful;
  std::copy_if(shares.begin(), shares.end(), std::back_inserter(doubtful),
               [](const LocatedFigure* share) { return contradicts_own_ratio(*share); });
  FoundFigures impossible;
  std::copy_if(shares.begin(), shares.end(), std::back_inserter(impossible),
               [](const LocatedFigure* share) { return impossible_share(*share); });
  Failure failure = failure_at(*shares.front());
  failure.places.clear();
  if (doubtful.size() == 1) failure.places.push_back(doubtful.front()->place());
  if (impossible.size() == 1 && doubtful.empty()) failure.places.push_back(impossible.front()->place());
  add_places(failure, shares);
  const std::string total = shown(sum.shown_total, Unit::per_cent, sum.decimals);
  failure.observed = total;
  failure.expected = "100%";
  failure.message = fmt::format("{}, {}: the shares {} add to {}, not to 100%.", where, period_words(*shares.front()),
                                listed(sum.words), total);
  if (impossible.size() == 1) failure.message += mend_of_impossible(*impossible.front(), shares, sum);
  std::vector<std::string> names;
  for (const LocatedFigure* share : doubtful)
    names.push_back(fmt::format("{} ({})", shown(share->figure()), to_string(share->place().cell)));
  if (!names.empty()) {
    failure.message +=
        fmt::format(" {} {} not {} own numerator over {} denominator.", listed(names), names.size() == 1 ? "is" : "are",
                    names.size() == 1 ? "its" : "their", names.size() == 1 ? "its" : "their");
  }
  failure.fix = "Mend the share that is wrong.";
  recorder.failed(std::move(failure));
}

// "28 of 588" shares in one row of a page that have the same denominator, to which their numerators add.
void check_page_shares(const Evidence& evidence, Recorder& recorder) {
  std::map<std::tuple<std::size_t, std::uint32_t, Decimal>, FoundFigures> rows;
  for (const LocatedFigure& figure : evidence.figures()) {
    const std::optional<Ratio> ratio = own_ratio(figure);
    if (figure.table != TableKind::page || !ratio || !figure.figure().value) continue;
    if (figure.figure().unit != Unit::per_cent || ratio->denominator.zero()) continue;
    rows[{figure.table_number, figure.place().cell.row, ratio->denominator}].push_back(&figure);
  }
  for (const auto& row : rows) {
    const FoundFigures& shares = row.second;
    if (shares.size() < 2) continue;
    Decimal numerators;
    for (const LocatedFigure* figure : shares) numerators = numerators + *figure->figure().numerator;
    if (numerators == *shares.front()->figure().denominator) {
      check_shares(shares, shares.front()->place().sheet_name(), recorder);
    } else {
      recorder.not_run("the numerators do not add to the common denominator, so the shares may be of different things");
    }
  }
}

}  // namespace

void parts_not_total(const Evidence& evidence, Recorder& recorder) {
  if (evidence.measure_register() == nullptr) return recorder.not_run("no measure register");
  for (const auto& declared : declared_parts(evidence)) {
    if (is_whole(declared.first)) continue;
    for (const LocatedFigure* total : evidence.figures_of(declared.first)) {
      if (is_summed(*total)) check_total(evidence, *total, declared.second, recorder);
    }
  }
}

void shares_not_hundred(const Evidence& evidence, Recorder& recorder) {
  check_page_shares(evidence, recorder);
  if (evidence.measure_register() == nullptr) {
    return recorder.not_run("no measure register says which measures of the scorecard are shares of 100%");
  }
  for (const auto& declared : declared_parts(evidence)) {
    if (!is_whole(declared.first)) continue;
    for (const LocatedFigure* first : evidence.figures_of(declared.second.front())) {
      if (!is_summed(*first) || first->table != TableKind::scorecard) continue;
      const FoundFigures figures = parts_beside(evidence, *first, declared.second);
      if (figures.empty()) {
        recorder.not_run("a share has no figure for the same time");
      } else {
        check_shares(figures, "Shares of 100%", recorder);
      }
    }
  }
}

}  // namespace scorebook::rule

namespace scorebook {

std::vector<CheckedRelation> total_relations(const Evidence& evidence) {
  std::vector<CheckedRelation> relations;
  if (evidence.measure_register() == nullptr) return relations;
  for (const auto& declared : rule::declared_parts(evidence)) {
    if (rule::is_whole(declared.first)) continue;
    for (const LocatedFigure* total : evidence.figures_of(declared.first)) {
      if (!rule::is_summed(*total)) continue;
      const FoundFigures parts = rule::parts_beside(evidence, *total, declared.second);
      if (parts.empty()) continue;
      CheckedRelation checked{rule::total_relation(*total, parts), total, "", false};
      checked.words = fmt::format("the parts add to the total ({})", to_string(total->place()));
      checked.explained = !checked.relation.holds(values_of(checked.relation)) &&
                          !rule::total_causes(evidence, *total, parts, declared.second).empty();
      relations.push_back(std::move(checked));
    }
  }
  return relations;
}

}  // namespace scorebook
