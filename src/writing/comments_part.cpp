#include "writing/comments_part.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "ooxml/refusal.hpp"
#include "writing/clean_text.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kHeading = "Scorebook:";

std::string run(const std::string& prefix, std::string_view text, bool bold) {
  const auto open = [&prefix](std::string_view name) { return "<" + prefix + std::string(name); };
  return open("r>") + open("rPr>") + (bold ? open("b/>") : "") + open("sz val=\"9\"/>") +
         open("color indexed=\"81\"/>") + open("rFont val=\"Tahoma\"/>") + open("family val=\"2\"/>") + "</" + prefix +
         "rPr>" + open("t xml:space=\"preserve\">") + xml_escaped(text) + "</" + prefix + "t></" + prefix + "r>";
}

// What a comment of our own, or ours below another, says: the heading and the words in two runs.
std::string runs(const std::string& prefix, std::string_view text, bool below) {
  return run(prefix, (below ? "\n\n" : "") + std::string(kHeading), true) +
         run(prefix, "\n" + std::string(text), false);
}

// As much of ours as a comment can hold beside what it holds already; counted in bytes, which are never fewer than the
// units that Excel counts.
std::string fitting(std::size_t taken, std::string_view text) {
  constexpr std::size_t kAround = 16;  // heading and line breaks
  const std::size_t room = kMaximumCellCharacters - std::min(taken + kAround, kMaximumCellCharacters);
  std::string words = clean_cell_text(text).text;
  if (words.size() <= room) return words;
  std::size_t end = room;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  words.resize(end);
  return words;
}

std::string comment(const std::string& prefix, const CellNote& note, std::size_t author) {
  return "<" + prefix + "comment ref=\"" + to_string(note.cell) + "\" authorId=\"" + std::to_string(author) + "\"><" +
         prefix + "text>" + runs(prefix, fitting(0, note.text), false) + "</" + prefix + "text></" + prefix +
         "comment>";
}

// Where the text of a comment can be added to.
struct Existing {
  CellRef cell;
  bool has_text = false, text_empty = false;
  std::size_t text_begin = 0, text_open = 0, text_close = 0;  // <text>: its tag, and where its end tag begins
  std::optional<std::size_t> last_run;                        // behind </r>
  std::optional<std::size_t> plain_end;                       // where </t> begins, of a text without runs
  std::string words;
};

class CommentsVisitor : public XmlVisitor {
 public:
  void start(const ScannedTag& tag) override {
    ++depth_;
    const XmlElement& element = tag.element;
    if (depth_ == 1) {
      is_comments = element.name == "comments" && element.own;
      strict = element.space == kSpreadsheetNamespaces[1];
      root = {tag.prefix, std::string(element.name), std::string(element.space), tag.begin, tag.end, tag.empty,
              tag.begin};
      return;
    }
    if (!element.own) return;
    if (depth_ == 2 && element.name == "authors") take_list(tag, authors);
    if (depth_ == 2 && element.name == "commentList") take_list(tag, list);
    in_author_ = depth_ == 3 && element.name == "author";
    if (in_author_) names.emplace_back();
    if (depth_ == 3 && element.name == "comment") {
      comments.emplace_back();
      comments.back().cell = parse_cell_ref(element.attribute("ref").value_or("")).value_or(CellRef{});
    }
    if (comments.empty()) return;
    Existing& current = comments.back();
    if (depth_ == 4 && element.name == "text" && !current.has_text) {
      current.has_text = true;
      current.text_begin = tag.begin;
      current.text_open = tag.end;
      current.text_empty = tag.empty;
      in_text_ = true;
    }
    in_plain_ = in_text_ && depth_ == 5 && element.name == "t" && !tag.empty;
    in_words_ = in_text_ && element.name == "t" && depth_ <= 6;
  }
  void end(std::string_view name, std::size_t begin, std::size_t end) override {
    if (depth_ == 1) root.closing = begin;
    if (depth_ == 2 && name == "authors") authors->closing = begin;
    if (depth_ == 2 && name == "commentList") list->closing = begin;
    if (in_text_) {
      Existing& current = comments.back();
      if (depth_ == 5 && name == "r") current.last_run = end;
      if (depth_ == 5 && name == "t" && in_plain_) current.plain_end = begin;
      if (depth_ == 4) {
        current.text_close = begin;
        in_text_ = false;
      }
    }
    in_author_ = in_plain_ = in_words_ = false;
    --depth_;
  }
  void text(std::string_view piece) override {
    if (in_author_) names.back() += piece;
    if (in_words_) comments.back().words += piece;
  }

