#include "ooxml/comments.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/xml.hpp"

namespace scorebook {
namespace {

class CommentsHandler : public XmlHandler {
 public:
  CommentsHandler(const std::string& path, CommentBudget& budget) : path_(path), budget_(budget) {}

  bool start(const XmlElement& element) override {
    if (!element.own) return false;
    if (in_text_) return text_.start(element.name);
    if (element.name == "author") {
      take_one();
      authors_.emplace_back();
      in_author_ = true;
    } else if (element.name == "comment") {
      take_one();
      current_ = Comment{parse_cell_ref(element.attribute("ref").value_or("")).value_or(CellRef{}), "", ""};
      const std::string_view author = element.attribute("authorId").value_or("");
      std::size_t index = 0;
      const auto read = std::from_chars(author.data(), author.data() + author.size(), index);
      if (read.ec == std::errc{} && index < authors_.size()) current_.author = authors_[index];
    } else if (element.name == "text") {
      text_.clear();
      in_text_ = true;
    } else {
      return element.name == "comments" || element.name == "authors" || element.name == "commentList";
    }
    return true;
  }
  void end(std::string_view name) override {
    if (name == "text") {
      current_.text = text_.finished();
      in_text_ = false;
    } else if (in_text_) {
      text_.end(name);
    } else if (name == "author") {
      in_author_ = false;
    } else if (name == "comment" && current_.cell.row != 0) {
      if (auto error = budget_.take_bytes(path_, current_)) refuse(std::move(*error));
      comments.push_back(std::move(current_));
    }
  }
  void text(std::string_view piece) override {
    if (in_author_)
      authors_.back() += piece;
    else if (in_text_)
      text_.text(piece);
  }

  std::vector<Comment> comments;

 private:
  void take_one() {
    if (auto error = budget_.take_one(path_)) refuse(std::move(*error));
  }

  std::string path_;
  CommentBudget& budget_;
  std::vector<std::string> authors_;
  Comment current_;
  RichText text_;
  bool in_text_ = false;
  bool in_author_ = false;
};

}  // namespace

std::optional<Error> CommentBudget::take_one(const std::string& path) {
  if (comments == 0)
    return over_limit(path, "it has over " + std::to_string(kMaximumComments) + " comments and authors of comments");
  --comments;
  return std::nullopt;
}

std::optional<Error> CommentBudget::take_bytes(const std::string& path, const Comment& comment) {
  const std::size_t needed = comment.author.size() + comment.text.size();
  if (needed > bytes)
    return over_limit(
        path, "its comments, each with its author, hold over " + std::to_string(kMaximumCommentBytes >> 20) + " MB");
  bytes -= needed;
  return std::nullopt;
}

Result<std::vector<Comment>> read_comments(PartStream& part, CommentBudget& budget) {
  CommentsHandler handler(part.path(), budget);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  return std::move(handler.comments);
}

}  // namespace scorebook
