// The mark by which a report is known again. A layout may leave out any sheet and a submission may hold any words, so
// it is none of the sheets but a property of the file, which Excel and LibreOffice keep when they save it again.
#pragma once

#include "scorebook/workbook.hpp"

namespace scorebook {

[[nodiscard]] CustomProperty own_report_mark();

}  // namespace scorebook
