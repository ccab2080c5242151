#include "ods/cover_parts.hpp"

#include <utility>

#include "ods/odf.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

class MetaHandler : public XmlHandler {
 public:
  explicit MetaHandler(const std::string& path) : path_(path) {}

  bool start(const XmlElement& element) override {
    if (is(element, kOffice, "document-meta") || is(element, kOffice, "meta")) return true;
    current_ = nullptr;
    if (is(element, kMeta, "initial-creator")) current_ = &first_creator_;
    if (is(element, kDublinCore, "creator")) current_ = &last_creator_;
    if (is(element, kMeta, "user-defined")) {
      if (custom_.size() == kMaximumCustomProperties)
        refuse(over_limit(path_, "it has over " + std::to_string(kMaximumCustomProperties) + " custom properties"));
      custom_.push_back({text_in(element, kMeta, "name"), ""});
      current_ = &custom_.back().text;
    }
    return current_ != nullptr;
  }
  void end(std::string_view) override { current_ = nullptr; }
  void text(std::string_view piece) override {
    if (current_ != nullptr) *current_ += piece;
  }

  [[nodiscard]] OdfProperties taken() {
    OdfProperties properties;
    properties.creator = first_creator_.empty() ? last_creator_ : std::move(first_creator_);
    properties.last_modified_by = std::move(last_creator_);
    properties.custom = std::move(custom_);
    return properties;
  }

 private:
  std::string path_, first_creator_, last_creator_;
  std::vector<CustomProperty> custom_;
  std::string* current_ = nullptr;
};

class ManifestHandler : public XmlHandler {
 public:
  bool start(const XmlElement& element) override {
    if (is(element, kManifest, "encryption-data") && in_content_) encrypted = true;
    if (is(element, kManifest, "file-entry")) {
      const auto path = element.attribute_in(kManifest, "full-path");
      in_content_ = path == "content.xml" || path == "encrypted-package";
      return true;
    }
    return is(element, kManifest, "manifest");
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  bool encrypted = false;

 private:
  bool in_content_ = false;
};

}  // namespace

Result<OdfProperties> read_odf_properties(PartStream& part) {
  MetaHandler handler(part.path());
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return handler.taken();
}

Result<bool> says_encrypted(PartStream& manifest) {
  ManifestHandler handler;
  const auto read = read_xml(manifest, handler);
  if (!read) return read.error();
  return handler.encrypted;
}

}  // namespace scorebook
