#include "biff/xls.hpp"

#include <filesystem>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "biff/compound_file.hpp"
#include "biff/default_password.hpp"
#include "biff/xls_globals.hpp"
#include "biff/xls_sheet.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

// A file saved for Excel 95 and 97 at once has both streams; the newer one is the workbook.
Result<std::vector<std::byte>> workbook_stream(std::span<const std::byte> bytes, const std::string& path) {
  auto file = CompoundFile::open(bytes, path);
  if (!file) return file.error();
  const CompoundFile& streams = file.value();
  if (streams.has("EncryptedPackage") || streams.has("EncryptionInfo")) return password_protected(path);
  for (const char* name : {"Workbook", "Book"})
    if (streams.has(name)) return streams.stream(name);
  if (streams.has("WordDocument")) return not_a_workbook(path, "the file is an old Word document, not a workbook");
  return not_a_workbook(path, "the file is an old Office file that holds no workbook");
}

Result<Workbook> read_stream(std::span<const std::byte> stream, const std::string& path) {
  TextArena texts;
  auto read = read_xls_globals(stream, path, texts);
  if (!read) return read.error();
  XlsGlobals& globals = read.value();
  Workbook workbook;
  workbook.path = path;
  workbook.name = std::filesystem::path(path).filename().string();
  workbook.date_1904 = globals.date_1904;
  workbook.formulas_read = false;
  workbook.names = std::move(globals.names);
  SheetBudgets budgets;
  SheetContext context(texts, globals.shared_strings, globals.styles, globals.date_1904, budgets);
  CommentBudget comments;
  XlsSheetPlace place{stream, 0, stream.size()};
  std::set<std::uint64_t> places;
  for (const XlsSheetEntry& entry : globals.sheets) {
    if (!places.insert(entry.at).second)
      return damaged(path, "the sheet " + entry.name + " lies over another sheet");
    Sheet sheet;
    sheet.name = std::make_shared<SheetName>(SheetName{workbook.name, entry.name});
    sheet.visibility = entry.visibility;
    sheet.chart_sheet = entry.chart_sheet;
    place.at = entry.at;
    if (auto done = read_xls_sheet(place, path, context, comments, sheet); !done) return done.error();
    workbook.sheets.push_back(std::move(sheet));
  }
  workbook.styles = std::move(globals.styles);
  workbook.texts = texts.take();
  return workbook;
}

}  // namespace

Result<Workbook> read_xls(std::span<const std::byte> bytes, const std::string& path) {
  if (!is_compound_file(bytes)) return read_stream(bytes, path);
  auto stream = workbook_stream(bytes, path);
  if (!stream) return stream.error();
  if (const auto readable = without_default_password(stream.value())) return read_stream(*readable, path);
  return read_stream(stream.value(), path);
}

}  // namespace scorebook
