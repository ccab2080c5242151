// Figures, changes and periods as a sentence about a measure says them.
#pragma once

#include <optional>
#include <string>

#include "scorebook/measure.hpp"
#include "scorebook/observation.hpp"

namespace scorebook {

// "98.4%", "262.1 per 10,000", "1 day", "£1,200", "12.5% (provisional)". A unit that the title names is not repeated.
[[nodiscard]] std::string sentence_figure(const Figure& figure, const Measure& measure);

// How far apart two figures are, without a sign: "2.3 percentage points", "1 percentage point", "62", "£400", "3 days".
// Nothing where one has no value or they are in different units.
[[nodiscard]] std::optional<std::string> sentence_change(const Figure& from, const Figure& to, const Measure& measure);

// "in March 2016", "at the end of March 2016" for how things stood, "by the end of quarter 2 of 2017/18" for what is
// counted since the year began, "in the 12 months to March 2016", "in the survey of June 2015". Without its year where
// `beside` is a later period of the same kind that is named with the same one: "in February".
[[nodiscard]] std::string sentence_time(const Observation& observation, const Measure& measure,
                                        const Observation* beside = nullptr);
// The same of a bare period, without a word before it: "the academic year 2015/16", "March 2016".
[[nodiscard]] std::string sentence_period(const Period& period);

}  // namespace scorebook
