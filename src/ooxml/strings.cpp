#include "ooxml/strings.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <utility>

#include "ooxml/plain_xml.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kEscapeBytes = 7;  // _xHHHH_

std::optional<std::uint32_t> escape_at(std::string_view text, std::size_t at) {
  if (at > text.size() || text.size() - at < kEscapeBytes || text[at] != '_' || text[at + 1] != 'x' ||
      text[at + 6] != '_')
    return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text.substr(at + 2, 4)) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9')
      digit = static_cast<std::uint32_t>(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<std::uint32_t>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<std::uint32_t>(c - 'A' + 10);
    else
      return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(std::uint32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low_surrogate(std::uint32_t code) { return code >= 0xDC00 && code < 0xE000; }

class SharedStringsHandler : public XmlHandler {
 public:
  SharedStringsHandler(const std::string& path, std::size_t maximum) : path_(path), maximum_(maximum) {}

  bool start(const XmlElement& element) override {
    if (depth_++ == 0) return true;  // sst
    if (depth_ == 2 && element.own && element.name == "si") {
      if (texts_.size() == maximum_)
        refuse(over_limit(path_, "it has over " + std::to_string(maximum_) + " texts in its table of texts"));
      current_.clear();
      return true;
    }
    if (depth_ > 2 && element.own && current_.start(element.name)) return true;
    --depth_;
    return false;
  }
  void end(std::string_view name) override {
    if (depth_ == 2)
      texts_.push_back(current_.finished());
    else if (depth_ > 2)
      current_.end(name);
    --depth_;
  }
  void text(std::string_view piece) override {
    if (depth_ > 2) current_.text(piece);
  }

  // The table, once it has been read to its end.
  std::vector<std::uint32_t> add_to(TextArena& arena) {
    std::vector<std::uint32_t> table;
    table.reserve(texts_.size());
    for (std::string& text : texts_) table.push_back(text.empty() ? 0 : arena.append(std::move(text)));
    return table;
  }

 private:
  std::string path_;
  std::size_t maximum_;
  std::vector<std::string> texts_;
  RichText current_;
  std::size_t depth_ = 0;
};

}  // namespace

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::string without_escapes(std::string_view text) {
  if (!may_have_escapes(text)) return std::string(text);
  constexpr std::uint32_t kReplacement = 0xFFFD;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto escape = escape_at(text, at);
    if (!escape) {
      result += text[at++];
      continue;
    }
    at += kEscapeBytes;
    std::uint32_t code = *escape;
    const auto low = is_high_surrogate(code) ? escape_at(text, at) : std::nullopt;
    if (low && is_low_surrogate(*low)) {
      code = 0x10000 + ((code - 0xD800) << 10) + (*low - 0xDC00);
      at += kEscapeBytes;
    }
    const bool half = code >= 0xD800 && code < 0xE000;
    append_utf8(result, half || code == 0 ? kReplacement : code);
  }
  return result;
}

std::uint32_t TextArena::hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
}

// Where the text stands in the table, or the free place where it would.
TextArena::Place& TextArena::place_of(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  for (std::size_t at = hash;; ++at) {
    Place& place = places_[at & (places_.size() - 1)];
    if (place.index == 0) place.hash = hash;
    if (place.index == 0 || (place.hash == hash && this->at(place.index) == text)) return place;
  }
}

void TextArena::expect(std::string_view text) const {
  if (!places_.empty()) __builtin_prefetch(&places_[hash_of(text) & (places_.size() - 1)], 1);
}

// A power of two, half of it free.
void TextArena::grow() {
  constexpr std::size_t kSmallest = 64;
  if (taken_ * 2 < places_.size()) return;
  std::vector<Place> larger(std::max(kSmallest, places_.size() * 2));
  for (const Place& place : places_) {
    if (place.index == 0) continue;
    std::size_t at = place.hash;
    while (larger[at & (larger.size() - 1)].index != 0) ++at;
    larger[at & (larger.size() - 1)] = place;
  }
  places_ = std::move(larger);
}

std::uint32_t TextArena::intern(std::string_view text) {
  if (text.empty()) return 0;
  grow();
  Place& place = place_of(text);
  if (place.index == 0) {
    place.index = append(std::string(text));
    ++taken_;
  }
  return place.index;
}

std::uint32_t TextArena::take_in(std::string&& text) {
  if (text.empty()) return 0;
  grow();
  Place& place = place_of(text);
  if (place.index == 0) {
    place.index = append(std::move(text));
    ++taken_;
  }
  return place.index;
}

void TextArena::start_over() {
  texts_.assign(first_ == 0 ? 1 : 0, "");
  places_.clear();
  taken_ = 0;
}

void TextArena::adopt(TextArena&& next) {
  assert(interned_nothing() && next.first_ == size());
  texts_.insert(texts_.end(), std::make_move_iterator(next.texts_.begin()), std::make_move_iterator(next.texts_.end()));
  places_ = std::move(next.places_);
  taken_ = next.taken_;
}

std::uint32_t TextArena::append(std::string text) {
  texts_.push_back(std::move(text));
  return static_cast<std::uint32_t>(first_ + texts_.size() - 1);
}

void RichText::clear() {
  text_.clear();
  in_text_ = false;
}

bool RichText::start(std::string_view name) {
  if (name == "t") in_text_ = true;
  return name == "t" || name == "r";
}

void RichText::end(std::string_view name) {
  if (name == "t") in_text_ = false;
}

void RichText::text(std::string_view piece) {
  if (in_text_) text_ += piece;
}

Result<std::vector<std::uint32_t>> read_shared_strings(PartStream& part, TextArena& arena, std::size_t maximum) {
  if (SharedStringsHandler handler(part.path(), maximum); read_plain_xml(part, handler)) return handler.add_to(arena);
  part.restart();
  SharedStringsHandler handler(part.path(), maximum);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return handler.add_to(arena);
}

}  // namespace scorebook
