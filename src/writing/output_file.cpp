#include "writing/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "scorebook/report.hpp"

namespace scorebook {
namespace {

namespace fs = std::filesystem;

Result<void> force_to_disk(const std::string& path, const std::string& asked_for) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return output_error(asked_for, errno);
  const bool synced = ::fsync(file) == 0 || errno == EINVAL;  // some file systems cannot, which is no failure of ours
  const int why = errno;
  ::close(file);
  if (!synced) return output_error(asked_for, why);
  return {};
}

// The rights that the file would have had if it had been made in its place.
void give_usual_rights(const std::string& temporary, const std::string& target) {
  struct stat old {};
  mode_t mode = 0;
  if (::stat(target.c_str(), &old) == 0) {
    mode = old.st_mode & 07777;
  } else {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    mode = 0666 & ~mask;
  }
  if (::chmod(temporary.c_str(), mode) != 0) errno = 0;  // the file is good all the same
}

}  // namespace

Error output_error(const std::string& path, const std::string& what, const std::string& fix) {
  return {ErrorCode::output_not_written, path, what, fix};
}

Error output_error(const std::string& path, int system_error) {
  switch (system_error) {
    case ENOSPC:
    case EDQUOT:
      return output_error(path, "not written, because the disk is full",
                          "Free some space, or choose another folder; nothing was left half-written.");
    case EACCES:
    case EPERM:
    case EROFS:
      return output_error(path, "not written, because the folder or the file may not be written to",
                          "Choose a folder of your own, or ask for the right to write there.");
    case ENOENT:
    case ENOTDIR:
      return output_error(path, "not written, because its folder does not exist",
                          "Make the folder first, or check the spelling of its name.");
    case ENAMETOOLONG:
      return output_error(path, "not written, because the name is too long", "Choose a shorter name.");
    case EBUSY:
    case ETXTBSY:
      return output_error(path, "not written, because another program has the file open",
                          "Close it there (in Excel, for example) and try again.");
    default:
      return output_error(path, std::string("not written: ") + std::strerror(system_error),
                          "Try another folder; nothing was left half-written.");
  }
}

Result<OutputFile> OutputFile::beside(const std::string& target) {
  OutputFile file;
  file.asked_for_ = target;
  std::error_code failure;
  fs::path place = fs::weakly_canonical(fs::path(target), failure);
  if (target.empty() || failure || place.empty())
    return output_error(target, target.empty() ? ENOENT : failure.value());
  const fs::file_status status = fs::status(place, failure);
  if (fs::is_directory(status)) {
    return output_error(target, "not written, because there is a folder of that name",
                        "Add a file name, such as report.xlsx, after the folder.");
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return output_error(target, "not written, because it is a device and not a file", "Choose the name of a file.");
  }
  file.target_ = place.string();
  std::string pattern = (place.parent_path() / ("." + place.filename().string().substr(0, 100) + ".XXXXXX")).string();
  std::vector<char> name(pattern.begin(), pattern.end());
  name.push_back('\0');
  const int handle = ::mkstemp(name.data());
  if (handle < 0) return output_error(target, errno);
  ::close(handle);
  file.temporary_ = name.data();
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : asked_for_(std::move(other.asked_for_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  if (this != &other) {
    discard();
    asked_for_ = std::move(other.asked_for_);
    target_ = std::move(other.target_);
    temporary_ = std::exchange(other.temporary_, {});
  }
  return *this;
}

OutputFile::~OutputFile() { discard(); }

void OutputFile::discard() {
  if (!temporary_.empty()) std::remove(temporary_.c_str());
  temporary_.clear();
}

std::string OutputFile::folder() const { return fs::path(target_).parent_path().string(); }

Result<void> OutputFile::write(const std::string& bytes) {
  std::FILE* file = std::fopen(temporary_.c_str(), "wb");
  if (file == nullptr) return output_error(asked_for_, errno);
  errno = 0;
  const bool complete = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
  const int why = errno;
  const bool closed = std::fclose(file) == 0;
  if (!complete || !closed) return output_error(asked_for_, why != 0 ? why : errno);
  return {};
}

Result<void> OutputFile::commit() {
  if (auto synced = force_to_disk(temporary_, asked_for_); !synced) return synced;
  give_usual_rights(temporary_, target_);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return output_error(asked_for_, errno);
  temporary_.clear();
  (void)force_to_disk(folder(), asked_for_);  // the name as well; where a folder cannot be synced, the file still can
  return {};
}

Result<void> write_text_file(const std::string& text, const std::string& path) {
  auto file = OutputFile::beside(path);
  if (!file) return file.error();
  if (auto written = file.value().write(text); !written) return written;
  return file.value().commit();
}

}  // namespace scorebook
