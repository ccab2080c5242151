#include "ods/ods.hpp"

#include <filesystem>
#include <utility>

#include "ods/content.hpp"
#include "ods/cover_parts.hpp"
#include "ods/styles.hpp"
#include "ooxml/external_links.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"

namespace scorebook {
namespace {

constexpr const char* kContent = "content.xml";
constexpr const char* kStylesPart = "styles.xml";
constexpr const char* kMetaPart = "meta.xml";
constexpr const char* kManifestPart = "META-INF/manifest.xml";
constexpr const char* kEncryptedPackage = "encrypted-package";  // of LibreOffice 24 and later: all in one part

// A manifest that cannot be read says nothing; what is encrypted is then refused as damaged XML.
Result<bool> is_encrypted(Package& package) {
  if (package.has(kEncryptedPackage)) return true;
  if (!package.has(kManifestPart)) return false;
  auto stream = package.part(kManifestPart);
  if (!stream) return stream.error();
  auto encrypted = says_encrypted(stream.value());
  if (!encrypted && encrypted.error().code == ErrorCode::damaged) return false;
  return encrypted;
}

// Who wrote it costs no figure: where that is damaged, it is said, and the rest is read.
Result<void> read_properties(Package& package, Workbook& workbook) {
  if (!package.has(kMetaPart)) return {};
  auto stream = package.part(kMetaPart);
  auto properties = stream ? read_odf_properties(stream.value()) : Result<OdfProperties>(stream.error());
  if (!properties && properties.error().code != ErrorCode::damaged) return properties.error();
  if (!properties) {
    const std::string& what = properties.error().what;
    const std::string prefix = kDamagedPrefix;
    workbook.sheets.front().oddities.push_back("The workbook's author could not be read: " +
                                               (what.starts_with(prefix) ? what.substr(prefix.size()) : what));
    return {};
  }
  workbook.creator = std::move(properties.value().creator);
  workbook.last_modified_by = std::move(properties.value().last_modified_by);
  workbook.custom_properties = std::move(properties.value().custom);
  return {};
}

}  // namespace

bool is_open_document(const Package& package) {
  return package.has(kContent) || (package.has(kEncryptedPackage) && package.has(kManifestPart));
}

Result<Workbook> read_ods(Package package, const std::string& path) {
  const auto encrypted = is_encrypted(package);
  if (!encrypted) return encrypted.error();
  if (encrypted.value()) return password_protected(path);
  Workbook workbook;
  workbook.path = path;
  workbook.name = std::filesystem::path(path).filename().string();
  OdfStyles styles(path);
  if (package.has(kStylesPart)) {
    auto stream = package.part(kStylesPart);
    if (!stream) return stream.error();
    if (auto read = read_odf_styles(stream.value(), styles); !read) return read.error();
  }
  TextArena texts;
  auto stream = package.part(kContent);
  if (!stream) return stream.error();
  if (auto read = read_odf_content(stream.value(), styles, texts, workbook); !read) return read.error();
  if (auto read = read_properties(package, workbook); !read) return read.error();
  workbook.styles = styles.take();
  workbook.texts = texts.take();
  flag_external_links(workbook);
  return workbook;
}

}  // namespace scorebook
