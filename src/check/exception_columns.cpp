// Measures that are good and of concern at once (C410): by two columns or lists of the workbook itself, or by one that
// it is put in while its figures put it in both.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "check/consistency_rules.hpp"
#include "check/text_parts.hpp"
#include "check/wording.hpp"
#include "scorebook/exceptions.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// Words that give the reason why a measure is where it is.
constexpr std::array kReasons = {"because",      "due to",      "reason",   "natural variation", "as a result",
                                 "despite",      "in spite of", "although", "even though",       "nevertheless",
                                 "explained by", "so it is",    "seasonal", "caused by",         "owing to"};

bool gives_reason(const std::string& text) {
  return std::any_of(kReasons.begin(), kReasons.end(), [&](const char* words) { return holds_word(text, words); });
}

struct Columns {
  bool good = false, concern = false;

  [[nodiscard]] bool both() const { return good && concern; }
  [[nodiscard]] bool none() const { return !good && !concern; }
};

// What the words of an exception say: "Good/improved", "Area of concern".
Columns columns_said(const std::string& text) {
  Columns said;
  const std::vector<std::string> words = plain_words(text);
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  said.good = (has("good") && !has("performance")) || has("improved") || has("improving");
  said.concern = has("concern") || has("concerns");
  return said;
}

const ExceptionLine* line_of(const Exceptions& exceptions, const PlanRow& row) {
  for (const ExceptionLine& line : exceptions.in_both) {
    if (line.rating->plan == &row) return &line;
  }
  return nullptr;
}

const Rating* rating_of(const Evidence& evidence, const PlanRow& row) {
  for (const Rating& rating : evidence.ratings()) {
    if (rating.plan == &row) return &rating;
  }
  return nullptr;
}

bool row_gives_reason(const PlanRow& row, const Rating* rating) {
  const bool ruled = rating != nullptr && std::any_of(rating->overrides.begin(), rating->overrides.end(),
                                                      [](const AppliedOverride& one) { return !one.reason.empty(); });
  return ruled || std::any_of(row.remarks.begin(), row.remarks.end(),
                              [](const LabelledCell& remark) { return gives_reason(remark.text); });
}

Failure failure_at_row(const Evidence& evidence, const PlanRow& row) {
  Failure failure;
  failure.measure = row.definition.name;
  failure.period = evidence.period();
  failure.kind_of_place = (row.title.place.known() ? row.title.place.sheet_name() : "plan") + " exceptions";
  failure.fix = "Leave it in the column that it belongs to, or say in the commentary why it is in both.";
  return failure;
}

// A row of a plan whose exception is typed in one cell.
void check_status(const Evidence& evidence, const Exceptions& exceptions, const PlanRow& row, Recorder& recorder) {
  const Columns typed = columns_said(row.status.text);
  if (typed.none()) return recorder.not_run("the measure is in no exception column");
  const Rating* rating = rating_of(evidence, row);
  const ExceptionLine* line = line_of(exceptions, row);
  if (!typed.both() && line == nullptr) {
    if (rating == nullptr || rating->status.status == PlanStatus::not_settled)
      return recorder.not_run("the measure could not be set against its target");
    return recorder.passed();
  }
  if (row_gives_reason(row, rating)) return recorder.passed();
  Failure failure = failure_at_row(evidence, row);
  failure.places = {row.status.place};
  failure.observed = collapsed(row.status.text);
  failure.message = fmt::format("{}: it is listed as “{}”", measure_words(row.definition), failure.observed);
  if (line != nullptr) {
    const Rating& rated = *line->rating;
    if (rated.value != nullptr) failure.places.push_back(rated.value->place);
    for (const Observation* target : rated.targets) {
      if (std::find(failure.places.begin(), failure.places.end(), target->place) == failure.places.end())
        failure.places.push_back(target->place);
    }
    failure.message += fmt::format(", but its figures make it good and of concern at once ({})", line->why);
  } else {
    failure.message += ", which is good and of concern at once";
  }
  failure.message += "; no reason is given.";
  recorder.failed(std::move(failure));
}

// Two headings side by side, one of what is good or improved and one of what is of concern, with what stands below.
struct TwoColumns {
  CellRef good, concern;
  std::uint32_t last_row = 0;
};

constexpr std::size_t kLongestHeading = 60;
constexpr std::uint32_t kMostRows = 500;

std::vector<TwoColumns> two_columns_of(const Workbook& workbook, const Sheet& sheet) {
  std::vector<TwoColumns> found;
  std::optional<CellRef> good, concern;
  std::uint32_t row = 0;
  for (const Cell& cell : sheet.cells) {
    if (cell.ref.row != row) {
      row = cell.ref.row;
      good = concern = std::nullopt;
    }
    if (cell.kind != CellKind::text) continue;
    const std::string& text = workbook.text_of(cell);
    if (text.size() > kLongestHeading) continue;
    const Columns said = columns_said(text);
    if (said.good == said.concern) continue;
    (said.good ? good : concern) = cell.ref;
    if (!good || !concern) continue;
    if (!found.empty()) found.back().last_row = std::min(found.back().last_row, row - 1);
    found.push_back({*good, *concern, std::min(row + kMostRows, kMaximumRow)});
    good = concern = std::nullopt;
  }
  return found;
}

