#include "read/file_bytes.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "ooxml/refusal.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {
namespace {

Error unreadable(const std::string& path, const std::string& what, const std::string& fix) {
  return {ErrorCode::file_unreadable, path, what, fix};
}

constexpr std::size_t kGrowth = 1 << 16;

struct FileClose {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Result<std::vector<std::byte>> bytes_of_file(const std::string& path) {
  std::error_code trouble;
  const auto status = std::filesystem::status(path, trouble);
  if (status.type() == std::filesystem::file_type::not_found)
    return Error{ErrorCode::file_missing, path, "there is no such file", "Check the name and the folder."};
  if (std::filesystem::is_directory(status))
    return unreadable(path, "this is a folder, not a workbook", "Name the workbook itself.");
  if (status.type() != std::filesystem::file_type::none && !std::filesystem::is_regular_file(status))
    return unreadable(path, "this is not an ordinary file", "Name the workbook itself.");
  const std::string fix = "Check that you may read it and that no other program holds it open.";
  const std::unique_ptr<std::FILE, FileClose> file(std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, "the file cannot be opened: " + std::generic_category().message(errno), fix);
  // Read in one go into room for what the file has now; it may still grow or shrink.
  const std::uintmax_t size = std::filesystem::file_size(path, trouble);
  if (trouble) return unreadable(path, "the file cannot be opened: " + trouble.message(), fix);
  const Error too_large =
      over_limit(path, "the file is larger than " + std::to_string(kMaximumFileBytes >> 20) + " MB");
  if (size > kMaximumFileBytes) return too_large;
  std::vector<std::byte> bytes(static_cast<std::size_t>(size) + 1);
  std::size_t count = 0;
  while (const std::size_t more = std::fread(bytes.data() + count, 1, bytes.size() - count, file.get())) {
    count += more;
    if (count > kMaximumFileBytes) return too_large;
    if (count == bytes.size()) bytes.resize(bytes.size() + kGrowth);
  }
  bytes.resize(count);
  if (std::ferror(file.get()) != 0)
    return unreadable(path, "the file cannot be read to its end: " + std::generic_category().message(errno), fix);
  return bytes;
}

}  // namespace scorebook
