#include "rate/rate_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "locate/definition.hpp"
#include "locate/plan_names.hpp"
#include "rate/compared_period.hpp"
#include "rate/due.hpp"
#include "rate/margin.hpp"
#include "rate/period_of_measure.hpp"
#include "rate/ratable.hpp"
#include "rate/standing_rag.hpp"
#include "rate/threshold_words.hpp"
#include "rate/what_holds.hpp"
#include "rate/worked_out.hpp"
#include "rate/year_to_date.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr std::size_t kMostWorkedOut = 60;  // earlier figures of a measure that no table has

const Figure* figure_of(const Observation* observation) {
  return observation == nullptr ? nullptr : &observation->figure;
}

bool has_figure(const Observation* observation) { return observation != nullptr && observation->figure.value; }

// "n/a" and "-" in the year to date say that the measure has none; "tbc" says that it is not known.
bool has_year_to_date(const Figure& figure) {
  return figure.value || (figure.missing && *figure.missing != Missing::not_applicable &&
                          *figure.missing != Missing::nil_or_not_meaningful);
}

RagResult no_figure(Period period) {
  return no_rag(fmt::format("no figure for {}", period.words()), WithoutRag::no_figure);
}

// The priority that a table of a plan is of, by the line above it or the name of its sheet.
std::string priority_of(const PlanTable& table) {
  if (names_priority(table.heading.text)) return collapsed(table.heading.text);
  return table.sheet && names_priority(table.sheet->sheet) ? table.sheet->sheet : "";
}

// The last period of that kind in the financial year.
Period last_of_year(const Period& period) {
  const MonthNumber march = period.in_financial_year().last();
  Period last = period;
  for (int steps = 0; steps < kMonthsOfYear && last.last() < march; ++steps) last = last.next();
  return last.last() == march ? last : Period::of_month(march);
}

// A figure that stands for the year so far by itself.
bool covers_the_year(const Measure& measure) {
  if (measure.reporting_basis == ReportingBasis::in_period) return false;
  return is_cumulative(measure) || is_rolling(measure) || measure.reporting_basis == ReportingBasis::snapshot ||
         measure.year_to_date_rule == YearToDateRule::last ||
         measure.year_to_date_rule == YearToDateRule::rolling_12_months;
}

class MeasureRater {
 public:
  MeasureRater(const std::string& name, const Measure* defined, RatedAs rated_as, const RatingContext& context)
      : context_(context), defined_(defined), as_plan_(rated_as == RatedAs::plan), own_(context.period) {
    const auto found = context.figures.find(name);
    if (found != context.figures.end()) figures_ = found->second;
    figures_.keep_rows(as_plan_);
    rating_.period = context.period;
    if (context.measure_register != nullptr) rating_.settings = context.measure_register->settings;
    name_ = name;
  }

  Rating rate() {
    find_value();
    collect();
    settle_what_holds();
    rate_figures();
    compare();
    rate_previous();
    settle_status();
    return std::move(rating_);
  }

 private:
  // The definition of the first workbook that has a row of the wanted kind; the one with the figure stands first.
  void define() {
    rating_.row = nullptr;
    rating_.plan = nullptr;
    const Submission* submission = nullptr;
    for (const MeasureFigures::OfWorkbook& workbook : figures_.workbooks()) {
      if (submission == nullptr) submission = workbook.submission;
      const auto row = std::find_if(workbook.definitions.begin(), workbook.definitions.end(),
                                    [this](const DefiningRow& each) { return (each.plan != nullptr) == as_plan_; });
      if (row == workbook.definitions.end()) continue;
      rating_.row = row->row;
      rating_.plan = row->plan;
      plan_table_ = row->plan_table;
      submission = workbook.submission;
      break;
    }
    if (rating_.row != nullptr) rating_.measure = rating_.row->definition;
    if (rating_.plan != nullptr) define_by_plan();
    if (rating_.row == nullptr && rating_.plan == nullptr && defined_ != nullptr) rating_.measure = *defined_;
    rating_.directorate = submission == nullptr ? std::string() : submission->directorate;
    if (context_.measure_register != nullptr && !rating_.measure.ref.empty()) {
      if (const RegisterMeasure* registered = context_.measure_register->find(rating_.measure.ref))
        rating_.breaks = registered->breaks;
    }
  }

