#include "report/plan_looks.hpp"

#include <fmt/format.h>

#include "report/exception_lists.hpp"
#include "report/rating_words.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kDash = "\xE2\x80\x93";
constexpr double kRoomToBegin = 1.0 / 3;  // of a page, for a new part
constexpr double kSignSize = 12, kWordSize = 9.75;

const Share* share_of_status(const StatusCounts& counts, PlanStatus status) {
  if (status == PlanStatus::met) return &counts.met;
  if (status == PlanStatus::satisfactory) return &counts.satisfactory;
  if (status == PlanStatus::not_met) return &counts.missed;
  return nullptr;
}

// Finds the rows before which a page ends; returns what is used of the last page.
double flow(const SheetWriter& sheet, const std::vector<FlowBlock>& blocks, const FlowPage& page,
            std::vector<std::uint32_t>& breaks) {
  double used = page.first_used;
  const auto height = [&](std::uint32_t first, std::uint32_t last) {
    double points = 0;
    for (std::uint32_t row = first; row <= last; ++row) points += sheet.height_of(row);
    return points;
  };
  bool begun = false;  // whether any block stands on the page
  for (const FlowBlock& block : blocks) {
    const double needed = height(block.first, block.last);
    const bool too_low = block.begins_part && page.height - used < page.height * kRoomToBegin;
    if (begun && (too_low || used + needed > page.height)) {
      breaks.push_back(block.first);
      used = 0;
    }
    begun = true;
    for (std::uint32_t row = block.first; row <= block.last; ++row) {
      const double here = sheet.height_of(row);
      if (row > block.first && used + here > page.height) {
        breaks.push_back(row);
        used = 0;
      }
      used += here;
    }
  }
  return used;
}

}  // namespace

Rag status_rag(PlanStatus status) {
  if (status == PlanStatus::met) return Rag::green;
  if (status == PlanStatus::satisfactory) return Rag::amber;
  if (status == PlanStatus::not_met) return Rag::red;
  return Rag::none;
}

std::string status_sign(PlanStatus status) {
  if (status == PlanStatus::not_settled) return "none";
  const std::string letter(rag_letter(status_rag(status)));
  return std::to_string(plan_status_number(status)) + (letter.empty() ? "" : " " + letter);
}

std::string direction_sign(PlanDirection direction) {
  switch (direction) {
    case PlanDirection::improved:
      return std::string(arrow_sign(Arrow::up));
    case PlanDirection::stable:
      return std::string(arrow_sign(Arrow::level));
    case PlanDirection::got_worse:
      return std::string(arrow_sign(Arrow::down));
    case PlanDirection::not_applicable:
      break;
  }
  return "none";
}

Tone direction_tone(PlanDirection direction) {
  if (direction == PlanDirection::improved) return Tone::good;
  return direction == PlanDirection::got_worse ? Tone::bad : Tone::neutral;
}

const std::vector<PlanStatus>& plan_statuses() {
  static const std::vector<PlanStatus> kStatuses = {PlanStatus::met,           PlanStatus::satisfactory,
                                                    PlanStatus::not_met,       PlanStatus::not_applicable,
                                                    PlanStatus::not_available, PlanStatus::not_settled};
  return kStatuses;
}

void write_status(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating) {
  const PlanStatus status = rating.status.status;
  const CellFormat format = book.looks.rag(status_rag(status));
  const std::string words(status_in_short(status));
  if (status == PlanStatus::not_settled) {
    sheet.text(cell, words, format);
    return;
  }
  sheet.stacked(cell, {{status_sign(status), kSignSize, true, format.colour}, {words, kWordSize, false, format.colour}},
                format);
}

void write_direction(ReportBook& book, SheetWriter& sheet, CellRef cell, const Rating& rating) {
  const PlanDirection direction = plan_direction(rating.direction.state);
  CellFormat format = book.looks.tone(direction_tone(direction));
  const std::string words(plan_direction_name(direction));
  if (direction == PlanDirection::not_applicable) {
    format.size = kWordSize;
    sheet.text(cell, words, format);
    return;
  }
  sheet.stacked(cell, {{direction_sign(direction), 13, true, format.colour}, {words, kWordSize, false, format.colour}},
                format);
}

std::string plan_measure_title(const Rating& rating) {
  return rating.measure.title + (rating.measure.priority_measure ? " (Priority measure)" : "");
}

std::string plan_measure_ref(const Rating& rating) { return rating.measure.ref.empty() ? kDash : rating.measure.ref; }

std::string plan_commentary(const ReportBook& book, const Rating& rating) {
  std::string words;
  if (rating.plan != nullptr) {
    for (const LabelledCell& remark : rating.plan->remarks) {
      const std::string text = trimmed(remark.text);
      if (!text.empty()) words += (words.empty() ? "" : "\n") + text;
    }
  }
  if (words.empty()) {
    if (const DetailPage* page = page_of(book, rating)) words = trimmed(page->analysis.text);
  }
  return words.empty() ? book.layout.no_commentary : words;
}

std::uint32_t begin_wide_sheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description,
                               const std::string& title, std::uint32_t columns) {
  sheet.print(book.print_setup(sheet, description.paper, description.landscape));
  CellFormat format = book.looks.title;
  format.wrap = true;
  sheet.merge({{1, 1}, {1, columns}}, book.filled(title), format);
  sheet.merge({{2, 1}, {2, columns}}, book.as_at + "   (" + book.status + ")", book.looks.subtitle);
  return 4;
}

