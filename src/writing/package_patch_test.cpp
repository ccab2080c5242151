#include "writing/package_patch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "ooxml/bytes.hpp"
#include "ooxml/inflate.hpp"
#include "ooxml/package_for_test.hpp"
#include "ooxml/zip_records.hpp"

namespace scorebook {
namespace {

std::vector<std::byte> patched(const std::vector<std::byte>& original, const std::vector<PatchedPart>& parts) {
  const auto result = patched_package(original, "test.xlsx", parts);
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? std::string() : result.error().text()));
  return bytes_of(result.value());
}

std::vector<ZipRecord> entries_of(const std::vector<std::byte>& bytes) {
  const auto entries = read_zip_records(bytes, "test.xlsx");
  REQUIRE_MESSAGE(entries.ok(), (entries.ok() ? std::string() : entries.error().text()));
  return entries.value();
}

std::string content_of(const ZipRecord& record) {
  ProducedBytes produced;
  PartStream stream(record.entry, "test.xlsx", produced);
  std::string content;
  for (;;) {
    const auto block = stream.next();
    REQUIRE(block.ok());
    if (block.value().empty()) return content;
    content.append(reinterpret_cast<const char*>(block.value().data()), block.value().size());
  }
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string words(std::size_t number) {
  std::string text;
  for (std::size_t i = 0; i < number; ++i) text += "word " + std::to_string(i * 7919) + " ";
  return text;
}

TEST_CASE("package patch: without a part to change every entry is copied as it is stored") {
  ZipForTest zip;
  zip.parts = {{"[Content_Types].xml", words(50)}, {"xl/a.xml", words(300)}, {"media/picture.png", words(5), true}};
  const auto original = zip_bytes(zip);
  const auto copy = patched(original, {});
  CHECK(copy.size() == original.size());
  const auto before = entries_of(original), after = entries_of(copy);
  REQUIRE(after.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(after[i].entry.name == before[i].entry.name);
    CHECK(after[i].entry.method == before[i].entry.method);
    CHECK(text_of(after[i].entry.data) == text_of(before[i].entry.data));
  }
}

TEST_CASE("package patch: a replaced part keeps its place, a new one comes last, the others keep their bytes") {
  ZipForTest zip;
  zip.parts = {{"[Content_Types].xml", words(50)}, {"XL/Sheet.xml", words(300)}, {"xl/z.xml", words(40)}};
  const auto original = zip_bytes(zip);
  const auto copy = patched(original, {{"xl/new.xml", "<new/>"}, {"xl/sheet.xml", "<sheet/>"}});
  const auto before = entries_of(original), after = entries_of(copy);
  REQUIRE(after.size() == 4);
  CHECK(after[1].entry.name == "XL/Sheet.xml");
  CHECK(content_of(after[1]) == "<sheet/>");
  CHECK(after[3].entry.name == "xl/new.xml");
  CHECK(content_of(after[3]) == "<new/>");
  CHECK(text_of(after[0].entry.data) == text_of(before[0].entry.data));
  CHECK(text_of(after[2].entry.data) == text_of(before[2].entry.data));
  CHECK(after[0].header.data() < after[1].header.data());
  CHECK(after[1].header.data() < after[2].header.data());
  CHECK(patched(original, {{"xl/new.xml", "<new/>"}, {"xl/sheet.xml", "<sheet/>"}}) == copy);
}

TEST_CASE("package patch: times, attributes and other extra fields stay, in both headers") {
  ZipForTest zip;
  zip.parts = {{"a.xml", words(20)}, {"b.xml", words(20)}};
  auto original = zip_bytes(zip);
  const auto set = [&original](std::size_t at, unsigned value) { original[at] = static_cast<std::byte>(value); };
  const auto record = [&original] { return entries_of(original)[0].record.data() - original.data(); };
  const auto at = static_cast<std::size_t>(record());
  set(at + 12, 0x3B);  // time and date
  set(at + 14, 0x76);
  set(at + 38, 0x20);  // attributes
  const auto copy = patched(original, {{"b.xml", "<b/>"}});
  const Bytes kept(entries_of(copy)[0].record), local(entries_of(copy)[0].header);
  CHECK(kept.number(12, 1) == 0x3B);
  CHECK(kept.number(14, 1) == 0x76);
  CHECK(kept.number(38, 1) == 0x20);
  CHECK(local.number(10, 1) == 0x3B);
}

TEST_CASE("package patch: sizes that stood behind the data stand before it in the copy") {
  ZipForTest zip;
  PartForTest part{"a.xml", words(100)};
  part.data_descriptor = true;
  zip.parts = {part, {"b.xml", words(20)}};
  const auto original = zip_bytes(zip);
  const auto copy = patched(original, {{"b.xml", "<b/>"}});
  const ZipRecord kept = entries_of(copy)[0], was = entries_of(original)[0];
  const Bytes local(kept.header);
  CHECK((local.number(6, 2) & 8U) == 0);
  CHECK(local.number(14, 4) == was.entry.crc);
  CHECK(local.number(18, 4) == was.entry.data.size());
  CHECK(local.number(22, 4) == was.entry.size);
  CHECK(content_of(kept) == words(100));
}

TEST_CASE("package patch: 64-bit fields are written only where they are needed") {
  ZipForTest zip;
  zip.zip64 = true;
  PartForTest huge{"huge.bin", words(10)};
  huge.size_change = std::int64_t{5} << 32;  // nobody reads it
  zip.parts = {{"a.xml", words(30)}, huge};
  const auto original = zip_bytes(zip);
  const auto copy = patched(original, {{"c.xml", "<c/>"}});
  const auto entries = entries_of(copy);
  REQUIRE(entries.size() == 3);
  CHECK(Bytes(entries[0].record).number(30, 2) == 0);
  CHECK(Bytes(entries[1].record).number(30, 2) == 20);
  CHECK(entries[1].entry.size == entries_of(original)[1].entry.size);
  CHECK(content_of(entries[0]) == words(30));
  CHECK(content_of(entries[2]) == "<c/>");
}

TEST_CASE("package patch: more parts than 16 bits count") {
  ZipForTest zip;
  zip.zip64 = true;
  for (int i = 0; i < 65'535; ++i) zip.parts.push_back({"p" + std::to_string(i), "", true});
  const auto copy = patched(zip_bytes(zip), {{"one more.xml", "<a/>"}});
  const auto entries = entries_of(copy);
  REQUIRE(entries.size() == 65'536);
  CHECK(content_of(entries.back()) == "<a/>");
}

TEST_CASE("package patch: bytes before the archive are left out") {
  ZipForTest zip;
  zip.parts = {{"a.xml", words(10)}};
  zip.before = "something in front";
  const auto copy = patched(zip_bytes(zip), {});
  CHECK(std::to_integer<char>(copy[0]) == 'P');
  CHECK(content_of(entries_of(copy)[0]) == words(10));
}

TEST_CASE("package patch: an encrypted entry, a doubled name and a damaged archive are refused") {
  ZipForTest zip;
  zip.parts = {{"a.xml", "<a/>"}, {"A.xml", "<a/>"}};
  const auto twice = patched_package(zip_bytes(zip), "test.xlsx", {{"a.xml", "<b/>"}});
  REQUIRE(!twice.ok());
  CHECK(twice.error().code == ErrorCode::damaged);
  CHECK(patched_package(zip_bytes(zip), "test.xlsx", {{"b.xml", "<b/>"}}).ok());
  zip.parts[1].encrypted = true;
  const auto encrypted = patched_package(zip_bytes(zip), "test.xlsx", {});
  REQUIRE(!encrypted.ok());
  CHECK(encrypted.error().code == ErrorCode::encrypted);
  CHECK(!patched_package(bytes_of("PK\x03\x04 and no more"), "test.xlsx", {}).ok());
}

}  // namespace
}  // namespace scorebook
