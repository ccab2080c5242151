// One part of a package as a stream of blocks, inflated as they are asked for. Size and CRC are checked at the end:
// until next() has said that it is over, nothing that came before it may be trusted. Budgets count the bytes produced.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ooxml/zip.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

// What all parts of one package have produced together; sheets are read side by side.
struct ProducedBytes {
  std::atomic<std::uint64_t> count = 0;
};

class PartStream {
 public:
  PartStream(const ZipEntry& entry, const std::string& path, ProducedBytes& produced);
  ~PartStream();
  PartStream(PartStream&&) noexcept;
  PartStream& operator=(PartStream&&) = delete;

  // The next block, at most kBlockBytes, valid until the next call; empty once the part is over and found whole.
  // Errors: damaged, over_limit, encrypted.
  [[nodiscard]] Result<std::span<const std::byte>> next();
  // The next bytes, put into `room`: how many; 0 once the part is over and found whole. Errors as of next().
  [[nodiscard]] Result<std::size_t> next_into(std::span<std::byte> room);
  // From the beginning again. What has been produced already is not counted a second time.
  void restart();
  // How much of the part's bytes, as they are stored, has been read: 0 to 1.
  [[nodiscard]] double share_read() const;
  [[nodiscard]] const std::string& part_name() const { return entry_->name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Inflater;

  [[nodiscard]] Result<std::size_t> inflate_into(std::span<std::byte> room);
  [[nodiscard]] Result<void> account_for(std::span<const std::byte> block);
  [[nodiscard]] Result<void> whole() const;
  [[nodiscard]] Error broken(const std::string& how) const;

  const ZipEntry* entry_;
  std::string path_;
  ProducedBytes* produced_;
  std::unique_ptr<Inflater> inflater_;
  std::vector<std::byte> block_;
  std::uint64_t count_ = 0;    // bytes produced of this part, since its beginning
  std::uint64_t counted_ = 0;  // those of them that are in produced_
  std::uint32_t crc_ = 0;
  bool over_ = false;
};

}  // namespace scorebook
