#include "learn/tables.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

bool rolling(const std::string& words) {
  return holds_word(words, "rolling 12 month") || holds_word(words, "rolling 12 months") ||
         holds_word(words, "rolling year") || holds_word(words, "12 month rolling");
}

bool at_month_end(const std::string& words) {
  return holds_word(words, "as at mth end") || holds_word(words, "as at month end") ||
         holds_word(words, "at end of month") || holds_word(words, "snapshot");
}

}  // namespace

YearToDateWords year_to_date_words(const Measure& measure, const PageFact* page) {
  const std::string note = collapsed(measure.year_to_date_note);
  const bool financial_year = folded(note) == "financial year";
  const bool rolling_title = rolling(measure.title) || rolling(measure.data_note);
  const std::string typed = "its data note is \"" + note + "\"";
  if (rolling(note)) return {YearToDateRule::rolling_12_months, ReportingBasis::rolling_12_months, typed};
  if (at_month_end(note)) return {YearToDateRule::last, ReportingBasis::snapshot, typed};
  if (rolling_title && note.empty())
    return {YearToDateRule::rolling_12_months, ReportingBasis::rolling_12_months, "its title says rolling 12 months"};
  if (rolling_title) return {{}, {}, typed + ", but its title says rolling 12 months"};
  if (!financial_year) return {{}, {}, note.empty() ? "it has no data note" : typed};
  if (measure.unit == Unit::count)
    return {YearToDateRule::sum, ReportingBasis::in_period, typed + " and it is a count: the months add up"};
  const bool by_refs = page != nullptr && !page->numerator.empty();
  if (measure.unit == Unit::per_cent && page != nullptr && (page->has_parts || by_refs))
    return {YearToDateRule::ratio_of_sums, ReportingBasis::in_period,
            typed + " and the page " + page->page + " has its numerators and denominators"};
  return {{}, {}, typed + ", and no numerators and denominators are at hand"};
}

}  // namespace scorebook
