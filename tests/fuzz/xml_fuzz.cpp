// XML parts. The first letter says which reader gets the rest: s sheet, t texts, y styles, b workbook, c comments,
// l table, m theme, p properties, q own properties; any other: a handler that walks through all of it.
#include <zlib.h>

#include "ooxml/colours.hpp"
#include "ooxml/comments.hpp"
#include "ooxml/sheet.hpp"
#include "ooxml/styles.hpp"
#include "ooxml/tables.hpp"
#include "ooxml/workbook_part.hpp"
#include "ooxml/xml.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

class Walk : public XmlHandler {
 public:
  bool start(const XmlElement& element) override {
    must(!element.name.empty(), "an element has a name");
    (void)element.attribute("r");
    (void)element.relationship_attribute("id");
    if (element.name == "skip") return false;
    open.emplace_back(element.name);
    must(open.size() <= kMaximumDepth, "elements have their depth");
    return true;
  }
  void end(std::string_view name) override {
    must(!open.empty() && open.back() == name, "an element ends that has begun", name);
    open.pop_back();
  }
  void text(std::string_view piece) override { bytes += piece.size(); }

  std::vector<std::string> open;
  std::size_t bytes = 0;
};

// A part that is stored as it is.
struct Part {
  explicit Part(std::span<const std::byte> bytes)
      : entry{"fuzz.xml",
              0,
              false,
              static_cast<std::uint32_t>(
                  crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))),
              bytes.size(),
              bytes},
        stream(entry, "fuzz.xlsx", produced) {}

  ZipEntry entry;
  ProducedBytes produced;
  PartStream stream;
};

void walk(PartStream& part, std::size_t size) {
  Walk handler;
  const auto read = read_xml(part, handler);
  if (!read) return fuzz::check_error(read.error());
  must(handler.open.empty(), "what begins in a whole part ends in it");
  must(handler.bytes <= 2 * size, "text does not grow (there are no entities)");  // UTF-16 may in UTF-8
}

void sheet(PartStream& part) {
  TextArena texts;
  const std::vector<std::uint32_t> shared = {0, texts.append("Contacts"), texts.append("95%")};
  std::vector<Style> styles = {{"General", std::nullopt}, {"0.0%", std::nullopt}, {"mmm-yy", 0xC00000}};
  SheetBudgets budgets{Budget(100'000), Budget(1 << 20), Budget(10'000)};
  SheetContext context(texts, shared, styles, false, budgets);
  Sheet read;
  if (const auto result = read_sheet(part, context, read); !result) return fuzz::check_error(result.error());
  fuzz::check_sheet(read, styles.size() + context.date_styles.size(), texts.take().size());
}

template <class Read>
void whole(const Read& read) {
  if (!read) fuzz::check_error(read.error());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  Part part(fuzz::as_bytes(fuzz::as_text(data + 1, size - 1)));
  TextArena texts;
  CommentBudget budget;
  TableBudget table_budget;
  switch (data[0]) {
    case 's':
      sheet(part.stream);
      break;
    case 't':
      if (const auto table = read_shared_strings(part.stream, texts); table) {
        const std::size_t count = texts.take().size();
        for (const std::uint32_t index : table.value()) must(index < count, "a text of the table is there");
      }
      break;
    case 'y':
      if (const auto styles = read_styles(part.stream, {0xFFFFFF, 0}); styles)
        must(!styles.value().empty(), "there is a style");
      break;
    case 'b':
      if (const auto workbook = read_workbook_part(part.stream); workbook)
        for (const DefinedName& name : workbook.value().names)
          must(!name.sheet || *name.sheet < workbook.value().sheets.size(), "a name's sheet is there", name.name);
      break;
    case 'c':
      if (const auto comments = read_comments(part.stream, budget); comments)
        for (const Comment& comment : comments.value()) must(fuzz::on_grid(comment.cell), "a comment is on a cell");
      break;
    case 'l':
      if (const auto table = read_table(part.stream, table_budget); table) {
        const CellRange& range = table.value().range;
        must(fuzz::on_grid(range.first) && fuzz::on_grid(range.last), "a table lies on the grid");
        must(range.last.row - range.first.row + 1 >= table.value().header_rows + table.value().totals_rows,
             "a table has its header and totals rows");
      }
      break;
    case 'm':
      whole(read_theme(part.stream));
      break;
    case 'p':
      whole(read_core_properties(part.stream));
      break;
    case 'q':
      whole(read_custom_properties(part.stream));
      break;
    default:
      walk(part.stream, size);
  }
  return 0;
}
