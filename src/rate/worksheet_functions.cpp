#include "scorebook/worksheet_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scorebook/rating.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// A number that no cell holds, among per cents: beyond it may be 8.2 in place of 8.2%.
constexpr double kGreatestShare = 1;
constexpr int kMostDecimals = 15;

WorksheetAnswer problem(std::string words) { return {{}, std::move(words)}; }

bool has_per_cent(const CellValue& cell) {
  return cell.number ? cell.shows == CellShows::per_cent : cell.text.find('%') != std::string::npos;
}

// Whether a number can be taken as a share of 1, where per cents are meant.
bool is_share(const CellValue& cell) {
  return cell.shows == CellShows::per_cent ||
         (cell.shows == CellShows::not_known && std::abs(*cell.number) <= kGreatestShare);
}

// The figure of a cell; `per_cent`: numbers are shares as Excel stores per cents.
struct CellFigure {
  Figure figure;
  std::string problem;
};

CellFigure figure_of(const CellValue& cell, bool per_cent) {
  CellFigure read;
  if (!cell.number) {
    CellContent content;
    content.text = content.shown = cell.text;
    read.figure = read_figure(content, per_cent ? Unit::per_cent : Unit::unknown);
    if (read.figure.missing == Missing::text || read.figure.missing == Missing::error)
      read.problem = fmt::format("“{}” is no figure. Name a cell that holds one.", collapsed(cell.text));
    if (read.figure.unit_missing)
      read.problem = fmt::format("“{}” has no per cent sign, and others have. Type {}% in that cell.",
                                 collapsed(cell.text), collapsed(cell.text));
    return read;
  }
  if (per_cent && !is_share(cell)) {
    const std::string typed = Decimal::from_double(*cell.number).value_or(Decimal()).normalized().to_string();
    read.problem = fmt::format(
        "{} has no per cent sign, and others have. Type it with its sign, or give its cell a percentage format.",
        typed);
    return read;
  }
  const std::optional<Decimal> stored = Decimal::from_double(*cell.number);
  if (!stored) {
    read.problem = "This number cannot be read.";
    return read;
  }
  const Decimal value = (per_cent ? stored->scaled(2) : *stored).normalized();
  Figure& figure = read.figure;
  figure.value = figure.exact = value;
  figure.raw = cell.number;
  figure.unit = per_cent ? Unit::per_cent : Unit::unknown;
  figure.decimals = std::max(0, value.places());
  figure.text = value.to_string(figure.decimals) + (per_cent ? "%" : "");
  return read;
}

// A threshold as it would be typed in a scorecard.
std::string threshold_text(const CellValue& cell, bool per_cent, std::string& problem) {
  if (!cell.number) return cell.text;
  const CellFigure read = figure_of(cell, per_cent);
  if (!read.problem.empty()) problem = read.problem;
  return read.figure.text;
}

std::string wrong_polarity(const std::string& good) {
  return fmt::format("“{}” does not say what good performance is. Type High, Low, Within limits or Info.",
                     collapsed(good));
}

}  // namespace

WorksheetAnswer worksheet_rag(const CellValue& value, const std::string& good, const CellTolerance& tolerance) {
  const Polarity polarity = parse_polarity(good);
  if (polarity == Polarity::unknown) return problem(wrong_polarity(good));
  const std::array cells = {&value, &tolerance.red, &tolerance.amber, &tolerance.green};
  const bool per_cent =
      std::any_of(cells.begin(), cells.end(), [](const CellValue* cell) { return has_per_cent(*cell); });
  const Unit unit = per_cent ? Unit::per_cent : Unit::unknown;

  std::string wrong;
  const TypedTolerance typed{threshold_text(tolerance.red, per_cent, wrong),
                             threshold_text(tolerance.amber, per_cent, wrong),
                             threshold_text(tolerance.green, per_cent, wrong)};
  if (!wrong.empty()) return problem(wrong);
  const Tolerance read = read_tolerance(typed, polarity, unit);
  if (read.kind == ToleranceKind::not_understood) {
    const std::string why = read.remarks.empty() ? "" : " " + read.remarks.front().message;
    return problem("Red, amber and green cannot be read together." + why);
  }
  const CellFigure figure = figure_of(value, per_cent);
  if (!figure.problem.empty()) return problem(figure.problem);
  if (value.empty()) return {"no figure", {}};
  const RagResult result = rate_rag(figure.figure, read, unit);
  if (result.rag == Rag::none) return {result.reason, {}};
  return {std::string(rag_letter(result.rag)), {}};
}

WorksheetAnswer worksheet_direction(const CellValue& value, const CellValue& previous, const std::string& good,
                                    std::optional<int> decimals) {
  const Polarity polarity = parse_polarity(good);
  if (polarity == Polarity::unknown) return problem(wrong_polarity(good));
  if (decimals && (*decimals < 0 || *decimals > kMostDecimals))
    return problem(
        fmt::format("{} is no number of decimal places. Type a whole number from 0 to {}.", *decimals, kMostDecimals));
  const bool per_cent = has_per_cent(value) || has_per_cent(previous);
  std::array<CellFigure, 2> figures = {figure_of(value, per_cent), figure_of(previous, per_cent)};
  for (CellFigure& each : figures) {
    if (!each.problem.empty()) return problem(each.problem);
    if (decimals && each.figure.value) each.figure.value = each.figure.value->rounded(*decimals);
  }
  if (value.empty()) return {"no figure", {}};
  if (previous.empty()) return {"no earlier figure", {}};
  const Direction direction = rate_direction(&figures[1].figure, &figures[0].figure, polarity, Rag::none);
  const Arrow arrow = direction_arrow(direction.state);
  if (arrow == Arrow::none) return {direction.working, {}};
  return {std::string(arrow_sign(arrow)), {}};
}

