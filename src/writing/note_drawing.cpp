#include "writing/note_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "ooxml/refusal.hpp"
#include "writing/xml_scan.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kBlock = 1024;
constexpr std::string_view kIdBegins = "_x0000_s";
constexpr std::string_view kExcelNamespace = "urn:schemas-microsoft-com:office:excel";
constexpr std::string_view kVmlNamespace = "urn:schemas-microsoft-com:vml";
constexpr std::string_view kNamespaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

std::optional<std::uint32_t> number_at(std::string_view text) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{}) return std::nullopt;
  return number;
}

// The numbers of the shapes that a drawing names. By its characters, not as XML: what Excel writes there is not always
// well-formed (an unclosed <br>).
std::set<std::uint32_t> shape_numbers(std::string_view drawing) {
  std::set<std::uint32_t> numbers;
  for (std::size_t at = drawing.find(kIdBegins); at != std::string_view::npos; at = drawing.find(kIdBegins, at)) {
    at += kIdBegins.size();
    if (const auto number = number_at(drawing.substr(at))) numbers.insert(*number);
  }
  return numbers;
}

// Where the list of blocks stands in a drawing: between the quotes of <o:idmap data="1,7"/>.
std::optional<std::pair<std::size_t, std::size_t>> block_list(std::string_view drawing) {
  const std::size_t tag = drawing.find(":idmap");
  if (tag == std::string_view::npos) return std::nullopt;
  const std::size_t end = drawing.find('>', tag);
  const std::size_t name = drawing.find("data=", tag);
  if (name == std::string_view::npos || end == std::string_view::npos || name + 6 > end) return std::nullopt;
  const char quote = drawing[name + 5];
  const std::size_t close = drawing.find(quote, name + 6);
  if ((quote != '"' && quote != '\'') || close == std::string_view::npos || close > end) return std::nullopt;
  return std::pair(name + 6, close);
}

std::string shape_type(std::string_view namespaces) {
  return "<v:shapetype" + std::string(namespaces) +
         " id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
         "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
}

std::string shape(const NoteBox& box, std::uint32_t number, const GridSizes& sizes, std::string_view namespaces) {
  const std::string colour = fmt::format("#{:06x}", box.colour & 0xFFFFFF);
  return fmt::format(
      "<v:shape{} id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:59.25pt;"
      "margin-top:1.5pt;width:{}pt;height:{}pt;z-index:1;visibility:hidden\" fillcolor=\"{}\" o:insetmode=\"auto\">"
      "<v:fill color2=\"{}\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
      "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
      "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}</x:Anchor>"
      "<x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
      namespaces, number, box.width * 3 / 4, box.height * 3 / 4, colour, colour,
      box_beside(box.cell, box.width, box.height, sizes).text(), box.cell.row - 1, box.cell.column - 1);
}

// Numbers for so many shapes, after the ones that a drawing has or in blocks of its own.
struct Numbers {
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> new_blocks;
};

Numbers numbers_for(std::size_t count, const std::set<std::uint32_t>& used, ShapeBlocks& blocks) {
  Numbers given;
  std::uint32_t next = used.empty() ? 0 : *used.rbegin() + 1;
  if (used.empty() || next % kBlock == 0 || next % kBlock + count > kBlock) next = 0;
  while (given.numbers.size() < count) {
    if (next % kBlock == 0) {
      given.new_blocks.push_back(blocks.take());
      next = given.new_blocks.back() * kBlock + 1;
    }
    given.numbers.push_back(next++);
  }
  return given;
}

std::string joined(const std::vector<std::uint32_t>& numbers) {
  std::string text;
  for (const std::uint32_t number : numbers) text += (text.empty() ? "" : ",") + std::to_string(number);
  return text;
}

std::optional<BoxAnchor> read_anchor(std::string_view text) {
  std::array<std::uint32_t, 8> numbers{};
  for (std::size_t index = 0; index < numbers.size(); ++index) {
    const std::size_t first = text.find_first_not_of(" \t\r\n,");
    if (first == std::string_view::npos) return std::nullopt;
    text.remove_prefix(first);
    const auto number = number_at(text);
    if (!number || *number > kMaximumRow) return std::nullopt;
    numbers[index] = *number;
    text.remove_prefix(std::min(text.find_first_of(", \t\r\n"), text.size()));
  }
  const auto by = [&numbers](std::size_t index) { return static_cast<int>(numbers[index]); };
  return BoxAnchor{numbers[0], numbers[2], numbers[4], numbers[6], by(1), by(3), by(5), by(7)};
}

