#include "cli/run.hpp"

int main(int argument_count, char** arguments) {
  const std::vector<std::string> words(arguments + (argument_count > 0 ? 1 : 0), arguments + argument_count);
  scorebook::cli::Console console = scorebook::cli::process_console();
  return static_cast<int>(scorebook::cli::run(words, console));
}
