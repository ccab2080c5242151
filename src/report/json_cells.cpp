// scorebook cells: every cell as the reader understood it, one JSON object or one line each.
#include <array>
#include <cmath>
#include <vector>

#include "report/json_document.hpp"
#include "scorebook/json.hpp"
#include "scorebook/text_layout.hpp"
#include "text/number_format.hpp"

namespace scorebook {
namespace {

constexpr double kSecondsOfADay = 86400;
constexpr double kLastSerial = 2958466;  // the day after 31 December 9999, Excel's last

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "2016-03-31", "2016-03-31T14:30:00", "14:30:00" for a time of day alone. Rounded to the millisecond first: binary
// fractions must not turn 14:30:00 into 14:29:59.
std::string iso_8601(double serial, bool date_1904) {
  const double milliseconds = std::round(serial * kSecondsOfADay * 1000);
  const double day = std::floor(milliseconds / (kSecondsOfADay * 1000));
  const auto rest = static_cast<int>(milliseconds - day * kSecondsOfADay * 1000);
  std::string time =
      two_digits(rest / 3600000) + ":" + two_digits(rest / 60000 % 60) + ":" + two_digits(rest / 1000 % 60);
  if (rest % 1000 != 0) time += "." + std::to_string(1000 + rest % 1000).substr(1);
  if (day == 0 && !date_1904) return time;
  const Date date = date_of_serial(day, date_1904);
  std::string year = std::to_string(date.year);
  while (year.size() < 4) year.insert(0, "0");
  const std::string calendar_day = year + "-" + two_digits(date.month) + "-" + two_digits(date.day);
  return rest == 0 ? calendar_day : calendar_day + "T" + time;
}

struct TypedValue {
  std::string_view type;
  Json value;
};

TypedValue typed_value(const Workbook& workbook, const Cell& cell, NumberFormatKind format) {
  switch (cell.kind) {
    case CellKind::text:
      return {"text", workbook.text_of(cell)};
    case CellKind::boolean:
      return {"boolean", cell.number != 0};
    case CellKind::error:
      return {"error", workbook.text_of(cell)};
    case CellKind::not_calculated:
      return {"not calculated", nullptr};
    case CellKind::number:
      break;
  }
  if (format == NumberFormatKind::date && cell.number >= 0 && cell.number < kLastSerial) {
    return {"date", iso_8601(cell.number, workbook.date_1904)};
  }
  if (format == NumberFormatKind::duration) return {"duration", json_number(cell.number)};
  return {"number", json_number(cell.number)};
}

// The format of every style once: a sheet has millions of cells and a handful of styles.
std::vector<NumberFormatKind> format_kinds(const Workbook& workbook) {
  std::vector<NumberFormatKind> kinds;
  for (const Style& style : workbook.styles) kinds.push_back(NumberFormat(style.number_format).kind());
  return kinds;
}

const std::string& format_code(const Workbook& workbook, const Cell& cell) {
  static const std::string general = "General";
  return cell.style < workbook.styles.size() ? workbook.styles[cell.style].number_format : general;
}

}  // namespace

std::string cells_json_lines(const Workbook& workbook) {
  const std::vector<NumberFormatKind> kinds = format_kinds(workbook);
  std::string lines;
  for (const Sheet& sheet : workbook.sheets) {
    for (const Cell& cell : sheet.cells) {
      const NumberFormatKind kind = cell.style < kinds.size() ? kinds[cell.style] : NumberFormatKind::general;
      TypedValue typed = typed_value(workbook, cell, kind);
      const Json line = {{"workbook", workbook.name},
                         {"sheet", sheet.name->sheet},
                         {"visible", sheet.visibility == Visibility::visible},
                         {"cell", to_string(cell.ref)},
                         {"type", typed.type},
                         {"value", std::move(typed.value)},
                         {"format", format_code(workbook, cell)},
                         {"formula", json_text(workbook.formula_of(cell))},
                         {"shown", workbook.shown(cell)}};
      lines += line.dump(-1, ' ', false, Json::error_handler_t::replace);
      lines += '\n';
    }
  }
  return lines;
}

std::string cells_text_lines(const Workbook& workbook) {
  const std::vector<NumberFormatKind> kinds = format_kinds(workbook);
  std::string lines;
  for (const Sheet& sheet : workbook.sheets) {
    for (const Cell& cell : sheet.cells) {
      const NumberFormatKind kind = cell.style < kinds.size() ? kinds[cell.style] : NumberFormatKind::general;
      const TypedValue typed = typed_value(workbook, cell, kind);
      lines += printable(to_string(Place{sheet.name, cell.ref})) + "  " + std::string(typed.type);
      const std::string stored = typed.value.is_string() ? typed.value.get<std::string>()
                                 : typed.value.is_null() ? std::string()
                                                         : typed.value.dump();
      const std::string shown = workbook.shown(cell);
      if (!stored.empty()) lines += "  " + printable(stored);
      if (shown != stored && !shown.empty()) lines += "  shown " + printable(shown);
      if (cell.kind == CellKind::number) lines += "  (" + printable(format_code(workbook, cell)) + ")";
      if (cell.formula != 0) lines += "  =" + printable(workbook.formula_of(cell));
      lines += '\n';
    }
  }
  return lines;
}

}  // namespace scorebook
