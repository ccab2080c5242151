#include "csv/records.hpp"

#include <array>

#include "text/words.hpp"

namespace scorebook {

bool RecordReader::next(std::vector<std::string>& fields, std::size_t most) {
  fields.clear();
  if (at_ >= text_.size()) return false;
  std::string field;
  for (;;) {
    field.clear();
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) take_quoted(field);
    take_plain(field);
    if (!quoted && blank_before_quote_ == 0 && field.find('"') != std::string::npos && trimmed(field).starts_with('"'))
      blank_before_quote_ = line_;
    if (fields.size() <= most) fields.push_back(field);
    if (at_ >= text_.size()) return true;
    if (at_line_end()) {
      skip_line_end();
      return true;
    }
    ++at_;  // the delimiter; where it ends the text, an empty field follows
  }
}

void RecordReader::take_quoted(std::string& field) {
  const std::size_t opened = line_;
  ++at_;
  for (;;) {
    if (at_ >= text_.size()) {
      if (open_quote_ == 0) open_quote_ = opened;
      return;
    }
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      field += '"';
      at_ += 2;
    } else if (at_line_end()) {
      field += '\n';
      skip_line_end();
    } else {
      field += text_[at_++];
    }
  }
  ++at_;
  if (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end() && stray_quote_ == 0) stray_quote_ = line_;
}

void RecordReader::take_plain(std::string& field) {
  const std::array<char, 3> stops = {delimiter_, '\r', '\n'};
  const std::size_t end = text_.find_first_of(stops.data(), at_, stops.size());
  const std::size_t length = (end == std::string_view::npos ? text_.size() : end) - at_;
  field += text_.substr(at_, length);
  at_ += length;
}

void RecordReader::skip_line_end() {
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

}  // namespace scorebook
