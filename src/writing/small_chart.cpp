// Charts for a corner of a page.
#include <xlsxwriter.h>

#include "writing/clean_text.hpp"
#include "writing/sheet_writer.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {
namespace {

constexpr double kSmallLetters = 7.5;

lxw_color_t library_colour(std::uint32_t colour) {
  return colour == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : static_cast<lxw_color_t>(colour);
}

lxw_chart_font letters(bool bold) {
  lxw_chart_font font{};
  static char name[] = "Arial";
  font.name = name;
  font.size = kSmallLetters;
  font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
  font.color = static_cast<lxw_color_t>(LXW_COLOR_BLACK);
  return font;
}

void draw_line(lxw_chart_series* series, const ChartLine& line) {
  lxw_chart_line stroke{};
  stroke.color = library_colour(line.colour);
  stroke.width = static_cast<float>(line.weight);
  stroke.dash_type = line.dash == Dash::solid ? LXW_CHART_LINE_DASH_SOLID : LXW_CHART_LINE_DASH_DASH;
  chart_series_set_line(series, &stroke);
  chart_series_set_marker_type(series, line.marker == Marker::none ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
  if (line.marker == Marker::none) return;
  lxw_chart_fill fill{};
  fill.color = library_colour(line.colour);
  lxw_chart_line edge{};
  edge.color = library_colour(line.colour);
  chart_series_set_marker_size(series, 4);
  chart_series_set_marker_fill(series, &fill);
  chart_series_set_marker_line(series, &edge);
}

// With a dark edge and the number above, so that light columns are seen on white and nothing hangs on the colour.
void draw_columns(lxw_chart_series* series, const ChartLine& line) {
  lxw_chart_fill fill{};
  fill.color = library_colour(line.colour);
  lxw_chart_line edge{};
  edge.color = library_colour(0x404040);
  edge.width = 0.75F;
  chart_series_set_fill(series, &fill);
  chart_series_set_line(series, &edge);
  lxw_chart_font bold = letters(true);
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &bold);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

void add_series(lxw_chart* chart, const std::string& sheet, const SmallChart& description, const ChartLine& line) {
  const auto row = [](CellRef cell) { return static_cast<lxw_row_t>(cell.row - 1); };
  const auto column = [](CellRef cell) { return static_cast<lxw_col_t>(cell.column - 1); };
  const CellRange &names = description.categories, &values = line.values;
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, sheet.c_str(), row(names.first), column(names.first), row(names.last),
                              column(names.last));
  chart_series_set_values(series, sheet.c_str(), row(values.first), column(values.first), row(values.last),
                          column(values.last));
  const std::string name = clean_line(line.name, 200);  // one that begins with = would be taken for a formula
  chart_series_set_name(series, (name.empty() || name.front() == '=' ? " " + name : name).c_str());
  if (description.columns)
    draw_columns(series, line);
  else
    draw_line(series, line);
}

void set_axes(lxw_chart* chart, const SmallChart& description) {
  lxw_chart_font small = letters(false);
  lxw_chart_font slanted = small;
  slanted.rotation = -45;  // month labels neither wrap nor overlap
  chart_axis_set_num_font(chart->x_axis, description.columns ? &small : &slanted);
  chart_axis_set_num_font(chart->y_axis, &small);
  chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (!description.number_format.empty()) chart_axis_set_num_format(chart->y_axis, description.number_format.c_str());
  if (description.minimum) chart_axis_set_min(chart->y_axis, *description.minimum);
  if (description.maximum) chart_axis_set_max(chart->y_axis, *description.maximum);
  if (description.step) chart_axis_set_major_unit(chart->y_axis, *description.step);
  if (description.columns) {  // every column has its number
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_off(chart->y_axis);
    return;
  }
  lxw_chart_line grid{};
  grid.color = 0xD9D9D9;
  grid.width = 0.5F;
  chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
}

}  // namespace

void SheetWriter::small_chart(CellRef corner, const SmallChart& description, double to_the_right) {
  if (!in_grid(corner, "chart") || description.series.empty()) return;
  lxw_chart* chart = workbook_add_chart(book_->book_, description.columns ? LXW_CHART_COLUMN : LXW_CHART_LINE);
  for (const ChartLine& line : description.series) add_series(chart, name_, description, line);
  lxw_chart_font small = letters(false);
  chart_title_off(chart);
  chart_legend_set_position(chart, description.legend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  chart_legend_set_font(chart, &small);
  set_axes(chart, description);
  if (description.columns) chart_set_series_gap(chart, 60);
  chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
  std::string words = clean_line(description.alternative_text, 1000);
  lxw_chart_options options{};
  options.x_offset = static_cast<std::int32_t>(to_the_right * 96 / 72);
  options.y_offset = 2;
  options.x_scale = description.width / 480.0;  // the library's own size is 480 by 288
  options.y_scale = description.height / 288.0;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = words.data();
  if (worksheet_insert_chart_opt(sheet_, corner.row - 1, static_cast<lxw_col_t>(corner.column - 1), chart, &options) !=
      LXW_NO_ERROR) {
    book_->cell_lost_ = true;
    book_->lost_cell_ = "the chart '" + words + "' of the sheet '" + name_ + "'";
  }
}

}  // namespace scorebook
