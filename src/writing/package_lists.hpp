// The lists that a package keeps of its parts: what belongs to a part (relationships) and of what type each part is
// (content types), with more entries; what they say already stays as it is. Source: ECMA-376 part 2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scorebook/result.hpp"

namespace scorebook {

struct NewRelationship {
  std::string id;      // that no other of the list has
  std::string type;    // the last word: "comments"
  std::string target;  // absolute: "/xl/comments3.xml"
};

// The name of the part that lists what belongs to a part: "xl/worksheets/_rels/sheet1.xml.rels".
[[nodiscard]] std::string relationships_part_of(std::string_view part);
[[nodiscard]] std::string new_relationships_part(const std::vector<NewRelationship>& more);
// Errors: damaged.
[[nodiscard]] Result<std::string> relationships_part_with(std::string_view bytes,
                                                          const std::vector<NewRelationship>& more,
                                                          const std::string& path, const std::string& part);

struct NewType {
  std::string part;  // "/xl/comments3.xml"
  std::string type;
};
// Each part gets an entry of its own, but those with the ending .vml where all such parts have that type already.
// Errors: damaged.
[[nodiscard]] Result<std::string> content_types_with(std::string_view bytes, const std::vector<NewType>& more,
                                                     const std::string& path, const std::string& part);

}  // namespace scorebook
