// The annotated copy: which finding stands at which cell. How a comment gets into the file is the writing room's.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "ooxml/digest.hpp"
#include "read/file_bytes.hpp"
#include "report/annotation_words.hpp"
#include "report/finding_words.hpp"
#include "scorebook/annotate.hpp"
#include "text/words.hpp"
#include "writing/annotate.hpp"
#include "writing/output_file.hpp"

namespace scorebook {
namespace {

namespace fs = std::filesystem;

std::string ending_of(const std::string& path) { return folded(fs::path(path).extension().string()); }

// What is wrong with the names of the two files, if anything.
Result<void> settle_paths(const std::string& original, const std::string& copy) {
  const std::string ending = ending_of(original);
  if (ending != ".xlsx" && ending != ".xlsm") {
    return output_error(copy,
                        "not written, because comments can be put into .xlsx and .xlsm workbooks only, and " +
                            original + " is none by its name",
                        "Save it as .xlsx in Excel first, and check that copy.");
  }
  if (ending_of(copy) != ending) {
    return output_error(copy, "not written, because a copy of " + original + " must end in " + ending + " as well",
                        "Choose a name that ends in " + ending + ".");
  }
  std::error_code ignored;
  if (fs::equivalent(original, copy, ignored) && !ignored) {
    return output_error(copy, "not written, because it is the workbook that is checked",
                        "Choose another name: a workbook that is read is never written over.");
  }
  return {};
}

struct SheetCell {
  const Sheet* sheet = nullptr;
  CellRef cell;

  friend bool operator<(const SheetCell& left, const SheetCell& right) {
    return left.sheet != right.sheet ? std::less<>()(left.sheet, right.sheet) : left.cell < right.cell;
  }
};

CellRef first_visible_cell(const Sheet& sheet) {
  CellRef cell{1, 1};
  for (const std::uint32_t row : sheet.hidden_rows) cell.row += row == cell.row ? 1 : 0;
  for (const std::uint32_t column : sheet.hidden_columns) cell.column += column == cell.column ? 1 : 0;
  return cell.row > kMaximumRow || cell.column > kMaximumColumn ? CellRef{1, 1} : cell;
}

// Whether Excel shows no comment there.
bool is_hidden(const Sheet& sheet, CellRef cell) {
  return sheet.visibility != Visibility::visible ||
         std::binary_search(sheet.hidden_rows.begin(), sheet.hidden_rows.end(), cell.row) ||
         std::binary_search(sheet.hidden_columns.begin(), sheet.hidden_columns.end(), cell.column);
}

class Placing {
 public:
  Placing(const Submission& submission, const std::vector<Submission>& submissions, const CheckResult& result,
          WorkbookAnnotator& annotator)
      : submission_(submission), result_(result), annotator_(annotator) {
    for (const Sheet& sheet : submission.workbook->sheets) sheets_.emplace(sheet.name.get(), &sheet);
    for (const Submission& each : submissions)
      for (const Sheet& sheet : each.workbook->sheets) all_sheets_.insert(sheet.name.get());
  }

  Annotated place_all() {
    for (const Finding& finding : result_.findings) place(finding);
    for (auto at = by_cell_.begin(); at != by_cell_.end();) at = write(at) ? std::next(at) : by_cell_.erase(at);
    annotated_.cells = by_cell_.size();
    sum_up();
    return std::move(annotated_);
  }

 private:
  // A finding belongs to this workbook by its sheet itself, not by names: two files can have all names in common.
  [[nodiscard]] const Sheet* sheet_of(const Place& place) const {
    const auto found = sheets_.find(place.sheet.get());
    return found == sheets_.end() ? nullptr : found->second;
  }
  // Where a comment for that place stands, if it can.
  [[nodiscard]] std::optional<SheetCell> spot_of(const Place& place) const {
    const Sheet* sheet = sheet_of(place);
    if (sheet == nullptr) return std::nullopt;
    CellRef cell = place.known() ? place.cell : first_visible_cell(*sheet);
    // Of a merged range only the upper left cell shows its comment.
    if (const CellRange* merge = sheet->merge_at(cell)) cell = merge->first;
    if (!annotator_.takes(sheet->name->sheet, cell)) return std::nullopt;
    return SheetCell{sheet, cell};
  }

  // A finding of another submission has its place in the copy of that one.
  [[nodiscard]] bool of_another(const Finding& finding) const {
    return std::none_of(finding.places.begin(), finding.places.end(),
                        [this](const Place& each) { return sheet_of(each) != nullptr; }) &&
           std::any_of(finding.places.begin(), finding.places.end(),
                       [this](const Place& each) { return all_sheets_.count(each.sheet.get()) != 0; });
  }

  void place(const Finding& finding) {
    if (of_another(finding)) return;
    all_.push_back(&finding);
    bool here = false;
    for (const Place& each : finding.places) {
      here = here || sheet_of(each) != nullptr;
      if (const auto spot = spot_of(each)) {
        by_cell_[*spot].push_back(&finding);
        return;
      }
    }
    leave_without_cell(finding, finding.places.empty() ? "" : here ? kNoComment : "not a cell of this workbook");
  }

