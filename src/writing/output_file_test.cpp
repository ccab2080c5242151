#include "writing/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scorebook/report.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;
namespace fs = std::filesystem;

namespace {

using test::Folder;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("output file: a text is written whole and nothing else stays in the folder") {
  const Folder folder;
  REQUIRE(write_text_file("one\ntwo\n", folder.file("out.json")).ok());
  CHECK(content(folder.file("out.json")) == "one\ntwo\n");
  CHECK(folder.files() == 1);
}

TEST_CASE("output file: an existing file keeps its rights and is replaced") {
  const Folder folder;
  REQUIRE(write_text_file("old", folder.file("out.csv")).ok());
  REQUIRE(::chmod(folder.file("out.csv").c_str(), 0640) == 0);
  REQUIRE(write_text_file("new", folder.file("out.csv")).ok());
  CHECK(content(folder.file("out.csv")) == "new");
  struct stat now {};
  REQUIRE(::stat(folder.file("out.csv").c_str(), &now) == 0);
  CHECK((now.st_mode & 0777) == 0640);
}

TEST_CASE("output file: a symbolic link stays a link and its file is replaced") {
  const Folder folder;
  REQUIRE(write_text_file("old", folder.file("real.txt")).ok());
  fs::create_symlink(folder.file("real.txt"), folder.file("link.txt"));
  REQUIRE(write_text_file("new", folder.file("link.txt")).ok());
  CHECK(fs::is_symlink(folder.file("link.txt")));
  CHECK(content(folder.file("real.txt")) == "new");
}

TEST_CASE("output file: a folder of that name is refused in those words") {
  const Folder folder;
  const auto result = write_text_file("x", folder.file(""));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::output_not_written);
  CHECK(result.error().what == "not written, because there is a folder of that name");
}

TEST_CASE("output file: a folder that does not exist is named as the reason") {
  const Folder folder;
  const auto result = write_text_file("x", folder.file("missing/out.txt"));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().what == "not written, because its folder does not exist");
  CHECK(result.error().where == folder.file("missing/out.txt"));
}

TEST_CASE("output file: a device is no output") {
  const auto result = write_text_file("x", "/dev/full");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().what == "not written, because it is a device and not a file");
}

TEST_CASE("output file: what was not committed is gone, and the older file as it was") {
  const Folder folder;
  REQUIRE(write_text_file("old", folder.file("out.txt")).ok());
  {
    auto file = OutputFile::beside(folder.file("out.txt"));
    REQUIRE(file.ok());
    REQUIRE(file.value().write("half").ok());
    CHECK(folder.files() == 2);
  }
  CHECK(folder.files() == 1);
  CHECK(content(folder.file("out.txt")) == "old");
}

TEST_CASE("output file: a full disk and a read-only folder are told in plain words") {
  CHECK(output_error("a.xlsx", ENOSPC).text() ==
        "a.xlsx: not written, because the disk is full. Free some space, or choose another folder; nothing was left "
        "half-written.");
  CHECK(output_error("a.xlsx", EROFS).what == "not written, because the folder or the file may not be written to");
}

TEST_CASE("output file: a read-only folder is refused and stays empty" * doctest::skip(::geteuid() == 0)) {
  const Folder folder;
  fs::create_directory(folder.file("locked"));
  fs::permissions(folder.file("locked"), fs::perms::owner_read | fs::perms::owner_exec);
  const auto result = write_text_file("x", folder.file("locked/out.txt"));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().what == "not written, because the folder or the file may not be written to");
}
