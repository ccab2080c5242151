// From the words on the command line to workbooks in memory: files, folders, standard input. Every input is tried; one
// that cannot be read is reported on standard error and the others are read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/request.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook::cli {

struct Inputs {
  std::vector<std::shared_ptr<const Workbook>> workbooks;
  std::vector<std::string> left_out;  // files of the folders that are of a kind that is not read
  bool some_unread = false;
};

// `words`: files, folders, "-" for standard input.
[[nodiscard]] Inputs read_inputs(const std::vector<std::string>& words, const Request& request, Console& console);

// The workbooks of a folder in name order, without the lock files of open ones ("~$...") and without `output`.
// Errors: folder_empty, file_unreadable.
[[nodiscard]] Result<std::vector<std::string>> workbooks_of_folder(const std::string& folder,
                                                                   const std::string& output);

// Whether a file is a workbook by its name, of a kind that is read or not.
[[nodiscard]] bool is_spreadsheet_name(const std::string& file);

// Whether both are the same file, whatever they are called; false where one of them is not there.
[[nodiscard]] bool same_file(const std::string& left, const std::string& right);

}  // namespace scorebook::cli
