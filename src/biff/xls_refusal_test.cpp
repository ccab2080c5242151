#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"
#include "biff/xls.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/mutation_for_test.hpp"

using namespace scorebook;

namespace {

Error refusal_of(const std::vector<std::byte>& bytes) {
  const auto read = read_xls(bytes, "in/test.xls");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == "in/test.xls");
  return read.error();
}

std::string damage_of(const XlsForTest& test) {
  const Error error = refusal_of(test.bytes());
  CHECK(error.code == ErrorCode::damaged);
  const std::string prefix = "the workbook is damaged: ";
  CHECK(error.what.substr(0, prefix.size()) == prefix);
  return error.what.substr(prefix.size());
}

std::string damage_in_sheet(std::string_view records) {
  XlsForTest test;
  test.sheets[0].records = records;
  return damage_of(test);
}

std::string damage_in_globals(std::string_view records) {
  XlsForTest test;
  test.globals += records;
  return damage_of(test);
}

std::string limit_of(const XlsForTest& test) {
  const Error error = refusal_of(test.bytes());
  CHECK(error.code == ErrorCode::over_limit);
  return error.what;
}

}  // namespace

TEST_CASE("xls refusal: a password-protected workbook") {
  XlsForTest test;
  test.globals = xls_record(0x002F, le(1, 2) + std::string(52, 'x')) + test.globals;
  const Error error = refusal_of(test.bytes());
  CHECK(error.code == ErrorCode::encrypted);
  CHECK(error.text() ==
        "in/test.xls: the workbook is password-protected and cannot be read. Open it in Excel, File > Info > Protect "
        "Workbook, remove the password and save.");
  CHECK(refusal_of(CompoundForTest{{{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}}}.bytes()).code ==
        ErrorCode::encrypted);
}

TEST_CASE("xls refusal: workbooks older than Excel 97 are named") {
  const Error error = refusal_of(CompoundForTest{{{"Book", xls_begin(5, 0x0500)}}}.bytes());
  CHECK(error.code == ErrorCode::format_not_read);
  CHECK(error.text() ==
        "in/test.xls: the file is an Excel 5.0/95 (.xls) workbook, which is not read yet. Open it in Excel and save as "
        ".xlsx.");
  for (const unsigned type : {0x0009U, 0x0209U, 0x0409U})
    CHECK(refusal_of(bytes_of(xls_record(type, le(2, 2) + le(0x10, 2)))).what ==
          "the file is a very old Excel (.xls) workbook, which is not read yet");
  CHECK(refusal_of(bytes_of(xls_begin(5, 0x0400))).what ==
        "the file is a very old Excel (.xls) workbook, which is not read yet");
}

TEST_CASE("xls refusal: other Office files are named") {
  const Error error = refusal_of(CompoundForTest{{{"WordDocument", "x"}}}.bytes());
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() ==
        "in/test.xls: the file is an old Word document, not a workbook. Open it in Excel and save as .xlsx, or name "
        "the workbook that is meant.");
  CHECK(refusal_of(CompoundForTest{{{"PowerPoint Document", "x"}}}.bytes()).what ==
        "the file is an old Office file that holds no workbook");
}

TEST_CASE("xls refusal: a workbook that is cut short is not passed off as the whole") {
  XlsForTest test;
  test.sheets[0].records = xls_number(0, 0, 1);
  const std::string stream = test.stream();
  const auto what = [&stream](std::size_t count) {
    const Error error = refusal_of(CompoundForTest{{{"Workbook", stream.substr(0, count)}}}.bytes());
    CHECK(error.code == ErrorCode::damaged);
    return error.what;
  };
  CHECK(what(0) == "the workbook is damaged: it is cut short: it holds no record of a workbook");
  CHECK(what(40) == "the workbook is damaged: it is cut short: the description of the workbook does not end");
  CHECK(what(stream.size() - 4) == "the workbook is damaged: it is cut short: the sheet Data does not end");
  CHECK(what(stream.size() - 10) == "the workbook is damaged: it is cut short: the sheet Data does not end");
  CHECK(what(stream.size() - 42) == "the workbook is damaged: it is cut short: the sheet Data is missing");
}

