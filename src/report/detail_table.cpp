#include "report/detail_table.hpp"

#include <algorithm>
#include <set>

namespace scorebook {
namespace {

// Whether the column's numerators and denominators are columns of the page in their own right.
bool parts_are_columns(const DetailColumn& column, const DetailPage& detail) {
  for (const DetailColumn& other : detail.columns) {
    if (other.column == column.numerator_column || other.column == column.denominator_column) return true;
  }
  return false;
}

bool has_parts(const Submission& submission, const DetailColumn& column) {
  return std::any_of(column.observations.begin(), column.observations.end(), [&](std::size_t index) {
    const Figure& figure = submission.observations[index].figure;
    return figure.numerator && figure.denominator;
  });
}

std::vector<const DetailColumn*> chosen_columns(const LayoutPage& page, const DetailPage& detail) {
  std::vector<const DetailColumn*> chosen;
  if (page.measures.empty()) {
    for (const DetailColumn& column : detail.columns) chosen.push_back(&column);
    return chosen;
  }
  for (const std::string& measure : page.measures) {
    for (const DetailColumn& column : detail.columns) {
      if (column.measure == measure) chosen.push_back(&column);
    }
  }
  return chosen;
}

std::vector<PageRow> month_rows(const DetailPage& detail, const Period& last, int months) {
  std::vector<PageRow> rows;
  for (const PeriodLabel& label : detail.periods) {
    if (label.period.last() > last.last()) continue;
    const bool known =
        std::any_of(rows.begin(), rows.end(), [&](const PageRow& row) { return row.period == label.period; });
    if (!known) rows.push_back({label.period.label(), ObservationKind::value, label.period, ""});
  }
  std::sort(rows.begin(), rows.end(),
            [](const PageRow& left, const PageRow& right) { return *left.period < *right.period; });
  if (rows.size() > static_cast<std::size_t>(months)) rows.erase(rows.begin(), rows.end() - months);
  return rows;
}

std::vector<PageRow> annual_rows(const ReportBook& book, const Submission& submission,
                                 const std::vector<PageColumn>& columns) {
  const Period year = book.input.period.in_financial_year();
  std::set<Period> years;
  bool year_to_date = false;
  for (const PageColumn& column : columns) {
    for (const std::size_t index : column.source->observations) {
      const Observation& observation = submission.observations[index];
      if (observation.kind == ObservationKind::year && observation.period) years.insert(*observation.period);
      if (observation.kind == ObservationKind::year_to_date) year_to_date = true;
    }
  }
  if (years.empty() && !year_to_date) return {};
  const int first_year = year_of(year.first());
  years.insert(Period::financial_year(first_year - 2));
  years.insert(Period::financial_year(first_year - 1));
  std::vector<PageRow> rows;
  for (const Period& each : years) rows.push_back({each.label(), ObservationKind::year, each, ""});
  if (year_to_date) rows.push_back({year.label() + " YTD", ObservationKind::year_to_date, book.input.period, ""});
  return rows;
}

std::vector<PageRow> benchmark_rows(const Submission& submission, const std::vector<PageColumn>& columns) {
  std::vector<std::string> names;
  for (const PageColumn& column : columns) {
    for (const std::size_t index : column.source->observations) {
      const Observation& observation = submission.observations[index];
      if (observation.kind != ObservationKind::benchmark) continue;
      if (std::find(names.begin(), names.end(), observation.benchmark) == names.end())
        names.push_back(observation.benchmark);
    }
  }
  if (names.empty()) return {};
  std::vector<PageRow> rows;
  const std::pair<const char*, const char*> usual[] = {{"stat_neigh_avg", "SN AVE"},
                                                       {"best_stat_neigh", "BEST SN"},
                                                       {"nat_avg", "NAT AVE"},
                                                       {"nat_top_quartile", "NAT TOP QTILE"}};
  for (const auto& [name, label] : usual) rows.push_back({label, ObservationKind::benchmark, std::nullopt, name});
  for (const std::string& name : names) {
    const bool listed =
        std::any_of(rows.begin(), rows.end(), [&](const PageRow& row) { return row.benchmark == name; });
    if (!listed) rows.push_back({name, ObservationKind::benchmark, std::nullopt, name});
  }
  return rows;
}

}  // namespace

PageTable plan_page_table(const ReportBook& book, const LayoutSheet& description, const LayoutPage& page,
                          const Submission& submission, const DetailPage& detail) {
  PageTable table;
  std::uint32_t next = 3;  // after the block label and the period
  for (const DetailColumn* column : chosen_columns(page, detail)) {
    const bool with_parts = has_parts(submission, *column) && !parts_are_columns(*column, detail);
    table.columns.push_back({column, with_parts, next});
    next = table.columns.back().last() + 1;
    table.groups = table.groups || !column->heading.empty();
  }
  table.months = month_rows(detail, book.input.period, description.months);
  table.annual = annual_rows(book, submission, table.columns);
  table.benchmarks = benchmark_rows(submission, table.columns);
  return table;
}

const Observation* figure_at(const Submission& submission, const DetailColumn& column, const PageRow& row) {
  for (const std::size_t index : column.observations) {
    const Observation& observation = submission.observations[index];
    if (observation.kind != row.kind) continue;
    if (row.kind == ObservationKind::benchmark ? observation.benchmark == row.benchmark
                                               : observation.period == row.period)
      return &observation;
  }
  return nullptr;
}

}  // namespace scorebook