  void leave_without_cell(const Finding& finding, const std::string& why) {
    without_cell_.push_back(&finding);
    std::string words = finding.rule + " at " + finding_place(finding, false, 3);
    if (!why.empty()) words += ": " + why;
    annotated_.without_cell.push_back(std::move(words));
  }

  // The comment at one cell; false where the one that is there leaves no room for it.
  bool write(std::map<SheetCell, std::vector<const Finding*>>::iterator at) {
    const auto& [sheet, cell] = at->first;
    std::vector<const Finding*>& findings = at->second;
    // Errors, queries, notes, as they come; what is waived last.
    std::stable_partition(findings.begin(), findings.end(),
                          [](const Finding* each) { return each->state != FindingState::waived; });
    const Place place{sheet->name, cell};
    std::string words = comment_words(findings, place);
    if (!annotator_.fits(sheet->name->sheet, cell, words)) {
      for (const Finding* finding : findings)
        leave_without_cell(*finding, "the comment that is there leaves no room for it");
      return false;
    }
    annotator_.add(sheet->name->sheet, {cell, std::move(words), comment_colour(findings)});
    annotated_.findings += findings.size();
    if (is_hidden(*sheet, cell)) {
      hidden_ += findings.size();
      hidden_cells_.push_back(place);
    }
    return true;
  }

  // At the first visible cell of the first visible sheet or to the right of it, where no finding stands.
  void sum_up() {
    std::vector<Place> changed;
    for (const Sheet& sheet : submission_.workbook->sheets)
      for (const CellRef cell : annotator_.changed_by_hand(sheet.name->sheet)) changed.push_back({sheet.name, cell});
    const std::string words =
        summary_words(submission_, result_, {all_, by_cell_.size(), without_cell_, hidden_, hidden_cells_, changed});
    constexpr std::uint32_t kMostColumns = 50;
    for (const Sheet& sheet : submission_.workbook->sheets) {
      if (sheet.visibility != Visibility::visible) continue;
      CellRef cell = first_visible_cell(sheet);
      const std::uint32_t last = std::min(cell.column + kMostColumns, kMaximumColumn);
      for (; cell.column <= last; ++cell.column) {
        const CellRange* merge = sheet.merge_at(cell);
        const bool free = (merge == nullptr || merge->first == cell) && by_cell_.count({&sheet, cell}) == 0;
        if (!free || !annotator_.takes(sheet.name->sheet, cell) || !annotator_.fits(sheet.name->sheet, cell, words))
          continue;
        annotator_.add(sheet.name->sheet, {cell, words, 0xFFFFE1});
        annotated_.summary_place = to_string(Place{sheet.name, cell});
        return;
      }
    }
  }

  static constexpr const char* kNoComment = "the cell cannot take a comment, or has a conversation (threaded comment)";

  const Submission& submission_;
  const CheckResult& result_;
  WorkbookAnnotator& annotator_;
  std::map<const SheetName*, const Sheet*> sheets_;
  std::set<const SheetName*> all_sheets_;  // of all submissions
  std::map<SheetCell, std::vector<const Finding*>> by_cell_;
  std::vector<const Finding*> all_, without_cell_;
  std::size_t hidden_ = 0;
  std::vector<Place> hidden_cells_;
  Annotated annotated_;
};

}  // namespace

Result<Annotated> write_annotated_copy(const Submission& submission, const CheckResult& result,
                                       const std::string& original_path, const std::string& path,
                                       const std::vector<Submission>& submissions) {
  if (auto settled = settle_paths(original_path, path); !settled) return settled.error();
  const auto bytes = bytes_of_file(original_path);
  if (!bytes) return bytes.error();
  if (sha256_of(bytes.value()) != submission.workbook->sha256) {
    return output_error(path, "not written, because " + original_path + " has changed since it was checked",
                        "Check it again; the copy is then made of what was checked.");
  }
  auto annotator = WorkbookAnnotator::open(bytes.value(), original_path);
  if (!annotator) return annotator.error();
  Annotated annotated = Placing(submission, submissions, result, annotator.value()).place_all();
  const auto copy = annotator.value().copy();
  if (!copy) return copy.error();
  auto file = OutputFile::beside(path);
  if (!file) return file.error();
  if (auto written = file.value().write(copy.value()); !written) return written.error();
  if (auto committed = file.value().commit(); !committed) return committed.error();
  return annotated;
}

std::string original_of_annotated_copy(const Workbook& workbook) {
  const std::string begins = std::string(kCommentAuthor) + ":\n" + std::string(kCopyOf);
  for (const Sheet& sheet : workbook.sheets) {
    for (const Comment& comment : sheet.comments) {
      const std::size_t at = comment.text.find(begins);
      if (at == std::string::npos) continue;
      const std::size_t name = at + begins.size(), end = comment.text.find(kAsChecked, name);
      if (end != std::string::npos) return comment.text.substr(name, end - name);
    }
  }
  return "";
}

}  // namespace scorebook
