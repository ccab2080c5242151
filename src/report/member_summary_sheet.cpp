// The summary for members: what is good, what needs attention and what changed, on exactly one upright A4 page. The
// page is fitted; before that the lists are cut to what it has room for in letters that can be read, and say how many
// measures more there are and where.
#include <fmt/format.h>

#include <algorithm>

#include "report/exception_lists.hpp"
#include "report/member_summary_charts.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/member_summary.hpp"
#include "text/words.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kLast = 7;
constexpr double kWidths[] = {6.5, 33,   9.5, 9.5,
                              14,  10.5, 18.5};  // ref, measure, now, before, target, colour, direction
constexpr double kLetters = 9;
constexpr double kSmallestScale = 0.83;   // of printing: smaller letters are hard to read
constexpr std::size_t kMostRestated = 4;  // figures that the page itself names
constexpr double kSpace = 6;              // points between blocks
constexpr double kOneLine = 13;           // points of a row that needs one line
constexpr std::size_t kMostNamed = 14;    // measures in one line
constexpr std::size_t kMostWithTitle = 2;

// The sheet that has all exceptions, else the table of all measures.
std::string where_more(const Layout& layout) {
  for (const SheetKind kind : {SheetKind::exceptions, SheetKind::priorities, SheetKind::scorecard,
                               SheetKind::plan_scorecard, SheetKind::data}) {
    if (const LayoutSheet* sheet = sheet_of_kind(layout, kind)) return ", see " + sheet->name;
  }
  return "";
}

