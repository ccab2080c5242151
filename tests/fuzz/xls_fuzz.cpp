// Workbooks of Excel 97 to 2003: a compound file, or the records alone where the input begins with them, so that the
// fuzzer gets past the container.
#include "biff/compound_file.hpp"
#include "biff/xls.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

void check_streams(std::span<const std::byte> bytes) {
  const auto file = CompoundFile::open(bytes, "fuzz.xls");
  if (!file) return fuzz::check_error(file.error());
  for (const char* name : {"Workbook", "Book", "\x05SummaryInformation"}) {
    const auto stream = file.value().stream(name);
    if (stream)
      must(file.value().has(name) && stream.value().size() <= bytes.size(), "a stream is no longer than its file",
           name);
    else
      fuzz::check_error(stream.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::as_bytes(fuzz::as_text(data, size));
  if (is_compound_file(bytes)) check_streams(bytes);
  const auto workbook = read_xls(bytes, "fuzz.xls");
  if (!workbook) {
    fuzz::check_error(workbook.error());
    return 0;
  }
  fuzz::check_workbook(workbook.value());
  must(!workbook.value().formulas_read, "formulas are said not to be read");
  for (const std::string& text : workbook.value().texts) must(fuzz::is_utf8(text), "a text is UTF-8", text);
  for (const Sheet& sheet : workbook.value().sheets) must(fuzz::is_utf8(sheet.name->sheet), "a name is UTF-8");
  return 0;
}
