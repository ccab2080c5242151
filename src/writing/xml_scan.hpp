// XML with the places of its tags in the bytes, so that something can be put in or taken out there and every other byte
// stays. UTF-8, US-ASCII, Latin-1 and UTF-16. A DOCTYPE and anything that is not well-formed is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ooxml/xml.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct ScannedTag {
  const XmlElement& element;  // of its space too
  std::string prefix;         // as written, with its colon: "x:", or empty
  std::size_t begin, end;     // bytes of the tag, from < to behind >
  bool empty;                 // "<a/>"; its end comes all the same
};

class XmlVisitor {
 public:
  XmlVisitor() = default;
  XmlVisitor(const XmlVisitor&) = delete;
  XmlVisitor& operator=(const XmlVisitor&) = delete;
  virtual ~XmlVisitor() = default;

  virtual void start(const ScannedTag& tag) = 0;
  // [begin, end): the end tag; both are the end of the start tag where that is empty.
  virtual void end(std::string_view local_name, std::size_t begin, std::size_t end) = 0;
  virtual void text(std::string_view) {}
};

// How the bytes stand for characters.
struct XmlForm {
  std::size_t width = 1;    // bytes of an ASCII character
  bool big_endian = false;  // where the width is 2
  bool utf8 = true;

  // Markup of ours in this form; characters that it may not have become references (&#8211;).
  [[nodiscard]] std::string encoded(std::string_view markup) const;
};

// `path` and `part` for messages. Errors: damaged.
[[nodiscard]] Result<XmlForm> scan_xml(std::string_view bytes, XmlVisitor& visitor, const std::string& path,
                                       const std::string& part);

// Instead of `removed` bytes from `at` on, that markup.
struct XmlEdit {
  std::size_t at = 0;
  std::size_t removed = 0;
  std::string markup;
};
// The edits may come in any order but must not overlap; those at one place stay in their order.
[[nodiscard]] std::string with_edits(std::string_view bytes, std::vector<XmlEdit> edits, const XmlForm& form);

// The first element of a document, and where more can be put into it.
struct RootElement {
  std::string prefix, name, space;
  std::size_t begin = 0, end = 0;  // its start tag
  bool empty = false;
  std::size_t closing = 0;  // where its end tag begins

  // Something more, as the last content of the root.
  [[nodiscard]] XmlEdit appended(const std::string& markup, const XmlForm& form) const;
};

// `text` for XML content or a quoted attribute.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace scorebook
