// Reads a package that was just written, every part of it, before it is put in place: sizes, checksums and XML to the
// last tag.
#pragma once

#include <string>

#include "scorebook/result.hpp"

namespace scorebook {

// `target` is the name for messages. Errors: output_not_written.
[[nodiscard]] Result<void> verify_package(const std::string& path, const std::string& target);

}  // namespace scorebook
