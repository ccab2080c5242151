#include "ooxml/refusal.hpp"

namespace scorebook {

Error damaged(const std::string& path, const std::string& what) {
  return {
      ErrorCode::damaged, path, kDamagedPrefix + what,
      "Open it in Excel, let Excel repair it, compare it with the original and save as .xlsx, or get another copy."};
}

Error over_limit(const std::string& path, std::string what) {
  return {ErrorCode::over_limit, path, std::move(what),
          "If the workbook can be trusted, open it in Excel, keep only the sheets that are needed and save as .xlsx."};
}

Error not_a_workbook(const std::string& path, std::string what) {
  return {ErrorCode::not_a_workbook, path, std::move(what),
          "Open it in Excel and save as .xlsx, or name the workbook that is meant."};
}

Error format_not_read(const std::string& path, const std::string& kind) {
  return {ErrorCode::format_not_read, path, "the file is " + kind + " workbook, which is not read yet",
          "Open it in Excel and save as .xlsx."};
}

Error password_protected(const std::string& path) {
  return {ErrorCode::encrypted, path, "the workbook is password-protected and cannot be read",
          "Open it in Excel, File > Info > Protect Workbook, remove the password and save."};
}

}  // namespace scorebook