  bool is_comments = false, strict = false;
  RootElement root;
  std::optional<RootElement> authors, list;
  std::vector<std::string> names;
  std::vector<Existing> comments;

 private:
  static void take_list(const ScannedTag& tag, std::optional<RootElement>& taken) {
    taken = RootElement{tag.prefix, std::string(tag.element.name), "", tag.begin, tag.end, tag.empty, tag.begin};
  }

  std::size_t depth_ = 0;
  bool in_author_ = false, in_text_ = false, in_plain_ = false, in_words_ = false;
};

class ConversationsVisitor : public XmlVisitor {
 public:
  void start(const ScannedTag& tag) override {
    if (tag.element.name != "threadedComment") return;
    if (const auto cell = parse_cell_ref(tag.element.attribute("ref").value_or(""))) cells.insert(*cell);
  }
  void end(std::string_view, std::size_t, std::size_t) override {}

  std::set<CellRef> cells;
};

XmlEdit added_to(const Existing& existing, const std::string& prefix, const std::string& words) {
  if (existing.text_empty)
    return {existing.text_begin, existing.text_open - existing.text_begin,
            "<" + prefix + "text>" + runs(prefix, words, false) + "</" + prefix + "text>"};
  if (existing.last_run) return {*existing.last_run, 0, runs(prefix, words, true)};
  if (existing.plain_end) return {*existing.plain_end, 0, xml_escaped("\n\n" + std::string(kHeading) + "\n" + words)};
  return {existing.text_close, 0, runs(prefix, words, false)};
}

}  // namespace

std::string new_comments_part(const std::vector<CellNote>& notes) {
  std::string part = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"" +
                     std::string(kSpreadsheetNamespaces[0]) + "\"><authors><author>" + std::string(kCommentAuthor) +
                     "</author></authors><commentList>";
  for (const CellNote& note : notes) part += comment("", note, 0);
  return part + "</commentList></comments>";
}

Result<CommentsPart> comments_part_with(std::string_view bytes, const std::vector<CellNote>& notes,
                                        const std::string& path, const std::string& part) {
  CommentsVisitor visitor;
  const auto form = scan_xml(bytes, visitor, path, part);
  if (!form) return form.error();
  if (!visitor.is_comments || !visitor.authors || !visitor.list)
    return damaged(path, "its part " + part + " is no list of comments");
  CommentsPart result;
  result.strict = visitor.strict;
  std::map<CellRef, const Existing*> by_cell;
  for (const Existing& existing : visitor.comments) {
    by_cell.try_emplace(existing.cell, &existing);
    result.commented.insert(existing.cell);
  }
  const std::string& prefix = visitor.root.prefix;
  std::size_t author = 0;
  while (author < visitor.names.size() && visitor.names[author] != kCommentAuthor) ++author;
  std::vector<XmlEdit> edits;
  std::string more;
  for (const CellNote& note : notes) {
    const auto found = by_cell.find(note.cell);
    if (found == by_cell.end()) {
      more += comment(prefix, note, author);
      continue;
    }
    const Existing& existing = *found->second;
    if (!existing.has_text) return damaged(path, "its part " + part + " has a comment without a text");
    const std::string words = fitting(existing.words.size(), note.text);
    if (words.empty() || existing.words.find(words) != std::string::npos)
      result.unchanged.insert(note.cell);
    else
      edits.push_back(added_to(existing, prefix, words));
  }
  if (!more.empty()) {
    if (author == visitor.names.size())
      edits.push_back(visitor.authors->appended(
          "<" + prefix + "author>" + std::string(kCommentAuthor) + "</" + prefix + "author>", form.value()));
    edits.push_back(visitor.list->appended(more, form.value()));
  }
  result.bytes = with_edits(bytes, std::move(edits), form.value());
  return result;
}

Result<std::set<CellRef>> cells_of_conversations(std::string_view bytes, const std::string& path,
                                                 const std::string& part) {
  ConversationsVisitor visitor;
  if (const auto form = scan_xml(bytes, visitor, path, part); !form) return form.error();
  return std::move(visitor.cells);
}

}  // namespace scorebook
