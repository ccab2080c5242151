#include "writing/annotate.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>

#include "ooxml/package.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/workbook_part.hpp"
#include "read/sniff.hpp"
#include "writing/note_drawing.hpp"
#include "writing/output_file.hpp"
#include "writing/package_lists.hpp"
#include "writing/package_patch.hpp"
#include "writing/sheet_part.hpp"
#include "writing/text_measure.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {
namespace {

constexpr const char* kContentTypes = "[Content_Types].xml";
constexpr const char* kCommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
constexpr const char* kDrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

Error cannot_annotate(const std::string& path, const std::string& why, const std::string& fix) {
  return output_error(path, "no annotated copy can be made, because " + why, fix);
}

Error strict_form(const std::string& path) {
  return cannot_annotate(path, "it is of the form \"Strict Open XML\", in which comments are kept in another way",
                         "Save it in Excel as \"Excel Workbook (*.xlsx)\" and check that copy.");
}

// A box that the text fits into.
NoteBox box_for(const CellNote& note) {
  constexpr int kWidth = 340;
  constexpr double kText = (kWidth - 16) * 0.75;     // points, without the margins
  constexpr TextFont kFont{9.6, false};              // Tahoma of 9 points is wider than the Arial that is measured
  constexpr double kLine = 11.5, kMostPixels = 900;  // points a line; more than fits on a screen
  double lines = 1;                                  // the heading
  for (std::size_t at = 0; at <= note.text.size();) {
    const std::size_t end = std::min(note.text.find('\n', at), note.text.size());
    lines += wrapped_lines(std::string_view(note.text).substr(at, end - at), kFont, kText);
    at = end + 1;
  }
  return {note.cell, kWidth, static_cast<int>(std::min((lines * kLine + 10) / 0.75, kMostPixels)), note.colour};
}

// Only says whether a part is XML to its last tag.
class AnyXml : public XmlVisitor {
 public:
  void start(const ScannedTag&) override {}
  void end(std::string_view, std::size_t, std::size_t) override {}
};

struct AnnotatedSheet {
  std::string name;
  std::string part;  // as part_key() has it
  std::vector<Relationship> relationships;
  std::set<CellRef> conversations;
  CommentsBefore before;
  std::map<CellRef, CellNote> notes;
};

}  // namespace

struct WorkbookAnnotator::State {
  State(std::span<const std::byte> bytes, std::string file, Package opened)
      : original(bytes), path(std::move(file)), package(std::move(opened)) {}

  Result<void> read();
  Result<void> annotate(const AnnotatedSheet& sheet);
  Result<void> annotate_package();
  Result<std::string> content(const std::string& part);
  [[nodiscard]] const AnnotatedSheet* sheet_called(const std::string& name) const;

  std::span<const std::byte> original;
  std::string path;
  Package package;
  std::vector<ZipEntry> entries;
  std::map<std::string, std::string> names;  // of the parts as stored, by part_key()
  std::vector<AnnotatedSheet> sheets;
  std::vector<PatchedPart> parts;
  std::vector<NewType> types;
  ShapeBlocks blocks;

 private:
  Result<void> refuse_what_cannot_be();
  Result<void> read_sheet(const std::string& name, const Relationship& target);
  Result<CommentsPart> write_comments(const AnnotatedSheet& sheet, const std::vector<CellNote>& notes,
                                      std::vector<NewRelationship>& more);
  Result<void> write_relationships(const AnnotatedSheet& sheet, const std::vector<NewRelationship>& more);
  Result<void> patch(const std::string& part, std::string content);
  std::string add_part(const std::string& begins, const std::string& ends, std::string content);
  [[nodiscard]] std::string free_id(const AnnotatedSheet& sheet, const std::vector<NewRelationship>& more) const;
};

Result<std::string> WorkbookAnnotator::State::content(const std::string& part) {
  auto stream = package.part(part);
  if (!stream) return stream.error();
  std::string bytes;
  for (;;) {
    const auto block = stream.value().next();
    if (!block) return block.error();
    if (block.value().empty()) return bytes;
    bytes.append(reinterpret_cast<const char*>(block.value().data()), block.value().size());
  }
}

