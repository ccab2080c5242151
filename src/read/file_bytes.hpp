// The bytes of a file, within the budget of a workbook's size. Only ordinary files: no folder, no device.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scorebook/result.hpp"

namespace scorebook {

// Errors: file_missing, file_unreadable, over_limit (kMaximumFileBytes).
[[nodiscard]] Result<std::vector<std::byte>> bytes_of_file(const std::string& path);

}  // namespace scorebook
