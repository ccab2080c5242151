// Excel encrypts an .xls whose structure is protected (Review > Protect Workbook), or that is marked as final in some
// versions, with a password of its own that is the same everywhere, and opens it without asking for one. So does this
// reader; a password that somebody has chosen is never tried. Sources: MS-OFFCRYPTO 2.3.6 and 2.3.5 (RC4, RC4
// CryptoAPI), MS-XLS 2.2.10.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace scorebook {

// The stream of a workbook with its records readable, or nothing where it is not encrypted with Excel's own password.
[[nodiscard]] std::optional<std::vector<std::byte>> without_default_password(std::span<const std::byte> stream);

}  // namespace scorebook
