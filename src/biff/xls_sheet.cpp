#include "biff/xls_sheet.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "biff/record_types.hpp"
#include "biff/sheet_builder.hpp"
#include "biff/xls_globals.hpp"
#include "biff/xls_records.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Head = BiffSheetBuilder::Head;

constexpr std::uint64_t kHeadBytes = 6;

Head head_of(const Bytes& body) {
  return {body.number(0, 2), body.number(2, 2), static_cast<std::uint32_t>(body.number(4, 2))};
}

double double_at(const Bytes& body, std::uint64_t at) { return number_of_bits(body.number(at, 8)); }

// Whether a formula's 0 is no result. Excel links every formula that it has worked out into its chain of calculation;
// other programs write no link, and some write 0 in place of results: LibreOffice for a text that a formula gives in a
// cell with the format of a number, others for every formula that Excel is to work out on opening the file.
bool may_be_no_result(const Bytes& body) {
  const std::uint64_t chain = body.number(16, 4);
  return body.number(kHeadBytes, 8) == 0 && chain == 0;
}

class XlsSheetReader {
 public:
  XlsSheetReader(const std::string& path, SheetContext& context, CommentBudget& comments, Sheet& sheet)
      : path_(path), comments_(comments), sheet_(sheet), builder_(path, context, sheet) {}

  Result<void> read(XlsSheetPlace& place);

 private:
  void take(const XlsRecord& record);
  void take_other(const XlsRecord& record);
  void take_fixed(const XlsRecord& record);
  void take_many_rk(const Bytes& body);
  void take_formula(const Bytes& body);
  void take_formula_text(const XlsRecord& record);
  void end_waiting_formula();
  void take_merges(const Bytes& body);
  void take_object(const Bytes& body);
  void take_object_text(const XlsRecord& record);
  void take_note(const XlsRecord& record);

  void refuse(Error error) {
    if (!refusal_) refusal_ = std::move(error);
  }
  void cell_cut_short(std::size_t at) {
    refuse(damaged(path_, "a cell of the sheet " + sheet_.name->sheet + " is cut short (byte " + std::to_string(at) +
                              " of its stream)"));
  }

  const std::string& path_;
  CommentBudget& comments_;
  Sheet& sheet_;
  BiffSheetBuilder builder_;
  std::size_t at_ = 0;           // of the present record
  std::optional<Head> waiting_;  // a formula whose text follows
  std::optional<std::uint64_t> object_;
  std::map<std::uint64_t, std::string> object_texts_;  // by the number of the object
  std::size_t unsaved_results_ = 0;
  std::optional<Error> refusal_;
};

// The text of a formula stands in a record of its own; where it is missing, the formula has no last value.
void XlsSheetReader::end_waiting_formula() {
  if (waiting_) builder_.add_not_calculated(*waiting_);
  waiting_.reset();
}

void XlsSheetReader::take(const XlsRecord& record) {
  at_ = record.at;
  switch (record.type) {
    case xls::kNumber:
    case xls::kRk:
    case xls::kBooleanOrError:
    case xls::kSharedLabel:
      return take_fixed(record);
    case xls::kManyRk:
      return take_many_rk(record.body());
    case xls::kLabel:
    case xls::kRichLabel: {
      PieceReader reader(record);
      reader.skip(kHeadBytes);
      const std::string text = reader.text(2);
      if (reader.failed()) return cell_cut_short(at_);
      return builder_.add_text(head_of(record.body()), text);
    }
    case xls::kFormula:
    case xls::kFormula3:
    case xls::kFormula4:
      return take_formula(record.body());
    case xls::kFormulaText:
      return take_formula_text(record);
    default:
      return take_other(record);
  }
}

void XlsSheetReader::take_fixed(const XlsRecord& record) {
  const Bytes body = record.body();
  const std::uint64_t value_bytes = record.type == xls::kNumber ? 8 : record.type == xls::kBooleanOrError ? 2 : 4;
  if (!body.holds(kHeadBytes, value_bytes)) return cell_cut_short(at_);
  const Head head = head_of(body);
  if (record.type == xls::kNumber)
    builder_.add_number(head, double_at(body, kHeadBytes));
  else if (record.type == xls::kRk)
    builder_.add_number(head, number_of_rk(static_cast<std::uint32_t>(body.number(kHeadBytes, 4))));
  else if (record.type == xls::kSharedLabel)
    builder_.add_shared_text(head, body.number(kHeadBytes, 4));
  else if (body.number(kHeadBytes + 1, 1) == 0)
    builder_.add_boolean(head, body.number(kHeadBytes, 1) != 0);
  else
    builder_.add_error(head, static_cast<unsigned>(body.number(kHeadBytes, 1)));
}

// Row, first column, then format and number of each, then the last column.
void XlsSheetReader::take_many_rk(const Bytes& body) {
  constexpr std::uint64_t kStart = 4, kEach = 6, kEnd = 2;
  if (!body.holds(0, kStart + kEach + kEnd) || (body.size() - kStart - kEnd) % kEach != 0) return cell_cut_short(at_);
  const std::uint64_t count = (body.size() - kStart - kEnd) / kEach;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t at = kStart + kEach * i;
    const Head head{body.number(0, 2), body.number(2, 2) + i, static_cast<std::uint32_t>(body.number(at, 2))};
    builder_.add_number(head, number_of_rk(static_cast<std::uint32_t>(body.number(at + 2, 4))));
  }
}