  void define_by_plan() {
    Measure& measure = rating_.measure;
    measure = rating_.plan->definition;
    if (measure.name != name_) {  // a sub-measure that shares its row with others
      measure.name = measure.ref = name_;
      lay_register_over(measure, context_.measure_register);
    }
    if (measure.outcome.empty()) measure.outcome = measure.section;
    if (measure.priority.empty()) measure.priority = priority_of(*plan_table_);
  }

  void find_value() {
    rating_.value = figures_.value(own_);
    figures_.put_first(rating_.value);
    define();
    if (rating_.value == nullptr) {
      rating_.value = value_ending_with(rating_.measure, context_.period, figures_);
      if (rating_.value != nullptr) {
        figures_.put_first(rating_.value);
        define();
        own_ = *rating_.value->period;
      }
    }
    if (rating_.value == nullptr) rating_.value = worked_out(own_, &rating_.value_working);
    rating_.due = has_figure(rating_.value) || is_due(rating_.measure, context_.period);
  }

  const Observation* keep(const WorkedOut& result, std::string* working) {
    if (result.observation == nullptr) return nullptr;
    rating_.worked_out.push_back(result.observation);
    if (working != nullptr) *working = result.working;
    return result.observation.get();
  }

  const Observation* worked_out(const Period& period, std::string* working = nullptr) {
    if (context_.measure_register == nullptr) return nullptr;
    const WorkedOutOf from{context_.figures, context_.measure_register, context_.parts};
    return keep(work_out_value(rating_.measure, period, from), working);
  }

  const Observation* value_at(const Period& period) {
    const Observation* found = figures_.value(period);
    return found != nullptr ? found : worked_out(period);
  }

  const Observation* figure_at(const Period& period, bool annual) {
    const Observation* found = value_at(period);
    return found == nullptr && annual ? figures_.year(period) : found;
  }

  // Everything that the rating carries for trends, charts and comparisons.
  void collect() {
    const bool of_year = rating_.value != nullptr && rating_.value->kind == ObservationKind::year;
    rating_.history = figures_.in_order([&](const Observation& each) {
      return each.kind == ObservationKind::value && each.period->kind() == own_.kind() &&
             each.period->months() == own_.months() && each.period->last() <= own_.last();
    });
    rating_.years = figures_.in_order([&](const Observation& each) {
      const bool year = each.kind == ObservationKind::year ||
                        (each.kind == ObservationKind::value && each.period->months() == kMonthsOfYear);
      return year && each.period->last() <= own_.last();
    });
    if (of_year) rating_.history = rating_.years;
    if (!rating_.value_working.empty()) work_out_history();
    waves_ = figures_.in_order([](const Observation& each) {
      return each.kind == ObservationKind::value && each.period->kind() == PeriodKind::wave;
    });
    rating_.year_to_date = figures_.year_to_date(own_);
    if (rating_.year_to_date == nullptr && has_figure(rating_.value) && !of_year) {
      const auto value_of = [this](const Period& period) { return value_at(period); };
      rating_.year_to_date =
          keep(work_out_year_to_date(rating_.measure, own_, value_of), &rating_.year_to_date_working);
    }
    rating_.last_year = figure_at(year_before(own_), own_.months() == kMonthsOfYear);
    collect_benchmarks();
    collect_targets();
    if (!has_figure(rating_.value)) find_carried();
  }