TEST_CASE("xls refusal: a stream that begins with something else, or lists no sheet") {
  CHECK(refusal_of(CompoundForTest{{{"Workbook", xls_number(0, 0, 1)}}}.bytes()).what ==
        "the workbook is damaged: the workbook does not begin where it should");
  XlsForTest test;
  test.sheets.clear();
  CHECK(damage_of(test) == "the workbook lists no sheet");
}

TEST_CASE("xls refusal: a sheet that does not lie where the list of sheets says") {
  XlsForTest test;
  const std::string stream = test.stream();
  const std::size_t sheet = stream.size() - xls_begin().size() - xls_end().size();
  std::string moved = stream;
  moved.replace(moved.find(le(sheet, 4)), 4, le(sheet - 4, 4));
  CHECK(refusal_of(CompoundForTest{{{"Workbook", moved}}}.bytes()).what ==
        "the workbook is damaged: the sheet Data does not begin where it should");
}

TEST_CASE("xls refusal: two sheets that lie over one another") {
  XlsForTest test;
  test.sheets = {{"One", xls_number(0, 0, 1)}, {"Two", xls_number(0, 0, 2)}};
  std::string stream = test.stream();
  const std::size_t one = stream.find(xls_begin(), 1), two = stream.find(xls_begin(), one + 1);
  // Many more that all lie where the first one does.
  for (unsigned i = 0; i < 14; ++i) test.sheets.push_back({"Three", ""});
  stream = test.stream();
  const std::size_t first = stream.find(xls_begin());
  for (std::size_t at = stream.find("Three"); at != std::string::npos; at = stream.find("Three", at + 1))
    stream.replace(at - 8, 4, le(first, 4));
  CHECK(one < two);
  stream.resize(stream.size() - 14 * (xls_begin().size() + xls_end().size()));
  const Error error = refusal_of(CompoundForTest{{{"Workbook", stream}}}.bytes());
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what == "the workbook is damaged: the sheet Three lies over another sheet");
}

TEST_CASE("xls refusal: cells that are cut short") {
  CHECK(damage_in_sheet(xls_record(0x0203, xls_head(0, 0) + "1234567")) ==
        "a cell of the sheet Data is cut short (byte 84 of its stream)");
  for (const unsigned type : {0x0203U, 0x027EU, 0x00FDU, 0x0205U, 0x0204U, 0x0006U, 0x00BDU})
    CHECK(damage_in_sheet(xls_record(type, xls_head(0, 0))).starts_with("a cell of the sheet Data is cut short"));
  CHECK(damage_in_sheet(xls_record(0x0204, xls_head(0, 0) + le(9, 2) + le(0, 1) + "short"))
            .starts_with("a cell of the sheet Data is cut short"));
  CHECK(damage_in_sheet(xls_record(0x0204, xls_head(0, 0) + le(2, 2) + le(1, 1) + "abc") +
                        xls_record(0x003C, le(0, 1) + "d"))
            .starts_with("a cell of the sheet Data is cut short"));
  CHECK(damage_in_sheet(xls_record(0x00E5, le(2, 2) + std::string(8, '\0'))) ==
        "the list of merged cells of the sheet Data is cut short");
}

TEST_CASE("xls refusal: descriptions of the workbook that are cut short") {
  CHECK(damage_in_globals(xls_record(0x00FC, le(1, 4) + le(1, 4) + le(9, 2) + le(0, 1) + "short")) ==
        "its table of texts is cut short");
  CHECK(damage_in_globals(xls_record(0x041E, le(164, 2) + le(9, 2))) == "a number format is cut short");
  CHECK(damage_in_globals(xls_record(0x00E0, std::string(19, '\0'))) == "a cell format is cut short");
  CHECK(damage_in_globals(xls_record(0x0085, le(0, 4))) == "the list of its sheets is cut short");
}

