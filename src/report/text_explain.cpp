// scorebook explain for people: one measure from its figures to its colour, each part under its heading.
#include <algorithm>

#include "rate/compared_period.hpp"
#include "report/explained.hpp"
#include "report/finding_words.hpp"
#include "report/inspection.hpp"
#include "report/neighbourhood.hpp"
#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "report/text_summary.hpp"
#include "report/text_trend.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kIndent = 17;

std::string in_quotes(const std::string& text) { return text.empty() ? "blank" : "\"" + text + "\""; }

// One measure's account, built up part by part.
class Account {
 public:
  Account(const Rating& rating, const Explanation& explanation, const TextStyle& style)
      : rating_(rating),
        explanation_(explanation),
        style_(style),
        several_(explanation.submissions.size() > 1),
        trend_(trend_of(rating)) {}

  [[nodiscard]] std::string text() {
    head();
    figures();
    definition();
    rating();
    forecast();
    trend();
    beside_others();
    findings();
    return std::move(text_);
  }

 private:
  void heading(const std::string& words) { text_ += "\n" + headline(words, Ink::bold, style_); }

  void line(const std::string& label, const std::string& words) {
    if (!words.empty()) text_ += paragraph(words, kIndent, style_, "  " + label);
  }

  // A cell as Excel names it, of the register or of several workbooks with the file.
  [[nodiscard]] std::string cell(const Place& place, bool with_file) const {
    if (!place.known()) return "";
    return with_file ? "[" + place.workbook_name() + "]" + to_string(place) : to_string(place);
  }

  void head() {
    const Measure& measure = rating_.measure;
    text_ += headline(measure.ref.empty() ? measure.title : measure.ref + "  " + measure.title, Ink::bold, style_);
    std::string about = measure.section;
    const auto add = [&about](const std::string& words) {
      if (!words.empty()) about += (about.empty() ? "" : ", ") + words;
    };
    add(rating_.directorate);
    const Submission* submission = submission_of(rating_, explanation_.submissions);
    if (several_ && submission != nullptr) add(submission->workbook->name);
    if (!about.empty()) text_ += paragraph(about, 0, style_);
  }

  void add_figure(TextTable& table, const std::string& what, const Observation* observation,
                  const std::string& period_if_none, bool is_worked_out) const {
    std::string period = period_if_none, cases, place;
    if (observation != nullptr) {
      const Figure& figure = observation->figure;
      if (observation->period) period = observation->period->words();
      if (observation->kind == ObservationKind::year_to_date) period = "to " + period;
      if (figure.numerator && figure.denominator)
        cases = figure.numerator->to_string() + " of " + figure.denominator->to_string();
      place = is_worked_out && !observation->place.known() ? "worked out" : cell(observation->place, several_);
    }
    table.add_row({what, period, figure_words(observation), cases, place});
  }

  void figures() {
    heading("Figures");
    TextTable table({{""}, {"", Wrap::late}, {"", Wrap::late, true}, {"", Wrap::late}, {"", Wrap::late}});
    const Period period = rating_.value != nullptr && rating_.value->period ? *rating_.value->period : rating_.period;
    add_figure(table, "Latest", rating_.value, period.words(), !rating_.value_working.empty());
    if (rating_.carried != nullptr) add_figure(table, "Last known", rating_.carried, "", false);
    add_figure(table, "Compared with", rating_.previous, "", true);
    add_figure(table, "A year before", rating_.last_year, year_before(period).words(), true);
    add_figure(table, "Year to date", rating_.year_to_date, "", !rating_.year_to_date_working.empty());
    text_ += table.to_string(2, style_);
    if (!rating_.value_working.empty()) line("Worked out", rating_.value_working);
    if (!rating_.year_to_date_working.empty()) line("Year to date", rating_.year_to_date_working);
    if (!rating_.due) line("Due", "no figure is due for " + rating_.period.words());
  }

