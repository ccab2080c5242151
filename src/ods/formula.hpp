// Formulas of OpenDocument as Excel writes them: "of:=SUM([.A1:.A3];['My sheet'.B1])" is SUM(A1:A3,'My sheet'!B1). What
// cannot be turned with certainty stays as the file has it. Knows nothing of what a formula calculates.
// Source: OpenDocument 1.3, part 4 (OpenFormula), 5; ECMA-376 part 1, 18.17.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/workbook.hpp"

namespace scorebook {

// The other workbooks that a workbook refers to, each once, numbered from 1 in the order in which they are met.
class OdfLinks {
 public:
  [[nodiscard]] std::uint32_t number_of(const std::string& target);
  [[nodiscard]] std::size_t size() const { return targets_.size(); }
  [[nodiscard]] std::vector<ExternalLink> take();

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> targets_;
};

// Without the name of the formula language and the sign =.
[[nodiscard]] std::string excel_formula(std::string_view formula, OdfLinks& links);

// A reference to cells without the brackets round it, "$Sheet1.$A$1:.$B$2", as Sheet1!$A$1:$B$2; the same text where it
// is none.
[[nodiscard]] std::string excel_reference(std::string_view address, OdfLinks& links);

// Whether the name of a table is that of LibreOffice's copy of another workbook's sheet: 'file:///a.ods'#$Sheet1.
[[nodiscard]] bool is_external_copy(std::string_view table_name);

}  // namespace scorebook
