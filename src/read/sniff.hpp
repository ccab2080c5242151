// What a file is by its bytes, whatever its name says. Only recognises; a zip is looked into by package.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "scorebook/result.hpp"

namespace scorebook {

// An OLE compound file, whatever it holds, or the records of a workbook without one.
[[nodiscard]] bool may_be_xls(std::span<const std::byte> bytes);
// Nothing where the bytes may be a zip package; else why the file is refused.
[[nodiscard]] std::optional<Error> refuse_unless_zip(std::span<const std::byte> bytes, const std::string& path);

// Whether the bytes are text in no markup, so that they may be a csv.
[[nodiscard]] bool is_plain_text(std::span<const std::byte> bytes);

}  // namespace scorebook
