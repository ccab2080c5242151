// Finds a layout: one that comes with the program, or a file.
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "report/embedded_layouts.hpp"
#include "scorebook/report.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMaximumLayoutBytes = 1U << 20;

std::string names_in_words() {
  std::string words;
  for (const std::string& name : layout_names()) words += (words.empty() ? "" : ", ") + name;
  return words;
}

}  // namespace

std::vector<std::string> layout_names() {
  std::vector<std::string> names;
  for (const EmbeddedLayout& layout : embedded_layouts()) names.emplace_back(layout.name);
  return names;
}

Result<LayoutSource> find_layout(const std::string& name_or_file) {
  for (const EmbeddedLayout& layout : embedded_layouts()) {
    if (layout.name == name_or_file) return LayoutSource{name_or_file, std::string(layout.text)};
  }
  struct stat status {};
  if (::stat(name_or_file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return Error{
        ErrorCode::layout_invalid, name_or_file.empty() ? "-l" : name_or_file,
        "there is no layout and no file of that name",
        "Layouts that come with the program: " + names_in_words() + "; or give the path of a .toml file of your own."};
  }
  std::ifstream file(name_or_file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad())
    return Error{ErrorCode::file_unreadable, name_or_file, "the layout cannot be read",
                 "Check that you may read the file."};
  if (text.size() > kMaximumLayoutBytes) {
    return Error{ErrorCode::layout_invalid, name_or_file, "the file is too large to be a layout",
                 "Give the path of a .toml file as templates/README.md describes it."};
  }
  return LayoutSource{name_or_file, std::move(text)};
}

}  // namespace scorebook
