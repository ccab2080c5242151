// The annotated copy: the officer's own workbook with a comment at the first cell of every finding, which names the
// others, and nothing else changed, so that it can be mended in place. Every other part of the file is copied byte for
// byte, macros included.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/result.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct Annotated {
  std::size_t cells = 0;     // that have a comment with findings
  std::size_t findings = 0;  // that stand in one of those comments
  // Findings that could not stand at a cell of this workbook, in words ("A301 at Summary!D5: the cell has a
  // conversation"), those of the measure register among them: they are listed in the comment that sums up.
  std::vector<std::string> without_cell;
  std::string summary_place;  // where that comment stands: "Summary!A1"; empty where no cell could take it
};

// Writes a copy of the workbook at `original_path` to `path`. Every finding of `result` with a cell in that workbook
// stands in a comment at its first cell (of a merged range: at its upper left one), with the other cells named; those
// at one cell share a comment, errors first, waived ones last and marked as such. A comment of at most about 1,000
// characters says how many more there are. Comments that are there are kept, with ours below; what an earlier copy of
// ours said there is taken out, unless somebody has written into it. A first comment, at A1 of the first visible sheet
// or beside it, sums up and lists the findings that have no cell, names those in hidden rows, columns and sheets and
// the comments of earlier copies that stay. The author of the comments is "Scorebook". Same inputs, same bytes.
//
// `submissions`: all that were checked together, this one among them or not: findings at cells of others are left to
// their own copies, while those at cells of none of them, such as those of the register, are listed in every copy.
//
// Errors: file_missing, file_unreadable; damaged, over_limit, encrypted; output_not_written: where the file is no .xlsx
// or .xlsm, is not the one that was checked (by its SHA-256), is signed, or is of the Strict form; where `path` has
// another ending, is the original itself or cannot be written. Nothing is left half-written.
[[nodiscard]] Result<Annotated> write_annotated_copy(const Submission& submission, const CheckResult& result,
                                                     const std::string& original_path, const std::string& path,
                                                     const std::vector<Submission>& submissions = {});

// The name of the workbook that an annotated copy is of; empty for any other workbook. For folders that hold both,
// where every figure would count twice.
[[nodiscard]] std::string original_of_annotated_copy(const Workbook& workbook);

}  // namespace scorebook
