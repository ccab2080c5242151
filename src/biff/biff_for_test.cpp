#include "biff/biff_for_test.hpp"

#include <bit>

#include <doctest/doctest.h>

#include "biff/xls.hpp"
#include "biff/xlsb.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE, kFree = 0xFFFFFFFF, kTable = 0xFFFFFFFD, kList = 0xFFFFFFFC;
constexpr std::size_t kSmall = 4096, kSmallBlock = 64;

void pad(std::string& text, std::size_t block) { text.resize((text.size() + block - 1) / block * block); }

// Sectors and the chains through them.
struct Sectors {
  std::size_t size;
  std::string data;
  std::vector<std::uint32_t> next;

  std::uint32_t add(std::string content) {
    if (content.empty()) return kEndOfChain;
    pad(content, size);
    const auto first = static_cast<std::uint32_t>(next.size());
    for (std::size_t at = size; at <= content.size(); at += size)
      next.push_back(at == content.size() ? kEndOfChain : static_cast<std::uint32_t>(next.size() + 1));
    data += content;
    return first;
  }
};

std::string directory_entry(const std::string& name, unsigned type, std::uint32_t right, std::uint32_t child,
                            std::uint32_t start, std::size_t size) {
  std::string entry = utf16(name);
  entry.resize(64);
  return entry + le(2 * (name.size() + 1), 2) + le(type, 1) + le(1, 1) + le(kFree, 4) + le(right, 4) + le(child, 4) +
         std::string(36, '\0') + le(start, 4) + le(size, 8);
}

}  // namespace

std::string le(std::uint64_t number, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i)
    text += static_cast<char>(static_cast<unsigned char>(i < 8 ? number >> (8 * i) : 0));
  return text;
}

std::string le_double(double number) { return le(std::bit_cast<std::uint64_t>(number), 8); }

std::string utf16(std::string_view text) {
  std::string wide;
  for (const char c : text) wide += le(static_cast<unsigned char>(c), 2);
  return wide;
}

std::string CompoundForTest::text() const {
  Sectors sectors{std::size_t{1} << sector_shift, "", {}};
  std::string small, small_next;
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const auto& [name, content] = streams[i];
    const std::uint32_t right = i + 1 == streams.size() ? kFree : static_cast<std::uint32_t>(i + 2);
    std::uint32_t start = kEndOfChain;
    if (content.size() >= kSmall) {
      start = sectors.add(content);
    } else if (!content.empty()) {
      start = static_cast<std::uint32_t>(small.size() / kSmallBlock);
      small += content;
      pad(small, kSmallBlock);
      while (small_next.size() / 4 < small.size() / kSmallBlock)
        small_next +=
            le(small_next.size() / 4 + 1 == small.size() / kSmallBlock ? kEndOfChain : small_next.size() / 4 + 1, 4);
    }
    entries.push_back(directory_entry(name, 2, right, kFree, start, content.size()));
  }
  const std::size_t small_size = small.size();
  const std::uint32_t store = sectors.add(small), small_table = sectors.add(small_next);
  std::string directory = directory_entry("Root Entry", 5, kFree, streams.empty() ? kFree : 1, store, small_size);
  for (const std::string& entry : entries) directory += entry;
  const std::uint32_t directory_start = sectors.add(directory);
  // The table of chains holds its own sectors too, and those of the list of its sectors.
  const std::size_t per_sector = sectors.size / 4;
  std::size_t tables = 0, lists = 0;
  while (tables * per_sector < sectors.next.size() + tables + lists) {
    ++tables;
    lists = tables <= 109 ? 0 : (tables - 109 + per_sector - 2) / (per_sector - 1);
  }
  const std::size_t first_table = sectors.next.size(), first_list = first_table + tables;
  sectors.next.resize(first_list, kTable);
  sectors.next.resize(first_list + lists, kList);
  std::string table;
  for (const std::uint32_t next : sectors.next) table += le(next, 4);
  table.resize(tables * sectors.size, '\xFF');
  std::string list, in_header;
  for (std::size_t i = 0; i < 109; ++i) in_header += le(i < tables ? first_table + i : kFree, 4);
  for (std::size_t i = 0; i < lists; ++i) {
    for (std::size_t j = 0; j + 1 < per_sector; ++j) {
      const std::size_t number = 109 + i * (per_sector - 1) + j;
      list += le(number < tables ? first_table + number : kFree, 4);
    }
    list += le(i + 1 < lists ? first_list + i + 1 : kEndOfChain, 4);
  }
  std::string header = le(0xE11AB1A1E011CFD0, 8) + std::string(16, '\0') + le(0x3E, 2) +
                       le(sector_shift == 9 ? 3 : 4, 2) + le(0xFFFE, 2) + le(sector_shift, 2) + le(6, 2) +
                       std::string(6, '\0') + le(0, 4) + le(tables, 4) + le(directory_start, 4) + le(0, 4) +
                       le(kSmall, 4) + le(small_table, 4) + le(small_next.empty() ? 0 : 1, 4) +
                       le(lists == 0 ? kEndOfChain : first_list, 4) + le(lists, 4) + in_header;
  header.resize(sectors.size);
  return header + sectors.data + table + list;
}

