// A part read as XML events, in one pass over its blocks. A small interface, so that a faster reader of the common form
// can stand behind it. Any DOCTYPE is refused, so there are no entities but XML's own five; depth and token length have
// budgets. An XML error ends the part as damaged: what came before it is never passed off as the whole.
//
// Elements and attributes are known by local name: whatever prefix a file uses, and in the Strict namespaces too. `own`
// tells the elements of the part's own vocabulary from those of extensions. Of mc:AlternateContent the fallback is
// read.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

inline constexpr std::array<std::string_view, 2> kSpreadsheetNamespaces = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"};
inline constexpr std::string_view kCompatibilityNamespace =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";

struct XmlAttribute {
  std::string_view name;  // local; with its namespace before it where it has one
  std::string_view value;
};

class XmlElement {
 public:
  XmlElement(std::string_view local_name, bool own_vocabulary, std::span<const XmlAttribute> attributes)
      : name(local_name), own(own_vocabulary), attributes_(attributes) {}

  std::string_view name;   // local
  bool own;                // of the root's namespace or of SpreadsheetML's
  std::string_view space;  // the namespace, "" for none; only where the file uses prefixes

  // An attribute without a namespace.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local_name) const;
  // An attribute of that namespace.
  [[nodiscard]] std::optional<std::string_view> attribute_in(std::string_view space, std::string_view local_name) const;
  // An attribute of the relationships namespace, either of the two: r:id.
  [[nodiscard]] std::optional<std::string_view> relationship_attribute(std::string_view local_name) const;

 private:
  std::span<const XmlAttribute> attributes_;
};

class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  // False: this element and all that is in it are skipped, and end() is not called for it.
  virtual bool start(const XmlElement& element) = 0;
  virtual void end(std::string_view name) = 0;
  // In pieces, entities resolved, CDATA included.
  virtual void text(std::string_view piece) = 0;
  // Only called by the fast path (plain_xml.hpp), at a tag among the content of an element that is not skipped: may
  // take whole elements of [at, end) itself, as if it had been told of them one by one, and says how far it came; `at`
  // where it takes none. What it takes must be well-formed. *end is NUL.
  virtual const char* take_plain(const char* at, const char* end) {
    static_cast<void>(end);
    return at;
  }

  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 protected:
  // Stops the reading: the part ends with this error.
  void refuse(Error error) {
    if (!refusal_) refusal_ = std::move(error);
  }

 private:
  std::optional<Error> refusal_;
};

[[nodiscard]] Result<void> read_xml(PartStream& part, XmlHandler& handler);

// "1", "true", "on" in an attribute; `otherwise` where there is none.
[[nodiscard]] bool is_true(std::optional<std::string_view> value, bool otherwise = false);

}  // namespace scorebook
