// The list of what is a formula and what is not, below the data notes of the working edition.
#include <fmt/format.h>

#include <array>

#include "report/exception_lists.hpp"
#include "report/living_writer.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

struct ShownWords {
  const char* one;
  const char* many;
  const char* subject;  // "RAG (in month) stands as a value"; all may hold words in braces
};
constexpr std::array<ShownWords, kShows> kWords = {{
    {"figure of the performance summary shown from its detail page",
     "figures of the performance summary shown from their detail pages", "Figure"},
    {"year to date", "years to date", "Year to date"},
    {"RAG in {noun}", "RAGs in {noun}", "RAG (in {noun})"},
    {"RAG at year end", "RAGs at year end", "RAG (year end)"},
    {"direction of travel", "directions of travel", "Direction of travel"},
    {"count on the cover", "counts on the cover", "Count"},
    {"overall status", "overall statuses", "Overall status"},
    {"count by overall status", "counts by overall status", "Count by status"},
}};

const char* what_follows(const LivingCells& cells) {
  if (cells.plan_rows().empty())
    return " Correct a figure where it stands on its detail page: the performance summary shows it from there. RAG, "
           "direction of travel, year to date, the counts on the cover and the charts follow at once. The exceptions, "
           "these notes and the sheets Sources and Data stay as they were reported: mend the workbook that the figures "
           "come from, too, and write the report again.";
  if (cells.rows().empty())
    return " Correct a figure in the scorecard of the plan: its overall status and direction of travel follow at once, "
           "and with them the counts by status on the cover, in the executive summary and of each priority. Sentences, "
           "exceptions, these notes and the sheets Sources and Data stay as they were reported: mend the workbook that "
           "the figures come from, too, and write the report again.";
  return " Correct a figure where it stands on its detail page, or else in its scorecard: RAG, overall status, "
         "direction of travel, year to date, the counts and the charts follow at once. Sentences, exceptions, these "
         "notes and the sheets Sources and Data stay as they were reported: mend the workbook that the figures come "
         "from, too, and write the report again.";
}

}  // namespace

void write_living_notes(LivingWriter& writer) {
  const LivingCells& cells = writer.cells();
  if (!cells.notes().known()) return;
  SheetWriter& sheet = *cells.notes().sheet;
  std::uint32_t row = cells.notes().cell.row + 1;
  const Looks& looks = writer.book().looks;
  sheet.merge({{row, 1}, {row, 5}}, "What follows when a figure is corrected in this workbook (working edition)",
              looks.band);
  ++row;
  std::vector<std::string> living;
  std::size_t all = 0;
  for (std::size_t i = 0; i < kShows; ++i) {
    const std::size_t number = writer.formulas(static_cast<Shows>(i));
    if (number > 0)
      living.push_back(counted(number, writer.book().filled(kWords[i].one), writer.book().filled(kWords[i].many)));
    all += number;
  }
  const std::string which = all == 0 ? std::string("No cell is a formula.")
                                     : fmt::format("{}: {}.",
                                                   counted(all, "cell is a formula and follows its figures",
                                                           "cells are formulas and follow their figures"),
                                                   listed(living));
  row = sheet.paragraph(row, 1, 5, which + what_follows(cells), looks.words);
  if (writer.plain().empty()) {
    sheet.print_area({{1, 1}, {row - 1, 5}});
    return;
  }
  const std::string headings[] = {number_heading(writer.book()), "Measure", "Cell", "What",
                                  "Why it stands as a value and does not follow"};
  for (std::uint32_t i = 0; i < 5; ++i) sheet.text({row, i + 1}, headings[i], looks.heading);
  ++row;
  CellFormat format = looks.cell;
  format.number_format = "@";
  format.size = 9.75;
  for (const PlainCell& each : writer.plain()) {
    const bool numbered = each.rating != nullptr && !each.rating->measure.ref.empty();
    const std::string words[] = {numbered ? each.rating->measure.ref : "\xE2\x80\x93",
                                 each.rating == nullptr ? "Counts of measures" : each.rating->measure.title,
                                 each.at.sheet->name() + "!" + to_string(each.at.cell),
                                 writer.book().filled(kWords[static_cast<std::size_t>(each.shows)].subject), each.why};
    for (std::uint32_t i = 0; i < 5; ++i) sheet.text({row, i + 1}, words[i], format);
    ++row;
  }
  sheet.print_area({{1, 1}, {row - 1, 5}});
}

}  // namespace scorebook
