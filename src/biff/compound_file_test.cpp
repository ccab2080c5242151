#include "biff/compound_file.hpp"

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"

using namespace scorebook;

namespace {

// Places in the bytes of a compound file of 512-byte sectors whose only stream fills ten sectors: those from 0 on, then
// the directory, then the table of chains.
constexpr std::size_t kSector = 512, kStreamSectors = 10;
constexpr std::size_t kDirectory = kSector * (1 + kStreamSectors), kTable = kDirectory + kSector;

std::string ten_sectors() {
  std::string content;
  for (std::size_t i = 0; i < kStreamSectors * kSector; ++i) content += static_cast<char>('a' + i / kSector);
  return content;
}

std::string stream_of(const std::string& file, std::string_view name) {
  const auto bytes = bytes_of(file);
  const auto opened = CompoundFile::open(bytes, "test.xls");
  REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? std::string() : opened.error().text()));
  const auto stream = opened.value().stream(name);
  REQUIRE_MESSAGE(stream.ok(), (stream.ok() ? std::string() : stream.error().text()));
  return {reinterpret_cast<const char*>(stream.value().data()), stream.value().size()};
}

std::string refusal_of(const std::string& file) {
  const auto bytes = bytes_of(file);
  const auto opened = CompoundFile::open(bytes, "test.xls");
  if (!opened) {
    CHECK(opened.error().code == ErrorCode::damaged);
    return opened.error().what;
  }
  const auto stream = opened.value().stream("Workbook");
  REQUIRE_FALSE(stream.ok());
  CHECK(stream.error().code == ErrorCode::damaged);
  return stream.error().what;
}

std::string with(std::string file, std::size_t at, std::uint64_t number, unsigned bytes) {
  return file.replace(at, bytes, le(number, bytes));
}

}  // namespace

TEST_CASE("compound file: streams of every size are read, in sectors of 512 and of 4096 bytes") {
  for (const unsigned shift : {9U, 12U}) {
    const CompoundForTest file{
        {{"Small", "abc"}, {"Workbook", ten_sectors()}, {"Empty", ""}, {"Other", std::string(200, 'x')}}, shift};
    CHECK(stream_of(file.text(), "Small") == "abc");
    CHECK(stream_of(file.text(), "workBOOK") == ten_sectors());
    CHECK(stream_of(file.text(), "Empty").empty());
    CHECK(stream_of(file.text(), "Other") == std::string(200, 'x'));
  }
}

TEST_CASE("compound file: a table of contents that does not fit into the first block goes on in sectors of its own") {
  const std::string content(8'000'000, 'y');
  CHECK(stream_of(CompoundForTest{{{"Workbook", content}}}.text(), "Workbook") == content);
}

TEST_CASE("compound file: the last sector may be cut where its stream ends") {
  const std::string content = ten_sectors() + "end";
  CompoundForTest compound{{{"Workbook", content}}};
  // Sectors in another order: table and directory are copied in front, so that the stream's last sector is the file's.
  std::string file = compound.text();
  const std::size_t last = kSector * (1 + kStreamSectors);
  const std::string tail = file.substr(last, kSector), directory = file.substr(last + kSector, kSector);
  file.replace(last, kSector, directory).replace(last + kSector, kSector, file.substr(last + 2 * kSector, kSector));
  file.replace(last + 2 * kSector, kSector, tail);
  file = with(file, 48, kStreamSectors, 4);      // the directory
  file = with(file, 76, kStreamSectors + 1, 4);  // the table
  const std::size_t table = last + kSector;
  file = with(file, table + 4 * (kStreamSectors - 1), kStreamSectors + 2, 4);
  file = with(file, table + 4 * kStreamSectors, 0xFFFFFFFE, 4);
  file = with(file, table + 4 * (kStreamSectors + 1), 0xFFFFFFFD, 4);
  file = with(file, table + 4 * (kStreamSectors + 2), 0xFFFFFFFE, 4);
  CHECK(stream_of(file, "Workbook") == content);
  file.resize(last + 2 * kSector + 3);
  CHECK(stream_of(file, "Workbook") == content);
  file.resize(last + 2 * kSector + 2);
  CHECK(refusal_of(file) ==
        "the workbook is damaged: its stream Workbook has 5122 bytes; the list of contents says 5123");
}

