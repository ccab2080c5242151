// A zip archive written entry by entry, deflated as Excel does. Only what the benchmark's workbooks need.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace scorebook::bench {

class ZipFile {
 public:
  explicit ZipFile(const std::string& path) : file_(path, std::ios::binary) {}

  [[nodiscard]] bool add(const std::string& name, const std::string& content);
  // Writes the directory. False where anything could not be written.
  [[nodiscard]] bool finish();

 private:
  void put(const std::string& bytes) { file_ << bytes, written_ += bytes.size(); }

  std::ofstream file_;
  std::uint64_t written_ = 0;
  std::string directory_;
  unsigned entries_ = 0;
};

}  // namespace scorebook::bench
