// rate() for submissions that stand in different places, so that nobody need copy them to have some rated by
// themselves.
#pragma once

#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

// As rate(); the submissions, the earlier ones too, must outlive the ratings.
[[nodiscard]] std::vector<Rating> rate_together(const std::vector<const Submission*>& submissions,
                                                const Register* measure_register, Period period,
                                                const std::vector<const Submission*>& earlier = {});

}  // namespace scorebook
