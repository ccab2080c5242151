// An Office package: parts by name and the relationships between them. A part is found by relationship only, never by a
// name that programs happen to use. External targets are never opened. Source: ECMA-376 part 2 (OPC).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/zip.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct Relationship {
  std::string id;
  std::string type;    // its last word, the same in Transitional and Strict: "worksheet", "sharedStrings"
  std::string target;  // the part's name as part_key() has it; "" where the target lies outside the package
  bool external = false;
  std::string outside;  // where an external one points, as the file says: to be mentioned, never opened
};

// A part's name as packages compare them: "xl/worksheets/sheet1.xml", lower case, forward slashes, no leading slash.
[[nodiscard]] std::string part_key(std::string_view name);
// The target of a relationship of `source`, absolute or relative; nothing where .. climbs past the root.
[[nodiscard]] std::optional<std::string> resolve_target(std::string_view source, std::string_view target);

class Package {
 public:
  // `bytes` must outlive the package. Errors: damaged, over_limit.
  [[nodiscard]] static Result<Package> open(std::span<const std::byte> bytes, const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool has(std::string_view part) const;
  // What the list of parts says about a part's size, inflated; 0 where there is no such part. Nothing to rely on.
  [[nodiscard]] std::uint64_t stated_size(std::string_view part) const;
  // Whether any part's name starts so, lower case: for telling other documents apart.
  [[nodiscard]] bool has_below(std::string_view prefix) const;
  // Errors: damaged where there is no such part, or two of that name.
  [[nodiscard]] Result<PartStream> part(std::string_view part);
  // What its parts have produced so far, to be set back where some are read again.
  [[nodiscard]] ProducedBytes& produced() { return *produced_; }
  // The relationships of a part, "" for the package itself; none where it has no .rels part.
  [[nodiscard]] Result<std::vector<Relationship>> relationships(std::string_view source);

 private:
  struct Named {
    std::size_t entry = 0;
    bool twice = false;
  };

  std::string path_;
  std::vector<ZipEntry> entries_;
  std::map<std::string, Named, std::less<>> parts_;
  std::unique_ptr<ProducedBytes> produced_ = std::make_unique<ProducedBytes>();  // stays where it is
};

// An address with %20 and the like as the characters that they stand for.
[[nodiscard]] std::string without_percent_escapes(std::string_view text);
// The first relationship of that type inside the package, or null.
[[nodiscard]] const Relationship* relationship_of_type(const std::vector<Relationship>& all, std::string_view type);
// Those inside the package by id, the first of each; as long as `all` lives and stays as it is.
[[nodiscard]] std::map<std::string_view, const Relationship*> by_id(const std::vector<Relationship>& all);

}  // namespace scorebook
