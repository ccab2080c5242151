#include "writing/package_patch.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "ooxml/bytes.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/package.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/zip_records.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::size_t kLocalBytes = 30, kCentralBytes = 46;
constexpr std::uint64_t kZip64Field = 0x0001, kVersion64 = 45, kVersion = 20;
constexpr std::uint64_t kFull = 0xFFFFFFFF, kFullCount = 0xFFFF;
constexpr std::uint64_t kSizesBehindData = 8;  // flag
constexpr std::uint64_t kFirstDay =
    1U << 5 | 1U;  // 1 January 1980: new entries have no time, so that bytes are the same
constexpr std::uint64_t kDeflated = 8;

void put(std::string& bytes, std::uint64_t value, unsigned count) {
  for (unsigned i = 0; i < count; ++i) bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string deflated(std::string_view content) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string result(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int ended = deflate(&stream, Z_FINISH);  // the room is enough by deflateBound
  result.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::bad_alloc();
  return result;
}

std::uint32_t crc_of(std::string_view content) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

// One entry of the new archive.
struct Entry {
  std::uint64_t made_by = kVersion, needed = kVersion, flags = 0, method = kDeflated, time = 0, date = kFirstDay;
  std::uint64_t crc = 0, size = 0, inner_attributes = 0, outer_attributes = 0;
  std::string_view local_name, name;
  std::string local_extra, extra, comment;
  std::string_view data;
  std::string own_data;  // where it is new: `data` is this
  std::uint64_t offset = 0;
};

// The extra fields but that of the 64-bit sizes, which is written anew where it is needed. What is no field stays.
std::string without_zip64(std::string_view extra) {
  std::string kept;
  const Bytes bytes(std::as_bytes(std::span(extra.data(), extra.size())));
  std::size_t at = 0;
  while (bytes.holds(at, 4)) {
    const auto length = static_cast<std::size_t>(4 + bytes.number(at + 2, 2));
    if (!bytes.holds(at, length)) break;
    if (bytes.number(at, 2) != kZip64Field) kept += extra.substr(at, length);
    at += length;
  }
  return kept += extra.substr(at);
}

Entry kept(const ZipRecord& original) {
  const Bytes local(original.header), record(original.record);
  const std::string_view header_text = text_of(original.header), record_text = text_of(original.record);
  Entry entry;
  entry.made_by = record.number(4, 2);
  entry.needed = record.number(6, 2);
  entry.flags = record.number(8, 2) & ~kSizesBehindData;
  entry.method = record.number(10, 2);
  entry.time = record.number(12, 2);
  entry.date = record.number(14, 2);
  entry.crc = original.entry.crc;
  entry.size = original.entry.size;
  entry.inner_attributes = record.number(36, 2);
  entry.outer_attributes = record.number(38, 4);
  const auto local_name = static_cast<std::size_t>(local.number(26, 2));
  entry.local_name = header_text.substr(kLocalBytes, local_name);
  entry.local_extra = without_zip64(header_text.substr(kLocalBytes + local_name));
  const auto name = static_cast<std::size_t>(record.number(28, 2));
  const auto extra = static_cast<std::size_t>(record.number(30, 2));
  entry.name = record_text.substr(kCentralBytes, name);
  entry.extra = without_zip64(record_text.substr(kCentralBytes + name, extra));
  entry.comment = record_text.substr(kCentralBytes + name + extra);
  entry.data = text_of(original.entry.data);
  return entry;
}

void fill(Entry& entry, const std::string& content) {
  entry.method = kDeflated;
  entry.crc = crc_of(content);
  entry.size = content.size();
  entry.own_data = deflated(content);
  entry.data = entry.own_data;
}

// The sizes as both headers have them; those of 64 bits are full there and stand in the extra field.
void put_sizes(std::string& bytes, const Entry& entry, bool in_64) {
  put(bytes, entry.crc, 4);
  put(bytes, in_64 ? kFull : entry.data.size(), 4);
  put(bytes, in_64 ? kFull : entry.size, 4);
}

void put_common(std::string& bytes, const Entry& entry, bool in_64) {
  put(bytes, in_64 ? std::max(entry.needed, kVersion64) : entry.needed, 2);
  put(bytes, entry.flags, 2);
  put(bytes, entry.method, 2);
  put(bytes, entry.time, 2);
  put(bytes, entry.date, 2);
}

void put_local(std::string& archive, Entry& entry) {
  const bool in_64 = entry.size >= kFull || entry.data.size() >= kFull;
  entry.offset = archive.size();
  std::string extra;
  if (in_64) {
    put(extra, kZip64Field, 2);
    put(extra, 16, 2);
    put(extra, entry.size, 8);
    put(extra, entry.data.size(), 8);
  }
  extra += entry.local_extra;
  put(archive, kLocalSignature, 4);
  put_common(archive, entry, in_64);
  put_sizes(archive, entry, in_64);
  put(archive, entry.local_name.size(), 2);
  put(archive, extra.size(), 2);
  archive += entry.local_name;
  archive += extra;
  archive += entry.data;
}

void put_record(std::string& archive, const Entry& entry) {
  const bool sizes_in_64 = entry.size >= kFull || entry.data.size() >= kFull;
  const bool in_64 = sizes_in_64 || entry.offset >= kFull;
  std::string extra;
  if (in_64) {
    put(extra, kZip64Field, 2);
    put(extra, (sizes_in_64 ? 16 : 0) + (entry.offset >= kFull ? 8 : 0), 2);
    if (sizes_in_64) {
      put(extra, entry.size, 8);
      put(extra, entry.data.size(), 8);
    }
    if (entry.offset >= kFull) put(extra, entry.offset, 8);
  }
  extra += entry.extra;
  put(archive, kCentralSignature, 4);
  put(archive, entry.made_by, 2);
  put_common(archive, entry, in_64);
  put_sizes(archive, entry, sizes_in_64);
  put(archive, entry.name.size(), 2);
  put(archive, extra.size(), 2);
  put(archive, entry.comment.size(), 2);
  put(archive, 0, 2);  // the only disk
  put(archive, entry.inner_attributes, 2);
  put(archive, entry.outer_attributes, 4);
  put(archive, std::min(entry.offset, kFull), 4);
  archive += entry.name;
  archive += extra;
  archive += entry.comment;
}

void put_end(std::string& archive, std::uint64_t start, std::uint64_t count) {
  const std::uint64_t bytes = archive.size() - start;
  if (count >= kFullCount || start >= kFull || bytes >= kFull) {
    const std::uint64_t record = archive.size();
    put(archive, kEnd64Signature, 4);
    put(archive, 44, 8);
    put(archive, kVersion64, 2);
    put(archive, kVersion64, 2);
    put(archive, 0, 8);
    put(archive, count, 8);
    put(archive, count, 8);
    put(archive, bytes, 8);
    put(archive, start, 8);
    put(archive, kLocator64Signature, 4);
    put(archive, 0, 4);
    put(archive, record, 8);
    put(archive, 1, 4);
  }
  put(archive, kEndSignature, 4);
  put(archive, 0, 4);
  put(archive, std::min(count, kFullCount), 2);
  put(archive, std::min(count, kFullCount), 2);
  put(archive, std::min(bytes, kFull), 4);
  put(archive, std::min(start, kFull), 4);
  put(archive, 0, 2);
}

// Fields of the headers that hold a length have 16 bits.
bool fits(const Entry& entry) {
  constexpr std::size_t kMost = 0xFFFF - 32;  // with a 64-bit field before the others
  return entry.local_name.size() <= 0xFFFF && entry.name.size() <= 0xFFFF && entry.extra.size() <= kMost &&
         entry.local_extra.size() <= kMost;
}

}  // namespace

