// Little-endian numbers at places of a span of bytes, as the containers of workbooks keep them: zip archives, compound
// files, binary records. Ask holds() first: a number past the end reads as 0, never as what lies behind the span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace scorebook {

class Bytes {
 public:
  explicit Bytes(std::span<const std::byte> bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
  [[nodiscard]] bool holds(std::uint64_t at, std::uint64_t count) const { return at <= size() && count <= size() - at; }
  // Empty where it does not lie inside.
  [[nodiscard]] std::span<const std::byte> part(std::uint64_t at, std::uint64_t count) const {
    if (!holds(at, count)) return {};
    return bytes_.subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(count));
  }
  [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned count) const {
    if (!holds(at, count)) return 0;
    std::uint64_t value = 0;
    for (unsigned i = 0; i < count; ++i)
      value |= static_cast<std::uint64_t>(std::to_integer<unsigned>(bytes_[static_cast<std::size_t>(at + i)]))
               << (8 * i);
    return value;
  }
  [[nodiscard]] bool has(std::uint64_t at, std::uint32_t signature, std::uint64_t count) const {
    return holds(at, count) && number(at, 4) == signature;
  }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace scorebook
