// Texts of delimited fields. The first letter says what the file is called: t .tsv, x .xlsx, any other .csv. What is
// read as a number shows what the file says.
#include "csv/characters.hpp"
#include "csv/csv.hpp"
#include "csv/delimiter.hpp"
#include "csv/records.hpp"
#include "text/words.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

// Every cell that shows a number, date or logical value shows the field that it was read from. Figures with more digits
// than Excel shows are the one exception, and the sheet says that it has some.
void check_against_fields(const Workbook& workbook, std::string_view bytes, bool tabs) {
  DecodedText decoded;
  decode_text(bytes, decoded);
  std::string_view text = decoded.view;
  if (text.ends_with('\x1A')) text.remove_suffix(1);
  Delimiter delimiter = find_delimiter(text);
  if (tabs && !delimiter.stated) delimiter.character = '\t';
  const Sheet& sheet = workbook.sheets.front();
  const bool beyond = std::any_of(sheet.oddities.begin(), sheet.oddities.end(), [](const std::string& oddity) {
    return oddity.find("the value is kept") != std::string::npos;
  });
  RecordReader records(text, delimiter.character);
  std::vector<std::string> fields;
  auto cell = sheet.cells.begin();
  for (std::uint32_t row = 1; records.next(fields, kMaximumColumn); ++row) {
    for (std::uint32_t column = 1; column <= fields.size(); ++column) {
      const std::string field = trimmed(fields[column - 1]);
      if (field.empty()) continue;
      must(cell != sheet.cells.end() && cell->ref == CellRef{row, column}, "a field that is not blank is a cell",
           field);
      // A figure that would be another number with the decimals of this program is none, which an oddity says.
      if (cell->kind == CellKind::error && workbook.text_of(*cell) == "#UNREADABLE!") {
        must(!sheet.oddities.empty(), "a figure that cannot be read is said", field);
      } else if (cell->kind != CellKind::text && !beyond) {
        must(workbook.shown(*cell) == field, "a cell shows what the field says", field);
      }
      ++cell;
    }
  }
  must(cell == sheet.cells.end(), "there are no cells but those of fields");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  const auto read = read_csv(fuzz::as_bytes(bytes), data[0] == 't'   ? "fuzz.tsv"
                                                    : data[0] == 'x' ? "fuzz.xlsx"
                                                                     : "fuzz.csv");
  if (!read) {
    fuzz::check_error(read.error());
    return 0;
  }
  fuzz::check_workbook(read.value());
  for (const std::string& text : read.value().texts) must(fuzz::is_utf8(text), "a text is UTF-8", text);
  check_against_fields(read.value(), bytes, data[0] == 't');
  return 0;
}
