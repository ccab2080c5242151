// The parts of an OpenDocument workbook, without the zip around them. The first letter says which: s styles.xml, m
// meta.xml, f the manifest, any other content.xml.
#include <zlib.h>

#include "ods/content.hpp"
#include "ods/cover_parts.hpp"
#include "ods/styles.hpp"
#include "workbook_promises.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

void content(PartStream& part) {
  OdfStyles styles("fuzz.ods");
  TextArena texts;
  Workbook workbook;
  workbook.name = "fuzz.ods";
  if (const auto read = read_odf_content(part, styles, texts, workbook); !read) return fuzz::check_error(read.error());
  workbook.styles = styles.take();
  workbook.texts = texts.take();
  fuzz::check_workbook(workbook);
  for (const std::string& text : workbook.texts) must(fuzz::is_utf8(text), "a text is UTF-8", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const auto bytes = fuzz::as_bytes(fuzz::as_text(data + 1, size - 1));
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
  const ZipEntry entry{"fuzz.xml", 0, false, static_cast<std::uint32_t>(crc), bytes.size(), bytes};
  ProducedBytes produced;
  PartStream part(entry, "fuzz.ods", produced);
  OdfStyles styles("fuzz.ods");
  switch (data[0]) {
    case 's':
      if (const auto read = read_odf_styles(part, styles); !read) fuzz::check_error(read.error());
      break;
    case 'm':
      if (const auto read = read_odf_properties(part); !read) fuzz::check_error(read.error());
      break;
    case 'f':
      if (const auto read = says_encrypted(part); !read) fuzz::check_error(read.error());
      break;
    default:
      content(part);
  }
  return 0;
}
