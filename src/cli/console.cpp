#include "cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace scorebook::cli {
namespace {

constexpr std::size_t kNarrowest = 60;
constexpr std::size_t kWidest = 160;  // longer lines are hard to follow
constexpr std::size_t kPage = 100;

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kPage;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

bool set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool dumb_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

Console process_console() {
  Console console{std::cin, std::cout, std::cerr};
  console.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  console.err_is_terminal = isatty(STDERR_FILENO) != 0;
  console.color_welcome = console.out_is_terminal && !set("NO_COLOR") && !dumb_terminal();
  if (console.out_is_terminal) console.width = terminal_width();
  return console;
}

}  // namespace scorebook::cli
