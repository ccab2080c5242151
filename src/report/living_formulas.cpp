#include "report/living_formulas.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "rate/year_to_date.hpp"
#include "report/exception_lists.hpp"
#include "report/living_rules.hpp"

namespace scorebook {
namespace {

class LivingFormulas {
 public:
  explicit LivingFormulas(LivingWriter& writer) : writer_(writer), book_(writer.book()), cells_(writer.cells()) {
    for (const FigureCell& figure : cells_.figures()) {
      if (!cells_.is_page(figure.at.sheet)) continue;
      by_place_.emplace(cells_.submissions().key(figure.observation->place), figure.at);
      pages_[{figure.observation->measure, figure.observation->kind}].push_back(figure);
    }
  }

  void write() {
    colours();
    for (const auto& [key, figures] : pages_) {
      if (key.second != ObservationKind::year_to_date) continue;
      for (const FigureCell& figure : figures) {
        const Observation& shown = *figure.observation;
        year_to_date(figure, book_.rating_of(shown.measure, directorate_at(shown.place)));
      }
    }
    for (const RatedRow& row : cells_.rows()) {
      for (const FigureCell& figure : row.figures) figure_of_row(figure, *row.rating);
    }
    for (const RatedRow& row : cells_.rows()) {
      rag(row, false);
      rag(row, true);
    }
    for (const RatedRow& row : cells_.rows()) direction(row);
    counts();
  }

 private:
  void put_or_say(Shows shows, const ReportCell& at, const Rating* rating, const Formula& formula,
                  const CellFormat& format, const char* otherwise) {
    writer_.put_or_say(shows, at, rating, formula, format, otherwise);
  }

  // Of the workbook that the cell is in; none for one of no workbook of this report.
  [[nodiscard]] std::string directorate_at(const Place& place) const {
    const Submission* const home = cells_.submissions().of(place);
    const auto& all = book_.input.submissions;
    const bool own = std::any_of(all.begin(), all.end(), [&](const Submission& each) { return &each == home; });
    return own ? home->directorate : "";
  }

  [[nodiscard]] CellFormat figure_format(const Figure& figure) const {
    CellFormat format = book_.looks.figure;
    format.number_format = number_format_of(figure);
    return format;
  }

  [[nodiscard]] static Formula cell(const ReportCell& at) { return formula_of(at); }

  // The same figure on a detail page of the same workbook; no cell where there is none. A figure of no cell is the one
  // that its measure has for the period, if there are not several.
  [[nodiscard]] ReportCell on_page(const Observation& observation) const {
    const auto found = pages_.find({observation.measure, observation.kind});
    if (found == pages_.end()) return {};
    std::vector<const FigureCell*> candidates;
    for (const FigureCell& figure : found->second) {
      const Observation& other = *figure.observation;
      if (other.period == observation.period && other.breakdown == observation.breakdown &&
          of_one_workbook(other.place, observation.place))
        candidates.push_back(&figure);
    }
    if (!observation.place.known() && candidates.size() != 1) return {};
    const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const FigureCell* figure) {
      return is_same(*figure->observation, observation);
    });
    return same == candidates.end() ? ReportCell{} : (*same)->at;
  }

  // Or of no cell, both.
  [[nodiscard]] bool of_one_workbook(const Place& left, const Place& right) const {
    if (!left.known() && !right.known()) return true;
    return cells_.submissions().together(left, right);
  }

  [[nodiscard]] static bool is_same(const Observation& left, const Observation& right) {
    return stored_number(left.figure) == stored_number(right.figure) &&
           number_format_of(left.figure) == number_format_of(right.figure);
  }

  void figure_of_row(const FigureCell& figure, const Rating& rating) {
    const Observation& observation = *figure.observation;
    if (!stored_number(observation.figure)) return;
    const ReportCell page = on_page(observation);
    if (page.known()) {
      put_or_say(observation.kind == ObservationKind::year_to_date ? Shows::year_to_date : Shows::figure, figure.at,
                 &rating, same_as(cell(page)), figure_format(observation.figure), "its page shows another figure");
    } else if (observation.kind == ObservationKind::year_to_date) {
      year_to_date(figure, &rating);
    }
  }

