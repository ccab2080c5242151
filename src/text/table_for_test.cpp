#include "text/table_for_test.hpp"

#include <fstream>

namespace scorebook {

namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') {
      if (quoted && at + 1 < line.size() && line[at + 1] == '"') {
        fields.back() += line[++at];
      } else {
        quoted = !quoted;
      }
    } else if (line[at] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[at];
    }
  }
  return fields;
}

}  // namespace

std::vector<TestRow> table_for_test(std::string_view name) {
  std::ifstream file(std::string(SCOREBOOK_SOURCE_DIR) + "/tests/data/" + std::string(name));
  std::vector<std::string> headings;
  std::vector<TestRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = fields_of(line);
    if (headings.empty()) {
      headings = fields;
      continue;
    }
    TestRow row;
    for (std::size_t i = 0; i < headings.size(); ++i) row[headings[i]] = i < fields.size() ? fields[i] : "";
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace scorebook
