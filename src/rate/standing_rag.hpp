// Which of a rating's two colours says whether the measure is on target, and the status that a colour is.
#pragma once

#include "scorebook/rating.hpp"

namespace scorebook {

// The RAG in the period; where the thresholds are for the year to date, so that the period has none, that at year end.
[[nodiscard]] inline const RagResult& standing_rag(const Rating& rating) {
  const bool withheld = rating.measure.rag_basis == RagBasis::year_to_date && rating.rag_period.rag == Rag::none;
  return withheld ? rating.rag_year_end : rating.rag_period;
}

// `without`: where there is no colour.
[[nodiscard]] inline PlanStatus plan_status_of(Rag rag, PlanStatus without) {
  switch (rag) {
    case Rag::green:
      return PlanStatus::met;
    case Rag::amber:
      return PlanStatus::satisfactory;
    case Rag::red:
      return PlanStatus::not_met;
    case Rag::none:
      break;
  }
  return without;
}

}  // namespace scorebook