// A part with other content; the same part cannot serve two sheets.
Result<void> WorkbookAnnotator::State::patch(const std::string& part, std::string content) {
  const std::string& name = names.at(part);
  const auto same = [&name](const PatchedPart& each) { return each.name == name; };
  if (std::any_of(parts.begin(), parts.end(), same))
    return damaged(path, "two of its sheets have the part " + name + " in common");
  parts.push_back({name, std::move(content)});
  return {};
}

// A new part of the first free number. Its name.
std::string WorkbookAnnotator::State::add_part(const std::string& begins, const std::string& ends,
                                               std::string content) {
  std::string name;
  for (std::size_t number = 1; name.empty() || names.count(part_key(name)) != 0; ++number)
    name = begins + std::to_string(number) + ends;
  names.emplace(part_key(name), name);
  parts.push_back({name, std::move(content)});
  return "/" + name;
}

std::string WorkbookAnnotator::State::free_id(const AnnotatedSheet& sheet,
                                              const std::vector<NewRelationship>& more) const {
  std::string id;
  for (std::size_t number = 1; id.empty(); ++number) {
    id = "rId" + std::to_string(number);
    for (const Relationship& each : sheet.relationships)
      if (each.id == id) id.clear();
    for (const NewRelationship& each : more)
      if (each.id == id) id.clear();
  }
  return id;
}

Result<void> WorkbookAnnotator::State::refuse_what_cannot_be() {
  for (const ZipEntry& entry : entries) {
    if (entry.name.find('\\') != std::string::npos || entry.name.starts_with('/'))
      return cannot_annotate(path,
                             "its parts are named in a way that programs find only by mending it (" + entry.name + ")",
                             "Open it in Excel, save it, and check it again.");
  }
  if (package.has_below("_xmlsignatures/"))
    return cannot_annotate(path, "it is digitally signed, and a copy with comments would no longer be what was signed",
                           "Save a copy without the signature (File > Info > View Signatures) and check that.");
  if (!package.has(kContentTypes)) return damaged(path, std::string("its part ") + kContentTypes + " is missing");
  return {};
}

Result<void> WorkbookAnnotator::State::read_sheet(const std::string& name, const Relationship& target) {
  AnnotatedSheet sheet{name, target.target, {}, {}, {}, {}};
  auto relationships = package.relationships(sheet.part);
  if (!relationships) return relationships.error();
  sheet.relationships = std::move(relationships).value();
  for (const Relationship& each : sheet.relationships) {
    if (each.type != "threadedComment" || each.external) continue;
    const auto bytes = content(each.target);
    if (!bytes) return bytes.error();
    const auto cells = cells_of_conversations(bytes.value(), path, each.target);
    if (!cells) return cells.error();
    sheet.conversations.insert(cells.value().begin(), cells.value().end());
  }
  const Relationship* list = relationship_of_type(sheet.relationships, "comments");
  if (list != nullptr && package.has(list->target)) {
    // A broken list is refused where something is to be added to it.
    if (const auto bytes = content(list->target)) {
      auto before = comments_before(bytes.value(), sheet.conversations, path, list->target);
      if (before) sheet.before = std::move(before).value();
    }
  }
  sheets.push_back(std::move(sheet));
  return {};
}

Result<void> WorkbookAnnotator::State::read() {
  auto read_entries = read_zip(original, path);
  if (!read_entries) return read_entries.error();
  entries = std::move(read_entries).value();
  for (const ZipEntry& entry : entries) names.emplace(part_key(entry.name), entry.name);
  const auto root = package.relationships("");
  if (!root) return root.error();
  const Relationship* document = relationship_of_type(root.value(), "officeDocument");
  if (document == nullptr || document->target.ends_with(".bin"))
    return cannot_annotate(path, "comments can be put into .xlsx and .xlsm workbooks only, whatever its name says",
                           "Save it as .xlsx in Excel first, and check that copy.");
  if (auto possible = refuse_what_cannot_be(); !possible) return possible;
  auto stream = package.part(document->target);
  if (!stream) return stream.error();
  const auto workbook = read_workbook_part(stream.value());
  if (!workbook) return workbook.error();
  const auto relationships = package.relationships(document->target);
  if (!relationships) return relationships.error();
  const auto targets = by_id(relationships.value());
  for (const SheetEntry& entry : workbook.value().sheets) {
    const auto found = targets.find(entry.relationship);
    if (found == targets.end() || found->second->type != "worksheet") continue;
    if (auto sheet = read_sheet(entry.name, *found->second); !sheet) return sheet;
  }
  return {};
}

