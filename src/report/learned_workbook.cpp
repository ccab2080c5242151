// A learned register: the sheets of a register with every guess marked where it stands, and the list of all that a
// person must confirm, which the register's reader passes over.
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "report/own_report.hpp"
#include "report/register_workbook.hpp"
#include "scorebook/learn.hpp"
#include "scorebook/report.hpp"
#include "scorebook/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kToConfirm = "To confirm";

std::uint32_t fill_of(LearnedKind kind) {
  switch (kind) {
    case LearnedKind::decide:
      return 0xF8CBAD;
    case LearnedKind::difference:
      return 0xD9C3F0;
    case LearnedKind::guess:
      return 0xFFF2CC;
    case LearnedKind::added:
      return 0xE2EFDA;
    case LearnedKind::left_out:
      return 0xD9D9D9;
  }
  return 0xFFFFFF;
}

std::string_view meaning_of(LearnedKind kind) {
  switch (kind) {
    case LearnedKind::decide:
      return "the cell is blank, or holds what was typed and is not clear: a person must say";
    case LearnedKind::difference:
      return "a workbook says otherwise than the register: nothing was changed";
    case LearnedKind::guess:
      return "the cell holds what follows from the workbook: confirm it";
    case LearnedKind::added:
      return "the cell was blank in the register that was given, and the workbook states it";
    case LearnedKind::left_out:
      return "stands in the workbook and was not put into the register";
  }
  return "";
}

constexpr std::array kKinds = {LearnedKind::decide, LearnedKind::difference, LearnedKind::left_out, LearnedKind::added,
                               LearnedKind::guess};

std::string sentence(const std::string& words) {
  if (words.empty()) return words;
  std::string text = words;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text.back() == '.' || text.back() == '?' ? text : text + ".";
}

std::size_t column_of(const RegisterSheetKind& kind, const std::string& name) {
  for (std::size_t column = 0; column < kind.columns.size(); ++column) {
    if (kind.columns[column].name == name) return column;
  }
  return 0;
}

const RegisterSheetKind* kind_of(const std::string& sheet) {
  for (const RegisterSheetKind& kind : register_sheets()) {
    if (kind.name == sheet) return &kind;
  }
  return nullptr;
}

std::map<std::string, CellMarks> marks_of(const Learned& learned) {
  std::map<std::string, CellMarks> marks;
  for (const LearnedNote& note : learned.notes) {
    const RegisterSheetKind* kind = kind_of(note.sheet);
    if (kind == nullptr || !note.row) continue;
    const auto [mark, added] = marks[note.sheet].emplace(std::make_pair(*note.row, column_of(*kind, note.column)),
                                                         CellMark{fill_of(note.kind), ""});
    std::string words = std::string(learned_kind_name(note.kind)) + ": " + sentence(note.why);
    if (note.kind == LearnedKind::difference) words += " The workbook: " + note.value;
    if (note.source.known()) words += "\nFrom " + to_string(note.source) + " of " + note.source.workbook_name() + ".";
    if (!note.confirm.empty()) words += "\n" + sentence(note.confirm);
    std::string& there = mark->second.note;
    there += (there.empty() ? "" : "\n") + words;
    if (!added && note.kind == LearnedKind::decide) mark->second.fill = fill_of(note.kind);  // the more urgent one
  }
  return marks;
}

class ConfirmSheet {
 public:
  ConfirmSheet(SheetWriter& sheet, const RegisterBook& book, const Learned& learned)
      : sheet_(sheet), book_(book), learned_(learned) {}

  void write() {
    constexpr std::array<double, kColumns> kWidths = {10, 16, 10, 13, 18, 34, 26, 46, 40};
    for (std::uint32_t column = 1; column <= kColumns; ++column)
      sheet_.column_width(column, column, kWidths[column - 1]);
    CellFormat title;
    title.bold = true;
    title.size = 14;
    sheet_.merge({{1, 1}, {1, kColumns}}, "To confirm", title);
    CellFormat words;
    words.wrap = true;
    row_ = sheet_.paragraph(
        2, 1, kColumns,
        "What was put into this register without being certain, and what could not be put into it. "
        "Go through it with the filter of the first column; the links lead to the cells. This sheet is "
        "not read: delete it when you are done. Cells that the register held already are not marked.",
        words);
    write_counts();
    write_table();
  }

