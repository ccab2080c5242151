#include "scorebook/suppression.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/suppressed_items.hpp"
#include "scorebook/remarks.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string what_words(const Observation& observation) {
  if (!observation.period) return std::string(observation_kind_name(observation.kind));
  if (observation.kind != ObservationKind::year_to_date) return observation.period->label();
  return observation.period->in_financial_year().label() + " year to date";
}

std::size_t figures_of(const Submission& submission) {
  return static_cast<std::size_t>(
      std::count_if(submission.observations.begin(), submission.observations.end(),
                    [](const Observation& observation) { return observation.figure.value.has_value(); }));
}

// A property, a hidden cell or a formula of the workbook must not come along.
std::shared_ptr<Workbook> without_cells(const std::shared_ptr<const Workbook>& workbook) {
  if (workbook == nullptr) return nullptr;
  auto bare = std::make_shared<Workbook>();
  bare->name = workbook->name;
  bare->path = workbook->path;
  bare->sha256 = workbook->sha256;
  bare->texts = {""};
  return bare;
}

Figure hidden_figure(const Figure& figure) {
  Figure hidden;
  hidden.text = kSuppressed;
  hidden.missing = Missing::suppressed;
  hidden.unit = figure.unit;
  return hidden;
}

class Publisher {
 public:
  Publisher(const CheckInput& input, const CheckResult& checked)
      : input_(input), checked_(checked), kept_(kept_measures(input, checked)), items_(input, kept_.measures) {}

  PublicEdition publish() {
    hide_what_tells(items_, input_);
    for (const auto& [key, item] : items_.all()) {
      if (!item.hidden()) continue;
      for (const Observation* cell : item.cells) {
        for (const auto& number : {cell->figure.value, cell->figure.numerator, cell->figure.denominator}) {
          if (!number || number->zero()) continue;
          numbers_.push_back(*number);
          numbers_of_[key.measure].push_back(*number);
        }
      }
    }
    for (const Submission& submission : input_.submissions) {
      edition_.figures_read.push_back(figures_of(submission));
      edition_.submissions.push_back(taken_out(submission, true));
    }
    if (input_.earlier != nullptr) {
      for (const Submission& submission : *input_.earlier) {
        edition_.figures_read_earlier.push_back(figures_of(submission));
        edition_.earlier.push_back(taken_out(submission, false));
      }
    }
    if (input_.measure_register != nullptr)
      edition_.measure_register = std::make_shared<const Register>(taken_out(*input_.measure_register));
    edition_.ratings = rate(edition_.submissions, edition_.measure_register.get(), input_.period, edition_.earlier);
    for (Rating& rating : edition_.ratings) clean(rating);
    // Colours are those of the stored figures; what is printed is all that stays of them.
    for (std::vector<Submission>* submissions : {&edition_.submissions, &edition_.earlier}) {
      for (Submission& submission : *submissions) {
        for (Observation& observation : submission.observations) {
          as_printed(observation.figure);
          withhold_typed(observation);
        }
      }
    }
    edition_.idle_waivers = kept_.idle;
    take_findings();
    compare_what_stays();
    return std::move(edition_);
  }

 private:
  Submission taken_out(const Submission& from, bool listed) {
    Submission made = from;
    if (const std::shared_ptr<Workbook> bare = without_cells(from.workbook)) {
      keep_remarks(from, *bare, listed);
      made.workbook = bare;
    }
    for (std::size_t i = 0; i < from.observations.size(); ++i) {
      const Observation& observation = from.observations[i];
      Figure& figure = made.observations[i].figure;
      const SuppressionItem* item = items_.item_of(observation);
      std::optional<SuppressedBecause> why = item == nullptr ? std::nullopt : item->why;
      if (why) {
        figure = hidden_figure(observation.figure);
      } else if (observation.kind == ObservationKind::target) {
        withhold_target(made.observations[i], listed);
      } else if (observation.figure.change) {
        why = SuppressedBecause::change;
        figure.change.reset();
        figure.text = figure.shown();
      }
      if (why && listed)
        edition_.figures.push_back(
            {observation.measure, observation.title, what_words(observation), observation.place, *why});
      if (listed && item != nullptr && item->kept && !item->hidden())
        edition_.kept.push_back({observation.measure, observation.title, what_words(observation), observation.place,
                                 item->kept_by->name, reason_of(*item->kept_by)});
    }
    withhold(made, listed);
    return made;
  }

