// The numbers of the records that are read, of both binary formats. All others are passed over. Sources: MS-XLS 2.3,
// MS-XLSB 2.3.
#pragma once

#include <cstdint>

namespace scorebook::xls {

// Substreams.
inline constexpr std::uint16_t kBeginning2 = 0x0009, kBeginning3 = 0x0209, kBeginning4 = 0x0409, kBeginning = 0x0809;
inline constexpr std::uint16_t kEnd = 0x000A;
// The whole workbook.
inline constexpr std::uint16_t kFilePass = 0x002F, kBoundSheet = 0x0085, kDateMode = 0x0022, kFormat = 0x041E,
                               kXf = 0x00E0, kXfExtension = 0x087D, kPalette = 0x0092, kSharedStrings = 0x00FC,
                               kName = 0x0018;
// Never encrypted.
inline constexpr std::uint16_t kInterfaceHeader = 0x00E1, kUserExclusive = 0x0194, kFileLock = 0x0195,
                               kRevisionInfo = 0x0196, kRevisionHead = 0x0138;
// Cells. Some programs keep the older numbers of FORMULA in files that are otherwise those of Excel 97.
inline constexpr std::uint16_t kSharedLabel = 0x00FD, kLabel = 0x0204, kRichLabel = 0x00D6, kNumber = 0x0203,
                               kRk = 0x027E, kManyRk = 0x00BD, kFormula = 0x0006, kFormula3 = 0x0206,
                               kFormula4 = 0x0406, kFormulaText = 0x0207, kBooleanOrError = 0x0205;
// What else a sheet has.
inline constexpr std::uint16_t kRow = 0x0208, kColumnInfo = 0x007D, kMergedCells = 0x00E5, kNote = 0x001C,
                               kObject = 0x005D, kTextObject = 0x01B6;

}  // namespace scorebook::xls

namespace scorebook::xlsb {

// The workbook part.
inline constexpr std::uint32_t kName = 39, kEndBook = 132, kWorkbookProperties = 153, kSheetEntry = 156;
// The styles part.
inline constexpr std::uint32_t kNumberFormat = 44, kFill = 45, kCellFormat = 47, kEndStyles = 279, kIndexedColour = 475,
                               kBeginCellFormats = 617, kEndCellFormats = 618;
// The table of texts.
inline constexpr std::uint32_t kSharedText = 19, kEndTexts = 160;
// Sheets. The "short" cells leave out their column: it is the next one.
inline constexpr std::uint32_t kRow = 0, kRk = 2, kError = 3, kBoolean = 4, kReal = 5, kText = 6, kTextIndex = 7,
                               kFormulaText = 8, kFormulaNumber = 9, kFormulaBoolean = 10, kFormulaError = 11,
                               kBlank = 1, kShortBlank = 12, kShortRk = 13, kShortError = 14, kShortBoolean = 15,
                               kShortReal = 16, kShortText = 17, kShortTextIndex = 18, kColumnInfo = 60, kRichText = 62,
                               kEndSheet = 130, kMergedCells = 176;
// Comments.
inline constexpr std::uint32_t kEndComments = 629, kCommentAuthor = 632, kComment = 635, kEndComment = 636,
                               kCommentText = 637;

}  // namespace scorebook::xlsb
