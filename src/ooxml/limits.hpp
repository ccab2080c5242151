// Every budget against hostile workbooks, in one place (that for the file itself is public: kMaximumFileBytes). They
// are counted on what is produced or found, never on what a file says about itself. A real workbook of four million
// cells stays far below all of them. Sources: the specifications and limits of Excel (rows, columns, text, formats);
// zip bombs and XML bombs in the wild.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scorebook {

// Parts (entries) of one package.
inline constexpr std::size_t kMaximumParts = 65'536;
// Inflated data: a part that is over this size and over this ratio is a bomb; so is a package over this total.
inline constexpr std::uint64_t kPartBytesBeforeRatio = std::uint64_t{64} << 20;
inline constexpr std::uint64_t kMaximumRatio = 200;
inline constexpr std::uint64_t kMaximumProducedBytes = std::uint64_t{1} << 30;
// Bytes handed on at a time.
inline constexpr std::size_t kBlockBytes = 64 * 1024;
// What the fast path sees at a time, and so its longest tag or comment.
inline constexpr std::size_t kWindowBytes = 256 * 1024;
// XML: elements inside elements, and one tag or comment that does not end.
inline constexpr std::size_t kMaximumDepth = 256;
inline constexpr std::uint64_t kMaximumTokenBytes = std::uint64_t{8} << 20;
// Characters of one cell's text in Excel; a longer one is kept and mentioned.
inline constexpr std::size_t kExcelTextCharacters = 32'767;
// Entries of the table of shared strings.
inline constexpr std::size_t kMaximumTexts = 8'000'000;
// Excel has 65,490 cell formats, fewer fills, and 255 characters in a number format (here in bytes).
inline constexpr std::size_t kMaximumStyles = 131'072;
inline constexpr std::size_t kMaximumNumberFormatBytes = 1024;
inline constexpr std::size_t kMaximumSheets = 16'384;
inline constexpr std::size_t kMaximumNames = 250'000;
inline constexpr std::size_t kMaximumCustomProperties = 65'536;
// Relationships of one part. Excel has at most 66,530 links in a sheet.
inline constexpr std::size_t kMaximumRelationships = 131'072;
// Comments and authors of all sheets together, and their bytes: every comment has its author's name.
inline constexpr std::size_t kMaximumComments = 250'000;
inline constexpr std::size_t kMaximumCommentBytes = std::size_t{64} << 20;
// Columns of the tables (Insert > Table) of all sheets together, a table counting as one more, and their names' bytes.
inline constexpr std::size_t kMaximumTableColumns = 500'000;
inline constexpr std::size_t kMaximumTableBytes = std::size_t{64} << 20;
// Other workbooks that formulas refer to.
inline constexpr std::size_t kMaximumExternalLinks = 65'536;
// Stored cells of all sheets together.
inline constexpr std::size_t kMaximumCells = 24'000'000;
// Cells of an OpenDocument workbook that only a repeat count makes, and its hidden rows and columns, all sheets
// together.
inline constexpr std::size_t kMaximumRepeatedCells = 4'000'000;
inline constexpr std::size_t kMaximumHiddenRows = 4'000'000;
// Blanks that OpenDocument's elements stand for, in the cells and comments of all sheets together: one of a few bytes
// makes as many as a cell of Excel holds.
inline constexpr std::size_t kMaximumBlanks = std::size_t{64} << 20;
// Bytes of formulas written out from shared ones.
inline constexpr std::size_t kMaximumSharedFormulaBytes = std::size_t{256} << 20;
// Merged ranges of all sheets together.
inline constexpr std::size_t kMaximumMerges = 250'000;
// Oddities listed one by one for a sheet; what comes after is counted.
inline constexpr std::size_t kListedOddities = 200;

}  // namespace scorebook
