#include "ooxml/refusal.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

const std::string kSaveAsXlsx = "Open it in Excel and save as .xlsx, or name the workbook that is meant.";

Error refusal_of(const std::vector<std::byte>& bytes) {
  const auto read = read_workbook(bytes, "in/test.xlsx");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == "in/test.xlsx");
  return read.error();
}

Error refusal_of(std::string_view text) { return refusal_of(bytes_of(text)); }
Error refusal_of(const ZipForTest& zip) { return refusal_of(zip_bytes(zip)); }

// A workbook whose sheet has these bytes inflated.
ZipForTest with_sheet(std::string sheet) {
  WorkbookForTest workbook;
  workbook.sheet = std::move(sheet);
  return workbook.zip();
}

}  // namespace

TEST_CASE("refusal: a missing file") {
  const auto read = read_workbook_file("no/such/file.xlsx");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::file_missing);
  CHECK(read.error().text() == "no/such/file.xlsx: there is no such file. Check the name and the folder.");
}

TEST_CASE("refusal: a folder in place of a file") {
  const std::string folder = std::filesystem::temp_directory_path().string();
  const auto read = read_workbook_file(folder);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::file_unreadable);
  CHECK(read.error().text() == folder + ": this is a folder, not a workbook. Name the workbook itself.");
}

TEST_CASE("refusal: a device in place of a file is not read without end") {
  const auto read = read_workbook_file("/dev/zero");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::file_unreadable);
  CHECK(read.error().what == "this is not an ordinary file");
}

TEST_CASE("refusal: a file that may not be read") {
  const std::string path = (std::filesystem::temp_directory_path() / "scorebook-unreadable.xlsx").string();
  std::ofstream(path) << "PK";
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const auto read = read_workbook_file(path);
  const bool may_read_all = std::ifstream(path).is_open();  // the system's administrator may
  std::filesystem::remove(path);
  REQUIRE_FALSE(read.ok());
  if (may_read_all) {
    CHECK(read.error().code == ErrorCode::not_a_workbook);
  } else {
    CHECK(read.error().code == ErrorCode::file_unreadable);
    CHECK(read.error().what == "the file cannot be opened: Permission denied");
  }
}

TEST_CASE("refusal: an empty file") {
  const Error error = refusal_of("");
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() ==
        "in/test.xlsx: the file is empty (0 bytes). Get another copy: this one was not saved or copied completely.");
}

TEST_CASE("refusal: a text that is no table, named .xlsx") {
  const Error error = refusal_of("Dear all,\nplease find the figures attached.\n");
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() ==
        "in/test.xlsx: the file is a text without columns (no comma, semicolon or tab divides its lines alike), not a "
        "workbook. " +
            kSaveAsXlsx);
}

TEST_CASE("refusal: a csv named .xlsx is read, and that is said") {
  const auto read = read_workbook(bytes_of("Ref,Measure\n2.1,Contacts\n"), "in/test.xlsx");
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 text Ref\nB1 text Measure\nA2 number 2.1\nB2 text Contacts");
  CHECK(read.value().sha256.size() == 64);
  REQUIRE(read.value().sheets[0].oddities.size() == 1);
  CHECK(read.value().sheets[0].oddities[0] ==
        "The file is a text file (CSV), although its name ends in .xlsx; it is read as one");
}

TEST_CASE("refusal: a csv in UTF-16 is read") {
  const auto read = read_workbook(bytes_of(std::string_view("\xFF\xFE"
                                                            "a\0\t\0b\0\n\0",
                                                            10)),
                                  "in/test.csv");
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 text a\nB1 text b");
}

TEST_CASE("refusal: a web page, XML or JSON is no csv, in UTF-16 too") {
  CHECK(refusal_of(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)).what ==
        "the file is a web page (HTML), not a workbook, whatever its name says");
  CHECK(refusal_of("<?xml version=\"1.0\"?><a>1,2</a>").what ==
        "the file is an XML file, not a workbook, whatever its name says");
  CHECK(refusal_of("{\"a\": 1, \"b\": 2}").what == "the file is a JSON file, not a workbook, whatever its name says");
  CHECK(refusal_of("[{\"a\": 1}]").what == "the file is a JSON file, not a workbook, whatever its name says");
}

TEST_CASE("refusal: a flat OpenDocument workbook") {
  const Error error = refusal_of(
      "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>");
  CHECK(error.code == ErrorCode::format_not_read);
  CHECK(error.text() ==
        "in/test.xlsx: the file is a flat OpenDocument (.fods) workbook, which is not read yet. Open it in Excel and "
        "save "
        "as .xlsx.");
}

