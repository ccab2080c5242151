#include "ooxml/inflate.hpp"

#include <algorithm>
#include <limits>

#include <zlib.h>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {

struct PartStream::Inflater {
  z_stream stream{};
  bool ready = false;
  std::size_t fed = 0;  // bytes of the entry given to zlib

  Inflater() { ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

PartStream::PartStream(const ZipEntry& entry, const std::string& path, ProducedBytes& produced)
    : entry_(&entry), path_(path), produced_(&produced) {
  if (entry.method == Z_DEFLATED) {
    inflater_ = std::make_unique<Inflater>();
    block_.resize(kBlockBytes);
  }
}

PartStream::~PartStream() = default;
PartStream::PartStream(PartStream&&) noexcept = default;

Error PartStream::broken(const std::string& how) const {
  return damaged(path_, "its part " + entry_->name + " " + how);
}

Result<std::span<const std::byte>> PartStream::finished() const {
  if (count_ != entry_->size)
    return broken("has " + std::to_string(count_) + " bytes; the list of parts says " + std::to_string(entry_->size));
  if (crc_ != entry_->crc) return broken("was changed after it was written (its checksum does not match)");
  return std::span<const std::byte>{};
}

Result<std::span<const std::byte>> PartStream::next() {
  if (over_) return finished();
  if (entry_->encrypted) return password_protected(path_);
  std::span<const std::byte> block;
  if (entry_->method == 0) {
    const auto start = static_cast<std::size_t>(count_);
    block = entry_->data.subspan(start, std::min(kBlockBytes, entry_->data.size() - start));
  } else if (entry_->method == Z_DEFLATED) {
    auto inflated = inflate_block();
    if (!inflated) return inflated;
    block = inflated.value();
  } else {
    return broken("is compressed in a way that Excel does not use (method " + std::to_string(entry_->method) + ")");
  }
  if (block.empty()) {
    over_ = true;
    return finished();
  }
  count_ += block.size();
  produced_->count += block.size();
  crc_ = static_cast<std::uint32_t>(
      crc32(crc_, reinterpret_cast<const Bytef*>(block.data()), static_cast<uInt>(block.size())));
  if (count_ > kPartBytesBeforeRatio && count_ / kMaximumRatio > entry_->data.size())
    return over_limit(path_, "its part " + entry_->name + " grows to over " +
                                 std::to_string(kPartBytesBeforeRatio >> 20) + " MB, more than " +
                                 std::to_string(kMaximumRatio) + " times its stored size, as a zip bomb does");
  if (produced_->count > kMaximumProducedBytes)
    return over_limit(path_,
                      "its parts hold over " + std::to_string(kMaximumProducedBytes >> 20) + " MB when unpacked");
  if (count_ > entry_->size)
    return broken("is longer than the list of parts says (" + std::to_string(entry_->size) + " bytes)");
  return block;
}

Result<std::span<const std::byte>> PartStream::inflate_block() {
  Inflater& inflater = *inflater_;
  if (!inflater.ready) return over_limit(path_, "there is not enough memory to unpack it");
  z_stream& stream = inflater.stream;
  stream.next_out = reinterpret_cast<Bytef*>(block_.data());
  stream.avail_out = static_cast<uInt>(block_.size());
  while (stream.avail_out > 0) {
    if (stream.avail_in == 0) {
      constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
      const auto rest = entry_->data.subspan(inflater.fed);
      const std::size_t count = std::min(rest.size(), kMost);
      // zlib only reads what it is given, whatever its signature says.
      stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(rest.data()));
      stream.avail_in = static_cast<uInt>(count);
      inflater.fed += count;
    }
    const bool at_end = stream.avail_in == 0;
    const int state = inflate(&stream, Z_NO_FLUSH);
    if (state == Z_STREAM_END) break;
    if (state == Z_BUF_ERROR && at_end) return broken("is cut short");
    if (state != Z_OK) return broken("cannot be unpacked: its compressed data are damaged");
  }
  return std::span<const std::byte>(block_.data(), block_.size() - stream.avail_out);
}

}  // namespace scorebook
