// Characters that are not what they look like, stray blanks, and a point typed for the comma of thousands: nobody sees
// them, and Excel's lookups, sums and filters go wrong by them. Looked at where words are matched and figures are read;
// an ordinary blank at the end of a title harms nobody.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "check/cell_finder.hpp"
#include "check/other_tables.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "text/look_alikes.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr std::size_t kLongestLookedAt = 400;  // longer texts are commentary

// What the reader of figures notices that belongs here; the rest is other rules' business.
bool belongs_here(const std::string& oddity) {
  static const std::array<const char*, 5> kOwn = {
      "a blank after the thousands comma", "a blank after the minus sign", "a dash stands for the minus sign",
      "an apostrophe stands before the figure", "a comma stands where a decimal point may be meant"};
  return std::any_of(kOwn.begin(), kOwn.end(), [&](const char* own) { return oddity == own; });
}

void add(std::vector<std::string>& found, const std::vector<std::string>& more) {
  found.insert(found.end(), more.begin(), more.end());
}

bool blank_at_an_end(const std::string& text) {
  return !text.empty() && !trimmed(text).empty() && trimmed(text) != text;
}

class LookAlikes {
 public:
  LookAlikes(const Evidence& evidence, Recorder& recorder)
      : evidence_(evidence), finder_(evidence.submission()), recorder_(recorder) {}

  void check_figure(const LocatedFigure& figure, bool has_definition) {
    if (!seen_.insert(figure.place()).second) return;  // several measures in one cell
    const Figure& cell = figure.figure();
    std::vector<std::string> found;
    std::string meant;
    if (!cell.raw && cell.text.size() <= kLongestLookedAt && cell.missing != Missing::error) {
      const bool figure_meant = cell.value.has_value() || figure_if_mended(cell);
      if (figure_meant) {
        add(found, odd_blanks(cell.text));
        add(found, foreign_letters(cell.text, false));
        if (!cell.value) add(found, letters_for_digits(cell.text));
      }
      std::copy_if(cell.oddities.begin(), cell.oddities.end(), std::back_inserter(found), belongs_here);
      if (figure_meant && !found.empty()) meant = mended_words(cell);
    }
    if (found.empty() && has_definition) {
      if (const std::optional<std::string> thousands = point_for_thousands(figure)) {
        meant = *thousands;
        found.emplace_back("a decimal point in place of the comma of thousands");
      }
    }
    if (found.empty()) return recorder_.passed();
    Failure failure = has_definition ? failure_at(figure) : failure_of_other(figure);
    failure.expected = meant;
    report(std::move(failure), has_definition ? subject(figure) : other_subject(figure), found);
  }

  // `meant`: what the cell is taken for where that is something else than it says; "" for none. `as_number`: letters
  // may stand for digits.
  void check_words(const LabelledCell& cell, const std::string& what, const std::string& measure, bool as_number,
                   const std::string& meant = "", std::vector<std::string> found = {}) {
    if (!cell.place.known() || !seen_.insert(cell.place).second) return;
    const std::string text = typed(cell);
    if (trimmed(text).empty() || text.size() > kLongestLookedAt) return;
    add(found, foreign_letters(text, true));
    add(found, odd_blanks(text));
    if (as_number) add(found, letters_for_digits(text));
    if (!found.empty()) {
      Failure failure = failure_of(cell, what, measure);
      failure.observed = collapsed(text);
      failure.expected = !meant.empty() ? meant : collapsed(with_digits(with_latin_letters(text)));
      if (failure.expected == failure.observed) failure.expected.clear();
      report(std::move(failure), fmt::format("The {} in {}", what, to_string(cell.place.cell)), found);
    } else if (blank_at_an_end(text)) {
      ends_[{cell.place.sheet_name(), what}].push_back(cell.place);
    } else {
      recorder_.passed();
    }
  }

  // Of a title only letters of another alphabet within a word, and O or l between digits.
  void check_title(const LabelledCell& cell, const std::string& measure) {
    if (!cell.place.known() || !seen_.insert(cell.place).second) return;
    const std::string text = typed(cell);
    if (trimmed(text).empty() || text.size() > kLongestLookedAt) return;
    std::vector<std::string> found = foreign_letters(text, true);
    if (found.empty()) return recorder_.passed();
    Failure failure = failure_of(cell, "title", measure);
    failure.observed = collapsed(text);
    failure.expected = collapsed(with_latin_letters(text));
    report(std::move(failure), fmt::format("The title in {}", to_string(cell.place.cell)), found);
  }

