#include "report/living_writer.hpp"

#include <algorithm>

namespace scorebook {
namespace {

bool has_colour(Shows shows) {
  return shows == Shows::rag || shows == Shows::rag_year_end || shows == Shows::direction || shows == Shows::status;
}

// In the order of the cells, so that the same report has the same bytes.
std::vector<ReportRange> columns_of(const std::vector<ReportCell>& cells) {
  std::vector<ReportRange> columns;
  for (const ReportCell& at : cells) {
    if (!at.known()) continue;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ReportRange& column) {
      return column.sheet == at.sheet && column.range.first.column == at.cell.column;
    });
    if (found == columns.end()) {
      columns.push_back({at.sheet, {at.cell, at.cell}});
    } else {
      found->take(at.cell);
    }
  }
  return columns;
}

}  // namespace

ColourWhen colour_of_workbook() {
  return [](SheetWriter& sheet, const CellRange& range, const Formula& condition, const CellFormat& format) {
    return sheet.colour_when(range, condition, format);
  };
}

void LivingWriter::colours(const std::vector<ReportCell>& cells, const std::vector<Look>& looks) {
  for (const ReportRange& column : columns_of(cells)) {
    const Formula first = Formula::cell(*column.sheet, column.range.first);
    bool all = true;
    for (const Look& look : looks) {
      std::vector<Formula> conditions;
      for (const Formula& words : look.words) conditions.push_back(Formula::equal(first, words));
      CellFormat format;
      format.bold = look.format.bold;
      format.colour = look.format.colour;
      format.fill = look.format.fill;
      const Formula condition = conditions.size() == 1 ? conditions.front() : Formula::any_of(conditions);
      all = colour_when_(*column.sheet, column.range, condition, format) && all;
    }
    if (all) coloured_.emplace_back(column.sheet, column.range.first.column);
  }
}

bool LivingWriter::coloured(const ReportCell& at) const {
  return std::find(coloured_.begin(), coloured_.end(), std::pair(at.sheet, at.cell.column)) != coloured_.end();
}

bool LivingWriter::put(Shows shows, const ReportCell& at, const Formula& formula, const CellFormat& format) {
  return put(shows, at, {at.cell, at.cell}, formula, format);
}

bool LivingWriter::put(Shows shows, const ReportCell& at, const CellRange& over, const Formula& formula,
                       const CellFormat& format) {
  if (has_colour(shows) && !coloured(at)) return false;
  const auto shown = cells_.value_of(at);
  const auto gives = formula.value(lookup_);
  if (!shown || !gives || *shown != *gives || !at.sheet->formula_over(over, formula, *shown, format)) return false;
  ++formulas_[static_cast<std::size_t>(shows)];
  return true;
}

void LivingWriter::put_or_say(Shows shows, const ReportCell& at, const Rating* rating, const Formula& formula,
                              const CellFormat& format, const char* otherwise) {
  if (put(shows, at, formula, format)) return;
  const bool without_colour = has_colour(shows) && !coloured(at);
  say(shows, at, rating, without_colour ? "its colour could not be made to follow it" : otherwise);
}

void LivingWriter::say(Shows shows, const ReportCell& at, const Rating* rating, std::string why) {
  plain_.push_back({at, rating, shows, std::move(why)});
}

bool is_overridden(const Rating& rating, OverriddenPart part) {
  return std::any_of(rating.overrides.begin(), rating.overrides.end(),
                     [part](const AppliedOverride& each) { return each.part == part; });
}

bool hangs_on_figure(const RagResult& result) {
  return result.rag != Rag::none || result.without != WithoutRag::whatever_the_figure;
}

}  // namespace scorebook
