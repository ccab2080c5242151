#include "scorebook/result.hpp"

namespace scorebook {

std::string Error::text() const {
  std::string line;
  const auto add = [&line](const std::string& part, const char* separator) {
    if (part.empty()) return;
    if (!line.empty()) line += separator;
    line += part;
  };
  add(where, "");
  add(what, ": ");
  if (!what.empty() && what.back() != '.' && what.back() != '!' && what.back() != '?') line += '.';
  add(fix, " ");
  // One line, whatever a file name or a message from elsewhere brought along.
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return line;
}

Error Error::within(const std::string& outer) const {
  Error wider = *this;
  if (outer.empty()) return wider;
  wider.where = where.empty() ? outer : outer + ": " + where;
  return wider;
}

}  // namespace scorebook
