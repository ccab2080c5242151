// The small parts beside the content: who wrote the workbook (meta.xml), and whether it is encrypted (manifest.xml).
#pragma once

#include <string>
#include <vector>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct OdfProperties {
  std::string creator;
  std::string last_modified_by;
  std::vector<CustomProperty> custom;
};

// Errors: damaged, over_limit.
[[nodiscard]] Result<OdfProperties> read_odf_properties(PartStream& part);
// Whether the manifest says that content.xml is encrypted. Errors: damaged, over_limit.
[[nodiscard]] Result<bool> says_encrypted(PartStream& manifest);

}  // namespace scorebook
