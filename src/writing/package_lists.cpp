#include "writing/package_lists.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "ooxml/package.hpp"
#include "ooxml/refusal.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kRelationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kTypeBegins = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// A list of elements right below the root.
class ListVisitor : public XmlVisitor {
 public:
  void start(const ScannedTag& tag) override {
    if (++depth_ == 1) {
      root = {tag.prefix, std::string(tag.element.name), std::string(tag.element.space), tag.begin, tag.end, tag.empty,
              tag.begin};
    }
    if (depth_ == 2 && tag.element.name == "Default")
      types[part_key(tag.element.attribute("Extension").value_or(""))] =
          std::string(tag.element.attribute("ContentType").value_or(""));
  }
  void end(std::string_view, std::size_t begin, std::size_t) override {
    if (--depth_ == 0) root.closing = begin;
  }

  RootElement root;
  std::map<std::string, std::string> types;  // by ending, in lower case

 private:
  std::size_t depth_ = 0;
};

std::string relationships_markup(const std::string& prefix, const std::vector<NewRelationship>& more) {
  std::string markup;
  for (const NewRelationship& each : more) {
    markup += "<" + prefix + "Relationship Id=\"" + xml_escaped(each.id) + "\" Type=\"" + std::string(kTypeBegins) +
              each.type + "\" Target=\"" + xml_escaped(each.target) + "\"/>";
  }
  return markup;
}

}  // namespace

std::string relationships_part_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

std::string new_relationships_part(const std::vector<NewRelationship>& more) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"" +
         std::string(kRelationshipsNamespace) + "\">" + relationships_markup("", more) + "</Relationships>";
}

Result<std::string> relationships_part_with(std::string_view bytes, const std::vector<NewRelationship>& more,
                                            const std::string& path, const std::string& part) {
  ListVisitor list;
  const auto form = scan_xml(bytes, list, path, part);
  if (!form) return form.error();
  if (list.root.name != "Relationships") return damaged(path, "its part " + part + " is no list of relationships");
  return with_edits(bytes, {list.root.appended(relationships_markup(list.root.prefix, more), form.value())},
                    form.value());
}

Result<std::string> content_types_with(std::string_view bytes, const std::vector<NewType>& more,
                                       const std::string& path, const std::string& part) {
  ListVisitor list;
  const auto form = scan_xml(bytes, list, path, part);
  if (!form) return form.error();
  if (list.root.name != "Types") return damaged(path, "its part " + part + " is no list of content types");
  std::string markup;
  for (const NewType& each : more) {
    const bool vml = each.part.ends_with(".vml");
    const auto found = list.types.find("vml");
    if (vml && found == list.types.end()) {
      markup += "<" + list.root.prefix + "Default Extension=\"vml\" ContentType=\"" + each.type + "\"/>";
      list.types["vml"] = each.type;
    } else if (!vml || found->second != each.type) {
      markup += "<" + list.root.prefix + "Override PartName=\"" + xml_escaped(each.part) + "\" ContentType=\"" +
                each.type + "\"/>";
    }
  }
  if (markup.empty()) return std::string(bytes);
  return with_edits(bytes, {list.root.appended(markup, form.value())}, form.value());
}

}  // namespace scorebook
