// Namespaces as far as the fast path has to know them: which prefixes are declared where, and which of them mean the
// part's own vocabulary or markup compatibility. What takes a second look is not known here, and the part is given up.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

// An attribute as it stands in a tag.
struct PlainAttribute {
  std::string_view name, value;
  std::size_t colon;  // in the name; npos for none
  bool as_is;         // the value stands for itself: no references, no blanks but spaces

  // xmlns or xmlns:prefix.
  [[nodiscard]] bool is_declaration() const { return name.starts_with("xmlns") && (name.size() == 5 || colon == 5); }
  [[nodiscard]] bool has_prefix() const { return colon != std::string_view::npos; }
  [[nodiscard]] std::string_view prefix() const { return name.substr(0, colon); }
  [[nodiscard]] std::string_view local_name() const { return has_prefix() ? name.substr(colon + 1) : name; }
};

// Whether this may stand behind the colon of a name.
[[nodiscard]] bool is_plain_local_name(std::string_view name);

class PlainNamespaces {
 public:
  enum class Kind { own, compatibility, other };

  // All declarations of an element at that depth, the root's being 1. False: given up. In a subtree that is skipped the
  // default namespace is of no interest.
  [[nodiscard]] bool declare(const std::vector<PlainAttribute>& attributes, std::size_t depth, bool skipped);
  // Nothing where the prefix is not declared.
  [[nodiscard]] std::optional<Kind> kind_of(std::string_view prefix) const;
  // The element at that depth ends.
  void end(std::size_t depth) {
    while (!declared_.empty() && declared_.back().depth == depth) declared_.pop_back();
  }

 private:
  struct Declaration {
    std::string prefix;
    Kind kind;
    std::size_t depth;
  };

  bool declare_default(std::string_view space, std::size_t depth, bool skipped);
  bool declare_prefix(std::string_view prefix, std::string_view space, std::size_t depth);

  std::string default_space_;  // of the root
  std::vector<Declaration> declared_;
};

}  // namespace scorebook
