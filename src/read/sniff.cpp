#include "read/sniff.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "csv/characters.hpp"
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
  if (utf16_order(head) != ByteOrder::none) return true;
  return std::none_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A';
  });
}

// The name of what a text is written in, where it is no table: HTML and XML by their tags, JSON by its brackets.
std::string_view markup_of(std::string_view head) {
  std::string words = lower(head);
  words.erase(std::remove(words.begin(), words.end(), '\0'), words.end());  // of UTF-16
  const std::size_t first = words.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
  const std::string_view text = std::string_view(words).substr(std::min(first, words.size()));
  const auto holds = [text](std::string_view tag) { return text.find(tag) != std::string_view::npos; };
  const bool tagged = text.starts_with('<');
  if (tagged && holds("urn:schemas-microsoft-com:office:spreadsheet")) return "XML Spreadsheet 2003";
  if (tagged && holds("urn:oasis:names:tc:opendocument:xmlns:office")) return "flat OpenDocument";
  // A cell of a csv may hold a tag; a web page begins with one, or with the headings of a saved message.
  const bool web_page = holds("<html") || holds("<!doctype html");
  if ((tagged && (web_page || holds("<table"))) || (text.starts_with("mime-version:") && web_page)) return "HTML";
  if (tagged && holds("<?xml")) return "XML";
  if (text.starts_with("{\"") || text.starts_with("[{") || text.starts_with("{\n") || text.starts_with("{\r"))
    return "JSON";
  return {};
}

Error refuse_markup(std::string_view markup, const std::string& path) {
  if (markup == "XML Spreadsheet 2003") return format_not_read(path, "an XML Spreadsheet 2003");
  if (markup == "flat OpenDocument") return format_not_read(path, "a flat OpenDocument (.fods)");
  if (markup == "HTML")
    return not_a_workbook(path, "the file is a web page (HTML), not a workbook, whatever its name says");
  return not_a_workbook(path, "the file is " + std::string(markup == "XML" ? "an XML" : "a JSON") +
                                  " file, not a workbook, whatever its name says");
}

bool starts_like_another(std::string_view all) {
  const auto starts = [all](std::string_view bytes) { return all.starts_with(bytes); };
  return std::any_of(kExcelRecords.begin(), kExcelRecords.end(), starts) ||
         std::any_of(kOtherFiles.begin(), kOtherFiles.end(),
                     [&](const Signature& signature) { return starts(signature.first_bytes); });
}

// A zip may have other bytes before it: it is known by its end.
bool ends_like_zip(std::string_view all) {
  const std::string_view tail = all.substr(all.size() > 65'557 ? all.size() - 65'557 : 0);
  return tail.find("PK\x05\x06"sv) != std::string_view::npos;
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
  if (ends_like_zip(all)) return std::nullopt;
  const std::string_view head = all.substr(0, 4096);
  const std::string_view markup = looks_like_text(head) ? markup_of(head) : std::string_view();
  if (!markup.empty()) return refuse_markup(markup, path);
  return not_a_workbook(
      path, "the file is not a workbook, whatever its name says: its first bytes are those of no kind of workbook");
}

bool is_plain_text(std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string_view head = all.substr(0, 4096);
  return !all.empty() && looks_like_text(head) && !starts_like_another(all) && !ends_like_zip(all) &&
         markup_of(head).empty();
}

}  // namespace scorebook
