// The records of a part of an .xlsb, one after the other, and a reader of what one holds. Knows nothing of what a
// record means. Source: MS-XLSB 2.1.4 and 2.5.168 (XLWideString).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ooxml/bytes.hpp"
#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct XlsbRecord {
  std::uint32_t type = 0;
  std::span<const std::byte> body;  // until the next one is asked for
};

class XlsbRecords {
 public:
  explicit XlsbRecords(PartStream& part) : part_(part) {}

  // The next record into `record`; false where the part is over and found whole. Errors: damaged, over_limit.
  [[nodiscard]] Result<bool> next(XlsbRecord& record);
  // Why a part without the record that ends it is refused.
  [[nodiscard]] Error cut_short() const;

 private:
  // Makes so many bytes stand in the buffer from at_; false where the part has none left at all.
  [[nodiscard]] Result<bool> fill(std::size_t count);
  // A number of up to so many bytes, seven bits in each; false where the part is over.
  [[nodiscard]] Result<bool> take_packed(unsigned bytes, std::uint32_t& number);

  PartStream& part_;
  std::vector<std::byte> buffer_;
  std::size_t at_ = 0;
};

// Reads on through one record. What is asked for past its end reads as 0 or "" and makes failed() true.
class XlsbReader {
 public:
  explicit XlsbReader(const XlsbRecord& record) : body_(record.body) {}

  [[nodiscard]] std::uint64_t number(unsigned bytes);
  [[nodiscard]] double real();
  void skip(std::uint64_t bytes);
  // Its number of characters in front; the number 0xFFFFFFFF means none.
  [[nodiscard]] std::string text();
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  Bytes body_;
  std::uint64_t at_ = 0;
  bool failed_ = false;
};

}  // namespace scorebook
