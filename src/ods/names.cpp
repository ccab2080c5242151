#include "ods/names.hpp"

#include <optional>

#include "scorebook/cell_ref.hpp"

namespace scorebook {
namespace {

// The sheet before the point, in quotes where it has them; "" where only the point stands there.
std::optional<std::string_view> take_sheet(std::string_view& address) {
  if (address.starts_with('$')) address.remove_prefix(1);
  std::size_t end = 0;
  if (address.starts_with('\'')) {
    for (end = 1; end < address.size(); ++end) {
      if (address[end] != '\'') continue;
      if (end + 1 >= address.size() || address[end + 1] != '\'') break;
      ++end;
    }
    ++end;
  } else {
    end = address.find('.');
  }
  if (end >= address.size() || address[end] != '.') return std::nullopt;
  const std::string_view sheet = address.substr(0, end);
  address.remove_prefix(end + 1);
  return sheet;
}

}  // namespace

std::string excel_reference(std::string_view address) {
  std::string_view rest = address;
  const auto sheet = take_sheet(rest);
  if (!sheet || sheet->empty()) return std::string(address);
  const std::size_t colon = rest.find(':');
  const std::string_view first = rest.substr(0, colon);
  if (!parse_cell_ref(first)) return std::string(address);
  std::string reference = std::string(*sheet) + "!" + std::string(first);
  if (colon == std::string_view::npos) return reference;
  rest.remove_prefix(colon + 1);
  const auto other = take_sheet(rest);
  if (!other || (!other->empty() && *other != *sheet) || !parse_cell_ref(rest)) return std::string(address);
  return reference + ":" + std::string(rest);
}

bool is_external_copy(std::string_view table_name) {
  return table_name.starts_with('\'') && table_name.find("'#") != std::string_view::npos;
}

}  // namespace scorebook
