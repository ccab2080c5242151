// Who submitted what, when, and with which findings outstanding: a row for each workbook, and apart from them the
// earlier submissions that served as history.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/exception_lists.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

struct Heading {
  const char* words;
  double width;
};
constexpr Heading kHeadings[] = {
    {"WORKBOOK", 23},  {"DIRECTORATE", 19}, {"TITLE", 26},          {"PERIOD", 12},         {"ITS OWN STATUS", 10},
    {"CREATED", 19},   {"FINGERPRINT", 14}, {"FIGURES READ", 9},    {"ERRORS OPEN", 8},     {"QUERIES OPEN", 8.5},
    {"NOTES OPEN", 7}, {"WAIVED", 8.5},     {"NOT UNDERSTOOD", 13}, {"WHAT IS MISSING", 44}};
constexpr std::uint32_t kLast = 14;
constexpr std::size_t kShortFingerprint = 12;

struct Outstanding {
  std::size_t errors = 0, queries = 0, notes = 0, waived = 0;

  [[nodiscard]] std::size_t all() const { return errors + queries + notes + waived; }
};

void count(const Finding& finding, Outstanding& outstanding) {
  if (finding.state == FindingState::waived) {
    ++outstanding.waived;
    return;
  }
  switch (finding.severity) {
    case Severity::error:
      ++outstanding.errors;
      break;
    case Severity::query:
      ++outstanding.queries;
      break;
    case Severity::note:
      ++outstanding.notes;
      break;
  }
}

std::string outstanding_words(const Outstanding& outstanding) {
  return fmt::format("{} open, {} open, {} open, {} waived", counted(outstanding.errors, "error"),
                     counted(outstanding.queries, "query", "queries"), counted(outstanding.notes, "note"),
                     outstanding.waived);
}

std::string file_of(const Submission& submission) {
  return submission.workbook == nullptr ? "not known" : submission.workbook->name;
}

std::string fingerprint_of(const Submission& submission) {
  return submission.workbook == nullptr || submission.workbook->sha256.empty()
             ? "not known"
             : submission.workbook->sha256.substr(0, kShortFingerprint);
}

std::string or_not_stated(const std::string& text) { return is_blank(text) ? "not stated" : collapsed(text); }

// What a cover's cell says after its label: "FINAL" of "Status: FINAL".
std::string after_label(const LabelledCell& cell, std::string_view label) {
  const std::string text = collapsed(cell.text);
  if (folded(text).compare(0, label.size(), label) != 0) return text;
  const std::size_t colon = text.find(':');
  return trimmed(std::string_view(text).substr(colon == std::string::npos ? label.size() : colon + 1));
}

std::string status_of(const Submission& submission) {
  const std::string words = after_label(submission.status, "status");
  if (!words.empty()) return words;
  return submission.marked_final ? "FINAL" : "not stated";
}

std::string created_of(const Submission& submission) {
  const std::string by = after_label(submission.created_by, "created by");
  const std::string on = after_label(submission.date_created, "date created");
  if (by.empty() && on.empty()) return "not stated";
  return (by.empty() ? "by: not stated" : "by " + by) + "\n" + (on.empty() ? "date: not stated" : on);
}

class SubmissionsSheet {
 public:
  SubmissionsSheet(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description)
      : book_(book), sheet_(sheet), description_(description) {}

  void write() {
    for (std::uint32_t i = 0; i < kLast; ++i) sheet_.column_width(i + 1, i + 1, kHeadings[i].width);
    count_findings();
    std::uint32_t row = book_.begin_sheet(sheet_, description_, description_.title) - 1;
    const CellFormat& words = book_.looks.words;
    sheet_.merge({{row, 1}, {row, kLast}},
                 "The fingerprint is the beginning of the file's SHA-256, which the sheet of sources gives in full. A "
                 "finding is counted with the workbook of its first cell.",
                 words);
    row += 2;
    for (std::uint32_t i = 0; i < kLast; ++i) sheet_.text({row, i + 1}, kHeadings[i].words, book_.looks.heading);
    sheet_.repeat_rows(row, row);
    sheet_.freeze({row + 1, 2});
    ++row;
    for (const Submission& submission : book_.input.submissions) write_row(row++, submission);
    if (book_.input.submissions.empty())
      sheet_.merge({{row, 1}, {row, kLast}}, "No workbook was submitted.", book_.looks.cell), ++row;
    row = write_sums(row);
    row = write_earlier(row + 1);
    sheet_.print_area({{1, 1}, {row - 1, kLast}});
  }

 private:
  void count_findings() {
    std::set<std::string> files;
    for (const Submission& submission : book_.input.submissions) files.insert(file_of(submission));
    for (const Finding& finding : book_.input.checked.findings) {
      const std::string file = finding.places.empty() ? "" : finding.places.front().workbook_name();
      count(finding, files.count(file) == 0 ? elsewhere_ : of_file_[file]);
      count(finding, all_);
    }
  }

