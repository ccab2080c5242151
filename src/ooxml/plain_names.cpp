#include "ooxml/plain_names.hpp"

#include <algorithm>

#include "ooxml/plain_text.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

// Open at one time, looked through one by one for every prefixed name. No program declares so many.
constexpr std::size_t kMaximumPrefixes = 64;

// Namespaces that need a second look: XML's own, unusual characters.
bool is_plain_space(const PlainAttribute& attribute) {
  const auto usual = [](char c) { return c > ' ' && c < 0x7F; };
  return attribute.as_is && std::all_of(attribute.value.begin(), attribute.value.end(), usual) &&
         !attribute.value.starts_with("http://www.w3.org/");
}

}  // namespace

bool is_plain_local_name(std::string_view name) {
  return !name.empty() && plain::is(name.front(), plain::kNameStart) && name.find(':') == std::string_view::npos;
}

bool PlainNamespaces::declare(const std::vector<PlainAttribute>& attributes, std::size_t depth, bool skipped) {
  // The default namespace first: others are compared with it.
  for (const bool prefixed : {false, true}) {
    for (const PlainAttribute& attribute : attributes) {
      if (!attribute.is_declaration() || attribute.has_prefix() != prefixed) continue;
      if (!is_plain_space(attribute)) return false;
      if (prefixed ? !declare_prefix(attribute.local_name(), attribute.value, depth)
                   : !declare_default(attribute.value, depth, skipped))
        return false;
    }
  }
  return true;
}

bool PlainNamespaces::declare_default(std::string_view space, std::size_t depth, bool skipped) {
  if (depth != 1) return skipped || space == default_space_;
  default_space_ = std::string(space);
  return true;
}

bool PlainNamespaces::declare_prefix(std::string_view prefix, std::string_view space, std::size_t depth) {
  if (space.empty() || prefix.starts_with("xml") || declared_.size() == kMaximumPrefixes) return false;
  Kind kind = Kind::other;
  if (space == kSpreadsheetNamespaces[0] || space == kSpreadsheetNamespaces[1] || space == default_space_)
    kind = Kind::own;
  else if (space == kCompatibilityNamespace)
    kind = Kind::compatibility;
  declared_.push_back({std::string(prefix), kind, depth});
  return true;
}

std::optional<PlainNamespaces::Kind> PlainNamespaces::kind_of(std::string_view prefix) const {
  for (auto at = declared_.rbegin(); at != declared_.rend(); ++at)
    if (at->prefix == prefix) return at->kind;
  return std::nullopt;
}

}  // namespace scorebook
