// The committee workbook, from a layout. It computes nothing: every figure, colour and word comes from what it is
// given. Same inputs, same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scorebook/comparison.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/learn.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/receipt.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/suppression.hpp"

namespace scorebook {

// committee: values only. working: living formulas, and what the checks found. for_public: the committee's with small
// numbers suppressed and listed.
enum class Edition { committee, working, for_public };
enum class ReportStatus { draft, final };

struct ReportInput {
  const std::vector<Submission>& submissions;
  const std::vector<Rating>& ratings;
  const CheckResult& checked;
  Period period;
  Edition edition = Edition::committee;
  ReportStatus status = ReportStatus::draft;
  bool forced = false;                         // final in spite of open errors: the cover says so
  std::string created_on;                      // ISO date for the cover; empty: the date in the workbook's own cover
  const Register* measure_register = nullptr;  // null: without one
  const std::vector<Submission>* earlier = nullptr;      // the history; null: without one
  const std::vector<Comparison>* comparisons = nullptr;  // of the submissions with it; null: not compared
  // Of the edition for the public: submissions, ratings and history above are its own, and it lists what they lack.
  const PublicEdition* published = nullptr;
  std::vector<CheckedFile> register_files = {};  // that the register was read from, for the list of sources
};

// Layouts are data; see templates/README.md. `name_or_file`: a file, or the name of a layout that comes with the
// program.
struct LayoutSource {
  std::string name;  // for messages
  std::string text;  // the TOML text
};
[[nodiscard]] Result<LayoutSource> find_layout(const std::string& name_or_file);
[[nodiscard]] std::vector<std::string> layout_names();  // those that come with the program

// Which measures a layout has sheets for: those of scorecards, those of plan tables, or both. The ratings of the others
// are not to be handed in. Errors: layout_invalid.
struct LayoutPlaces {
  bool scorecards = false, plans = false;
};
[[nodiscard]] Result<LayoutPlaces> layout_places(const LayoutSource& layout);

// Writes the workbook beside `path` and renames it there when it is complete. Errors: layout_invalid,
// output_not_written.
[[nodiscard]] Result<void> write_report(const ReportInput& input, const LayoutSource& layout, const std::string& path);

// The draft of the register's sheet Sources, as inspect_csv has it, as a workbook for Excel to complete: with lists of
// the words that a cell may hold, and a sheet that says what each column is for. Errors: output_not_written.
[[nodiscard]] Result<void> write_sources_workbook(const std::vector<Submission>& submissions, const std::string& path);

// The register as a workbook for Excel: every sheet with its headings, a note on each, lists of the words that a cell
// may hold, and a sheet Read me. An empty one is to be filled in. Errors: output_not_written.
[[nodiscard]] Result<void> write_register_workbook(const Register& measure_register, const std::string& path);

// A learned register as the same workbook: every cell that a note is about has a fill and a note with the reason, and a
// sheet "To confirm" lists all notes with links to their cells. Errors: output_not_written.
[[nodiscard]] Result<void> write_learned_workbook(const Learned& learned, const std::string& path);

// Whether a workbook is a register that this program wrote, or an officer completed: no submission.
[[nodiscard]] bool is_own_register(const Workbook& workbook);

// Whether a workbook is a report that write_report made: it lies in the folder of the submissions but is none.
[[nodiscard]] bool is_own_report(const Workbook& workbook);

// Writes any text output the same way: beside, then renamed.
[[nodiscard]] Result<void> write_text_file(const std::string& text, const std::string& path);

}  // namespace scorebook
