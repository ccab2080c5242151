// How far a long piece of work is, on one line of standard error: only on a terminal, and gone when it is done.
#pragma once

#include <cstddef>
#include <string>

#include "cli/console.hpp"
#include "cli/request.hpp"

namespace scorebook::cli {

class Progress {
 public:
  // `doing` as in "reading 12 of 300". Nothing is shown of a handful.
  Progress(const Request& request, Console& console, std::string doing, std::size_t all);
  Progress(const Progress&) = delete;
  ~Progress() { clear(); }

  void show(std::size_t done);
  void clear();

 private:
  Console& console_;
  std::string doing_;
  std::size_t all_;
  std::size_t width_ = 0;  // of what stands on the line
  bool wanted_;
};

}  // namespace scorebook::cli
