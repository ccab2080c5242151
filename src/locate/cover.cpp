#include "locate/cover.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostNumbers = 8;  // dates and versions; more than that are figures

bool starts_with(const std::string& text, std::string_view start) { return text.compare(0, start.size(), start) == 0; }

// A text cell that starts with the label ("status", "created by"), alone or before a colon; null for others.
bool is_label(const Grid& grid, const Cell& cell, std::string_view label) {
  if (cell.kind != CellKind::text) return false;
  const std::string text = folded(grid.label(cell));
  return text.size() <= kLongestLine && starts_with(text, label) &&
         (text.size() == label.size() || text[label.size()] == ':');
}

// What stands after the colon, or in the next cell.
LabelledCell labelled_value(const Grid& grid, const Cell& cell, std::string_view label) {
  const std::string text = grid.shown(cell);
  const std::string rest =
      text.size() > label.size() + 1 ? trimmed(std::string_view(text).substr(label.size() + 1)) : std::string();
  if (!rest.empty()) {
    LabelledCell value = grid.labelled(cell.ref);
    value.text = rest;
    return value;
  }
  const Cell* next = grid.next(cell.ref);
  return next == nullptr ? LabelledCell{} : grid.labelled(next->ref);
}

struct AsAt {
  LabelledCell cell;
  std::optional<Period> period;
};

AsAt as_at_of(const Grid& grid, const Cell& cell) {
  if (cell.kind != CellKind::text) return {};
  const std::string text = folded(grid.label(cell));
  const bool says = text.size() <= kLongestLine && starts_with(text, "as at") &&
                    (text.size() == 5 || text[5] == ':' || text[5] == ' ');
  if (!says) return {};
  if (const std::optional<Period> period = find_period(grid.shown(cell))) return {grid.labelled(cell.ref), period};
  const Cell* next = grid.next(cell.ref);
  if (next == nullptr) return {};
  return {grid.labelled(next->ref), grid.period(*next)};
}

struct CoverLabel {
  std::string_view label;
  LabelledCell Submission::*value;
};
constexpr CoverLabel kCoverLabels[] = {{"status", &Submission::status},
                                       {"created by", &Submission::created_by},
                                       {"date created", &Submission::date_created}};

// The first "As at" settles the reporting period; another month is never passed over in silence.
void record_other_date(const LabelledCell& other, const Period& month, Submission& submission) {
  submission.not_understood.push_back(
      {other.place, "The workbook says \"As at\" with two dates: " + to_string(submission.as_at.place) + " says \"" +
                        submission.as_at.text + "\", which was taken as the reporting period (" +
                        submission.period->words() + "), and " + to_string(other.place) + " says \"" + other.text +
                        "\" (" + month.words() + "), which was not."});
}

std::vector<std::string> lines_before_details(const Grid& grid) {
  std::vector<std::string> lines;
  for (const std::uint32_t row : grid.rows()) {
    for (const Cell* cell : grid.row(row)) {
      if (cell->kind != CellKind::text) continue;
      const std::string text = grid.shown(*cell);
      if (starts_with(folded(text), "as at") || text.size() > kLongestLine) return lines;
      for (const CoverLabel& label : kCoverLabels) {
        if (is_label(grid, *cell, label.label)) return lines;
      }
      lines.push_back(text);
    }
  }
  return lines;
}

}  // namespace

void read_as_at(const std::vector<Grid>& grids, Submission& submission) {
  for (const Grid& grid : grids) {
    for (const Cell& cell : grid.sheet().cells) {
      const AsAt found = as_at_of(grid, cell);
      if (!found.period) continue;
      const MonthNumber last = found.period->last();
      const Period month = found.period->kind() == PeriodKind::month ? *found.period : Period::of_month(last);
      if (!submission.period) {
        submission.as_at = found.cell;
        submission.period = month;
        submission.period_source = "\"" + found.cell.text + "\" in " + to_string(found.cell.place);
      } else if (month != *submission.period) {
        record_other_date(found.cell, month, submission);
      }
    }
  }
}

bool is_cover(const Grid& grid) {
  std::size_t numbers = 0;
  bool says = false;
  for (const Cell& cell : grid.sheet().cells) {
    if (cell.kind == CellKind::number && ++numbers > kMostNumbers) return false;
    says = says || as_at_of(grid, cell).period.has_value();
    for (const CoverLabel& label : kCoverLabels) says = says || is_label(grid, cell, label.label);
  }
  return says;
}

void read_cover(Grid& grid, Submission& submission) {
  for (const Cell& cell : grid.sheet().cells) {
    for (const CoverLabel& label : kCoverLabels) {
      LabelledCell& value = submission.*label.value;
      if (value.place.known() || !is_label(grid, cell, label.label)) continue;
      value = labelled_value(grid, cell, label.label);
    }
    grid.claim(cell.ref);
  }
  const std::string status = folded(submission.status.text);
  submission.marked_final = status == "final" || starts_with(status, "final ");
  if (!submission.directorate.empty() || !submission.title.empty()) return;
  std::vector<std::string> lines = lines_before_details(grid);
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [](const std::string& line) { return parse_period(line).has_value(); }),
              lines.end());
  // "COUNCIL PLAN 2017-20" above "PERFORMANCE REPORT" is a title in two lines, and no directorate.
  if (lines.size() >= 2 && (holds_word(lines.front(), "plan") || holds_word(lines.front(), "report"))) {
    submission.title = lines.front() + ", " + lines.back();
    return;
  }
  if (lines.size() == 1) submission.title = lines.front();
  if (lines.size() >= 2) {
    submission.directorate = lines.front();
    submission.title = lines.back();
  }
}

}  // namespace scorebook
