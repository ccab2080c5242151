// Printing, panes, tables and charts of a sheet.
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "text/words.hpp"
#include "writing/clean_text.hpp"
#include "writing/sheet_writer.hpp"
#include "writing/text_measure.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::uint8_t kA3 = 8, kA4 = 9;  // paper numbers of SpreadsheetML

lxw_row_t row_index(std::uint32_t row) { return row - 1; }
lxw_col_t column_index(std::uint32_t column) { return static_cast<lxw_col_t>(column - 1); }
lxw_color_t library_colour(std::uint32_t colour) {
  return colour == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : static_cast<lxw_color_t>(colour);
}

constexpr std::size_t kLinesOfHeader = 2;
constexpr std::size_t kMostOfHeader = 140;  // bytes of the title: Excel takes 255 characters for all of a header
constexpr const char* kCut = " \u2026";

// Text for a header or footer: & begins a code there, so a plain one is doubled.
std::string header_text(std::string_view text, std::size_t most = 90) {
  std::string escaped;
  for (const char letter : clean_line(text, most))
    escaped += letter == '&' ? std::string("&&") : std::string(1, letter);
  return escaped;
}

// In two lines of that width, or as much as these hold.
std::string wrapped_header(const std::string& text, TextFont font, double room) {
  const std::string line = clean_line(text, text.size());
  if (text_width(line, font) <= room) return header_text(line, kMostOfHeader);
  std::vector<std::string> lines(1);
  for (std::size_t start = 0; start < line.size();) {
    const std::size_t end = std::min(line.find(' ', start), line.size());
    const std::string word = line.substr(start, end - start);
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    const std::size_t written = lines.front().size() + (lines.size() > 1 ? longer.size() : 0);
    const bool last = lines.size() == kLinesOfHeader;
    const bool fits = text_width(last && end < line.size() ? longer + kCut : longer, font) <= room;
    if ((fits || lines.back().empty()) && written <= kMostOfHeader) {
      lines.back() = longer;
    } else if (last) {
      lines.back() += kCut;
      break;
    } else {
      lines.push_back(word);
    }
    start = end + 1;
  }
  std::string header;
  for (const std::string& each : lines) header += (header.empty() ? "" : "\n") + header_text(each, kMostOfHeader);
  return header;
}

std::uint8_t library_dash(Dash dash) {
  switch (dash) {
    case Dash::dashes:
      return LXW_CHART_LINE_DASH_DASH;
    case Dash::dots:
      return LXW_CHART_LINE_DASH_ROUND_DOT;
    case Dash::dash_dot:
      return LXW_CHART_LINE_DASH_LONG_DASH_DOT;
    case Dash::long_dashes:
      return LXW_CHART_LINE_DASH_LONG_DASH;
    case Dash::solid:
      break;
  }
  return LXW_CHART_LINE_DASH_SOLID;
}

std::uint8_t library_marker(Marker marker) {
  switch (marker) {
    case Marker::circle:
      return LXW_CHART_MARKER_CIRCLE;
    case Marker::square:
      return LXW_CHART_MARKER_SQUARE;
    case Marker::triangle:
      return LXW_CHART_MARKER_TRIANGLE;
    case Marker::diamond:
      return LXW_CHART_MARKER_DIAMOND;
    case Marker::none:
      break;
  }
  return LXW_CHART_MARKER_NONE;
}

lxw_chart_font chart_font(double size, bool bold) {
  lxw_chart_font font{};
  static char name[] = "Arial";
  font.name = name;
  font.size = size;
  font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
  font.color = static_cast<lxw_color_t>(LXW_COLOR_BLACK);
  return font;
}

void add_line(lxw_chart* chart, const std::string& sheet, const CellRange& categories, const ChartLine& line) {
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, sheet.c_str(), row_index(categories.first.row),
                              column_index(categories.first.column), row_index(categories.last.row),
                              column_index(categories.last.column));
  chart_series_set_values(series, sheet.c_str(), row_index(line.values.first.row),
                          column_index(line.values.first.column), row_index(line.values.last.row),
                          column_index(line.values.last.column));
  // A name that begins with = would be taken for a formula.
  const std::string name = clean_line(line.name, 200);
  chart_series_set_name(series, (name.empty() || name.front() == '=' ? " " + name : name).c_str());
  lxw_chart_line stroke{};
  stroke.color = library_colour(line.colour);
  stroke.width = static_cast<float>(line.weight);
  stroke.dash_type = library_dash(line.dash);
  stroke.none = line.marks_only ? LXW_TRUE : LXW_FALSE;
  chart_series_set_line(series, &stroke);
  chart_series_set_marker_type(series, library_marker(line.marker));
  if (line.marker != Marker::none) {
    lxw_chart_fill fill{};
    fill.color = library_colour(line.colour);
    fill.none = line.hollow ? LXW_TRUE : LXW_FALSE;
    lxw_chart_line edge{};
    edge.color = library_colour(line.colour);
    edge.width = line.hollow ? 1.75F : 0;
    chart_series_set_marker_size(series, line.marker_size);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
  }
  if (line.trend) {
    lxw_chart_line trend{};
    trend.color = library_colour(line.colour);
    trend.width = 1;
    trend.dash_type = LXW_CHART_LINE_DASH_ROUND_DOT;
    chart_series_set_trendline(series, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    chart_series_set_trendline_name(series, clean_line(*line.trend, 200).c_str());
    chart_series_set_trendline_line(series, &trend);
  }
}

