#include "report/living_formulas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "rate/year_to_date.hpp"
#include "report/exception_lists.hpp"
#include "report/living_rules.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

enum class Shows : std::uint8_t { figure, year_to_date, rag, rag_year_end, direction, count };
constexpr std::size_t kKinds = 6;

struct KindWords {
  const char* one;
  const char* many;
  const char* subject;  // "RAG (in month) stands as a value"; all may hold words in braces
};
constexpr std::array<KindWords, kKinds> kWords = {{
    {"figure of the performance summary shown from its detail page",
     "figures of the performance summary shown from their detail pages", "Figure"},
    {"year to date", "years to date", "Year to date"},
    {"RAG in {noun}", "RAGs in {noun}", "RAG (in {noun})"},
    {"RAG at year end", "RAGs at year end", "RAG (year end)"},
    {"direction of travel", "directions of travel", "Direction of travel"},
    {"count on the cover", "counts on the cover", "Count"},
}};

struct Plain {
  ReportCell at;
  std::string ref, title, why;
  Shows shows = Shows::rag;
};

bool overridden(const Rating& rating, OverriddenPart part) {
  return std::any_of(rating.overrides.begin(), rating.overrides.end(),
                     [part](const AppliedOverride& each) { return each.part == part; });
}

// Whether a result hangs on the figure: a colour, or that there is no figure.
bool hangs_on_figure(const RagResult& result) {
  return result.rag != Rag::none || result.reason.compare(0, 9, "no figure") == 0;
}

class LivingFormulas {
 public:
  explicit LivingFormulas(ReportBook& book) : book_(book), cells_(book.living), lookup_(cells_.lookup()) {
    for (const FigureCell& figure : cells_.figures()) {
      if (!cells_.is_page(figure.at.sheet)) continue;
      by_place_.emplace(figure.observation->place, figure.at);
      pages_[{figure.observation->measure, figure.observation->kind}].push_back(figure);
    }
  }

