#include "ooxml/zip.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "ooxml/bytes.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/zip_records.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::size_t kLocalBytes = 30, kCentralBytes = 46, kEndBytes = 22, kEnd64Bytes = 56, kLocator64Bytes = 20;
constexpr std::uint16_t kZip64Field = 0x0001;
constexpr std::uint64_t kIn64 = 0xFFFFFFFF;  // the 32-bit field says: see the zip64 field

struct Directory {
  std::uint64_t start = 0;  // where it lies in the bytes
  std::uint64_t bytes = 0;
  std::uint64_t count = 0;
  std::uint64_t before = 0;  // bytes before the archive: all offsets count from there
};

// The directory ends where the end record starts, so bytes before the archive show as the difference to its stated
// offset.
std::optional<Directory> place_directory(const Bytes& zip, std::uint64_t end, std::uint64_t bytes, std::uint64_t offset,
                                         std::uint64_t count) {
  const auto starts_at = [&](std::uint64_t at) { return count == 0 || zip.has(at, kCentralSignature, kCentralBytes); };
  if (bytes <= end && offset <= end - bytes && starts_at(end - bytes))
    return Directory{end - bytes, bytes, count, end - bytes - offset};
  // Something (a signature) between the directory and the end record: then the stated offset has to hold.
  if (offset <= end && bytes <= end - offset && starts_at(offset)) return Directory{offset, bytes, count, 0};
  return std::nullopt;
}

std::optional<Directory> directory64(const Bytes& zip, std::uint64_t end) {
  if (end < kLocator64Bytes || !zip.has(end - kLocator64Bytes, kLocator64Signature, kLocator64Bytes))
    return std::nullopt;
  const std::uint64_t locator = end - kLocator64Bytes;
  std::uint64_t record = zip.number(locator + 8, 8);
  if (!zip.has(record, kEnd64Signature, kEnd64Bytes)) {
    // With bytes before the archive the stated offset is short; the record without extensions ends at the locator.
    if (locator < kEnd64Bytes || !zip.has(locator - kEnd64Bytes, kEnd64Signature, kEnd64Bytes)) return std::nullopt;
    record = locator - kEnd64Bytes;
  }
  return place_directory(zip, record, zip.number(record + 40, 8), zip.number(record + 48, 8),
                         zip.number(record + 32, 8));
}

std::optional<Directory> find_directory(const Bytes& zip) {
  if (zip.size() < kEndBytes) return std::nullopt;
  const std::uint64_t first = zip.size() > kEndBytes + 0xFFFF ? zip.size() - kEndBytes - 0xFFFF : 0;
  for (std::uint64_t end = zip.size() - kEndBytes + 1; end-- > first;) {
    if (!zip.has(end, kEndSignature, kEndBytes) || !zip.holds(end + kEndBytes, zip.number(end + 20, 2))) continue;
    if (const auto in64 = directory64(zip, end)) return in64;
    const auto found =
        place_directory(zip, end, zip.number(end + 12, 4), zip.number(end + 16, 4), zip.number(end + 10, 2));
    if (found) return found;
  }
  return std::nullopt;
}

struct Located {
  ZipEntry entry;
  std::uint64_t header = 0, stored = 0;
  std::span<const std::byte> header_bytes{}, record_bytes{};
};

// The 64-bit values of the extra field stand in for those 32-bit ones that are full, in a fixed order.
void take_zip64(const Bytes& zip, std::uint64_t at, std::uint64_t count, Located& located) {
  const std::uint64_t end = at + count;
  while (at + 4 <= end) {
    const std::uint64_t field_bytes = zip.number(at + 2, 2);
    const bool is_zip64 = zip.number(at, 2) == kZip64Field;
    at += 4;
    if (field_bytes > end - at) return;
    if (is_zip64) {
      std::uint64_t left = field_bytes;
      for (std::uint64_t* value : {&located.entry.size, &located.stored, &located.header}) {
        if (*value != kIn64 || left < 8) continue;
        *value = zip.number(at, 8);
        at += 8;
        left -= 8;
      }
      return;
    }
    at += field_bytes;
  }
}

