// Addresses as OpenDocument writes them, in Excel's form: "$Sheet1.$A$1:.$B$2" is Sheet1!$A$1:$B$2.
#pragma once

#include <string>
#include <string_view>

namespace scorebook {

// What is not understood is given back as it is.
[[nodiscard]] std::string excel_reference(std::string_view address);

// Whether the name of a table is that of LibreOffice's copy of another workbook's sheet: 'file:///a.ods'#$Sheet1.
[[nodiscard]] bool is_external_copy(std::string_view table_name);

}  // namespace scorebook