  // Cells of one column below each other as a range, others one by one.
  [[nodiscard]] static std::vector<Formula> as_parts(const std::vector<ReportCell>& cells) {
    bool together = true;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      together = together && cells[i].sheet == cells[0].sheet && cells[i].cell.column == cells[0].cell.column &&
                 cells[i].cell.row == cells[i - 1].cell.row + 1;
    }
    if (together) return {Formula::range(*cells[0].sheet, {cells[0].cell, cells.back().cell})};
    std::vector<Formula> parts;
    for (const ReportCell& each : cells) parts.push_back(cell(each));
    return parts;
  }

  // Every program adds these up to the same number, and divides it in the same way.
  [[nodiscard]] bool whole_numbers(const std::vector<ReportCell>& cells) const {
    return std::all_of(cells.begin(), cells.end(), [this](const ReportCell& each) {
      const auto value = cells_.value_of(each);
      return value && value->kind == CellValue::Kind::number && value->number == std::floor(value->number);
    });
  }

  [[nodiscard]] ReportCell part_cell(const Observation& month, bool numerator) const {
    const ReportCell own = cells_.part_of(month, numerator);
    if (own.known()) return own;
    const Place& place = numerator ? month.numerator_place : month.denominator_place;
    const auto found = by_place_.find(cells_.submissions().key(place));
    return !place.known() || found == by_place_.end() ? ReportCell{} : found->second;
  }

  void year_to_date(const FigureCell& figure, const Rating* rating) {
    const Observation& year = *figure.observation;
    const auto stored = stored_number(year.figure);
    if (rating == nullptr || !stored || !year.period) return;
    const auto say = [&](const std::string& why) { writer_.say(Shows::year_to_date, figure.at, rating, why); };
    const auto found = pages_.find({year.measure, ObservationKind::value});
    if (found == pages_.end()) return say("the months of the year stand on no detail page of this report");
    // What was worked out of the months stands in no cell: they are of the workbook of the measure's own figure.
    const bool has_cell = year.place.known() || rating->value == nullptr;
    const Place& of = has_cell ? year.place : rating->value->place;
    std::map<const Observation*, ReportCell> at;
    std::vector<const Observation*> months;
    for (const FigureCell& month : found->second) {
      if (of.known() && !cells_.submissions().together(month.observation->place, of)) continue;
      if (!of_one_workbook(found->second.front().observation->place, month.observation->place) && !of.known())
        return say("it was worked out, and its months stand in several workbooks");
      at.emplace(month.observation, month.at);
      months.push_back(month.observation);
    }
    const YearToDateRule rule = rating->measure.year_to_date_rule;
    const ExpectedYearToDate expected = expected_year_to_date(rule, months, *year.period);
    if (!expected.value) return say(expected.why_not);
    std::vector<ReportCell> cells, numerators, denominators;
    for (const Observation* month : expected.months) {
      cells.push_back(at.at(month));
      numerators.push_back(part_cell(*month, true));
      denominators.push_back(part_cell(*month, false));
    }
    const CellFormat format = figure_format(year.figure);
    const char* const otherwise = "what the months give is not the year to date of the workbook";
    if (rule == YearToDateRule::last || rule == YearToDateRule::cumulative)
      return put_or_say(Shows::year_to_date, figure.at, rating, same_as(cell(cells.back())), format, otherwise);
    YearToDateForm form = YearToDateForm::total;
    std::vector<Formula> wholes;
    if (rule == YearToDateRule::average) form = YearToDateForm::average;
    if (rule == YearToDateRule::ratio_of_sums) {
      form = YearToDateForm::ratio;
      cells = numerators;
      for (const std::vector<ReportCell>* each : {&numerators, &denominators}) {
        if (std::any_of(each->begin(), each->end(), [](const ReportCell& part) { return !part.known(); }))
          return say("a numerator or denominator of its months stands on no detail page of this report");
      }
      wholes = as_parts(denominators);
    }
    // At full precision where the workbook keeps that, rounded where it keeps the printed figure.
    const std::vector<Formula> parts = as_parts(cells);
    const CellScale scale = scale_of(year.figure);
    const bool whole = whole_numbers(cells) && (wholes.empty() || whole_numbers(denominators));
    const Formula unrounded = year_to_date_formula(form, parts, wholes, cells.size(), std::nullopt);
    if (whole && writer_.put(Shows::year_to_date, figure.at, unrounded, format)) return;
    const Formula rounded =
        year_to_date_formula(form, parts, wholes, cells.size(), scale.places + (scale.per_cent ? 2 : 0));
    put_or_say(Shows::year_to_date, figure.at, rating, rounded, format, otherwise);
  }

  void rag(const RatedRow& row, bool year_end) {
    const Rating& rating = *row.rating;
    const RagResult& result = year_end ? rating.rag_year_end : rating.rag_period;
    const ReportCell& at = year_end ? row.rag_year_end : row.rag;
    const Shows shows = year_end ? Shows::rag_year_end : Shows::rag;
    if (!at.known() || !hangs_on_figure(result)) return;
    const auto say = [&](const std::string& why) { writer_.say(shows, at, &rating, why); };
    if (is_overridden(rating, year_end ? OverriddenPart::rag_year_end : OverriddenPart::rag_period))
      return say("an officer decided it against the rules");
    const RagBoundsOrWhy bounds = rag_bounds(rating, year_end);
    if (!bounds.bounds) return say(bounds.why_not);
    if (!row.value.known() && !row.year_to_date.known()) return say("its figure does not stand in this row");
    const auto of = [&](const ReportCell& figure, const Observation* observation, const RagBounds& by,
                        const std::string& blank) {
      return rag_formula(cell(figure), by, cell_scale_for(observation, rating),
                         rating.settings.rag_precision == RagPrecision::shown, blank);
    };
    const std::string no_month = "no figure for " + rating.period.words();
    CellFormat format = book_.looks.rag(Rag::none);
    if (result.rag != Rag::none) {
      format.size = book_.looks.rag(result.rag).size;
      format.bold = true;
    }
    const char* const otherwise = "its rule gives something else for the figure in this row";
    if (!year_end) {
      if (!row.value.known()) return say("its figure does not stand in this row");
      return put_or_say(shows, at, &rating, of(row.value, rating.value, *bounds.bounds, no_month), format, otherwise);
    }
    const bool own_year = rating.year_to_date != nullptr && rating.year_to_date->figure.value;
    if (!(own_year ? row.year_to_date : row.value).known()) return say("its figure does not stand in this row");
    std::optional<Formula> by_month, by_year;
    if (row.year_to_date.known())
      by_year = of(row.year_to_date, own_year ? rating.year_to_date : rating.value, *bounds.bounds, "no figure");
    // Without a year to date the latest figure counts.
    const RagBoundsOrWhy of_month = rag_bounds(rating, false);
    if (row.value.known() && of_month.bounds && latest_counts_at_year_end(rating))
      by_month = of(row.value, rating.value, *of_month.bounds, no_month);
    if (!by_month && !by_year) return say("its figure does not stand in this row");
    if (!by_month || !by_year)
      return put_or_say(shows, at, &rating, by_month ? *by_month : *by_year, format, otherwise);
    std::vector<Formula> none;
    for (const char* words : {"", "n/a", "-"})
      none.push_back(Formula::equal(cell(row.year_to_date), Formula::words(words)));
    put_or_say(shows, at, &rating, Formula::if_else(Formula::any_of(none), *by_month, *by_year), format, otherwise);
  }

  void direction(const RatedRow& row) {
    const Rating& rating = *row.rating;
    if (!row.direction.known()) return;
    const auto say = [&](const std::string& why) { writer_.say(Shows::direction, row.direction, &rating, why); };
    if (is_overridden(rating, OverriddenPart::direction)) return say("an officer decided it against the rules");
    if (rating.value == nullptr) return say("there is no figure for " + rating.period.words());
    if (rating.previous == nullptr) return say("there is no earlier figure to compare with");
    const auto shows_previous = [&](const FigureCell& figure) { return figure.observation == rating.previous; };
    const auto previous = std::find_if(row.figures.begin(), row.figures.end(), shows_previous);
    if (previous == row.figures.end() || !row.value.known())
      return say("a figure that it compares does not stand in this row");
    const bool by_year = rating.measure.rag_basis == RagBasis::year_to_date && rating.rag_period.rag == Rag::none;
    const ReportCell& judged = by_year ? row.rag_year_end : row.rag;
    if (!judged.known()) return say("the RAG that it looks at does not stand in this row");
    const DirectionCells cells{cell(previous->at), cell(row.value), cell(judged),
                               cell_scale_for(rating.previous, rating), cell_scale_for(rating.value, rating)};
    CellFormat format = book_.looks.tone(Tone::neutral);
    format.size = 9.75;
    put_or_say(Shows::direction, row.direction, &rating, direction_formula(cells, rating), format,
               "the figures in this row lead to another one, or are not compared because of what is known about them");
  }

  // The RAG cells of the first scorecard that has a row for every measure. Without it no sheet.
  [[nodiscard]] ReportRange column_of_all(bool year_end, double measures) const {
    std::vector<ReportRange> columns;
    std::vector<std::set<const Rating*>> rated;
    for (const RatedRow& row : cells_.rows()) {
      const ReportCell& at = year_end ? row.rag_year_end : row.rag;
      if (!at.known()) continue;
      const auto found = std::find_if(columns.begin(), columns.end(), [&](const ReportRange& column) {
        return column.sheet == at.sheet && column.range.first.column == at.cell.column;
      });
      const auto number = static_cast<std::size_t>(found - columns.begin());
      if (found == columns.end()) {
        columns.push_back({at.sheet, {at.cell, at.cell}});
        rated.emplace_back();
      }
      columns[number].take(at.cell);
      rated[number].insert(row.rating);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (static_cast<double>(rated[i].size()) == measures) return columns[i];
    }
    return {};
  }

  void counts() {
    if (!cells_.counts()) return;
    for (const bool year_end : {false, true}) {
      const auto& at = year_end ? cells_.counts()->year_end : cells_.counts()->in_month;
      const auto all = cells_.value_of(at[4]);
      if (!at[0].known() || !all) continue;
      const char* const otherwise = "the scorecard does not have a row for every measure";
      const ReportRange column = column_of_all(year_end, all->number);
      if (column.sheet == nullptr) {
        for (std::size_t i = 0; i < 4; ++i) writer_.say(Shows::count, at[i], nullptr, otherwise);
        continue;
      }
      CellFormat format = book_.looks.centred;
      format.number_format = "#,##0";
      const Rag rags[] = {Rag::green, Rag::amber, Rag::red};
      for (std::size_t i = 0; i < 3; ++i) {
        put_or_say(
            Shows::count, at[i], nullptr,
            Formula::count_words(Formula::range(*column.sheet, column.range), Formula::words(rag_letter(rags[i]))),
            format, otherwise);
      }
      const Formula rated = Formula::sum({Formula::range(*at[0].sheet, {at[0].cell, at[2].cell})});
      put_or_say(Shows::count, at[3], nullptr, Formula::minus(cell(at[4]), rated), format, otherwise);
    }
  }

  void colours() {
    std::vector<ReportCell> rags, directions;
    for (const bool year_end : {false, true}) {
      for (const RatedRow& row : cells_.rows()) rags.push_back(year_end ? row.rag_year_end : row.rag);
    }
    for (const RatedRow& row : cells_.rows()) directions.push_back(row.direction);
    std::vector<LivingWriter::Look> looks;
    for (const Rag rag : {Rag::green, Rag::amber, Rag::red})
      looks.push_back({{Formula::words(rag_letter(rag))}, book_.looks.rag(rag)});
    writer_.colours(rags, looks);
    looks.clear();
    for (const Tone tone : {Tone::good, Tone::caution, Tone::bad}) {
      looks.push_back({{}, book_.looks.tone(tone)});
      for (const DirectionState state : direction_states()) {
        if (direction_tone(state) == tone) looks.back().words.push_back(direction_words(state));
      }
    }
    writer_.colours(directions, looks);
  }

  LivingWriter& writer_;
  ReportBook& book_;
  const LivingCells& cells_;
  std::map<SubmissionOfCell::Key, ReportCell> by_place_;
  std::map<std::pair<std::string, ObservationKind>, std::vector<FigureCell>> pages_;
};

}  // namespace

void write_living_formulas(ReportBook& book, const ColourWhen& colour_when) {
  if (!book.living.wanted()) return;
  LivingWriter writer(book, colour_when);
  LivingFormulas(writer).write();
  write_living_plan(writer);
  write_living_notes(writer);
}

}  // namespace scorebook
