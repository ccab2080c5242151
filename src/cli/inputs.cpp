#include "cli/inputs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "cli/memory.hpp"
#include "cli/progress.hpp"
#include "scorebook/annotate.hpp"
#include "scorebook/batch.hpp"
#include "scorebook/report.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

std::string ending_of(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return ending;
}

// The workbooks that are read from a folder.
constexpr std::array<std::string_view, 7> kWorkbookEndings = {".xlsx", ".xlsm", ".xlsb", ".xls",
                                                              ".ods",  ".csv",  ".tsv"};
// Templates and spreadsheets in one XML file, which a folder may hold and which are not read from it: named, so that
// nobody takes them for checked.
constexpr std::array<std::string_view, 5> kOtherEndings = {".xltx", ".xltm", ".xlt", ".ots", ".fods"};

template <std::size_t count>
bool has_one_of(const fs::path& path, const std::array<std::string_view, count>& endings) {
  const std::string ending = ending_of(path);
  return path.filename().string().rfind("~$", 0) != 0 &&
         std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_workbook_name(const fs::path& path) { return has_one_of(path, kWorkbookEndings); }

// ".xlsx, .xlsm or .xls"
std::string endings_in_words(std::string_view last_word) {
  std::string words;
  for (std::size_t i = 0; i < kWorkbookEndings.size(); ++i) {
    if (i != 0) words += i + 1 == kWorkbookEndings.size() ? " " + std::string(last_word) + " " : ", ";
    words += kWorkbookEndings[i];
  }
  return words;
}

bool is_other_spreadsheet(const fs::path& path) { return has_one_of(path, kOtherEndings); }

struct FolderContent {
  std::vector<std::string> workbooks;
  std::vector<std::string> others;
};

Result<FolderContent> content_of(const std::string& folder) {
  FolderContent content;
  std::error_code trouble;
  for (fs::directory_iterator entry(folder, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) continue;
    if (is_workbook_name(entry->path())) content.workbooks.push_back(entry->path().string());
    if (is_other_spreadsheet(entry->path())) content.others.push_back(entry->path().filename().string());
  }
  if (trouble) {
    return Error{ErrorCode::file_unreadable, folder, "the folder cannot be read: " + trouble.message(),
                 "Check that you may open it."};
  }
  std::sort(content.workbooks.begin(), content.workbooks.end());
  std::sort(content.others.begin(), content.others.end());
  return content;
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

Result<Workbook> read_standard_input(const ReadOptions& options, Console& console) {
  constexpr std::size_t kBlockBytes = 64 * 1024;
  std::string bytes;
  std::vector<char> block(kBlockBytes);
  while (console.in.good() && bytes.size() <= kMaximumFileBytes) {
    console.in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<std::size_t>(console.in.gcount()));
  }
  if (bytes.size() > kMaximumFileBytes) {
    return Error{ErrorCode::over_limit, "standard input", "it is longer than any workbook that is read",
                 "Name the file instead."};
  }
  return read_workbook(std::as_bytes(std::span<const char>(bytes.data(), bytes.size())), "standard input", options);
}

bool same_cell(const Workbook& left_book, const Cell& left, const Workbook& right_book, const Cell& right) {
  const auto format_of = [](const Workbook& book, const Cell& cell) {
    return cell.style < book.styles.size() ? std::string_view(book.styles[cell.style].number_format) : "";
  };
  const bool same_number = left.number == right.number || (std::isnan(left.number) && std::isnan(right.number));
  return left.ref == right.ref && left.kind == right.kind && same_number &&
         left_book.text_of(left) == right_book.text_of(right) &&
         left_book.formula_of(left) == right_book.formula_of(right) &&
         format_of(left_book, left) == format_of(right_book, right);
}

// Whether two workbooks say the same in all their cells, comments aside: values, texts, formulas, how numbers are
// shown, and what of it is hidden or merged.
bool same_content(const Workbook& left, const Workbook& right) {
  return left.date_1904 == right.date_1904 &&
         std::equal(left.sheets.begin(), left.sheets.end(), right.sheets.begin(), right.sheets.end(),
                    [&left, &right](const Sheet& one, const Sheet& other) {
                      return one.name->sheet == other.name->sheet && one.visibility == other.visibility &&
                             one.merges == other.merges && one.hidden_rows == other.hidden_rows &&
                             one.hidden_columns == other.hidden_columns &&
                             std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(), other.cells.end(),
                                        [&left, &right](const Cell& cell, const Cell& same) {
                                          return same_cell(left, cell, right, same);
                                        });
                    });
}

// Lists the files that the words name, each once, then reads them, several at a time, and keeps those that are wanted.
class Reader {
 public:
  Reader(const Request& request, Console& console) : request_(request), console_(console) {}

  void list(const std::string& word) {
    std::error_code ignored;
    if (word == kStandardInput) {
      if (!standard_input_named_) listed_.push_back({word, WhatIsRead::everything});
      standard_input_named_ = true;
    } else if (fs::is_directory(word, ignored)) {
      list_folder(word);
    } else {
      list_file(word, WhatIsRead::everything);
    }
  }