  [[nodiscard]] std::string defined_by() const {
    const Place own = place_of_definition(rating_);
    const RegisterMeasure* row = registered(rating_, explanation_);
    if (row == nullptr)
      return own.known() ? "the workbook's own row, " + cell(own, several_) : "no row of a scorecard, plan or register";
    std::string words = "the measure register, " + cell(row->place, true);
    const std::string validity = validity_words(row->validity);
    if (!validity.empty()) words += ", valid " + validity;
    return own.known() ? words + "; the workbook has it in " + cell(own, several_) : words;
  }

  [[nodiscard]] std::string typed_tolerance() const {
    const TypedTolerance& typed = rating_.measure.tolerance;
    if (typed.empty()) return "";
    std::string words =
        "red " + in_quotes(typed.red) + ", amber " + in_quotes(typed.amber) + ", green " + in_quotes(typed.green);
    const std::vector<Place> places = places_of_tolerance(rating_);
    if (places.empty() || !places.front().known()) return words;
    words += ", in " + cell(places.front(), several_);
    for (std::size_t i = 1; i < places.size(); ++i) words += ", " + to_string(places[i].cell);
    return words;
  }

  void definition() {
    const Measure& measure = rating_.measure;
    heading("What it is, and what is asked of it");
    line("Defined by", defined_by());
    line("Definition", measure.definition_text);
    line("Set", measure.set);
    line("Priority", measure.priority);
    line("Outcome", measure.outcome);
    line("Part of", measure.sub_measure_of);
    line("Comes from", measure.source_system);
    line("Also known as", listed(measure.external_ids));
    const std::string good =
        measure.polarity_text.empty() ? std::string(polarity_name(measure.polarity)) : measure.polarity_text;
    line("Good is", good.empty() ? "not stated" : good);
    std::string unit(unit_name(measure.unit));
    if (!measure.data_note.empty() && folded(measure.data_note) != folded(unit))
      unit += (unit.empty() ? "" : ", ") + std::string("noted as ") + in_quotes(measure.data_note);
    line("Counted in", unit);
    line("Reported", measure.frequency);
    line("Led by", measure.lead);
    line("Tolerance", typed_tolerance());
    line("Read as", rating_.tolerance.words);
    for (const ToleranceRemark& remark : rating_.tolerance.remarks) line("", remark.message);
    line("Target", target_line());
    line("Set against it", rating_.target.measured_words);
    line("Rule", measure.rule);
    if (rating_.rated_by == RatedBy::dated_tolerance)
      line("Judged by", "the tolerance that the register sets for this period");
    if (rating_.rated_by == RatedBy::rule) line("Judged by", "the rule, set against the target");
    if (rating_.rated_by == RatedBy::target) line("Judged by", "the target: it is met or it is not");
  }

  // The number, and what it was read from where that says more.
  [[nodiscard]] std::string target_line() const {
    std::string words = target_words(rating_);
    const std::string& typed = rating_.target.typed;
    if (!typed.empty() && words.find(typed) == std::string::npos)
      words += (words.empty() ? "typed as " : ", typed as ") + in_quotes(typed);
    if (rating_.target.place.known()) return words + ", in " + cell(rating_.target.place, true);
    for (const Observation* observation : rating_.targets) {
      if (!typed.empty() && observation != nullptr && observation->figure.text == typed)
        return words + ", in " + cell(observation->place, several_);
    }
    return words;
  }

  void rating() {
    heading("Its rating");
    line("In period", rag_words(rating_.rag_period));
    line("At year end", rag_words(rating_.rag_year_end));
    const std::string sign(arrow_sign(shown_arrow(rating_, rating_.direction.state)));
    line("Direction", (sign.empty() ? "" : sign + " ") + direction_words(rating_, rating_.direction));
    if (rating_.last_year != nullptr) {
      const std::string long_sign(arrow_sign(shown_arrow(rating_, rating_.direction_long.state)));
      line("Over a year", (long_sign.empty() ? "" : long_sign + " ") + long_direction_words(rating_));
    }
    if (rating_.plan != nullptr) line("Status", status_words(rating_.status));
    for (const LabelledWords& words : override_words(rating_)) line(words.label, words.words);
  }

