// What the outputs of a comparison share.
#pragma once

#include <string>
#include <vector>

#include "scorebook/comparison.hpp"

namespace scorebook {

// "Contacts!D14, Summary!F8".
[[nodiscard]] std::string places_text(const std::vector<Place>& places);
// "2.8 re-referrals", "2.8 re-referrals, national average": what was restated, without its period.
[[nodiscard]] std::string restated_subject(const RestatedFigure& figure);
// "December 2015", "year to date to March 2016"; "" where there is none.
[[nodiscard]] std::string restated_period(const RestatedFigure& figure);

}  // namespace scorebook