  // It is printed, and may tell itself.
  [[nodiscard]] std::string reason_of(const KeptMeasure& kept) const {
    return text_tells(kept.reason, numbers_, items_.limit(), input_.period) ? "reason withheld" : kept.reason;
  }

  // The remarks of stated tables are read from their cells: these come along, with what may be printed of them.
  void keep_remarks(const Submission& from, Workbook& bare, bool listed) {
    std::set<Place> done;
    for (MeasureRemark& remark : remarks_of(from)) {
      const Place place = remark.words.place;
      if (!done.insert(place).second) continue;
      withhold(remark.words, "commentary", listed);
      if (bare.styles.empty()) bare.styles.emplace_back();
      auto sheet = std::find_if(bare.sheets.begin(), bare.sheets.end(),
                                [&](const Sheet& each) { return each.name->sheet == place.sheet_name(); });
      if (sheet == bare.sheets.end()) {
        Sheet added;
        added.name = place.sheet;
        sheet = bare.sheets.insert(sheet, std::move(added));
      }
      Cell cell;
      cell.ref = place.cell;
      cell.kind = CellKind::text;
      cell.text = static_cast<std::uint32_t>(bare.texts.size());
      bare.texts.push_back(remark.words.text);
      sheet->cells.push_back(cell);
      const Sheet* original = from.workbook->find_sheet(place.sheet_name());
      if (const CellRange* merge = original == nullptr ? nullptr : original->merge_at(place.cell))
        sheet->merges.push_back(*merge);
    }
    for (Sheet& sheet : bare.sheets) {
      std::sort(sheet.cells.begin(), sheet.cells.end(),
                [](const Cell& left, const Cell& right) { return left.ref < right.ref; });
    }
  }

  // Earlier figures that only the register has, and what people wrote in it of cases.
  Register taken_out(const Register& from) {
    Register made = from;
    made.history.clear();
    for (const RegisterFigure& figure : from.history) {
      if (items_.hidden_for_any(figure.observation)) continue;
      made.history.push_back(figure);
      as_printed(made.history.back().observation.figure);
    }
    for (PlanOutcome& each : made.outcomes) {
      withhold_words(each.overview, kWithheld, "overview of progress", each.place);
      withhold_words(each.risks, kWithheld, "risks and challenges", each.place);
    }
    for (DatedTarget& each : made.targets) {
      withhold_target(each.target, {each.ref}, &each.place);
      withhold_rule(each.note, "note on a target", {each.ref}, &each.place);
    }
    for (Override& each : made.overrides) withhold_reason(each.reason, "reason of an override", each.place);
    for (RegisterMeasure& measure : made.measures) {
      Measure& definition = measure.definition;
      withhold_rule(definition.definition_text, "definition", {definition.name, definition.ref}, &measure.place);
      withhold_rule(definition.action, "action", {definition.name, definition.ref}, &measure.place);
      withhold_rule(definition.data_note, "data note", {definition.name, definition.ref}, &measure.place);
      withhold_rule(definition.year_to_date_note, "data note", {definition.name, definition.ref}, &measure.place);
      withhold_target(definition.target, {definition.name, definition.ref}, &measure.place);
      for (Break& each : measure.breaks) withhold_reason(each.reason, "reason of a break", measure.place);
    }
    return made;
  }

  void withhold_reason(std::string& reason, const char* what, const Place& place) {
    withhold_words(reason, "reason withheld", what, place);
  }

