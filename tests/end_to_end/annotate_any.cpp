// Puts comments into workbooks of any content, which check would not find a table in: annotate_any IN OUT [IN OUT ...].
// At every sheet the cells A1, C3 and KN2000, and those that have a comment, get a note (in the last cell of the grid
// LibreOffice takes minutes to save one). One line a workbook: "done", or why it was refused.
#include <algorithm>
#include <cstdio>
#include <string>

#include "read/file_bytes.hpp"
#include "scorebook/report.hpp"
#include "scorebook/workbook.hpp"
#include "writing/annotate.hpp"

namespace {

using namespace scorebook;

std::string annotate(const std::string& path, const std::string& copy_path) {
  const auto bytes = bytes_of_file(path);
  if (!bytes) return bytes.error().text();
  const auto workbook = read_workbook(bytes.value(), path);
  if (!workbook) return workbook.error().text();
  auto annotator = WorkbookAnnotator::open(bytes.value(), path);
  if (!annotator) return annotator.error().text();
  for (const Sheet& sheet : workbook.value().sheets) {
    std::vector<CellRef> cells = {{1, 1}, {3, 3}, {2000, 300}};
    for (const Comment& comment : sheet.comments) cells.push_back(comment.cell);
    for (const CellRef cell : cells) {
      if (!annotator.value().takes(sheet.name->sheet, cell)) continue;
      annotator.value().add(sheet.name->sheet, {cell, "found at " + to_string(cell) + " \xE2\x80\x93 to be mended"});
    }
  }
  const auto copy = annotator.value().copy();
  if (!copy) return copy.error().text();
  const auto written = write_text_file(copy.value(), copy_path);
  return written ? "done" : written.error().text();
}

}  // namespace

int main(int count, char** words) {
  for (int index = 1; index + 1 < count; index += 2) {
    std::string line = annotate(words[index], words[index + 1]);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
  }
  return 0;
}
