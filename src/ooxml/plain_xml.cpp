#include "ooxml/plain_xml.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ooxml/limits.hpp"
#include "ooxml/plain_names.hpp"
#include "ooxml/plain_text.hpp"
#include "ooxml/strings.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;
using plain::is;

constexpr std::string_view kLineEnd = "\n";     // what every line end is read as
constexpr std::size_t kMaximumAttributes = 64;  // compared with each other, one by one
constexpr std::size_t kReferenceBytes = 10;     // the longest: &#1114111;
constexpr std::size_t kOutsideBytes = 4096;     // of blanks before and after the root

// What became of one token.
enum class Step {
  done,
  cut_off,   // the window ends in it
  given_up,  // it is not of the common form
};

class PlainReader {
 public:
  PlainReader(PartStream& part, XmlHandler& handler, std::size_t window) : part_(part), handler_(handler) {
    window_.resize(window + 1);
    at_ = end_ = window_.data();
  }

  bool read();

 private:
  bool fill();
  bool start_of_part();
  Step next();
  Step text();
  Step reference();
  Step start_tag();
  Step attributes(const char*& at);
  Step attribute(const char*& at);
  Step end_tag();
  Step comment();
  Step character_data();
  Step outside();

  bool understand_attributes();
  [[nodiscard]] bool is_twice(std::size_t index) const;
  bool decode(PlainAttribute& attribute);
  bool open(std::string_view name, bool empty);
  void close(std::string_view name);
  void give_text(const char* from, const char* to);

  [[nodiscard]] bool skipping() const { return skipped_from_ != 0; }
  // What it means that the byte at `at` is none that may stand there.
  [[nodiscard]] Step unexpected(const char* at) const { return at >= end_ && !last_ ? Step::cut_off : Step::given_up; }
  // Whether [at, end_) goes on with these bytes; cut off where it may, but ends too early.
  [[nodiscard]] Step expect(const char* at, std::string_view bytes) const;

  PartStream& part_;
  XmlHandler& handler_;
  std::vector<char> window_;
  const char* at_;
  const char* end_;    // *end_ is kWindowEnd
  bool last_ = false;  // no more blocks after this window

  std::size_t depth_ = 0;
  std::size_t skipped_from_ = 0;  // depth of the element whose subtree is skipped; 0 for none
  bool had_root_ = false;
  std::size_t outside_ = 0;
  PlainNamespaces namespaces_;
  std::string open_names_;  // of all open elements, one after the other
  std::vector<std::size_t> open_sizes_;
  std::vector<PlainAttribute> raw_;
  std::vector<XmlAttribute> given_;
  std::string decoded_;
};

bool PlainReader::fill() {
  const auto rest = static_cast<std::size_t>(end_ - at_);
  const std::size_t most = window_.size() - 1;
  if (last_ || rest == most) return false;
  std::memmove(window_.data(), at_, rest);
  const auto count = part_.next_into(std::as_writable_bytes(std::span(window_).subspan(rest, most - rest)));
  if (!count) return false;
  last_ = count.value() == 0;
  at_ = window_.data();
  end_ = at_ + rest + count.value();
  window_[rest + count.value()] = plain::kWindowEnd;
  return true;
}

bool PlainReader::read() {
  if (!fill() || !start_of_part()) return false;
  for (;;) {
    Step step = at_ == end_ ? Step::cut_off : next();
    if (step == Step::cut_off) {
      if (last_) return at_ == end_ && had_root_ && depth_ == 0;
      if (!fill()) return false;
      step = Step::done;
    }
    if (step == Step::given_up || handler_.refusal()) return false;
  }
}