// Reads the local header too: it says where the data starts. Nothing where that lies outside.
bool locate_data(const Bytes& zip, const Directory& directory, Located& located) {
  if (located.header > zip.size() - directory.before) return false;
  located.header += directory.before;
  if (located.header >= directory.start || !zip.has(located.header, kLocalSignature, kLocalBytes)) return false;
  const std::uint64_t data =
      located.header + kLocalBytes + zip.number(located.header + 26, 2) + zip.number(located.header + 28, 2);
  if (data > directory.start || located.stored > directory.start - data) return false;
  located.entry.data = zip.part(data, located.stored);
  located.header_bytes = zip.part(located.header, data - located.header);
  return true;
}

bool overlap(const std::vector<Located>& entries, const std::byte* base) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  places.reserve(entries.size());
  for (const Located& located : entries)
    places.emplace_back(located.header, static_cast<std::uint64_t>(located.entry.data.data() - base) + located.stored);
  std::sort(places.begin(), places.end());
  for (std::size_t i = 1; i < places.size(); ++i)
    if (places[i].first < places[i - 1].second) return true;
  return false;
}

Result<std::vector<Located>> locate_entries(std::span<const std::byte> bytes, const std::string& path) {
  const Bytes zip(bytes);
  const auto directory = find_directory(zip);
  if (!directory) return damaged(path, "it is cut short: the list of its parts, which stands at its end, is missing");
  if (directory->count > kMaximumParts)
    return over_limit(path, "the file has " + std::to_string(directory->count) + " parts; at most " +
                                std::to_string(kMaximumParts) + " are read");
  std::vector<Located> entries;
  std::uint64_t at = directory->start;
  const std::uint64_t end = directory->start + directory->bytes;
  for (std::uint64_t i = 0; i < directory->count; ++i) {
    if (at > end || end - at < kCentralBytes || !zip.has(at, kCentralSignature, kCentralBytes))
      return damaged(
          path, "the list of its parts ends after " + std::to_string(i) + " of " + std::to_string(directory->count));
    const std::uint64_t name = zip.number(at + 28, 2), extra = zip.number(at + 30, 2), comment = zip.number(at + 32, 2);
    if (name + extra + comment > end - at - kCentralBytes)
      return damaged(path, "the list of its parts runs past its end");
    Located located;
    located.record_bytes = zip.part(at, kCentralBytes + name + extra + comment);
    const auto letters = zip.part(at + kCentralBytes, name);
    located.entry.name.assign(reinterpret_cast<const char*>(letters.data()), letters.size());
    located.entry.encrypted = (zip.number(at + 8, 2) & 1U) != 0;
    located.entry.method = static_cast<std::uint16_t>(zip.number(at + 10, 2));
    located.entry.crc = static_cast<std::uint32_t>(zip.number(at + 16, 4));
    located.stored = zip.number(at + 20, 4);
    located.entry.size = zip.number(at + 24, 4);
    located.header = zip.number(at + 42, 4);
    take_zip64(zip, at + kCentralBytes + name, extra, located);
    if (!locate_data(zip, *directory, located))
      return damaged(path, "the part " + located.entry.name + " does not lie where the list of parts says");
    entries.push_back(std::move(located));
    at += kCentralBytes + name + extra + comment;
  }
  if (overlap(entries, bytes.data())) return damaged(path, "parts of it lie over one another");
  return entries;
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip(std::span<const std::byte> bytes, const std::string& path) {
  auto entries = locate_entries(bytes, path);
  if (!entries) return entries.error();
  std::vector<ZipEntry> result;
  result.reserve(entries.value().size());
  for (Located& located : entries.value()) result.push_back(std::move(located.entry));
  return result;
}

Result<std::vector<ZipRecord>> read_zip_records(std::span<const std::byte> bytes, const std::string& path) {
  auto entries = locate_entries(bytes, path);
  if (!entries) return entries.error();
  std::vector<ZipRecord> result;
  result.reserve(entries.value().size());
  for (Located& located : entries.value())
    result.push_back({std::move(located.entry), located.header_bytes, located.record_bytes});
  return result;
}

}  // namespace scorebook
