// scorebook sentences: as text to be pasted into a cover report, and as data.
#include <fmt/format.h>

#include "report/csv_row.hpp"
#include "report/json_document.hpp"
#include "report/own_report.hpp"
#include "scorebook/json.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kGood = "Good and improved performance";
constexpr std::string_view kImprovement = "Areas for further improvement";
constexpr std::string_view kOthers = "Neither: no colour or amber, and neither better nor worse";
constexpr std::string_view kRestated = "Restated since earlier submissions";

std::string heading(std::string_view words, std::size_t count, const TextStyle& style) {
  return headline(fmt::format("{} ({})", words, count), Ink::bold, style) + "\n";
}

// With its number in front where the sentence does not begin with it.
std::string with_ref(const CoverSentence& sentence) {
  const std::string& ref = sentence.rating->measure.ref;
  return ref.empty() || sentence.words.compare(0, ref.size() + 1, ref + " ") == 0 ? sentence.words
                                                                                  : ref + ": " + sentence.words;
}

std::string block_text(std::string_view words, const std::vector<CoverSentence>& sentences, const TextStyle& style) {
  std::string text = heading(words, sentences.size(), style);
  if (sentences.empty()) text += paragraph("None.", 0, style) + "\n";
  for (const CoverSentence& sentence : sentences) text += paragraph(with_ref(sentence), 0, style) + "\n";
  return text;
}

Json places_json(const std::vector<Place>& places) {
  Json all = Json::array();
  for (const Place& place : places) all.push_back(json_place(place));
  return all;
}

Json block_json(const std::vector<CoverSentence>& sentences) {
  Json all = Json::array();
  for (const CoverSentence& sentence : sentences) {
    const Rating& rating = *sentence.rating;
    all.push_back({{"measure", rating.measure.name},
                   {"title", rating.measure.title},
                   {"directorate", json_text(rating.directorate)},
                   {"sentence", sentence.words},
                   {"in_both", sentence.in_both},
                   {"places", places_json(sentence.places)}});
  }
  return all;
}

// "[march.xlsx]Summary!G9, [march.xlsx]Summary!H9": several workbooks may stand behind one sentence.
std::string cells_of(const std::vector<Place>& places) {
  std::string cells;
  for (const Place& place : places)
    cells += (cells.empty() ? "[" : ", [") + place.workbook_name() + "]" + to_string(place);
  return cells;
}

void add_rows(std::string_view block, const std::vector<CoverSentence>& sentences, std::string& rows) {
  for (const CoverSentence& sentence : sentences) {
    const Rating& rating = *sentence.rating;
    CsvRow row;
    row.text(block).text(rating.measure.name).text(rating.measure.title).text(rating.directorate);
    row.text(sentence.words).text(sentence.in_both ? "yes" : "no").text(cells_of(sentence.places));
    rows += row.line();
  }
}

}  // namespace

std::string sentences_text(const CoverSentences& sentences, const TextStyle& style) {
  std::string text = block_text(kGood, sentences.good, style) + block_text(kImprovement, sentences.improvement, style);
  text += heading(kRestated, sentences.restated.sentences.size(), style);
  for (const std::string& words : sentences.restated.extent) text += paragraph(words, 0, style) + "\n";
  for (const RestatedSentence& sentence : sentences.restated.sentences)
    text += paragraph(sentence.words, 0, style) + "\n";
  return text + block_text(kOthers, sentences.others, style);
}

std::string sentences_json(const std::vector<Submission>& submissions, Period period, const CoverSentences& sentences) {
  Json document = json_head(submissions, period);
  Json restated = Json::array();
  for (const RestatedSentence& sentence : sentences.restated.sentences) {
    restated.push_back({{"measure", sentence.figure->measure},
                        {"title", sentence.figure->title},
                        {"period", json_period(sentence.figure->period)},
                        {"sentence", sentence.words},
                        {"places", places_json(sentence.places)}});
  }
  document["good"] = block_json(sentences.good);
  document["improvement"] = block_json(sentences.improvement);
  document["others"] = block_json(sentences.others);
  document["restated"] = {
      {"known", sentences.restated.known}, {"extent", sentences.restated.extent}, {"sentences", std::move(restated)}};
  return json_text_of(document);
}

std::string sentences_csv(const CoverSentences& sentences) {
  std::string rows = std::string(kSentenceColumns) + "\r\n";
  add_rows(kGood, sentences.good, rows);
  add_rows(kImprovement, sentences.improvement, rows);
  for (const std::string& words : sentences.restated.extent) {
    CsvRow row;
    rows += row.text(kRestated).text("").text("").text("").text(words).text("").text("").line();
  }
  for (const RestatedSentence& sentence : sentences.restated.sentences) {
    CsvRow row;
    row.text(kRestated).text(sentence.figure->measure).text(sentence.figure->title).text("");
    rows += row.text(sentence.words).text("no").text(cells_of(sentence.places)).line();
  }
  add_rows(kOthers, sentences.others, rows);
  return rows;
}

}  // namespace scorebook