  void write() {
    for (const auto& [key, figures] : pages_) {
      if (key.second != ObservationKind::year_to_date) continue;
      for (const FigureCell& figure : figures) {
        const Observation& shown = *figure.observation;
        year_to_date(figure, book_.rating_of(shown.measure, book_.directorate_at(shown.place)));
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
    colours();
    notes();
  }

 private:
  void plain(Shows shows, const ReportCell& at, const Rating* rating, std::string why) {
    plain_.push_back({at, rating == nullptr || rating->measure.ref.empty() ? "\xE2\x80\x93" : rating->measure.ref,
                      rating == nullptr ? std::string() : rating->measure.title, std::move(why), shows});
  }

  // Puts the formula in where it gives just what the cell holds.
  bool put(const ReportCell& at, const Formula& formula, const CellFormat& format) {
    const auto shown = cells_.value_of(at);
    const auto gives = formula.value(lookup_);
    return shown && gives && *shown == *gives && at.sheet->formula(at.cell, formula, *shown, format);
  }

  void put_or_say(Shows shows, const ReportCell& at, const Rating* rating, const Formula& formula,
                  const CellFormat& format, const char* otherwise) {
    if (put(at, formula, format)) {
      ++living_[static_cast<std::size_t>(shows)];
    } else {
      plain(shows, at, rating, otherwise);
    }
  }

  [[nodiscard]] CellFormat figure_format(const Figure& figure) const {
    CellFormat format = book_.looks.figure;
    format.number_format = number_format_of(figure);
    return format;
  }

  [[nodiscard]] static Formula cell(const ReportCell& at) { return Formula::cell(*at.sheet, at.cell); }

  // The same figure on a detail page of the same workbook; no cell where there is none.
  [[nodiscard]] ReportCell on_page(const Observation& observation) const {
    const auto found = pages_.find({observation.measure, observation.kind});
    if (found == pages_.end()) return {};
    for (const FigureCell& figure : found->second) {
      const Observation& other = *figure.observation;
      if (other.period == observation.period && other.breakdown == observation.breakdown &&
          other.place.workbook_name() == observation.place.workbook_name() &&
          stored_number(other.figure) == stored_number(observation.figure) &&
          number_format_of(other.figure) == number_format_of(observation.figure))
        return figure.at;
    }
    return {};
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
    const auto found = by_place_.find(place);
    return !place.known() || found == by_place_.end() ? ReportCell{} : found->second;
  }

  void year_to_date(const FigureCell& figure, const Rating* rating) {
    const Observation& year = *figure.observation;
    const auto stored = stored_number(year.figure);
    if (rating == nullptr || !stored || !year.period) return;
    const auto say = [&](const std::string& why) { plain(Shows::year_to_date, figure.at, rating, why); };
    const auto found = pages_.find({year.measure, ObservationKind::value});
    if (found == pages_.end()) return say("the months of the year stand on no detail page of this report");
    std::map<const Observation*, ReportCell> at;
    std::vector<const Observation*> months;
    for (const FigureCell& month : found->second) {
      if (!year.place.known() || month.observation->place.workbook_name() == year.place.workbook_name()) {
        at.emplace(month.observation, month.at);
        months.push_back(month.observation);
      }
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
    std::vector<Formula> of;
    if (rule == YearToDateRule::average) form = YearToDateForm::average;
    if (rule == YearToDateRule::ratio_of_sums) {
      form = YearToDateForm::ratio;
      cells = numerators;
      for (const std::vector<ReportCell>* each : {&numerators, &denominators}) {
        if (std::any_of(each->begin(), each->end(), [](const ReportCell& part) { return !part.known(); }))
          return say("a numerator or denominator of its months stands on no detail page of this report");
      }
      of = as_parts(denominators);
    }
    // At full precision where the workbook keeps that, rounded where it keeps the printed figure.
    const std::vector<Formula> parts = as_parts(cells);
    const CellScale scale = scale_of(year.figure);
    const bool whole = whole_numbers(cells) && (of.empty() || whole_numbers(denominators));
    if (whole && put(figure.at, year_to_date_formula(form, parts, of, cells.size(), std::nullopt), format)) {
      ++living_[static_cast<std::size_t>(Shows::year_to_date)];
      return;
    }
    const Formula rounded =
        year_to_date_formula(form, parts, of, cells.size(), scale.places + (scale.per_cent ? 2 : 0));
    put_or_say(Shows::year_to_date, figure.at, rating, rounded, format, otherwise);
  }

  void rag(const RatedRow& row, bool year_end) {
    const Rating& rating = *row.rating;
    const RagResult& result = year_end ? rating.rag_year_end : rating.rag_period;
    const ReportCell& at = year_end ? row.rag_year_end : row.rag;
    const Shows shows = year_end ? Shows::rag_year_end : Shows::rag;
    if (!at.known() || !hangs_on_figure(result)) return;
    const auto say = [&](const std::string& why) { plain(shows, at, &rating, why); };
    if (overridden(rating, year_end ? OverriddenPart::rag_year_end : OverriddenPart::rag_period))
      return say("an officer decided it against the rules");
    const RagBoundsOrWhy bounds = rag_bounds(rating, year_end);
    if (!bounds.bounds) return say(bounds.why_not);
    if (!row.value.known() && !row.year_to_date.known()) return say("its figure does not stand in this row");
    const bool rounded = rating.settings.rag_precision == RagPrecision::shown;
    const std::string no_month = "no figure for " + rating.period.words();
    const auto of = [&](const ReportCell& figure, const Observation* observation, const std::string& blank) {
      return rag_formula(cell(figure), *bounds.bounds, scale_for(observation, rating), rounded, blank);
    };
    CellFormat format = book_.looks.rag(Rag::none);
    if (result.rag != Rag::none) {
      format.size = book_.looks.rag(result.rag).size;
      format.bold = true;
    }
    const char* const otherwise = "its rule gives something else for the figure in this row";
    if (!year_end) {
      if (!row.value.known()) return say("its figure does not stand in this row");
      return put_or_say(shows, at, &rating, of(row.value, rating.value, no_month), format, otherwise);
    }
    const bool own_year = rating.year_to_date != nullptr && rating.year_to_date->figure.value;
    if (own_year && row.year_to_date.known())
      return put_or_say(shows, at, &rating, of(row.year_to_date, rating.year_to_date, "no figure"), format, otherwise);
    if (own_year || !row.value.known()) return say("its figure does not stand in this row");
    // Without a year to date the latest figure counts.
    const Formula by_month = of(row.value, rating.value, no_month);
    if (!row.year_to_date.known()) return put_or_say(shows, at, &rating, by_month, format, otherwise);
    const Formula by_year = of(row.year_to_date, rating.value, "no figure");
    put_or_say(shows, at, &rating, Formula::if_else(Formula::is_number(cell(row.year_to_date)), by_year, by_month),
               format, otherwise);
  }

  // A figure that is missing is taken to be like the measure's others.
  [[nodiscard]] static CellScale scale_for(const Observation* observation, const Rating& rating) {
    if (observation != nullptr && observation->figure.value) return scale_of(observation->figure);
    for (const Observation* other : {rating.value, rating.previous, rating.year_to_date}) {
      if (other != nullptr && other->figure.value) return scale_of(other->figure);
    }
    const Unit unit = rating.measure.unit == Unit::unknown ? rating.tolerance.unit : rating.measure.unit;
    return {unit == Unit::per_cent, 0};
  }

  void direction(const RatedRow& row) {
    const Rating& rating = *row.rating;
    if (!row.direction.known()) return;
    const auto say = [&](const std::string& why) { plain(Shows::direction, row.direction, &rating, why); };
    if (overridden(rating, OverriddenPart::direction)) return say("an officer decided it against the rules");
    if (rating.value == nullptr) return say("there is no figure for " + rating.period.words());
    if (rating.previous == nullptr) return say("there is no earlier figure to compare with");
    const auto shows_previous = [&](const FigureCell& figure) { return figure.observation == rating.previous; };
    const auto previous = std::find_if(row.figures.begin(), row.figures.end(), shows_previous);
    if (previous == row.figures.end() || !row.value.known())
      return say("a figure that it compares does not stand in this row");
    const bool by_year = rating.measure.rag_basis == RagBasis::year_to_date && rating.rag_period.rag == Rag::none;
    const ReportCell& judged = by_year ? row.rag_year_end : row.rag;
    if (!judged.known()) return say("the RAG that it looks at does not stand in this row");
    const DirectionCells cells{cell(previous->at), cell(row.value), cell(judged), scale_for(rating.previous, rating),
                               scale_for(rating.value, rating)};
    CellFormat format = book_.looks.tone(Tone::neutral);
    format.size = 9.75;
    put_or_say(Shows::direction, row.direction, &rating, direction_formula(cells, rating), format,
               "the figures in this row lead to another one, or are not compared because of what is known about them");
  }

  // All RAG cells of a column, which stand below each other.
  [[nodiscard]] CellRange column(bool year_end, SheetWriter*& sheet) const {
    CellRange range;
    for (const RatedRow& row : cells_.rows()) {
      const ReportCell& at = year_end ? row.rag_year_end : row.rag;
      if (!at.known() || (sheet != nullptr && at.sheet != sheet)) continue;
      if (sheet == nullptr) {
        sheet = at.sheet;
        range = {at.cell, at.cell};
      }
      range.first.row = std::min(range.first.row, at.cell.row);
      range.last.row = std::max(range.last.row, at.cell.row);
    }
    return range;
  }

  void counts() {
    if (!cells_.counts()) return;
    for (const bool year_end : {false, true}) {
      const auto& at = year_end ? cells_.counts()->year_end : cells_.counts()->in_month;
      SheetWriter* sheet = nullptr;
      const CellRange range = column(year_end, sheet);
      if (sheet == nullptr || !at[0].known()) continue;
      CellFormat format = book_.looks.centred;
      format.number_format = "#,##0";
      const char* const otherwise = "the scorecard does not have a row for every measure";
      const Rag rags[] = {Rag::green, Rag::amber, Rag::red};
      for (std::size_t i = 0; i < 3; ++i) {
        put_or_say(Shows::count, at[i], nullptr,
                   Formula::count_words(Formula::range(*sheet, range), rag_letter(rags[i])), format, otherwise);
      }
      const Formula rated = Formula::sum({Formula::range(*at[0].sheet, {at[0].cell, at[2].cell})});
      put_or_say(Shows::count, at[3], nullptr, Formula::minus(cell(at[4]), rated), format, otherwise);
    }
  }

  static void colour(SheetWriter& sheet, const CellRange& range, const Formula& condition, const CellFormat& look) {
    CellFormat format;
    format.bold = look.bold;
    format.colour = look.colour;
    format.fill = look.fill;
    // A condition that Excel would not take leaves the letter without its colour, never with a wrong one.
    static_cast<void>(sheet.colour_when(range, condition, format));
  }

  // Fill and letters follow what the cell says. The cells that are values say it too, in the same colours.
  void colours() {
    for (const bool year_end : {false, true}) {
      SheetWriter* sheet = nullptr;
      const CellRange range = column(year_end, sheet);
      if (sheet == nullptr) continue;
      for (const Rag rag : {Rag::green, Rag::amber, Rag::red}) {
        colour(*sheet, range, Formula::equal(Formula::cell(*sheet, range.first), Formula::words(rag_letter(rag))),
               book_.looks.rag(rag));
      }
    }
    CellRange range;
    SheetWriter* sheet = nullptr;
    for (const RatedRow& row : cells_.rows()) {
      if (!row.direction.known() || (sheet != nullptr && sheet != row.direction.sheet)) continue;
      if (sheet == nullptr) range = {row.direction.cell, row.direction.cell};
      sheet = row.direction.sheet;
      range.last.row = std::max(range.last.row, row.direction.cell.row);
      range.first.row = std::min(range.first.row, row.direction.cell.row);
    }
    if (sheet == nullptr) return;
    for (const Tone tone : {Tone::good, Tone::caution, Tone::bad}) {
      std::vector<Formula> states;
      for (const DirectionState state : direction_states()) {
        if (direction_tone(state) == tone)
          states.push_back(Formula::equal(Formula::cell(*sheet, range.first), direction_words(state)));
      }
      colour(*sheet, range, states.size() == 1 ? states.front() : Formula::any_of(states), book_.looks.tone(tone));
    }
  }

  void notes() {
    if (!cells_.notes().known()) return;
    SheetWriter& sheet = *cells_.notes().sheet;
    std::uint32_t row = cells_.notes().cell.row + 1;
    const Looks& looks = book_.looks;
    sheet.merge({{row, 1}, {row, 5}}, "What follows when a figure is corrected in this workbook (working edition)",
                looks.band);
    ++row;
    std::vector<std::string> living;
    std::size_t all = 0;
    for (std::size_t i = 0; i < kKinds; ++i) {
      if (living_[i] > 0)
        living.push_back(counted(living_[i], book_.filled(kWords[i].one), book_.filled(kWords[i].many)));
      all += living_[i];
    }
    const std::string which = all == 0 ? std::string("No cell is a formula.")
                                       : fmt::format("{}: {}.",
                                                     counted(all, "cell is a formula and follows its figures",
                                                             "cells are formulas and follow their figures"),
                                                     listed(living));
    row = sheet.paragraph(
        row, 1, 5,
        which +
            " Correct a figure where it stands on its detail page: the performance summary shows it from there. RAG, "
            "direction of travel, year to date, the counts on the cover and the charts follow at once. The exceptions, "
            "these notes and the sheets Sources and Data stay as they were reported: mend the workbook that the "
            "figures "
            "come from, too, and write the report again.",
        looks.words);
    if (plain_.empty()) {
      sheet.print_area({{1, 1}, {row - 1, 5}});
      return;
    }
    const std::string headings[] = {number_heading(book_.layout), "Measure", "Cell", "What",
                                    "Why it stands as a value and does not follow"};
    for (std::uint32_t i = 0; i < 5; ++i) sheet.text({row, i + 1}, headings[i], looks.heading);
    ++row;
    CellFormat format = looks.cell;
    format.number_format = "@";
    format.size = 9.75;
    for (const Plain& each : plain_) {
      const std::string words[] = {each.ref, each.title.empty() ? "Counts of measures" : each.title,
                                   each.at.sheet->name() + "!" + to_string(each.at.cell),
                                   book_.filled(kWords[static_cast<std::size_t>(each.shows)].subject), each.why};
      for (std::uint32_t i = 0; i < 5; ++i) sheet.text({row, i + 1}, words[i], format);
      ++row;
    }
    sheet.print_area({{1, 1}, {row - 1, 5}});
  }

  ReportBook& book_;
  const LivingCells& cells_;
  CellLookup lookup_;
  std::map<Place, ReportCell> by_place_;
  std::map<std::pair<std::string, ObservationKind>, std::vector<FigureCell>> pages_;
  std::array<std::size_t, kKinds> living_{};
  std::vector<Plain> plain_;
};

}  // namespace

void write_living_formulas(ReportBook& book) {
  if (book.living.wanted()) LivingFormulas(book).write();
}

}  // namespace scorebook
