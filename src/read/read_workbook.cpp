#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

#include "biff/xls.hpp"
#include "biff/xlsb.hpp"
#include "csv/csv.hpp"
#include "ods/ods.hpp"
#include "ooxml/digest.hpp"
#include "ooxml/jobs.hpp"
#include "ooxml/package.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/xlsx.hpp"
#include "read/file_bytes.hpp"
#include "read/sniff.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {
namespace {

// Why a package without a workbook part has none.
Error refuse_other_package(Package& package) {
  const std::string& path = package.path();
  if (package.has_below("word/"))
    return not_a_workbook(path, "the file is a Word document, not a workbook, whatever its name says");
  if (package.has_below("ppt/"))
    return not_a_workbook(path, "the file is a PowerPoint presentation, not a workbook, whatever its name says");
  return not_a_workbook(path, "the file is a zip archive that holds no workbook");
}

// The reader for what the package holds.
Result<Workbook> read_package(Package package, const std::string& path, const ReadOptions& options) {
  auto relationships = package.relationships("");
  if (!relationships) return relationships.error();
  const Relationship* document = relationship_of_type(relationships.value(), "officeDocument");
  if (document == nullptr && is_open_document(package)) return read_ods(std::move(package), path);
  if (document == nullptr) return refuse_other_package(package);
  const std::string& part = document->target;
  if (part.ends_with(".bin")) return read_xlsb(std::move(package), path, options);
  if (part.starts_with("word/") || part.starts_with("ppt/")) return refuse_other_package(package);
  return read_xlsx(std::move(package), path, options);
}

Result<Workbook> read_sniffed(std::span<const std::byte> bytes, const std::string& path, const ReadOptions& options) {
  if (may_be_xls(bytes)) return read_xls(bytes, path);
  if (is_plain_text(bytes)) return read_csv(bytes, path);
  if (auto refusal = refuse_unless_zip(bytes, path)) return std::move(*refusal);
  auto package = Package::open(bytes, path);
  if (!package) return package.error();
  return read_package(std::move(package).value(), path, options);
}

// The digest of a large file is worked out beside the reading.
Result<Workbook> read_with_digest(std::span<const std::byte> bytes, const std::string& path,
                                  const ReadOptions& options) {
  constexpr std::size_t kWorthAThread = std::size_t{1} << 20;
  const unsigned at_a_time = bytes.size() < kWorthAThread || options.jobs == 1 ? 1 : possible_jobs();
  std::optional<Result<Workbook>> workbook;
  std::string digest;
  std::exception_ptr thrown;
  const auto read = [&] {
    try {
      workbook = read_sniffed(bytes, path, options);
      return workbook->ok();
    } catch (...) {
      thrown = std::current_exception();
      return false;
    }
  };
  const bool well = run_jobs(2, at_a_time, [&](std::size_t job) {
    if (job == 0) return read();
    digest = sha256_of(bytes);
    return true;
  });
  if (thrown) std::rethrow_exception(thrown);
  if (!workbook || (workbook->ok() && !well)) throw std::bad_alloc();  // in working out the digest
  if (well) workbook->value().sha256 = std::move(digest);
  return std::move(*workbook);
}

Error out_of_memory(const std::string& path) { return over_limit(path, "there is not enough memory to read it"); }

}  // namespace

Result<Workbook> read_workbook(std::span<const std::byte> bytes, const std::string& path, const ReadOptions& options) {
  try {
    return read_with_digest(bytes, path, options);
  } catch (const std::bad_alloc&) {
    return out_of_memory(path);
  } catch (const std::length_error&) {
    return out_of_memory(path);
  }
}

Result<Workbook> read_workbook_file(const std::string& path, const ReadOptions& options) {
  try {
    const auto bytes = bytes_of_file(path);
    if (!bytes) return bytes.error();
    return read_workbook(bytes.value(), path, options);
  } catch (const std::bad_alloc&) {
    return out_of_memory(path);
  }
}

}  // namespace scorebook
