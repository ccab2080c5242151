// Draft sentences for the cover report, for whoever writes it: in the working edition only.
#include <fmt/format.h>

#include "report/exception_lists.hpp"
#include "report/sheets.hpp"
#include "scorebook/cover_sentences.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kLast = 3;

class SentencesSheet {
 public:
  SentencesSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book), sheet_(sheet), description_(description) {}

  void write() {
    sheet_.column_width(1, 1, 8);
    sheet_.column_width(2, 2, 84);
    sheet_.column_width(kLast, kLast, 38);
    const LayoutSheet* exceptions = sheet_of_kind(book_.layout, SheetKind::exceptions);
    const bool earlier = book_.input.earlier != nullptr && !book_.input.earlier->empty();
    const CoverSentences drafted =
        cover_sentences(book_.input.ratings, book_.input.comparisons, earlier,
                        exceptions == nullptr ? ExceptionOptions{} : exception_options(*exceptions));
    std::uint32_t row = book_.begin_sheet(sheet_, description_, description_.title) - 1;
    row =
        sheet_.paragraph(row, 1, kLast,
                         "For the cover report, to be pasted and edited. Every figure is as the workbooks show it; the "
                         "cells beside a sentence are the ones to check it against. A measure that is good in one way "
                         "and of concern in another stands in both blocks. Numerators and denominators are not named: "
                         "a small one may tell who is meant. 'scorebook sentences' writes the same as text.",
                         book_.looks.words) +
        1;
    const std::uint32_t headings = row;
    for (std::uint32_t i = 0; i < kLast; ++i)
      sheet_.text({row, i + 1},
                  i == 0   ? number_heading(book_)
                  : i == 1 ? "SENTENCE"
                           : "CELLS",
                  book_.looks.heading);
    sheet_.repeat_rows(headings, headings);
    ++row;
    row = block(row, "Good and improved performance", drafted.good);
    row = block(row, "Areas for further improvement", drafted.improvement);
    row = restated(row, drafted.restated);
    row = block(row, "In neither block: not green or red, neither better nor worse", drafted.others);
    sheet_.freeze({headings + 1, 1});
    sheet_.print_area({{1, 1}, {row - 1, kLast}});
  }

 private:
  std::uint32_t band(std::uint32_t row, const std::string& words, std::size_t count) {
    CellFormat format = book_.looks.band;
    format.border = book_.looks.cell.border;
    sheet_.merge({{row, 1}, {row, kLast}}, fmt::format("{} ({})", words, count), format);
    return row + 1;
  }

  void line(std::uint32_t row, const std::string& ref, const std::string& words, const std::vector<Place>& places) {
    CellFormat number = book_.looks.centred, text = book_.looks.cell, cells = book_.looks.cell;
    number.number_format = cells.number_format = "@";
    number.down = text.down = cells.down = Down::top;
    cells.size = 9;
    sheet_.text({row, 1}, ref.empty() ? "\xE2\x80\x93" : ref, number);
    sheet_.text({row, 2}, words, text);
    sheet_.text({row, kLast}, places.empty() ? "no cell: it states no figure" : places_in_words(book_, places), cells);
  }

  std::uint32_t block(std::uint32_t row, const std::string& words, const std::vector<CoverSentence>& sentences) {
    row = band(row, words, sentences.size());
    for (const CoverSentence& sentence : sentences) {
      line(row, sentence.rating->measure.ref, sentence.words, sentence.places);
      ++row;
    }
    if (sentences.empty()) sheet_.merge({{row, 1}, {row, kLast}}, "None.", book_.looks.cell), ++row;
    return row;
  }

  std::uint32_t restated(std::uint32_t row, const RestatedSentences& sentences) {
    row = band(row, "Restated since earlier submissions", sentences.sentences.size());
    for (const std::string& words : sentences.extent)
      sheet_.merge({{row, 1}, {row, kLast}}, words, book_.looks.cell), ++row;
    for (const RestatedSentence& sentence : sentences.sentences) {
      line(row, looks_like_ref(sentence.figure->measure) ? sentence.figure->measure : "", sentence.words,
           sentence.places);
      ++row;
    }
    return row;
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
};

}  // namespace

void write_draft_sentences(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  SentencesSheet(book, sheet, description).write();
}

}  // namespace scorebook