  void check_ref(const LabelledCell& cell, const std::string& ref, bool others_are_refs) {
    const std::string text = collapsed(typed(cell));
    const std::optional<RefAsRead> read = read_ref(text);
    if (read && !ref.empty() && read->ref.size() == ref.size() && read->ref != ref) {
      // 1.89 in the place of 1.B9
      const auto [wrong, right] = std::mismatch(read->ref.begin(), read->ref.end(), ref.begin());
      const char* const kind = *wrong >= '0' && *wrong <= '9' ? "digit" : "letter";
      return check_words(cell, "measure number", ref, false, ref,
                         {fmt::format("the {} {} in place of {}", kind, *wrong, *right)});
    }
    const bool spoilt = !read && others_are_refs && looks_like_ref(with_digits(with_latin_letters(text)));
    check_words(cell, "measure number", ref, spoilt);
  }

  // A heading that nobody could read, and that is a period but for such a character.
  void check_unread(const Place& place) {
    const std::string text = finder_.shown(place);
    if (text.empty() || text.size() > kLongestLookedAt || find_period(text)) return;
    const std::string mended = with_digits(with_latin_letters(text));
    if (mended == text || !find_period(mended)) return;
    check_words({text, place, std::nullopt}, "heading", "", true);
  }

  // One finding for all the cells of a kind: they differ in nothing but their address.
  void report_ends() {
    for (const auto& [kind, places] : ends_) {
      Failure failure;
      failure.places = places;
      failure.observed = finder_.shown(places.front());
      failure.kind_of_place = fmt::format("{} {} blank at an end", kind.first, kind.second);
      failure.message = places.size() == 1 ? fmt::format("The {} in {} begins or ends with a blank.", kind.second,
                                                         to_string(places.front().cell))
                                           : fmt::format("{} cells with a {} on “{}” begin or end with a blank.",
                                                         places.size(), kind.second, kind.first);
      failure.message += " Nobody sees it, but Excel's lookups and filters take it for another word.";
      failure.fix = "Take the blank away.";
      recorder_.failed(std::move(failure));
    }
  }

 private:
  // As the cell holds it; what was read of it where there is no workbook.
  std::string typed(const LabelledCell& cell) {
    std::string shown = finder_.shown(cell.place);
    return shown.empty() ? cell.text : shown;
  }

  static Figure mended(const Figure& cell) {
    CellContent content;
    content.text = with_digits(with_latin_letters(trimmed(cell.text)));
    return read_figure(content, cell.unit);
  }

  static bool figure_if_mended(const Figure& cell) {
    return cell.missing == Missing::text && with_digits(with_latin_letters(cell.text)) != cell.text &&
           mended(cell).value.has_value();
  }

  static std::string mended_words(const Figure& cell) {
    const Figure meant = cell.value ? cell : mended(cell);
    return meant.value && meant.qualifiers.empty() && !meant.numerator && !meant.change ? shown(meant) : "";
  }

  // Of one measure, in all its tables, the whole figures that another one could be like.
  struct WholeFigures {
    std::optional<Decimal> lowest, highest;
    bool with_decimals = false;  // some figure has them, so they are no whole numbers
  };

  static constexpr int kPlaces = 3, kThousand = 1000;

  static bool may_be_thousands(const Figure& cell) {
    return cell.value && cell.decimals == kPlaces && cell.unit != Unit::per_cent && !(*cell.value < Decimal(1)) &&
           *cell.value < Decimal(kThousand);
  }

