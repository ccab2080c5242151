// The program's way to the outside: standard input, output and error, and whether people or programs read them. The
// only one, so that tests can stand in for a terminal.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace scorebook::cli {

struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool color_welcome = false;  // a terminal that shows colours, and nobody asked for none (NO_COLOR)
  std::size_t width = 100;     // of the terminal, else as wide as a page
  // How far a long piece of work is, "finding the tables of", 12, 300, for whoever shows it in a way of their own.
  std::function<void(const std::string& doing, std::size_t done, std::size_t all)> on_progress = {};

  // "scorebook: WORDS" on standard error.
  void say(std::string_view words) { err << "scorebook: " << words << '\n'; }
};

// The process's own streams.
[[nodiscard]] Console process_console();

}  // namespace scorebook::cli