// What a drawing says of one comment's box.
struct ExistingBox {
  std::string prefix;    // of Excel's elements
  std::size_t open = 0;  // behind the tag ClientData
  std::string row, column, anchor;
  std::size_t anchor_begin = 0, anchor_end = 0;
  std::size_t shape_begin = 0, shape_end = 0;  // the whole shape; no end: it is in none
};

class DrawingVisitor : public XmlVisitor {
 public:
  void start(const ScannedTag& tag) override {
    ++depth_;
    if (depth_ == 1) {
      root = {tag.prefix, std::string(tag.element.name), std::string(tag.element.space), tag.begin, tag.end, tag.empty,
              tag.begin};
    }
    into_ = nullptr;
    if (tag.element.space == kVmlNamespace && tag.element.name == "shape") {
      shape_depth_ = depth_;
      shape_begin_ = tag.begin;
    }
    if (tag.element.space != kExcelNamespace) return;
    if (tag.element.name == "ClientData") {
      note_ = tag.element.attribute("ObjectType") == "Note" && !tag.empty;
      if (note_) boxes.push_back({tag.prefix, tag.end, "", "", "", 0, 0, shape_begin_, 0});
    }
    if (!note_) return;
    ExistingBox& box = boxes.back();
    if (tag.element.name == "Row") into_ = &box.row;
    if (tag.element.name == "Column") into_ = &box.column;
    if (tag.element.name == "Anchor" && !tag.empty) {
      into_ = &box.anchor;
      box.anchor_begin = tag.end;
    }
  }
  void end(std::string_view name, std::size_t begin, std::size_t end) override {
    if (into_ != nullptr && name == "Anchor") boxes.back().anchor_end = begin;
    into_ = nullptr;
    if (name == "ClientData") note_ = false;
    if (depth_ == shape_depth_) {
      for (auto box = boxes.rbegin(); box != boxes.rend() && box->shape_begin == shape_begin_; ++box)
        box->shape_end = end;
      shape_depth_ = 0;
    }
    if (--depth_ == 0) root.closing = begin;
  }
  void text(std::string_view piece) override {
    if (into_ != nullptr) *into_ += piece;
  }

  RootElement root;
  std::vector<ExistingBox> boxes;

 private:
  std::size_t depth_ = 0, shape_depth_ = 0, shape_begin_ = 0;
  bool note_ = false;
  std::string* into_ = nullptr;
};

CellRef cell_of(const ExistingBox& box) {
  const auto digits = [](const std::string& text) {
    return number_at(std::string_view(text).substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())));
  };
  const auto row = digits(box.row), column = digits(box.column);
  if (!row || !column || *row >= kMaximumRow || *column >= kMaximumColumn) return {};
  return {*row + 1, *column + 1};
}

void grow(const DrawingVisitor& drawing, const std::vector<NoteBox>& grown, const GridSizes& sizes,
          std::vector<XmlEdit>& edits) {
  std::map<CellRef, const NoteBox*> wanted;
  for (const NoteBox& box : grown) wanted.try_emplace(box.cell, &box);
  for (const ExistingBox& box : drawing.boxes) {
    const auto found = wanted.find(cell_of(box));
    if (found == wanted.end()) continue;
    const NoteBox& size = *found->second;
    if (box.anchor_end == 0) {
      edits.push_back({box.open, 0,
                       "<" + box.prefix + "Anchor>" + box_beside(size.cell, size.width, size.height, sizes).text() +
                           "</" + box.prefix + "Anchor>"});
    } else if (const auto anchor = read_anchor(box.anchor)) {
      edits.push_back({box.anchor_begin, box.anchor_end - box.anchor_begin,
                       grown_box(*anchor, size.width, size.height, sizes).text()});
    }
    wanted.erase(found);
  }
}

void take_out(const DrawingVisitor& drawing, const std::set<CellRef>& gone, std::vector<XmlEdit>& edits) {
  std::size_t behind = 0;  // of the last shape that was taken out
  for (const ExistingBox& box : drawing.boxes) {
    if (box.shape_end == 0 || box.shape_begin < behind || gone.count(cell_of(box)) == 0) continue;
    edits.push_back({box.shape_begin, box.shape_end - box.shape_begin, ""});
    behind = box.shape_end;
  }
}