  // Adds what can be worked out for the periods that no table has.
  void work_out_history() {
    Observations found = {rating_.value};
    auto typed = rating_.history.rbegin();
    Period period = own_.previous();
    for (std::size_t back = 0; back < kMostWorkedOut; ++back, period = period.previous()) {
      while (typed != rating_.history.rend() && period < *(*typed)->period) ++typed;
      const bool is_typed = typed != rating_.history.rend() && *(*typed)->period == period;
      const Observation* earlier = is_typed ? *typed : worked_out(period);
      if (has_figure(earlier)) found.push_back(earlier);
    }
    for (; typed != rating_.history.rend(); ++typed) {
      if (*(*typed)->period < *found.back()->period) found.push_back(*typed);
    }
    std::reverse(found.begin(), found.end());
    rating_.history = std::move(found);
  }

  void find_carried() {
    const Observations earlier = figures_.in_order([&](const Observation& each) {
      const bool figure = each.kind == ObservationKind::value || each.kind == ObservationKind::year;
      return figure && each.period->last() < own_.last();
    });
    if (!earlier.empty()) rating_.carried = earlier.back();
  }

  void collect_benchmarks() {
    std::map<std::string, const Observation*> latest;
    const auto take = [&](const Observation& each) {
      if (each.kind != ObservationKind::benchmark || !each.figure.value) return;
      if (each.period && each.period->last() > own_.last()) return;
      const Observation*& of_name = latest[folded(each.benchmark)];
      if (of_name == nullptr || of_name->period < each.period) of_name = &each;
    };
    figures_.for_each(take);
    const auto registered = context_.register_benchmarks.find(rating_.measure.ref);
    if (registered != context_.register_benchmarks.end() && !rating_.measure.ref.empty()) {
      for (const Observation* each : registered->second) take(*each);
    }
    for (const auto& [name, benchmark] : latest) rating_.benchmarks.push_back(benchmark);
  }

  // The targets that tables set for the year of the period. They hold where the register states none.
  void collect_targets() {
    const Period year = own_.in_financial_year();
    figures_.for_each([&](const Observation& each) {
      if (each.kind != ObservationKind::target) return;
      const bool holds = !each.period || each.period->in_financial_year() == year ||
                         (each.period->first() <= own_.last() && own_.last() <= each.period->last());
      if (holds) rating_.targets.push_back(&each);
    });
    if (rating_.row == nullptr && rating_.measure.target.empty() && !rating_.targets.empty())
      rating_.measure.target = rating_.targets.front()->figure.text;
  }

  [[nodiscard]] TargetReferences references() {
    TargetReferences known;
    known.figure_of = [this](const Period& period) -> const Figure* {
      if (break_between(rating_.breaks, period, own_) != nullptr) return nullptr;
      const bool annual = period.months() == kMonthsOfYear;
      const Observation* found = figure_at(period, annual);
      const bool from_april = period.first() == period.in_financial_year().first();
      if (found == nullptr && from_april && (annual || period.kind() == PeriodKind::span))
        found = figures_.year_to_date(period);
      return has_figure(found) ? &found->figure : nullptr;
    };
    known.benchmark_of = [this](std::string_view name, const Period& not_after) -> const Figure* {
      for (const Observation* each : rating_.benchmarks) {
        const bool in_time = !each->period || each->period->last() <= not_after.last();
        if (in_time && folded(each->benchmark) == folded(name)) return &each->figure;
      }
      return nullptr;
    };
    known.baseline = [this]() -> const Figure* {
      if (rating_.years.empty() || rating_.years.front()->period->last() >= own_.last()) return nullptr;
      if (break_between(rating_.breaks, *rating_.years.front()->period, own_) != nullptr) return nullptr;
      baseline_ = rating_.years.front()->figure;
      baseline_.stated_period = rating_.years.front()->period;
      return &baseline_;
    };
    return known;
  }

  WhatHolds holding(const Period& period, FigureBasis basis) {
    return what_holds(rating_.measure, period, basis, context_.measure_register, references(), rating_.settings);
  }

