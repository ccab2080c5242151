#include "biff/xlsb_parts.hpp"

#include <optional>
#include <string>
#include <utility>

#include "biff/number_formats.hpp"
#include "biff/record_types.hpp"
#include "biff/xlsb_records.hpp"
#include "ooxml/colours.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

// Hands every record of a part to `take`, which returns why the workbook is refused, if it is. The part must hold the
// record that ends it.
template <class Take>
Result<void> read_all(PartStream& part, std::uint32_t last, Take take) {
  XlsbRecords records(part);
  XlsbRecord record;
  for (bool ended = false;;) {
    const auto more = records.next(record);
    if (!more) return more.error();
    if (!more.value()) {
      if (!ended) return records.cut_short();
      return {};
    }
    if (record.type == last) ended = true;
    if (ended) continue;
    XlsbReader reader(record);
    if (std::optional<Error> refusal = take(record.type, reader)) return std::move(*refusal);
    if (reader.failed())
      return damaged(part.path(), "its part " + part.part_name() + " has a record that is cut short (kind " +
                                      std::to_string(record.type) + ")");
  }
}

// Kind, index, tint, red, green, blue, alpha.
ColourName colour_of(XlsbReader& reader) {
  constexpr std::uint64_t kIndexed = 1, kRgb = 2, kTheme = 3;
  ColourName colour;
  const std::uint64_t kind = reader.number(1) >> 1;
  const std::uint64_t index = reader.number(1);
  const auto tint = static_cast<std::int16_t>(reader.number(2));
  const std::uint64_t red = reader.number(1), green = reader.number(1), blue = reader.number(1);
  reader.skip(1);
  colour.tint = tint < 0 ? tint / 32768.0 : tint / 32767.0;
  if (kind == kIndexed)
    colour.kind = ColourName::Kind::indexed;
  else if (kind == kRgb)
    colour.kind = ColourName::Kind::rgb;
  else if (kind == kTheme)
    colour.kind = ColourName::Kind::theme;
  colour.value = static_cast<std::uint32_t>(kind == kRgb ? red << 16 | green << 8 | blue : index);
  return colour;
}

struct Styles {
  struct Format {
    std::uint32_t number_format = 0, fill = 0;
  };

  std::optional<Error> take(const std::string& path, std::uint32_t type, XlsbReader& reader);
  [[nodiscard]] std::vector<Style> made(std::vector<std::uint32_t> theme) const;

  NumberFormats number_formats;
  std::vector<ColourName> fills;
  std::vector<Format> formats;
  std::vector<std::uint32_t> indexed_colours;
  bool in_cell_formats = false;
};

std::optional<Error> Styles::take(const std::string& path, std::uint32_t type, XlsbReader& reader) {
  constexpr std::uint64_t kSolid = 1;
  switch (type) {
    case xlsb::kNumberFormat: {
      const auto id = static_cast<std::uint32_t>(reader.number(2));
      return number_formats.add(path, id, reader.text());
    }
    case xlsb::kFill: {
      const bool solid = reader.number(4) == kSolid;
      const ColourName colour = colour_of(reader);
      fills.push_back(solid ? colour : ColourName());
      return refuse_over_styles(path, fills.size(), "fills");
    }
    case xlsb::kIndexedColour: {
      const std::uint64_t red = reader.number(1), green = reader.number(1), blue = reader.number(1);
      indexed_colours.push_back(static_cast<std::uint32_t>(red << 16 | green << 8 | blue));
      return refuse_over_styles(path, indexed_colours.size(), "colours");
    }
    case xlsb::kBeginCellFormats:
    case xlsb::kEndCellFormats:
      in_cell_formats = type == xlsb::kBeginCellFormats;
      return std::nullopt;
    case xlsb::kCellFormat: {
      if (!in_cell_formats) return std::nullopt;
      reader.skip(2);
      Format format;
      format.number_format = static_cast<std::uint32_t>(reader.number(2));
      reader.skip(2);
      format.fill = static_cast<std::uint32_t>(reader.number(2));
      formats.push_back(format);
      return refuse_over_styles(path, formats.size(), "cell formats");
    }
    default:
      return std::nullopt;
  }
}

std::vector<Style> Styles::made(std::vector<std::uint32_t> theme) const {
  const Palettes palettes{indexed_colours, std::move(theme)};
  std::vector<Style> styles;
  for (const Format& format : formats) {
    Style style{number_formats.code(format.number_format), std::nullopt};
    if (format.fill < fills.size()) style.fill = resolve_colour(fills[format.fill], palettes);
    styles.push_back(std::move(style));
  }
  if (styles.empty()) styles.push_back({"General", std::nullopt});
  return styles;
}

