#include "ooxml/xml.hpp"

#include <array>
#include <memory>
#include <vector>

#include <expat.h>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

// Between namespace and local name: a character that no namespace in use contains and XML forbids in names.
constexpr char kSeparator = '\n';

constexpr std::array<std::string_view, 2> kRelationshipNamespaces = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships"};

struct QualifiedName {
  std::string_view space;
  std::string_view local;
};

QualifiedName split(std::string_view name) {
  const std::size_t at = name.rfind(kSeparator);
  if (at == std::string_view::npos) return {{}, name};
  return {name.substr(0, at), name.substr(at + 1)};
}

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserPointer = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree>;

// The state of one reading, shared with expat's callbacks.
struct Reading {
  XML_Parser parser;
  XmlHandler& handler;
  std::string root_space;
  std::size_t depth = 0;
  std::size_t skipped_from = 0;  // depth of the element whose subtree is skipped; 0 for none
  bool doctype = false;
  bool too_deep = false;
  bool heard = false;  // any event since the last block
  std::vector<XmlAttribute> attributes{};

  void stop() const { XML_StopParser(parser, XML_FALSE); }
  [[nodiscard]] bool is_own(std::string_view space) const {
    return space == root_space || space == kSpreadsheetNamespaces[0] || space == kSpreadsheetNamespaces[1];
  }
};

// mc:AlternateContent and mc:Fallback are looked through, mc:Choice is skipped: readers that know no extension do so.
bool is_transparent(const QualifiedName& name) {
  return name.space == kCompatibilityNamespace && (name.local == "AlternateContent" || name.local == "Fallback");
}

void XMLCALL on_start(void* data, const XML_Char* qualified, const XML_Char** attributes) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.heard = true;
  if (++reading.depth > kMaximumDepth) {
    reading.too_deep = true;
    reading.stop();
    return;
  }
  if (reading.skipped_from != 0) return;
  const QualifiedName name = split(qualified);
  if (reading.depth == 1) reading.root_space = std::string(name.space);
  if (is_transparent(name)) return;
  reading.attributes.clear();
  for (; *attributes != nullptr; attributes += 2) reading.attributes.push_back({attributes[0], attributes[1]});
  XmlElement element(name.local, reading.is_own(name.space), reading.attributes);
  element.space = name.space;
  const bool skip = name.space == kCompatibilityNamespace || !reading.handler.start(element);
  if (skip) reading.skipped_from = reading.depth;
  if (reading.handler.refusal()) reading.stop();
}

void XMLCALL on_end(void* data, const XML_Char* qualified) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.heard = true;
  const std::size_t depth = reading.depth--;
  if (reading.skipped_from != 0) {
    if (reading.skipped_from == depth) reading.skipped_from = 0;
    return;
  }
  const QualifiedName name = split(qualified);
  if (is_transparent(name)) return;
  reading.handler.end(name.local);
  if (reading.handler.refusal()) reading.stop();
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.heard = true;
  if (reading.skipped_from == 0) reading.handler.text({text, static_cast<std::size_t>(length)});
}

void XMLCALL on_comment(void* data, const XML_Char*) { static_cast<Reading*>(data)->heard = true; }

void XMLCALL on_instruction(void* data, const XML_Char*, const XML_Char*) { static_cast<Reading*>(data)->heard = true; }

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.doctype = true;
  reading.stop();
}

Error explain(const Reading& reading, const PartStream& part) {
  const std::string name = "its part " + part.part_name();
  if (reading.handler.refusal()) return *reading.handler.refusal();
  if (reading.doctype)
    return damaged(part.path(), name + " has a DOCTYPE, which no workbook has and which can hide an attack");
  if (reading.too_deep)
    return over_limit(part.path(), name + " has elements more than " + std::to_string(kMaximumDepth) + " deep");
  return damaged(part.path(), name + " is damaged at line " + std::to_string(XML_GetCurrentLineNumber(reading.parser)) +
                                  ": " + XML_ErrorString(XML_GetErrorCode(reading.parser)));
}

}  // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view local_name) const {
  for (const XmlAttribute& attribute : attributes_)
    if (attribute.name == local_name) return attribute.value;
  return std::nullopt;
}

std::optional<std::string_view> XmlElement::attribute_in(std::string_view wanted, std::string_view local_name) const {
  for (const XmlAttribute& attribute : attributes_) {
    const QualifiedName found = split(attribute.name);
    if (found.local == local_name && found.space == wanted) return attribute.value;
  }
  return std::nullopt;
}

std::optional<std::string_view> XmlElement::relationship_attribute(std::string_view local_name) const {
  for (const XmlAttribute& attribute : attributes_) {
    const QualifiedName found = split(attribute.name);
    if (found.local == local_name &&
        (found.space == kRelationshipNamespaces[0] || found.space == kRelationshipNamespaces[1]))
      return attribute.value;
  }
  return std::nullopt;
}

Result<void> read_xml(PartStream& part, XmlHandler& handler) {
  const ParserPointer parser(XML_ParserCreateNS(nullptr, kSeparator));
  if (!parser) return over_limit(part.path(), "there is not enough memory to read it");
  Reading reading{parser.get(), handler, {}, 0, 0, false, false, false};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetCommentHandler(parser.get(), on_comment);
  XML_SetProcessingInstructionHandler(parser.get(), on_instruction);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  // A tag or comment that does not end is scanned again with every block: its length has a budget.
  std::uint64_t silent = 0;
  for (;;) {
    auto block = part.next();
    if (!block) return block.error();
    const auto bytes = block.value();
    const bool last = bytes.empty();
    if (XML_Parse(parser.get(), reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()), last) !=
        XML_STATUS_OK)
      return explain(reading, part);
    if (last) return {};
    silent = reading.heard ? 0 : silent + bytes.size();
    reading.heard = false;
    if (silent > kMaximumTokenBytes)
      return over_limit(part.path(), "its part " + part.part_name() + " has a tag or comment of over " +
                                         std::to_string(kMaximumTokenBytes >> 20) + " MB");
  }
}

bool is_true(std::optional<std::string_view> value, bool otherwise) {
  if (!value) return otherwise;
  return *value == "1" || *value == "true" || *value == "on" || *value == "t";
}

}  // namespace scorebook
