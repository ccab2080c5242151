#include "writing/file_link.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "writing/clean_text.hpp"

namespace scorebook {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumAddress = 2000;  // Excel takes 2,079 characters

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// The path from the folder of one file to another, "../submissions/march.xlsx"; empty where there is none.
std::string relative_path(const std::string& workbook, const std::string& file) {
  std::error_code trouble;
  if (file.empty() || !fs::is_regular_file(file, trouble) || trouble) return {};
  const fs::path from = fs::canonical(folder_of(workbook), trouble);
  if (trouble) return {};
  const fs::path folder = fs::canonical(folder_of(file), trouble);
  if (trouble) return {};
  const fs::path relative = (folder / fs::path(file).filename()).lexically_relative(from);
  return relative.is_absolute() ? std::string() : relative.generic_string();
}

// Control characters and bytes that are no UTF-8 are in no name that Excel can open, and a backslash would be taken for
// the end of a folder's name.
bool can_be_in_an_address(const std::string& path) {
  const bool plain = std::none_of(path.begin(), path.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F || letter == '\\';
  });
  return plain && clean_line(path, path.size() * 3) == path;
}

bool is_unreserved(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_' || byte == '~';
}

// Letters beyond ASCII stay, as Excel writes them.
std::string escaped(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string address;
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '/' || byte >= 0x80 || is_unreserved(byte)) {
      address += letter;
    } else {
      address += '%';
      address += kDigits[byte >> 4U];
      address += kDigits[byte & 0xFU];
    }
  }
  return address;
}

// A name that a sheet of Excel can have, which is what clean_sheet_name leaves as it is; but '#' is allowed here.
bool is_sheet_name(std::string_view sheet) {
  std::string name(sheet);
  std::replace(name.begin(), name.end(), '#', '-');
  return !name.empty() && (clean_sheet_name(name) == name);
}

}  // namespace

std::optional<FileLink> FileLink::to_cell(const std::string& workbook, const std::string& file, std::string_view sheet,
                                          CellRef cell) {
  const bool in_grid = cell.row >= 1 && cell.row <= kMaximumRow && cell.column >= 1 && cell.column <= kMaximumColumn;
  if (!in_grid || !is_sheet_name(sheet)) return std::nullopt;
  const std::string path = relative_path(workbook, file);
  if (path.empty() || !can_be_in_an_address(path)) return std::nullopt;
  std::string address = escaped(path) + "#'";
  for (const char letter : sheet) address += letter == '\'' ? std::string("''") : std::string(1, letter);
  address += "'!" + to_string(cell);
  if (address.size() > kMaximumAddress) return std::nullopt;
  return FileLink(std::move(address));
}

}  // namespace scorebook
