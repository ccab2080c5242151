#include "text/target_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/amount.hpp"
#include "text/sub_figures.hpp"
#include "text/target_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestTarget = 1000;  // longer cells are commentary

// A number cell, an error, a formula without a result: what read_figure says of it.
TargetPart part_of(const Figure& figure) {
  TargetPart part;
  part.kind = figure.value ? TargetKind::point : TargetKind::none;
  part.value = figure.value;
  part.exact = figure.exact;
  part.unit = figure.unit;
  part.decimals = figure.decimals;
  part.unit_missing = figure.unit_missing;
  part.missing = figure.missing;
  return part;
}

// "Target:", "Local targets": words before the first mark that say nothing of their own.
bool is_label(std::string_view lead) {
  const std::string words = folded(lead);
  return words.find_first_of("0123456789") == std::string::npos && words.find("target") != std::string::npos &&
         words.size() <= 30;
}

std::vector<TargetPart> read_text(const std::string& words, Unit expected, const std::optional<Period>& year) {
  std::vector<MarkedPart> marked = marked_parts(words);
  if (!marked.empty() && marked.front().mark.empty() && is_label(marked.front().words)) marked.erase(marked.begin());
  if (marked.empty() || marked.front().mark.empty()) return TargetReader(words, "", expected, year).read();
  std::vector<TargetPart> parts;
  for (const MarkedPart& part : marked) {
    for (TargetPart& found : TargetReader(part.words, part.mark, expected, year).read()) {
      parts.push_back(std::move(found));
    }
  }
  return parts;
}

}  // namespace

std::string_view target_kind_name(TargetKind kind) {
  switch (kind) {
    case TargetKind::none:
      return "none";
    case TargetKind::point:
      return "point";
    case TargetKind::strict:
      return "strict";
    case TargetKind::two_stage:
      return "two-stage";
    case TargetKind::profiled:
      return "profiled";
    case TargetKind::by_a_later_date:
      return "by a later date";
    case TargetKind::relative_to_last_year:
      return "relative to last year";
    case TargetKind::points_a_year:
      return "points a year";
    case TargetKind::in_line_with_national:
      return "in line with national";
    case TargetKind::top_quartile:
      return "top quartile";
    case TargetKind::average_of_months:
      return "average of months";
    case TargetKind::baseline_year:
      return "baseline year";
    case TargetKind::trend_ambition:
      return "trend ambition";
    case TargetKind::gap_to_close:
      return "gap to close";
  }
  return "";
}

// The word behind the number says what is counted.
bool counts_things(const TargetPart& part) {
  if (!part.unit_missing || !part.value || !part.value->whole() || part.note.empty()) return false;
  constexpr std::array<std::string_view, 15> kNoThings = {"by",      "in",   "for", "or", "at",  "of",   "to",   "and",
                                                          "average", "from", "on",  "a",  "per", "each", "every"};
  const std::string word = folded(part.note.substr(0, part.note.find_first_of(" ,;:")));
  const bool is_word = part.note.front() >= 'a' && part.note.front() <= 'z';
  return is_word && std::find(kNoThings.begin(), kNoThings.end(), word) == kNoThings.end();
}

TypedTarget read_target(const CellContent& cell, Unit expected, const std::optional<Period>& year) {
  TypedTarget target;
  target.text = cell.kind == CellContent::Kind::text ? cell.text : cell.shown;
  if (cell.kind != CellContent::Kind::text) {
    const Figure figure = read_figure(cell, expected);
    target.text = figure.text;
    target.oddities = figure.oddities;
    target.parts.push_back(part_of(figure));
    return target;
  }
  if (trimmed(cell.text).empty()) return target;
  if (cell.text.size() > kLongestTarget) {
    TargetPart part;
    part.unit = expected;
    part.missing = Missing::text;
    part.note = collapsed(cell.text);
    target.parts.push_back(std::move(part));
    return target;
  }
  const std::string words = with_plain_signs(cell.text, target.oddities);
  target.parts = read_text(words, expected, year);
  return target;
}

}  // namespace scorebook
