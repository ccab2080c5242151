#include "ooxml/digest.hpp"

#include <array>

#include <mbedtls/md.h>

namespace scorebook {

std::string sha256_of(std::span<const std::byte> bytes) {
  std::array<unsigned char, 32> digest{};
  // By way of the general interface, which mbed TLS 2 and 3 have alike. It fails only where a hardware module does.
  const mbedtls_md_info_t* sha256 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
  if (sha256 == nullptr ||
      mbedtls_md(sha256, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data()) != 0)
    return {};
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace scorebook