TEST_CASE("compound file: what is cut short is refused") {
  const std::string file = CompoundForTest{{{"Workbook", ten_sectors()}}}.text();
  CHECK(refusal_of(file.substr(0, 100)) == "the workbook is damaged: it is cut short inside its first block");
  CHECK(refusal_of(file.substr(0, kTable)) ==
        "the workbook is damaged: it is cut short: a block of its table of contents is missing");
  CHECK(refusal_of(with(file, 48, 999, 4)) ==
        "the workbook is damaged: it is cut short: a block of its list of contents is missing");
  CHECK(refusal_of(with(file, kDirectory + 128 + 116, 999, 4)) ==
        "the workbook is damaged: it is cut short: a block of its stream Workbook is missing");
  CHECK(refusal_of(with(file, kDirectory + 128 + 120, 9999, 4)) ==
        "the workbook is damaged: its stream Workbook has 5120 bytes; the list of contents says 9999");
}

TEST_CASE("compound file: chains that go round in a circle are refused") {
  const std::string file = CompoundForTest{{{"Workbook", ten_sectors()}}}.text();
  CHECK(refusal_of(with(file, kTable + 4 * 3, 2, 4)) ==
        "the workbook is damaged: the blocks of its stream Workbook go round in a circle");
  CHECK(refusal_of(with(file, kTable + 4 * kStreamSectors, kStreamSectors, 4)) ==
        "the workbook is damaged: the blocks of its list of contents go round in a circle");
  // The list of the blocks of the table of contents names itself as the next one.
  std::string listed = with(with(file, 68, 0, 4), 76, 0xFFFFFFFF, 4);
  for (std::size_t i = 0; i < 128; ++i) listed = with(listed, kSector + 4 * i, i == 127 ? 0 : 0xFFFFFFFF, 4);
  CHECK(refusal_of(listed) == "the workbook is damaged: the list of the blocks of its table of contents is broken");
}

TEST_CASE("compound file: a small stream that leaves its store or goes round in a circle is refused") {
  const std::string content(200, 'x');  // four small blocks: sector 0 the store, 1 its table, 2 the directory
  const std::string file = CompoundForTest{{{"Workbook", content}}}.text();
  CHECK(stream_of(file, "Workbook") == content);
  const std::size_t small_table = 2 * kSector, directory = 3 * kSector;
  CHECK(refusal_of(with(file, directory + 128 + 116, 99, 4)) ==
        "the workbook is damaged: it is cut short: a block of its stream Workbook is missing");
  CHECK(refusal_of(with(file, small_table + 4, 0, 4)) ==
        "the workbook is damaged: the blocks of its stream Workbook go round in a circle");
  CHECK(refusal_of(with(file, small_table + 4, 0xFFFFFFFE, 4)) ==
        "the workbook is damaged: its stream Workbook has 128 bytes; the list of contents says 200");
}

TEST_CASE("compound file: a directory whose neighbours name one another ends") {
  const std::string file = CompoundForTest{{{"A", "1"}, {"Workbook", "2"}}}.text();
  const std::size_t directory = 3 * kSector;
  std::string circle = with(file, directory + 2 * 128 + 68, 1, 4);  // the second's left is the first
  CHECK(stream_of(circle, "Workbook") == "2");
  CHECK(refusal_of(with(file, directory + 76, 7, 4)) == "the workbook is damaged: its stream Workbook is missing");
}

TEST_CASE("compound file: block sizes that no Office file has are refused") {
  const std::string file = CompoundForTest{{{"Workbook", "2"}}}.text();
  for (const unsigned shift : {0U, 8U, 31U, 63U, 0xFFFFU})
    CHECK(refusal_of(with(file, 30, shift, 2)) ==
          "the workbook is damaged: its first block states a block size that no Office file has");
}