std::uint32_t write_status_table(ReportBook& book, SheetWriter& sheet, std::uint32_t row, const std::string& heading,
                                 const StatusCounts& counts, const std::optional<std::string>& priority,
                                 const StatusColumns& columns) {
  const Looks& looks = book.looks;
  const std::string noun(period_noun(book.input.period.kind()));
  StatusCountCells living{&counts, priority, noun, {}, columns.counts_end, looks.cell};
  CellFormat left = looks.heading;
  left.across = Across::left;
  sheet.merge({{row, columns.sign}, {row, columns.words_end}}, heading, left);
  sheet.merge({{row, columns.counts}, {row, columns.counts_end}}, "This " + noun, looks.heading);
  ++row;
  bool adjusted = false;
  for (const PlanStatus status : plan_statuses()) {
    if (status == PlanStatus::not_settled && counts.of(status) == 0) continue;
    std::string words = counted(counts.of(status), "measure");
    if (const Share* share = share_of_status(counts, status)) {
      words = plan_share_words(*share, noun) + (share->adjusted ? " *" : "");
      adjusted = adjusted || share->adjusted;
    }
    sheet.text({row, columns.sign}, status_sign(status), looks.rag(status_rag(status)));
    sheet.merge({{row, columns.words}, {row, columns.words_end}}, plan_status_words(status), looks.cell);
    sheet.merge({{row, columns.counts}, {row, columns.counts_end}}, words, looks.cell);
    living.at[static_cast<std::size_t>(status)] = {&sheet, {row, columns.counts}};
    book.living.holds(sheet, {row, columns.counts}, CellValue::of(words));
    ++row;
  }
  book.living.statuses(living);
  CellFormat bold = looks.cell;
  bold.bold = true;
  sheet.merge({{row, columns.sign}, {row, columns.words_end}}, "All measures", bold);
  sheet.merge({{row, columns.counts}, {row, columns.counts_end}}, counted(counts.measures, "measure"), bold);
  ++row;
  if (!adjusted) return row;
  CellFormat note = looks.words;
  note.size = kWordSize;
  sheet.merge({{row, columns.sign}, {row, columns.counts_end}},
              "* This share takes what rounding leaves, so that the three shares add up to 100%.", note);
  return row + 1;
}

std::uint32_t write_plan_key(ReportBook& book, SheetWriter& sheet, std::uint32_t row) {
  const Looks& looks = book.looks;
  const auto line = [&](const std::string& sign, const CellFormat& format, std::string_view words,
                        const std::string& meaning) {
    sheet.text({row, 1}, sign, format);
    sheet.text({row, 2}, words, looks.cell);
    sheet.text({row, 3}, meaning, looks.cell);
    ++row;
  };
  const auto headings = [&](const char* first, const char* second, const char* third) {
    line(first, looks.heading, "", "");
    sheet.text({row - 1, 2}, second, looks.heading);
    sheet.text({row - 1, 3}, third, looks.heading);
  };
  headings("Status", "Word in the cell", "Overall status, relevant to target");
  for (const PlanStatus status : plan_statuses()) {
    const Rag rag = status_rag(status);
    std::string meaning(plan_status_words(status));
    if (rag != Rag::none) meaning += fmt::format(" ({} {})", rag_letter(rag), rag_name(rag));
    if (status == PlanStatus::not_settled) meaning += ": the data notes say why; it is in no share";
    line(status_sign(status), looks.rag(rag), status_in_short(status), meaning);
  }
  ++row;
  headings("DOT", "Word in the cell", "Direction of travel: performance against the earlier figure");
  for (const PlanDirection direction :
       {PlanDirection::improved, PlanDirection::stable, PlanDirection::got_worse, PlanDirection::not_applicable}) {
    CellFormat format = looks.tone(direction_tone(direction));
    const bool none = direction == PlanDirection::not_applicable;
    format.size = none ? format.size : 13;
    format.bold = !none;
    const char* meaning = direction == PlanDirection::improved    ? "performance is better than in the earlier period"
                          : direction == PlanDirection::stable    ? "performance is as it was"
                          : direction == PlanDirection::got_worse ? "performance is worse than in the earlier period"
                                                                  : "no earlier figure to compare with, or no good or "
                                                                    "bad performance";
    line(direction_sign(direction), format, plan_direction_name(direction), meaning);
  }
  return row;
}

double page_height_of(const ReportBook& book, const SheetWriter& sheet, const LayoutSheet& description,
                      std::uint32_t columns) {
  return rows_height_of_page(sheet, columns, book.print_setup(sheet, description.paper, description.landscape));
}

void break_pages(SheetWriter& sheet, const std::vector<FlowBlock>& blocks, const FlowPage& page) {
  std::vector<std::uint32_t> breaks;
  (void)flow(sheet, blocks, page, breaks);
  for (const std::uint32_t row : breaks) sheet.page_break_before(row);
}

double used_of_page(const SheetWriter& sheet, const std::vector<FlowBlock>& blocks, const FlowPage& page) {
  std::vector<std::uint32_t> breaks;
  return flow(sheet, blocks, page, breaks);
}

}  // namespace scorebook
