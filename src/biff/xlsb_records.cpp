#include "biff/xlsb_records.hpp"

#include "biff/sheet_builder.hpp"
#include "biff/wide_text.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {

Error XlsbRecords::cut_short() const {
  return damaged(part_.path(), "its part " + part_.part_name() + " is cut short");
}

Result<bool> XlsbRecords::fill(std::size_t count) {
  if (buffer_.size() - at_ >= count) return true;
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
  at_ = 0;
  while (buffer_.size() < count) {
    const auto block = part_.next();
    if (!block) return block.error();
    if (block.value().empty()) {
      if (buffer_.empty()) return false;
      return cut_short();
    }
    buffer_.insert(buffer_.end(), block.value().begin(), block.value().end());
  }
  return true;
}

Result<bool> XlsbRecords::take_packed(unsigned bytes, std::uint32_t& number) {
  number = 0;
  for (unsigned i = 0; i < bytes; ++i) {
    const auto filled = fill(1);
    if (!filled) return filled;
    if (!filled.value()) {
      if (i == 0) return false;
      return cut_short();
    }
    const auto byte = std::to_integer<std::uint32_t>(buffer_[at_++]);
    number |= (byte & 0x7F) << (7 * i);
    if ((byte & 0x80) == 0) break;
  }
  return true;
}

Result<bool> XlsbRecords::next(XlsbRecord& record) {
  const auto typed = take_packed(2, record.type);
  if (!typed || !typed.value()) return typed;
  std::uint32_t size = 0;
  const auto sized = take_packed(4, size);
  if (!sized) return sized;
  if (!sized.value()) return cut_short();
  if (size > kMaximumTokenBytes)
    return over_limit(part_.path(), "its part " + part_.part_name() + " has a record of over " +
                                        std::to_string(kMaximumTokenBytes >> 20) + " MB");
  const auto filled = fill(size);
  if (!filled) return filled;
  if (!filled.value()) return cut_short();
  record.body = std::span<const std::byte>(buffer_).subspan(at_, size);
  at_ += size;
  return true;
}

std::uint64_t XlsbReader::number(unsigned bytes) {
  if (!body_.holds(at_, bytes)) failed_ = true;
  const std::uint64_t value = failed_ ? 0 : body_.number(at_, bytes);
  at_ += bytes;
  return value;
}

double XlsbReader::real() { return number_of_bits(number(8)); }

void XlsbReader::skip(std::uint64_t bytes) {
  if (!body_.holds(at_, bytes)) failed_ = true;
  at_ += bytes;
}

std::string XlsbReader::text() {
  constexpr std::uint64_t kNone = 0xFFFFFFFF;
  const std::uint64_t count = number(4);
  if (count == kNone) return "";
  if (!body_.holds(at_, 2 * count)) failed_ = true;
  if (failed_) return "";
  WideText text;
  for (std::uint64_t i = 0; i < count; ++i, at_ += 2) text.put(static_cast<std::uint32_t>(body_.number(at_, 2)));
  return text.take();
}

}  // namespace scorebook