  void settle_what_holds() {
    WhatHolds in_period = holding(own_, FigureBasis::period);
    rating_.rated_by = in_period.by;
    rating_.tolerance = std::move(in_period.tolerance);
    rating_.target = std::move(in_period.target);
    rating_.target_year_end = holding(own_, FigureBasis::year_to_date).target;
    rating_.target_by_end_of_year = holding(last_of_year(own_), FigureBasis::year_to_date).target;
    const bool typed = rating_.rated_by == RatedBy::target || rating_.rated_by == RatedBy::rule;
    const bool stated = rating_.target.place.known() || rating_.measure.rag_basis == RagBasis::period ||
                        rating_.measure.rag_basis == RagBasis::year_to_date;
    if (typed && !stated) doubt_target_of_year();
    if (rated_by_tolerance(rating_.rated_by)) doubt_thresholds_of_year();
  }

  // The thresholds of a scorecard stand beside its months and are meant for them, or rule C408 asks. Those that only
  // the register has of a count may be for the year or for each of its periods: where nothing says which, they are set
  // against neither.
  void doubt_thresholds_of_year() {
    const Measure& measure = rating_.measure;
    const bool amount = measure.unit == Unit::count || measure.unit == Unit::money || measure.unit == Unit::cases;
    if (rating_.row != nullptr || measure.rag_basis != RagBasis::not_stated || !amount || !grows_with_time(measure) ||
        is_cumulative(measure) || is_rolling(measure) || own_.months() >= kMonthsOfYear)
      return;
    thresholds_in_doubt_ = fmt::format(
        "nothing says whether its thresholds are for {} or for the year (RAG basis in the register)", own_.words());
  }

  // A plan's target is one for its year; one of the register may be for the year or for each of its periods. Where
  // nothing says what a count covers, or what its target is for, the two are not set against each other.
  void doubt_target_of_year() {
    const Measure& measure = rating_.measure;
    const bool known =
        is_cumulative(measure) || is_rolling(measure) || measure.year_to_date_rule == YearToDateRule::sum;
    const bool amount = measure.unit == Unit::count || measure.unit == Unit::money || measure.unit == Unit::cases;
    if (known || !amount || !grows_with_time(measure) || own_.months() >= kMonthsOfYear || !rating_.target.value)
      return;
    const std::string target = "the target of " + quoted(rating_.target.typed);
    const std::string reason =
        as_plan_
            ? fmt::format("{} is for {}, and nothing says whether the figure of {} counts it alone or the year so far",
                          target, own_.in_financial_year().words(), own_.words())
            : fmt::format("nothing says whether {} is for {} or for the year", target, own_.words());
    for (TargetForPeriod* each : {&rating_.target, &rating_.target_year_end}) {
      each->value.reset();
      each->side = TargetSide::none;
      each->no_target = NoTarget::not_usable;
      each->reason = reason;
    }
  }

  // A figure for the year so far is judged by what holds for the year so far.
  RagResult judge(const Figure& figure, bool year_to_date) {
    const bool broken = break_between(rating_.breaks, year_before(own_), own_) != nullptr;
    const Observation* before = broken         ? nullptr
                                : year_to_date ? figures_.year_to_date(year_before(own_))
                                               : rating_.last_year;
    return judge_figure(figure,
                        {rating_.rated_by, rating_.tolerance, year_to_date ? rating_.target_year_end : rating_.target},
                        figure_of(before), rating_.measure, rating_.settings);
  }

  void rate_figures() {
    rating_.rag_period = rate_in_period();
    rating_.rag_year_end = rate_year_end();
    if (has_figure(rating_.value) && rated_by_tolerance(rating_.rated_by))
      rating_.margin = margin_of(rating_.value->figure, rating_.tolerance, rating_.rag_period.rag);
  }

