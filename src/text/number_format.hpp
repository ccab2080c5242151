// Excel number formats: what a format code means and what it shows. Only the part of the language that figures, dates
// and durations in performance workbooks use; a code outside it (fractions, other calendars and scripts) is shown as
// General and says so (understood()). Blanks that a code only reserves at its ends are not shown. Source: the number
// format section of ECMA-376 part 1, 18.8.30 and 18.8.31; rounding and General as Excel does them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace scorebook {

// duration: elapsed or clock time without a date ([h]:mm, h:mm:ss).
enum class NumberFormatKind { general, number, per_cent, date, duration, text };

struct FormatSections;  // the code in parts: number_format.cpp

class NumberFormat {
 public:
  explicit NumberFormat(std::string_view code);

  [[nodiscard]] NumberFormatKind kind() const { return kind_; }
  // Decimal places of the first section; -1 for General.
  [[nodiscard]] int decimals() const { return decimals_; }
  // Whether every part of the code is known, so that shown() is what Excel shows.
  [[nodiscard]] bool understood() const { return understood_; }
  // "98.4%", "1,092", "Mar-16", "6.10". General: at most 11 characters as Excel has it in a wide column, from 15
  // digits. A number that the code cannot show (a date before 1900) is shown as General.
  [[nodiscard]] std::string shown(double number, bool date_1904) const;
  // Text through the text section: usually itself.
  [[nodiscard]] std::string shown(std::string_view text) const;

 private:
  std::shared_ptr<const FormatSections> sections_;  // shared by the copies
  NumberFormatKind kind_ = NumberFormatKind::general;
  int decimals_ = -1;
  bool understood_ = true;
};

// The code of a built-in format id (0 General, 9 0%, 10 0.00%, 14 dd/mm/yyyy as in the United Kingdom, 17 mmm-yy ...);
// "" for ids that have none.
[[nodiscard]] std::string_view built_in_number_format(int id);

}  // namespace scorebook