// Every bar in its own colour, with a dark edge and its number at its end.
void add_bars(lxw_chart* chart, const std::string& sheet, const ChartDescription& description) {
  const CellRange &categories = description.categories, &values = *description.bars;
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, sheet.c_str(), row_index(categories.first.row),
                              column_index(categories.first.column), row_index(categories.last.row),
                              column_index(categories.last.column));
  chart_series_set_values(series, sheet.c_str(), row_index(values.first.row), column_index(values.first.column),
                          row_index(values.last.row), column_index(values.last.column));
  const std::size_t count = values.last.row - values.first.row + 1;
  std::vector<lxw_chart_fill> fills(count);
  std::vector<lxw_chart_line> edges(count);
  std::vector<lxw_chart_point> points(count);
  std::vector<lxw_chart_point*> list;
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<std::uint32_t>& colours = description.bar_colours;
    fills[i].color = library_colour(colours.empty() ? 0x1F3864 : colours[std::min(i, colours.size() - 1)]);
    edges[i].color = library_colour(0x404040);
    edges[i].width = 0.75F;
    points[i].fill = &fills[i];
    points[i].line = &edges[i];
    list.push_back(&points[i]);
  }
  list.push_back(nullptr);
  chart_series_set_points(series, list.data());
  lxw_chart_font bold = chart_font(9, true);
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &bold);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
  chart_set_series_gap(chart, 60);
}

// The library's y axis is the upright one here, which has the words.
void set_bar_axes(lxw_chart* chart, const ChartDescription& description) {
  lxw_chart_font words = chart_font(9, false);
  chart_axis_set_num_font(chart->y_axis, &words);
  chart_axis_set_reverse(chart->y_axis);  // otherwise the first would stand at the bottom
  chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
  chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
  chart_axis_set_min(chart->x_axis, 0);
  if (description.maximum) chart_axis_set_max(chart->x_axis, *description.maximum);
  chart_axis_off(chart->x_axis);  // every bar has its number
}

void leave_out_of_legend(lxw_chart* chart, const ChartDescription& description) {
  std::vector<std::int16_t> left_out;
  for (std::size_t i = 0; i < description.lines.size(); ++i) {
    if (!description.lines[i].in_legend) left_out.push_back(static_cast<std::int16_t>(i));
  }
  if (left_out.empty()) return;
  left_out.push_back(-1);
  chart_legend_delete_series(chart, left_out.data());
}

void set_axes(lxw_chart* chart, const ChartDescription& description) {
  lxw_chart_font small = chart_font(8, false);
  lxw_chart_line grid{};
  grid.color = 0xD9D9D9;
  grid.width = 0.5F;
  lxw_chart_font slanted = small;
  slanted.rotation = -45;  // month labels neither wrap nor overlap
  chart_axis_set_num_font(chart->x_axis, &slanted);
  chart_axis_set_num_font(chart->y_axis, &small);
  chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
  if (!description.value_axis.empty()) {
    chart_axis_set_name(chart->y_axis, clean_line(description.value_axis, 100).c_str());
    chart_axis_set_name_font(chart->y_axis, &small);
  }
  if (!description.number_format.empty()) chart_axis_set_num_format(chart->y_axis, description.number_format.c_str());
  if (description.minimum) chart_axis_set_min(chart->y_axis, *description.minimum);
  if (description.maximum) chart_axis_set_max(chart->y_axis, *description.maximum);
  if (description.step) chart_axis_set_major_unit(chart->y_axis, *description.step);
}

}  // namespace

double PrintSetup::printable_width() const {
  const double paper_width = paper == Paper::a4 ? (landscape ? 841.9 : 595.3) : (landscape ? 1190.6 : 841.9);
  return paper_width - (left + right) * kPointsPerInch;
}

double PrintSetup::printable_height() const {
  const double paper_height = paper == Paper::a4 ? (landscape ? 595.3 : 841.9) : (landscape ? 841.9 : 1190.6);
  return paper_height - (top + bottom) * kPointsPerInch;
}

