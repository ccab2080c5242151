#include "ooxml/package_for_test.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include "ooxml/package.hpp"
#include "ooxml/xlsx.hpp"

namespace scorebook {
namespace {

void put(std::string& bytes, std::uint64_t value, unsigned count) {
  for (unsigned i = 0; i < count; ++i)
    bytes += static_cast<char>(static_cast<unsigned char>(i < 8 ? value >> (8 * i) : 0));
}

std::string deflated(const std::string& content) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string result(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

constexpr std::uint64_t kFull = 0xFFFFFFFF;

// What local header and directory say alike, from flags to the sizes.
void put_common(std::string& bytes, const PartForTest& part, std::uint32_t crc, std::uint64_t stored,
                std::uint64_t size) {
  put(bytes, (part.encrypted ? 1U : 0U) | (part.data_descriptor ? 8U : 0U), 2);
  put(bytes, part.stored ? 0 : part.method, 2);
  put(bytes, 0, 4);
  put(bytes, crc, 4);
  put(bytes, stored, 4);
  put(bytes, size, 4);
  put(bytes, part.name.size(), 2);
}

}  // namespace

std::vector<std::byte> zip_bytes(const ZipForTest& zip) {
  std::string archive, directory;
  for (const PartForTest& part : zip.parts) {
    const std::string data = part.stored ? part.content : deflated(part.content);
    const auto right_crc =
        crc32(0, reinterpret_cast<const Bytef*>(part.content.data()), static_cast<uInt>(part.content.size()));
    const auto crc = static_cast<std::uint32_t>(right_crc) + part.crc_change;
    const auto size = static_cast<std::uint64_t>(static_cast<std::int64_t>(part.content.size()) + part.size_change);
    const std::uint64_t header = zip.overlapping ? 0 : archive.size();
    put(archive, 0x04034b50, 4);
    put(archive, 20, 2);
    const bool later = part.data_descriptor;
    put_common(archive, part, later ? 0 : crc, later ? 0 : data.size(), later ? 0 : size);
    put(archive, 0, 2);
    archive += part.name + data;
    if (later) {
      put(archive, 0x08074b50, 4);
      put(archive, crc, 4);
      put(archive, data.size(), 4);
      put(archive, size, 4);
    }
    put(directory, 0x02014b50, 4);
    put(directory, 45, 2);
    put(directory, 45, 2);
    put_common(directory, part, crc, zip.zip64 ? kFull : data.size(), zip.zip64 ? kFull : size);
    put(directory, zip.zip64 ? 28 : 0, 2);
    put(directory, 0, 2 + 2 + 2 + 4);
    put(directory, zip.zip64 ? kFull : header, 4);
    directory += part.name;
    if (zip.zip64) {
      put(directory, 1, 2);
      put(directory, 24, 2);
      put(directory, size, 8);
      put(directory, data.size(), 8);
      put(directory, header, 8);
    }
  }
  const std::uint64_t start = archive.size();
  archive += directory;
  if (zip.zip64) {
    const std::uint64_t record = archive.size();
    put(archive, 0x06064b50, 4);
    put(archive, 44, 8);
    put(archive, 45, 2);
    put(archive, 45, 2);
    put(archive, 0, 8);
    put(archive, zip.parts.size(), 8);
    put(archive, zip.parts.size(), 8);
    put(archive, directory.size(), 8);
    put(archive, start, 8);
    put(archive, 0x07064b50, 4);
    put(archive, 0, 4);
    put(archive, record, 8);
    put(archive, 1, 4);
  }
  put(archive, 0x06054b50, 4);
  put(archive, 0, 4);
  put(archive, zip.zip64 ? 0xFFFF : zip.parts.size(), 2);
  put(archive, zip.zip64 ? 0xFFFF : zip.parts.size(), 2);
  put(archive, zip.zip64 ? kFull : directory.size(), 4);
  put(archive, zip.zip64 ? kFull : start, 4);
  put(archive, 0, 2);
  return bytes_of(zip.before + archive);
}

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

ZipForTest WorkbookForTest::zip() const {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string open = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  const auto relationship = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + types + type + "\" Target=\"" + target + "\"/>";
  };
  ZipForTest zip;
  zip.parts.push_back(
      {"_rels/.rels", open + relationship("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"});
  zip.parts.push_back({"xl/workbook.xml", workbook});
  std::string relationships = open + more_relationships;
  if (more_relationships.find("rId1\"") == std::string::npos)
    relationships += relationship("rId1", "worksheet", "worksheets/sheet1.xml");
  if (!strings.empty()) relationships += relationship("rId101", "sharedStrings", "sharedStrings.xml");
  if (!styles.empty()) relationships += relationship("rId102", "styles", "styles.xml");
  zip.parts.push_back({"xl/_rels/workbook.xml.rels", relationships + "</Relationships>"});
  zip.parts.push_back({"xl/worksheets/sheet1.xml", sheet});
  if (!strings.empty()) zip.parts.push_back({"xl/sharedStrings.xml", strings});
  if (!styles.empty()) zip.parts.push_back({"xl/styles.xml", styles});
  zip.parts.insert(zip.parts.end(), more_parts.begin(), more_parts.end());
  return zip;
}

Result<Workbook> read_xlsx_bytes(std::span<const std::byte> bytes, const std::string& path) {
  auto package = Package::open(bytes, path);
  if (!package) return package.error();
  return read_xlsx(std::move(package).value(), path);
}

Result<Workbook> WorkbookForTest::read() const { return read_xlsx_bytes(zip_bytes(zip()), "folder/test.xlsx"); }

std::string sheet_of(std::string_view rows, std::string_view after) {
  return R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)" +
         std::string(rows) + "</sheetData>" + std::string(after) + "</worksheet>";
}

Workbook workbook_of_rows(std::string_view rows, std::string_view after) {
  WorkbookForTest workbook;
  workbook.sheet = sheet_of(rows, after);
  auto read = workbook.read();
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

std::string cells_in_words(const Workbook& workbook, std::size_t sheet) {
  std::string words;
  for (const Cell& cell : workbook.sheets.at(sheet).cells) {
    if (!words.empty()) words += '\n';
    words += to_string(cell.ref);
    switch (cell.kind) {
      case CellKind::number: {
        std::string number = std::to_string(cell.number);
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') number.pop_back();
        words += " number " + number;
        break;
      }
      case CellKind::text:
        words += " text " + workbook.text_of(cell);
        break;
      case CellKind::boolean:
        words += cell.number != 0 ? " boolean 1" : " boolean 0";
        break;
      case CellKind::error:
        words += " error " + workbook.text_of(cell);
        break;
      case CellKind::not_calculated:
        words += " not calculated";
        break;
    }
    if (cell.formula != 0) words += " =" + workbook.formula_of(cell);
  }
  return words;
}

}  // namespace scorebook