  [[nodiscard]] CellFormat text_format() const {
    CellFormat format = book_.looks.cell;
    format.down = Down::top;
    format.number_format = "@";
    format.size = 9.5;
    return format;
  }

  void number(std::uint32_t row, std::uint32_t column, std::size_t count) {
    CellFormat format = book_.looks.centred;
    format.down = Down::top;
    format.number_format = "#,##0";
    sheet_.number({row, column}, static_cast<double>(count), format);
  }

  void write_row(std::uint32_t row, const Submission& submission) {
    const CellFormat text = text_format();
    sheet_.text({row, 1}, file_of(submission), text);
    sheet_.text({row, 2}, or_not_stated(submission.directorate), text);
    sheet_.text({row, 3}, or_not_stated(submission.title), text);
    sheet_.text({row, 4}, submission.period ? submission.period->words() : "not stated", text);
    sheet_.text({row, 5}, status_of(submission), text);
    sheet_.text({row, 6}, created_of(submission), text);
    sheet_.text({row, 7}, fingerprint_of(submission), text);
    number(row, 8, figures_of(submission));
    const bool again = !named_.insert(file_of(submission)).second;
    const Outstanding& outstanding = of_file_[file_of(submission)];
    if (again) {
      for (std::uint32_t column = 9; column <= 12; ++column)
        sheet_.text({row, column}, "with the other of this name", text);
    } else {
      number(row, 9, outstanding.errors);
      number(row, 10, outstanding.queries);
      number(row, 11, outstanding.notes);
      number(row, 12, outstanding.waived);
    }
    sheet_.text({row, 13}, not_understood(submission), text);
    sheet_.text({row, kLast}, what_is_missing(submission), text);
  }

  // Those that were read, though an edition for the public leaves some out.
  [[nodiscard]] std::size_t figures_of(const Submission& submission) const {
    if (const PublicEdition* published = book_.input.published; published != nullptr) {
      for (const auto& [submissions, read] : {std::pair(&published->submissions, &published->figures_read),
                                              std::pair(&published->earlier, &published->figures_read_earlier)}) {
        for (std::size_t i = 0; i < std::min(submissions->size(), read->size()); ++i) {
          if (&(*submissions)[i] == &submission) return (*read)[i];
        }
      }
    }
    return static_cast<std::size_t>(
        std::count_if(submission.observations.begin(), submission.observations.end(),
                      [](const Observation& observation) { return observation.figure.value.has_value(); }));
  }

  static std::string not_understood(const Submission& submission) {
    if (submission.not_understood.empty()) return "nothing";
    std::vector<std::string> sheets;
    for (const NotUnderstood& place : submission.not_understood) {
      const std::string& sheet = place.place.sheet_name();
      if (!sheet.empty() && std::find(sheets.begin(), sheets.end(), sheet) == sheets.end()) sheets.push_back(sheet);
    }
    const std::string places = counted(submission.not_understood.size(), "place");
    return sheets.empty() ? places : places + " on " + listed(sheets);
  }

  // Plain sentences; what stands in no cover is no fault of the figures, but whoever reads the report must know.
  [[nodiscard]] std::string what_is_missing(const Submission& submission) const {
    std::vector<std::string> sentences;
    if (is_blank(submission.directorate)) sentences.emplace_back("It does not say which directorate it is of.");
    if (!submission.period) {
      sentences.emplace_back("It gives no reporting period.");
    } else {
      if (*submission.period != book_.input.period)
        sentences.push_back(
            fmt::format("It is for {}, the report for {}.", submission.period->words(), book_.input.period.words()));
      if (is_blank(submission.as_at.text))
        sentences.push_back("It has no \u201cas at\u201d date" +
                            (submission.period_source.empty() ? std::string(".")
                                                              : "; its period is " + submission.period_source + "."));
    }
    if (status_of(submission) == "not stated")
      sentences.emplace_back("It does not say whether it is a draft or final.");
    if (is_blank(after_label(submission.created_by, "created by")))
      sentences.emplace_back("It does not say who made it.");
    if (is_blank(after_label(submission.date_created, "date created")))
      sentences.emplace_back("It does not say when it was made.");
    if (figures_of(submission) == 0) sentences.emplace_back("No figure was read from it.");
    if (!submission.not_understood.empty())
      sentences.emplace_back("Not everything was understood: \u2018scorebook inspect\u2019 says what was looked for.");
    if (const std::string without = measures_without_figure(submission); !without.empty()) sentences.push_back(without);
    if (sentences.empty()) return "Nothing is missing.";
    std::string all;
    for (const std::string& sentence : sentences) all += (all.empty() ? "" : " ") + sentence;
    return all;
  }

