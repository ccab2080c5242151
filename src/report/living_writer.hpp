// Puts formulas into cells of the working edition, and keeps the list of the cells that stay values. A formula stands
// only where it gives just what the cell holds; where the cell has a colour also only where a condition of the workbook
// gives it that colour. Otherwise the cell stays as it was written, colour and all.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "report/report_book.hpp"
#include "writing/formula.hpp"

namespace scorebook {

// What a cell shows.
enum class Shows : std::uint8_t {
  figure,
  year_to_date,
  rag,
  rag_year_end,
  direction,
  count,
  status,
  status_count,
};
inline constexpr std::size_t kShows = 8;

// A cell that stays a value although a figure could change it. Without a rating: a count.
struct PlainCell {
  ReportCell at;
  const Rating* rating = nullptr;
  Shows shows = Shows::rag;
  std::string why;
};

// As SheetWriter::colour_when.
using ColourWhen = std::function<bool(SheetWriter&, const CellRange&, const Formula&, const CellFormat&)>;
[[nodiscard]] ColourWhen colour_of_workbook();

class LivingWriter {
 public:
  explicit LivingWriter(ReportBook& book, ColourWhen colour_when)
      : book_(book), cells_(book.living), lookup_(cells_.lookup()), colour_when_(std::move(colour_when)) {}

  [[nodiscard]] ReportBook& book() { return book_; }
  [[nodiscard]] const LivingCells& cells() const { return cells_; }

  // How a cell looks that holds one of these words.
  struct Look {
    std::vector<Formula> words;
    CellFormat format;
  };
  // Lets fill and letters of cells follow what they say; those that stay values say it too, in the same colours. The
  // cells of a column of a sheet share a condition for each look. Cells that are not in the report are passed over.
  void colours(const std::vector<ReportCell>& cells, const std::vector<Look>& looks);

  // Puts the formula in where it gives just what the cell holds.
  [[nodiscard]] bool put(Shows shows, const ReportCell& at, const Formula& formula, const CellFormat& format);
  // The same for words or a number over merged cells.
  [[nodiscard]] bool put(Shows shows, const ReportCell& at, const CellRange& over, const Formula& formula,
                         const CellFormat& format);
  void put_or_say(Shows shows, const ReportCell& at, const Rating* rating, const Formula& formula,
                  const CellFormat& format, const char* otherwise);
  void say(Shows shows, const ReportCell& at, const Rating* rating, std::string why);

  [[nodiscard]] std::size_t formulas(Shows shows) const { return formulas_[static_cast<std::size_t>(shows)]; }
  [[nodiscard]] const std::vector<PlainCell>& plain() const { return plain_; }

 private:
  [[nodiscard]] bool coloured(const ReportCell& at) const;

  ReportBook& book_;
  const LivingCells& cells_;
  CellLookup lookup_;
  ColourWhen colour_when_;
  std::vector<std::pair<SheetWriter*, std::uint32_t>> coloured_;  // columns whose colours follow
  std::array<std::size_t, kShows> formulas_{};
  std::vector<PlainCell> plain_;
};

[[nodiscard]] inline Formula formula_of(const ReportCell& at) { return Formula::cell(*at.sheet, at.cell); }
// Whether an officer decided it against the rules.
[[nodiscard]] bool is_overridden(const Rating& rating, OverriddenPart part);
// Whether another figure could give another result.
[[nodiscard]] bool hangs_on_figure(const RagResult& result);

// The sheets of a plan: overall status and direction of its scorecard, and the counts by status.
void write_living_plan(LivingWriter& writer);
// What is a formula and what is not, below the data notes.
void write_living_notes(LivingWriter& writer);

}  // namespace scorebook
