// A package with some of its parts replaced or added and all others copied as they are stored: the same compressed
// bytes, times, order, names and extra fields. Only the bookkeeping around them is written anew: offsets, sizes that
// stood behind the data (data descriptors), the 64-bit fields where they are needed. Nothing before the archive and no
// comment of the archive is carried over.
//
// Own code, because what must hold here is that nothing is touched: the libraries that Debian has (libzip, minizip)
// copy the data raw, but drop or rewrite extra fields and flags, want a file of their own to write to, and bring bzip2,
// lzma, zstd and a cryptographic library along. All that reading takes is there already (ooxml/zip.hpp). Source: PKWARE
// APPNOTE 6.3.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "scorebook/result.hpp"

namespace scorebook {

struct PatchedPart {
  std::string name;  // of an entry, as packages compare names: replaced; else a new entry, after all others
  std::string content;
};

// The bytes of the new package; the same parts give the same bytes. Errors: damaged, over_limit, encrypted (a package
// with encrypted entries is not copied), and damaged where an entry to be replaced is there twice.
[[nodiscard]] Result<std::string> patched_package(std::span<const std::byte> original, const std::string& path,
                                                  const std::vector<PatchedPart>& parts);

}  // namespace scorebook
