// Many workbooks, several at a time: the results are those of one after the other, in the same order. Where memory runs
// out for one of them, that one has an error and the others are done.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scorebook/result.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Called after each workbook with how many are done, by one thread at a time.
using BatchProgress = std::function<void(std::size_t done)>;

// `jobs`: workbooks at a time; 0: as many as are worth it on this machine.
[[nodiscard]] std::vector<Result<Workbook>> read_workbook_files(const std::vector<std::string>& paths, unsigned jobs,
                                                                const BatchProgress& progress = {});

// Where memory ran out for one it is null.
[[nodiscard]] std::vector<std::unique_ptr<Submission>> locate_all(
    const std::vector<std::shared_ptr<const Workbook>>& workbooks, const Register* measure_register, unsigned jobs,
    const BatchProgress& progress = {});

}  // namespace scorebook