  void forecast() {
    const std::vector<LabelledWords> lines = forecast_words(rating_, true);
    if (lines.empty()) return;
    heading("Where it is heading");
    for (const LabelledWords& words : lines) line(words.label, words.words);
  }

  void trend() {
    heading("Its trend");
    if (trend_.chart.chart) {
      const auto& points = trend_.chart.chart.value().points;
      line("Rests on", counted(points.size(), "figure") + " from " + points.front().point.period.words() + " to " +
                           points.back().point.period.words());
    }
    for (const LabelledWords& words : trend_words(trend_, TrendDetail::all)) line(words.label, words.words);
  }

  void beside_others() {
    if (trend_.benchmarks.empty()) return;
    heading("Others, beside " + compared_words(trend_));
    for (const LabelledWords& words : benchmark_comparisons(trend_)) line(words.label, words.words);
  }

  void findings() {
    heading("What check found");
    const std::vector<const Finding*> found = findings_of(rating_, explanation_);
    if (found.empty()) {
      text_ += paragraph("Nothing about this measure. What could not be checked: scorebook check.", 2, style_);
      return;
    }
    for (const Finding* finding : found) {
      std::string head = std::string(severity_name(finding->severity)) + " " + finding->rule + ", " +
                         finding_place(*finding, several_, 0);
      if (finding->state == FindingState::waived) head += ", waived";
      text_ += paragraph(head, 2, style_);
      if (const auto neighbourhood = neighbourhood_of(explanation_.submissions, *finding))
        text_ += neighbourhood_text(*neighbourhood, 4, Ink::bold, style_);
      text_ += paragraph(finding->message, 4, style_);
      if (finding->state == FindingState::waived) {
        std::string words = waived_words(*finding);
        words.front() = 'W';
        text_ += paragraph(words + ".", 4, style_);
      } else if (!finding->fix.empty()) text_ += paragraph("To do: " + finding->fix, 4, style_);
    }
  }

  const Rating& rating_;
  const Explanation& explanation_;
  const TextStyle& style_;
  bool several_;
  MeasureTrend trend_;
  std::string text_;
};

std::string not_rated_text(const ExplainedMeasure& explained, bool several, const TextStyle& style) {
  std::string text = headline(explained.name, Ink::bold, style);
  text += paragraph(
      "It is not rated: the workbooks have no row of a scorecard or plan for it that says how to judge it, "
      "and no figure that the register's definition would judge. " +
          std::string(explained.figures.empty() ? "The workbooks have no figure of it." : "Its figures:"),
      0, style);
  TextTable table({{""}, {"", Wrap::late}, {"", Wrap::late, true}, {"", Wrap::late}});
  for (const Observation* observation : explained.figures) {
    const std::string file = several ? "[" + observation->place.workbook_name() + "]" : "";
    table.add_row({observation->period ? observation->period->words() : "no period", observation->breakdown,
                   figure_words(observation), file + to_string(observation->place)});
  }
  return explained.figures.empty() ? text : text + table.to_string(2, style);
}

}  // namespace

std::string explain_text(const Explanation& explanation, const TextStyle& style) {
  std::string text;
  const auto begin = [&text] { text += text.empty() ? "" : "\n\n"; };
  for (const ExplainedMeasure& explained : explained_measures(explanation)) {
    for (const Rating* rating : explained.ratings) {
      begin();
      text += Account(*rating, explanation, style).text();
    }
    if (!explained.ratings.empty()) continue;
    begin();
    text += not_rated_text(explained, explanation.submissions.size() > 1, style);
  }
  return paragraph("Explained for " + period_in_words(explanation.submissions, explanation.period), 0, style) + "\n" +
         text;
}

}  // namespace scorebook
