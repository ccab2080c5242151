// Reads a table of tests/data for table-driven tests: plain CSV with quotes, a header row, '#' lines left out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

using TestRow = std::map<std::string, std::string, std::less<>>;

// Empty where the file cannot be read; a short row has empty fields at its end.
[[nodiscard]] std::vector<TestRow> table_for_test(std::string_view name);

}  // namespace scorebook