  const WholeFigures& whole_figures_beside(const LocatedFigure& figure) {
    const auto [known, is_new] =
        measures_.try_emplace({figure.observation->measure, figure.kind, figure.figure().unit});
    WholeFigures& whole = known->second;
    if (!is_new) return whole;
    for (const LocatedFigure* other : evidence_.figures_of(figure.observation->measure)) {
      const Figure& beside = other->figure();
      const bool comparable = other->kind == figure.kind && beside.value && beside.unit == figure.figure().unit;
      if (!comparable || may_be_thousands(beside)) continue;
      whole.with_decimals = whole.with_decimals || beside.decimals > 0;
      if (!whole.lowest || *beside.value < *whole.lowest) whole.lowest = beside.value;
      if (!whole.highest || *whole.highest < *beside.value) whole.highest = beside.value;
    }
    return whole;
  }

  // "1,234" for 1.234 where the measure's other figures are whole numbers of that size.
  std::optional<std::string> point_for_thousands(const LocatedFigure& figure) {
    const Figure& cell = figure.figure();
    if (!may_be_thousands(cell)) return std::nullopt;
    const WholeFigures& whole = whole_figures_beside(figure);
    if (!whole.lowest || whole.with_decimals || *whole.highest < Decimal(kThousand)) return std::nullopt;
    constexpr int kTimes = 3;
    const Decimal meant = cell.value->scaled(kPlaces);
    if (meant * Decimal(kTimes) < *whole.lowest || *whole.highest * Decimal(kTimes) < meant) return std::nullopt;
    return shown(meant, cell.unit, 0);
  }

  static Failure failure_of(const LabelledCell& cell, const std::string& what, const std::string& measure) {
    Failure failure;
    failure.places = {cell.place};
    failure.measure = measure;
    failure.kind_of_place = fmt::format("{} {}", cell.place.sheet_name(), what);
    return failure;
  }

  void report(Failure failure, const std::string& subject, const std::vector<std::string>& found) {
    failure.message = fmt::format("{}: “{}” has {}.", subject, shortened(failure.observed, 60), listed(found));
    if (!failure.expected.empty() && failure.expected != failure.observed) {
      failure.message += fmt::format(" {} is meant.", failure.expected);
      failure.fix = fmt::format("Type {} afresh, without pasting it.", failure.expected);
    } else {
      failure.fix = "Type the cell afresh, without pasting it.";
    }
    recorder_.failed(std::move(failure));
  }

  const Evidence& evidence_;
  CellFinder finder_;
  Recorder& recorder_;
  std::set<Place> seen_;
  std::map<std::pair<std::string, std::string>, std::vector<Place>> ends_;  // by sheet and kind
  std::map<std::tuple<std::string, ObservationKind, Unit>, WholeFigures> measures_;
};

template <class Rows>
bool has_refs(const Rows& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const auto& row) { return looks_like_ref(row.ref.text); });
}

}  // namespace

void look_alikes(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  LookAlikes check(evidence, recorder);
  for (const LocatedFigure& figure : evidence.figures()) check.check_figure(figure, true);
  for (const LocatedFigure& figure : other_figures(evidence)) check.check_figure(figure, false);
  for (const Scorecard& scorecard : submission.scorecards) {
    const bool refs = has_refs(scorecard.rows);
    for (const PeriodLabel& label : scorecard.periods) check.check_words(label.label, "period", "", true);
    for (const ScorecardRow& row : scorecard.rows) {
      check.check_ref(row.ref, row.definition.ref, refs);
      check.check_words(row.polarity, "word for good performance", row.definition.name, false);
      check.check_title(row.title, row.definition.name);
    }
  }
  for (const DetailPage& page : submission.pages) {
    for (const PeriodLabel& label : page.periods) check.check_words(label.label, "period", "", true);
    for (const DetailColumn& column : page.columns) {
      check.check_ref(column.ref_cell, column.ref, false);
      check.check_title(column.title, column.measure);
    }
  }
  for (const PlanTable& plan : submission.plans) {
    const bool refs = has_refs(plan.rows);
    for (const PlanRow& row : plan.rows) {
      check.check_ref(row.ref, row.definition.ref, refs);
      check.check_words(row.polarity, "word for good performance", row.definition.name, false);
      check.check_words(row.frequency, "word for the frequency", row.definition.name, false);
      check.check_title(row.title, row.definition.name);
    }
  }
  for (const NotUnderstood& part : submission.not_understood) check.check_unread(part.place);
  check.report_ends();
}

}  // namespace scorebook::rule
