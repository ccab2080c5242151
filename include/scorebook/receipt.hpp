// The receipt of a check: what was checked, by which rules and with which definitions, what was found and what was
// waived by whom. It goes with the workbook when it is submitted, so that whoever receives it can see that the file is
// the one that was checked (its SHA-256) and how it stood. It judges nothing: whether to accept is the caller's.
#pragma once

#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/text.hpp"

namespace scorebook {

struct CheckedFile {
  std::string name, sha256;
};

struct ReceiptInput {
  const std::vector<Submission>& submissions;
  const CheckResult& checked;
  std::vector<CheckedFile> register_files;  // none: checked without a register
  std::vector<CheckedFile> earlier;         // that it was compared with
  std::vector<std::string> not_compared;    // earlier ones of another return or a later period
  std::vector<std::string> not_read;        // files of the folders that are of a kind that is not read
  bool period_asked = false;                // else each workbook was checked for its own
  bool public_edition = false;
  std::string date;  // ISO, of the check
};

[[nodiscard]] std::string receipt_text(const ReceiptInput& input, const TextStyle& style);
// {schema_version, program_version, catalogue_version, date, accepted, period, period_asked, edition, workbooks:
// [{file, sha256, directorate, period, places_not_understood}], register, earlier, not_compared, not_read, summary,
// waived: [{rule, title, measure, period, workbook, sheet, cells, reason, name, until, fingerprint}]}
[[nodiscard]] std::string receipt_json(const ReceiptInput& input);

}  // namespace scorebook