TEST_CASE("refusal: a web page named .xlsx") {
  const Error error =
      refusal_of("\xEF\xBB\xBF\r\n<!DOCTYPE html><HTML><body><table><tr><td>1</td></tr></table></body></HTML>");
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() ==
        "in/test.xlsx: the file is a web page (HTML), not a workbook, whatever its name says. " + kSaveAsXlsx);
}

TEST_CASE("refusal: a PDF document named .xlsx") {
  const Error error = refusal_of("%PDF-1.7\n");
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() == "in/test.xlsx: the file is a PDF document, not a workbook. " + kSaveAsXlsx);
}

TEST_CASE("refusal: bytes of no kind") {
  const Error error = refusal_of(std::string_view("\x01\x02\x00\x03", 4));
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.what ==
        "the file is not a workbook, whatever its name says: its first bytes are those of no kind of workbook");
}

TEST_CASE("refusal: a password-protected workbook") {
  const Error error = refusal_of(CompoundForTest{{{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}}}.bytes());
  CHECK(error.code == ErrorCode::encrypted);
  CHECK(error.text() ==
        "in/test.xlsx: the workbook is password-protected and cannot be read. "
        "Open it in Excel, File > Info > Protect Workbook, remove the password and save.");
}

TEST_CASE("refusal: a workbook of Excel 5.0 or 95, in a compound file and without one") {
  for (const auto& bytes :
       {CompoundForTest{{{"Book", xls_begin(5, 0x0500)}}}.bytes(), bytes_of(xls_begin(5, 0x0500))}) {
    const Error error = refusal_of(bytes);
    CHECK(error.code == ErrorCode::format_not_read);
    CHECK(error.text() ==
          "in/test.xlsx: the file is an Excel 5.0/95 (.xls) workbook, which is not read yet. Open it in Excel and save "
          "as .xlsx.");
  }
}

TEST_CASE("refusal: an old Word document") {
  const Error error = refusal_of(CompoundForTest{{{"WordDocument", "x"}}}.bytes());
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.what == "the file is an old Word document, not a workbook");
}

TEST_CASE("refusal: an XML Spreadsheet 2003") {
  const Error error =
      refusal_of("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>");
  CHECK(error.code == ErrorCode::format_not_read);
  CHECK(error.what == "the file is an XML Spreadsheet 2003 workbook, which is not read yet");
}

TEST_CASE("refusal: an OpenDocument workbook is read, one of another kind is not") {
  const auto content = [](const std::string& kind) {
    return "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><o:body><o:" +
           kind + "><t:table t:name=\"A\"/></o:" + kind + "></o:body></o:document-content>";
  };
  const auto read = read_workbook(zip_bytes({{{"content.xml", content("spreadsheet")}}}), "in/test.ods");
  REQUIRE(read.ok());
  CHECK(read.value().sheets.size() == 1);
  const Error error = refusal_of(ZipForTest{{{"content.xml", content("text")}}});
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.what == "the file is an OpenDocument text, not a workbook, whatever its name says");
}

TEST_CASE("refusal: a Word document and a plain zip archive") {
  WorkbookForTest word;
  word.workbook = "<w:document xmlns:w=\"urn:w\"/>";
  CHECK(refusal_of(word.zip()).what ==
        "the file is a Word or PowerPoint document, not a workbook, whatever its name says");
  const Error error = refusal_of(ZipForTest{{{"notes.txt", "hello"}}});
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.what == "the file is a zip archive that holds no workbook");
}

TEST_CASE("refusal: a workbook cut short") {
  auto bytes = zip_bytes(with_sheet(sheet_of("")));
  bytes.resize(bytes.size() / 2);
  const Error error = refusal_of(bytes);
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.text() ==
        "in/test.xlsx: the workbook is damaged: it is cut short: the list of its parts, which stands at its end, is "
        "missing. "
        "Open it in Excel, let Excel repair it, compare it with the original and save as .xlsx, or get another copy.");
}

TEST_CASE("refusal: a sheet whose XML breaks off is not passed off as the whole") {
  const Error error = refusal_of(with_sheet("<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"));
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is damaged at line 1: no element found");
}

