// The exceptions: the short lists that members ask for first, then what went well beside what is of concern, whose
// headings are repeated on every further page.
#include <algorithm>
#include <map>

#include "report/exception_lists.hpp"
#include "report/plan_looks.hpp"
#include "report/sheets.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kColumnsOfSide = 4;  // ref, measure, figures, why and commentary
constexpr std::uint32_t kGap = 5;            // the empty column between the sides
constexpr std::uint32_t kLastColumn = 9;

class ExceptionsSheet {
 public:
  ExceptionsSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book),
        sheet_(sheet),
        description_(description),
        lists_(find_exceptions(book.input.ratings, exception_options(description))) {}

  void write() {
    for (const std::uint32_t first : {1U, kGap + 1}) {
      sheet_.column_width(first, first, 6.5);
      sheet_.column_width(first + 1, first + 1, 23);
      sheet_.column_width(first + 2, first + 2, 15);
      sheet_.column_width(first + 3, first + 3, first == 1 ? 34 : 48);
    }
    for (const ExceptionLine& line : lists_.concern) first_of_page_.emplace(page_of(book_, *line.rating), line.rating);
    for (const ExceptionLine& line : lists_.good) first_of_page_.emplace(page_of(book_, *line.rating), line.rating);
    sheet_.column_width(kGap, kGap, 1.5);
    std::uint32_t row = book_.begin_sheet(sheet_, description_, description_.title) - 1;
    row = write_list(row, "Newly red", lists_.newly_red, lists_.previous_known,
                     "No measure has a colour for the period that it is compared with.");
    row = write_list(row, "Red and getting worse", lists_.red_and_worse, true, "");
    row = write_list(row, "Performance falling over the last three periods", lists_.three_falling, lists_.three_known,
                     "No measure has figures for three periods.");
    row = write_list(row, "Close to the threshold", lists_.close, true, "");
    row = write_sides(row);
    sheet_.print_area({{1, 1}, {row - 1, kLastColumn}});
  }

 private:
  std::uint32_t write_sides(std::uint32_t row) {
    const Looks& looks = book_.looks;
    CellFormat band = looks.band;
    band.size = 12;
    sheet_.merge({{row, 1}, {row, kColumnsOfSide}},
                 description_.good_heading + " (" + std::to_string(lists_.good.size()) + ")", band);
    sheet_.merge({{row, kGap + 1}, {row, kLastColumn}},
                 description_.concern_heading + " (" + std::to_string(lists_.concern.size()) + ")", band);
    ++row;
    const char* headings[] = {"NO.", "INDICATOR", "FIGURES", "WHY, AND COMMENTARY"};
    for (std::uint32_t i = 0; i < kColumnsOfSide; ++i) {
      sheet_.text({row, i + 1}, headings[i], looks.heading);
      sheet_.text({row, kGap + 1 + i}, headings[i], looks.heading);
    }
    sheet_.repeat_rows(row - 1, row);
    ++row;
    const std::size_t lines = std::max(lists_.good.size(), lists_.concern.size());
    for (std::size_t i = 0; i < lines; ++i, ++row) {
      if (i < lists_.good.size()) write_line(row, 1, lists_.good[i]);
      if (i < lists_.concern.size()) write_line(row, kGap + 1, lists_.concern[i]);
    }
    if (lists_.good.empty()) nothing(row, 1, kColumnsOfSide);
    if (lists_.concern.empty()) nothing(row, kGap + 1, kLastColumn);
    return row + (lists_.good.empty() || lists_.concern.empty() ? 1 : 0);
  }

  void nothing(std::uint32_t row, std::uint32_t first, std::uint32_t last) {
    sheet_.merge({{row, first}, {row, last}},
                 "There are no exceptions to report this " + std::string(period_noun(book_.input.period)) + ".",
                 book_.looks.cell);
  }

  void write_line(std::uint32_t row, std::uint32_t column, const ExceptionLine& line) {
    const Looks& looks = book_.looks;
    CellFormat ref = looks.centred, text = looks.cell;
    ref.number_format = "@";
    ref.down = text.down = Down::top;
    const Measure& measure = line.rating->measure;
    sheet_.text({row, column}, measure.ref.empty() ? "\xE2\x80\x93" : measure.ref, ref);
    sheet_.text({row, column + 1}, measure.title, text);
    sheet_.text({row, column + 2}, exception_figures(*line.rating), text);
    sheet_.text({row, column + 3}, line.why + "\n" + commentary(*line.rating, column != 1), text);
  }

  // A page's analysis speaks for all its measures: in full at the first of them, among the areas of concern where there
  // is one, by reference at the others.
  [[nodiscard]] std::string commentary(const Rating& rating, bool concern) const {
    if (rating.plan != nullptr) return "Commentary: " + plan_commentary(book_, rating);
    const DetailPage* page = page_of(book_, rating);
    if (page == nullptr) return "Commentary: " + book_.layout.no_commentary;
    const Rating* first = first_of_page_.at(page);
    const bool told_as_concern = std::any_of(lists_.concern.begin(), lists_.concern.end(),
                                             [&](const ExceptionLine& line) { return line.rating == first; });
    if (first == &rating && concern == told_as_concern) return "Commentary: " + page->analysis.text;
    const std::string& name = first->measure.ref.empty() ? first->measure.title : first->measure.ref;
    return "Commentary: as for " + name + (concern == told_as_concern ? "" : " among the areas of concern");
  }

  std::uint32_t write_list(std::uint32_t row, const std::string& heading, const std::vector<ExceptionLine>& lines,
                           bool known, const std::string& not_known) {
    const Looks& looks = book_.looks;
    sheet_.merge({{row, 1}, {row, kLastColumn}}, heading + (known ? " (" + std::to_string(lines.size()) + ")" : ""),
                 looks.band);
    ++row;
    if (lines.empty()) {
      sheet_.merge({{row, 1}, {row, kLastColumn}}, known ? "None." : "Not known: " + not_known, looks.cell);
      return row + 2;
    }
    for (const ExceptionLine& line : lines) {
      CellFormat ref = looks.centred;
      ref.number_format = "@";
      const Measure& measure = line.rating->measure;
      sheet_.text({row, 1}, measure.ref.empty() ? "\xE2\x80\x93" : measure.ref, ref);
      sheet_.merge({{row, 2}, {row, 4}}, measure.title, looks.cell);
      sheet_.merge({{row, 5}, {row, kLastColumn}}, line.why, looks.cell);
      ++row;
    }
    return row + 1;
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  Exceptions lists_;
  std::map<const DetailPage*, const Rating*> first_of_page_;
};

}  // namespace

void write_exceptions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  ExceptionsSheet(book, sheet, description).write();
}

}  // namespace scorebook
