#include "biff/xls_globals.hpp"

#include <optional>
#include <utility>

#include "biff/number_formats.hpp"
#include "biff/record_types.hpp"
#include "ooxml/colours.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

constexpr std::uint16_t kBiff8 = 0x0600, kBiff5 = 0x0500;
constexpr unsigned kChartSheet = 2, kSolid = 1;
constexpr std::uint32_t kFirstOwnColour = 8;  // the first eight of the palette are fixed

// Names that Excel keeps as a number, in the order of that number. Source: MS-XLS 2.5.114.
constexpr std::string_view kBuiltInNames[] = {"Consolidate_Area", "Auto_Open",      "Auto_Close",    "Extract",
                                              "Database",         "Criteria",       "Print_Area",    "Print_Titles",
                                              "Recorder",         "Data_Form",      "Auto_Activate", "Auto_Deactivate",
                                              "Sheet_Title",      "_FilterDatabase"};

class GlobalsReader {
 public:
  GlobalsReader(const std::string& path, TextArena& texts) : path_(path), texts_(texts) {}

  Result<XlsGlobals> read(std::span<const std::byte> stream);

 private:
  struct Format {
    std::uint32_t number_format = 0;
    bool solid = false;
    ColourName fill;
  };

  void take(const XlsRecord& record);
  void take_sheet(const XlsRecord& record);
  void take_number_format(const XlsRecord& record);
  void take_format(const XlsRecord& record);
  void take_exact_colour(const XlsRecord& record);
  void take_palette(const XlsRecord& record);
  void take_strings(const XlsRecord& record);
  void take_name(const XlsRecord& record);
  void make_styles();
  void refuse(std::optional<Error> error) {
    if (error && !refusal_) refusal_ = std::move(error);
  }
  void cut_short(const std::string& what) { refuse(damaged(path_, what + " is cut short")); }

  const std::string& path_;
  TextArena& texts_;
  XlsGlobals globals_;
  NumberFormats number_formats_;
  std::vector<Format> formats_;
  Palettes palettes_;
  std::optional<Error> refusal_;
};

void GlobalsReader::take_sheet(const XlsRecord& record) {
  PieceReader reader(record);
  XlsSheetEntry entry;
  entry.at = static_cast<std::size_t>(reader.number(4));
  const std::uint64_t state = reader.number(1) & 3U;
  entry.visibility = state == 1 ? Visibility::hidden : state == 2 ? Visibility::very_hidden : Visibility::visible;
  entry.chart_sheet = reader.number(1) == kChartSheet;
  entry.name = reader.text(1);
  if (reader.failed()) return cut_short("the list of its sheets");
  globals_.sheets.push_back(std::move(entry));
  if (globals_.sheets.size() > kMaximumSheets)
    refuse(over_limit(path_, "it has over " + std::to_string(kMaximumSheets) + " sheets"));
}

void GlobalsReader::take_number_format(const XlsRecord& record) {
  PieceReader reader(record);
  const auto id = static_cast<std::uint32_t>(reader.number(2));
  std::string code = reader.text(2);
  if (reader.failed()) return cut_short("a number format");
  refuse(number_formats_.add(path_, id, std::move(code)));
}

void GlobalsReader::take_format(const XlsRecord& record) {
  const Bytes body = record.body();
  if (!body.holds(0, 20)) return cut_short("a cell format");
  Format format;
  format.number_format = static_cast<std::uint32_t>(body.number(2, 2));
  format.solid = (body.number(14, 4) >> 26) == kSolid;
  format.fill = {ColourName::Kind::indexed, static_cast<std::uint32_t>(body.number(18, 2) & 0x7F), 0};
  formats_.push_back(format);
  refuse(refuse_over_styles(path_, formats_.size(), "cell formats"));
}

// Excel 2007 and later keep the colour as it is beside the nearest one of the palette.
void GlobalsReader::take_exact_colour(const XlsRecord& record) {
  constexpr std::uint64_t kFillColour = 4, kRgb = 2;
  const Bytes body = record.body();
  const auto format = static_cast<std::size_t>(body.number(14, 2));
  if (format >= formats_.size()) return;
  std::uint64_t at = 20;
  for (std::uint64_t left = body.number(18, 2); left > 0 && body.holds(at, 4); --left) {
    const std::uint64_t size = body.number(at + 2, 2);
    if (size < 4 || !body.holds(at, size)) return;
    if (body.number(at, 2) == kFillColour && size >= 12 && body.number(at + 4, 2) == kRgb) {
      const auto red = body.number(at + 8, 1), green = body.number(at + 9, 1), blue = body.number(at + 10, 1);
      const auto tint = static_cast<std::int16_t>(body.number(at + 6, 2));
      formats_[format].fill = {ColourName::Kind::rgb, static_cast<std::uint32_t>(red << 16 | green << 8 | blue),
                               tint < 0 ? tint / 32768.0 : tint / 32767.0};
    }
    at += size;
  }
}