class MemberSummarySheet {
 public:
  MemberSummarySheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book),
        sheet_(sheet),
        description_(description),
        judged_(static_cast<std::size_t>(std::count_if(book.input.ratings.begin(), book.input.ratings.end(), judged))),
        more_(where_more(book.layout)),
        summary_(summary_for_members(book.input.ratings, options())),
        restated_(restated_sentences(book.input.comparisons,
                                     book.input.earlier != nullptr && !book.input.earlier->empty())) {}

  void write() {
    for (std::uint32_t i = 0; i < kLast; ++i) sheet_.column_width(i + 1, i + 1, kWidths[i]);
    const std::vector<std::string> changed = changed_words();
    const std::vector<const Rating*> charted = measures_to_draw(summary_);
    LayoutSheet upright = description_;
    upright.paper = Paper::a4;
    upright.landscape = false;
    std::uint32_t row = book_.begin_sheet(sheet_, upright, description_.title) - 1;
    PrintSetup setup = book_.print_setup(sheet_, Paper::a4, false);
    setup.fit_page = true;
    sheet_.print(setup);
    row = write_counts(row);
    const std::size_t lines = room_for_lines(setup, row, changed, charted);
    row = write_list(row, description_.concern_heading, summary_.attention, lines, attention_rule());
    sheet_.row_height(row, kSpace);
    row = draw_measures(book_, sheet_, row + 1, charted);
    sheet_.row_height(row, kSpace);
    row = write_list(row + 1, description_.good_heading, summary_.good, lines, good_rule_words());
    sheet_.row_height(row, kSpace);
    row = band(row + 1, description_.changed_heading);
    for (const std::string& words : changed) {
      sheet_.merge({{row, 1}, {row, kLast}}, words, small(false));
      if (height(words, 1, kLast) < 2 * line_height(kLetters)) sheet_.row_height(row, kOneLine);
      ++row;
    }
    sheet_.print_area({{1, 1}, {row - 1, kLast}});
  }

 private:
  [[nodiscard]] ExceptionOptions options() const {
    // The same as in the list that the page refers to.
    const LayoutSheet* exceptions = sheet_of_kind(book_.layout, SheetKind::exceptions);
    return exception_options(exceptions == nullptr ? description_ : *exceptions);
  }

  [[nodiscard]] CellFormat small(bool centred) const {
    CellFormat format = centred ? book_.looks.centred : book_.looks.cell;
    format.size = kLetters;
    return format;
  }

  [[nodiscard]] CellFormat heading() const {
    CellFormat format = book_.looks.heading;
    format.size = kLetters;
    return format;
  }

  std::uint32_t band(std::uint32_t row, const std::string& words) {
    CellFormat format = book_.looks.band;
    format.border = book_.looks.cell.border;
    sheet_.merge({{row, 1}, {row, kLast}}, words, format);
    return row + 1;
  }

  // How many measures have which colour or status, now and before, with their chart beside it; below it which way they
  // moved. Whoever adds up the column gets the number of measures.
  std::uint32_t write_counts(std::uint32_t row) {
    const std::uint32_t first = row;
    const bool before = summary_.before_known;
    sheet_.merge({{row, 1}, {row, 2}}, summary_.of_plan ? "Measures by status" : "Measures by colour", heading());
    sheet_.text({row, 3}, "Now", heading());
    sheet_.text({row, 4}, "Before", heading());
    ++row;
    const std::vector<StandingCount> counts = standing_counts(summary_, book_.layout.no_rag);
    for (const StandingCount& count : counts) {
      CellFormat label = count.rag == Rag::none ? small(false) : book_.looks.rag(count.rag);
      label.across = Across::left;
      label.size = kLetters;
      sheet_.merge({{row, 1}, {row, 2}}, count.words, label);
      number(row, 3, count.now);
      if (before && count.before)
        number(row, 4, *count.before);
      else
        sheet_.text({row, 4}, "not known", small(true));
      ++row;
    }
    sheet_.merge({{row, 1}, {row, 2}}, "All measures", small(false));
    number(row, 3, summary_.measures);
    sheet_.text({row, 4}, "", small(true));
    if (before)
      number(row, 4, summary_.measures);
    else
      sheet_.text({row, 4}, "not known", small(true));
    ++row;
    const ComparedWith all = compared_with(pointers(book_.input.ratings));
    sheet_.merge({{row, 1}, {row, 2}}, "Since " + (all.alike ? all.words : "the period compared with"), heading());
    sheet_.merge({{row, 3}, {row, 4}}, "Measures", heading());
    ++row;
    const auto movement = [&](const char* words, std::size_t count) {
      sheet_.merge({{row, 1}, {row, 2}}, words, small(false));
      CellFormat format = small(true);
      format.number_format = "#,##0";
      sheet_.merge({{row, 3}, {row, 4}}, "", format);
      sheet_.number({row, 3}, static_cast<double>(count), format);
      ++row;
    };
    movement("\u2191 improved", summary_.improved);
    movement("\u2192 no movement", summary_.level);
    movement("\u2193 got worse", summary_.declined);
    movement("up or down, neither good nor bad", summary_.moved);
    movement("not compared: no earlier figure", summary_.not_compared);
    double height = 0;
    for (std::uint32_t each = first; each < row; ++each) {
      sheet_.row_height(each, kOneLine);
      height += kOneLine;
    }
    draw_counts(book_, sheet_, {first, 5}, counts, summary_, height);
    const std::string words =
        before ? before_words(all) : "Not known: no measure has a colour for the period that it is compared with.";
    CellFormat note = book_.looks.words;
    note.size = kLetters;
    sheet_.merge({{row, 1}, {row, kLast}}, words, note);
    sheet_.row_height(row + 1, kSpace);
    return row + 2;
  }

  static std::vector<const Rating*> pointers(const std::vector<Rating>& ratings) {
    std::vector<const Rating*> all;
    for (const Rating& rating : ratings) all.push_back(&rating);
    return all;
  }

  static std::string before_words(const ComparedWith& all) {
    if (all.alike) return "Before: " + all.words + ", with which each measure is compared.";
    return "Before: the period that each measure is compared with" +
           (all.for_most_of_them.empty() ? "." : ", for most of them " + all.for_most_of_them + ".");
  }

  void number(std::uint32_t row, std::uint32_t column, std::size_t count) {
    CellFormat format = small(true);
    format.number_format = "#,##0";
    sheet_.number({row, column}, static_cast<double>(count), format);
  }

  // "Showing 5 of 24; 19 more, see Exceptions. Red measures first, ..."
  [[nodiscard]] std::string rule_line(std::size_t shown, std::size_t all, std::string_view rule) const {
    if (all == 0) {
      if (judged_ == summary_.measures) return "None.";
      if (judged_ == 0) return "Not known: no measure has a colour or a direction of travel.";
      return fmt::format("None of the {} that could be judged; {} could not.", counted(judged_, "measure"),
                         summary_.measures - judged_);
    }
    std::string words = shown == all
                            ? fmt::format("All {}. ", all)
                            : fmt::format("{} of {} are shown, and {} more{}. ", shown, all, all - shown, more_);
    if (all == 1) words = "The only one. ";
    return words + std::string(rule);
  }

  // With what stands out of that order, where there is such a measure.
  [[nodiscard]] std::string attention_rule() const {
    std::string words(attention_rule_words());
    std::vector<std::string> names;
    for (const SummaryEntry& entry : summary_.attention) {
      if (entry.by_threshold_of_year) names.push_back(measure_in_a_list(*entry.rating));
    }
    if (names.empty()) return words;
    return words + fmt::format(" Last of the red {}: {} thresholds look like those of a whole year.", listed(names),
                               names.size() == 1 ? "its" : "their");
  }

  std::uint32_t write_list(std::uint32_t row, const std::string& words, const std::vector<SummaryEntry>& entries,
                           std::size_t lines, std::string_view rule) {
    const std::size_t shown = std::min(lines, entries.size());
    row = band(row, fmt::format("{} ({})", words, judged_ > 0 ? std::to_string(entries.size()) : "not known"));
    CellFormat line = book_.looks.words;
    line.size = kLetters;
    line.italic = true;
    sheet_.merge({{row, 1}, {row, kLast}}, rule_line(shown, entries.size(), rule), line);
    ++row;
    if (entries.empty()) return row;
    const std::string headings[] = {number_heading(book_),
                                    measure_heading(book_),
                                    "NOW",
                                    "BEFORE",
                                    "TARGET",
                                    summary_.of_plan ? "STATUS" : "RAG",
                                    "DIRECTION"};
    for (std::uint32_t i = 0; i < kLast; ++i) sheet_.text({row, i + 1}, headings[i], heading());
    ++row;
    for (std::size_t i = 0; i < shown; ++i) write_entry(row++, entries[i]);
    return row;
  }

  void write_entry(std::uint32_t row, const SummaryEntry& entry) {
    const Rating& rating = *entry.rating;
    CellFormat ref = small(true), figure = small(true);
    ref.number_format = "@";
    sheet_.text({row, 1}, rating.measure.ref.empty() ? "\xE2\x80\x93" : rating.measure.ref, ref);
    sheet_.text({row, 2}, rating.measure.title, small(false));
    write_figure({row, 3}, rating.value, figure);
    write_figure({row, 4}, rating.previous, figure);
    sheet_.text({row, 5}, target_cell(rating), ref);
    CellFormat colour = book_.looks.rag(entry.rag);
    colour.size = kLetters;
    sheet_.text({row, 6}, colour_words(entry), colour);
    sheet_.text({row, 7}, direction_cell(rating), small(true));
  }

  void write_figure(CellRef cell, const Observation* observation, const CellFormat& format) {
    if (observation == nullptr)
      sheet_.text(cell, book_.layout.no_figure, format);
    else
      book_.figure(sheet_, cell, *observation, format);
  }

  [[nodiscard]] std::string colour_words(const SummaryEntry& entry) const {
    if (entry.rating->plan != nullptr && summary_.of_plan) {
      const int number = plan_status_number(entry.rating->status.status);
      return (number == 0 ? "" : std::to_string(number) + " ") +
             std::string(status_in_short(entry.rating->status.status));
    }
    if (entry.rag == Rag::none) return book_.layout.no_rag;
    std::string words = std::string(rag_letter(entry.rag)) + " " + std::string(rag_name(entry.rag));
    const Rag year_end = entry.rating->rag_year_end.rag;
    if (year_end != Rag::none && year_end != entry.rag) words += "\nyear end: " + std::string(rag_letter(year_end));
    return words;
  }

  static std::string target_cell(const Rating& rating) {
    const bool tolerance =
        rating.tolerance.kind != ToleranceKind::none && rating.tolerance.kind != ToleranceKind::to_be_set;
    if (tolerance && !trimmed(rating.measure.tolerance.green).empty())
      return threshold_words(collapsed(rating.measure.tolerance.green), rating.tolerance);
    if (rating.tolerance.kind == ToleranceKind::to_be_set) return "to be set";
    const std::string words = target_words(rating);
    if (!words.empty() && words.compare(0, 4, "none") != 0) return words;
    // One in words, or by a later date, is no number but no less a target.
    const std::string typed = collapsed(rating.target.typed);
    if (!typed.empty() && !rating.target.nobody_set_one()) return typed;
    return rating.plan != nullptr && typed.empty() ? "not stated" : "no target";
  }

  // With the periods, where they are not those that everybody expects.
  [[nodiscard]] std::string direction_cell(const Rating& rating) const {
    const DirectionState state = rating.direction.state;
    std::string words(arrow_sign(shown_arrow(rating, state)));
    words += (words.empty() ? "" : " ") + std::string(direction_name(rating, state));
    const Observation* value = rating.value;
    if (value != nullptr && value->period && *value->period != book_.input.period)
      words += "\nof " + value->period->label();
    const Period own = value != nullptr && value->period ? *value->period : book_.input.period;
    if (rating.previous != nullptr && rating.previous->period && *rating.previous->period != own.previous())
      words += "\nsince " + rating.previous->period->label();
    return words;
  }

  // How many lines both lists can have.
  [[nodiscard]] std::size_t room_for_lines(const PrintSetup& setup, std::uint32_t row,
                                           const std::vector<std::string>& changed,
                                           const std::vector<const Rating*>& charted) const {
    double room = setup.printable_height() / kSmallestScale;
    for (std::uint32_t each = 1; each < row; ++each) room -= sheet_.height_of(each);
    room -= height_of_drawings(sheet_, charted);
    room -= 160;  // three bands, two rules of up to two lines, headings, and the space between
    for (const std::string& words : changed) room -= height(words, 1, kLast);
    std::size_t lines = 0;
    while (lines < static_cast<std::size_t>(description_.lines)) {
      for (const auto* entries : {&summary_.attention, &summary_.good}) {
        if (lines < entries->size()) room -= height_of_entry(*(*entries)[lines].rating);
      }
      if (room < 0 && lines > 0) break;
      ++lines;
    }
    return lines;
  }

  [[nodiscard]] double height(const std::string& words, std::uint32_t first, std::uint32_t last) const {
    constexpr double kPadding = 5.25, kAround = 3;
    int lines = 0;
    for (std::size_t start = 0; start <= words.size();) {
      const std::size_t end = std::min(words.find('\n', start), words.size());
      lines += wrapped_lines(std::string_view(words).substr(start, end - start), {kLetters, false},
                             sheet_.width_of(first, last) - kPadding);
      start = end + 1;
    }
    return lines * line_height(kLetters) + kAround;
  }

  [[nodiscard]] double height_of_entry(const Rating& rating) const {
    return std::max({height(rating.measure.title, 2, 2), height(target_cell(rating), 5, 5),
                     height(direction_cell(rating), 7, 7),
                     height(colour_words({&rating, standing_colour(rating), std::nullopt}), 6, 6)});
  }

  [[nodiscard]] std::string named(const std::vector<const Rating*>& ratings) const {
    std::vector<std::string> names;
    const bool few = ratings.size() <= kMostWithTitle;
    for (const Rating* rating : ratings) {
      if (names.size() < kMostNamed)
        names.push_back(few ? with_title(rating->measure.ref, rating->measure.title) : measure_in_a_list(*rating));
    }
    if (ratings.size() <= kMostNamed) return listed(names);
    return fmt::format("{}, and {} more{}", fmt::join(names, ", "), ratings.size() - kMostNamed, more_);
  }

  static std::string with_title(const std::string& ref, const std::string& title) {
    return (ref.empty() || title.empty() ? ref : ref + " ") + collapsed(title);
  }

  // By the title of the scorecard where it has one: that of a page may be a heading that says little by itself.
  [[nodiscard]] std::string subject_of(const RestatedSentence& sentence) const {
    const RestatedFigure& figure = *sentence.figure;
    const Rating* rating = rating_of(book_, sentence);
    const std::string& title =
        rating == nullptr || rating->measure.title.empty() ? figure.title : rating->measure.title;
    return figure.measure == title ? title : with_title(figure.measure, title);
  }

  [[nodiscard]] std::vector<std::string> changed_words() const {
    std::vector<std::string> words;
    const std::vector<const Rating*> rated = pointers(book_.input.ratings);
    const auto turned = [&](const char* colour, const std::vector<const Rating*>& ratings) {
      if (!summary_.before_known)
        words.push_back(
            fmt::format("Turned {}: not known, because no measure has a colour for an earlier period.", colour));
      else if (ratings.empty())
        words.push_back(fmt::format("Turned {} since {}: none.", colour, compared_with(rated).words));
      else
        words.push_back(fmt::format("Turned {} since {} ({}): {}.", colour, compared_with(ratings).words,
                                    ratings.size(), named(ratings)));
    };
    turned("red", summary_.turned_red);
    turned("green", summary_.turned_green);
    const std::size_t extents = std::min<std::size_t>(restated_.extent.size(), 3);
    for (std::size_t i = 0; i < extents; ++i) words.push_back(restated_.extent[i]);
    if (restated_.extent.size() > extents)
      words.push_back(fmt::format("And {} more{}.", counted(restated_.extent.size() - extents, "workbook"), more_));
    const std::size_t all = restated_.sentences.size(), shown = std::min(all, kMostRestated);
    for (std::size_t i = 0; i < shown; ++i)
      words.push_back(subject_of(restated_.sentences[i]) + ": " + restated_.sentences[i].change + ".");
    if (all > shown) words.push_back(fmt::format("And {} more{}.", counted(all - shown, "restated figure"), more_));
    return words;
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  std::size_t judged_;  // measures of which anything can be said
  std::string more_;
  MemberSummary summary_;
  RestatedSentences restated_;
};

}  // namespace

void write_member_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  MemberSummarySheet(book, sheet, description).write();
}

}  // namespace scorebook
