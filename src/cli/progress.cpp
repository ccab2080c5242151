#include "cli/progress.hpp"

#include <utility>

namespace scorebook::cli {
namespace {

constexpr std::size_t kHandful = 5;

}  // namespace

Progress::Progress(const Request& request, Console& console, std::string doing, std::size_t all)
    : console_(console),
      doing_(std::move(doing)),
      all_(all),
      wanted_(request.progress && !request.quiet && console.err_is_terminal && all > kHandful) {}

void Progress::show(std::size_t done) {
  if (console_.on_progress) console_.on_progress(doing_, done, all_);
  if (!wanted_) return;
  const std::string line = doing_ + " " + std::to_string(done) + " of " + std::to_string(all_);
  const std::size_t before = width_;
  width_ = line.size();
  console_.err << '\r' << line << std::string(before > width_ ? before - width_ : 0, ' ') << std::flush;
}

void Progress::clear() {
  if (width_ == 0) return;
  console_.err << '\r' << std::string(width_, ' ') << '\r' << std::flush;
  width_ = 0;
}

}  // namespace scorebook::cli
