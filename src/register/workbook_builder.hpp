// Workbooks built in memory, for the tests of this room and of those after it: cells by address, in any order.
#pragma once

#include <algorithm>
#include <cassert>
#include <memory>
#include <string>
#include <utility>

#include "scorebook/workbook.hpp"

namespace scorebook {

class WorkbookBuilder {
 public:
  explicit WorkbookBuilder(std::string name = "made.xlsx") {
    workbook_.name = std::move(name);
    workbook_.texts = {""};
    workbook_.styles = {{"General", std::nullopt}};
  }

  WorkbookBuilder& sheet(const std::string& name) {
    Sheet made;
    made.name = std::make_shared<SheetName>(SheetName{workbook_.name, name});
    workbook_.sheets.push_back(std::move(made));
    return *this;
  }
  WorkbookBuilder& text(const std::string& address, const std::string& words) {
    Cell cell = at(address, "General");
    cell.kind = CellKind::text;
    cell.text = static_cast<std::uint32_t>(workbook_.texts.size());
    workbook_.texts.push_back(words);
    return put(cell);
  }
  // Words in a cell whose format ;;; shows nothing.
  WorkbookBuilder& hidden_text(const std::string& address, const std::string& words) {
    text(address, words);
    workbook_.sheets.back().cells.back().style = at(address, ";;;").style;
    return *this;
  }
  WorkbookBuilder& number(const std::string& address, double number, const std::string& format = "General") {
    Cell cell = at(address, format);
    cell.number = number;
    return put(cell);
  }
  // The first of the month, shown as Excel shows mmm-yy.
  WorkbookBuilder& date(const std::string& address, double serial) { return number(address, serial, "mmm-yy"); }
  WorkbookBuilder& merge(const std::string& range) {
    workbook_.sheets.back().merges.push_back(*parse_cell_range(range));
    return *this;
  }
  // An Excel table; its columns are named as the cells of its first row.
  WorkbookBuilder& excel_table(const std::string& name, const std::string& range, std::uint32_t header_rows = 1,
                               std::uint32_t totals_rows = 0) {
    workbook_.sheets.back().tables.push_back({name, *parse_cell_range(range), header_rows, totals_rows, {}});
    return *this;
  }
  WorkbookBuilder& name(const std::string& name, const std::string& refers_to) {
    workbook_.names.push_back({name, refers_to, std::nullopt});
    return *this;
  }
  WorkbookBuilder& hide_row(std::uint32_t row) {
    workbook_.sheets.back().hidden_rows.push_back(row);
    return *this;
  }
  WorkbookBuilder& hide_sheet() {
    workbook_.sheets.back().visibility = Visibility::hidden;
    return *this;
  }

  [[nodiscard]] std::shared_ptr<const Workbook> build() const {
    auto built = std::make_shared<Workbook>(workbook_);
    for (Sheet& sheet : built->sheets) {
      std::sort(sheet.cells.begin(), sheet.cells.end(),
                [](const Cell& left, const Cell& right) { return left.ref < right.ref; });
    }
    return built;
  }

 private:
  Cell at(const std::string& address, const std::string& format) {
    Cell cell;
    cell.ref = *parse_cell_ref(address);
    const auto known = std::find_if(workbook_.styles.begin(), workbook_.styles.end(),
                                    [&](const Style& style) { return style.number_format == format; });
    cell.style = static_cast<std::uint32_t>(known - workbook_.styles.begin());
    if (known == workbook_.styles.end()) workbook_.styles.push_back({format, std::nullopt});
    return cell;
  }
  WorkbookBuilder& put(const Cell& cell) {
    assert(!workbook_.sheets.empty());
    workbook_.sheets.back().cells.push_back(cell);
    return *this;
  }

  Workbook workbook_;
};

}  // namespace scorebook
