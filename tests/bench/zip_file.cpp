#include "zip_file.hpp"

#include <zlib.h>

namespace scorebook::bench {
namespace {

std::string little_endian(std::uint64_t value, unsigned count) {
  std::string bytes;
  for (unsigned index = 0; index < count; ++index)
    bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * index)));
  return bytes;
}

std::string deflated(const std::string& content) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string result(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  result.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return result;
}

}  // namespace

bool ZipFile::add(const std::string& name, const std::string& content) {
  const std::string data = deflated(content);
  if (data.empty()) return false;
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  // Flags, method, time and date, CRC, sizes, length of the name: alike in both headers.
  const std::string common = little_endian(0, 2) + little_endian(8, 2) + little_endian(0x00210000, 4) +
                             little_endian(crc, 4) + little_endian(data.size(), 4) + little_endian(content.size(), 4) +
                             little_endian(name.size(), 2);
  directory_ += little_endian(0x02014b50, 4) + little_endian(20, 2) + little_endian(20, 2) + common +
                little_endian(0, 12) + little_endian(written_, 4) + name;
  ++entries_;
  put(little_endian(0x04034b50, 4) + little_endian(20, 2) + common + little_endian(0, 2) + name);
  put(data);
  return file_.good();
}

bool ZipFile::finish() {
  const std::uint64_t start = written_;
  put(directory_);
  put(little_endian(0x06054b50, 4) + little_endian(0, 4) + little_endian(entries_, 2) + little_endian(entries_, 2) +
      little_endian(directory_.size(), 4) + little_endian(start, 4) + little_endian(0, 2));
  file_.close();
  return file_.good();
}

}  // namespace scorebook::bench
