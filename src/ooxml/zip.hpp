// The entries of a zip archive, from its central directory alone, over bytes in memory. Reads zip64, data descriptors
// and archives with other bytes before them. Does not write and extracts nothing; entries that overlap or lie outside
// refuse the file. Source: PKWARE APPNOTE 6.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scorebook/result.hpp"

namespace scorebook {

struct ZipEntry {
  std::string name;          // as stored
  std::uint16_t method = 0;  // 0 stored, 8 deflated
  bool encrypted = false;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;           // inflated, as the directory says
  std::span<const std::byte> data;  // as stored
};

// The entries in the order of the directory; `bytes` must outlive them. Errors: damaged, over_limit.
[[nodiscard]] Result<std::vector<ZipEntry>> read_zip(std::span<const std::byte> bytes, const std::string& path);

}  // namespace scorebook
