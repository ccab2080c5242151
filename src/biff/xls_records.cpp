#include "biff/xls_records.hpp"

#include <algorithm>

namespace scorebook {
namespace {

constexpr std::uint16_t kContinue = 0x003C;
constexpr unsigned kWide = 0x01, kPhonetic = 0x04, kRich = 0x08;  // flags of a text

}  // namespace

bool XlsRecords::read_one(std::uint16_t& type, std::span<const std::byte>& body) {
  if (!stream_.holds(at_, 4)) return false;
  const std::uint64_t size = stream_.number(at_ + 2, 2);
  if (!stream_.holds(at_ + 4, size)) return false;
  type = static_cast<std::uint16_t>(stream_.number(at_, 2));
  body = stream_.part(at_ + 4, size);
  at_ += 4 + static_cast<std::size_t>(size);
  return true;
}

bool XlsRecords::next(XlsRecord& record) {
  record.pieces.clear();
  record.at = at_;
  std::span<const std::byte> body;
  if (!read_one(record.type, body)) return false;
  record.pieces.push_back(body);
  while (stream_.holds(at_, 4) && stream_.number(at_, 2) == kContinue) {
    std::uint16_t type = 0;
    if (!read_one(type, body)) return false;
    record.pieces.push_back(body);
  }
  return true;
}

void PieceReader::to_next_piece_if_over() {
  while (piece_ < pieces_.size() && at_ == pieces_[piece_].size()) {
    ++piece_;
    at_ = 0;
  }
}

bool PieceReader::at_end() {
  to_next_piece_if_over();
  return piece_ >= pieces_.size();
}

std::uint64_t PieceReader::number(unsigned bytes) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < bytes; ++i) {
    if (at_end()) {
      failed_ = true;
      return 0;
    }
    value |= std::to_integer<std::uint64_t>(pieces_[piece_][at_++]) << (8 * i);
  }
  return value;
}

void PieceReader::skip(std::uint64_t bytes) {
  while (bytes > 0) {
    if (at_end()) {
      failed_ = true;
      return;
    }
    const std::uint64_t step = std::min<std::uint64_t>(bytes, pieces_[piece_].size() - at_);
    at_ += static_cast<std::size_t>(step);
    bytes -= step;
  }
}

std::size_t PieceReader::take_characters(std::size_t count, bool wide, WideText& text) {
  const std::size_t width = wide ? 2 : 1;
  const Bytes piece(pieces_[piece_]);
  const std::size_t here = std::min(count, (pieces_[piece_].size() - at_) / width);
  for (std::size_t i = 0; i < here; ++i, at_ += width)
    text.put(static_cast<std::uint32_t>(piece.number(at_, static_cast<unsigned>(width))));
  return here;
}

std::string PieceReader::characters(std::size_t count, unsigned flags) {
  WideText text;
  for (bool wide = (flags & kWide) != 0; count > 0;) {
    if (piece_ >= pieces_.size()) {
      failed_ = true;
      break;
    }
    count -= take_characters(count, wide, text);
    if (count == 0) break;
    // Carried on in the next piece; half a character is none.
    if (at_ != pieces_[piece_].size()) failed_ = true;
    ++piece_;
    at_ = 0;
    wide = (number(1) & kWide) != 0;
    if (failed_) break;
  }
  return text.take();
}

std::string PieceReader::characters(std::size_t count) {
  if (count == 0) return "";
  return characters(count, static_cast<unsigned>(number(1)));
}

std::string PieceReader::text(unsigned count_bytes) {
  const auto count = static_cast<std::size_t>(number(count_bytes));
  return characters(count);
}

std::string PieceReader::rich_text() {
  const auto count = static_cast<std::size_t>(number(2));
  const auto flags = static_cast<unsigned>(number(1));
  const std::uint64_t runs = (flags & kRich) != 0 ? number(2) : 0;
  const std::uint64_t phonetic = (flags & kPhonetic) != 0 ? number(4) : 0;
  std::string text = characters(count, flags);
  skip(4 * runs + phonetic);
  return text;
}

}  // namespace scorebook
