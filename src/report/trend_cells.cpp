#include "report/trend_cells.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace scorebook {
namespace {

// For each of the last months the figure of the period that ends with it; null where there is none.
std::vector<const Observation*> figures_of(const ReportBook& book, const Rating& rating, int months) {
  std::vector<const Observation*> figures(static_cast<std::size_t>(months), nullptr);
  const MonthNumber last = book.input.period.last(), first = last - months + 1;
  for (const Observation* observation : rating.history) {
    if (!observation->period || !observation->figure.value) continue;
    const MonthNumber month = observation->period->last();
    if (month >= first && month <= last) figures[static_cast<std::size_t>(month - first)] = observation;
  }
  return figures;
}

std::size_t number_of(const std::vector<const Observation*>& figures) {
  std::size_t number = 0;
  for (const Observation* observation : figures) number += observation == nullptr ? 0 : 1;
  return number;
}

// The lowest figure has a column too, or it would look like a gap; 0 has none. Negative figures hang from 0.
std::optional<double> foot_of(const std::vector<const Observation*>& figures) {
  constexpr double kShare = 0.15;  // of the way from the lowest to the highest figure
  std::optional<double> low, high;
  for (const Observation* observation : figures) {
    const auto number = observation == nullptr ? std::nullopt : stored_number(observation->figure);
    if (!number) continue;
    low = low ? std::min(*low, *number) : *number;
    high = high ? std::max(*high, *number) : *number;
  }
  if (!low || *low < 0) return std::nullopt;
  return *low == *high ? 0 : std::max(0.0, *low - (*high - *low) * kShare);
}

}  // namespace

TrendCells::TrendCells(ReportBook& book, SheetWriter& sheet, int months, std::uint32_t first_column)
    : book_(book), sheet_(sheet), months_(months), first_column_(first_column) {
  sheet_.column_width(first_column_, after() - 1, 8.5);
}

void TrendCells::write_headings(std::uint32_t row) const {
  CellFormat title = book_.looks.words;
  title.wrap = false;
  title.italic = true;
  sheet_.text({row, first_column_}, "Figures of the trends (not printed)", title);
  for (int i = 0; i < months_; ++i) {
    const Period month = Period::of_month(book_.input.period.last() - months_ + 1 + i);
    sheet_.text({row + 1, first_column_ + static_cast<std::uint32_t>(i)}, month.label(), book_.looks.heading);
  }
}

void TrendCells::write_chart(CellRef cell, const Rating& rating) const {
  const auto figures = figures_of(book_, rating, months_);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i] != nullptr)
      book_.figure(sheet_, {cell.row, first_column_ + static_cast<std::uint32_t>(i)}, *figures[i], book_.looks.figure);
  }
  if (number_of(figures) < 2) {
    CellFormat words = book_.looks.centred;
    words.size = 9.75;
    sheet_.text(cell, "no trend", words);
    return;
  }
  sheet_.blank(cell, book_.looks.centred);
  sheet_.sparkline({cell, {{cell.row, first_column_}, {cell.row, after() - 1}}, foot_of(figures)});
}

std::string trend_range_words(const ReportBook& book, const Rating& rating, int months) {
  const Observation *lowest = nullptr, *highest = nullptr;
  for (const Observation* observation : figures_of(book, rating, months)) {
    if (observation == nullptr) continue;
    if (lowest == nullptr || *observation->figure.value < *lowest->figure.value) lowest = observation;
    if (highest == nullptr || *highest->figure.value < *observation->figure.value) highest = observation;
  }
  if (lowest == nullptr) return book.layout.no_figure;
  const std::string low = lowest->figure.shown(), high = highest->figure.shown();
  if (lowest == highest) {
    const auto figures = figures_of(book, rating, months);
    const std::size_t known = number_of(figures);
    if (known == 1) return "only " + low;
    // Nothing is said of a period without a figure.
    return known == figures.size() ? "always " + low : low + " where known";
  }
  return low + " to " + high;
}

}  // namespace scorebook