Result<std::string> patched_package(std::span<const std::byte> original, const std::string& path,
                                    const std::vector<PatchedPart>& parts) {
  const auto read = read_zip_records(original, path);
  if (!read) return read.error();
  const std::vector<ZipRecord>& originals = read.value();
  std::multimap<std::string, std::size_t> by_name;
  std::vector<Entry> entries;
  entries.reserve(originals.size() + parts.size());  // entries must stay where they are: `data` may be of the entry
  for (const ZipRecord& each : originals) {
    if (each.entry.encrypted) return password_protected(path);
    by_name.emplace(part_key(each.entry.name), entries.size());
    entries.push_back(kept(each));
  }
  std::vector<std::size_t> order(originals.size());  // as they lie in the archive
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return originals[left].header.data() < originals[right].header.data();
  });
  std::uint64_t room = original.size() + (std::size_t{1} << 16);
  for (const PatchedPart& part : parts) {
    if (part.content.size() > std::numeric_limits<uInt>::max() / 2)
      return over_limit(path, "its part " + part.name + " is too large to be written");
    const std::string key = part_key(part.name);
    const auto found = by_name.find(key);
    if (found == by_name.end()) {
      order.push_back(entries.size());
      by_name.emplace(key, entries.size());
      entries.emplace_back();
      entries.back().local_name = entries.back().name = part.name;
      fill(entries.back(), part.content);
    } else {
      if (by_name.count(key) > 1) return damaged(path, "it holds two different parts named " + part.name);
      fill(entries[found->second], part.content);
    }
    room += part.content.size() / 4;
  }
  if (!std::all_of(entries.begin(), entries.end(), fits))
    return damaged(path, "the names or notes of its parts are too long");
  std::string archive;
  archive.reserve(static_cast<std::size_t>(room));
  for (const std::size_t index : order) put_local(archive, entries[index]);
  const std::uint64_t start = archive.size();
  for (const Entry& entry : entries) put_record(archive, entry);
  put_end(archive, start, entries.size());
  return archive;
}

}  // namespace scorebook
