// What the register's sheets Report and Pages say of the report, over what the layout says.
#pragma once

#include <vector>

#include "report/layout.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// The words of the sheet Report take the place of the layout's; a blank one leaves the layout's as it is. A null
// register changes nothing.
void use_report_words(const Register* measure_register, Layout& layout);

// The pages of the sheet Pages in its order, with what the layout says of the same sheet of the workbook where the
// register says nothing; then the layout's other pages.
[[nodiscard]] std::vector<LayoutPage> named_pages(const LayoutSheet& description, const Register* measure_register);

}  // namespace scorebook
