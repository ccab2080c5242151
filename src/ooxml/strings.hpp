// Texts of a workbook, each once and used by index, and the shared string table. Rich text is joined, phonetic guides
// are dropped, _xHHHH_ escapes are turned into their characters; blanks are kept as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/limits.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

// "_x000D_" becomes a carriage return, "_x005F_" an underscore; a pair of surrogates becomes one character.
[[nodiscard]] std::string without_escapes(std::string_view text);

// Adds a code point, which must be one, in UTF-8.
void append_utf8(std::string& text, std::uint32_t code);

// Hands out an index for every text: Workbook::texts in the making. Index 0 is "".
class TextArena {
 public:
  TextArena() : texts_(1) {}

  // The index of an equal text already interned, or of a new one.
  [[nodiscard]] std::uint32_t intern(std::string_view text);
  // A new index in any case: for the shared strings, which are each other's only copies.
  [[nodiscard]] std::uint32_t append(std::string text);
  [[nodiscard]] const std::string& at(std::uint32_t index) const { return texts_[index]; }
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  std::vector<std::string> texts_;
  std::unordered_multimap<std::size_t, std::uint32_t> by_hash_;
};

// What an <si>, an <is> or a comment's <text> adds up to: the <t> directly in it and in its <r>, not those of <rPh>.
// Fed with the events inside that element.
class RichText {
 public:
  void clear();
  [[nodiscard]] bool start(std::string_view name);  // false: skip the element
  void end(std::string_view name);
  void text(std::string_view piece);
  [[nodiscard]] std::string finished() const { return without_escapes(text_); }

 private:
  std::string text_;
  bool in_text_ = false;
};

// The table as arena indices, one for every <si>; empty ones have index 0. Errors also: over_limit.
[[nodiscard]] Result<std::vector<std::uint32_t>> read_shared_strings(PartStream& part, TextArena& arena,
                                                                     std::size_t maximum = kMaximumTexts);

}  // namespace scorebook
