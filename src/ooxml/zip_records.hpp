// The entries of a zip archive with the headers that say what they are, for copying an archive as it is stored. For
// reading, zip.hpp is enough.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ooxml/zip.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct ZipRecord {
  ZipEntry entry;
  std::span<const std::byte> header;  // the local header before the data, with name and extra fields
  std::span<const std::byte> record;  // the entry's line of the directory, with name, extra fields and comment
};

// As read_zip(), which is this without the headers.
[[nodiscard]] Result<std::vector<ZipRecord>> read_zip_records(std::span<const std::byte> bytes,
                                                              const std::string& path);

}  // namespace scorebook
