// The vocabularies of OpenDocument, by their namespaces: prefixes mean nothing. Elements and attributes of any other
// namespace are not OpenDocument's and are passed over. Source: OpenDocument 1.3, part 3.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ooxml/xml.hpp"

namespace scorebook {

inline constexpr std::string_view kOffice = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
inline constexpr std::string_view kTable = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
inline constexpr std::string_view kText = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
inline constexpr std::string_view kStyle = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
inline constexpr std::string_view kNumber = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
inline constexpr std::string_view kMeta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
inline constexpr std::string_view kManifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
inline constexpr std::string_view kFormatting = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
inline constexpr std::string_view kLink = "http://www.w3.org/1999/xlink";
inline constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
// LibreOffice's own, for the kinds of values that OpenDocument has no word for.
inline constexpr std::string_view kCalcExtension =
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

[[nodiscard]] inline bool is(const XmlElement& element, std::string_view space, std::string_view name) {
  return element.name == name && element.space == space;
}

// A count in an attribute, 1 where there is none or it makes no sense; never more than `most`.
[[nodiscard]] std::uint32_t count_in(const XmlElement& element, std::string_view space, std::string_view name,
                                     std::uint32_t most);
// An attribute's text, "" where there is none.
[[nodiscard]] std::string text_in(const XmlElement& element, std::string_view space, std::string_view name);

}  // namespace scorebook
