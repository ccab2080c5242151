// A link from the workbook that is written to a cell of a file that lies somewhere beside it. The only way to make one:
// names of files and sheets come from outside, and none of them may become anything but a name (another address, a
// program to start, a formula). What cannot be linked to safely is not linked to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

class FileLink {
 public:
  // To `cell` of the sheet of that name in `file`, relative to the folder of `workbook`, which is written: the folder
  // that holds both may be moved. Nothing where the file is not there, is reached by no relative path, or it or the
  // sheet has a name that no workbook of Excel can have.
  [[nodiscard]] static std::optional<FileLink> to_cell(const std::string& workbook, const std::string& file,
                                                       std::string_view sheet, CellRef cell);

  // "submissions/march%202016.xlsx#'Performance Summary'!D14": everything that means something in an address is escaped
  // in the path, and the sheet's name stands in quotes.
  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  explicit FileLink(std::string address) : address_(std::move(address)) {}
  std::string address_;
};

}  // namespace scorebook
