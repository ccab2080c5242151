#include "biff/default_password.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

#include <mbedtls/md.h>

#include "biff/record_types.hpp"
#include "ooxml/bytes.hpp"

namespace scorebook {
namespace {

using Buffer = std::vector<unsigned char>;

constexpr std::string_view kPassword = "VelvetSweatshop";
constexpr std::size_t kBlockBytes = 1024;  // after so many bytes of the stream comes another key

Buffer hashed(mbedtls_md_type_t kind, const Buffer& bytes) {
  const mbedtls_md_info_t* info = mbedtls_md_info_from_type(kind);
  if (info == nullptr) return {};
  Buffer digest(mbedtls_md_get_size(info));
  return mbedtls_md(info, bytes.data(), bytes.size(), digest.data()) == 0 ? digest : Buffer();
}

void append(Buffer& to, std::span<const std::byte> bytes) {
  for (const std::byte byte : bytes) to.push_back(std::to_integer<unsigned char>(byte));
}

void append_number(Buffer& to, std::uint32_t number) {
  for (unsigned i = 0; i < 4; ++i) to.push_back(static_cast<unsigned char>(number >> (8 * i)));
}

Buffer wide_password() {
  Buffer wide;
  for (const char c : kPassword) {
    wide.push_back(static_cast<unsigned char>(c));
    wide.push_back(0);
  }
  return wide;
}

class Rc4 {
 public:
  explicit Rc4(const Buffer& key) {
    std::iota(state_.begin(), state_.end(), static_cast<unsigned char>(0));
    for (std::size_t i = 0, j = 0; i < state_.size(); ++i) {
      j = (j + state_[i] + key[i % key.size()]) % state_.size();
      std::swap(state_[i], state_[j]);
    }
  }
  unsigned char next() {
    i_ = static_cast<unsigned char>(i_ + 1);
    j_ = static_cast<unsigned char>(j_ + state_[i_]);
    std::swap(state_[i_], state_[j_]);
    return state_[static_cast<unsigned char>(state_[i_] + state_[j_])];
  }

 private:
  std::array<unsigned char, 256> state_{};
  unsigned char i_ = 0, j_ = 0;
};

// How the keys of the blocks are made.
struct Cipher {
  mbedtls_md_type_t hash = MBEDTLS_MD_MD5;
  Buffer base;                // what goes before the number of the block
  std::size_t key_bytes = 0;  // of the hash of the two
  std::size_t key_room = 0;   // filled up to so many with zeros

