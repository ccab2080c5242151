#include "ooxml/strings.hpp"

#include <functional>
#include <utility>

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
  SharedStringsHandler(const std::string& path, TextArena& arena, std::size_t maximum)
      : path_(path), arena_(arena), maximum_(maximum) {}

  bool start(const XmlElement& element) override {
    if (depth_++ == 0) return true;  // sst
    if (depth_ == 2 && element.own && element.name == "si") {
      if (table.size() == maximum_)
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
      add(current_.finished());
    else if (depth_ > 2)
      current_.end(name);
    --depth_;
  }
  void text(std::string_view piece) override {
    if (depth_ > 2) current_.text(piece);
  }

  std::vector<std::uint32_t> table;

 private:
  void add(std::string text) { table.push_back(text.empty() ? 0 : arena_.append(std::move(text))); }

  std::string path_;
  TextArena& arena_;
  std::size_t maximum_;
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
  if (text.find("_x") == std::string_view::npos) return std::string(text);
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

std::uint32_t TextArena::intern(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t hash = std::hash<std::string_view>{}(text);
  const auto same_hash = by_hash_.equal_range(hash);
  for (auto at = same_hash.first; at != same_hash.second; ++at)
    if (texts_[at->second] == text) return at->second;
  const std::uint32_t index = append(std::string(text));
  by_hash_.emplace(hash, index);
  return index;
}

std::uint32_t TextArena::append(std::string text) {
  texts_.push_back(std::move(text));
  return static_cast<std::uint32_t>(texts_.size() - 1);
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
  SharedStringsHandler handler(part.path(), arena, maximum);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return std::move(handler.table);
}

}  // namespace scorebook
