#include "writing/verify_package.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/xml.hpp"
#include "ooxml/zip.hpp"
#include "writing/output_file.hpp"

namespace scorebook {
namespace {

class AnyXml : public XmlHandler {
 public:
  bool start(const XmlElement&) override { return true; }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

Error not_whole(const std::string& target, const std::string& why) {
  return output_error(target, "not written, because what was stored did not read back whole (" + why + ")",
                      "Check that the disk has room and try again; nothing was left half-written.");
}

}  // namespace

Result<void> verify_package(const std::string& path, const std::string& target) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return not_whole(target, "it cannot be opened again");
  auto entries = read_zip(std::as_bytes(std::span(bytes)), path);
  if (!entries) return not_whole(target, entries.error().what);
  ProducedBytes produced;
  for (const ZipEntry& entry : entries.value()) {
    PartStream part(entry, path, produced);
    AnyXml handler;
    if (auto read = read_xml(part, handler); !read) return not_whole(target, read.error().what);
  }
  return {};
}

}  // namespace scorebook
