#include "report/own_report.hpp"

#include <algorithm>

#include "scorebook/report.hpp"

namespace scorebook {

CustomProperty own_report_mark() { return {"Scorebook", "report"}; }

bool is_own_report(const Workbook& workbook) {
  const CustomProperty mark = own_report_mark();
  return std::any_of(
      workbook.custom_properties.begin(), workbook.custom_properties.end(),
      [&mark](const CustomProperty& property) { return property.name == mark.name && property.text == mark.text; });
}

}  // namespace scorebook
