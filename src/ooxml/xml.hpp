// A part read as XML events, in one pass over its blocks. A small interface, so that a faster reader of the common form
// can stand behind it. Any DOCTYPE is refused, so there are no entities but XML's own five; depth and token length have
// budgets. An XML error ends the part as damaged: what came before it is never passed off as the whole.
//
// Elements and attributes are known by local name: whatever prefix a file uses, and in the Strict namespaces too. `own`
// tells the elements of the part's own vocabulary from those of extensions. Of mc:AlternateContent the fallback is
// read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

class XmlElement {
 public:
  XmlElement(std::string_view local_name, bool own_vocabulary, const char* const* attributes)
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
  const char* const* attributes_;  // name, value, ..., null
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
