#include "ooxml/package.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash));
}

class RelationshipsHandler : public XmlHandler {
 public:
  RelationshipsHandler(std::string_view source, const std::string& path) : source_(source), path_(path) {}

  bool start(const XmlElement& element) override {
    if (element.name == "Relationships") return true;
    if (element.name != "Relationship") return false;
    if (found.size() == kMaximumRelationships)
      refuse(over_limit(path_, (source_.empty() ? "the package" : "its part " + source_) + " has over " +
                                   std::to_string(kMaximumRelationships) + " relationships"));
    Relationship relationship;
    relationship.id = std::string(element.attribute("Id").value_or(""));
    const std::string_view type = element.attribute("Type").value_or("");
    const std::size_t slash = type.rfind('/');
    relationship.type = std::string(slash == std::string_view::npos ? type : type.substr(slash + 1));
    relationship.external = element.attribute("TargetMode").value_or("") == "External";
    const std::string_view target = element.attribute("Target").value_or("");
    if (relationship.external) {
      relationship.outside = without_percent_escapes(target);
    } else {
      auto resolved = resolve_target(source_, target);
      if (!resolved) {
        refuse(damaged(path_, "a relationship of " + (source_.empty() ? "the package" : source_) +
                                  " points outside the file (" + std::string(target) + ")"));
        return false;
      }
      relationship.target = std::move(*resolved);
    }
    found.push_back(std::move(relationship));
    return true;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<Relationship> found;

 private:
  std::string source_;
  std::string path_;
};

}  // namespace

std::string without_percent_escapes(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      result += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string part_key(std::string_view name) {
  while (!name.empty() && (name.front() == '/' || name.front() == '\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::optional<std::string> resolve_target(std::string_view source, std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::string wanted = without_percent_escapes(target);
  const bool absolute = !wanted.empty() && (wanted.front() == '/' || wanted.front() == '\\');
  const std::string joined = absolute ? part_key(wanted) : folder_of(part_key(source)) + "/" + part_key(wanted);
  std::vector<std::string_view> steps;
  const std::string_view all(joined);
  for (std::size_t at = 0; at <= all.size();) {
    const std::size_t slash = std::min(all.find('/', at), all.size());
    const std::string_view step = all.substr(at, slash - at);
    at = slash + 1;
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else {
      if (steps.empty()) return std::nullopt;
      steps.pop_back();
    }
  }
  std::string result;
  for (const std::string_view step : steps) {
    if (!result.empty()) result += '/';
    result += step;
  }
  return result;
}

Result<Package> Package::open(std::span<const std::byte> bytes, const std::string& path) {
  auto entries = read_zip(bytes, path);
  if (!entries) return entries.error();
  Package package;
  package.path_ = path;
  package.entries_ = std::move(entries).value();
  for (std::size_t i = 0; i < package.entries_.size(); ++i) {
    const auto placed = package.parts_.try_emplace(part_key(package.entries_[i].name), Named{i, false});
    if (!placed.second) placed.first->second.twice = true;
  }
  return package;
}

bool Package::has(std::string_view part) const { return parts_.find(part_key(part)) != parts_.end(); }

std::uint64_t Package::stated_size(std::string_view part) const {
  const auto found = parts_.find(part_key(part));
  return found == parts_.end() ? 0 : entries_[found->second.entry].size;
}

bool Package::has_below(std::string_view prefix) const {
  const auto found = parts_.lower_bound(prefix);
  return found != parts_.end() && found->first.starts_with(prefix);
}

Result<PartStream> Package::part(std::string_view part) {
  const auto found = parts_.find(part_key(part));
  if (found == parts_.end()) return damaged(path_, "its part " + std::string(part) + " is missing");
  if (found->second.twice) return damaged(path_, "it holds two different parts named " + std::string(part));
  return PartStream(entries_[found->second.entry], path_, *produced_);
}

Result<std::vector<Relationship>> Package::relationships(std::string_view source) {
  const std::string folder = folder_of(source);
  const std::string file(folder.empty() ? source : source.substr(folder.size() + 1));
  const std::string name = (folder.empty() ? "" : folder + "/") + "_rels/" + file + ".rels";
  if (!has(name)) return std::vector<Relationship>{};
  auto stream = part(name);
  if (!stream) return stream.error();
  RelationshipsHandler handler(source, path_);
  const auto read = read_xml(stream.value(), handler);
  if (!read) return read.error();
  return std::move(handler.found);
}

const Relationship* relationship_of_type(const std::vector<Relationship>& all, std::string_view type) {
  for (const Relationship& relationship : all)
    if (relationship.type == type && !relationship.external) return &relationship;
  return nullptr;
}

std::map<std::string_view, const Relationship*> by_id(const std::vector<Relationship>& all) {
  std::map<std::string_view, const Relationship*> found;
  for (const Relationship& relationship : all)
    if (!relationship.external) found.try_emplace(relationship.id, &relationship);
  return found;
}

}  // namespace scorebook