void XlsSheetReader::take_formula(const Bytes& body) {
  constexpr std::uint64_t kNoNumber = 0xFFFF;
  enum Kind : std::uint8_t { text = 0, boolean = 1, error = 2, empty_text = 3 };
  end_waiting_formula();
  if (!body.holds(kHeadBytes, 8)) return cell_cut_short(at_);
  const Head head = head_of(body);
  if (may_be_no_result(body)) {
    ++unsaved_results_;
    return builder_.add_not_calculated(head);
  }
  if (body.number(kHeadBytes + 6, 2) != kNoNumber) return builder_.add_number(head, double_at(body, kHeadBytes));
  const std::uint64_t value = body.number(kHeadBytes + 2, 1);
  switch (body.number(kHeadBytes, 1)) {
    case text:
      waiting_ = head;
      return;
    case boolean:
      return builder_.add_boolean(head, value != 0);
    case error:
      return builder_.add_error(head, static_cast<unsigned>(value));
    case empty_text:
      return builder_.add_text(head, "");
    default:
      return builder_.add_not_calculated(head);
  }
}

void XlsSheetReader::take_formula_text(const XlsRecord& record) {
  if (!waiting_) return;
  PieceReader reader(record);
  const std::string text = reader.text(2);
  if (reader.failed()) return cell_cut_short(at_);
  builder_.add_text(*waiting_, text);
  waiting_.reset();
}

void XlsSheetReader::take_other(const XlsRecord& record) {
  const Bytes body = record.body();
  switch (record.type) {
    case xls::kRow:
      if ((body.number(12, 2) & 0x20U) != 0) builder_.hide_row(body.number(0, 2));
      return;
    case xls::kColumnInfo:
      if ((body.number(8, 2) & 1U) != 0) builder_.hide_columns(body.number(0, 2), body.number(2, 2));
      return;
    case xls::kMergedCells:
      return take_merges(body);
    case xls::kObject:
      return take_object(body);
    case xls::kTextObject:
      return take_object_text(record);
    case xls::kNote:
      return take_note(record);
    default:
      return;
  }
}

void XlsSheetReader::take_merges(const Bytes& body) {
  const std::uint64_t count = body.number(0, 2);
  if (!body.holds(2, 8 * count))
    return refuse(damaged(path_, "the list of merged cells of the sheet " + sheet_.name->sheet + " is cut short"));
  for (std::uint64_t at = 2; at < 2 + 8 * count; at += 8)
    builder_.add_merge(body.number(at, 2), body.number(at + 2, 2), body.number(at + 4, 2), body.number(at + 6, 2));
}

// Only the number by which a note names its text.
void XlsSheetReader::take_object(const Bytes& body) {
  constexpr std::uint64_t kCommon = 0x15;
  object_.reset();
  if (body.number(0, 2) == kCommon && body.holds(0, 8)) object_ = body.number(6, 2);
}

void XlsSheetReader::take_object_text(const XlsRecord& record) {
  const auto count = static_cast<std::size_t>(record.body().number(10, 2));
  if (!object_ || count == 0 || record.pieces.size() < 2) return;
  PieceReader reader(record, 1);
  std::string text = reader.characters(count);
  if (!reader.failed()) object_texts_[*object_] = std::move(text);
  object_.reset();
}

void XlsSheetReader::take_note(const XlsRecord& record) {
  PieceReader reader(record);
  Comment comment;
  const auto row = static_cast<std::uint32_t>(reader.number(2));
  const auto column = static_cast<std::uint32_t>(reader.number(2));
  reader.skip(2);
  const std::uint64_t object = reader.number(2);
  comment.author = reader.text(2);
  if (reader.failed() || column >= kMaximumColumn) return;
  comment.cell = {row + 1, column + 1};
  const auto text = object_texts_.find(object);
  if (text != object_texts_.end()) comment.text = text->second;
  if (auto error = comments_.take_one(path_)) return refuse(std::move(*error));
  if (auto error = comments_.take_bytes(path_, comment)) return refuse(std::move(*error));
  sheet_.comments.push_back(std::move(comment));
}

Result<void> XlsSheetReader::read(XlsSheetPlace& place) {
  const std::string& name = sheet_.name->sheet;
  XlsRecords records(place.stream, place.at);
  XlsRecord record;
  if (!records.next(record)) return damaged(path_, "it is cut short: the sheet " + name + " is missing");
  if (auto begun = check_beginning(record, path_, "the sheet " + name); !begun) return begun;
  for (std::size_t depth = 1; depth > 0;) {  // a chart in the sheet is a substream inside it
    if (!records.next(record)) return damaged(path_, "it is cut short: the sheet " + name + " does not end");
    if (records.at() - place.at > place.bytes_left)
      return damaged(path_, "the sheet " + name + " lies over another sheet");
    if (record.type == xls::kBeginning)
      ++depth;
    else if (record.type == xls::kEnd)
      --depth;
    else if (depth == 1 && !sheet_.chart_sheet)
      take(record);
    if (refusal_) return std::move(*refusal_);
    if (builder_.refusal()) return *builder_.refusal();
  }
  place.bytes_left -= records.at() - place.at;
  end_waiting_formula();
  builder_.finish();
  if (unsaved_results_ != 0)
    sheet_.oddities.push_back(
        counted(unsaved_results_, "formula") + " with the result 0 " + (unsaved_results_ == 1 ? "is" : "are") +
        " read as not calculated: the program that saved the workbook, which is not Excel, writes 0 also where it has "
        "no result; open the workbook in Excel, let it calculate and save it");
  return {};
}

}  // namespace

Result<void> read_xls_sheet(XlsSheetPlace& place, const std::string& path, SheetContext& context,
                            CommentBudget& comments, Sheet& sheet) {
  return XlsSheetReader(path, context, comments, sheet).read(place);
}

}  // namespace scorebook
