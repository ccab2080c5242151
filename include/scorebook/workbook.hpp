// A workbook as the reader understood it: sheets of sparse cells, texts once in an arena and used by index, number
// formats apart from numbers. No measures here. Sheets and cells keep the order of the file; cells of a sheet are
// sorted by row, then column, each reference once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

enum class CellKind : std::uint8_t { number, text, boolean, error, not_calculated };

struct Cell {
  CellRef ref;
  CellKind kind = CellKind::number;
  std::uint32_t style = 0;    // index into Workbook::styles
  std::uint32_t text = 0;     // index into Workbook::texts: the text, or the error's name ("#DIV/0!")
  std::uint32_t formula = 0;  // index into Workbook::texts, 0 for none (texts[0] is ""); without the leading =
  double number = 0;          // the number; 0 or 1 for a boolean
};

struct Style {
  std::string number_format;          // the code, built-in ids already turned into theirs: "General", "0.0%"
  std::optional<std::uint32_t> fill;  // 0xRRGGBB of a solid fill, where it is known
};

enum class Visibility : std::uint8_t { visible, hidden, very_hidden };

struct Comment {
  CellRef cell;
  std::string author;
  std::string text;
};

// A table that people made with Insert > Table (a ListObject).
struct SheetTable {
  std::string name;  // the one that formulas use: "Table1"
  CellRange range;   // with its header and totals rows
  std::uint32_t header_rows = 1;
  std::uint32_t totals_rows = 0;
  std::vector<std::string> columns;  // their names, from left to right
};

// Another workbook that formulas of this one refer to, as [1], [2] ... It is never opened.
struct ExternalLink {
  std::string target;     // where the file says it is; empty where it does not say
  std::size_t cells = 0;  // whose formulas refer to it: they hold what it said when this workbook was last calculated
};

// Part of the index of a sheet's merges: some rows that one of them covers wholly.
struct MergeBand {
  std::uint32_t rows = 0;    // a node of the tree of rows
  std::uint32_t column = 0;  // the merge's first
  std::uint32_t merge = 0;   // index into Sheet::merges
};

struct Sheet {
  std::shared_ptr<const SheetName> name;
  Visibility visibility = Visibility::visible;
  bool chart_sheet = false;
  std::vector<Cell> cells;
  std::vector<CellRange> merges;              // from a file: sorted, none over another
  std::vector<std::uint32_t> hidden_rows;     // sorted
  std::vector<std::uint32_t> hidden_columns;  // sorted
  std::vector<Comment> comments;
  std::vector<SheetTable> tables;     // by range
  std::vector<std::string> oddities;  // what the reader noticed and mended: duplicates, references past the grid ...

  // The cell, or null where nothing is stored. Logarithmic.
  [[nodiscard]] const Cell* find(CellRef ref) const;
  // The merged range a cell lies in, if any. Logarithmic for a sheet read from a file; a walk over all merges, the
  // first that fits, where their number has changed since or the sheet was put together by hand.
  [[nodiscard]] const CellRange* merge_at(CellRef ref) const;

  std::vector<MergeBand> merge_bands;  // the index of the merges, for merge_at alone
  std::size_t indexed_merges = 0;
};

struct DefinedName {
  std::string name;
  std::string refers_to;
  std::optional<std::size_t> sheet;  // index, where the name belongs to one sheet
};

// A property that a program has put into the file under a name of its own.
struct CustomProperty {
  std::string name;
  std::string text;
};

struct Workbook {
  std::string name;    // the file's name, without folders
  std::string path;    // as it was given
  std::string sha256;  // of the file, 64 hexadecimal digits
  bool date_1904 = false;
  // False where the format keeps formulas in a form that is not read (.xls, .xlsb): that a cell has none says nothing.
  bool formulas_read = true;
  std::vector<Sheet> sheets;
  std::vector<Style> styles;
  std::vector<std::string> texts;  // texts[0] is ""
  std::vector<DefinedName> names;
  std::vector<ExternalLink> external_links;  // [1] is the first
  std::string creator;                       // document properties
  std::string last_modified_by;
  std::vector<CustomProperty> custom_properties;

  [[nodiscard]] const std::string& text_of(const Cell& cell) const { return texts[cell.text]; }
  [[nodiscard]] const std::string& formula_of(const Cell& cell) const { return texts[cell.formula]; }
  // What Excel shows for the cell: "98.4%", "Mar-16", "#DIV/0!", "TRUE"; "" for a cell never calculated.
  [[nodiscard]] std::string shown(const Cell& cell) const;
  [[nodiscard]] const Sheet* find_sheet(std::string_view sheet_name) const;  // ignoring case
};

// A larger file is refused unread.
inline constexpr std::uint64_t kMaximumFileBytes = std::uint64_t{1} << 30;

struct ReadOptions {
  unsigned jobs = 0;  // sheets read at a time; 0: as many as are worth it on this machine
};

// Reads a workbook of Excel (.xlsx, .xlsm, .xlsb, .xls) or OpenDocument (.ods) or a text of delimited fields (.csv,
// .tsv) from its bytes, which tell what it is. `path` is for messages and for Workbook::name; of a text its ending also
// says whether lines without a delimiter, or tabs, are meant.
// Errors: not_a_workbook, encrypted, format_not_read, damaged, over_limit.
[[nodiscard]] Result<Workbook> read_workbook(std::span<const std::byte> bytes, const std::string& path,
                                             const ReadOptions& options = {});
// The same from a file. Errors also: file_missing, file_unreadable.
[[nodiscard]] Result<Workbook> read_workbook_file(const std::string& path, const ReadOptions& options = {});

}  // namespace scorebook