 private:
  static constexpr std::uint32_t kColumns = 9;

  void write_counts() {
    std::map<LearnedKind, std::size_t> counts;
    for (const LearnedNote& note : learned_.notes) ++counts[note.kind];
    for (const LearnedKind kind : kKinds) {
      if (counts[kind] == 0) continue;
      CellFormat name = register_cell_format();
      name.fill = fill_of(kind);
      sheet_.text({row_, 1}, learned_kind_name(kind), name);
      sheet_.text({row_, 2}, std::to_string(counts[kind]), register_cell_format());
      sheet_.merge({{row_, 3}, {row_, kColumns}}, sentence(std::string(meaning_of(kind))), register_cell_format());
      ++row_;
    }
    if (learned_.notes.empty()) sheet_.text({row_++, 1}, "Nothing.", register_cell_format());
    ++row_;
  }

  void write_table() {
    const std::uint32_t header = row_;
    std::uint32_t column = 1;
    for (const char* heading :
         {"Kind", "Sheet", "Cell", "Measure", "Column", "Value", "Where it stands", "Why", "What to do"})
      sheet_.text({header, column++}, heading, register_heading_format());
    for (const LearnedKind kind : kKinds) {
      for (const LearnedNote& note : learned_.notes) {
        if (note.kind == kind) write_note(note);
      }
    }
    if (row_ > header) sheet_.table({{header, 1}, {row_, kColumns}}, "ToConfirm");
    sheet_.freeze({header + 1, 1});
    sheet_.repeat_rows(header, header);
    sheet_.numbers_as_text({{1, 1}, {row_, kColumns}});
    sheet_.print_area({{1, 1}, {row_, kColumns}});
    PrintSetup setup;
    setup.header_left = "Measure register: To confirm";
    setup.centred = false;
    sheet_.print(setup);
  }

  void write_note(const LearnedNote& note) {
    ++row_;
    const CellFormat plain = register_cell_format();
    CellFormat kind = plain, link = plain;
    kind.fill = fill_of(note.kind);
    link.underline = true;
    link.colour = 0x0563C1;
    sheet_.text({row_, 1}, learned_kind_name(note.kind), kind);
    sheet_.text({row_, 2}, note.sheet, plain);
    const RegisterSheetKind* of = kind_of(note.sheet);
    const auto target = book_.sheets.find(note.sheet);
    if (of != nullptr && note.row && target != book_.sheets.end()) {
      const CellRef cell = register_cell_ref(*note.row, column_of(*of, note.column));
      sheet_.link({row_, 3}, to_string(cell), *target->second, cell, link);
    } else {
      sheet_.blank({row_, 3}, plain);
    }
    const std::string place =
        note.source.known() ? to_string(note.source) + " of " + note.source.workbook_name() : std::string();
    std::uint32_t column = 4;
    for (const std::string& text :
         {note.ref, note.column, note.value, place, sentence(note.why), sentence(note.confirm)}) {
      if (text.empty())
        sheet_.blank({row_, column}, plain);
      else
        sheet_.text({row_, column}, text, plain);
      ++column;
    }
  }

  SheetWriter& sheet_;
  const RegisterBook& book_;
  const Learned& learned_;
  std::uint32_t row_ = 1;
};

}  // namespace

Result<void> write_learned_workbook(const Learned& learned, const std::string& path) {
  WorkbookProperties properties;
  properties.title = "Measure register, learned: to be confirmed";
  properties.custom = {register_mark()};
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  const RegisterBook book = add_register_sheets(*writer.value(), learned.draft, marks_of(learned), kToConfirm);
  ConfirmSheet(*book.sheets.at(kToConfirm), book, learned).write();
  return writer.value()->close();
}

}  // namespace scorebook