  [[nodiscard]] Inputs read() && {
    std::vector<std::string> paths;
    for (const Listed& listed : listed_) {
      if (listed.path != kStandardInput) paths.push_back(listed.path);
    }
    Progress progress(request_, console_, "reading", paths.size());
    std::vector<Result<Workbook>> workbooks =
        read_workbook_files(paths, request_.jobs, [&progress](std::size_t done) { progress.show(done); });
    progress.clear();
    auto next = workbooks.begin();
    for (const Listed& listed : listed_) {
      if (listed.path != kStandardInput) {
        keep_wanted(std::move(*next++), listed);
      } else if (!within_memory("standard input", "read it", console_,
                                [this] { keep(read_standard_input(ReadOptions{request_.jobs}, console_)); })) {
        inputs_.some_unread = true;
      }
    }
    return std::move(inputs_);
  }

 private:
  // In a folder, an earlier report or csv of ours among the submissions would count every figure twice.
  enum class WhatIsRead { everything, submissions };
  struct Listed {
    std::string path;
    WhatIsRead what;
  };

  void list_folder(const std::string& folder) {
    const auto files = workbooks_of_folder(folder, request_.output);
    if (!files) return fail(files.error());
    const auto content = content_of(folder);
    if (content && !content.value().others.empty()) {
      for (const std::string& other : content.value().others) inputs_.left_out.push_back(other);
      console_.say(folder + ": not read, because only " + endings_in_words("and") +
                   " are read from a folder: " + listed(content.value().others));
    }
    for (const std::string& file : files.value()) list_file(file, WhatIsRead::submissions);
  }

  void list_file(const std::string& file, WhatIsRead what) {
    std::error_code ignored;
    if (!seen_.insert(fs::weakly_canonical(file, ignored).string()).second) {
      if (!request_.quiet) console_.say(file + ": named twice, read once");
      return;
    }
    if (what == WhatIsRead::submissions && same_file(file, request_.register_file)) return;
    listed_.push_back({file, what});
  }

  void keep_wanted(Result<Workbook> workbook, const Listed& listed) {
    if (listed.what == WhatIsRead::submissions && workbook && is_own_register(workbook.value())) {
      console_.say(listed.path + ": not read, because it is a measure register, not a submission; give it with -m");
      return;
    }
    if (listed.what == WhatIsRead::submissions && workbook && is_own_report(workbook.value())) {
      console_.say(listed.path + ": not read, because it is a report that this program wrote, not a submission");
      return;
    }
    if (listed.what == WhatIsRead::submissions && workbook && is_copy_beside(listed.path, workbook.value())) return;
    keep(std::move(workbook));
  }

  // A copy with comments beside the workbook that it is of, which is read. Where something was mended in the copy, it
  // is a submission like any other.
  bool is_copy_beside(const std::string& file, const Workbook& workbook) {
    const std::string name = original_of_annotated_copy(workbook);
    if (name.empty() || name == workbook.name || name.find('/') != std::string::npos || !is_workbook_name(name))
      return false;
    const std::string path = (fs::path(file).parent_path() / name).string();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return false;
    const auto original = read_workbook_file(path, ReadOptions{request_.jobs});
    if (!original) return false;
    if (!same_content(original.value(), workbook)) {
      console_.say(file + ": read as well as " + name +
                   ", although it is an annotated copy of it, because their cells " +
                   "differ; keep only the one that is handed in");
      return false;
    }
    console_.say(file + ": not read, because it is an annotated copy of " + name +
                 ", which is in the folder too, with the same cells; keep only the one that is handed in");
    return true;
  }

  void keep(Result<Workbook> workbook) {
    if (!workbook) return fail(workbook.error());
    inputs_.workbooks.push_back(std::make_shared<const Workbook>(std::move(workbook).value()));
  }

  void fail(const Error& error) {
    console_.say(error.text());
    inputs_.some_unread = true;
  }

  const Request& request_;
  Console& console_;
  Inputs inputs_;
  std::set<std::string> seen_;  // by the one name that each has
  std::vector<Listed> listed_;
  bool standard_input_named_ = false;
};

}  // namespace

bool is_spreadsheet_name(const std::string& file) { return is_workbook_name(file) || is_other_spreadsheet(file); }

bool same_file(const std::string& left, const std::string& right) {
  if (left.empty() || right.empty()) return false;
  std::error_code trouble;
  const bool same = fs::equivalent(left, right, trouble);
  return !trouble && same;
}

Result<std::vector<std::string>> workbooks_of_folder(const std::string& folder, const std::string& output) {
  auto content = content_of(folder);
  if (!content) return content.error();
  std::vector<std::string>& workbooks = content.value().workbooks;
  workbooks.erase(std::remove_if(workbooks.begin(), workbooks.end(),
                                 [&output](const std::string& workbook) { return same_file(workbook, output); }),
                  workbooks.end());
  if (!workbooks.empty()) return std::move(workbooks);
  std::string what =
      "there is no workbook in this folder; files ending in " + endings_in_words("or") + " were looked for";
  const std::vector<std::string>& others = content.value().others;
  if (!others.empty())
    what += ", and " + listed(others) + (others.size() == 1 ? " is" : " are") + " of a kind that is not read";
  return Error{ErrorCode::folder_empty, folder, what,
               others.empty() ? "Name the folder that the workbooks are in, or a workbook itself."
                              : "Open them in Excel and save them as .xlsx."};
}

Inputs read_inputs(const std::vector<std::string>& words, const Request& request, Console& console) {
  Reader reader(request, console);
  for (const std::string& word : words) reader.list(word);
  return std::move(reader).read();
}

}  // namespace scorebook::cli