  RagResult rate_in_period() {
    if (!thresholds_in_doubt_.empty() && rateable()) return no_rag(thresholds_in_doubt_);
    if (rating_.measure.rag_basis == RagBasis::year_to_date && !covers_the_year(rating_.measure) && rateable())
      return no_rag("its thresholds are for the year to date");
    if (rating_.value == nullptr && rateable()) return no_figure(rating_.period);
    RagResult result = judge(rating_.value == nullptr ? Figure{} : rating_.value->figure, false);
    if (result.rag != Rag::none && !rating_.value_working.empty()) result.working += "; " + rating_.value_working;
    return result;
  }

  [[nodiscard]] bool rateable() const { return can_rate(rating_.rated_by, rating_.tolerance, rating_.target); }

  RagResult rate_year_end() {
    if (!thresholds_in_doubt_.empty() && rateable()) return no_rag(thresholds_in_doubt_);
    if (rating_.measure.rag_basis == RagBasis::period && rateable())
      return no_rag("its thresholds are for single periods");
    if (rating_.year_to_date != nullptr && has_year_to_date(rating_.year_to_date->figure)) {
      RagResult result = judge(rating_.year_to_date->figure, true);
      if (result.rag != Rag::none) result.working = "year to date " + result.working;
      if (result.rag != Rag::none && !rating_.year_to_date_working.empty())
        result.working += "; " + rating_.year_to_date_working;
      return result;
    }
    if (rateable() && follows_from_periods(rating_.measure) && own_.months() < kMonthsOfYear)
      return no_rag(
          "the year to date is not known: the workbook gives none, and not every period since it began has "
          "a figure");
    const Observation* other = rating_.year_to_date == nullptr ? figures_.other_year_to_date() : nullptr;
    if (rateable() && other != nullptr)
      return no_rag(
          fmt::format("the year to date runs to {}, not to {}", other->period->words(), rating_.period.words()));
    if (rating_.measure.rag_basis == RagBasis::year_to_date && !covers_the_year(rating_.measure) && rateable())
      return no_rag("its thresholds are for the year to date, which there is none of");
    if (rating_.value == nullptr && rateable()) return no_figure(rating_.period);
    RagResult result = judge(rating_.value == nullptr ? Figure{} : rating_.value->figure, false);
    if (result.rag != Rag::none) result.working = "no year to date, so the latest figure counts: " + result.working;
    return result;
  }

  // Where thresholds are not for single periods the year's rating says whether the measure is on target.
  [[nodiscard]] Rag rag_of_direction() const { return standing_rag(rating_).rag; }

  Direction step(const Observation* from, const Observation* to, Rag rag) {
    const bool both = has_figure(from) && has_figure(to) && from->period && to->period;
    if (both) {
      if (const Break* between = break_between(rating_.breaks, *from->period, *to->period)) {
        return {DirectionState::no_comparison,
                fmt::format("{} is not compared with {} of {}: figures changed with {}, {}{}", to->figure.shown(),
                            from->figure.shown(), from->period->words(), between->from.words(), between->reason,
                            between->name.empty() ? "" : " (" + between->name + ")")};
      }
    }
    const bool usual = both && to->period->kind() == PeriodKind::month && *from->period == to->period->previous();
    const std::optional<Decimal>& band = rating_.measure.stable_band;
    return rate_direction(figure_of(from), figure_of(to), rating_.measure.polarity, rag,
                          band ? *band : rating_.settings.stable_band, rating_.settings,
                          both && !usual ? from->period->words() : std::string());
  }

  void compare() {
    const ComparedPeriod with = compared_period(rating_.measure, own_, waves_, rating_.years);
    rating_.previous = with.period ? figure_at(*with.period, with.annual) : nullptr;
    // A plan shows the same quarter of last year where it shows no quarter before.
    if (as_plan_ && rating_.previous == nullptr && rating_.measure.direction_basis == DirectionBasis::not_stated)
      rating_.previous = rating_.last_year;
    rating_.direction = step(rating_.previous, rating_.value, rag_of_direction());
    if (!with.period && has_figure(rating_.value)) rating_.direction = {DirectionState::no_comparison, with.why_not};
    rating_.direction_long = step(rating_.last_year, rating_.value, rag_of_direction());
  }

