#include "writing/workbook_writer.hpp"

#include <locale.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "text/words.hpp"
#include "writing/clean_text.hpp"
#include "writing/verify_package.hpp"

namespace scorebook {
namespace {

// libxlsxwriter prints numbers in the locale of the thread; a decimal comma would make the file unreadable.
class PlainNumbers {
 public:
  PlainNumbers() : plain_(::newlocale(LC_NUMERIC_MASK, "C", nullptr)) {
    if (plain_ != nullptr) before_ = ::uselocale(plain_);
  }
  PlainNumbers(const PlainNumbers&) = delete;
  PlainNumbers& operator=(const PlainNumbers&) = delete;
  ~PlainNumbers() {
    if (plain_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(plain_);
  }

 private:
  locale_t plain_;
  locale_t before_{};
};

// 0 means "no colour" to libxlsxwriter.
lxw_color_t library_colour(std::uint32_t colour) {
  return colour == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : static_cast<lxw_color_t>(colour);
}

void set_layout(lxw_format* made, const CellFormat& format) {
  static constexpr std::uint8_t kAcross[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
  static constexpr std::uint8_t kDown[] = {LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_CENTER,
                                           LXW_ALIGN_VERTICAL_BOTTOM};
  format_set_align(made, kAcross[static_cast<std::size_t>(format.across)]);
  format_set_align(made, kDown[static_cast<std::size_t>(format.down)]);
  if (format.wrap) format_set_text_wrap(made);
  if (format.upwards) format_set_rotation(made, 90);
  if (format.indent > 0) format_set_indent(made, static_cast<std::uint8_t>(format.indent));
}

// Sheet names are equal to Excel when they are equal but for case.
std::string unique_sheet_name(std::string_view wanted, const std::set<std::string>& taken) {
  const std::string clean = clean_sheet_name(wanted);
  if (taken.count(folded(clean)) == 0) return clean;
  for (int number = 2;; ++number) {
    const std::string suffix = " (" + std::to_string(number) + ")";
    std::string base = clean;
    while (clean_sheet_name(base + suffix) != base + suffix && !base.empty()) {
      do base.pop_back();
      while (!base.empty() && (static_cast<unsigned char>(base.back()) & 0xC0) == 0x80);
    }
    if (taken.count(folded(base + suffix)) == 0) return base + suffix;
  }
}

std::time_t at_midnight(Date date) {
  std::tm day{};
  day.tm_year = date.year - 1900;
  day.tm_mon = date.month - 1;
  day.tm_mday = date.day;
  const std::time_t time = ::timegm(&day);
  return time > 0 ? time : 946684800;  // 0 would mean "now" to the library
}

}  // namespace

WorkbookWriter::WorkbookWriter(OutputFile file) : file_(std::move(file)), folder_(file_.folder()) {}

WorkbookWriter::~WorkbookWriter() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

Result<std::unique_ptr<WorkbookWriter>> WorkbookWriter::create(const std::string& path,
                                                               const WorkbookProperties& properties) {
  auto file = OutputFile::beside(path);
  if (!file) return file.error();
  std::unique_ptr<WorkbookWriter> writer(new WorkbookWriter(std::move(file).value()));
  // Its own temporary files stand beside the output too: a full disk then shows where the user looks for it.
  lxw_workbook_options options{};
  options.tmpdir = writer->folder_.data();
  options.use_zip64 = LXW_FALSE;
  writer->book_ = workbook_new_opt(writer->file_.temporary_path().c_str(), &options);
  if (writer->book_ == nullptr)
    return output_error(path, "not written, because there is not enough memory", "Close other programs and try again.");
  // The default font decides what a column width means: the same font as everywhere in the sheets.
  lxw_format* default_format = STAILQ_FIRST(writer->book_->formats);
  format_set_font_name(default_format, "Arial");
  format_set_font_size(default_format, 10);
  writer->set_properties(properties);
  return writer;
}

void WorkbookWriter::set_properties(const WorkbookProperties& properties) {
  constexpr std::size_t kMaximumProperty = 255;
  std::string title = clean_line(properties.title, kMaximumProperty),
              subject = clean_line(properties.subject, kMaximumProperty),
              author = clean_line(properties.author, kMaximumProperty),
              company = clean_line(properties.company, kMaximumProperty),
              status = clean_line(properties.status, kMaximumProperty),
              comments = clean_line(properties.comments, kMaximumProperty);
  const auto given = [](std::string& text) { return text.empty() ? nullptr : text.data(); };
  lxw_doc_properties library{};
  library.title = given(title);
  library.subject = given(subject);
  library.author = given(author);
  library.company = given(company);
  library.status = given(status);
  library.comments = given(comments);
  library.created = at_midnight(properties.created);
  workbook_set_properties(book_, &library);
  for (const CustomProperty& property : properties.custom) {
    workbook_set_custom_property_string(book_, clean_line(property.name, kMaximumProperty).c_str(),
                                        clean_line(property.text, kMaximumProperty).c_str());
  }
}

lxw_format* WorkbookWriter::format(const CellFormat& wanted) {
  const auto known = formats_.find(wanted);
  if (known != formats_.end()) return known->second;
  lxw_format* made = workbook_add_format(book_);
  if (made == nullptr) return nullptr;
  format_set_font_name(made, "Arial");
  format_set_font_size(made, wanted.size);
  format_set_font_color(made, library_colour(wanted.colour));
  if (wanted.bold) format_set_bold(made);
  if (wanted.italic) format_set_italic(made);
  if (wanted.underline) format_set_underline(made, LXW_UNDERLINE_SINGLE);
  if (wanted.fill) {
    format_set_pattern(made, LXW_PATTERN_SOLID);
    format_set_bg_color(made, library_colour(*wanted.fill));
  }
  if (wanted.border) {
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, library_colour(*wanted.border));
  }
  if (!wanted.number_format.empty()) format_set_num_format(made, clean_line(wanted.number_format, 127).c_str());
  set_layout(made, wanted);
  formats_.emplace(wanted, made);
  return made;
}

SheetWriter& WorkbookWriter::add_sheet(std::string_view wanted_name) {
  std::set<std::string> taken;
  for (const auto& sheet : sheets_) taken.insert(folded(sheet->name()));
  std::string name = unique_sheet_name(wanted_name, taken);
  if (name != wanted_name) remark("The sheet name '" + clean_line(wanted_name, 100) + "' became '" + name + "'.");
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  if (sheet == nullptr) {  // only for want of memory: the name is one that Excel takes
    cell_lost_ = true;
    lost_cell_ = name;
  }
  sheets_.push_back(std::unique_ptr<SheetWriter>(new SheetWriter(*this, sheet, std::move(name))));
  return *sheets_.back();
}

// The sheets stand in the package in the order in which they were added.
Result<void> WorkbookWriter::add_sparklines() {
  std::vector<SheetSparklines> sheets;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    if (!sheets_[i]->sparklines_.empty())
      sheets.push_back(
          {"xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheets_[i]->name(), sheets_[i]->sparklines_});
  }
  if (sheets.empty()) return {};
  std::ifstream written(file_.temporary_path(), std::ios::binary);
  const std::string package{std::istreambuf_iterator<char>(written), std::istreambuf_iterator<char>()};
  const auto patched = with_sparklines_of(package, sheets, file_.target());
  if (!patched) {
    return output_error(file_.target(),
                        "not written, because what was stored did not read back whole (" + patched.error().what + ")",
                        "Check that the disk has room and try again; nothing was left half-written.");
  }
  return file_.write(patched.value());
}

Result<void> WorkbookWriter::close() {
  const PlainNumbers plain;
  for (const auto& sheet : sheets_) sheet->finish();
  errno = 0;
  const lxw_error failure = workbook_close(std::exchange(book_, nullptr));  // frees it, whatever happens
  const int why = errno;
  if (failure != LXW_NO_ERROR) {
    if (why == ENOSPC || why == EDQUOT || why == EACCES || why == EROFS) return output_error(file_.target(), why);
    return output_error(file_.target(), std::string("not written: ") + lxw_strerror(failure),
                        "Check that the disk has room and try again; nothing was left half-written.");
  }
  if (cell_lost_) {
    return output_error(file_.target(), "not written, because " + lost_cell_ + " could not be stored in a workbook",
                        "Please report this; nothing was left half-written.");
  }
  if (auto added = add_sparklines(); !added) return added;
  // The library does not notice when a temporary file was cut short by a full disk: read every part back.
  if (auto whole = verify_package(file_.temporary_path(), file_.target()); !whole) return whole;
  return file_.commit();
}

}  // namespace scorebook