namespace {

// The figures of a year so far: those before the months to come.
struct YearSoFar {
  std::vector<Figure> figures;
  std::string problem;
};

YearSoFar year_so_far(const std::vector<CellValue>& cells, bool per_cent) {
  YearSoFar year;
  const auto last = std::find_if(cells.rbegin(), cells.rend(), [](const CellValue& cell) { return !cell.empty(); });
  const auto count = static_cast<std::size_t>(cells.rend() - last);
  for (std::size_t i = 0; i < count; ++i) {
    CellFigure read = figure_of(cells[i], per_cent);
    if (cells[i].empty())
      year.problem = fmt::format("Figure {} of {} is missing, so the year to date cannot be worked out.", i + 1, count);
    else if (!read.problem.empty())
      year.problem = read.problem;
    else if (!read.figure.value)
      year.problem = fmt::format("Figure {} of {} says “{}”, so the year to date cannot be worked out.", i + 1, count,
                                 collapsed(cells[i].text));
    if (!year.problem.empty()) return year;
    year.figures.push_back(std::move(read.figure));
  }
  if (count == 0) year.problem = "There is no figure yet.";
  return year;
}

// On the scale that Excel stores: 0.984 of 98.4 %.
WorksheetAnswer stored(Decimal value, bool per_cent) { return {(per_cent ? value.scaled(-2) : value).to_double(), {}}; }

Decimal sum_of(const std::vector<Figure>& figures) {
  Decimal total;
  for (const Figure& figure : figures) total = total + *figure.value;
  return total;
}

WorksheetAnswer ratio_of_sums(const YearSoFar& year, const std::vector<CellValue>& denominators) {
  Decimal numerator, denominator;
  if (denominators.empty()) {
    for (const Figure& figure : year.figures) {
      if (!figure.numerator || !figure.denominator)
        return problem(
            fmt::format("“{}” does not say both numbers, as 28 of 588 does. Give the denominators as the "
                        "third argument.",
                        figure.text));
      numerator = numerator + *figure.numerator;
      denominator = denominator + *figure.denominator;
    }
  } else {
    const YearSoFar below = year_so_far(denominators, false);
    if (!below.problem.empty()) return problem("Denominators: " + below.problem);
    if (below.figures.size() != year.figures.size())
      return problem(fmt::format("There are {} figures and {} denominators. Give one denominator for each figure.",
                                 year.figures.size(), below.figures.size()));
    numerator = sum_of(year.figures);
    denominator = sum_of(below.figures);
  }
  if (denominator <= Decimal(0)) return problem("The denominators add up to 0, so there is no percentage.");
  return {numerator.to_double() / denominator.to_double(), {}};
}

}  // namespace

WorksheetAnswer worksheet_year_to_date(const std::string& rule, const std::vector<CellValue>& figures,
                                       const std::vector<CellValue>& denominators) {
  const std::optional<YearToDateRule> read = parse_year_to_date_rule(rule);
  constexpr std::string_view kRules = "Type sum, average, last, cumulative, rolling 12 months or ratio of sums.";
  if (!read || *read == YearToDateRule::not_stated)
    return problem(fmt::format("“{}” is no rule for a year to date. {}", collapsed(rule), kRules));
  const bool ratio = *read == YearToDateRule::ratio_of_sums;
  if (!ratio && !denominators.empty())
    return problem(fmt::format("Denominators are only for the rule ratio of sums, not for {}. Leave them out.",
                               year_to_date_rule_name(*read)));
  const bool per_cent = !ratio && std::any_of(figures.begin(), figures.end(), has_per_cent);
  const YearSoFar year = year_so_far(figures, per_cent);
  if (!year.problem.empty()) return problem(year.problem);
  switch (*read) {
    case YearToDateRule::ratio_of_sums:
      return ratio_of_sums(year, denominators);
    case YearToDateRule::sum:
      if (per_cent) return problem("Percentages do not add up to a year to date. Use ratio of sums, average or last.");
      return stored(sum_of(year.figures), false);
    case YearToDateRule::rolling_12_months:
      if (year.figures.size() != 12)
        return problem(
            fmt::format("A rolling total needs the figures of twelve months, not of {}.", year.figures.size()));
      if (per_cent) return problem("Percentages do not add up to a rolling total. Use ratio of sums.");
      return stored(sum_of(year.figures), false);
    case YearToDateRule::average: {
      const double total = sum_of(year.figures).to_double() / static_cast<double>(year.figures.size());
      return {per_cent ? total / 100 : total, {}};
    }
    case YearToDateRule::last:
    case YearToDateRule::cumulative:
      return stored(*year.figures.back().value, per_cent);
    default:
      return problem(
          fmt::format("With the rule {} nothing follows from the months. {}", year_to_date_rule_name(*read), kRules));
  }
}

WorksheetAnswer worksheet_period(const CellValue& label) {
  if (label.number) {
    constexpr double kFirst = 29221, kLast = 73415;  // 1 January 1980, 31 December 2100
    if (!(*label.number >= kFirst && *label.number < kLast + 1))
      return problem(
          "This number is no date of the years 1980 to 2100. Name a cell with a date, or a text like Mar-16 or "
          "2015/16.");
    const Date date = date_of_serial(*label.number, false);
    return {Period::month(date.year, date.month).id(), {}};
  }
  if (label.empty()) return problem("The cell is empty. Name a cell with a text like Mar-16, Q2 2017/18 or 2015/16.");
  const std::optional<Period> period = parse_period(label.text);
  if (!period)
    return problem(
        fmt::format("“{}” is no period. Type one like Mar-16, Q2 2017/18 or 2015/16.", collapsed(label.text)));
  return {period->id(), {}};
}

}  // namespace scorebook