  // The step before the last one, so that a report can say what has changed since.
  void rate_previous() {
    if (rating_.previous == nullptr) {
      rating_.rag_previous = no_figure(own_.previous());
      return;
    }
    const Period earlier = *rating_.previous->period;
    const ComparedPeriod with = compared_period(rating_.measure, earlier, waves_, rating_.years);
    rating_.before_previous = with.period ? figure_at(*with.period, with.annual) : nullptr;
    rating_.rag_previous = rate_earlier(earlier);
    rating_.direction_previous = step(rating_.before_previous, rating_.previous, rating_.rag_previous.rag);
  }

  // The figure of an earlier period by what held then; where thresholds are for the year its year to date.
  RagResult rate_earlier(const Period& earlier) {
    if (!thresholds_in_doubt_.empty()) return no_rag(thresholds_in_doubt_);
    const bool by_year = rating_.measure.rag_basis == RagBasis::year_to_date && !covers_the_year(rating_.measure);
    const Observation* figure = by_year ? figures_.year_to_date(earlier) : rating_.previous;
    if (by_year && !has_figure(figure)) return no_rag("its thresholds are for the year to date");
    const Period last_year = year_before(earlier);
    const bool broken = break_between(rating_.breaks, last_year, earlier) != nullptr;
    const Observation* before = by_year ? figures_.year_to_date(last_year) : figures_.value(last_year);
    return judge_figure(figure->figure, holding(earlier, by_year ? FigureBasis::year_to_date : FigureBasis::period),
                        broken ? nullptr : figure_of(before), rating_.measure, rating_.settings);
  }

  void settle_status() { rating_.status = status_of(rating_, standing_rag(rating_)); }

  static StatusResult status_of(const Rating& rating, const RagResult& result) {
    if (!has_figure(rating.value)) {
      if (!rating.due) return {PlanStatus::not_available, "not due in " + rating.period.words()};
      const std::string words = rating.value == nullptr ? "" : collapsed(rating.value->figure.text);
      return {PlanStatus::not_available,
              words.empty() ? "no figure for " + rating.period.words() : "no figure: " + words};
    }
    if (result.rag != Rag::none)
      return {plan_status_of(result.rag, PlanStatus::not_settled), std::string(rag_name(result.rag))};
    const bool blank =
        rating.rated_by == RatedBy::nothing && rating.measure.tolerance.empty() && rating.target.typed.empty();
    const bool judged = rating.measure.polarity == Polarity::high || rating.measure.polarity == Polarity::low;
    // Nobody has said that there is to be no target.
    if (blank && judged) return {PlanStatus::not_settled, "no target is stated"};
    const bool by_tolerance = rated_by_tolerance(rating.rated_by);
    const bool none_set = rating.tolerance.kind == ToleranceKind::none &&
                          (by_tolerance || (rating.target.nobody_set_one() && result.reason == rating.target.reason));
    return {none_set ? PlanStatus::not_applicable : PlanStatus::not_settled, result.reason};
  }

  const RatingContext& context_;
  const Measure* defined_;
  bool as_plan_;
  Period own_;  // the period of the figure that is rated
  std::string name_;
  MeasureFigures figures_;
  Observations waves_;
  const PlanTable* plan_table_ = nullptr;
  Figure baseline_;
  std::string thresholds_in_doubt_;  // why a count is set against none of its thresholds; empty where they hold
  Rating rating_;
};

}  // namespace

Rating rate_measure(const std::string& name, const Measure* defined, RatedAs rated_as, const RatingContext& context) {
  return MeasureRater(name, defined, rated_as, context).rate();
}

}  // namespace scorebook
