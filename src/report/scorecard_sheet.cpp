// The performance summary: one row for each measure, under two header rows, with vertical section labels.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/living_rules.hpp"
#include "report/rating_words.hpp"
#include "report/scorecard_columns.hpp"
#include "report/sheets.hpp"
#include "report/trend_cells.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/member_summary.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr double kLabelSize = 10;

struct Section {
  std::string name;
  std::vector<const Rating*> ratings;
};

// The layout's sections first, the others in the order of the ratings.
std::vector<Section> sections_of(const ReportBook& book, const LayoutSheet& description) {
  std::vector<Section> sections;
  for (const std::string& name : description.sections) sections.push_back({name, {}});
  for (const Rating& rating : book.input.ratings) {
    auto found = std::find_if(sections.begin(), sections.end(),
                              [&](const Section& section) { return section.name == rating.measure.section; });
    if (found == sections.end()) found = sections.insert(sections.end(), Section{rating.measure.section, {}});
    found->ratings.push_back(&rating);
  }
  sections.erase(
      std::remove_if(sections.begin(), sections.end(), [](const Section& section) { return section.ratings.empty(); }),
      sections.end());
  return sections;
}

bool has_months(const Rating& rating) {
  return rating.plan == nullptr &&
         std::any_of(rating.history.begin(), rating.history.end(),
                     [](const Observation* figure) { return figure->period->kind() == PeriodKind::month; });
}

// A quarter's figure must not stand under a month: where a quarter is reported and nobody has months, the columns of
// months show quarters.
LayoutSheet by_period(const ReportBook& book, LayoutSheet description) {
  std::vector<LayoutColumn>& columns = description.columns;
  const bool quarters = std::any_of(columns.begin(), columns.end(),
                                    [](const LayoutColumn& each) { return each.shows == ColumnShows::quarter; });
  const std::vector<Rating>& ratings = book.input.ratings;
  if (quarters || book.input.period.kind() != PeriodKind::quarter ||
      std::any_of(ratings.begin(), ratings.end(), has_months))
    return description;
  constexpr std::string_view kMonth = "{month}";
  for (LayoutColumn& column : columns) {
    if (column.shows != ColumnShows::month) continue;
    column.shows = ColumnShows::quarter;
    if (const std::size_t at = column.heading.find(kMonth); at != std::string::npos)
      column.heading.replace(at, kMonth.size(), "{quarter}");
  }
  return description;
}

