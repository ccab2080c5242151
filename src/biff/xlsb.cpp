#include "biff/xlsb.hpp"

#include <utility>

#include "biff/xlsb_parts.hpp"
#include "biff/xlsb_sheet.hpp"
#include "ooxml/xlsx.hpp"

namespace scorebook {

Result<Workbook> read_xlsb(Package package, const std::string& path, const ReadOptions& options) {
  constexpr PartReaders kReaders{read_xlsb_workbook, read_xlsb_styles,   read_xlsb_strings,
                                 read_xlsb_sheet,    read_xlsb_comments, nullptr};
  auto workbook = read_parts(std::move(package), path, kReaders, options);
  if (workbook) workbook.value().formulas_read = false;
  return workbook;
}

}  // namespace scorebook