void SheetWriter::freeze(CellRef first_moving_cell) {
  if (in_grid(first_moving_cell, "pane")) {
    worksheet_freeze_panes(sheet_, row_index(first_moving_cell.row), column_index(first_moving_cell.column));
  }
}

void SheetWriter::choices(const CellRange& range, const std::vector<std::string>& words) {
  if (!in_grid(range.first, "list of choices") || !in_grid(range.last, "list of choices")) return;
  std::vector<std::string> copies = words;  // the library's lists are not constant
  std::vector<char*> list;
  for (std::string& word : copies) list.push_back(word.data());
  list.push_back(nullptr);
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  std::string title = "Not a word of the list";
  std::string message = "Choose one of the words that the arrow beside the cell offers.";
  validation.error_title = title.data();
  validation.error_message = message.data();
  if (worksheet_data_validation_range(sheet_, row_index(range.first.row), column_index(range.first.column),
                                      row_index(range.last.row), column_index(range.last.column),
                                      &validation) != LXW_NO_ERROR) {
    book_->remark(name_ + "!" + to_string(range) + ": the list of choices could not be added and was left out.");
  }
}

void SheetWriter::comment(CellRef cell, std::string_view words) {
  constexpr double kPadding = 8, kPixelsPerPoint = 96 / kPointsPerInch;
  constexpr std::uint16_t kWidth = 280, kLowest = 40, kHighest = 600;  // pixels
  constexpr TextFont kFont{8, false};
  if (!in_grid(cell, "note")) return;
  const std::string clean = checked_text(cell, words);
  if (clean.empty()) return;
  double height = kPadding;
  for (std::size_t start = 0; start <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', start), clean.size());
    const std::string_view line = std::string_view(clean).substr(start, end - start);
    height +=
        wrapped_lines(line, kFont, kWidth / kPixelsPerPoint - kPadding) * line_height(kFont.size) * kPixelsPerPoint;
    start = end + 1;
  }
  lxw_comment_options options{};
  options.width = kWidth;
  options.height = static_cast<std::uint16_t>(std::clamp<double>(height, kLowest, kHighest));
  if (worksheet_write_comment_opt(sheet_, row_index(cell.row), column_index(cell.column), clean.c_str(), &options) !=
      LXW_NO_ERROR) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = "the note on " + name_ + "!" + to_string(cell);
  }
}

bool SheetWriter::colour_when(const CellRange& range, const Formula& condition, const CellFormat& format) {
  if (!in_grid(range.first, "colour") || !in_grid(range.last, "colour")) return false;
  std::optional<std::string> text = condition.text(*this);
  if (!text) return false;
  lxw_conditional_format library{};
  library.type = LXW_CONDITIONAL_TYPE_FORMULA;
  library.value_string = text->data();
  library.format = book_->format(format);
  return worksheet_conditional_format_range(sheet_, row_index(range.first.row), column_index(range.first.column),
                                            row_index(range.last.row), column_index(range.last.column),
                                            &library) == LXW_NO_ERROR;
}

void SheetWriter::numbers_as_text(const CellRange& range) {
  if (!in_grid(range.first, "range") || !in_grid(range.last, "range")) return;
  worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, to_string(range).c_str());
}

void SheetWriter::print(const PrintSetup& setup) {
  if (sheet_ == nullptr) return;
  worksheet_set_paper(sheet_, setup.paper == Paper::a3 ? kA3 : kA4);
  if (setup.landscape) worksheet_set_landscape(sheet_);
  worksheet_set_margins(sheet_, setup.left, setup.right, setup.top, setup.bottom);
  if (setup.fit_width) worksheet_fit_to_pages(sheet_, 1, setup.fit_page ? 1 : 0);
  if (setup.centred) worksheet_center_horizontally(sheet_);
  // A long title takes two lines beside what stands at the right, and ends at a whole word where these are not enough.
  constexpr TextFont kHeaderFont{10, false};  // Excel writes it in Calibri 11, which is no wider than Arial 10
  constexpr double kBetween = 12;
  const double room = setup.printable_width() - text_width(setup.header_right, kHeaderFont) - kBetween;
  const std::string header = "&L" + wrapped_header(setup.header_left, kHeaderFont, room) + "&C" +
                             header_text(setup.header_centre) + "&R" + header_text(setup.header_right);
  const std::string footer =
      "&L" + header_text(setup.footer_left) + "&CPage &P of &N&R" + header_text(setup.footer_right);
  if (worksheet_set_header(sheet_, header.c_str()) != LXW_NO_ERROR ||
      worksheet_set_footer(sheet_, footer.c_str()) != LXW_NO_ERROR) {
    book_->remark(name_ + ": the page header or footer is longer than Excel's 255 characters and was left out.");
  }
}

void SheetWriter::print_area(const CellRange& range) {
  if (!in_grid(range.first, "print area") || !in_grid(range.last, "print area")) return;
  worksheet_print_area(sheet_, row_index(range.first.row), column_index(range.first.column), row_index(range.last.row),
                       column_index(range.last.column));
}