  // Of the measures that the workbook defines those that are due and have no figure.
  [[nodiscard]] std::string measures_without_figure(const Submission& submission) const {
    std::vector<std::string> names;
    for (const Rating& rating : book_.input.ratings) {
      if (!defines(submission, rating) || !rating.due) continue;
      if (rating.value != nullptr && rating.value->figure.value) continue;
      // What this edition leaves out is not missing.
      if (rating.value != nullptr && rating.value->figure.missing == Missing::suppressed) continue;
      names.push_back(rating.measure.ref.empty() ? "\u201c" + collapsed(rating.measure.title) + "\u201d"
                                                 : rating.measure.ref);
    }
    if (names.empty()) return "";
    return fmt::format("{} no figure for {}: {}.",
                       counted(names.size(), "measure") + (names.size() == 1 ? " has" : " have"),
                       book_.input.period.words(), listed(names));
  }

  static bool defines(const Submission& submission, const Rating& rating) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        if (&row == rating.row) return true;
      }
    }
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) {
        if (&row == rating.plan) return true;
      }
    }
    return false;
  }

  std::uint32_t write_sums(std::uint32_t row) {
    if (elsewhere_.all() > 0) {
      sheet_.merge({{row, 1}, {row, kLast}},
                   "In other files, such as the measure register, or in none: " + outstanding_words(elsewhere_) + ".",
                   book_.looks.cell);
      ++row;
    }
    sheet_.merge({{row, 1}, {row, kLast}}, "Altogether: " + outstanding_words(all_) + ".", book_.looks.band);
    return row + 1;
  }

  std::uint32_t write_earlier(std::uint32_t row) {
    sheet_.merge({{row, 1}, {row, kLast}}, "Earlier submissions, used as history", book_.looks.band);
    ++row;
    if (book_.input.earlier == nullptr || book_.input.earlier->empty()) {
      const std::string among = compared_among();
      sheet_.merge({{row, 1}, {row, kLast}},
                   among.empty() ? "None was given: whether figures were restated is not known, and trends and charts "
                                   "rest on the workbooks above alone."
                                 : "None was given. Of the workbooks above " + among + ".",
                   book_.looks.cell);
      return row + 1;
    }
    const char* headings[] = {"WORKBOOK",       "DIRECTORATE", "TITLE",       "PERIOD",
                              "ITS OWN STATUS", "CREATED",     "FINGERPRINT", "FIGURES READ"};
    for (std::uint32_t i = 0; i < 8; ++i) sheet_.text({row, i + 1}, headings[i], book_.looks.heading);
    sheet_.merge({{row, 9}, {row, kLast}}, "COMPARED WITH", book_.looks.heading);
    ++row;
    const CellFormat text = text_format();
    for (const Submission& earlier : *book_.input.earlier) {
      sheet_.text({row, 1}, file_of(earlier), text);
      sheet_.text({row, 2}, or_not_stated(earlier.directorate), text);
      sheet_.text({row, 3}, or_not_stated(earlier.title), text);
      sheet_.text({row, 4}, earlier.period ? earlier.period->words() : "not stated", text);
      sheet_.text({row, 5}, status_of(earlier), text);
      sheet_.text({row, 6}, created_of(earlier), text);
      sheet_.text({row, 7}, fingerprint_of(earlier), text);
      number(row, 8, figures_of(earlier));
      sheet_.merge({{row, 9}, {row, kLast}}, compared_with(earlier), text);
      ++row;
    }
    return row;
  }

  // "march.xlsx was compared with february.xlsx" of workbooks that were submitted together.
  [[nodiscard]] std::string compared_among() const {
    std::vector<std::string> found;
    if (book_.input.comparisons == nullptr) return "";
    for (const Comparison& comparison : *book_.input.comparisons) {
      std::vector<std::string> files;
      for (const Submission* earlier : comparison.earlier) files.push_back(file_of(*earlier));
      if (comparison.later != nullptr && !files.empty())
        found.push_back(file_of(*comparison.later) + " was compared with " + listed(files));
    }
    return listed(found);
  }

  [[nodiscard]] std::string compared_with(const Submission& earlier) const {
    std::vector<std::string> later;
    if (book_.input.comparisons == nullptr) return "Not compared.";
    for (const Comparison& comparison : *book_.input.comparisons) {
      const bool found =
          std::find(comparison.earlier.begin(), comparison.earlier.end(), &earlier) != comparison.earlier.end();
      if (found && comparison.later != nullptr) later.push_back(file_of(*comparison.later));
    }
    return later.empty() ? "Not compared: it is of another return than the workbooks above, or of a later period. Its "
                           "figures serve as history where they are of the same measures."
                         : listed(later);
  }

  ReportBook& book_;
  SheetWriter& sheet_;
  const LayoutSheet& description_;
  std::map<std::string, Outstanding> of_file_;  // by the workbook's name
  std::set<std::string> named_;
  Outstanding elsewhere_, all_;
};

}  // namespace

void write_submissions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  SubmissionsSheet(book, sheet, description).write();
}

}  // namespace scorebook
