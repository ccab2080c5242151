// Text made fit for a workbook. libxlsxwriter 1.1.4 writes bytes that are no UTF-8, control characters outside cells,
// over-long texts and a literal "_x0041_" as they come, which gives files that Excel refuses or reads as something
// else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scorebook {

inline constexpr std::size_t kMaximumCellCharacters = 32'767;  // UTF-16 units, as Excel counts them

struct CleanText {
  std::string text;
  bool replaced = false;  // bytes that were no UTF-8, or characters that XML cannot hold, became U+FFFD
  bool cut = false;       // longer than a cell can hold
};

// For a cell: every line break as one LF, "_x0041_" protected so that it reads back as typed, at most 32,767 UTF-16
// units.
[[nodiscard]] CleanText clean_cell_text(std::string_view text);
// For everything else (chart titles, headers, properties, alternative text): the same without control characters and
// line breaks, at most that many bytes, never cut inside a character.
[[nodiscard]] std::string clean_line(std::string_view text, std::size_t maximum_bytes);
// A sheet name that Excel takes: without [ ] : * ? / \ and #, no apostrophe at the ends, at most 31 characters, not
// empty, not "History".
[[nodiscard]] std::string clean_sheet_name(std::string_view name);
// As a formula names a sheet: 'Children''s services'. Always in quotes, which is right for every name.
[[nodiscard]] std::string quoted_sheet_name(std::string_view name);

}  // namespace scorebook
