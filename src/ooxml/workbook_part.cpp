#include "ooxml/workbook_part.hpp"

#include <charconv>
#include <string_view>
#include <utility>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

Visibility visibility_of(std::optional<std::string_view> state) {
  if (state == "hidden") return Visibility::hidden;
  if (state == "veryHidden") return Visibility::very_hidden;
  return Visibility::visible;
}

class WorkbookHandler : public XmlHandler {
 public:
  explicit WorkbookHandler(const std::string& path) : path_(path) {}

  bool start(const XmlElement& element) override {
    if (depth_ == 0 && element.name != "workbook") {
      refuse(not_a_workbook(path_,
                            element.name == "document" || element.name == "presentation"
                                ? "the file is a Word or PowerPoint document, not a workbook, whatever its name says"
                                : "the file is an Office file that holds no workbook"));
      return false;
    }
    if (!element.own || !enter(element)) return false;
    ++depth_;
    return true;
  }
  void end(std::string_view name) override {
    --depth_;
    if (name == "definedName") part.names.back().refers_to = std::move(text_);
  }
  void text(std::string_view piece) override {
    if (in_name_) text_ += piece;
  }

  WorkbookPart part;

 private:
  bool enter(const XmlElement& element) {
    in_name_ = false;
    if (depth_ == 0 || element.name == "sheets" || element.name == "definedNames" ||
        element.name == "externalReferences")
      return true;
    if (element.name == "workbookPr") part.date_1904 = is_true(element.attribute("date1904"));
    if (element.name == "sheet") add_sheet(element);
    if (element.name == "externalReference") add_external_reference(element);
    if (element.name != "definedName") return false;
    if (part.names.size() == kMaximumNames)
      refuse(over_limit(path_, "it has over " + std::to_string(kMaximumNames) + " defined names"));
    DefinedName name;
    name.name = std::string(element.attribute("name").value_or(""));
    if (const auto local = element.attribute("localSheetId")) {
      std::size_t index = 0;
      if (std::from_chars(local->data(), local->data() + local->size(), index).ec == std::errc{}) name.sheet = index;
    }
    part.names.push_back(std::move(name));
    text_.clear();
    in_name_ = true;
    return true;
  }

  void add_external_reference(const XmlElement& element) {
    part.external_references.emplace_back(element.relationship_attribute("id").value_or(""));
    if (part.external_references.size() > kMaximumExternalLinks)
      refuse(over_limit(path_, "it refers to over " + std::to_string(kMaximumExternalLinks) + " other workbooks"));
  }

  void add_sheet(const XmlElement& element) {
    part.sheets.push_back({without_escapes(element.attribute("name").value_or("")),
                           std::string(element.relationship_attribute("id").value_or("")),
                           visibility_of(element.attribute("state"))});
    if (part.sheets.size() > kMaximumSheets)
      refuse(over_limit(path_, "it has over " + std::to_string(kMaximumSheets) + " sheets"));
  }

  std::string path_;
  std::size_t depth_ = 0;
  bool in_name_ = false;
  std::string text_;
};

class CorePropertiesHandler : public XmlHandler {
 public:
  bool start(const XmlElement& element) override {
    if (element.name == "coreProperties") return true;
    current_ = element.name == "creator"          ? &properties.creator
               : element.name == "lastModifiedBy" ? &properties.last_modified_by
                                                  : nullptr;
    return current_ != nullptr;
  }
  void end(std::string_view) override { current_ = nullptr; }
  void text(std::string_view piece) override {
    if (current_ != nullptr) *current_ += piece;
  }

  CoreProperties properties;

 private:
  std::string* current_ = nullptr;
};

class CustomPropertiesHandler : public XmlHandler {
 public:
  explicit CustomPropertiesHandler(const std::string& path) : path_(path) {}

  bool start(const XmlElement& element) override {
    if (element.name == "Properties") return true;
    if (element.name == "property") properties.push_back({std::string(element.attribute("name").value_or("")), ""});
    if (properties.size() > kMaximumCustomProperties)
      refuse(over_limit(path_, "it has over " + std::to_string(kMaximumCustomProperties) + " custom properties"));
    in_text_ = element.name == "lpwstr" && !properties.empty();
    return in_text_ || element.name == "property";
  }
  void end(std::string_view) override { in_text_ = false; }
  void text(std::string_view piece) override {
    if (in_text_) properties.back().text += piece;
  }

  std::vector<CustomProperty> properties;

 private:
  std::string path_;
  bool in_text_ = false;
};

}  // namespace

Result<WorkbookPart> read_workbook_part(PartStream& part) {
  WorkbookHandler handler(part.path());
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  for (DefinedName& name : handler.part.names)
    if (name.sheet && *name.sheet >= handler.part.sheets.size()) name.sheet.reset();
  return std::move(handler.part);
}

Result<CoreProperties> read_core_properties(PartStream& part) {
  CorePropertiesHandler handler;
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return std::move(handler.properties);
}

Result<std::vector<CustomProperty>> read_custom_properties(PartStream& part) {
  CustomPropertiesHandler handler(part.path());
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return std::move(handler.properties);
}

}  // namespace scorebook