  [[nodiscard]] Rc4 for_block(std::size_t number) const {
    Buffer bytes = base;
    append_number(bytes, static_cast<std::uint32_t>(number));
    Buffer key = hashed(hash, bytes);
    key.resize(key_bytes);
    key.resize(key_room);
    return Rc4(key);
  }
  // Whether the password is the right one: the second piece is the hash of the first.
  [[nodiscard]] bool opens(std::span<const std::byte> verifier, std::span<const std::byte> verifier_hash) const {
    Rc4 stream = for_block(0);
    Buffer plain, plain_hash;
    append(plain, verifier);
    append(plain_hash, verifier_hash);
    for (unsigned char& byte : plain) byte ^= stream.next();
    for (unsigned char& byte : plain_hash) byte ^= stream.next();
    return hashed(hash, plain) == plain_hash;
  }
};

// 40 bits, as every Excel since 97 writes it.
std::optional<Cipher> simple_cipher(const Bytes& body) {
  constexpr std::size_t kSalt = 6, kPiece = 16, kShort = 5, kRounds = 16;
  if (!body.holds(kSalt, 3 * kPiece)) return std::nullopt;
  Buffer password = hashed(MBEDTLS_MD_MD5, wide_password());
  password.resize(kShort);
  Buffer mixed;
  for (std::size_t i = 0; i < kRounds; ++i) {
    mixed.insert(mixed.end(), password.begin(), password.end());
    append(mixed, body.part(kSalt, kPiece));
  }
  Cipher cipher{MBEDTLS_MD_MD5, hashed(MBEDTLS_MD_MD5, mixed), 16, 16};
  cipher.base.resize(kShort);
  if (!cipher.opens(body.part(kSalt + kPiece, kPiece), body.part(kSalt + 2 * kPiece, kPiece))) return std::nullopt;
  return cipher;
}

// By way of the Windows interface, as Excel 2002 and later can write it: the sizes stand in a header.
std::optional<Cipher> windows_cipher(const Bytes& body) {
  constexpr std::uint64_t kRc4 = 0x6801, kSha1 = 0x8004, kHeader = 14, kSaltBytes = 16, kHashBytes = 20;
  const std::uint64_t header_bytes = body.number(10, 4);
  if (!body.holds(kHeader, header_bytes) || header_bytes < 32) return std::nullopt;
  const std::uint64_t algorithm = body.number(kHeader + 8, 4), hash = body.number(kHeader + 12, 4);
  const std::uint64_t key_bits = body.number(kHeader + 16, 4);
  const std::uint64_t verifier = kHeader + header_bytes;
  if ((algorithm != kRc4 && algorithm != 0) || (hash != kSha1 && hash != 0) || key_bits > 128 || key_bits % 8 != 0 ||
      body.number(verifier, 4) != kSaltBytes || !body.holds(verifier, 4 + kSaltBytes + 16 + 4 + kHashBytes))
    return std::nullopt;
  Buffer salted;
  append(salted, body.part(verifier + 4, kSaltBytes));
  const Buffer password = wide_password();
  salted.insert(salted.end(), password.begin(), password.end());
  const std::size_t key_bytes = key_bits == 0 ? 5 : static_cast<std::size_t>(key_bits / 8);
  Cipher cipher{MBEDTLS_MD_SHA1, hashed(MBEDTLS_MD_SHA1, salted), key_bytes, key_bytes == 5 ? 16 : key_bytes};
  const std::uint64_t pieces = verifier + 4 + kSaltBytes;
  if (!cipher.opens(body.part(pieces, 16), body.part(pieces + 16 + 4, kHashBytes))) return std::nullopt;
  return cipher;
}

std::optional<Cipher> cipher_of(const Bytes& body) {
  constexpr std::uint64_t kRc4 = 1;
  if (body.number(0, 2) != kRc4) return std::nullopt;  // the older obfuscation
  return body.number(2, 2) == 1 ? simple_cipher(body) : windows_cipher(body);
}

// How many bytes of a record's body stand there as they are.
std::size_t plain_bytes(std::uint64_t type, std::size_t size) {
  switch (type) {
    case xls::kBeginning:
    case xls::kFilePass:
    case xls::kInterfaceHeader:
    case xls::kUserExclusive:
    case xls::kFileLock:
    case xls::kRevisionInfo:
    case xls::kRevisionHead:
      return size;
    case xls::kBoundSheet:
      return 4;  // where the sheet starts
    default:
      return 0;
  }
}

// The key goes on under headers and plain bytes too.
void decrypt(std::vector<std::byte>& stream, const Cipher& cipher) {
  std::vector<bool> plain(stream.size(), true);
  const Bytes records(stream);
  for (std::uint64_t at = 0; records.holds(at, 4);) {
    const std::uint64_t size = records.number(at + 2, 2);
    const std::uint64_t end = std::min<std::uint64_t>(at + 4 + size, stream.size());
    for (std::uint64_t i = at + 4 + plain_bytes(records.number(at, 2), static_cast<std::size_t>(size)); i < end; ++i)
      plain[static_cast<std::size_t>(i)] = false;
    at = end;
  }
  for (std::size_t block = 0; block * kBlockBytes < stream.size(); ++block) {
    Rc4 key = cipher.for_block(block);
    const std::size_t end = std::min(stream.size(), (block + 1) * kBlockBytes);
    for (std::size_t i = block * kBlockBytes; i < end; ++i) {
      const auto byte = static_cast<std::byte>(key.next());
      if (!plain[i]) stream[i] ^= byte;
    }
  }
}

}  // namespace

std::optional<std::vector<std::byte>> without_default_password(std::span<const std::byte> stream) {
  const Bytes records(stream);
  // It is the second record, or the third in a workbook that may not be changed.
  std::uint64_t at = 0;
  for (unsigned count = 0; count < 3 && records.holds(at, 4) && records.number(at, 2) != xls::kFilePass; ++count)
    at += 4 + records.number(at + 2, 2);
  if (!records.holds(at, 4) || records.number(at, 2) != xls::kFilePass) return std::nullopt;
  const auto cipher = cipher_of(Bytes(records.part(at + 4, records.number(at + 2, 2))));
  if (!cipher) return std::nullopt;
  std::vector<std::byte> readable(stream.begin(), stream.end());
  decrypt(readable, *cipher);
  // The record that says so is made one that means nothing.
  readable[static_cast<std::size_t>(at)] = readable[static_cast<std::size_t>(at) + 1] = std::byte{0};
  return readable;
}

}  // namespace scorebook