class ScorecardSheet {
 public:
  ScorecardSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book),
        sheet_(sheet),
        description_(by_period(book, description)),
        columns_(static_cast<std::uint32_t>(description.columns.size())) {
    for (std::uint32_t column = 1; column <= columns_; ++column)
      sheet_.column_width(column, column, layout_column(column).width);
    std::uint32_t next = columns_ + 2;
    for (std::uint32_t column = 1; column <= columns_; ++column) {
      if (layout_column(column).shows != ColumnShows::trend) continue;
      trends_.emplace(column, TrendCells(book_, sheet_, layout_column(column).months, next));
      next = trends_.at(column).after() + 1;
    }
  }

  void write() {
    std::uint32_t row = book_.begin_sheet(sheet_, description_, description_.title) - 1;
    const std::uint32_t repeated_from = row;
    row = write_key(row);
    for (const auto& [column, trend] : trends_) trend.write_headings(row);
    row = write_column_headings(book_, sheet_, row, description_.columns);
    sheet_.repeat_rows(repeated_from, row - 1);
    sheet_.freeze({row, column_of(ColumnShows::title) + 1});
    const std::uint32_t first = row;
    std::vector<RowBlock> blocks;
    const auto sections = sections_of(book_, description_);
    for (const Section& section : sections) {
      blocks.push_back({row, row + static_cast<std::uint32_t>(section.ratings.size()) - 1});
      for (const Rating* rating : section.ratings) write_measure(row++, *rating);
      make_room_for_label(section.name, blocks.back());
    }
    if (first == row)
      sheet_.text({row++, 1}, "No measure with a scorecard row was found in the workbooks.", book_.looks.words);
    plan_pages(sections, blocks, repeated_from, first);
    sheet_.print_area({{1, 1}, {row - 1, columns_}});
  }

 private:
  [[nodiscard]] const LayoutColumn& layout_column(std::uint32_t column) const {
    return description_.columns[column - 1];
  }

  [[nodiscard]] std::uint32_t column_of(ColumnShows shows) const {
    for (std::uint32_t column = 1; column <= columns_; ++column) {
      if (layout_column(column).shows == shows) return column;
    }
    return 0;
  }

  // The key, four entries in a row, over column groups of about the same width.
  std::uint32_t write_key(std::uint32_t row) {
    CellFormat words = book_.looks.words;
    words.size = 9.75;
    if (!description_.key.empty())
      sheet_.merge({{row, 1}, {row, columns_}}, book_.filled(description_.key), words), ++row;
    const std::string compared = scorecards_compared_with(book_.input.ratings).words;
    const auto& states = direction_states();
    constexpr std::uint32_t kAcross = 4;
    std::vector<std::uint32_t> edges = {1};
    const double all = sheet_.width_of(1, columns_);
    for (std::uint32_t part = 1; part < kAcross; ++part) {
      std::uint32_t column = edges.back();
      while (column < columns_ && sheet_.width_of(1, column) < all * part / kAcross) ++column;
      edges.push_back(std::min(column + 1, columns_));
    }
    edges.push_back(columns_ + 1);
    std::uint32_t across = 0;
    for (const DirectionState state : states) {
      CellFormat format = book_.looks.tone(direction_tone(state));
      format.across = Across::left;
      format.size = 9.75;
      const Arrow arrow = direction_arrow(state);
      std::string text = arrow == Arrow::none ? "no arrow" : std::string(arrow_sign(arrow));
      text += "  " + state_words(state, compared);
      if (edges[across] < edges[across + 1])
        sheet_.merge({{row, edges[across]}, {row, edges[across + 1] - 1}}, text, format);
      if (++across == kAcross) across = 0, ++row;
    }
    if (across != 0) {
      if (edges[across] <= columns_) {
        words.border = book_.looks.cell.border;
        words.down = Down::centre;
        sheet_.merge({{row, edges[across]}, {row, columns_}},
                     "RAG:  G green, A amber, R red against target and tolerances", words);
      }
      ++row;
    }
    return row;
  }

  void write_measure(std::uint32_t row, const Rating& rating) {
    rated_row_ = RatedRow{};
    rated_row_.rating = &rating;
    for (std::uint32_t column = 1; column <= columns_; ++column)
      write_cell({row, column}, layout_column(column), rating);
    const std::uint32_t red = column_of(ColumnShows::red);
    const bool one_text = rating.row != nullptr && rating.row->tolerance_merged && red != 0 &&
                          column_of(ColumnShows::amber) == red + 1 && column_of(ColumnShows::green) == red + 2;
    if (one_text) sheet_.merge({{row, red}, {row, red + 2}}, rating.measure.tolerance.red, book_.looks.centred);
    book_.living.row(rated_row_);
  }

  void write_cell(CellRef cell, const LayoutColumn& column, const Rating& rating) {
    const Looks& looks = book_.looks;
    const Measure& measure = rating.measure;
    switch (column.shows) {
      case ColumnShows::section:
        break;  // merged over the section, once the pages are known
      case ColumnShows::ref:
        text(cell, measure.ref.empty() ? "\xE2\x80\x93" : measure.ref, looks.centred, "@");
        break;
      case ColumnShows::title:
        text(cell, measure.title, looks.cell, "@");
        break;
      case ColumnShows::polarity:
        text(cell, measure.polarity_text, looks.centred, "@");
        break;
      case ColumnShows::data_note:
        text(cell, measure.data_note, looks.centred, "@");
        break;
      case ColumnShows::year_to_date_note:
        text(cell, measure.year_to_date_note, looks.centred, "@");
        break;
      case ColumnShows::red:
        tolerance(cell, measure.tolerance.red, rating);
        break;
      case ColumnShows::amber:
        tolerance(cell, measure.tolerance.amber, rating);
        break;
      case ColumnShows::green:
        tolerance(cell, measure.tolerance.green, rating);
        break;
      case ColumnShows::rag:
        rag(cell, rating.rag_period);
        rated_row_.rag = {&sheet_, cell};
        break;
      case ColumnShows::rag_year_end:
        rag(cell, rating.rag_year_end);
        rated_row_.rag_year_end = {&sheet_, cell};
        break;
      case ColumnShows::direction:
        direction(cell, rating.direction.state);
        rated_row_.direction = {&sheet_, cell};
        break;
      case ColumnShows::month:
      case ColumnShows::quarter:
        period(cell, column, rating);
        break;
      case ColumnShows::year_to_date:
        figure_of_row(cell, rating.year_to_date);
        rated_row_.year_to_date = {&sheet_, cell};
        break;
      case ColumnShows::year:
        figure(cell, figure_of_period(book_, rating, *period_of(column, book_.input.period)));
        break;
      case ColumnShows::benchmark:
        figure(cell, book_.benchmark_of(rating, column.benchmark));
        break;
      case ColumnShows::target:
        write_target_cell(book_, sheet_, cell, rating);
        break;
      case ColumnShows::action:
        text(cell, measure.action, looks.cell, "@");
        break;
      case ColumnShows::lead:
        text(cell, measure.lead, looks.centred, "@");
        break;
      case ColumnShows::frequency:
        text(cell, measure.frequency, looks.centred, "@");
        break;
      case ColumnShows::status:
      case ColumnShows::other_figure:
      case ColumnShows::notes:
        break;  // of plans alone, as reading the layout makes sure
      case ColumnShows::trend:
        trends_.at(cell.column).write_chart(cell, rating);
        break;
      case ColumnShows::trend_range:
        text(cell, trend_range_words(book_, rating, column.months), looks.centred, "@");
        break;
    }
  }

  // The figure that is rated stands in the column of its period; in the first column where no column is of its period.
  void period(CellRef cell, const LayoutColumn& column, const Rating& rating) {
    const Observation* found = figure_of_period(book_, rating, *period_of(column, book_.input.period));
    if (found == nullptr && column.back == 0) found = rating.value;
    figure_of_row(cell, found);
    if (found != nullptr && found == rating.value) rated_row_.value = {&sheet_, cell};
  }

  void text(CellRef cell, const std::string& words, CellFormat format, const std::string& number_format) {
    format.number_format = number_format;  // "@": a ref such as 6.10 stays text, whoever edits the cell
    sheet_.text(cell, words, format);
  }

  void tolerance(CellRef cell, const std::string& typed, const Rating& rating) {
    if (rating.row == nullptr || !rating.row->tolerance_merged)
      text(cell, threshold_words(typed, rating.tolerance), book_.looks.centred, "@");
  }

  void figure(CellRef cell, const Observation* observation) {
    if (observation == nullptr) {
      sheet_.blank(cell, book_.looks.figure);
    } else {
      book_.figure(sheet_, cell, *observation, book_.looks.figure);
    }
  }

  // One that formulas of the working edition may refer to.
  void figure_of_row(CellRef cell, const Observation* observation) {
    figure(cell, observation);
    if (observation == nullptr) {
      book_.living.holds(sheet_, cell, {});
    } else {
      rated_row_.figures.push_back({{&sheet_, cell}, observation});
    }
  }

  void rag(CellRef cell, const RagResult& result) {
    const std::string why = result.reason.empty() ? book_.layout.no_rag : result.reason;
    const std::string words = result.rag == Rag::none ? why : std::string(rag_letter(result.rag));
    sheet_.text(cell, words, book_.looks.rag(result.rag));
    book_.living.holds(sheet_, cell, CellValue::of(words));
  }

  void direction(CellRef cell, DirectionState state) {
    const CellFormat format = book_.looks.tone(direction_tone(state));
    const std::string words(direction_state_name(state));
    const Arrow arrow = direction_arrow(state);
    book_.living.holds(sheet_, cell, CellValue::of(direction_text(state)));
    if (arrow == Arrow::none) {
      CellFormat plain = format;
      plain.size = 9.75;
      sheet_.text(cell, words, plain);
      return;
    }
    sheet_.stacked(
        cell, {{std::string(arrow_sign(arrow)), 13, true, format.colour}, {words, 9.75, false, format.colour}}, format);
  }

  // A turned label must find room in the rows of its section: they are made higher where it does not.
  void make_room_for_label(const std::string& label, const RowBlock& block) {
    if (column_of(ColumnShows::section) == 0) return;
    double height = 0;
    for (std::uint32_t row = block.first; row <= block.last; ++row) height += sheet_.height_of(row);
    const double missing = text_width(label, {kLabelSize, true}) + 8 - height;
    if (missing <= 0) return;
    const double each = missing / (block.last - block.first + 1);
    for (std::uint32_t row = block.first; row <= block.last; ++row)
      sheet_.row_height(row, sheet_.height_of(row) + each);
  }

  void plan_pages(const std::vector<Section>& sections, const std::vector<RowBlock>& blocks,
                  std::uint32_t repeated_from, std::uint32_t first) {
    const PrintSetup setup = book_.print_setup(sheet_, description_.paper, description_.landscape);
    PagePlan plan;
    double repeated = 0;
    for (std::uint32_t row = repeated_from; row < first; ++row) repeated += sheet_.height_of(row);
    for (std::uint32_t row = 1; row < repeated_from; ++row) plan.first_page_used += sheet_.height_of(row);
    plan.rows_together = 4;  // a turned label of two lines finds room beside them
    plan.page_height = rows_height_of_page(sheet_, columns_, setup) - repeated;
    const auto breaks = plan_page_breaks(sheet_, blocks, plan);
    for (const std::uint32_t row : breaks) sheet_.page_break_before(row);
    const std::uint32_t column = column_of(ColumnShows::section);
    if (column == 0) return;
    CellFormat label = book_.looks.band;
    label.across = Across::centre;
    label.border = book_.looks.cell.border;
    label.upwards = true;
    label.wrap = true;
    label.size = kLabelSize;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      std::uint32_t from = blocks[i].first;
      for (std::uint32_t row = blocks[i].first; row <= blocks[i].last; ++row) {
        const bool ends = row == blocks[i].last || std::find(breaks.begin(), breaks.end(), row + 1) != breaks.end();
        if (!ends) continue;
        sheet_.merge({{from, column}, {row, column}}, sections[i].name, label);
        from = row + 1;
      }
    }
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  LayoutSheet description_;
  std::uint32_t columns_;
  std::map<std::uint32_t, TrendCells> trends_;  // by the column of their charts
  RatedRow rated_row_;                          // the one that is being written
};

}  // namespace

void write_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  ScorecardSheet(book, sheet, description).write();
}

}  // namespace scorebook
