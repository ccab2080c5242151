// The SHA-256 of a file, by which two copies are known to be equal.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace scorebook {

// 64 hexadecimal digits, lower case.
[[nodiscard]] std::string sha256_of(std::span<const std::byte> bytes);

}  // namespace scorebook