// The mark of UTF-8 and the XML declaration. A window holds far more than both.
bool PlainReader::start_of_part() {
  const auto take = [this](std::string_view bytes) {
    if (expect(at_, bytes) != Step::done) return false;
    at_ += bytes.size();
    return true;
  };
  const auto take_blanks = [this] {
    while (is(*at_, plain::kBlank)) ++at_;
  };
  // ` name="value"` in either kind of quotes.
  const auto take_word = [&](std::string_view name, std::string_view value) {
    const char* const before = at_;
    if (!is(*at_, plain::kBlank)) return false;
    take_blanks();
    if (take(name) && take("="sv)) {
      const std::string_view quote = *at_ == '\'' ? "'"sv : "\""sv;
      if (take(quote) && take(value) && take(quote)) return true;
    }
    at_ = before;
    return false;
  };
  static_cast<void>(take("\xEF\xBB\xBF"sv));
  if (!take("<?xml"sv)) return true;
  if (!take_word("version", "1.0")) return false;
  if (!take_word("encoding", "UTF-8")) static_cast<void>(take_word("encoding", "utf-8"));
  if (!take_word("standalone", "yes")) static_cast<void>(take_word("standalone", "no"));
  take_blanks();
  return take("?>"sv);
}

Step PlainReader::expect(const char* at, std::string_view bytes) const {
  const auto rest = static_cast<std::size_t>(end_ - at);
  if (std::memcmp(at, bytes.data(), std::min(rest, bytes.size())) != 0) return Step::given_up;
  if (rest >= bytes.size()) return Step::done;
  return last_ ? Step::given_up : Step::cut_off;
}

Step PlainReader::next() {
  if (depth_ == 0) {
    if (*at_ != '<') return outside();
  } else if (*at_ != '<') {
    return text();
  } else if (!skipping()) {
    const char* const taken = handler_.take_plain(at_, end_);
    if (taken != at_) {
      at_ = taken;
      return Step::done;
    }
  }
  switch (at_[1]) {
    case '/':
      return end_tag();
    case '!':
      return at_[2] == '-' ? comment() : character_data();
    default:
      return start_tag();
  }
}

Step PlainReader::outside() {
  const char* const from = at_;
  while (is(*at_, plain::kBlank)) ++at_;
  outside_ += static_cast<std::size_t>(at_ - from);
  return at_ == from || outside_ > kOutsideBytes ? Step::given_up : Step::done;
}

void PlainReader::give_text(const char* from, const char* to) {
  if (from != to && !skipping()) handler_.text({from, static_cast<std::size_t>(to - from)});
}

Step PlainReader::text() {
  const char* const from = at_;
  const char* at = plain::end_of_text(from);
  if (*at == ']' && at != end_) {
    // Only "]]>" may not stand in text.
    const Step end_of_section = expect(at, "]]>"sv);
    if (end_of_section == Step::done) return Step::given_up;
    if (end_of_section == Step::given_up) ++at;
  }
  if (at != from) {
    give_text(from, at);
    at_ = at;
    return Step::done;
  }
  if (*at == '&') return reference();
  if (*at == '\r') {
    if (at + 1 == end_ && !last_) return Step::cut_off;
    give_text(kLineEnd.data(), kLineEnd.data() + kLineEnd.size());
    at_ += at[1] == '\n' ? 2 : 1;
    return Step::done;
  }
  // The first bytes of a character whose others are in the next block, or no text at all.
  const bool may_go_on = !last_ && (*at == ']' || !plain::is_ascii(*at)) && end_ - at < 4;
  return may_go_on ? Step::cut_off : Step::given_up;
}

Step PlainReader::reference() {
  const auto length = std::min(static_cast<std::size_t>(end_ - at_), kReferenceBytes);
  const std::string_view bytes(at_, length);
  const std::size_t end = bytes.find(';');
  if (end == std::string_view::npos) return length < kReferenceBytes && !last_ ? Step::cut_off : Step::given_up;
  const std::uint32_t code = plain::referenced_character(bytes.substr(1, end - 1));
  if (code == 0) return Step::given_up;
  std::string character;
  append_utf8(character, code);
  give_text(character.data(), character.data() + character.size());
  at_ += end + 1;
  return Step::done;
}

Step PlainReader::start_tag() {
  const char* at = at_ + 1;
  if (!is(*at, plain::kNameStart)) return unexpected(at);
  while (is(*at, plain::kName)) ++at;
  const std::string_view name(at_ + 1, static_cast<std::size_t>(at - at_ - 1));
  raw_.clear();
  if (const Step step = attributes(at); step != Step::done) return step;
  const bool empty = *at == '/';
  if (empty && *++at != '>') return unexpected(at);
  at_ = at + 1;
  return open(name, empty) ? Step::done : Step::given_up;
}