TEST_CASE("xls refusal: budgets") {
  XlsForTest test;
  test.globals += xls_record(0x041E, le(164, 2) + xls_text(std::string(kMaximumNumberFormatBytes + 1, '0'), 2));
  CHECK(limit_of(test) == "it has a number format of over 1024 bytes; Excel allows 255 characters");
  test = XlsForTest();
  for (std::size_t i = 0; i <= kMaximumStyles; ++i) test.globals += xls_format(0);
  CHECK(limit_of(test) == "it has over 131072 cell formats");
  test = XlsForTest();
  const std::string merges = [] {
    std::string record;
    for (unsigned i = 0; i < 1000; ++i) record += le(i, 2) + le(i, 2) + le(0, 2) + le(1, 2);
    return xls_record(0x00E5, le(1000, 2) + record);
  }();
  for (std::size_t i = 0; i <= kMaximumMerges / 1000; ++i) test.sheets[0].records += merges;
  CHECK(limit_of(test) == "it has over 250000 merged ranges");
  test = XlsForTest();
  test.sheets.resize(kMaximumSheets + 1);
  CHECK(limit_of(test) == "it has over 16384 sheets");
  test = XlsForTest();
  const std::string name = xls_record(0x0018, le(0, 3) + le(1, 1) + le(0, 10) + le(0, 1) + "a");
  for (std::size_t i = 0; i <= kMaximumNames; ++i) test.globals += name;
  CHECK(limit_of(test) == "it has over 250000 defined names");
}

TEST_CASE("xls refusal: comments that all quote one long text") {
  const std::string letters(8000, 'x');
  XlsForTest test;
  std::string& records = test.sheets[0].records;
  records = xls_record(0x005D, le(0x15, 2) + le(0x12, 2) + le(0x19, 2) + le(1, 2) + std::string(14, '\0')) +
            xls_record(0x01B6, std::string(10, '\0') + le(letters.size(), 2) + le(16, 2) + le(0, 4)) +
            xls_record(0x003C, le(0, 1) + letters);
  for (unsigned i = 0; i < kMaximumCommentBytes / 8000 + 1; ++i)
    records += xls_record(0x001C, le(i, 2) + le(0, 2) + le(0, 2) + le(1, 2) + xls_text("", 2));
  CHECK(limit_of(test) == "its comments, each with its author, hold over 64 MB");
}

TEST_CASE("xls refusal: a mutated file is read or refused, never more than that") {
  XlsForTest test;
  test.globals += xls_record(0x041E, le(164, 2) + xls_text("0.0%", 2)) + xls_format(164, 10) +
                  xls_record(0x00FC, le(2, 4) + le(2, 4) + xls_text("Contacts", 2) + le(9, 2) + le(9, 1) + le(1, 2) +
                                         utf16("Refe")) +
                  xls_record(0x003C, le(0, 1) + "rrals" + "rrrr");
  test.sheets = {
      {"Data", xls_number(0, 0, 98.4, 1) + xls_record(0x00FD, xls_head(0, 1) + le(1, 4)) +
                   xls_record(0x00BD, le(4, 2) + le(2, 2) + le(0, 2) + le(22, 4) + le(0, 2) + le(26, 4) + le(3, 2)) +
                   xls_formula(5, 0, std::string(6, '\0') + "\xFF\xFF") + xls_record(0x0207, xls_text("Green", 2)) +
                   xls_record(0x00E5, le(1, 2) + le(0, 2) + le(1, 2) + le(0, 2) + le(1, 2)) +
                   xls_record(0x0204, xls_head(7, 0) + xls_text(std::string(4000, 'x'), 2))},
      {"Second", xls_number(3, 3, 1)}};
  const std::string original = CompoundForTest{{{"Workbook", test.stream()}}}.text();
  const auto mutations = read_mutations(20'160'331, [&original](ChanceForTest& chance) {
    std::string mutated = original;
    const std::size_t kind = chance.below(4);
    if (kind == 0) mutated.resize(chance.index_in(mutated.size()));
    // In the description of the workbook and the first sheet, or where the directory and the tables of chains stand.
    const std::size_t from = kind == 1 ? 512 : kind == 2 ? mutated.size() - 1536 : 0;
    for (std::size_t flips = kind == 0 ? 0 : 1 + chance.below(8); flips > 0; --flips)
      chance.flip_bit(mutated, from, kind == 1 ? 700 : std::string::npos);
    return read_xls(bytes_of(mutated), "mutated.xls");
  });
  CHECK(mutations.refused > 100);
  CHECK(mutations.read_well > 30);
}
