// content.xml: the tables of an OpenDocument workbook as sheets of sparse cells. Repeated blank cells and rows only
// count; repeated values are written out within a budget. Tracked changes, links and drawings are passed over.
#pragma once

#include "ods/styles.hpp"
#include "ooxml/inflate.hpp"
#include "ooxml/strings.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Fills the sheets, defined names and date system of `workbook`; its name must be set. Errors: damaged, over_limit,
// not_a_workbook (another kind of document).
[[nodiscard]] Result<void> read_odf_content(PartStream& part, OdfStyles& styles, TextArena& texts, Workbook& workbook);

}  // namespace scorebook
