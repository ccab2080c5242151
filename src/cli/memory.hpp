// What happens where memory runs out: it is said, the work is left, and the exit status is that of an input that could
// not be done, for it is no defect of the program.
#pragma once

#include <new>
#include <stdexcept>
#include <string>

#include "cli/console.hpp"
#include "scorebook/result.hpp"

namespace scorebook::cli {

// Does `work`. False, after saying that there is not enough memory `to_do` it with that file, where memory runs out.
template <typename Work>
[[nodiscard]] bool within_memory(const std::string& file, const std::string& to_do, Console& console, Work&& work) {
  try {
    work();
    return true;
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  }
  console.say(Error{ErrorCode::over_limit, file, "there is not enough memory to " + to_do,
                    "Close other programs, or try with fewer workbooks at a time."}
                  .text());
  return false;
}

}  // namespace scorebook::cli