// Up to the > or / that ends the tag.
Step PlainReader::attributes(const char*& at) {
  for (;;) {
    const char* const before = at;
    while (is(*at, plain::kBlank)) ++at;
    if (*at == '>' || *at == '/') return Step::done;
    if (at == before || raw_.size() == kMaximumAttributes) return unexpected(at);
    if (const Step step = attribute(at); step != Step::done) return step;
  }
}

Step PlainReader::attribute(const char*& at) {
  const char* const name = at;
  if (!is(*at, plain::kNameStart)) return unexpected(at);
  std::size_t colon = std::string_view::npos;
  for (; is(*at, plain::kName); ++at)
    if (*at == ':' && colon == std::string_view::npos) colon = static_cast<std::size_t>(at - name);
  const std::string_view whole_name(name, static_cast<std::size_t>(at - name));
  while (is(*at, plain::kBlank)) ++at;
  if (*at != '=') return unexpected(at);
  ++at;
  while (is(*at, plain::kBlank)) ++at;
  const char quote = *at;
  if (quote != '"' && quote != '\'') return unexpected(at);
  const char* const value = ++at;
  bool as_is = true;
  for (;;) {
    while (is(*at, plain::kAttribute)) ++at;
    if (*at == quote) break;
    if (*at == '"' || *at == '\'') {
      ++at;
    } else if (*at == '&' || is(*at, plain::kBlank)) {
      as_is = false;
      ++at;
    } else {
      const std::size_t length = plain::is_ascii(*at) ? 0 : plain::sequence_length(at);
      if (length == 0) return !last_ && end_ - at < 4 && !plain::is_ascii(*at) ? Step::cut_off : unexpected(at);
      at += length;
    }
  }
  raw_.push_back({whole_name, {value, static_cast<std::size_t>(at - value)}, colon, as_is});
  ++at;
  return Step::done;
}

// References become their characters and other blanks become spaces.
bool PlainReader::decode(PlainAttribute& attribute) {
  const std::size_t from = decoded_.size();
  const std::string_view value = attribute.value;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '&') {
      const std::size_t end = value.find(';', at);
      if (end == std::string_view::npos) return false;
      const std::uint32_t code = plain::referenced_character(value.substr(at + 1, end - at - 1));
      if (code == 0) return false;
      append_utf8(decoded_, code);
      at = end;
    } else if (is(value[at], plain::kBlank)) {
      if (value[at] == '\r' && at + 1 < value.size() && value[at + 1] == '\n') ++at;
      decoded_ += ' ';
    } else {
      decoded_ += value[at];
    }
  }
  attribute.value = std::string_view(decoded_).substr(from);
  return true;
}

// From raw_ to given_: those without a prefix, decoded. The others only have to be in order.
bool PlainReader::understand_attributes() {
  given_.clear();
  std::size_t undecoded = 0;
  bool declarations = false;
  for (const PlainAttribute& attribute : raw_) {
    if (!attribute.as_is) undecoded += attribute.value.size();
    declarations = declarations || attribute.is_declaration();
  }
  if (declarations && !namespaces_.declare(raw_, depth_ + 1, skipping())) return false;
  decoded_.clear();
  decoded_.reserve(undecoded);  // nothing grows when it is decoded: views stay
  for (std::size_t index = 0; index < raw_.size(); ++index) {
    PlainAttribute& attribute = raw_[index];
    if (!attribute.as_is && !decode(attribute)) return false;
    if (is_twice(index)) return false;
    if (!attribute.has_prefix()) {
      if (attribute.name != "xmlns"sv) given_.push_back({attribute.name, attribute.value});
      continue;
    }
    const std::string_view prefix = attribute.prefix();
    if (!is_plain_local_name(attribute.local_name())) return false;
    if (prefix != "xml"sv && prefix != "xmlns"sv && !namespaces_.kind_of(prefix)) return false;
  }
  return true;
}

