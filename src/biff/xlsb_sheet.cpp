#include "biff/xlsb_sheet.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "biff/record_types.hpp"
#include "biff/sheet_builder.hpp"
#include "biff/xlsb_records.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

class XlsbSheetReader {
 public:
  XlsbSheetReader(const std::string& path, SheetContext& context, Sheet& sheet) : builder_(path, context, sheet) {}

  // Whether the record was whole.
  [[nodiscard]] bool take(const XlsbRecord& record);

  BiffSheetBuilder& builder() { return builder_; }

 private:
  bool take_cell(const XlsbRecord& record, bool has_column);
  void take_row(XlsbReader& reader);
  void take_columns(XlsbReader& reader);
  void take_merge(XlsbReader& reader);

  BiffSheetBuilder builder_;
  std::uint64_t row_ = 0, next_column_ = 0;
};

bool XlsbSheetReader::take_cell(const XlsbRecord& record, bool has_column) {
  XlsbReader reader(record);
  BiffSheetBuilder::Head head;
  head.row = row_;
  head.column = has_column ? reader.number(4) : next_column_;
  head.style = static_cast<std::uint32_t>(reader.number(3));
  reader.skip(1);
  next_column_ = head.column + 1;
  switch (record.type) {
    case xlsb::kRk:
    case xlsb::kShortRk: {
      const auto packed = static_cast<std::uint32_t>(reader.number(4));
      if (!reader.failed()) builder_.add_number(head, number_of_rk(packed));
      break;
    }
    case xlsb::kReal:
    case xlsb::kShortReal:
    case xlsb::kFormulaNumber: {
      const double number = reader.real();
      if (!reader.failed()) builder_.add_number(head, number);
      break;
    }
    case xlsb::kError:
    case xlsb::kShortError:
    case xlsb::kFormulaError: {
      const auto code = static_cast<unsigned>(reader.number(1));
      if (!reader.failed()) builder_.add_error(head, code);
      break;
    }
    case xlsb::kBoolean:
    case xlsb::kShortBoolean:
    case xlsb::kFormulaBoolean: {
      const bool value = reader.number(1) != 0;
      if (!reader.failed()) builder_.add_boolean(head, value);
      break;
    }
    case xlsb::kTextIndex:
    case xlsb::kShortTextIndex: {
      const std::uint64_t index = reader.number(4);
      if (!reader.failed()) builder_.add_shared_text(head, index);
      break;
    }
    case xlsb::kText:
    case xlsb::kShortText:
    case xlsb::kRichText:
    case xlsb::kFormulaText: {
      if (record.type == xlsb::kRichText) reader.skip(1);
      const std::string text = reader.text();
      if (!reader.failed()) builder_.add_text(head, text);
      break;
    }
    default:  // a format without a value
      break;
  }
  return !reader.failed();
}

void XlsbSheetReader::take_row(XlsbReader& reader) {
  constexpr std::uint64_t kHidden = 0x10;
  row_ = reader.number(4);
  next_column_ = 0;
  reader.skip(4 + 2 + 1);
  if ((reader.number(1) & kHidden) != 0) builder_.hide_row(row_);
}

void XlsbSheetReader::take_columns(XlsbReader& reader) {
  const std::uint64_t first = reader.number(4), last = reader.number(4);
  reader.skip(4 + 4);
  if ((reader.number(2) & 1U) != 0) builder_.hide_columns(first, last);
}

void XlsbSheetReader::take_merge(XlsbReader& reader) {
  const std::uint64_t first_row = reader.number(4), last_row = reader.number(4);
  const std::uint64_t first_column = reader.number(4), last_column = reader.number(4);
  if (!reader.failed()) builder_.add_merge(first_row, last_row, first_column, last_column);
}

bool XlsbSheetReader::take(const XlsbRecord& record) {
  if ((record.type >= xlsb::kBlank && record.type <= xlsb::kFormulaError) || record.type == xlsb::kRichText)
    return take_cell(record, true);
  if (record.type >= xlsb::kShortBlank && record.type <= xlsb::kShortTextIndex) return take_cell(record, false);
  XlsbReader reader(record);
  if (record.type == xlsb::kRow)
    take_row(reader);
  else if (record.type == xlsb::kColumnInfo)
    take_columns(reader);
  else if (record.type == xlsb::kMergedCells)
    take_merge(reader);
  return !reader.failed();
}

}  // namespace

Result<void> read_xlsb_sheet(PartStream& part, SheetContext& context, Sheet& sheet) {
  const std::string& path = part.path();
  XlsbSheetReader reader(path, context, sheet);
  XlsbRecords records(part);
  XlsbRecord record;
  for (bool ended = sheet.chart_sheet;;) {  // a chart sheet has no cells
    const auto more = records.next(record);
    if (!more) return more.error();
    if (!more.value()) {
      if (!ended) return records.cut_short();
      break;
    }
    if (record.type == xlsb::kEndSheet) ended = true;
    if (!ended && !reader.take(record))
      return damaged(path, "its part " + part.part_name() + " has a record that is cut short (kind " +
                               std::to_string(record.type) + ")");
    if (reader.builder().refusal()) return *reader.builder().refusal();
  }
  reader.builder().finish();
  return {};
}

}  // namespace scorebook
