// The exceptions: the short lists that members ask for first, then what went well beside what is of concern, whose
// headings are repeated on every further page. Every line says what was written about its measure, in full or where it
// stands in full.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "report/exception_lists.hpp"
#include "report/paged_rows.hpp"
#include "report/plan_looks.hpp"
#include "report/sheets.hpp"
#include "scorebook/cover_sentences.hpp"
#include "text/words.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kColumnsOfSide = 4;  // ref, measure, figures, why and commentary
constexpr std::uint32_t kGap = 5;            // the empty column between the sides
constexpr std::uint32_t kLastColumn = 9;
constexpr double kWhyOfGood = 34, kWhyOfConcern = 48;  // widths of the columns with the commentary
constexpr int kMostLines = 24;  // of a commentary beside a measure; no row of Excel holds more than some thirty

class ExceptionsSheet {
 public:
  ExceptionsSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book),
        sheet_(sheet),
        description_(description),
        lists_(find_exceptions(book.input.ratings, exception_options(description))),
        restated_(restated_sentences(book.input.comparisons,
                                     book.input.earlier != nullptr && !book.input.earlier->empty())) {}

  void write() {
    for (const std::uint32_t first : {1U, kGap + 1}) {
      sheet_.column_width(first, first, 6.5);
      sheet_.column_width(first + 1, first + 1, 23);
      sheet_.column_width(first + 2, first + 2, 17);  // 'year to date 100.0%' on a line
      sheet_.column_width(first + 3, first + 3, first == 1 ? kWhyOfGood : kWhyOfConcern);
    }
    sheet_.column_width(kGap, kGap, 1.5);
    settle_commentaries();
    std::uint32_t row = book_.begin_sheet(sheet_, description_, description_.title) - 1;
    PagedRows rows(sheet_, book_.print_setup(sheet_, description_.paper, description_.landscape), row, kLastColumn);
    const std::string colourless = fmt::format("No measure has a colour for {}.", book_.input.period.words());
    write_list(rows, "Red", lists_.red, lists_.colour_known, colourless);
    write_list(rows, "Newly red", lists_.newly_red, lists_.previous_known && lists_.colour_known,
               lists_.colour_known ? "No measure has a colour for the period that it is compared with." : colourless);
    write_list(rows, "Red and getting worse", lists_.red_and_worse, lists_.colour_known, colourless);
    write_list(rows, "Amber and getting worse", lists_.amber_and_worse, lists_.colour_known, colourless);
    write_list(rows, "Performance falling over the last three periods", lists_.three_falling, lists_.three_known,
               "No measure has figures for three periods that may be compared with each other.");
    write_restated(rows);
    write_list(rows, "Close to the threshold", lists_.close, lists_.colour_known, colourless);
    keep_sides_together(rows);
    row = write_sides(rows.next_row());
    row = write_commentaries_in_full(row);
    sheet_.print_area({{1, 1}, {row - 1, kLastColumn}});
  }

 private:
  enum class Told : std::uint8_t { concern, good, at_the_end };
  // Where a commentary stands in full, and at which measure.
  struct Teller {
    const Rating* rating = nullptr;
    Told where = Told::at_the_end;
    std::string text;
  };

  // A commentary may speak for several measures: in full at the first of them, among the areas of concern where there
  // is one, else among the good; a long one, and one of a measure that is in neither, at the end of the sheet.
  void settle_commentaries() {
    const auto take = [&](const std::vector<ExceptionLine>& lines, Told where, double width) {
      for (const ExceptionLine& line : lines) {
        const MeasureComment commentary = commentary_on(book_, *line.rating);
        if (commentary.source == nullptr || tellers_.count(commentary.source) != 0) continue;
        const bool fits = width > 0 && lines_of(commentary.text, width) <= kMostLines;
        const Told told = fits ? where : Told::at_the_end;
        tellers_[commentary.source] = {line.rating, told, commentary.text};
        if (told == Told::at_the_end) at_the_end_.push_back(&tellers_[commentary.source]);
      }
    };
    take(lists_.concern, Told::concern, kWhyOfConcern);
    take(lists_.good, Told::good, kWhyOfGood);
    for (const auto* lines : {&lists_.red, &lists_.newly_red, &lists_.red_and_worse, &lists_.amber_and_worse,
                              &lists_.three_falling, &lists_.close})
      take(*lines, Told::at_the_end, 0);
    for (const RestatedSentence& sentence : restated_.sentences) {
      if (const Rating* rating = rating_of(book_, sentence))
        take(std::vector<ExceptionLine>{ExceptionLine{rating, ""}}, Told::at_the_end, 0);
    }
  }

  static int lines_of(const std::string& text, double width) {
    int lines = 1;  // why it stands there
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      lines += wrapped_lines(std::string_view(text).substr(start, end - start), {}, column_text_points(width));
      start = end + 1;
    }
    return lines;
  }

  static std::string name_of(const Rating& rating) {
    return rating.measure.ref.empty() ? rating.measure.title : rating.measure.ref;
  }

  // `here`: the list that asks; nothing for the short ones.
  [[nodiscard]] std::string commentary(const Rating& rating, std::optional<Told> here) const {
    const MeasureComment own = commentary_on(book_, rating);
    if (own.source == nullptr) return "Commentary: " + book_.layout.no_commentary;
    const Teller& teller = tellers_.at(own.source);
    if (here == teller.where && teller.rating == &rating) return "Commentary: " + teller.text;
    const std::string name = name_of(*teller.rating);
    if (teller.where == Told::at_the_end) return "Commentary: in full at the end of this sheet, with " + name;
    if (here == teller.where) return "Commentary: as for " + name;
    return "Commentary: as for " + name +
           (teller.where == Told::concern ? " among the areas of concern" : " among what is good or improved");
  }

  // The headings of the two sides and the first line of each are not torn apart.
  void keep_sides_together(PagedRows& rows) const {
    PagedRow first;
    for (const auto& [lines, side, column] :
         {std::tuple(&lists_.good, Told::good, 1U), std::tuple(&lists_.concern, Told::concern, kGap + 1)}) {
      if (lines->empty()) continue;
      const ExceptionLine& line = lines->front();
      first.push_back({column + 1, column + 1, line.rating->measure.title, text_format()});
      first.push_back({column + 3, column + 3, line.why + "\n" + commentary(*line.rating, side), text_format()});
    }
    rows.keep_together({band(description_.good_heading), {{1, 1, number_heading(book_), book_.looks.heading}}, first});
  }

  std::uint32_t write_sides(std::uint32_t row) {
    const Looks& looks = book_.looks;
    CellFormat band = looks.band;
    band.size = 12;
    sheet_.merge({{row, 1}, {row, kColumnsOfSide}}, description_.good_heading + count_words(lists_.good), band);
    sheet_.merge({{row, kGap + 1}, {row, kLastColumn}}, description_.concern_heading + count_words(lists_.concern),
                 band);
    ++row;
    const std::string headings[] = {number_heading(book_), measure_heading(book_), "FIGURES", "WHY, AND COMMENTARY"};
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
      // The headings go on over the shorter list: it says that nothing of it is missing.
      if (i > 0 && i == lists_.good.size()) end_of_list(row, 1, kColumnsOfSide);
      if (i > 0 && i == lists_.concern.size()) end_of_list(row, kGap + 1, kLastColumn);
    }
    if (lists_.good.empty()) nothing(lines == 0 ? row : row - static_cast<std::uint32_t>(lines), 1, kColumnsOfSide);
    if (lists_.concern.empty())
      nothing(lines == 0 ? row : row - static_cast<std::uint32_t>(lines), kGap + 1, kLastColumn);
    return row + (lines == 0 ? 1 : 0);
  }

  [[nodiscard]] std::size_t judged_here() const {
    const std::vector<Rating>& ratings = book_.input.ratings;
    return static_cast<std::size_t>(std::count_if(ratings.begin(), ratings.end(), judged));
  }

  // Where nothing could be judged, none is not the word.
  [[nodiscard]] std::string count_words(const std::vector<ExceptionLine>& lines) const {
    return judged_here() == 0 ? " (not known)" : fmt::format(" ({})", lines.size());
  }

  void nothing(std::uint32_t row, std::uint32_t first, std::uint32_t last) {
    sheet_.merge({{row, first}, {row, last}},
                 no_exceptions_words(book_.input.ratings.size(), judged_here(), book_.input.period), book_.looks.cell);
  }

  void end_of_list(std::uint32_t row, std::uint32_t first, std::uint32_t last) {
    CellFormat format = text_format();
    format.italic = true;
    sheet_.merge({{row, first}, {row, last}}, "End of this list.", format);
  }

  [[nodiscard]] CellFormat ref_format() const {
    CellFormat format = book_.looks.centred;
    format.number_format = "@";
    format.down = Down::top;
    return format;
  }

  [[nodiscard]] CellFormat text_format() const {
    CellFormat format = book_.looks.cell;
    format.down = Down::top;
    return format;
  }

  void write_line(std::uint32_t row, std::uint32_t column, const ExceptionLine& line) {
    const Measure& measure = line.rating->measure;
    const CellFormat text = text_format();
    sheet_.text({row, column}, measure.ref.empty() ? "\xE2\x80\x93" : measure.ref, ref_format());
    sheet_.text({row, column + 1}, measure.title, text);
    sheet_.text({row, column + 2}, exception_figures(*line.rating), text);
    sheet_.text({row, column + 3}, line.why + "\n" + commentary(*line.rating, column == 1 ? Told::good : Told::concern),
                text);
  }

  [[nodiscard]] PagedRow band(const std::string& words) const { return {{1, kLastColumn, words, book_.looks.band}}; }

  [[nodiscard]] PagedRow list_headings(const char* why) const {
    const CellFormat& format = book_.looks.heading;
    return {{1, 1, number_heading(book_), format},
            {2, 3, measure_heading(book_), format},
            {4, 7, why, format},
            {8, 9, "COMMENTARY", format}};
  }

  [[nodiscard]] PagedRow short_line(const std::string& ref, const std::string& title, const std::string& why,
                                    const std::string& said) const {
    const CellFormat text = text_format();
    return {{1, 1, ref.empty() ? "\xE2\x80\x93" : ref, ref_format()},
            {2, 3, title, text},
            {4, 7, why, text},
            {8, kLastColumn, said, text}};
  }

  // What stands under the heading COMMENTARY needs no label.
  static std::string without_label(const std::string& words) {
    constexpr std::string_view kLabel = "Commentary: ";
    return words.compare(0, kLabel.size(), kLabel) == 0 ? words.substr(kLabel.size()) : words;
  }

  void write_list(PagedRows& rows, const std::string& heading, const std::vector<ExceptionLine>& lines, bool known,
                  const std::string& not_known) const {
    const PagedRow title = band(heading + (known ? fmt::format(" ({})", lines.size()) : " (not known)"));
    if (lines.empty()) {
      rows.begin_table(title, {});
      rows.add({{1, kLastColumn, known ? "None." : "Not known: " + not_known, book_.looks.cell}});
    } else {
      rows.begin_table(title, list_headings("WHY"));
    }
    for (const ExceptionLine& line : lines) {
      const Measure& measure = line.rating->measure;
      rows.add(short_line(measure.ref, measure.title, line.why, without_label(commentary(*line.rating, std::nullopt))));
    }
    rows.end_table();
  }

  // Nothing restated and not known are never the same words: the sentences say what was compared with what.
  void write_restated(PagedRows& rows) {
    const std::vector<RestatedSentence>& sentences = restated_.sentences;
    const std::string count = restated_.known ? fmt::format("{}", sentences.size()) : "not known";
    rows.begin_table(band("Restated since the last submission (" + count + ")"), {});
    for (const std::string& words : restated_.extent) rows.add({{1, kLastColumn, words, book_.looks.cell}});
    if (!sentences.empty()) rows.begin_table({}, list_headings("BEFORE, NOW, AND THE EFFECT"));
    for (const RestatedSentence& sentence : sentences) {
      const RestatedFigure& figure = *sentence.figure;
      const Rating* rating = rating_of(book_, sentence);
      const std::string title =
          rating == nullptr || rating->measure.title.empty() ? figure.title : rating->measure.title;
      std::string why = sentence.change;
      if (!figure.effect.empty()) why += "\nEffect: " + figure.effect;
      const std::uint32_t row = rows.add(short_line(
          looks_like_ref(figure.measure) ? figure.measure : "", title, why,
          rating == nullptr ? book_.layout.no_commentary : without_label(commentary(*rating, std::nullopt))));
      note_sources(row, figure);
    }
    rows.end_table();
  }

  void note_sources(std::uint32_t row, const RestatedFigure& figure) {
    const std::string period = figure.period ? figure.period->label() : "no period given";
    const auto note = [&](const std::vector<Place>& places, const Figure& shown, const char* when) {
      for (const Place& place : places)
        book_.sources.push_back({sheet_.name(), {row, 4}, figure.measure, period + ", " + when, shown.shown(), place});
    };
    note(figure.places_before, figure.before, "before it was restated");
    note(figure.places_now, figure.now, "as restated");
  }

  std::uint32_t write_commentaries_in_full(std::uint32_t row) {
    if (at_the_end_.empty()) return row;
    ++row;
    sheet_.merge({{row, 1}, {row, kLastColumn}}, "Commentary in full", book_.looks.band);
    ++row;
    for (const Teller* teller : at_the_end_) {
      const Measure& measure = teller->rating->measure;
      CellFormat bold = book_.looks.words;
      bold.bold = true;
      sheet_.merge({{row, 1}, {row, kLastColumn}}, (measure.ref.empty() ? "" : measure.ref + " ") + measure.title,
                   bold);
      row = sheet_.paragraph(row + 1, 1, kLastColumn, teller->text, book_.looks.words);
    }
    return row;
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  Exceptions lists_;
  RestatedSentences restated_;
  std::map<const void*, Teller> tellers_;  // looked up only, never gone through
  std::vector<const Teller*> at_the_end_;  // in the order of the lists
};

}  // namespace

void write_exceptions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  ExceptionsSheet(book, sheet, description).write();
}

}  // namespace scorebook
