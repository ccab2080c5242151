// The options of a command as they were given, by a command line or by a page, and the Request that they make.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/request.hpp"

namespace scorebook::cli {

struct TypedOptions {
  std::vector<std::string> words;                                        // what is no option
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // by name; a switch that is on has no value

  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] std::string one(Option option) const;
  [[nodiscard]] bool on(Option option) const;
};

// Fills the request in, or says what is wrong with the options in words; empty where all is well. Of compare the
// caller says how many words are the earlier workbooks.
[[nodiscard]] std::string read_request(const Command& command, const TypedOptions& typed, Request& request);

}  // namespace scorebook::cli