// Whether an attribute stands before it that may be the same: two prefixes may mean one namespace.
bool PlainReader::is_twice(std::size_t index) const {
  const PlainAttribute& attribute = raw_[index];
  for (std::size_t other = 0; other < index; ++other)
    if (raw_[other].has_prefix() == attribute.has_prefix() && raw_[other].local_name() == attribute.local_name())
      return true;
  return false;
}

bool PlainReader::open(std::string_view name, bool empty) {
  if (depth_ == 0 && had_root_) return false;
  if (!raw_.empty()) {
    if (!understand_attributes()) return false;
  } else {
    given_.clear();
  }
  had_root_ = true;
  if (++depth_ > kMaximumDepth) return false;
  bool own = true;
  std::string_view local = name;
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
    local = name.substr(colon + 1);
    const auto kind = namespaces_.kind_of(name.substr(0, colon));
    if (!kind || depth_ == 1 || !is_plain_local_name(local)) return false;
    if (!skipping() && *kind != PlainNamespaces::Kind::other) return false;
    own = false;
  }
  if (!skipping() && !handler_.start(XmlElement(local, own, given_))) skipped_from_ = depth_;
  if (empty) {
    close(local);
    return true;
  }
  open_names_ += name;
  open_sizes_.push_back(name.size());
  return true;
}

void PlainReader::close(std::string_view local_name) {
  if (!skipping())
    handler_.end(local_name);
  else if (skipped_from_ == depth_)
    skipped_from_ = 0;
  namespaces_.end(depth_--);
}

Step PlainReader::end_tag() {
  if (depth_ == 0) return Step::given_up;
  const std::size_t size = open_sizes_.back();
  const std::string_view name = std::string_view(open_names_).substr(open_names_.size() - size);
  if (const Step step = expect(at_ + 2, name); step != Step::done) return step;
  const char* at = at_ + 2 + size;
  while (is(*at, plain::kBlank)) ++at;
  if (*at != '>') return unexpected(at);
  at_ = at + 1;
  close(name.substr(name.find(':') + 1));
  open_names_.resize(open_names_.size() - size);
  open_sizes_.pop_back();
  return Step::done;
}

Step PlainReader::comment() {
  if (const Step step = expect(at_, "<!--"sv); step != Step::done) return step;
  for (const char* at = at_ + 4;;) {
    const char* const from = at;
    at = plain::end_of_text(from);
    // Two hyphens may only stand at the end.
    const std::size_t hyphens = std::string_view(from, static_cast<std::size_t>(at - from)).find("--"sv);
    if (hyphens != std::string_view::npos) {
      const char* const end = from + hyphens + 2;
      if (*end != '>') return unexpected(end);
      at_ = end + 1;
      return Step::done;
    }
    if (*at != '<' && *at != '&' && *at != ']' && *at != '\r')
      return !last_ && end_ - at < 4 && (at == end_ || !plain::is_ascii(*at)) ? Step::cut_off : Step::given_up;
    ++at;
  }
}

Step PlainReader::character_data() {
  constexpr std::string_view kStart = "<![CDATA["sv;
  if (const Step step = expect(at_, kStart); step != Step::done) return step;
  if (depth_ == 0) return Step::given_up;
  const char* const from = at_ + kStart.size();
  const std::size_t size = std::string_view(from, static_cast<std::size_t>(end_ - from)).find("]]>"sv);
  if (size == std::string_view::npos) return unexpected(end_);
  const char* const end = from + size;
  for (const char* at = from; at < end;) {
    const char* const piece = at;
    at = std::min(plain::end_of_text(at), end);
    if (at == end || *at == '<' || *at == '&' || *at == ']') {
      if (at != end) ++at;
      give_text(piece, at);
    } else if (*at == '\r') {
      give_text(piece, at);
      give_text(kLineEnd.data(), kLineEnd.data() + kLineEnd.size());
      at += at[1] == '\n' ? 2 : 1;
    } else {
      return Step::given_up;
    }
  }
  at_ = end + 3;
  return Step::done;
}

}  // namespace

bool read_plain_xml(PartStream& part, XmlHandler& handler, std::size_t window) {
  return PlainReader(part, handler, window).read();
}

}  // namespace scorebook