// The same in a drawing that is no well-formed XML, as Excel writes a shape there.
void take_out_by_characters(std::string_view drawing, const std::set<CellRef>& gone, std::vector<XmlEdit>& edits) {
  constexpr std::string_view kOpen = "<v:shape ", kClose = "</v:shape>";
  const auto number_behind = [](std::string_view shape, std::string_view tag) -> std::optional<std::uint32_t> {
    const std::size_t at = shape.find(tag);
    return at == std::string_view::npos ? std::nullopt : number_at(shape.substr(at + tag.size()));
  };
  for (std::size_t at = drawing.find(kOpen); at != std::string_view::npos;) {
    const std::size_t close = drawing.find(kClose, at);
    if (close == std::string_view::npos) return;
    const std::string_view shape = drawing.substr(at, close + kClose.size() - at);
    const auto row = number_behind(shape, "<x:Row>"), column = number_behind(shape, "<x:Column>");
    if (row && column && *row < kMaximumRow && *column < kMaximumColumn && gone.count({*row + 1, *column + 1}) != 0 &&
        shape.find("ObjectType=\"Note\"") != std::string_view::npos)
      edits.push_back({at, shape.size(), ""});
    at = drawing.find(kOpen, close);
  }
}

}  // namespace

void ShapeBlocks::add(std::string_view drawing) {
  for (const std::uint32_t number : shape_numbers(drawing)) used_.insert(number / kBlock);
  const auto place = block_list(drawing);
  if (!place) return;
  std::string_view list = drawing.substr(place->first, place->second - place->first);
  while (!list.empty()) {
    if (const auto number = number_at(list)) used_.insert(*number);
    list.remove_prefix(std::min(list.find(','), list.size() - 1) + 1);
  }
}

std::uint32_t ShapeBlocks::take() {
  std::uint32_t block = 1;
  for (auto used = used_.lower_bound(block); used != used_.end() && *used == block; ++used) ++block;
  used_.insert(block);
  return block;
}

std::string new_note_drawing(const std::vector<NoteBox>& boxes, const GridSizes& sizes, ShapeBlocks& blocks) {
  const Numbers numbers = numbers_for(boxes.size(), {}, blocks);
  std::string drawing = "<xml" + std::string(kNamespaces) +
                        "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" + joined(numbers.new_blocks) +
                        "\"/></o:shapelayout>" + shape_type("");
  for (std::size_t index = 0; index < boxes.size(); ++index)
    drawing += shape(boxes[index], numbers.numbers[index], sizes, "");
  return drawing + "</xml>";
}

Result<std::string> note_drawing_with(std::string_view bytes, const BoxChanges& changes, const GridSizes& sizes,
                                      ShapeBlocks& blocks, const std::string& path, const std::string& part) {
  const std::vector<NoteBox>& boxes = changes.more;
  const Numbers numbers = numbers_for(boxes.size(), shape_numbers(bytes), blocks);
  std::string markup;
  if (bytes.find("id=\"_x0000_t202\"") == std::string_view::npos &&
      bytes.find("id='_x0000_t202'") == std::string_view::npos && !boxes.empty())
    markup = shape_type(kNamespaces);
  for (std::size_t index = 0; index < boxes.size(); ++index)
    markup += shape(boxes[index], numbers.numbers[index], sizes, kNamespaces);
  std::vector<XmlEdit> edits;
  if (const auto list = block_list(bytes); list && !numbers.new_blocks.empty())
    edits.push_back({list->second, 0, (list->first == list->second ? "" : ",") + joined(numbers.new_blocks)});
  DrawingVisitor drawing;
  const auto form = scan_xml(bytes, drawing, path, part);
  if (form && form.value().width == 1) {
    if (!markup.empty()) edits.push_back(drawing.root.appended(markup, form.value()));
    grow(drawing, changes.grown, sizes, edits);
    take_out(drawing, changes.gone, edits);
    return with_edits(bytes, std::move(edits), form.value());
  }
  // Not well-formed, which Excel does not mind here: new shapes are put before the last end tag.
  const std::size_t close = bytes.rfind("</xml>");
  if (close == std::string_view::npos)
    return damaged(path, "its part " + part + ", which holds the boxes of comments, has no end");
  take_out_by_characters(bytes.substr(0, close), changes.gone, edits);
  edits.push_back({close, 0, markup});
  return with_edits(bytes, std::move(edits), XmlForm{});
}

}  // namespace scorebook
