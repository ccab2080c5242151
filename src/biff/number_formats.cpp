#include "biff/number_formats.hpp"

#include <utility>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/styles.hpp"

namespace scorebook {

std::optional<Error> refuse_over_styles(const std::string& path, std::size_t number, const std::string& what) {
  if (number <= kMaximumStyles) return std::nullopt;
  return over_limit(path, "it has over " + std::to_string(kMaximumStyles) + " " + what);
}

std::optional<Error> NumberFormats::add(const std::string& path, std::uint32_t id, std::string code) {
  if (code.size() > kMaximumNumberFormatBytes)
    return over_limit(path, "it has a number format of over " + std::to_string(kMaximumNumberFormatBytes) +
                                " bytes; Excel allows 255 characters");
  codes_[id] = std::move(code);
  return refuse_over_styles(path, codes_.size(), "number formats");
}

std::string NumberFormats::code(std::uint32_t id) const { return number_format_code(id, codes_); }

}  // namespace scorebook
