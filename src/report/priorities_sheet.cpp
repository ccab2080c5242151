// One sheet for each priority of a plan: its statuses, then outcome by outcome who leads, how it stands, the exceptions
// in two columns, what is said of each measure, and what lies ahead. Pages break between blocks, never in a row.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/exception_lists.hpp"
#include "report/plan_looks.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kColumns = 5, kGap = 3;
constexpr double kSmallSize = 9.25;
constexpr double kHeadingHeight = 16;  // points, one line

class PrioritySheet {
 public:
  PrioritySheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, std::size_t number)
      : book_(book),
        sheet_(sheet),
        description_(description),
        priority_(book.priorities[number]),
        lists_(find_exceptions(book.input.ratings, exception_options(description))) {}

  void write() {
    const double words = description_.landscape ? 64 : 40.5;
    for (const std::uint32_t first : {1U, kGap + 1}) {
      sheet_.column_width(first, first, 8);
      sheet_.column_width(first + 1, first + 1, words);
    }
    sheet_.column_width(kGap, kGap, 1.5);
    std::uint32_t row =
        begin_wide_sheet(book_, sheet_, description_, priority_title(description_, priority_), kColumns);
    page_.height = page_height_of(book_, sheet_, description_, kColumns);
    for (std::uint32_t each = 1; each < row; ++each) page_.first_used += sheet_.height_of(each);
    const std::uint32_t first = row;
    row = write_statuses(row);
    blocks_.push_back({first, row});
    ++row;
    for (const OutcomeReport& outcome : priority_.outcomes) row = write_outcome(row, outcome);
    break_pages(sheet_, blocks_, page_);
    sheet_.print_area({{1, 1}, {row - 1, kColumns}});
  }

 private:
  std::uint32_t write_statuses(std::uint32_t row) {
    for (const PriorityCounts& counts : book_.plan_counts.priorities) {
      if (priority_key(counts.priority) != priority_key(priority_.priority)) continue;
      return write_status_table(book_, sheet_, row, "Overall status, relevant to target", counts.statuses,
                                priority_key(counts.priority), {1, 2, 2, kGap, kColumns});
    }
    return row;
  }

  std::uint32_t write_outcome(std::uint32_t row, const OutcomeReport& outcome) {
    const Looks& looks = book_.looks;
    const std::uint32_t first = row;
    CellFormat heading = looks.heading;
    heading.across = Across::left;
    heading.size = 12;
    const std::string& name = outcome.outcome;
    merged(row++, description_.outcome + " " + (name.empty() ? "not stated" : name), heading);
    CellFormat lead = looks.words;
    lead.bold = true;
    merged(row++, description_.accountable + " " + (outcome.lead.empty() ? book_.layout.no_lead : outcome.lead), lead);
    row = write_words(row, description_.overview, outcome.overview, book_.layout.no_overview, first, true);
    row = write_exceptions_of(row, outcome);
    row = write_story(row, outcome);
    return write_words(row, description_.risks, outcome.risks, book_.layout.no_risks, row, false) + 1;
  }

  void merged(std::uint32_t row, const std::string& words, const CellFormat& format) {
    sheet_.merge({{row, 1}, {row, kColumns}}, words, format);
  }

  // A heading and the paragraph below it; the block begins at `first`.
  std::uint32_t write_words(std::uint32_t row, const std::string& heading, const std::string& words,
                            const std::string& none, std::uint32_t first, bool begins_part) {
    merged(row++, heading, book_.looks.band);
    CellFormat format = book_.looks.words;
    format.italic = words.empty();
    return write_paragraph(row, words.empty() ? none : words, format, {first, row, begins_part});
  }

  // The text and a narrow row below it. What stands above it from `block.first` on stays with its first rows; a long
  // text may go on on the next page.
  std::uint32_t write_paragraph(std::uint32_t row, const std::string& words, const CellFormat& format,
                                FlowBlock block) {
    const std::uint32_t first = row, end = sheet_.paragraph(row, 1, kColumns, words, format);
    sheet_.row_height(end, 6);
    block.last = end == first + 1 ? end : first;
    blocks_.push_back(block);
    for (row = first + 1; row < end; ++row) blocks_.push_back({row, row + 1 == end ? end : row});
    return end + 1;
  }

  [[nodiscard]] std::vector<const ExceptionLine*> lines_of(const std::vector<ExceptionLine>& all,
                                                           const OutcomeReport& outcome) const {
    std::vector<const ExceptionLine*> lines;
    for (const ExceptionLine& line : all) {
      if (std::find(outcome.ratings.begin(), outcome.ratings.end(), line.rating) != outcome.ratings.end())
        lines.push_back(&line);
    }
    return lines;
  }

  std::uint32_t write_exceptions_of(std::uint32_t row, const OutcomeReport& outcome) {
    const auto good = lines_of(lists_.good, outcome), concern = lines_of(lists_.concern, outcome);
    const std::uint32_t first = row;
    merged(row++, description_.exceptions, book_.looks.band);
    if (good.empty() && concern.empty()) {
      CellFormat none = book_.looks.words;
      none.italic = true;
      const auto judged_here =
          std::count_if(outcome.ratings.begin(), outcome.ratings.end(), [](const Rating* one) { return judged(*one); });
      merged(row,
             no_exceptions_words(outcome.ratings.size(), static_cast<std::size_t>(judged_here), book_.input.period),
             none);
      sheet_.row_height(row + 1, 6);
      blocks_.push_back({first, row + 1});
      return row + 2;
    }
    write_sides(row++, fmt::format(" ({})", good.size()), fmt::format(" ({})", concern.size()));
    for (std::size_t i = 0; i < std::max(good.size(), concern.size()); ++i, ++row) {
      const std::uint32_t begin = i == 0 ? first : row;
      const auto write_lines = [&] {
        if (i < good.size()) write_line(row, 1, *good[i]);
        if (i < concern.size()) write_line(row, kGap + 1, *concern[i]);
      };
      write_lines();
      if (i == 0 && good.empty()) write_no_line(row, 1);
      if (i == 0 && concern.empty()) write_no_line(row, kGap + 1);
      // The columns are headed on each page that they reach: the line moves down for its headings.
      if (i > 0 && used_of_page(sheet_, blocks_, page_) + sheet_.height_of(row) > page_.height) {
        write_sides(row, " (continued)", " (continued)");
        sheet_.row_height(row++, kHeadingHeight);
        write_lines();
      }
      blocks_.push_back({begin, row});
    }
    if (const std::size_t both = lines_of(lists_.in_both, outcome).size(); both > 0) {
      CellFormat note = book_.looks.words;
      note.size = kSmallSize;
      merged(row++, counted(both, "measure stands", "measures stand") + " on both sides, each time with the reason.",
             note);
    }
    sheet_.row_height(row, 6);
    blocks_.back().last = row;
    return row + 1;
  }

  void write_sides(std::uint32_t row, const std::string& behind_good, const std::string& behind_concern) {
    const CellFormat& format = book_.looks.heading;
    sheet_.merge({{row, 1}, {row, 2}}, description_.good_heading + behind_good, format);
    sheet_.merge({{row, kGap + 1}, {row, kColumns}}, description_.concern_heading + behind_concern, format);
  }

  void write_no_line(std::uint32_t row, std::uint32_t column) {
    sheet_.merge({{row, column}, {row, column + 1}},
                 fmt::format("None this {}.", period_noun(book_.input.period.kind())), book_.looks.cell);
  }

  void write_line(std::uint32_t row, std::uint32_t column, const ExceptionLine& line) {
    CellFormat ref = book_.looks.centred, words = book_.looks.cell;
    ref.number_format = words.number_format = "@";
    ref.down = words.down = Down::top;
    ref.bold = true;
    sheet_.text({row, column}, plan_measure_ref(*line.rating), ref);
    sheet_.text({row, column + 1}, plan_measure_title(*line.rating) + "\n" + line.why, words);
  }

  // One entry for each measure; sub-measures that share a row of the plan share its commentary.
  std::uint32_t write_story(std::uint32_t row, const OutcomeReport& outcome) {
    const std::uint32_t first = row;
    merged(row++, description_.story, book_.looks.band);
    const Rating* before = nullptr;
    for (const Rating* rating : outcome.ratings) {
      const std::uint32_t begin = before == nullptr ? first : row;
      const bool shared = before != nullptr && rating->plan != nullptr && rating->plan == before->plan;
      CellFormat heading = book_.looks.words;
      heading.bold = true;
      const std::string ref = rating->measure.ref.empty() ? "" : "Ref No. " + rating->measure.ref + " ";
      merged(row++, ref + plan_measure_title(*rating) + " -", heading);
      CellFormat small = book_.looks.words;
      small.size = kSmallSize;
      merged(row++, standing_words(*rating), small);
      const std::string words = shared ? "As for " + plan_measure_ref(*before) + "." : plan_commentary(book_, *rating);
      CellFormat format = book_.looks.words;
      format.italic = words == book_.layout.no_commentary;
      row = write_paragraph(row, words, format, {begin, row});
      if (!shared) before = rating;
    }
    return row;
  }

  // "Overall status: 3 R not met. Direction: ↓ got worse. Q2 2017/18: 92.0; Q1 2017/18: 75.5."
  [[nodiscard]] std::string standing_words(const Rating& rating) const {
    const PlanStatus status = rating.status.status;
    const PlanDirection direction = plan_direction(rating.direction.state);
    std::string words = "Overall status: ";
    if (status != PlanStatus::not_settled) words += status_sign(status) + " ";
    words += status_in_short(status);
    if (status_rag(status) == Rag::none && !rating.status.why.empty() && rating.status.why != status_in_short(status))
      words += " (" + rating.status.why + ")";
    words += decided(rating, OverriddenPart::status) + ". Direction: ";
    if (direction != PlanDirection::not_applicable) words += direction_sign(direction) + " ";
    words += std::string(plan_direction_name(direction)) + decided(rating, OverriddenPart::direction) + ".";
    std::string figures;
    std::set<Period> told;
    for (const Observation* observation : {rating.value, rating.previous, rating.carried}) {
      if (observation == nullptr || !observation->period || !told.insert(*observation->period).second) continue;
      figures += (figures.empty() ? " " : "; ") + observation->period->label() + ": " + figure_words(observation);
    }
    return words + figures + (figures.empty() ? "" : ".");
  }

  // " (decided by J Smith: natural variation)" where an officer has decided it against the rules.
  [[nodiscard]] static std::string decided(const Rating& rating, OverriddenPart part) {
    for (const AppliedOverride& override : rating.overrides) {
      if (override.part == part && !override.follows)
        return " (decided by " + override.name + ": " + override.reason + ")";
    }
    return "";
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  const PriorityReport& priority_;
  Exceptions lists_;
  std::vector<FlowBlock> blocks_;
  FlowPage page_;
};

}  // namespace

std::string priority_title(const LayoutSheet& description, const PriorityReport& priority) {
  return priority.priority.empty() ? description.title : priority.priority;
}

// "Priority 1" of "PRIORITY 1: EVERY CHILD MAKING THE BEST START IN LIFE"; all the words where there is no number.
std::string priority_sheet_name(const LayoutSheet& description, const PriorityReport& priority) {
  std::string name = priority_key(priority.priority);
  if (name.empty()) return description.name;
  if (name == folded(priority.priority) && name.find_first_of("0123456789") == std::string::npos)
    return priority.priority;
  if (name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

void write_priority(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, std::size_t priority) {
  PrioritySheet(book, sheet, description, priority).write();
}

}  // namespace scorebook