void SheetWriter::repeat_rows(std::uint32_t first, std::uint32_t last) {
  if (in_grid({first, 1}, "row") && in_grid({last, 1}, "row"))
    worksheet_repeat_rows(sheet_, row_index(first), row_index(last));
}

void SheetWriter::repeat_columns(std::uint32_t first, std::uint32_t last) {
  if (in_grid({1, first}, "column") && in_grid({1, last}, "column"))
    worksheet_repeat_columns(sheet_, column_index(first), column_index(last));
}

void SheetWriter::page_break_before(std::uint32_t row) { breaks_.push_back(row); }

void SheetWriter::tab_colour(std::uint32_t colour) {
  if (sheet_ != nullptr) worksheet_set_tab_color(sheet_, library_colour(colour));
}

void SheetWriter::table(const CellRange& range, const std::string& table_name) {
  if (!in_grid(range.first, "table") || !in_grid(range.last, "table") || range.last.row <= range.first.row) return;
  struct Heading {
    std::string text;
    lxw_format* format = nullptr;
  };
  std::vector<Heading> headings;
  std::set<std::string> different;
  std::map<std::uint32_t, Heading> row;  // by column
  for (const Written& written : written_[range.first.row]) {
    if (written.range.first == written.range.last && written.runs.size() == 1)
      row[written.range.first.column] = {clean_cell_text(written.runs.front().text).text, written.look};
  }
  for (std::uint32_t column = range.first.column; column <= range.last.column; ++column) {
    const auto heading = row.find(column);
    headings.push_back(heading == row.end() ? Heading{} : heading->second);
    const std::string& text = headings.back().text;
    const bool one_line = text.find('\n') == std::string::npos && text.size() <= 255;
    if (text.empty() || !one_line || !different.insert(folded(text)).second) {
      book_->remark(name_ + "!" + to_string(range) +
                    ": headings are missing or the same, so this is a plain range and no table.");
      return;
    }
  }
  std::vector<lxw_table_column> columns(headings.size());
  std::vector<lxw_table_column*> list;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    columns[i].header = headings[i].text.data();
    columns[i].header_format = headings[i].format;  // the library writes the headings again
    list.push_back(&columns[i]);
  }
  list.push_back(nullptr);
  std::string name = clean_line(table_name, 100);
  lxw_table_options options{};
  options.name = name.data();
  options.columns = list.data();
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 1;
  if (worksheet_add_table(sheet_, row_index(range.first.row), column_index(range.first.column),
                          row_index(range.last.row), column_index(range.last.column), &options) != LXW_NO_ERROR) {
    book_->remark(name_ + "!" + to_string(range) + ": could not be made a table and is a plain range.");
  }
}

void SheetWriter::chart(CellRef corner, const ChartDescription& description, double to_the_right) {
  if (!in_grid(corner, "chart") || (description.lines.empty() && !description.bars)) return;
  lxw_chart* chart = workbook_add_chart(book_->book_, description.bars ? LXW_CHART_BAR : LXW_CHART_LINE);
  if (description.bars)
    add_bars(chart, name_, description);
  else
    for (const ChartLine& line : description.lines) add_line(chart, name_, description.categories, line);
  lxw_chart_font title = chart_font(10, true);
  lxw_chart_font small = chart_font(8, false);
  chart_title_set_name(chart, clean_line(description.title, 250).c_str());
  chart_title_set_name_font(chart, &title);
  chart_legend_set_position(chart, description.bars            ? LXW_CHART_LEGEND_NONE
                                   : description.legend_beside ? LXW_CHART_LEGEND_RIGHT
                                                               : LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(chart, &small);
  leave_out_of_legend(chart, description);
  if (description.bars) {
    set_bar_axes(chart, description);
  } else {
    set_axes(chart, description);
  }
  chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
  std::string words = clean_line(description.alternative_text, 1000);
  lxw_chart_options options{};
  options.x_offset = static_cast<std::int32_t>(to_the_right * 96 / kPointsPerInch);
  options.y_offset = 4;                         // clear of a page break above
  options.x_scale = description.width / 480.0;  // the library's own size is 480 by 288
  options.y_scale = description.height / 288.0;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = words.data();
  if (worksheet_insert_chart_opt(sheet_, row_index(corner.row), column_index(corner.column), chart, &options) !=
      LXW_NO_ERROR) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = "the chart '" + words + "' of the sheet '" + name_ + "'";
  }
}

void SheetWriter::sparkline(const Sparkline& chart) {
  if (in_grid(chart.cell, "chart") && in_grid(chart.figures.first, "chart") && in_grid(chart.figures.last, "chart"))
    sparklines_.push_back(chart);
}

}  // namespace scorebook
