#include "ods/odf.hpp"

#include <algorithm>

#include "ooxml/cell_value.hpp"

namespace scorebook {

std::uint32_t count_in(const XmlElement& element, std::string_view space, std::string_view name, std::uint32_t most) {
  const std::string_view text = element.attribute_in(space, name).value_or("1");
  // A count of more digits than a number has is as good as the largest.
  if (text.size() > 9 && text.find_first_not_of("0123456789") == std::string_view::npos) return most;
  return std::clamp(parse_whole(text).value_or(1), 1U, most);
}

std::string text_in(const XmlElement& element, std::string_view space, std::string_view name) {
  return std::string(element.attribute_in(space, name).value_or(""));
}

}  // namespace scorebook
