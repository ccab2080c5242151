// Zip archives: every entry is unpacked within its bounds and is what its checksum says; then the archive is read as
// a package and as a workbook.
#include <zlib.h>

#include "ooxml/package.hpp"
#include "ooxml/xlsx.hpp"
#include "ooxml/zip.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

void unpack(const ZipEntry& entry, std::span<const std::byte> file, ProducedBytes& produced) {
  must(entry.data.empty() ||
           (entry.data.data() >= file.data() && entry.data.data() + entry.data.size() <= file.data() + file.size()),
       "an entry lies inside the file", entry.name);
  PartStream stream(entry, "fuzz.xlsx", produced);
  std::uint64_t bytes = 0;
  uLong crc = crc32(0, nullptr, 0);
  for (;;) {
    const auto block = stream.next();
    if (!block) return fuzz::check_error(block.error());
    if (block.value().empty()) break;
    must(block.value().size() <= kBlockBytes, "a block has its size", entry.name);
    bytes += block.value().size();
    must(bytes <= entry.size, "no more is unpacked than is stated", entry.name);
    crc = crc32(crc, reinterpret_cast<const Bytef*>(block.value().data()), static_cast<uInt>(block.value().size()));
  }
  must(bytes == entry.size && crc == entry.crc, "what is found whole is what was stored", entry.name);
  must(stream.next().ok(), "a part that is over stays over", entry.name);
}

void check_relationships(Package& package) {
  const auto relationships = package.relationships("");
  if (!relationships) return fuzz::check_error(relationships.error());
  for (const Relationship& relationship : relationships.value()) {
    const std::string inside = "/" + relationship.target + "/";
    must(inside.find("/../") == std::string::npos, "a target lies inside the package", relationship.target);
    must(!relationship.external || relationship.target.empty(), "an external target is not opened", relationship.id);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::as_bytes(fuzz::as_text(data, size));
  const auto entries = read_zip(bytes, "fuzz.xlsx");
  if (!entries) {
    fuzz::check_error(entries.error());
    return 0;
  }
  ProducedBytes produced;
  std::uint64_t stored = 0;
  for (const ZipEntry& entry : entries.value()) {
    stored += entry.data.size();
    unpack(entry, bytes, produced);
  }
  must(stored <= size, "no byte belongs to two entries");
  auto package = Package::open(bytes, "fuzz.xlsx");
  must(package.ok(), "an archive that was read is a package");
  check_relationships(package.value());
  const auto workbook = read_xlsx(std::move(package).value(), "fuzz.xlsx");
  if (workbook)
    fuzz::check_workbook(workbook.value());
  else
    fuzz::check_error(workbook.error());
  return 0;
}
