// What the sheets of the findings workbook share: the findings sorted out, the looks, how a table is begun and printed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/findings_workbook.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {

struct BookColumn {
  std::string heading;
  double width = 10;  // characters
};

// Colours always stand beside their word.
struct FindingsLooks {
  FindingsLooks();

  CellFormat title, words, heading, cell, bold, link, number, total;
  [[nodiscard]] CellFormat severity(Severity severity) const;
  [[nodiscard]] CellFormat filled(std::uint32_t fill, std::uint32_t letters) const;  // a cell with that fill
  [[nodiscard]] CellFormat good() const { return filled(0xC6EFCE, 0x006100); }
  [[nodiscard]] CellFormat waived() const { return filled(0xE7E6E6, 0x3A3A3A); }
};

class FindingsBook {
 public:
  FindingsBook(const FindingsWorkbookInput& given, std::string workbook_path, WorkbookWriter& workbook);

  // The sheets in their order; one that would be empty is not written but for the first three.
  SheetWriter* summary = nullptr;
  SheetWriter* findings = nullptr;
  SheetWriter* not_run = nullptr;
  SheetWriter* waived = nullptr;   // null: nothing is waived
  SheetWriter* mend = nullptr;     // null: no rule failed
  SheetWriter* waivers = nullptr;  // null: nothing is open

  const FindingsWorkbookInput& input;
  FindingsLooks looks;
  std::vector<const Finding*> open_findings, waived_findings;  // those listed
  std::vector<std::string> failed_rules;                       // with an open finding that is listed, in their order

  // The row of a rule on the sheet How to mend.
  [[nodiscard]] std::uint32_t mend_row(std::size_t index) const { return static_cast<std::uint32_t>(index) + 2; }
  // The rule's number with a link to how it is mended.
  void rule_cell(SheetWriter& sheet, CellRef cell, const std::string& rule) const;
  // The cell to mend as a link into its workbook; "whole workbook" where the finding has none.
  void place_cell(SheetWriter& sheet, CellRef cell, const Finding& finding) const;
  // The widths of the columns and the headings in that row.
  void headings(SheetWriter& sheet, std::uint32_t row, const std::vector<BookColumn>& columns) const;
  // A row of texts from that column on; an empty one is a blank cell.
  void texts(SheetWriter& sheet, CellRef first, const std::vector<std::string>& words) const;
  void print(SheetWriter& sheet, std::string_view title, CellRef last, Paper paper) const;

 private:
  std::string path_;
};

[[nodiscard]] std::string rule_severity(const std::string& rule);  // "error"; "" for a rule that is in no catalogue
// The cells of a finding but the first, as finding_cells names them.
[[nodiscard]] std::string other_cells(const Finding& finding);

// One function a sheet.
void write_findings_summary(const FindingsBook& book);
void write_findings_table(const FindingsBook& book);
void write_not_run(const FindingsBook& book);
void write_waived(const FindingsBook& book);
void write_how_to_mend(const FindingsBook& book);
void write_waivers_to_copy(const FindingsBook& book);

}  // namespace scorebook
