// Writes an .xlsx workbook with libxlsxwriter, and is the only way to it: what that library lets through (NaN, bytes
// that are no UTF-8, refused or doubled sheet names, errors that show only at the end, the clock of the day) is guarded
// here. Same calls, same bytes. Nothing is at the target until close() has succeeded.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/period.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"
#include "writing/cell_format.hpp"
#include "writing/output_file.hpp"
#include "writing/sheet_writer.hpp"

struct lxw_workbook;
struct lxw_format;

namespace scorebook {

struct WorkbookProperties {
  std::string title, subject, author, company, status, comments;
  Date created{2000, 1, 1};  // never today's date: the same inputs give the same bytes
  std::vector<CustomProperty> custom;
};

class WorkbookWriter {
 public:
  [[nodiscard]] static Result<std::unique_ptr<WorkbookWriter>> create(const std::string& path,
                                                                      const WorkbookProperties& properties);
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;
  ~WorkbookWriter();

  // The name is made acceptable and different from the others ("Key (2)"); SheetWriter::name() has the result. The
  // sheets stand in the order in which they are added, and can be written to in any order.
  [[nodiscard]] SheetWriter& add_sheet(std::string_view wanted_name);
  // Writes everything, reads the package back part by part, and puts it in place. Call it once, last.
  [[nodiscard]] Result<void> close();
  // What had to be mended on the way, with sheet and cell: never anything for a well-behaved report.
  [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

 private:
  friend class SheetWriter;
  explicit WorkbookWriter(OutputFile file);
  [[nodiscard]] lxw_format* format(const CellFormat& format);
  void remark(std::string words) { remarks_.push_back(std::move(words)); }
  void set_properties(const WorkbookProperties& properties);
  [[nodiscard]] Result<void> add_sparklines();

  OutputFile file_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
  std::map<CellFormat, lxw_format*> formats_;
  std::vector<std::unique_ptr<SheetWriter>> sheets_;
  std::vector<std::string> remarks_;
  bool cell_lost_ = false;  // a cell that the library refused: the workbook is not complete
  std::string lost_cell_;
};

}  // namespace scorebook
