#include "writing/xml_scan.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

constexpr char kSeparator = '\n';  // as in ooxml/xml.cpp, whose XmlElement is used here

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserPointer = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree>;

struct Scan {
  XML_Parser parser;
  std::string_view bytes;
  XmlVisitor& visitor;
  XmlForm form{};
  std::string root_space{};
  std::size_t depth = 0;
  bool doctype = false, too_deep = false;
  std::vector<XmlAttribute> attributes{};

  [[nodiscard]] std::size_t at() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser)); }
  [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(XML_GetCurrentByteCount(parser)); }
  // The ASCII character that stands in these bytes, else NUL.
  [[nodiscard]] char letter(std::size_t place) const {
    if (place + form.width > bytes.size()) return '\0';
    if (form.width == 1) return bytes[place];
    const char low = bytes[place + (form.big_endian ? 1 : 0)], high = bytes[place + (form.big_endian ? 0 : 1)];
    return high == '\0' ? low : '\0';
  }
  [[nodiscard]] std::string prefix_at(std::size_t tag) const {
    std::string prefix;
    for (std::size_t place = tag + form.width; place < bytes.size(); place += form.width) {
      const char next = letter(place);
      if (next == '\0' || std::string_view(" \t\r\n/>").find(next) != std::string_view::npos) return "";
      prefix += next;
      if (next == ':') return prefix;
    }
    return "";
  }
};

std::string_view space_of(std::string_view name) {
  const std::size_t at = name.rfind(kSeparator);
  return at == std::string_view::npos ? std::string_view() : name.substr(0, at);
}

std::string_view local_of(std::string_view name) {
  const std::size_t at = name.rfind(kSeparator);
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  Scan& scan = *static_cast<Scan*>(data);
  if (++scan.depth > kMaximumDepth) {
    scan.too_deep = true;
    XML_StopParser(scan.parser, XML_FALSE);
    return;
  }
  const std::string_view space = space_of(name);
  if (scan.depth == 1) scan.root_space = std::string(space);
  scan.attributes.clear();
  for (; *attributes != nullptr; attributes += 2) scan.attributes.push_back({attributes[0], attributes[1]});
  const bool own = space == scan.root_space || space == kSpreadsheetNamespaces[0] || space == kSpreadsheetNamespaces[1];
  XmlElement element(local_of(name), own, scan.attributes);
  element.space = space;
  const std::size_t begin = scan.at(), end = begin + scan.count();
  const bool empty = end >= 2 * scan.form.width && scan.letter(end - 2 * scan.form.width) == '/';
  scan.visitor.start({element, scan.prefix_at(begin), begin, end, empty});
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  Scan& scan = *static_cast<Scan*>(data);
  --scan.depth;
  scan.visitor.end(local_of(name), scan.at(), scan.at() + scan.count());
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  static_cast<Scan*>(data)->visitor.text({text, static_cast<std::size_t>(length)});
}

void XMLCALL on_declaration(void* data, const XML_Char*, const XML_Char* encoding, int) {
  if (encoding == nullptr) return;
  Scan& scan = *static_cast<Scan*>(data);
  std::string name(encoding);
  for (char& letter : name)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  scan.form.utf8 = name == "UTF-8";
}

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  Scan& scan = *static_cast<Scan*>(data);
  scan.doctype = true;
  XML_StopParser(scan.parser, XML_FALSE);
}

XmlForm form_of(std::string_view bytes) {
  XmlForm form;
  if (bytes.size() < 2) return form;
  const auto starts = [bytes](unsigned char first, unsigned char second) {
    return static_cast<unsigned char>(bytes[0]) == first && static_cast<unsigned char>(bytes[1]) == second;
  };
  const bool little = starts(0xFF, 0xFE) || starts('<', 0), big = starts(0xFE, 0xFF) || starts(0, '<');
  if (little || big) form = {2, big, false};
  return form;
}

// One character of UTF-8 that is known to be valid; `at` moves behind it.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return code;
}

}  // namespace

std::string XmlForm::encoded(std::string_view markup) const {
  if (utf8) return std::string(markup);
  std::string letters;
  for (std::size_t at = 0; at < markup.size();) {
    const char32_t code = next_character(markup, at);
    if (code < 0x80)
      letters += static_cast<char>(code);
    else
      letters += "&#" + std::to_string(static_cast<std::uint32_t>(code)) + ";";
  }
  if (width == 1) return letters;
  std::string wide;
  for (const char letter : letters) {
    if (big_endian) wide += '\0';
    wide += letter;
    if (!big_endian) wide += '\0';
  }
  return wide;
}

Result<XmlForm> scan_xml(std::string_view bytes, XmlVisitor& visitor, const std::string& path,
                         const std::string& part) {
  const ParserPointer parser(XML_ParserCreateNS(nullptr, kSeparator));
  if (!parser) return over_limit(path, "there is not enough memory to read it");
  Scan scan{parser.get(), bytes, visitor};
  scan.form = form_of(bytes);
  XML_SetUserData(parser.get(), &scan);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  if (scan.form.width == 1) XML_SetXmlDeclHandler(parser.get(), on_declaration);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  // In one piece, so that no tag is looked at twice; parts have less than the 2 GB that an int counts.
  if (bytes.size() > kMaximumProducedBytes) return over_limit(path, "its part " + part + " is too large");
  if (XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) == XML_STATUS_OK)
    return scan.form;
  if (scan.doctype)
    return damaged(path, "its part " + part + " has a DOCTYPE, which no workbook has and which can hide an attack");
  if (scan.too_deep)
    return over_limit(path, "its part " + part + " has elements more than " + std::to_string(kMaximumDepth) + " deep");
  return damaged(path, "its part " + part + " is damaged at line " +
                           std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                           XML_ErrorString(XML_GetErrorCode(parser.get())));
}

std::string with_edits(std::string_view bytes, std::vector<XmlEdit> edits, const XmlForm& form) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const XmlEdit& left, const XmlEdit& right) { return left.at < right.at; });
  std::size_t room = bytes.size();
  for (const XmlEdit& edit : edits) room += edit.markup.size() * form.width;
  std::string result;
  result.reserve(room);
  std::size_t copied = 0;
  for (const XmlEdit& edit : edits) {
    result += bytes.substr(copied, edit.at - copied);
    result += form.encoded(edit.markup);
    copied = edit.at + edit.removed;
  }
  return result += bytes.substr(copied);
}

XmlEdit RootElement::appended(const std::string& markup, const XmlForm& form) const {
  if (!empty) return {closing, 0, markup};
  return {end - 2 * form.width, 2 * form.width, ">" + markup + "</" + prefix + name + ">"};
}

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

}  // namespace scorebook