std::string xls_record(unsigned type, std::string_view body) {
  return le(type, 2) + le(body.size(), 2) + std::string(body);
}
std::string xls_begin(unsigned kind, unsigned version) {
  return xls_record(0x0809, le(version, 2) + le(kind, 2) + std::string(12, '\0'));
}
std::string xls_end() { return xls_record(0x000A, ""); }
std::string xls_text(std::string_view text, unsigned count_bytes) {
  return le(text.size(), count_bytes) + le(0, 1) + std::string(text);
}
std::string xls_head(unsigned row, unsigned column, unsigned style) {
  return le(row, 2) + le(column, 2) + le(style, 2);
}
std::string xls_number(unsigned row, unsigned column, double number, unsigned style) {
  return xls_record(0x0203, xls_head(row, column, style) + le_double(number));
}
std::string xls_formula(unsigned row, unsigned column, std::string_view value) {
  return xls_record(0x0006,
                    xls_head(row, column) + std::string(value) + le(0, 2) + le(0, 4) + le(3, 2) + "\x1E\x01\x02");
}
std::string xls_format(unsigned number_format, unsigned fill) {
  return xls_record(0x00E0, le(0, 2) + le(number_format, 2) + std::string(10, '\0') +
                                le(fill == 0 ? 0 : std::uint64_t{1} << 26, 4) + le(fill, 2));
}

std::string XlsForTest::stream() const {
  std::size_t before_sheets = xls_begin(5).size() + globals.size() + xls_end().size();
  for (const XlsSheetForTest& sheet : sheets) before_sheets += 4 + 6 + xls_text(sheet.name, 1).size();
  std::string all = xls_begin(5) + globals, bodies;
  for (const XlsSheetForTest& sheet : sheets) {
    all += xls_record(0x0085, le(before_sheets + bodies.size(), 4) + le(sheet.state, 1) + le(sheet.kind, 1) +
                                  xls_text(sheet.name, 1));
    bodies += xls_begin(sheet.kind == 2 ? 0x20 : 0x10) + sheet.records + xls_end();
  }
  return all + xls_end() + bodies;
}

Result<Workbook> XlsForTest::read() const { return read_xls(bytes(), "folder/test.xls"); }

Workbook xls_of(std::string_view records, std::string_view globals) {
  XlsForTest workbook;
  workbook.globals += globals;
  workbook.sheets[0].records = records;
  auto read = workbook.read();
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

std::string xlsb_record(std::uint32_t type, std::string_view body) {
  std::string record = type < 0x80 ? le(type, 1) : le((type & 0x7F) | 0x80, 1) + le(type >> 7, 1);
  std::size_t size = body.size();
  for (; size >= 0x80; size >>= 7) record += le((size & 0x7F) | 0x80, 1);
  return record + le(size, 1) + std::string(body);
}
std::string xlsb_text(std::string_view text) { return le(text.size(), 4) + utf16(text); }
std::string xlsb_row(std::uint32_t row, bool hidden) {
  return xlsb_record(0, le(row, 4) + le(0, 4) + le(300, 2) + le(0, 1) + le(hidden ? 0x10 : 0, 1) + le(0, 1) + le(0, 4));
}
std::string xlsb_cell(std::uint32_t type, std::uint32_t column, std::string_view value, std::uint32_t style) {
  return xlsb_record(type, le(column, 4) + le(style, 4) + std::string(value));
}

ZipForTest XlsbForTest::zip() const {
  const std::string open = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  const auto relationship = [](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"x/" + type + "\" Target=\"" + target + "\"/>";
  };
  ZipForTest zip;
  zip.parts.push_back(
      {"_rels/.rels", open + relationship("rId1", "officeDocument", "xl/workbook.bin") + "</Relationships>"});
  zip.parts.push_back({"xl/workbook.bin", xlsb_record(131) + workbook + xlsb_record(132)});
  std::string relationships = relationship("rId1", "worksheet", "worksheets/sheet1.bin") +
                              relationship("rId2", "chartsheet", "chartsheets/sheet1.bin");
  if (!styles.empty()) relationships += relationship("rId11", "styles", "styles.bin");
  if (!strings.empty()) relationships += relationship("rId12", "sharedStrings", "sharedStrings.bin");
  zip.parts.push_back({"xl/_rels/workbook.bin.rels", open + relationships + "</Relationships>"});
  zip.parts.push_back({"xl/worksheets/sheet1.bin", xlsb_record(129) + xlsb_record(145) + sheet + sheet_end});
  zip.parts.push_back({"xl/chartsheets/sheet1.bin", xlsb_record(129) + xlsb_record(130)});
  if (!styles.empty()) zip.parts.push_back({"xl/styles.bin", xlsb_record(278) + styles + xlsb_record(279)});
  if (!strings.empty()) zip.parts.push_back({"xl/sharedStrings.bin", xlsb_record(159) + strings + xlsb_record(160)});
  if (!comments.empty()) {
    zip.parts.push_back({"xl/worksheets/_rels/sheet1.bin.rels",
                         open + relationship("c", "comments", "../comments1.bin") + "</Relationships>"});
    zip.parts.push_back({"xl/comments1.bin", xlsb_record(628) + comments + xlsb_record(629)});
  }
  return zip;
}

Result<Workbook> XlsbForTest::read() const {
  const auto bytes = zip_bytes(zip());
  auto package = Package::open(bytes, "folder/test.xlsb");
  if (!package) return package.error();
  return read_xlsb(std::move(package).value(), "folder/test.xlsb");
}

Workbook xlsb_of(std::string_view sheet) {
  XlsbForTest workbook;
  workbook.sheet = sheet;
  auto read = workbook.read();
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

}  // namespace scorebook