  void withhold_words(std::string& words, const char* otherwise, const char* what, const Place& place) {
    if (is_blank(words) || !text_tells(words, numbers_, items_.limit(), input_.period)) return;
    words = otherwise;
    edition_.texts.push_back({what, place});
  }

  // A definition and its like: withheld where it counts people or quotes a number of its measures that is left out.
  // `place`: null where it is not listed.
  void withhold_rule(std::string& words, const char* what, const std::vector<std::string>& measures,
                     const Place* place) {
    if (!counts_people(words, measures)) return;
    words = kTextWithheld;
    if (place != nullptr) edition_.texts.push_back({what, *place});
  }

  [[nodiscard]] bool counts_people(const std::string& words, const std::vector<std::string>& measures) const {
    if (is_blank(words)) return false;
    std::vector<Decimal> own;
    for (const std::string& measure : measures) {
      const auto found = numbers_of_.find(measure);
      if (found != numbers_of_.end()) own.insert(own.end(), found->second.begin(), found->second.end());
    }
    return text_counts_people(words, own, items_.limit(), input_.period);
  }

  void withhold_rule(LabelledCell& cell, const char* what, const std::vector<std::string>& measures, bool listed) {
    withhold_rule(cell.text, what, measures, listed ? &cell.place : nullptr);
  }

  // The texts, and what was typed as colour and arrow of a figure that is not there any more.
  void withhold(Submission& submission, bool listed) {
    for (DetailPage& page : submission.pages) {
      std::vector<std::string> measures;
      for (const DetailColumn& column : page.columns) measures.push_back(column.measure);
      withhold(page.analysis, "performance analysis", listed);
      withhold_rule(page.definition, "definition", measures, listed);
    }
    for (PlanTable& plan : submission.plans) {
      for (PlanRow& row : plan.rows) {
        std::vector<std::string> measures = {row.definition.name};
        for (const std::size_t index : row.observations) measures.push_back(submission.observations[index].measure);
        for (LabelledCell& remark : row.remarks) withhold(remark, "commentary", listed);
        withhold_rule(row.action, "action", measures, listed);
        withhold_rule(row.status, "status", measures, listed);
        withhold_rules(row.definition, measures);
      }
    }
    for (Scorecard& scorecard : submission.scorecards) {
      for (ScorecardRow& row : scorecard.rows) {
        withhold_rule(row.data_note, "data note", {row.definition.name}, listed);
        withhold_rule(row.year_to_date_note, "data note", {row.definition.name}, listed);
        withhold_rules(row.definition, {row.definition.name});
      }
    }
    for (Scorecard& scorecard : submission.scorecards) {
      for (ScorecardRow& row : scorecard.rows) {
        const bool hidden = std::any_of(row.observations.begin(), row.observations.end(), [&](std::size_t index) {
          return submission.observations[index].figure.missing == Missing::suppressed;
        });
        if (!hidden) continue;
        for (LabelledCell* typed : {&row.typed_direction, &row.typed_rag_period, &row.typed_rag_year_end}) {
          typed->text.clear();
          typed->fill.reset();
        }
      }
    }
  }

  // The same words again, as the measure's definition has them.
  void withhold_rules(Measure& definition, const std::vector<std::string>& measures) {
    for (std::string* words :
         {&definition.definition_text, &definition.action, &definition.data_note, &definition.year_to_date_note})
      withhold_rule(*words, "", measures, nullptr);
    withhold_target(definition.target, measures, nullptr);
  }

