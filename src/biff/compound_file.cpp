#include "biff/compound_file.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

constexpr std::uint64_t kSignature = 0xE11AB1A1E011CFD0;
constexpr std::uint64_t kHeaderBytes = 512;
constexpr std::uint64_t kEntryBytes = 128;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // the numbers above it mean other things
constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr std::uint32_t kFree = 0xFFFFFFFF;
constexpr std::uint32_t kNobody = 0xFFFFFFFF;
constexpr std::size_t kTableSectorsInHeader = 109;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

bool is_compound_file(std::span<const std::byte> bytes) { return Bytes(bytes).number(0, 8) == kSignature; }

Result<CompoundFile> CompoundFile::open(std::span<const std::byte> bytes, const std::string& path) {
  CompoundFile file(bytes, path);
  for (auto step : {&CompoundFile::read_header, &CompoundFile::read_fat, &CompoundFile::read_directory,
                    &CompoundFile::read_mini_fat})
    if (auto done = (file.*step)(); !done) return done.error();
  return file;
}

Result<void> CompoundFile::read_header() {
  if (!bytes_.holds(0, kHeaderBytes)) return damaged(path_, "it is cut short inside its first block");
  sector_shift_ = static_cast<unsigned>(bytes_.number(30, 2));
  mini_shift_ = static_cast<unsigned>(bytes_.number(32, 2));
  mini_cutoff_ = bytes_.number(56, 4);
  if ((sector_shift_ != 9 && sector_shift_ != 12) || mini_shift_ != 6)
    return damaged(path_, "its first block states a block size that no Office file has");
  // Sector 0 follows the header, which takes one sector itself.
  const std::uint64_t size = std::uint64_t{1} << sector_shift_;
  const std::uint64_t room = bytes_.size() > size ? (bytes_.size() - size + size - 1) >> sector_shift_ : 0;
  sectors_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(room, kLastSector));
  return {};
}

std::span<const std::byte> CompoundFile::sector(std::uint32_t number) const {
  const std::uint64_t at = (std::uint64_t{number} + 1) << sector_shift_;
  if (number >= sectors_ || at > bytes_.size()) return {};
  return bytes_.part(at, std::min<std::uint64_t>(std::uint64_t{1} << sector_shift_, bytes_.size() - at));
}

Result<void> CompoundFile::add_fat_sector(std::uint32_t number) {
  if (number == kFree) return {};
  const Bytes table(sector(number));
  if (table.size() == 0) return damaged(path_, "it is cut short: a block of its table of contents is missing");
  for (std::uint64_t at = 0; at + 4 <= table.size(); at += 4)
    fat_.push_back(static_cast<std::uint32_t>(table.number(at, 4)));
  return {};
}

Result<void> CompoundFile::read_fat() {
  for (std::size_t i = 0; i < kTableSectorsInHeader && fat_.size() < sectors_; ++i)
    if (auto added = add_fat_sector(static_cast<std::uint32_t>(bytes_.number(76 + 4 * i, 4))); !added) return added;
  auto next = static_cast<std::uint32_t>(bytes_.number(68, 4));
  const std::uint64_t per_sector = (std::uint64_t{1} << sector_shift_) / 4;
  for (std::uint32_t steps = 0; next < kLastSector && fat_.size() < sectors_; ++steps) {
    const Bytes list(sector(next));
    if (list.size() < per_sector * 4 || steps >= sectors_)
      return damaged(path_, "the list of the blocks of its table of contents is broken");
    for (std::uint64_t i = 0; i + 1 < per_sector && fat_.size() < sectors_; ++i)
      if (auto added = add_fat_sector(static_cast<std::uint32_t>(list.number(4 * i, 4))); !added) return added;
    next = static_cast<std::uint32_t>(list.number(4 * (per_sector - 1), 4));
  }
  return {};
}

Result<std::vector<std::byte>> CompoundFile::chain(std::uint32_t first, const std::uint64_t* size,
                                                   const std::string& whose) const {
  std::vector<std::byte> all;
  std::vector<bool> seen(sectors_, false);
  for (std::uint32_t number = first; number != kEndOfChain && (size == nullptr || all.size() < *size);) {
    const auto block = sector(number);
    if (block.empty()) return damaged(path_, "it is cut short: a block of its " + whose + " is missing");
    if (seen[number]) return damaged(path_, "the blocks of its " + whose + " go round in a circle");
    seen[number] = true;
    all.insert(all.end(), block.begin(), block.end());
    if (number >= fat_.size()) return damaged(path_, "the blocks of its " + whose + " cannot be followed");
    number = fat_[number];
  }
  if (size != nullptr && all.size() < *size)
    return damaged(path_, "its " + whose + " has " + std::to_string(all.size()) + " bytes; the list of contents says " +
                              std::to_string(*size));
  if (size != nullptr) all.resize(static_cast<std::size_t>(*size));
  return all;
}

