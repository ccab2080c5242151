// The overall performance scorecard of a plan: one row for each measure, by priority and outcome, with the figures of
// earlier years, the last quarters and the last months. A column that no measure has anything for is left out, and the
// room goes to the words.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/living_rules.hpp"
#include "report/plan_looks.hpp"
#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "report/scorecard_columns.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

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
    row = write_column_headings(book_, sheet_, row, columns_);
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

  [[nodiscard]] const Observation* figure_in(const LayoutColumn& column, const Rating& rating) const {
    const std::optional<Period> wanted = period_of(column, book_.input.period);
    return wanted ? figure_of_period(book_, rating, *wanted) : nullptr;
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
    if (!description_.key.empty()) line(book_.filled(description_.key));
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

  std::uint32_t write_priority_rows(std::uint32_t row, const PriorityReport& priority) {
    const auto last_column = static_cast<std::uint32_t>(columns_.size());
    std::uint32_t first = row;
    CellFormat band = book_.looks.heading;
    band.across = Across::left;
    across(row, priority.priority.empty() ? "No priority stated" : priority.priority, band);
    ++row;
    for (const OutcomeReport& outcome : priority.outcomes) {
      const std::string name = outcome.outcome.empty() ? "No outcome stated" : "Outcome: " + outcome.outcome;
      CellFormat words = book_.looks.band;
      words.wrap = true;
      across(row, name + (outcome.lead.empty() ? "" : "     Lead accountability: " + outcome.lead), words);
      ++row;
      for (const Rating* rating : outcome.ratings) {
        living_row_ = PlanRatedRow{};
        living_row_.rating = rating;
        living_row_.priority = priority_key(priority.priority);
        for (std::uint32_t column = 1; column <= last_column; ++column)
          write_cell({row, column}, columns_[column - 1], *rating);
        book_.living.plan_row(living_row_);
        blocks_.push_back({first, row, false});
        first = ++row;
      }
    }
    return row;
  }

  // Over all columns; the cells of a column that formulas count are known to be empty there.
  void across(std::uint32_t row, const std::string& words, const CellFormat& format) {
    const auto last_column = static_cast<std::uint32_t>(columns_.size());
    sheet_.merge({{row, 1}, {row, last_column}}, words, format);
    for (std::uint32_t column = 1; column <= last_column; ++column)
      book_.living.holds(sheet_, {row, column}, column == 1 ? CellValue::of(words) : CellValue{});
  }

  void write_cell(CellRef cell, const LayoutColumn& column, const Rating& rating) {
    const Looks& looks = book_.looks;
    if (column.shows == ColumnShows::status) {
      living_row_.status = {&sheet_, cell};
      book_.living.holds(sheet_, cell, CellValue::of(status_text(rating.status.status)));
      return write_status(book_, sheet_, cell, rating);
    }
    if (column.shows == ColumnShows::direction) {
      living_row_.direction = {&sheet_, cell};
      book_.living.holds(sheet_, cell, CellValue::of(plan_direction_text(plan_direction(rating.direction.state))));
      return write_direction(book_, sheet_, cell, rating);
    }
    if (column.shows == ColumnShows::target) return write_target_cell(book_, sheet_, cell, rating);
    if (period_of(column, book_.input.period)) {
      const Observation* observation = figure_in(column, rating);
      if (observation == nullptr) return sheet_.blank(cell, looks.figure);
      living_row_.figures.push_back({{&sheet_, cell}, observation});
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

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  std::set<const Rating*> shown_;
  std::vector<LayoutColumn> columns_;  // those that are printed
  std::vector<FlowBlock> blocks_;
  PlanRatedRow living_row_;  // the one that is being written
};

}  // namespace

void write_plan_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  PlanScorecard(book, sheet, description).write();
}

}  // namespace scorebook
