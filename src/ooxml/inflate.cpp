#include "ooxml/inflate.hpp"

#include <algorithm>
#include <limits>

#include <libdeflate.h>
#include <zlib.h>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {

struct PartStream::Inflater {
  z_stream stream{};
  bool ready = false;
  std::size_t fed = 0;  // bytes of the entry given to zlib

  Inflater() { ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
  void restart() {
    if (ready) ready = inflateReset(&stream) == Z_OK;
    stream.avail_in = 0;
    fed = 0;
  }
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

PartStream::PartStream(const ZipEntry& entry, const std::string& path, ProducedBytes& produced)
    : entry_(&entry), path_(path), produced_(&produced) {
  if (entry.method == Z_DEFLATED) inflater_ = std::make_unique<Inflater>();
}

PartStream::~PartStream() = default;
PartStream::PartStream(PartStream&&) noexcept = default;

void PartStream::restart() {
  if (inflater_) inflater_->restart();
  count_ = 0;
  crc_ = 0;
  over_ = false;
}

double PartStream::share_read() const {
  if (entry_->data.empty()) return 1;
  const double read =
      inflater_ ? static_cast<double>(inflater_->fed - inflater_->stream.avail_in) : static_cast<double>(count_);
  return read / static_cast<double>(entry_->data.size());
}

Error PartStream::broken(const std::string& how) const {
  return damaged(path_, "its part " + entry_->name + " " + how);
}

Result<void> PartStream::whole() const {
  if (count_ != entry_->size)
    return broken("has " + std::to_string(count_) + " bytes; the list of parts says " + std::to_string(entry_->size));
  if (crc_ != entry_->crc) return broken("was changed after it was written (its checksum does not match)");
  return {};
}

Result<std::span<const std::byte>> PartStream::next() {
  if (block_.empty()) block_.resize(kBlockBytes);
  const auto count = next_into(block_);
  if (!count) return count.error();
  return std::span<const std::byte>(block_).first(count.value());
}

Result<std::size_t> PartStream::next_into(std::span<std::byte> room) {
  std::size_t count = 0;
  if (!over_) {
    if (entry_->encrypted) return password_protected(path_);
    auto put = inflate_into(room);
    if (!put) return put;
    count = put.value();
    over_ = count == 0;
  }
  if (over_) {
    if (auto found = whole(); !found) return found.error();
  } else if (auto within = account_for(room.first(count)); !within) {
    return within.error();
  }
  return count;
}

Result<void> PartStream::account_for(std::span<const std::byte> block) {
  count_ += block.size();
  if (count_ > counted_) {
    produced_->count += count_ - counted_;
    counted_ = count_;
  }
  const std::uint64_t of_package = produced_->count - (counted_ - count_);
  crc_ = libdeflate_crc32(crc_, block.data(), block.size());  // several times as fast as zlib's
  if (count_ > kPartBytesBeforeRatio && count_ / kMaximumRatio > entry_->data.size())
    return over_limit(path_, "its part " + entry_->name + " grows to over " +
                                 std::to_string(kPartBytesBeforeRatio >> 20) + " MB, more than " +
                                 std::to_string(kMaximumRatio) + " times its stored size, as a zip bomb does");
  if (of_package > kMaximumProducedBytes)
    return over_limit(path_,
                      "its parts hold over " + std::to_string(kMaximumProducedBytes >> 20) + " MB when unpacked");
  if (count_ > entry_->size)
    return broken("is longer than the list of parts says (" + std::to_string(entry_->size) + " bytes)");
  return {};
}

Result<std::size_t> PartStream::inflate_into(std::span<std::byte> room) {
  if (entry_->method == 0) {
    const auto rest = entry_->data.subspan(static_cast<std::size_t>(count_));
    const std::size_t count = std::min(rest.size(), room.size());
    std::copy_n(rest.begin(), count, room.begin());
    return count;
  }
  if (!inflater_)
    return broken("is compressed in a way that Excel does not use (method " + std::to_string(entry_->method) + ")");
  Inflater& inflater = *inflater_;
  if (!inflater.ready) return over_limit(path_, "there is not enough memory to unpack it");
  z_stream& stream = inflater.stream;
  stream.next_out = reinterpret_cast<Bytef*>(room.data());
  stream.avail_out = static_cast<uInt>(room.size());
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
  return room.size() - stream.avail_out;
}

}  // namespace scorebook