  // A target of a number alone tells nothing; one in words may ("down from the 4.35% of June").
  [[nodiscard]] bool target_tells(const std::string& words, const std::vector<std::string>& measures) const {
    const auto is_letter = [](char each) { return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z'); };
    return std::any_of(words.begin(), words.end(), is_letter) && counts_people(words, measures);
  }

  // Such a target rates nothing: its number goes with its words.
  void withhold_target(Observation& target, bool listed) {
    if (!target_tells(target.figure.text, {target.measure})) return;
    const Unit unit = target.figure.unit;
    target.figure = {};
    target.figure.text = kTextWithheld;
    target.figure.missing = Missing::text;
    target.figure.unit = unit;
    if (listed) edition_.texts.push_back({"target", target.place});
  }

  void withhold_target(std::string& words, const std::vector<std::string>& measures, const Place* place) {
    if (!target_tells(words, measures)) return;
    words = kTextWithheld;
    if (place != nullptr) edition_.texts.push_back({"target", *place});
  }

  // What is typed beside a figure that stays.
  void withhold_typed(Observation& observation) const {
    Figure& figure = observation.figure;
    if (!figure.value || observation.kind == ObservationKind::target) return;
    std::string words = figure.text == figure.shown() ? "" : figure.text;
    for (const std::string& qualifier : figure.qualifiers) words += " " + qualifier;
    if (!counts_people(words, {observation.measure})) return;
    figure.qualifiers.clear();
    figure.text = figure.shown();
  }

  void withhold(LabelledCell& cell, const char* what, bool listed) {
    if (is_blank(cell.text) || !text_tells(cell.text, numbers_, items_.limit(), input_.period)) return;
    cell.text = kWithheld;
    if (listed) edition_.texts.push_back({what, cell.place});
  }

  // Decimals that are not printed: in the workings, and where an override quotes what was worked out.
  static void clean(Rating& rating) {
    for (RagResult* result : {&rating.rag_period, &rating.rag_year_end, &rating.rag_previous}) {
      const std::string stored = std::exchange(result->before_rounding, {});
      if (stored.empty()) continue;
      take_out(result->working, stored);
      take_out(rating.status.why, stored);
      for (AppliedOverride& override : rating.overrides) {
        take_out(override.words, stored);
        take_out(override.working, stored);
      }
    }
    round_worked_out(rating);
  }

  // Figures that no cell holds are rounded as the others are: one with all its decimals tells what it is made of.
  static void round_worked_out(Rating& rating) {
    std::map<const Observation*, const Observation*> rounded;
    for (std::shared_ptr<const Observation>& each : rating.worked_out) {
      auto made = std::make_shared<Observation>(*each);
      as_printed(made->figure);
      rounded.emplace(each.get(), made.get());
      each = std::move(made);
    }
    const auto put = [&rounded](const Observation*& pointer) {
      const auto found = rounded.find(pointer);
      if (found != rounded.end()) pointer = found->second;
    };
    for (const Observation** pointer : {&rating.value, &rating.previous, &rating.year_to_date, &rating.before_previous,
                                        &rating.last_year, &rating.carried})
      put(*pointer);
    for (std::vector<const Observation*>* pointers :
         {&rating.history, &rating.years, &rating.benchmarks, &rating.targets}) {
      for (const Observation*& pointer : *pointers) put(pointer);
    }
  }

  static void take_out(std::string& words, const std::string& part) {
    for (std::size_t at = words.find(part); at != std::string::npos; at = words.find(part, at))
      words.erase(at, part.size());
  }

  static void as_printed(Figure& figure) {
    if (!figure.value) return;
    figure.exact = figure.value;
    figure.raw.reset();
    figure.oddities.clear();  // "the cell holds 12345 but its number format shows "12""
  }

  // Findings quote figures; how many there are in which workbook stays.
  void take_findings() {
    edition_.checked = checked_;
    for (Finding& finding : edition_.checked.findings) {
      for (std::string* words : {&finding.observed, &finding.expected, &finding.message, &finding.fix}) words->clear();
      if (finding.waived_by) finding.waived_by->reason.clear();
    }
    edition_.checked.compared_with.clear();
    if (input_.earlier == nullptr) return;
    for (const Submission* submission : checked_.compared_with) {
      for (std::size_t i = 0; i < input_.earlier->size(); ++i) {
        if (submission == &(*input_.earlier)[i]) edition_.checked.compared_with.push_back(&edition_.earlier[i]);
      }
    }
  }

  void compare_what_stays() {
    CheckInput to_compare{edition_.submissions, edition_.ratings, edition_.measure_register.get(), input_.period,
                          input_.period_asked};
    to_compare.earlier = &edition_.earlier;
    edition_.comparisons = compare(to_compare);
    for (Comparison& comparison : edition_.comparisons) {
      for (RestatedFigure& figure : comparison.restated) {
        if (!is_small_change(figure.before, figure.now) && !is_small_change_of_share(comparison, figure)) continue;
        figure.before = hidden_figure(figure.before);
        figure.before.text = "left out, because it differs by a small number";
        figure.rag_before = Rag::none;
        figure.direction_before.reset();
        figure.next_before.reset();
        figure.effect.clear();
      }
    }
  }

  // Whether the difference of two figures is a small number of people.
  [[nodiscard]] bool is_small_change(const Figure& before, const Figure& now) const {
    const auto differ = [this](const std::optional<Decimal>& one, const std::optional<Decimal>& other) {
      return one && other && items_.small((*one - *other).absolute());
    };
    if (SuppressionItems::is_count(before) && SuppressionItems::is_count(now) && differ(before.value, now.value))
      return true;
    return differ(before.numerator, now.numerator) || differ(before.denominator, now.denominator);
  }

  // Whether the difference of two percentages or rates is, of a number that they may be of.
  [[nodiscard]] bool is_small_change_of_share(const Comparison& comparison, const RestatedFigure& figure) {
    const Figure &before = figure.before, &now = figure.now;
    const bool share = now.unit == Unit::per_cent || now.unit == Unit::per_10000 || now.unit == Unit::per_100000;
    if (!share || !before.value || !now.value || before.unit != now.unit || comparison.later == nullptr) return false;
    std::vector<SuppressionItem*> items = {items_.find(
        {folded(comparison.later->directorate), figure.measure, figure.breakdown, figure.kind, figure.period})};
    // A year that the rules take for a year to date has another key.
    for (const Place& place : figure.places_now) items.push_back(items_.of_cell(place));
    const double difference = (*before.value - *now.value).absolute().to_double();
    return std::any_of(items.begin(), items.end(), [&](const SuppressionItem* item) {
      return item != nullptr && std::any_of(item->people_of_one.begin(), item->people_of_one.end(), [&](double people) {
               const double many = std::round(difference * people);
               return many >= 1 && many <= items_.limit().to_double();
             });
    });
  }

  const CheckInput& input_;
  const CheckResult& checked_;
  KeptMeasures kept_;
  SuppressionItems items_;
  std::vector<Decimal> numbers_;                            // that are left out
  std::map<std::string, std::vector<Decimal>> numbers_of_;  // the same by measure
  PublicEdition edition_;
};

}  // namespace

std::string suppressed_because(SuppressedBecause why) {
  switch (why) {
    case SuppressedBecause::small:
      return "it is a small number";
    case SuppressedBecause::made_of_small:
      return "it is made of a small number";
    case SuppressedBecause::makes_small:
      return "with it a small number could be worked out from the percentage";
    case SuppressedBecause::copy:
      return "it is the same figure as one that is left out";
    case SuppressedBecause::follows:
      return "a figure that is left out could be worked out from it";
    case SuppressedBecause::second:
      return "without it one that is left out could be worked out from the total";
    case SuppressedBecause::words:
      return "its cell holds words with a small number";
    case SuppressedBecause::change:
      return "only the change typed beside it is left out: the figure before could be worked out from it";
  }
  return "";
}

PublicEdition for_public(const CheckInput& input, const CheckResult& checked) {
  return Publisher(input, checked).publish();
}

}  // namespace scorebook
