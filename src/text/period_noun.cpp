#include "text/period_noun.hpp"

namespace scorebook {

std::string_view period_noun(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month:
      return "month";
    case PeriodKind::quarter:
      return "quarter";
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
    case PeriodKind::calendar_year:
      return "year";
    case PeriodKind::term:
      return "term";
    case PeriodKind::wave:
      return "survey";
    case PeriodKind::span:
      break;
  }
  return "period";
}

}  // namespace scorebook
