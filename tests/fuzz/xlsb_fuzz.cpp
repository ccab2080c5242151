// Parts of binary workbooks, without the zip around them. The first letter says which reader gets the rest: s sheet,
// t texts, y styles, b workbook, c comments; any other: the records alone, one after the other.
#include <zlib.h>

#include "biff/xlsb_parts.hpp"
#include "biff/xlsb_records.hpp"
#include "biff/xlsb_sheet.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

// A part that is stored as it is.
struct Part {
  explicit Part(std::span<const std::byte> bytes)
      : entry{"fuzz.bin",
              0,
              false,
              static_cast<std::uint32_t>(
                  crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))),
              bytes.size(),
              bytes},
        stream(entry, "fuzz.xlsb", produced) {}

  ZipEntry entry;
  ProducedBytes produced;
  PartStream stream;
};

void records(PartStream& part, std::size_t size) {
  XlsbRecords reader(part);
  XlsbRecord record;
  std::size_t bytes = 0;
  for (;;) {
    const auto more = reader.next(record);
    if (!more) return fuzz::check_error(more.error());
    if (!more.value()) break;
    bytes += record.body.size() + 2;
    must(bytes <= size, "records hold no more than their part");
  }
}

void sheet(PartStream& part) {
  TextArena texts;
  const std::vector<std::uint32_t> table = {texts.intern("first"), 0, texts.intern("third")};
  std::vector<Style> styles = {{"General", std::nullopt}, {"0.0%", std::nullopt}};
  SheetBudgets budgets{Budget(100'000), Budget(1 << 20), Budget(10'000)};
  SheetContext context(texts, table, styles, false, budgets);
  Sheet sheet;
  sheet.name = std::make_shared<SheetName>(SheetName{"fuzz.xlsb", "Data"});
  const auto read = read_xlsb_sheet(part, context, sheet);
  if (!read) return fuzz::check_error(read.error());
  const auto taken = texts.take();
  fuzz::check_sheet(sheet, styles.size() + context.date_styles.size(), taken.size());
  for (const std::string& text : taken) must(fuzz::is_utf8(text), "a text is UTF-8", text);
}

template <class T>
void check(const Result<T>& read) {
  if (!read) fuzz::check_error(read.error());
}

void texts(PartStream& part) {
  TextArena arena;
  const auto table = read_xlsb_strings(part, arena, 10'000);
  if (!table) return fuzz::check_error(table.error());
  const auto taken = arena.take();
  for (const std::uint32_t text : table.value()) must(text < taken.size(), "a shared text is there");
}

void comments(PartStream& part) {
  CommentBudget budget;
  const auto read = read_xlsb_comments(part, budget);
  if (!read) return fuzz::check_error(read.error());
  for (const Comment& comment : read.value()) must(fuzz::on_grid(comment.cell), "a comment lies on the grid");
}

void workbook(PartStream& part) {
  const auto read = read_xlsb_workbook(part);
  if (!read) return fuzz::check_error(read.error());
  for (const DefinedName& name : read.value().names)
    must(!name.sheet || *name.sheet < read.value().sheets.size(), "a name's sheet is there", name.name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Part part(fuzz::as_bytes(fuzz::as_text(data, size).substr(1)));
  switch (data[0]) {
    case 's':
      sheet(part.stream);
      break;
    case 't':
      texts(part.stream);
      break;
    case 'y':
      check(read_xlsb_styles(part.stream, {0xFFFFFF, 0x000000}));
      break;
    case 'b':
      workbook(part.stream);
      break;
    case 'c':
      comments(part.stream);
      break;
    default:
      records(part.stream, size);
  }
  return 0;
}