// What became of the comments that are there; its bytes are written.
Result<CommentsPart> WorkbookAnnotator::State::write_comments(const AnnotatedSheet& sheet,
                                                              const std::vector<CellNote>& notes,
                                                              std::vector<NewRelationship>& more) {
  const Relationship* target = relationship_of_type(sheet.relationships, "comments");
  if (target == nullptr) {
    const std::string name = add_part("xl/comments", ".xml", new_comments_part(notes));
    more.push_back({free_id(sheet, more), "comments", name});
    types.push_back({name, kCommentsType});
    return CommentsPart();
  }
  const auto bytes = content(target->target);
  if (!bytes) return bytes.error();
  auto comments = comments_part_with(bytes.value(), notes, sheet.conversations, path, target->target);
  if (!comments) return comments.error();
  if (comments.value().strict) return strict_form(path);
  if (auto patched = patch(target->target, std::move(comments.value().bytes)); !patched) return patched.error();
  return comments;
}

Result<void> WorkbookAnnotator::State::write_relationships(const AnnotatedSheet& sheet,
                                                           const std::vector<NewRelationship>& more) {
  if (more.empty()) return {};
  const std::string key = relationships_part_of(sheet.part);
  if (!package.has(key)) {
    const std::string name = relationships_part_of(names.at(sheet.part));
    names.emplace(key, name);
    parts.push_back({name, new_relationships_part(more)});
    return {};
  }
  const auto bytes = content(key);
  if (!bytes) return bytes.error();
  auto list = relationships_part_with(bytes.value(), more, path, key);
  if (!list) return list.error();
  return patch(key, std::move(list).value());
}

Result<void> WorkbookAnnotator::State::annotate(const AnnotatedSheet& sheet) {
  std::vector<CellNote> notes;
  for (const auto& [cell, note] : sheet.notes) notes.push_back(note);
  const auto bytes = content(sheet.part);
  if (!bytes) return bytes.error();
  const auto scanned = scan_sheet_part(bytes.value(), path, sheet.part);
  if (!scanned) return scanned.error();
  if (scanned.value().strict) return strict_form(path);
  const GridSizes& sizes = scanned.value().sizes;
  std::vector<NewRelationship> more;
  const auto comments = write_comments(sheet, notes, more);
  if (!comments) return comments.error();
  BoxChanges boxes;
  boxes.gone = comments.value().emptied;
  for (const CellNote& note : notes) {
    if (comments.value().unchanged.count(note.cell) != 0) continue;
    if (comments.value().commented.count(note.cell) == 0 || boxes.gone.count(note.cell) != 0) {
      boxes.more.push_back(box_for(note));
    } else {  // room for what stands above ours too
      boxes.grown.push_back(box_for({note.cell, "\n\n\n\n\n" + note.text, note.colour}));
    }
  }
  if (scanned.value().legacy_drawing) {
    const auto targets = by_id(sheet.relationships);
    const auto found = targets.find(*scanned.value().legacy_drawing);
    if (found == targets.end() || !package.has(found->second->target))
      return damaged(path, "the drawing that holds the comments of the sheet " + sheet.name + " is missing");
    const std::string& part = found->second->target;
    const auto drawing = content(part);
    if (!drawing) return drawing.error();
    auto written = note_drawing_with(drawing.value(), boxes, sizes, blocks, path, part);
    if (!written) return written.error();
    if (auto patched = patch(part, std::move(written).value()); !patched) return patched;
  } else {
    // Comments that some programs store without boxes get them all, for a drawing must have every one.
    for (const CellRef cell : comments.value().commented) {
      if (cell.row == 0 || boxes.gone.count(cell) != 0) continue;
      const auto ours = sheet.notes.find(cell);
      boxes.more.push_back(
          box_for({cell, ours == sheet.notes.end() ? "\n\n\n\n\n" : "\n\n\n\n\n" + ours->second.text}));
    }
    const std::string name = add_part("xl/drawings/vmlDrawing", ".vml", new_note_drawing(boxes.more, sizes, blocks));
    more.push_back({free_id(sheet, more), "vmlDrawing", name});
    types.push_back({name, kDrawingType});
    if (auto patched = patch(sheet.part, scanned.value().with_legacy_drawing(bytes.value(), more.back().id)); !patched)
      return patched;
  }
  return write_relationships(sheet, more);
}