Result<void> CompoundFile::read_directory() {
  auto bytes = chain(static_cast<std::uint32_t>(bytes_.number(48, 4)), nullptr, "list of contents");
  if (!bytes) return bytes.error();
  const Bytes directory(bytes.value());
  for (std::uint64_t at = 0; directory.holds(at, kEntryBytes); at += kEntryBytes) {
    Entry entry;
    const std::uint64_t name_bytes = std::min<std::uint64_t>(directory.number(at + 64, 2), 64);
    for (std::uint64_t i = 0; i + 2 < name_bytes; i += 2) {
      const std::uint64_t unit = directory.number(at + i, 2);
      entry.name += unit > 0 && unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    entry.is_stream = directory.number(at + 66, 1) == 2;
    entry.left = static_cast<std::uint32_t>(directory.number(at + 68, 4));
    entry.right = static_cast<std::uint32_t>(directory.number(at + 72, 4));
    entry.child = static_cast<std::uint32_t>(directory.number(at + 76, 4));
    entry.start = static_cast<std::uint32_t>(directory.number(at + 116, 4));
    // The upper half of a size is not to be trusted where sectors have 512 bytes.
    entry.size = directory.number(at + 120, sector_shift_ == 9 ? 4 : 8);
    entries_.push_back(std::move(entry));
  }
  if (entries_.empty()) return damaged(path_, "its list of contents is empty");
  walk_root();
  return {};
}

// What the root holds is a tree of neighbours, each visited once.
void CompoundFile::walk_root() {
  std::vector<bool> seen(entries_.size(), false);
  std::vector<std::uint32_t> to_visit = {entries_.front().child};
  seen.front() = true;
  while (!to_visit.empty()) {
    const std::uint32_t number = to_visit.back();
    to_visit.pop_back();
    if (number == kNobody || number >= entries_.size() || seen[number]) continue;
    seen[number] = true;
    root_.push_back(number);
    to_visit.push_back(entries_[number].left);
    to_visit.push_back(entries_[number].right);
  }
}

Result<void> CompoundFile::read_mini_fat() {
  const Entry& root = entries_.front();
  if (root.start >= kLastSector || root.size == 0) return {};
  auto table = chain(static_cast<std::uint32_t>(bytes_.number(60, 4)), nullptr, "table of small streams");
  if (!table) return table.error();
  const Bytes numbers(table.value());
  for (std::uint64_t at = 0; numbers.holds(at, 4); at += 4)
    mini_fat_.push_back(static_cast<std::uint32_t>(numbers.number(at, 4)));
  auto stream = chain(root.start, nullptr, "store of small streams");
  if (!stream) return stream.error();
  mini_stream_ = std::move(stream).value();
  return {};
}

Result<std::vector<std::byte>> CompoundFile::mini_chain(const Entry& entry) const {
  const Bytes store(mini_stream_);
  const std::uint64_t block = std::uint64_t{1} << mini_shift_;
  std::vector<std::byte> all;
  std::vector<bool> seen(mini_fat_.size(), false);
  for (std::uint32_t number = entry.start; number != kEndOfChain && all.size() < entry.size;) {
    const std::uint64_t at = std::uint64_t{number} << mini_shift_;
    if (number >= mini_fat_.size() || !store.holds(at, 1))
      return damaged(path_, "it is cut short: a block of its stream " + entry.name + " is missing");
    if (seen[number]) return damaged(path_, "the blocks of its stream " + entry.name + " go round in a circle");
    seen[number] = true;
    const auto piece = store.part(at, std::min(block, store.size() - at));
    all.insert(all.end(), piece.begin(), piece.end());
    number = mini_fat_[number];
  }
  if (all.size() < entry.size)
    return damaged(path_, "its stream " + entry.name + " has " + std::to_string(all.size()) +
                              " bytes; the list of contents says " + std::to_string(entry.size));
  all.resize(static_cast<std::size_t>(entry.size));
  return all;
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  for (const std::size_t index : root_)
    if (same_name(entries_[index].name, name)) return &entries_[index];
  return nullptr;
}

Result<std::vector<std::byte>> CompoundFile::stream(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr || !entry->is_stream) return damaged(path_, "its stream " + std::string(name) + " is missing");
  if (entry->size < mini_cutoff_) return mini_chain(*entry);
  return chain(entry->start, &entry->size, "stream " + entry->name);
}

}  // namespace scorebook
