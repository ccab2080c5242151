// The streams of an OLE compound file, the container of .xls: a file system of sectors inside one file. Chains that
// loop or leave the file refuse it; no count in the file reserves memory. Does not write. Source: MS-CFB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ooxml/bytes.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

[[nodiscard]] bool is_compound_file(std::span<const std::byte> bytes);

class CompoundFile {
 public:
  // `bytes` must outlive the file. Errors: damaged.
  [[nodiscard]] static Result<CompoundFile> open(std::span<const std::byte> bytes, const std::string& path);

  // Whether a stream or storage of that name, in whatever case, stands directly in the root.
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  // The bytes of a stream that stands there. Errors: damaged.
  [[nodiscard]] Result<std::vector<std::byte>> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;  // letters beyond ASCII as ?
    bool is_stream = false;
    std::uint32_t left = 0, right = 0, child = 0, start = 0;
    std::uint64_t size = 0;
  };

  CompoundFile(std::span<const std::byte> bytes, const std::string& path) : bytes_(bytes), path_(path) {}
  [[nodiscard]] Result<void> read_header();
  [[nodiscard]] Result<void> read_fat();
  [[nodiscard]] Result<void> add_fat_sector(std::uint32_t sector);
  [[nodiscard]] Result<void> read_mini_fat();
  [[nodiscard]] Result<void> read_directory();
  void walk_root();
  [[nodiscard]] const Entry* find(std::string_view name) const;
  [[nodiscard]] std::span<const std::byte> sector(std::uint32_t number) const;
  // The sectors of a chain one after the other; with a size, cut to it.
  [[nodiscard]] Result<std::vector<std::byte>> chain(std::uint32_t first, const std::uint64_t* size,
                                                     const std::string& whose) const;
  [[nodiscard]] Result<std::vector<std::byte>> mini_chain(const Entry& entry) const;

  Bytes bytes_;
  std::string path_;
  unsigned sector_shift_ = 9, mini_shift_ = 6;
  std::uint64_t mini_cutoff_ = 4096;
  std::uint32_t sectors_ = 0;  // that the file has room for, the last perhaps not whole
  std::vector<std::uint32_t> fat_, mini_fat_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> root_;  // what stands directly in the root, as indices of entries_
  std::vector<std::byte> mini_stream_;
};

}  // namespace scorebook
