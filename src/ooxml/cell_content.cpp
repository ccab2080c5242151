#include "ooxml/cell_content.hpp"

#include "text/number_format.hpp"

namespace scorebook {
namespace {

CellContent::Kind content_kind(CellKind kind) {
  switch (kind) {
    case CellKind::number:
      return CellContent::Kind::number;
    case CellKind::text:
      return CellContent::Kind::text;
    case CellKind::boolean:
      return CellContent::Kind::boolean;
    case CellKind::error:
      return CellContent::Kind::error;
    case CellKind::not_calculated:
      return CellContent::Kind::not_calculated;
  }
  return CellContent::Kind::text;
}

}  // namespace

CellContent cell_content(const Workbook& workbook, const Cell& cell, NumberFormatKind format) {
  CellContent content;
  content.kind = content_kind(cell.kind);
  content.number = cell.number;
  if (cell.kind == CellKind::text || cell.kind == CellKind::error) content.text = workbook.text_of(cell);
  content.shown = workbook.shown(cell);
  content.format = format;
  return content;
}

CellContent cell_content(const Workbook& workbook, const Cell& cell) {
  return cell_content(workbook, cell, NumberFormat(workbook.styles[cell.style].number_format).kind());
}

}  // namespace scorebook
