#include "trend/figure_kind.hpp"

#include "text/words.hpp"

namespace scorebook {

namespace {

FigureKind kind_by_words(const Measure& measure) {
  for (const std::string* words : {&measure.data_note, &measure.year_to_date_note, &measure.title}) {
    if (holds_word(*words, "rolling")) return FigureKind::rolling;
  }
  for (const std::string* words : {&measure.data_note, &measure.year_to_date_note}) {
    if (holds_word(*words, "as at")) return FigureKind::snapshot;
  }
  return FigureKind::not_stated;
}

}  // namespace

FigureKind kind_of_figures(const Measure& measure) {
  switch (measure.reporting_basis) {
    case ReportingBasis::in_period:
      return FigureKind::events;
    case ReportingBasis::cumulative:
      return FigureKind::cumulative;
    case ReportingBasis::rolling_12_months:
      return FigureKind::rolling;
    case ReportingBasis::snapshot:
      return FigureKind::snapshot;
    case ReportingBasis::not_stated:
      break;
  }
  const FigureKind by_words = kind_by_words(measure);
  switch (measure.year_to_date_rule) {
    case YearToDateRule::rolling_12_months:
      return FigureKind::rolling;
    case YearToDateRule::cumulative:
      return FigureKind::cumulative;
    case YearToDateRule::last:
      return by_words == FigureKind::rolling ? by_words : FigureKind::snapshot;
    case YearToDateRule::sum:
      return by_words == FigureKind::rolling ? by_words : FigureKind::events;
    case YearToDateRule::ratio_of_sums:
    case YearToDateRule::average:
    case YearToDateRule::not_stated:
    case YearToDateRule::given:
    case YearToDateRule::none:
      break;
  }
  return by_words;
}

Unit unit_of(const Figure& figure, const Measure& measure) {
  return figure.unit == Unit::unknown ? measure.unit : figure.unit;
}

}  // namespace scorebook