void GlobalsReader::take_palette(const XlsRecord& record) {
  const Bytes body = record.body();
  palettes_.indexed.clear();
  for (std::uint32_t i = 0; i < kFirstOwnColour; ++i)
    palettes_.indexed.push_back(resolve_colour({ColourName::Kind::indexed, i, 0}, {}).value_or(0));
  const std::uint64_t count = body.number(0, 2);
  for (std::uint64_t i = 0; i < count && body.holds(2 + 4 * i, 4); ++i) {
    const std::uint64_t at = 2 + 4 * i;
    palettes_.indexed.push_back(
        static_cast<std::uint32_t>(body.number(at, 1) << 16 | body.number(at + 1, 1) << 8 | body.number(at + 2, 1)));
  }
}

// The table may state more texts than it has: a cell that asks for one of those says so.
void GlobalsReader::take_strings(const XlsRecord& record) {
  PieceReader reader(record);
  reader.skip(4);
  const std::uint64_t count = reader.number(4);
  for (std::uint64_t i = 0; i < count && !reader.at_end(); ++i) {
    std::string text = reader.rich_text();
    if (reader.failed()) return cut_short("its table of texts");
    if (globals_.shared_strings.size() == kMaximumTexts)
      return refuse(over_limit(path_, "it has over " + std::to_string(kMaximumTexts) + " texts in its table of texts"));
    globals_.shared_strings.push_back(text.empty() ? 0 : texts_.append(std::move(text)));
  }
}

// Its characters, of which a built-in name has one: its number.
std::string name_of(PieceReader& reader, std::size_t count, bool built_in) {
  if (!built_in || count != 1) return reader.characters(count);
  const bool wide = (reader.number(1) & 1U) != 0;
  const std::uint64_t number = reader.number(wide ? 2 : 1);
  if (number < std::size(kBuiltInNames)) return "_xlnm." + std::string(kBuiltInNames[number]);
  return "_xlnm." + std::to_string(number);
}

void GlobalsReader::take_name(const XlsRecord& record) {
  constexpr std::uint64_t kBuiltIn = 0x20;
  PieceReader reader(record);
  const bool built_in = (reader.number(2) & kBuiltIn) != 0;
  reader.skip(1);
  const auto count = static_cast<std::size_t>(reader.number(1));
  reader.skip(4);
  const std::uint64_t sheet = reader.number(2);
  reader.skip(4);
  DefinedName name;
  name.name = name_of(reader, count, built_in);
  if (reader.failed()) return;  // a name holds no figure
  if (sheet != 0) name.sheet = static_cast<std::size_t>(sheet - 1);
  globals_.names.push_back(std::move(name));
  if (globals_.names.size() > kMaximumNames)
    refuse(over_limit(path_, "it has over " + std::to_string(kMaximumNames) + " defined names"));
}

void GlobalsReader::take(const XlsRecord& record) {
  switch (record.type) {
    case xls::kFilePass:
      return refuse(password_protected(path_));
    case xls::kBoundSheet:
      return take_sheet(record);
    case xls::kDateMode:
      globals_.date_1904 = record.body().number(0, 2) == 1;
      return;
    case xls::kFormat:
      return take_number_format(record);
    case xls::kXf:
      return take_format(record);
    case xls::kXfExtension:
      return take_exact_colour(record);
    case xls::kPalette:
      return take_palette(record);
    case xls::kSharedStrings:
      return take_strings(record);
    case xls::kName:
      return take_name(record);
    default:
      return;
  }
}

void GlobalsReader::make_styles() {
  for (const Format& format : formats_) {
    Style style{number_formats_.code(format.number_format), std::nullopt};
    if (format.solid) style.fill = resolve_colour(format.fill, palettes_);
    globals_.styles.push_back(std::move(style));
  }
  if (globals_.styles.empty()) globals_.styles.push_back({"General", std::nullopt});
}

Result<XlsGlobals> GlobalsReader::read(std::span<const std::byte> stream) {
  XlsRecords records(stream, 0);
  XlsRecord record;
  if (!records.next(record)) return damaged(path_, "it is cut short: it holds no record of a workbook");
  if (auto begun = check_beginning(record, path_, "the workbook"); !begun) return begun.error();
  while (!refusal_) {
    if (!records.next(record)) return damaged(path_, "it is cut short: the description of the workbook does not end");
    if (record.type == xls::kEnd) break;
    take(record);
  }
  if (refusal_) return std::move(*refusal_);
  if (globals_.sheets.empty()) return damaged(path_, "the workbook lists no sheet");
  for (DefinedName& name : globals_.names)
    if (name.sheet && *name.sheet >= globals_.sheets.size()) name.sheet.reset();
  make_styles();
  return std::move(globals_);
}

}  // namespace

Result<void> check_beginning(const XlsRecord& record, const std::string& path, const std::string& whose) {
  const std::uint64_t version = record.body().number(0, 2);
  if (record.type == xls::kBeginning2 || record.type == xls::kBeginning3 || record.type == xls::kBeginning4 ||
      (record.type == xls::kBeginning && version < kBiff5))
    return format_not_read(path, "a very old Excel (.xls)");
  if (record.type == xls::kBeginning && version < kBiff8) return format_not_read(path, "an Excel 5.0/95 (.xls)");
  if (record.type != xls::kBeginning || version != kBiff8)
    return damaged(path, whose + " does not begin where it should");
  return {};
}

Result<XlsGlobals> read_xls_globals(std::span<const std::byte> stream, const std::string& path, TextArena& texts) {
  return GlobalsReader(path, texts).read(stream);
}

}  // namespace scorebook
