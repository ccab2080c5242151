#include "read/sniff.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view first_bytes;
  std::string_view what;
};

constexpr std::array kOtherFiles = {
    Signature{"%PDF-"sv, "the file is a PDF document, not a workbook"sv},
    Signature{"\x89PNG"sv, "the file is a picture (PNG), not a workbook"sv},
    Signature{"\xFF\xD8\xFF"sv, "the file is a picture (JPEG), not a workbook"sv},
    Signature{"GIF8"sv, "the file is a picture (GIF), not a workbook"sv},
    Signature{"{\\rtf"sv, "the file is a rich text document (RTF), not a workbook"sv},
    Signature{"\x1F\x8B"sv, "the file is a compressed file (gzip), not a workbook"sv},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "the file is a compressed archive (7z), not a workbook"sv},
    Signature{"Rar!"sv, "the file is a compressed archive (RAR), not a workbook"sv},
};

// The records that open a workbook of Excel 2, 3, 4 and, outside a compound file, 5 and 97.
constexpr std::array kExcelRecords = {"\x09\x00\x04\x00"sv, "\x09\x02\x06\x00"sv, "\x09\x04\x06\x00"sv,
                                      "\x09\x08\x08\x00"sv, "\x09\x08\x10\x00"sv};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool looks_like_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  return std::none_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A';
  });
}

Error refuse_text(std::string_view head, const std::string& path) {
  const std::string words = lower(head);
  if (words.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos)
    return format_not_read(path, "an XML Spreadsheet 2003");
  if (words.find("<html") != std::string::npos || words.find("<!doctype html") != std::string::npos ||
      words.find("<table") != std::string::npos)
    return not_a_workbook(path, "the file is a web page (HTML), not a workbook, whatever its name says");
  if (words.find("<?xml") != std::string::npos)
    return not_a_workbook(path, "the file is an XML file, not a workbook, whatever its name says");
  return not_a_workbook(path, "the file is a text file (such as CSV), not a workbook, whatever its name says");
}

}  // namespace

bool may_be_xls(std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (all.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return true;
  return std::any_of(kExcelRecords.begin(), kExcelRecords.end(),
                     [all](std::string_view record) { return all.starts_with(record); });
}

std::optional<Error> refuse_unless_zip(std::span<const std::byte> bytes, const std::string& path) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (all.empty())
    return Error{ErrorCode::not_a_workbook, path, "the file is empty (0 bytes)",
                 "Get another copy: this one was not saved or copied completely."};
  if (all.starts_with("PK\x03\x04"sv) || all.starts_with("PK\x05\x06"sv)) return std::nullopt;
  for (const Signature& signature : kOtherFiles)
    if (all.starts_with(signature.first_bytes)) return not_a_workbook(path, std::string(signature.what));
  // A zip may have other bytes before it: it is known by its end.
  const std::string_view tail = all.substr(all.size() > 65'557 ? all.size() - 65'557 : 0);
  if (tail.find("PK\x05\x06"sv) != std::string_view::npos) return std::nullopt;
  const std::string_view head = all.substr(0, 4096);
  if (looks_like_text(head)) return refuse_text(head, path);
  return not_a_workbook(
      path, "the file is not a workbook, whatever its name says: its first bytes are those of no kind of workbook");
}

}  // namespace scorebook
