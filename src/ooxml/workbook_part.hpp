// What the workbook part itself says: its sheets in order, the date system, defined names; and the document properties.
// Cells are not read here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct SheetEntry {
  std::string name;
  std::string relationship;  // r:id
  Visibility visibility = Visibility::visible;
};

struct WorkbookPart {
  std::vector<SheetEntry> sheets;
  std::vector<DefinedName> names;
  std::vector<std::string> external_references;  // r:id, [1] first
  bool date_1904 = false;
};

// Errors also: not_a_workbook where the part is that of another kind of document.
[[nodiscard]] Result<WorkbookPart> read_workbook_part(PartStream& part);

struct CoreProperties {
  std::string creator;
  std::string last_modified_by;
};
[[nodiscard]] Result<CoreProperties> read_core_properties(PartStream& part);
// The texts among the properties that programs put in under names of their own; others have no text.
[[nodiscard]] Result<std::vector<CustomProperty>> read_custom_properties(PartStream& part);

}  // namespace scorebook
