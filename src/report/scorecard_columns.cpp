#include "report/scorecard_columns.hpp"

#include <algorithm>

#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "scorebook/member_summary.hpp"

namespace scorebook {
namespace {

void replace(std::string& text, std::string_view word, const std::string& by) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
}

std::string in_capitals(std::string words) {
  for (char& letter : words) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return words;
}

Period month_back(const Period& reported, int back) { return Period::of_month(reported.last() - back); }

Period year_back(const Period& reported, int back) {
  return Period::financial_year(year_of(reported.in_financial_year().first()) - back);
}

Period quarter_back(const Period& reported, int back) {
  const Period year = reported.in_financial_year();
  Period quarter = Period::quarter(year_of(year.first()), (reported.last() - year.first()) / 3 + 1);
  for (int i = 0; i < back; ++i) quarter = quarter.previous();
  return quarter;
}

std::string benchmark_year(const ReportBook& book) {
  std::optional<Period> latest;
  for (const Submission& submission : book.input.submissions) {
    for (const Observation& observation : submission.observations) {
      if (observation.kind == ObservationKind::benchmark && observation.period &&
          (!latest || *latest < *observation.period))
        latest = observation.period;
    }
  }
  return latest ? latest->label() : "latest";
}

// Words in place of a figure stand in the measure's own row alone.
template <class Fits>
const Observation* in_own_row(const ReportBook& book, const Rating& rating, const Fits& fits) {
  const Submission* submission = submission_of(rating, book.input.submissions);
  if (submission == nullptr || (rating.row == nullptr && rating.plan == nullptr)) return nullptr;
  for (const std::size_t index : rating.row != nullptr ? rating.row->observations : rating.plan->observations) {
    const Observation& observation = submission->observations[index];
    if (observation.measure == rating.measure.name && fits(&observation)) return &observation;
  }
  return nullptr;
}

}  // namespace

std::optional<Period> period_of(const LayoutColumn& column, const Period& reported) {
  switch (column.shows) {
    case ColumnShows::month:
      return month_back(reported, column.back);
    case ColumnShows::quarter:
      return quarter_back(reported, column.back);
    case ColumnShows::year:
      return year_back(reported, column.back);
    default:
      return std::nullopt;
  }
}

const Observation* figure_of_period(const ReportBook& book, const Rating& rating, const Period& period) {
  const auto fits = [&](const Observation* observation) {
    return observation != nullptr && observation->period == period &&
           (observation->kind == ObservationKind::value || observation->kind == ObservationKind::year);
  };
  if (fits(rating.value)) return rating.value;
  if (const Observation* own = in_own_row(book, rating, fits)) return own;
  for (const auto* list : {&rating.history, &rating.years}) {
    const auto found = std::find_if(list->rbegin(), list->rend(), fits);
    if (found != list->rend()) return *found;
  }
  for (const Observation* observation : {rating.previous, rating.before_previous, rating.last_year, rating.carried}) {
    if (fits(observation)) return observation;
  }
  return nullptr;
}

std::string column_heading(const ReportBook& book, const std::string& words, const LayoutColumn& column) {
  std::string text = words;
  const Period& reported = book.input.period;
  const std::string noun(period_noun(reported.kind()));
  replace(text, "{noun}", noun);
  replace(text, "{NOUNS}", in_capitals(noun) + "S");
  replace(text, "{compared with}", scorecards_compared_with(book.input.ratings).words);
  replace(text, "{year to date}", reported.in_financial_year().label());
  replace(text, "{benchmark year}", benchmark_year(book));
  replace(text, "{month}", month_back(reported, column.back).label());
  replace(text, "{quarter}", quarter_back(reported, column.back).label());
  replace(text, "{year}", year_back(reported, column.back).label());
  return text;
}

std::uint32_t write_column_headings(const ReportBook& book, SheetWriter& sheet, std::uint32_t row,
                                    const std::vector<LayoutColumn>& columns) {
  const CellFormat& format = book.looks.heading;
  const auto count = static_cast<std::uint32_t>(columns.size());
  for (std::uint32_t column = 1; column <= count;) {
    const LayoutColumn& here = columns[column - 1];
    if (here.group.empty()) {
      sheet.merge({{row, column}, {row + 1, column}}, column_heading(book, here.heading, here), format);
      ++column;
      continue;
    }
    std::uint32_t last = column;
    while (last < count && columns[last].group == here.group) ++last;
    sheet.merge({{row, column}, {row, last}}, column_heading(book, here.group, here), format);
    for (; column <= last; ++column)
      sheet.text({row + 1, column}, column_heading(book, columns[column - 1].heading, columns[column - 1]), format);
  }
  return row + 2;
}

void write_target_cell(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating) {
  CellFormat format = book.looks.centred;
  const Observation* typed = nullptr;
  for (const Observation* target : rating.targets) {
    if (typed == nullptr || target->figure.text == rating.target.typed) typed = target;
  }
  const bool other_words =
      typed != nullptr && !rating.target.typed.empty() && typed->figure.text != rating.target.typed;
  if (typed != nullptr && typed->figure.raw && !other_words) return book.figure(sheet, cell, *typed, format);
  std::string words = rating.target.typed;
  if (words.empty() && typed != nullptr) words = typed->figure.text;
  if (words.empty() && target_number(rating)) words = target_words(rating);
  format.number_format = "@";
  sheet.text(cell, words.empty() ? "none stated" : words, format);
  if (typed != nullptr && !other_words)
    book.sources.push_back({sheet.name(), cell, typed->measure, "target", words, typed->place});
}

}  // namespace scorebook