// Every part that was written is read again: what is XML must still be.
Result<void> WorkbookAnnotator::State::annotate_package() {
  for (const ZipEntry& entry : entries) {
    if (!part_key(entry.name).ends_with(".vml")) continue;
    const auto drawing = content(entry.name);
    if (!drawing) return drawing.error();
    blocks.add(drawing.value());
  }
  for (const AnnotatedSheet& sheet : sheets) {
    if (sheet.notes.empty() && !sheet.before.ours) continue;
    if (auto done = annotate(sheet); !done) return done;
  }
  if (!types.empty()) {
    const auto list = content(kContentTypes);
    if (!list) return list.error();
    auto written = content_types_with(list.value(), types, path, kContentTypes);
    if (!written) return written.error();
    if (auto patched = patch(part_key(kContentTypes), std::move(written).value()); !patched) return patched;
  }
  for (const PatchedPart& part : parts) {
    AnyXml any;
    if (part.name.ends_with(".vml")) continue;  // of Excel's own, it need not be
    if (auto whole = scan_xml(part.content, any, path, part.name); !whole) return whole.error();
  }
  return {};
}

WorkbookAnnotator::WorkbookAnnotator(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkbookAnnotator::WorkbookAnnotator(WorkbookAnnotator&&) noexcept = default;
WorkbookAnnotator& WorkbookAnnotator::operator=(WorkbookAnnotator&&) noexcept = default;
WorkbookAnnotator::~WorkbookAnnotator() = default;

Result<WorkbookAnnotator> WorkbookAnnotator::open(std::span<const std::byte> original, const std::string& path) {
  if (may_be_xls(original))
    return cannot_annotate(path, "it is an old .xls or protected with a password, whatever its name says",
                           "Save it as .xlsx, without a password, in Excel first, and check that copy.");
  if (auto refusal = refuse_unless_zip(original, path)) return std::move(*refusal);
  auto package = Package::open(original, path);
  if (!package) return package.error();
  auto state = std::make_unique<State>(original, path, std::move(package).value());
  if (auto read = state->read(); !read) return read.error();
  return WorkbookAnnotator(std::move(state));
}

const AnnotatedSheet* WorkbookAnnotator::State::sheet_called(const std::string& name) const {
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&name](const AnnotatedSheet& each) { return each.name == name; });
  return found == sheets.end() ? nullptr : &*found;
}

bool WorkbookAnnotator::takes(const std::string& sheet, CellRef cell) const {
  if (cell.row < 1 || cell.row > kMaximumRow || cell.column < 1 || cell.column > kMaximumColumn) return false;
  const AnnotatedSheet* found = state_->sheet_called(sheet);
  return found != nullptr && found->conversations.count(cell) == 0;
}

bool WorkbookAnnotator::fits(const std::string& sheet, CellRef cell, const std::string& text) const {
  const AnnotatedSheet* found = state_->sheet_called(sheet);
  if (found == nullptr) return false;
  const auto taken = found->before.taken.find(cell);
  return fits_comment(taken == found->before.taken.end() ? 0 : taken->second, text);
}

std::set<CellRef> WorkbookAnnotator::changed_by_hand(const std::string& sheet) const {
  const AnnotatedSheet* found = state_->sheet_called(sheet);
  return found == nullptr ? std::set<CellRef>() : found->before.changed;
}

void WorkbookAnnotator::add(const std::string& sheet, CellNote note) {
  assert(takes(sheet, note.cell));
  const auto found = std::find_if(state_->sheets.begin(), state_->sheets.end(),
                                  [&sheet](const AnnotatedSheet& each) { return each.name == sheet; });
  if (found != state_->sheets.end()) found->notes.insert_or_assign(note.cell, std::move(note));
}

Result<std::string> WorkbookAnnotator::copy() {
  if (auto done = state_->annotate_package(); !done) return done.error();
  return patched_package(state_->original, state_->path, state_->parts);
}

}  // namespace scorebook
