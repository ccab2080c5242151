// The records of a BIFF8 stream, one after the other, each with the CONTINUE records that carry it on, and a reader of
// what they hold across the seams. Knows nothing of what a record means. Source: MS-XLS 2.1.4 and 2.5.293 to 2.5.296.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "biff/wide_text.hpp"
#include "ooxml/bytes.hpp"

namespace scorebook {

struct XlsRecord {
  std::uint16_t type = 0;
  std::size_t at = 0;                              // of its header in the stream
  std::vector<std::span<const std::byte>> pieces;  // its own bytes, then those of each CONTINUE; at least one

  [[nodiscard]] Bytes body() const { return Bytes(pieces.front()); }
};

class XlsRecords {
 public:
  XlsRecords(std::span<const std::byte> stream, std::size_t at) : stream_(stream), at_(at) {}

  // The next record into `record`; false where the stream ends before a whole one.
  [[nodiscard]] bool next(XlsRecord& record);
  [[nodiscard]] std::size_t at() const { return at_; }  // where the next one starts

 private:
  [[nodiscard]] bool read_one(std::uint16_t& type, std::span<const std::byte>& body);

  Bytes stream_;
  std::size_t at_;
};

// Reads on through the pieces of a record. What is asked for past its end reads as 0 or "" and makes failed() true.
class PieceReader {
 public:
  explicit PieceReader(const XlsRecord& record, std::size_t first_piece = 0)
      : pieces_(record.pieces), piece_(first_piece) {}

  [[nodiscard]] std::uint64_t number(unsigned bytes);
  void skip(std::uint64_t bytes);
  // So many characters after a byte of flags that says their width; each CONTINUE that they run into says it anew.
  [[nodiscard]] std::string characters(std::size_t count);
  // A text with its number of characters in front, in so many bytes (1 or 2), no rich runs.
  [[nodiscard]] std::string text(unsigned count_bytes);
  // A text of the shared table: rich runs and phonetic guides are passed over.
  [[nodiscard]] std::string rich_text();
  [[nodiscard]] bool at_end();
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void to_next_piece_if_over();
  [[nodiscard]] std::string characters(std::size_t count, unsigned flags);
  // Those that stand in the present piece.
  [[nodiscard]] std::size_t take_characters(std::size_t count, bool wide, WideText& text);

  const std::vector<std::span<const std::byte>>& pieces_;
  std::size_t piece_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace scorebook
