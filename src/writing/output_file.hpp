// An output that is either complete or not there: written to a temporary file beside the target, forced to the disk,
// then renamed over it. Whatever goes wrong, no half-written file is left and an older one stays as it was.
#pragma once

#include <string>

#include "scorebook/result.hpp"

namespace scorebook {

// "the disk is full" and its like in plain words, with what to do; `path` is the output that was asked for.
[[nodiscard]] Error output_error(const std::string& path, int system_error);
[[nodiscard]] Error output_error(const std::string& path, const std::string& what, const std::string& fix);

class OutputFile {
 public:
  // Makes an empty temporary file beside the target. A target that is a folder, a device or in a folder that is not
  // there is refused (output_not_written).
  [[nodiscard]] static Result<OutputFile> beside(const std::string& target);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();  // removes the temporary file unless it was committed

  [[nodiscard]] const std::string& temporary_path() const { return temporary_; }
  [[nodiscard]] const std::string& target() const { return asked_for_; }
  [[nodiscard]] std::string folder() const;
  [[nodiscard]] Result<void> write(const std::string& bytes);
  // Forces the bytes to the disk and puts the file in its place.
  [[nodiscard]] Result<void> commit();

 private:
  OutputFile() = default;
  void discard();

  std::string asked_for_;  // as the caller named it, for messages
  std::string target_;     // symbolic links followed
  std::string temporary_;  // empty once committed or discarded
};

}  // namespace scorebook
