#include "writing/comments_part.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "ooxml/refusal.hpp"
#include "writing/clean_text.hpp"
#include "writing/own_words.hpp"

namespace scorebook {
namespace {

std::string run(const std::string& prefix, std::string_view text, bool bold) {
  const auto open = [&prefix](std::string_view name) { return "<" + prefix + std::string(name); };
  return open("r>") + open("rPr>") + (bold ? open("b/>") : "") + open("sz val=\"9\"/>") +
         open("color indexed=\"81\"/>") + open("rFont val=\"Tahoma\"/>") + open("family val=\"2\"/>") + "</" + prefix +
         "rPr>" + open("t xml:space=\"preserve\">") + xml_escaped(text) + "</" + prefix + "t></" + prefix + "r>";
}

// What a comment of our own, or ours below another, says: the heading and the words in two runs.
std::string runs(const std::string& prefix, std::string_view text, bool below) {
  return run(prefix, (below ? "\n\n" : "") + std::string(kOwnHeading), true) + run(prefix, own_body(text), false);
}

std::size_t room_beside(std::size_t taken) {
  return kMaximumCellCharacters - std::min(taken + kBytesAroundOwnWords, kMaximumCellCharacters);
}

// As much of ours as a comment can hold beside what it holds already; counted in bytes, which are never fewer than the
// units that Excel counts.
std::string fitting(std::size_t taken, std::string_view text) {
  const std::size_t room = room_beside(taken);
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

// A stretch of a comment's text: an element <t>, of a run or by itself.
struct Piece {
  std::optional<std::size_t> run_begin;  // of the run that holds it
  std::size_t run_end = 0;
  std::size_t begin = 0, end = 0;  // the element
  std::size_t from = 0, to = 0;    // in Existing::words
};

// Where the text of a comment can be added to and taken from.
struct Existing {
  CellRef cell;
  std::size_t begin = 0, end = 0;  // the element
  std::string author;              // by its number
  std::vector<Piece> pieces;
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
      comments.back().author = element.attribute("authorId").value_or("");
      comments.back().begin = tag.begin;
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
    if (!in_text_) return;
    if (depth_ == 5) run_ = element.name == "r" ? std::optional(tag.begin) : std::nullopt;
    in_plain_ = depth_ == 5 && element.name == "t" && !tag.empty;
    in_words_ = element.name == "t" && (depth_ == 5 || (depth_ == 6 && run_));
    if (in_words_) {
      current.pieces.push_back(
          {depth_ == 6 ? run_ : std::nullopt, 0, tag.begin, tag.end, current.words.size(), current.words.size()});
    }
  }
  void end(std::string_view name, std::size_t begin, std::size_t end) override {
    if (depth_ == 1) root.closing = begin;
    if (depth_ == 2 && name == "authors") authors->closing = begin;
    if (depth_ == 2 && name == "commentList") list->closing = begin;
    if (in_text_) {
      Existing& current = comments.back();
      if (in_words_) {
        current.pieces.back().end = end;
        current.pieces.back().to = current.words.size();
      }
      if (depth_ == 5 && name == "r") {
        current.last_run = end;
        for (Piece& piece : current.pieces)
          if (piece.run_begin && piece.run_begin == run_) piece.run_end = end;
      }
      if (depth_ == 5 && name == "t" && in_plain_) current.plain_end = begin;
      if (depth_ == 4) {
        current.text_close = begin;
        in_text_ = false;
      }
    }
    if (depth_ == 3 && name == "comment" && !comments.empty()) comments.back().end = end;
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
  std::optional<std::size_t> run_;  // where the run begins that is being read
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

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// What of a comment's text stays, beside what is ours.
struct Kept {
  OwnWords own;
  std::string words;
  bool all_ours = false;  // nothing is left
};

Kept kept_of(const Existing& existing, const std::set<CellRef>& untouched) {
  Kept kept;
  kept.own = find_own_words(existing.words);
  if (untouched.count(existing.cell) != 0) {
    kept.own.changed = kept.own.changed || !kept.own.parts.empty();
    kept.own.parts.clear();
  }
  kept.words = without(existing.words, kept.own, 0, existing.words.size());
  kept.all_ours = !kept.own.parts.empty() && is_blank(kept.words);
  return kept;
}

// Writes the comments of a part anew where ours come or go.
class Rewriting {
 public:
  Rewriting(const CommentsVisitor& before, CommentsPart& result) : before_(before), result_(result) {}

  // Words of ours for the comment, or none.
  void settle(const Existing& existing, const Kept& kept, const CellNote* note) {
    const std::string words = note == nullptr ? "" : fitting(kept.words.size(), note->text);
    if (!words.empty() && says_already(existing, kept, words)) {
      result_.unchanged.insert(existing.cell);
      return;
    }
    if (kept.all_ours) {
      replace(existing, words);
      return;
    }
    if (words.empty() && note != nullptr) result_.unchanged.insert(existing.cell);
    take_out(existing, kept, words);
  }

  std::vector<XmlEdit> edits;

 private:
  [[nodiscard]] static bool says_already(const Existing& existing, const Kept& kept, const std::string& words) {
    if (kept.own.parts.empty()) return existing.words.find(words) != std::string::npos;
    const auto& [from, to] = kept.own.parts.front();
    return kept.own.parts.size() == 1 && std::string_view(existing.words)
                                             .substr(from, to - from)
                                             .ends_with(std::string(kOwnHeading) + own_body(words));
  }

  [[nodiscard]] bool by_us(const Existing& existing) const {
    for (std::size_t index = 0; index < before_.names.size(); ++index)
      if (std::to_string(index) == existing.author) return before_.names[index] == kCommentAuthor;
    return false;
  }

  // A comment that was ours alone.
  void replace(const Existing& existing, const std::string& words) {
    const std::string& prefix = before_.root.prefix;
    const std::size_t length = existing.text_close - existing.text_open;
    if (!words.empty()) {
      edits.push_back({existing.text_open, length, runs(prefix, words, false)});
    } else if (by_us(existing)) {
      edits.push_back({existing.begin, existing.end - existing.begin, ""});
    } else {  // it was an empty comment of theirs
      edits.push_back({existing.text_open, length, ""});
      return;
    }
    result_.emptied.insert(existing.cell);
  }

  void take_out(const Existing& existing, const Kept& kept, const std::string& words) {
    const std::string& prefix = before_.root.prefix;
    bool added = words.empty();
    for (const Piece& piece : existing.pieces) {
      const std::string stays = without(existing.words, kept.own, piece.from, piece.to);
      if (stays.size() == piece.to - piece.from) continue;
      const bool last_plain = !existing.last_run && existing.plain_end && piece.begin < *existing.plain_end &&
                              *existing.plain_end < piece.end;
      std::string text = stays;
      if (last_plain && !added) {
        text += "\n\n" + std::string(kOwnHeading) + own_body(words);
        added = true;
      }
      if (text.empty() && piece.run_begin && piece.run_end > 0 && alone_in_run(existing, piece)) {
        edits.push_back({*piece.run_begin, piece.run_end - *piece.run_begin, ""});
      } else {
        edits.push_back({piece.begin, piece.end - piece.begin,
                         "<" + prefix + "t xml:space=\"preserve\">" + xml_escaped(text) + "</" + prefix + "t>"});
      }
    }
    if (!added) edits.push_back(added_to(existing, words));
  }

  [[nodiscard]] static bool alone_in_run(const Existing& existing, const Piece& piece) {
    return std::count_if(existing.pieces.begin(), existing.pieces.end(),
                         [&piece](const Piece& each) { return each.run_begin == piece.run_begin; }) == 1;
  }

  [[nodiscard]] XmlEdit added_to(const Existing& existing, const std::string& words) const {
    const std::string& prefix = before_.root.prefix;
    if (existing.text_empty)
      return {existing.text_begin, existing.text_open - existing.text_begin,
              "<" + prefix + "text>" + runs(prefix, words, false) + "</" + prefix + "text>"};
    if (existing.last_run) return {*existing.last_run, 0, runs(prefix, words, true)};
    if (existing.plain_end)
      return {*existing.plain_end, 0, xml_escaped("\n\n" + std::string(kOwnHeading) + own_body(words))};
    return {existing.text_close, 0, runs(prefix, words, false)};
  }

  const CommentsVisitor& before_;
  CommentsPart& result_;
};

}  // namespace

std::string new_comments_part(const std::vector<CellNote>& notes) {
  std::string part = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"" +
                     std::string(kSpreadsheetNamespaces[0]) + "\"><authors><author>" + std::string(kCommentAuthor) +
                     "</author></authors><commentList>";
  for (const CellNote& note : notes) part += comment("", note, 0);
  return part + "</commentList></comments>";
}

bool fits_comment(std::size_t taken, std::string_view words) {
  return clean_cell_text(words).text.size() <= room_beside(taken);
}

Result<CommentsBefore> comments_before(std::string_view bytes, const std::set<CellRef>& untouched,
                                       const std::string& path, const std::string& part) {
  CommentsVisitor visitor;
  if (const auto form = scan_xml(bytes, visitor, path, part); !form) return form.error();
  CommentsBefore before;
  for (const Existing& existing : visitor.comments) {
    const Kept kept = kept_of(existing, untouched);
    before.taken.try_emplace(existing.cell, kept.words.size());
    if (kept.own.changed) before.changed.insert(existing.cell);
    before.ours = before.ours || !kept.own.parts.empty();
  }
  return before;
}

Result<CommentsPart> comments_part_with(std::string_view bytes, const std::vector<CellNote>& notes,
                                        const std::set<CellRef>& untouched, const std::string& path,
                                        const std::string& part) {
  CommentsVisitor visitor;
  const auto form = scan_xml(bytes, visitor, path, part);
  if (!form) return form.error();
  if (!visitor.is_comments || !visitor.authors || !visitor.list)
    return damaged(path, "its part " + part + " is no list of comments");
  CommentsPart result;
  result.strict = visitor.strict;
  std::map<CellRef, const CellNote*> by_cell;
  for (const CellNote& note : notes) by_cell.emplace(note.cell, &note);
  Rewriting rewriting(visitor, result);
  for (const Existing& existing : visitor.comments) {
    const bool first = result.commented.insert(existing.cell).second;
    const auto found = first ? by_cell.find(existing.cell) : by_cell.end();
    if (found != by_cell.end() && !existing.has_text)
      return damaged(path, "its part " + part + " has a comment without a text");
    rewriting.settle(existing, kept_of(existing, untouched), found == by_cell.end() ? nullptr : found->second);
  }
  const std::string& prefix = visitor.root.prefix;
  std::size_t author = 0;
  while (author < visitor.names.size() && visitor.names[author] != kCommentAuthor) ++author;
  std::string more;
  for (const CellNote& note : notes)
    if (result.commented.count(note.cell) == 0) more += comment(prefix, note, author);
  if (!more.empty()) {
    if (author == visitor.names.size())
      rewriting.edits.push_back(visitor.authors->appended(
          "<" + prefix + "author>" + std::string(kCommentAuthor) + "</" + prefix + "author>", form.value()));
    rewriting.edits.push_back(visitor.list->appended(more, form.value()));
  }
  result.bytes = with_edits(bytes, std::move(rewriting.edits), form.value());
  return result;
}

Result<std::set<CellRef>> cells_of_conversations(std::string_view bytes, const std::string& path,
                                                 const std::string& part) {
  ConversationsVisitor visitor;
  if (const auto form = scan_xml(bytes, visitor, path, part); !form) return form.error();
  return std::move(visitor.cells);
}

}  // namespace scorebook