std::optional<Error> take_sheet(const std::string& path, WorkbookPart& found, XlsbReader& reader) {
  SheetEntry entry;
  const std::uint64_t state = reader.number(4);
  entry.visibility = state == 1 ? Visibility::hidden : state == 2 ? Visibility::very_hidden : Visibility::visible;
  reader.skip(4);
  entry.relationship = reader.text();
  entry.name = reader.text();
  found.sheets.push_back(std::move(entry));
  if (found.sheets.size() <= kMaximumSheets) return std::nullopt;
  return over_limit(path, "it has over " + std::to_string(kMaximumSheets) + " sheets");
}

std::optional<Error> take_name(const std::string& path, WorkbookPart& found, XlsbReader& reader) {
  constexpr std::uint64_t kWholeWorkbook = 0xFFFFFFFF;
  reader.skip(4 + 1);
  const std::uint64_t sheet = reader.number(4);
  DefinedName name;
  name.name = reader.text();
  if (sheet != kWholeWorkbook) name.sheet = static_cast<std::size_t>(sheet);
  found.names.push_back(std::move(name));
  if (found.names.size() <= kMaximumNames) return std::nullopt;
  return over_limit(path, "it has over " + std::to_string(kMaximumNames) + " defined names");
}

class CommentsReader {
 public:
  CommentsReader(const std::string& path, CommentBudget& budget) : path_(path), budget_(budget) {}

  std::optional<Error> take(std::uint32_t type, XlsbReader& reader);
  std::vector<Comment> comments;

 private:
  std::optional<Error> end_comment();

  const std::string& path_;
  CommentBudget& budget_;
  std::vector<std::string> authors_;
  Comment current_;
};

std::optional<Error> CommentsReader::take(std::uint32_t type, XlsbReader& reader) {
  switch (type) {
    case xlsb::kCommentAuthor:
      authors_.push_back(reader.text());
      return budget_.take_one(path_);
    case xlsb::kComment: {
      const auto author = static_cast<std::size_t>(reader.number(4));
      const std::uint64_t row = reader.number(4);
      reader.skip(4);
      const std::uint64_t column = reader.number(4);
      current_ = Comment();
      if (row < kMaximumRow && column < kMaximumColumn)
        current_.cell = {static_cast<std::uint32_t>(row + 1), static_cast<std::uint32_t>(column + 1)};
      if (author < authors_.size()) current_.author = authors_[author];
      return budget_.take_one(path_);
    }
    case xlsb::kCommentText:
      reader.skip(1);
      current_.text = reader.text();
      return std::nullopt;
    case xlsb::kEndComment:
      return end_comment();
    default:
      return std::nullopt;
  }
}

std::optional<Error> CommentsReader::end_comment() {
  if (current_.cell.row == 0) return std::nullopt;
  if (auto error = budget_.take_bytes(path_, current_)) return error;
  comments.push_back(std::exchange(current_, Comment()));
  return std::nullopt;
}

}  // namespace

Result<WorkbookPart> read_xlsb_workbook(PartStream& part) {
  WorkbookPart found;
  const auto read = read_all(part, xlsb::kEndBook, [&](std::uint32_t type, XlsbReader& reader) -> std::optional<Error> {
    if (type == xlsb::kWorkbookProperties) found.date_1904 = (reader.number(4) & 1U) != 0;
    if (type == xlsb::kSheetEntry) return take_sheet(part.path(), found, reader);
    if (type == xlsb::kName) return take_name(part.path(), found, reader);
    return std::nullopt;
  });
  if (!read) return read.error();
  for (DefinedName& name : found.names)
    if (name.sheet && *name.sheet >= found.sheets.size()) name.sheet.reset();
  return found;
}

Result<std::vector<Style>> read_xlsb_styles(PartStream& part, std::vector<std::uint32_t> theme) {
  Styles styles;
  const auto read = read_all(part, xlsb::kEndStyles, [&](std::uint32_t type, XlsbReader& reader) {
    return styles.take(part.path(), type, reader);
  });
  if (!read) return read.error();
  return styles.made(std::move(theme));
}

Result<std::vector<std::uint32_t>> read_xlsb_strings(PartStream& part, TextArena& arena, std::size_t maximum) {
  std::vector<std::uint32_t> table;
  const auto read =
      read_all(part, xlsb::kEndTexts, [&](std::uint32_t type, XlsbReader& reader) -> std::optional<Error> {
        if (type != xlsb::kSharedText) return std::nullopt;
        reader.skip(1);
        std::string text = reader.text();
        if (table.size() == maximum)
          return over_limit(part.path(), "it has over " + std::to_string(maximum) + " texts in its table of texts");
        table.push_back(text.empty() ? 0 : arena.append(std::move(text)));
        return std::nullopt;
      });
  if (!read) return read.error();
  return table;
}

Result<std::vector<Comment>> read_xlsb_comments(PartStream& part, CommentBudget& budget) {
  CommentsReader reader(part.path(), budget);
  const auto read = read_all(part, xlsb::kEndComments,
                             [&](std::uint32_t type, XlsbReader& record) { return reader.take(type, record); });
  if (!read) return read.error();
  return std::move(reader.comments);
}

}  // namespace scorebook