TEST_CASE("refusal: a part whose checksum, size or compression is wrong") {
  const auto refusal_with = [](auto change) {
    ZipForTest zip = with_sheet(sheet_of("<row><c><v>1</v></c></row>"));
    change(zip.parts[3]);
    const Error error = refusal_of(zip);
    CHECK(error.code == (zip.parts[3].encrypted ? ErrorCode::encrypted : ErrorCode::damaged));
    return error.what;
  };
  CHECK(refusal_with([](PartForTest& part) { part.crc_change = 1; }) ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml was changed after it was written (its checksum "
        "does not match)");
  CHECK(refusal_with([](PartForTest& part) { part.size_change = 1; }) ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml has 138 bytes; the list of parts says 139");
  CHECK(refusal_with([](PartForTest& part) { part.size_change = -1; }) ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is longer than the list of parts says (137 bytes)");
  CHECK(refusal_with([](PartForTest& part) { part.method = 12; }) ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is compressed in a way that Excel does not use "
        "(method 12)");
  CHECK(refusal_with([](PartForTest& part) { part.encrypted = true; }) ==
        "the workbook is password-protected and cannot be read");
}

TEST_CASE("refusal: a part that is missing, and one that is there twice") {
  ZipForTest zip = with_sheet(sheet_of(""));
  zip.parts.push_back({"XL\\worksheets\\Sheet1.xml", sheet_of("")});
  CHECK(refusal_of(zip).what == "the workbook is damaged: it holds two different parts named xl/worksheets/sheet1.xml");
  zip.parts.erase(zip.parts.begin() + 3, zip.parts.end());
  CHECK(refusal_of(zip).what == "the workbook is damaged: its part xl/worksheets/sheet1.xml is missing");
}

TEST_CASE("refusal: parts that lie over one another") {
  ZipForTest zip = with_sheet(sheet_of(""));
  for (PartForTest& part : zip.parts) part.name = "_rels/.rels";
  zip.overlapping = true;
  const Error error = refusal_of(zip);
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what == "the workbook is damaged: parts of it lie over one another");
}

TEST_CASE("refusal: a relationship that climbs past the root") {
  WorkbookForTest workbook;
  workbook.more_relationships = R"(<Relationship Id="rId1" Type="x/worksheet" Target="../../etc/passwd"/>)";
  const Error error = refusal_of(workbook.zip());
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what ==
        "the workbook is damaged: a relationship of xl/workbook.xml points outside the file (../../etc/passwd)");
}

TEST_CASE("refusal: a sheet with an external target is never opened") {
  WorkbookForTest workbook;
  workbook.more_relationships =
      R"(<Relationship Id="rId1" Type="x/worksheet" Target="file:///tmp/other.xml" TargetMode="External"/>)";
  const Error error = refusal_of(workbook.zip());
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what == "the workbook is damaged: the sheet Data is listed, but no part of the file holds it");
}

TEST_CASE("refusal: any DOCTYPE, entities or not") {
  const Error error = refusal_of(with_sheet("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" +
                                            sheet_of("<row><c t='str'><v>&b;</v></c></row>")));
  CHECK(error.code == ErrorCode::damaged);
  CHECK(error.what ==
        "the workbook is damaged: its part xl/worksheets/sheet1.xml has a DOCTYPE, which no workbook has and which can "
        "hide an attack");
}

TEST_CASE("refusal: elements too deep") {
  std::string deep;
  for (int i = 0; i < 257; ++i) deep += "<a>";
  const Error error = refusal_of(with_sheet("<worksheet>" + deep));
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what == "its part xl/worksheets/sheet1.xml has elements more than 256 deep");
}

TEST_CASE("refusal: a zip bomb, once it has grown past the budget") {
  const Error error = refusal_of(with_sheet(sheet_of(std::string(kPartBytesBeforeRatio + kBlockBytes, ' '))));
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what ==
        "its part xl/worksheets/sheet1.xml grows to over 64 MB, more than 200 times its "
        "stored size, as a zip bomb does");
}

TEST_CASE("refusal: a tag that does not end") {
  const Error error =
      refusal_of(with_sheet("<worksheet a='" + std::string(kMaximumTokenBytes + 2 * kBlockBytes, 'x') + "'/>"));
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what == "its part xl/worksheets/sheet1.xml has a tag or comment of over 8 MB");
}

TEST_CASE("refusal: more parts than any workbook has") {
  ZipForTest zip;
  zip.zip64 = true;
  zip.parts.resize(kMaximumParts + 1);
  for (PartForTest& part : zip.parts) part.stored = true;
  const Error error = refusal_of(zip);
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what == "the file has 65537 parts; at most 65536 are read");
}
