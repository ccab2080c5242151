// The overall performance scorecard of a plan: one row for each measure, by priority and outcome, with the figures of
// earlier years, the last quarters and the last months. A column that no measure has anything for is left out, and the
// room goes to the words.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/plan_looks.hpp"
#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// The period of a column; nothing for columns that are of none.
std::optional<Period> period_of(const LayoutColumn& column, const Period& reported) {
  const MonthNumber last = reported.last();
  if (column.shows == ColumnShows::month) return Period::of_month(last - column.back);
  const int year = year_of(reported.in_financial_year().first());
  if (column.shows == ColumnShows::year) return Period::financial_year(year - column.back);
  if (column.shows != ColumnShows::quarter) return std::nullopt;
  Period quarter = Period::quarter(year, (last - reported.in_financial_year().first()) / 3 + 1);
  for (int i = 0; i < column.back; ++i) quarter = quarter.previous();
  return quarter;
}

void replace(std::string& text, std::string_view word, const std::string& by) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
}

class PlanScorecard {
 public:
  PlanScorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book), sheet_(sheet), description_(description) {
    for (const LayoutColumn& column : description.columns) {
      const bool always = column.shows == ColumnShows::ref || column.shows == ColumnShows::title ||
                          column.shows == ColumnShows::status || column.shows == ColumnShows::direction ||
                          column.shows == ColumnShows::target;
      for (const PriorityReport& priority : book.priorities) {
        for (const OutcomeReport& outcome : priority.outcomes)
          shown_.insert(outcome.ratings.begin(), outcome.ratings.end());
      }
      if (always || any_has(column)) columns_.push_back(column);
    }
    set_widths();
  }

  void write() {
    const auto last_column = static_cast<std::uint32_t>(columns_.size());
    std::uint32_t row = begin_wide_sheet(book_, sheet_, description_, description_.title, last_column) - 1;
    double first_used = sheet_.height_of(1) + sheet_.height_of(2);
    const std::uint32_t repeated_from = row;
    row = write_key(row);
    row = write_headings(row);
    sheet_.repeat_rows(repeated_from, row - 1);
    std::uint32_t frozen = 1;
    while (frozen < last_column && columns_[frozen - 1].shows != ColumnShows::title) ++frozen;
    sheet_.freeze({row, frozen + 1});
    double repeated = 0;
    for (std::uint32_t each = repeated_from; each < row; ++each) repeated += sheet_.height_of(each);
    for (const PriorityReport& priority : book_.priorities) row = write_priority_rows(row, priority);
    if (book_.priorities.empty())
      sheet_.merge({{row, 1}, {row, last_column}}, "No measure of a plan was found in the workbooks.",
                   book_.looks.words),
          ++row;
    break_pages(sheet_, blocks_, {page_height_of(book_, sheet_, description_, last_column) - repeated, first_used});
    sheet_.print_area({{1, 1}, {row - 1, last_column}});
  }

 private:
  void set_widths() {
    double all = 0;
    std::vector<LayoutColumn*> wordy;
    for (LayoutColumn& column : columns_) {
      all += column.width;
      if (column.shows == ColumnShows::title || column.shows == ColumnShows::notes ||
          column.shows == ColumnShows::action)
        wordy.push_back(&column);
    }
    const PrintSetup setup = book_.print_setup(sheet_, description_.paper, description_.landscape);
    constexpr double kPointsOfCharacter = 5.25, kPadding = 3.75;
    const double room = (setup.printable_width() / kWiderElsewhere - kPadding * static_cast<double>(columns_.size())) /
                        kPointsOfCharacter;
    for (LayoutColumn* column : wordy) {
      const double more = std::max(0.0, room - all) / static_cast<double>(wordy.size());
      column->width = std::min(column->width + more, 80.0);
    }
    for (std::uint32_t i = 0; i < columns_.size(); ++i) sheet_.column_width(i + 1, i + 1, columns_[i].width);
  }

  [[nodiscard]] bool any_has(const LayoutColumn& column) const {
    return std::any_of(shown_.begin(), shown_.end(), [&](const Rating* rating) {
      return figure_in(column, *rating) != nullptr || !words_in(column, *rating).empty();
    });
  }

  // What the measure has for the period of the column, wherever it comes from.
  [[nodiscard]] const Observation* figure_in(const LayoutColumn& column, const Rating& rating) const {
    const std::optional<Period> wanted = period_of(column, book_.input.period);
    if (!wanted) return nullptr;
    const auto fits = [&](const Observation* observation) {
      return observation != nullptr && observation->period == wanted &&
             (observation->kind == ObservationKind::value || observation->kind == ObservationKind::year);
    };
    if (fits(rating.value)) return rating.value;
    for (const auto* list : {&rating.history, &rating.years}) {
      const auto found = std::find_if(list->rbegin(), list->rend(), fits);
      if (found != list->rend()) return *found;
    }
    for (const Observation* observation : {rating.previous, rating.before_previous, rating.last_year, rating.carried}) {
      if (fits(observation)) return observation;
    }
    return in_plan_row(rating, fits);
  }

  // Words in place of a figure stand in the plan's row alone.
  template <class Fits>
  [[nodiscard]] const Observation* in_plan_row(const Rating& rating, const Fits& fits) const {
    const Submission* submission = rating.plan == nullptr ? nullptr : submission_of(rating, book_.input.submissions);
    if (submission == nullptr) return nullptr;
    for (const std::size_t index : rating.plan->observations) {
      const Observation& observation = submission->observations[index];
      if (observation.measure == rating.measure.name && fits(&observation)) return &observation;
    }
    return nullptr;
  }

  // The latest figure that no other column shows, with its period: a term's, a survey's, an academic year's.
  [[nodiscard]] const Observation* other_figure(const Rating& rating) const {
    const Observation* latest = nullptr;
    for (const Observation* observation : {rating.value, rating.carried, rating.previous}) {
      if (observation == nullptr || !observation->period) continue;
      const bool elsewhere = std::any_of(
          description_.columns.begin(), description_.columns.end(),
          [&](const LayoutColumn& column) { return period_of(column, book_.input.period) == observation->period; });
      if (!elsewhere && (latest == nullptr || *latest->period < *observation->period)) latest = observation;
    }
    return latest;
  }

  [[nodiscard]] std::string words_in(const LayoutColumn& column, const Rating& rating) const {
    const Measure& measure = rating.measure;
    switch (column.shows) {
      case ColumnShows::ref:
        return plan_measure_ref(rating);
      case ColumnShows::title:
        return plan_measure_title(rating);
      case ColumnShows::action:
        return measure.action;
      case ColumnShows::lead:
        return measure.lead;
      case ColumnShows::polarity:
        return measure.polarity_text;
      case ColumnShows::frequency:
        return measure.frequency;
      case ColumnShows::notes:
        return notes_of(rating);
      case ColumnShows::other_figure: {
        const Observation* other = other_figure(rating);
        return other == nullptr ? "" : figure_words(other) + " (" + other->period->label() + ")";
      }
      default:
        return "";
    }
  }

  // Why a status is none of the three, what an officer decided, what the figure rests on.
  [[nodiscard]] static std::string notes_of(const Rating& rating) {
    std::vector<std::string> notes;
    if (status_rag(rating.status.status) == Rag::none && !rating.status.why.empty()) notes.push_back(rating.status.why);
    for (const AppliedOverride& override : rating.overrides) {
      if (!override.follows) notes.push_back(std::string(overridden_part_name(override.part)) + ": " + override.words);
    }
    if (rating.carried != nullptr && rating.carried->period)
      notes.push_back("last figure " + figure_words(rating.carried) + " of " + rating.carried->period->words());
    if (rating.value != nullptr) {
      const Figure& figure = rating.value->figure;
      if (figure.provisional) notes.emplace_back("provisional");
      if (figure.numerator && figure.denominator)
        notes.push_back(figure.numerator->to_string() + " of " + figure.denominator->to_string());
      if (!rating.value_working.empty()) notes.push_back(rating.value_working);
    }
    if (rating.target.value && !rating.target.working.empty()) notes.push_back("target: " + rating.target.working);
    std::string words;
    for (std::string& note : notes) {
      if (!note.empty() && note.front() >= 'a' && note.front() <= 'z' && note.compare(0, 3, "RAG") != 0)
        note.front() = static_cast<char>(note.front() - 'a' + 'A');
      words += (words.empty() ? "" : ". ") + note;
    }
    return words;
  }

  std::uint32_t write_key(std::uint32_t row) {
    const auto last_column = static_cast<std::uint32_t>(columns_.size());
    CellFormat words = book_.looks.words;
    words.size = 9.75;
    const auto line = [&](const std::string& text) {
      sheet_.merge({{row, 1}, {row, last_column}}, text, words), ++row;
    };
    if (!description_.key.empty()) line(filled_in(description_.key, book_.input));
    std::string statuses = "Overall status:  ", directions = "DOT (direction of travel):  ";
    for (const PlanStatus status : plan_statuses()) {
      if (status == PlanStatus::not_settled) continue;
      if (status != PlanStatus::met) statuses += ";  ";
      statuses += status_sign(status) + " " + std::string(status_in_short(status)) + ": " +
                  std::string(plan_status_words(status));
    }
    for (const PlanDirection direction : {PlanDirection::improved, PlanDirection::stable, PlanDirection::got_worse})
      directions += direction_sign(direction) + " " + std::string(plan_direction_name(direction)) + ";  ";
    line(statuses);
    line(directions + "not applicable: nothing to compare with, or no good or bad performance");
    return row;
  }

  [[nodiscard]] std::string heading(const std::string& words, const LayoutColumn& column) const {
    std::string text = words;
    const std::optional<Period> period = period_of(column, book_.input.period);
    const std::string label = period ? period->label() : book_.input.period.in_financial_year().label();
    for (const std::string_view word : {"{month}", "{quarter}", "{year}", "{year to date}"}) replace(text, word, label);
    return text;
  }

  std::uint32_t write_headings(std::uint32_t row) {
    const CellFormat& format = book_.looks.heading;
    const auto columns = static_cast<std::uint32_t>(columns_.size());
    for (std::uint32_t column = 1; column <= columns;) {
      const LayoutColumn& here = columns_[column - 1];
      if (here.group.empty()) {
        sheet_.merge({{row, column}, {row + 1, column}}, heading(here.heading, here), format);
        ++column;
        continue;
      }
      std::uint32_t last = column;
      while (last < columns && columns_[last].group == here.group) ++last;
      sheet_.merge({{row, column}, {row, last}}, heading(here.group, here), format);
      for (; column <= last; ++column)
        sheet_.text({row + 1, column}, heading(columns_[column - 1].heading, columns_[column - 1]), format);
    }
    return row + 2;
  }

  std::uint32_t write_priority_rows(std::uint32_t row, const PriorityReport& priority) {
    const auto last_column = static_cast<std::uint32_t>(columns_.size());
    std::uint32_t first = row;
    CellFormat band = book_.looks.heading;
    band.across = Across::left;
    sheet_.merge({{row, 1}, {row, last_column}}, priority.priority.empty() ? "No priority stated" : priority.priority,
                 band);
    ++row;
    for (const OutcomeReport& outcome : priority.outcomes) {
      const std::string name = outcome.outcome.empty() ? "No outcome stated" : "Outcome: " + outcome.outcome;
      CellFormat words = book_.looks.band;
      words.wrap = true;
      sheet_.merge({{row, 1}, {row, last_column}},
                   name + (outcome.lead.empty() ? "" : "     Lead accountability: " + outcome.lead), words);
      ++row;
      for (const Rating* rating : outcome.ratings) {
        for (std::uint32_t column = 1; column <= last_column; ++column)
          write_cell({row, column}, columns_[column - 1], *rating);
        blocks_.push_back({first, row, false});
        first = ++row;
      }
    }
    return row;
  }

  void write_cell(CellRef cell, const LayoutColumn& column, const Rating& rating) {
    const Looks& looks = book_.looks;
    if (column.shows == ColumnShows::status) return write_status(book_, sheet_, cell, rating);
    if (column.shows == ColumnShows::direction) return write_direction(book_, sheet_, cell, rating);
    if (column.shows == ColumnShows::target) return write_target(cell, rating);
    if (period_of(column, book_.input.period)) {
      const Observation* observation = figure_in(column, rating);
      if (observation == nullptr) return sheet_.blank(cell, looks.figure);
      return book_.figure(sheet_, cell, *observation, looks.figure);
    }
    const bool running =
        column.shows == ColumnShows::title || column.shows == ColumnShows::action || column.shows == ColumnShows::notes;
    CellFormat format = running ? looks.cell : looks.centred;
    format.number_format = "@";
    if (column.shows == ColumnShows::notes || column.shows == ColumnShows::action) format.size = 9.25;
    sheet_.text(cell, words_in(column, rating), format);
    const Observation* other = column.shows == ColumnShows::other_figure ? other_figure(rating) : nullptr;
    if (other != nullptr)
      book_.sources.push_back(
          {sheet_.name(), cell, other->measure, other->period->label(), other->figure.shown(), other->place});
  }

  // As the plan types it, with all its words: "5% reduction on 2016-17" is not 5%. What the register says otherwise.
  void write_target(CellRef cell, const Rating& rating) {
    CellFormat format = book_.looks.centred;
    const Observation* typed = nullptr;
    for (const Observation* target : rating.targets) {
      if (typed == nullptr || target->figure.text == rating.target.typed) typed = target;
    }
    const bool other_words =
        typed != nullptr && !rating.target.typed.empty() && typed->figure.text != rating.target.typed;
    if (typed != nullptr && typed->figure.raw && !other_words) return book_.figure(sheet_, cell, *typed, format);
    std::string words = rating.target.typed;
    if (words.empty() && typed != nullptr) words = typed->figure.text;
    if (words.empty() && target_number(rating)) words = target_words(rating);
    format.number_format = "@";
    sheet_.text(cell, words.empty() ? "none stated" : words, format);
    if (typed != nullptr && !other_words)
      book_.sources.push_back({sheet_.name(), cell, typed->measure, "target", words, typed->place});
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  std::set<const Rating*> shown_;
  std::vector<LayoutColumn> columns_;  // those that are printed
  std::vector<FlowBlock> blocks_;
};

}  // namespace

void write_plan_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  PlanScorecard(book, sheet, description).write();
}

}  // namespace scorebook
