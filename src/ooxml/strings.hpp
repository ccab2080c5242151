// Texts of a workbook, each once and used by index, and the shared string table. Rich text is joined, phonetic guides
// are dropped, _xHHHH_ escapes are turned into their characters; blanks are kept as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/limits.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

// "_x000D_" becomes a carriage return, "_x005F_" an underscore; a pair of surrogates becomes one character.
[[nodiscard]] std::string without_escapes(std::string_view text);
[[nodiscard]] inline bool may_have_escapes(std::string_view text) { return text.find("_x") != std::string_view::npos; }

// Adds a code point, which must be one, in UTF-8.
void append_utf8(std::string& text, std::uint32_t code);

// Hands out an index for every text: Workbook::texts in the making. Index 0 is "".
class TextArena {
 public:
  TextArena() : texts_(1) {}
  // For texts numbered after the first `count` of another arena, which must stay where it is.
  TextArena(const TextArena& before, std::size_t count) : before_(&before), first_(count) {}

  // The index of an equal text already interned here, or of a new one.
  [[nodiscard]] std::uint32_t intern(std::string_view text);
  // Says that this text will be interned soon: where it would stand is on its way from memory then.
  void expect(std::string_view text) const;
  // intern() without a copy.
  [[nodiscard]] std::uint32_t take_in(std::string&& text);
  // A new index in any case: for the shared strings, which are each other's only copies.
  [[nodiscard]] std::uint32_t append(std::string text);
  [[nodiscard]] const std::string& at(std::uint32_t index) const {
    return index < first_ ? before_->at(index) : texts_[index - first_];
  }
  // Forgets all that came after the arena before it.
  void start_over();
  // Takes over all of an arena that goes on after this one. Nothing has been interned here: every index stays.
  void adopt(TextArena&& next);
  [[nodiscard]] bool interned_nothing() const { return taken_ == 0; }
  // The next new index.
  [[nodiscard]] std::size_t size() const { return first_ + texts_.size(); }
  // Without those of the arena before it.
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  // Of a table of texts by their hash; `index` 0 is a free place.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t index = 0;
  };
  [[nodiscard]] static std::uint32_t hash_of(std::string_view text);
  [[nodiscard]] Place& place_of(std::string_view text);
  void grow();

  const TextArena* before_ = nullptr;
  std::size_t first_ = 0;
  std::vector<std::string> texts_;
  std::vector<Place> places_;
  std::size_t taken_ = 0;  // of places_
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
  [[nodiscard]] const std::string& unfinished() const { return text_; }  // escapes are still in it

 private:
  std::string text_;
  bool in_text_ = false;
};

// The table as arena indices, one for every <si>; empty ones have index 0. Errors also: over_limit.
[[nodiscard]] Result<std::vector<std::uint32_t>> read_shared_strings(PartStream& part, TextArena& arena,
                                                                     std::size_t maximum = kMaximumTexts);

}  // namespace scorebook