// The measure number that the words of a list begin with: "3.B5 Waste sent for reuse".
std::string ref_in_front(const std::string& text) {
  const std::string words = collapsed(text);
  const std::string first = words.substr(0, words.find_first_of(" :-"));
  const bool number =
      !first.empty() && std::any_of(first.begin(), first.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number && looks_like_ref(first) ? canonical_ref(first) : "";
}

bool is_mark(const std::string& text) {
  const std::string word = folded(text);
  return !word.empty() && word != "-" && word != "no" && word != "n" && word != "n/a" && word != "none";
}

using RowsBySheet = std::map<std::pair<std::string, std::uint32_t>, const PlanRow*>;

RowsBySheet rows_of_plans(const Submission& submission) {
  RowsBySheet rows;
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      if (row.title.place.known()) rows[{row.title.place.sheet_name(), row.title.place.cell.row}] = &row;
    }
  }
  return rows;
}

struct Listed {
  Place place;
  std::string text;
};

class TwoColumnsCheck {
 public:
  TwoColumnsCheck(const Evidence& evidence, const Sheet& sheet, const TwoColumns& columns, const RowsBySheet& rows,
                  Recorder& recorder)
      : evidence_(evidence), sheet_(sheet), columns_(columns), rows_(rows), recorder_(recorder) {}

  void run() {
    std::map<std::string, Listed> good, concern;
    for (std::uint32_t row = columns_.good.row + 1; row <= columns_.last_row; ++row) {
      const Listed left = listed_at({row, columns_.good.column}), right = listed_at({row, columns_.concern.column});
      const std::string left_ref = ref_in_front(left.text), right_ref = ref_in_front(right.text);
      if (!left_ref.empty()) good.emplace(left_ref, left);
      if (!right_ref.empty()) concern.emplace(right_ref, right);
      if (left_ref.empty() && right_ref.empty()) check_marks(row, left, right);
    }
    for (const auto& [ref, here] : good) {
      const auto there = concern.find(ref);
      if (there == concern.end()) {
        recorder_.passed();
      } else {
        check_listed(ref, here, there->second);
      }
    }
  }

 private:
  [[nodiscard]] Listed listed_at(CellRef ref) const {
    const Cell* cell = sheet_.find(ref);
    return {{sheet_.name, ref}, cell == nullptr ? "" : evidence_.submission().workbook->shown(*cell)};
  }

  // A row of a plan with a mark in one column or in both.
  void check_marks(std::uint32_t row, const Listed& good, const Listed& concern) {
    const auto found = sheet_.name ? rows_.find({sheet_.name->sheet, row}) : rows_.end();
    if (found == rows_.end() || (!is_mark(good.text) && !is_mark(concern.text))) return;
    const PlanRow& plan = *found->second;
    if (!is_mark(good.text) || !is_mark(concern.text)) return recorder_.passed();
    if (row_gives_reason(plan, rating_of(evidence_, plan))) return recorder_.passed();
    Failure failure = failure_at_row(evidence_, plan);
    failure.message =
        fmt::format("{}: it stands in both exception columns; no reason is given.", measure_words(plan.definition));
    fail(std::move(failure), good, concern);
  }

  void check_listed(const std::string& ref, const Listed& good, const Listed& concern) {
    if (gives_reason(good.text) || gives_reason(concern.text)) return recorder_.passed();
    Failure failure;
    failure.measure = ref;
    failure.period = evidence_.period();
    failure.kind_of_place = good.place.sheet_name() + " exception lists";
    failure.message = fmt::format("{} stands in both lists of exceptions; no reason is given.", ref);
    failure.fix = "Leave it in the list that it belongs to, or say there why it is in both.";
    fail(std::move(failure), good, concern);
  }

  void fail(Failure failure, const Listed& good, const Listed& concern) {
    failure.places = {concern.place, good.place};
    failure.observed = collapsed(good.text) + " | " + collapsed(concern.text);
    recorder_.failed(std::move(failure));
  }

  const Evidence& evidence_;
  const Sheet& sheet_;
  const TwoColumns& columns_;
  const RowsBySheet& rows_;
  Recorder& recorder_;
};

}  // namespace

void in_both_exception_columns(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  const bool any_status = std::any_of(submission.plans.begin(), submission.plans.end(), [](const PlanTable& plan) {
    return std::any_of(plan.rows.begin(), plan.rows.end(), [](const PlanRow& row) { return row.status.place.known(); });
  });
  if (any_status) {
    const Exceptions exceptions = find_exceptions(evidence.ratings());
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) {
        if (row.status.place.known()) check_status(evidence, exceptions, row, recorder);
      }
    }
  }
  if (submission.workbook == nullptr) return;
  const RowsBySheet rows = rows_of_plans(submission);
  for (const Sheet& sheet : submission.workbook->sheets) {
    if (sheet.visibility != Visibility::visible) continue;
    for (const TwoColumns& columns : two_columns_of(*submission.workbook, sheet))
      TwoColumnsCheck(evidence, sheet, columns, rows, recorder).run();
  }
}

}  // namespace scorebook::rule
